"""Since when: what each list's day means, and what the snapshots add."""

from datetime import UTC, date, datetime

from ostraka.coalition import Book, open_book
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Certainty
from ostraka.coalition.lag import Led, Pair, leaders, pairs
from ostraka.ledger import Arrival, Ledger
from ostraka.model import (
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    Parsed,
    PartialDate,
    RawFile,
    Record,
)  # fmt: skip

FREEZE, BANKING, TRAVEL = MeasureKind.ASSET_FREEZE, MeasureKind.CORRESPONDENT_BANKING, MeasureKind.TRAVEL_BAN


def person(source: str, authority: str, program: str, *measures: Measure, **told: object) -> Record:
    designation = Designation(authority=authority, program=program, measures=measures, **told)  # type: ignore[arg-type]
    return Record(
        source=source, id="1", kind=Kind.PERSON, names=(Name("Ivan Petrovich SIDOROV"),),
        birth_dates=(PartialDate("1960-05-06"),), designations=(designation,),
        identifiers=(Identifier(IdentifierKind.UN_REFERENCE, "QDi.999"),),
    )  # fmt: skip


def _arrival(source: str, files: tuple[RawFile, ...], moment: datetime) -> Arrival:
    return Arrival(source=source, files=files, seen_at=moment, ingested_at=moment, parser="1", accept=True)


def ledger_of(*snapshots: tuple[str, Record | None, str]) -> Ledger:
    """A ledger from ``(day, record, source)``; a snapshot without the record holds another."""
    ledger = Ledger.open("sqlite://", create=True)
    for day, record, source in snapshots:
        other = Record(source=source, id="other", kind=Kind.PERSON, names=(Name("Somebody Else"),))
        held = tuple(r for r in (record, other) if r)
        files = (RawFile("x", f"{day} {source} {record}".encode()),)
        moment = datetime.fromisoformat(f"{day}T12:00+00:00").astimezone(UTC)
        ledger.ingest(_arrival(source, files, moment), Parsed(held, format="test"))
    return ledger


def first(book: Book, authority: str, kind: MeasureKind = FREEZE) -> str:
    subject = next(s for s in book.subjects if "SIDOROV" in s.caption)
    return str(subject.first(authority, kind))


def test_the_uk_lists_designation_day_is_not_that_of_the_freeze_where_ofsi_tells_another() -> None:
    uk = person("gb_uksl", "GB", "GB-RUS", Measure(BANKING), Measure(FREEZE), listed_on=date(2022, 3, 1),
                listed_basis="DateDesignated: first measure")  # fmt: skip
    alone = open_book(ledger_of(("2022-05-01", uk, "gb_uksl")))
    assert first(alone, "GB") == "≥2022-03-01"
    ofsi = person("gb_ofsi", "GB", "GB-RUS", Measure(FREEZE, effective=date(2022, 4, 6), basis="Listed On"),
                  listed_on=date(2022, 4, 6), listed_basis="Listed On: asset freeze")  # fmt: skip
    both = open_book(ledger_of(("2022-05-01", uk, "gb_uksl"), ("2022-05-01", ofsi, "gb_ofsi")))
    assert first(both, "GB") == "2022-04-06"
    assert first(both, "GB", BANKING) == "≥2022-03-01"


def test_a_list_without_days_gives_the_first_snapshot_that_shows_the_party_and_the_one_before() -> None:
    us = person("us_ofac_sdn", "US", "US-RUSSIA-EO14024", Measure(FREEZE))
    book = open_book(ledger_of(("2022-04-05", None, "us_ofac_sdn"), ("2022-04-06", us, "us_ofac_sdn")))
    start = next(s for s in book.subjects if "SIDOROV" in s.caption).first("US")
    assert start is not None and (start.day, start.after) == (date(2022, 4, 6), date(2022, 4, 5))
    assert start.certainty is Certainty.FIRST_SEEN and start.exact and str(start) == "2022-04-06"
    far = open_book(ledger_of(("2021-08-18", None, "us_ofac_sdn"), ("2022-04-06", us, "us_ofac_sdn")))
    assert first(far, "US") == "≤2022-04-06"
    at_once = open_book(ledger_of(("2022-04-06", us, "us_ofac_sdn")))
    assert first(at_once, "US") == "≤2022-04-06"


