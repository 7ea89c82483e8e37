"""What ``ostraka doctor`` says of lists that are well, stale, frozen, closed, short or changed."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from ostraka.ledger import Arrival, Ledger
from ostraka.model import (
    Designation,
    Kind,
    Measure,
    MeasureKind,
    Name,
    Parsed,
    PartialDate,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.screen.doctor import Health, examine
from tests.unit.screen.toy import toy

NOW = datetime(2022, 6, 1, tzinfo=UTC)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.open("sqlite://", create=True)


def record(number: int, program: str = "GB-RUS", born: bool = True, kind: Kind = Kind.PERSON) -> Record:
    act = Designation(authority="GB", program=program, measures=(Measure(MeasureKind.ASSET_FREEZE),))
    return Record(
        source="toy",
        id=f"{number:03}",
        kind=kind,
        names=(Name(f"Person {number}"),),
        designations=(act,),
        birth_dates=(PartialDate("1960"),) if born else (),
    )


def put(
    ledger: Ledger,
    day: str,
    *records: Record,
    format: str = "csv",
    published: date | None = None,
    partial: bool = False,
) -> None:
    """One snapshot, whatever the guards think of it."""
    seen = datetime.fromisoformat(f"{day}T00:00+00:00")
    order = Arrival(
        source="toy",
        files=(RawFile("toy.txt", day.encode()),),
        seen_at=seen,
        ingested_at=seen,
        parser="1",
        accept=True,
    )
    ledger.ingest(order, Parsed(records, (), format, published, partial))


def people(count: int, *, unborn: int = 0) -> list[Record]:
    return [record(n, born=n >= unborn) for n in range(count)]


def health(ledger: Ledger, now: datetime = NOW, **about: object) -> Health:
    info: SourceInfo = msgspec.structs.replace(toy(), **{"stale_after_days": 30} | about)
    [found] = examine(ledger, [info], now)
    return found


def codes(found: Health) -> list[str]:
    return [f"{f.level} {f.code}" for f in found.findings]


def test_a_list_that_is_not_loaded_is_named_and_no_problem(ledger: Ledger) -> None:
    found = health(ledger)
    assert (found.state, found.loaded, found.records, found.findings) == ("not loaded", False, 0, ())


def test_a_fresh_whole_list_is_well(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20), published=date(2022, 5, 29))
    found = health(ledger)
    assert (found.state, found.records, found.snapshots, found.age_days) == ("ok", 20, 1, 2)
    assert found.published == date(2022, 5, 29)
    assert found.findings == ()
    assert found.fill["birth_dates"] == 1.0


@pytest.mark.parametrize(("day", "state"), [("2022-05-02", "ok"), ("2022-05-01", "stale")])
def test_a_list_not_seen_for_longer_than_it_may_be_is_stale(ledger: Ledger, day: str, state: str) -> None:
    put(ledger, day, *people(20))
    found = health(ledger)
    assert found.state == state
    assert ("last seen 31 days ago" in str(found.findings)) == (state == "stale")


def test_an_address_that_answers_with_the_same_old_data_is_called_frozen(ledger: Ledger) -> None:
    """As Australia's retired file: seen today, and the same for months."""
    for day in ("2022-02-01", "2022-04-01", "2022-05-31"):
        put(ledger, day, *people(20), published=date(2022, 1, 15))
    found = health(ledger)
    assert found.state == "frozen"
    assert "seen 3 times with the same content, 136 days old" in found.findings[0].message


def test_a_list_that_prints_no_day_is_frozen_by_our_own_clock(ledger: Ledger) -> None:
    for day in ("2022-04-01", "2022-05-31"):
        put(ledger, day, *people(20))
    assert health(ledger).state == "frozen"


def test_an_old_edition_seen_once_is_not_called_frozen(ledger: Ledger) -> None:
    put(ledger, "2022-05-31", *people(20), published=date(2022, 1, 15))
    assert health(ledger).state == "ok"