def test_a_restated_schedule_gives_an_upper_bound() -> None:
    basis = "lims:inforce-start-date: schedule restated, listed then at the latest"
    ca = person(
        "ca_russia_regs", "CA", "CA-SEMA-RUS", Measure(FREEZE, effective=date(2016, 3, 18), basis=basis)
    )
    assert first(open_book(ledger_of(("2022-05-01", ca, "ca_russia_regs"))), "CA") == "≤2016-03-18"


def test_the_law_wins_over_the_list_made_from_it() -> None:
    law = person("ca_russia_regs", "CA", "CA-SEMA-RUS", Measure(FREEZE), listed_on=date(2022, 7, 8))
    table = person("ca_sema", "CA", "CA-SEMA-RUS", Measure(FREEZE), listed_on=date(2022, 7, 7))
    days = (("2022-08-01", law, "ca_russia_regs"), ("2022-08-01", table, "ca_sema"))
    assert first(open_book(ledger_of(*days)), "CA") == "2022-07-08"


def test_a_measure_added_later_begins_with_the_snapshot_that_first_shows_it() -> None:
    told = {"listed_on": date(2014, 9, 12), "listed_basis": "Listed"}
    before = person("eu_fsf", "EU", "EU-UKR", Measure(TRAVEL), **told)
    after = person("eu_fsf", "EU", "EU-UKR", Measure(TRAVEL), Measure(FREEZE), **told)
    book = open_book(ledger_of(("2022-04-05", before, "eu_fsf"), ("2022-04-08", after, "eu_fsf")))
    # on the 6th, the 7th or the 8th
    assert first(book, "EU") == "≤2022-04-08"
    assert first(book, "EU", TRAVEL) == "2014-09-12"


def test_delisted_and_relisted_are_two_stays() -> None:
    ca = person("ca_sema", "CA", "CA-SEMA-RUS", Measure(FREEZE), listed_on=date(2023, 2, 23))
    days = (("2023-03-01", ca, "ca_sema"), ("2023-11-09", None, "ca_sema"), ("2025-02-21", ca, "ca_sema"))
    subject = next(s for s in open_book(ledger_of(*days)).subjects if "SIDOROV" in s.caption)
    assert [(str(s.start.day), str(s.end)) for s in subject.stays["CA"]] == [
        ("2023-02-23", "2023-11-09"),
        ("2025-02-21", "None"),
    ]
    assert subject.frozen("CA", date(2023, 6, 1)) and not subject.frozen("CA", date(2024, 6, 1))


def test_an_end_on_one_list_counts_unless_a_later_list_still_shows_the_party() -> None:
    listed = date(2022, 2, 24)
    law = person("ca_russia_regs", "CA", "CA-SEMA-RUS", Measure(FREEZE), listed_on=listed)
    table = person("ca_sema", "CA", "CA-SEMA-RUS", Measure(FREEZE), listed_on=listed)
    ended = (
        ("2025-05-15", table, "ca_sema"),
        ("2025-06-01", law, "ca_russia_regs"),
        ("2026-02-01", None, "ca_russia_regs"),
    )
    subject = next(s for s in open_book(ledger_of(*ended)).subjects if "SIDOROV" in s.caption)
    assert subject.stays["CA"][0].end == date(2026, 2, 1)
    later = (*ended, ("2026-03-01", table, "ca_sema"))
    subject = next(s for s in open_book(ledger_of(*later)).subjects if "SIDOROV" in s.caption)
    assert subject.stays["CA"][0].end is None


def test_an_empty_cell_tells_not_listed_from_not_loaded_and_from_a_part_and_from_before_our_time() -> None:
    us = person("us_ofac_sdn", "US", "US-RUSSIA-EO14024", Measure(FREEZE))
    ledger = ledger_of(("2022-04-06", us, "us_ofac_sdn"), ("2022-05-01", None, "gb_ofsi"))
    gb = person("gb_ofsi", "GB", "GB-RUS", Measure(FREEZE), listed_on=date(2022, 5, 2))
    other = Record(
        source="gb_ofsi", id="2", kind=Kind.PERSON, names=(Name("Jane Doe"),), designations=gb.designations
    )
    ledger.ingest(
        _arrival("gb_ofsi", (RawFile("y", b"y"),), datetime(2022, 5, 2, tzinfo=UTC)),
        Parsed((other,), format="test"),
    )
    book = open_book(ledger)
    subject = next(s for s in book.subjects if "SIDOROV" in s.caption)
    assert book.absence(subject, "GB", None) is Absence.NOT_LISTED
    assert book.absence(subject, "GB", date(2022, 4, 1)) is Absence.BEFORE_FIRST
    assert book.absence(subject, "EU", None) is Absence.NOT_LOADED
    assert open_book(ledger, floors={"gb_ofsi": 100}).absence(subject, "GB", None) is Absence.PART_LOADED