def test_a_closed_list_kept_for_its_history_is_only_noted(ledger: Ledger) -> None:
    put(ledger, "2022-01-15", *people(20))
    found = health(ledger, closed_on=date(2022, 1, 28))
    assert (found.state, codes(found)) == ("closed", ["notice closed"])


def test_a_closed_list_whose_address_still_answers_is_a_problem(ledger: Ledger) -> None:
    put(ledger, "2022-05-31", *people(20))
    found = health(ledger, closed_on=date(2022, 1, 28))
    assert (found.state, codes(found)) == ("closed", ["problem closed"])
    assert "still answers with old data" in found.findings[0].message


def test_a_list_below_its_floor_is_a_problem(ledger: Ledger) -> None:
    put(ledger, "2022-05-31", *people(20))
    found = health(ledger, floor=21)
    assert (found.state, codes(found)) == ("below floor", ["problem below floor"])
    assert found.findings[0].message == "20 records; today's whole list has at least 21"


def test_a_refused_list_is_told_with_the_reason_until_one_is_taken_again(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    order = Arrival(source="toy", files=(), seen_at=NOW, ingested_at=NOW, parser="1")
    ledger.refuse(order, "toy.txt: the list is broken")
    found = health(ledger)
    assert (found.state, found.records) == ("refused", 20)
    assert found.last_attempt == "toy.txt: the list is broken"
    assert "the last attempt was refused: toy.txt: the list is broken" in found.findings[0].message
    put(ledger, "2022-05-31", *people(21))
    assert health(ledger).state == "ok"


def test_a_refused_first_list_is_told_too(ledger: Ledger) -> None:
    ledger.refuse(Arrival(source="toy", files=(), seen_at=NOW, ingested_at=NOW, parser="1"), "broken")
    found = health(ledger)
    assert (found.state, found.loaded, codes(found)) == ("refused", False, ["problem refused"])


def test_a_field_that_empties_or_fills_is_drift(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", *people(20, unborn=3))
    [finding] = health(ledger).findings
    assert (finding.level, finding.code) == ("notice", "fill")
    assert finding.message == "birth_dates filled by 100% before, 85% now"


def test_a_small_change_is_no_drift(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", *people(21, unborn=2))
    assert health(ledger).findings == ()


def test_words_never_seen_and_words_gone_are_drift(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", *(record(n, program="GB-BLR", kind=Kind.VESSEL) for n in range(20)))
    messages = [f.message for f in health(ledger).findings if f.code == "vocabulary"]
    assert messages == [
        "program GB-BLR is new",
        "program GB-RUS is gone",
        "kind person is gone",
        "kind vessel is new",
    ]


def test_a_count_that_jumps_is_drift(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", *people(23))
    assert [f.message for f in health(ledger).findings] == ["20 records before, 23 now"]


def test_a_change_of_format_is_told(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20), format="csv")
    put(ledger, "2022-05-31", *people(20), format="xml")
    assert "read from xml, before from csv" in [f.message for f in health(ledger).findings]


def test_an_amendment_is_neither_short_nor_drift(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", record(3, born=False), partial=True)
    found = health(ledger, floor=20)
    assert (found.state, found.findings) == ("ok", ())
    assert (found.records, found.fill["birth_dates"]) == (20, 1.0), "those of the list, not of the amendment"
    assert found.last_seen == datetime(2022, 5, 31, tzinfo=UTC)


def test_an_overruled_guard_stays_visible(ledger: Ledger) -> None:
    put(ledger, "2022-05-30", *people(20))
    put(ledger, "2022-05-31", *people(10))
    assert "a person overruled a guard: suddenly short: 10 records, 20 before" in [
        f.message for f in health(ledger).findings
    ]


def test_the_age_is_counted_in_whole_days(ledger: Ledger) -> None:
    put(ledger, "2022-05-31", *people(20))
    assert health(ledger, NOW + timedelta(hours=23)).age_days == 1