def test_nothing_seen_later_is_used() -> None:
    us = person("us_ofac_sdn", "US", "US-RUSSIA-EO14024", Measure(FREEZE))
    ledger = ledger_of(("2022-04-05", None, "us_ofac_sdn"), ("2022-04-06", us, "us_ofac_sdn"))
    book = open_book(ledger, known_by=datetime(2022, 4, 5, 23, tzinfo=UTC))
    assert not any("SIDOROV" in s.caption for s in book.subjects)


def britain_and_america(gb_day: date, *snapshots: tuple[str, bool]) -> Ledger:
    """OFSI's list prints its day; OFAC's has none and is known by its snapshots, each with him or not."""
    gb = person("gb_ofsi", "GB", "GB-RUS", Measure(FREEZE), listed_on=gb_day, listed_basis="Listed On")
    us = person("us_ofac_sdn", "US", "US-RUSSIA-EO14024", Measure(FREEZE))
    shown = ((day, us if there else None, "us_ofac_sdn") for day, there in snapshots)
    return ledger_of(("2024-01-01", gb, "gb_ofsi"), *shown)


def after_britain(ledger: Ledger, day: date | None = None) -> Pair:
    return next(p for p in pairs(open_book(ledger), ("GB", "US"), day=day) if p.leader == "GB")


def led(ledger: Ledger) -> Led:
    return next(one for one in leaders(open_book(ledger), ("GB", "US")) if "SIDOROV" in one.caption)


APRIL = date(2022, 4, 6)


def test_who_followed_between_two_snapshots_followed() -> None:
    ledger = britain_and_america(APRIL, ("2022-05-06", False), ("2023-04-06", True), ("2024-05-01", True))
    pair = after_britain(ledger)
    assert (pair.frozen, pair.after, pair.unclear, pair.never) == (1, 1, 0, 0)
    assert pair.bounded == ((31, 365),) and pair.lags == ()
    assert pair.within(365) == (1.0, 1.0, 1.0) and pair.within(30).at_most == 0.0
    assert pair.within(90).surely == 0.0 and pair.within(90).at_most == 1.0
    assert pair.quartiles is None
    one = led(ledger)
    assert (one.leaders, one.exact, one.followers) == (("GB",), True, (("US", 31, 365),))


def test_on_an_earlier_day_nothing_is_known_of_what_came_later() -> None:
    ledger = britain_and_america(APRIL, ("2022-05-06", False), ("2023-04-06", True), ("2024-05-01", True))
    pair = after_britain(ledger, date(2022, 7, 5))
    assert (pair.after, pair.never, pair.censored) == (0, 1, (90,))
    assert after_britain(ledger, date(2022, 4, 5)).frozen == 0


def test_between_snapshots_about_the_leaders_day_the_order_is_unknown() -> None:
    ledger = britain_and_america(APRIL, ("2022-03-25", False), ("2022-04-08", True))
    pair = after_britain(ledger)
    assert (pair.frozen, pair.unclear, pair.bounded) == (1, 1, ((-11, 2),))
    assert not pair.told
    one = led(ledger)
    assert one.leaders == () and one.possible == ("GB", "US") and not one.exact
    assert one.day == APRIL


def test_a_leaders_day_may_be_a_bound_too() -> None:
    ledger = britain_and_america(APRIL, ("2021-08-18", False), ("2022-02-17", True))
    pair = next(p for p in pairs(open_book(ledger), ("GB", "US")) if p.leader == "US")
    assert (pair.frozen, pair.after, pair.bounded) == (1, 1, ((48, 230),))
    assert led(ledger).leaders == ("US",) and led(ledger).day == date(2022, 2, 17) and not led(ledger).exact


def test_whom_the_leader_froze_after_the_followers_list_ends_is_not_asked_about() -> None:
    late = britain_and_america(date(2023, 5, 1), ("2021-08-18", True), ("2022-02-17", True))
    # America's list was last seen before Britain's freeze: of that party it tells no story
    assert after_britain(late).frozen == 0
