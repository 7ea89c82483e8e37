"""Snapshots in, answers about the past out; every test runs on SQLite and on PostgreSQL."""

from datetime import date
from itertools import permutations

import msgspec
import pytest

from ostraka.errors import InputError
from ostraka.ledger import Ledger
from ostraka.model import Designation, Measure, MeasureKind
from tests.unit.ledger.story import ingest, life, listed, moment, record, take, tell


def test_a_record_without_a_printed_day_begins_with_the_first_snapshot_that_shows_it(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2022-04-01 A
        2022-04-05 A
        2022-04-06 A B
        2022-05-01 B
        """,
    )
    assert listed(ledger, "2022-04-05") == "A"
    assert listed(ledger, "2022-04-06") == "A B"
    assert listed(ledger, "2022-05-01") == "B"
    assert life(ledger, "A") == ["2022-04-01 on_or_before listed", "2022-05-01 first_missing delisted"]
    assert life(ledger, "B") == ["2022-04-06 first_seen listed"]


def test_before_the_first_snapshot_only_printed_days_are_claimed(ledger: Ledger) -> None:
    tell(ledger, "2022-04-01 A B@2014-03-17")
    assert listed(ledger, "2022-03-31") == "B"
    assert listed(ledger, "2014-03-16") == ""
    assert life(ledger, "B") == ["2014-03-17 printed listed"]


def test_as_of_uses_nothing_seen_later(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2022-04-01 A
        2022-04-08 A B@2022-04-06
        2022-04-20 A/2 B@2022-04-06
        """,
    )
    assert listed(ledger, "2022-04-06") == "A B", "in force, as we know now"
    assert listed(ledger, "2022-04-06", known_by="2022-04-07") == "A", "nobody could have known"
    assert listed(ledger, "2022-04-25", known_by="2022-04-10") == "A B"
    assert listed(ledger, "2022-04-25") == "A/2 B"
    assert listed(ledger, "2022-04-25", known_by="2022-03-31") == ""


def test_relisting_under_the_old_printed_day_makes_two_intervals(ledger: Ledger) -> None:
    """As the 84 Iran parties of the UN list: gone in 2024, back in 2025 with LISTED_ON 2007."""
    tell(
        ledger,
        """
        2020-11-24 A@2007-03-24 Z
        2024-11-30 Z
        2025-11-29 A@2007-03-24 Z
        """,
    )
    days = ["2007-03-24", "2024-11-29", "2024-11-30", "2025-11-28", "2025-11-29"]
    assert [listed(ledger, day) for day in days] == ["A", "A Z", "Z", "Z", "A Z"]
    assert life(ledger, "A") == [
        "2007-03-24 printed listed",
        "2024-11-30 first_missing delisted",
        "2025-11-29 first_seen relisted",
    ]


def test_a_printed_day_that_our_own_snapshots_contradict_is_not_believed(ledger: Ledger) -> None:
    """OFAC prints 2016 for a bank that was absent from every daily list until 2024."""
    tell(
        ledger,
        """
        2024-05-03 Z
        2024-11-30 Z A@2016-09-01 B@2024-04-20
        """,
    )
    assert life(ledger, "A") == ["2024-11-30 first_seen listed"]
    assert life(ledger, "B") == ["2024-04-20 printed listed"], "a fortnight is publication lag"


def test_a_list_that_keeps_its_delisted_targets_says_so_itself(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2024-01-01 A@2022-03-04
        2024-06-01 A@2022-03-04!2024-05-17
        """,
    )
    assert listed(ledger, "2024-05-16") == "A"
    assert listed(ledger, "2024-05-17") == ""
    assert life(ledger, "A") == [
        "2022-03-04 printed listed",
        "2024-05-17 printed delisted",
        "2024-06-01 first_seen amended",
    ]


def test_an_amendment_leaves_the_rest_of_the_list_alone(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2024-01-01  A B C
        2024-02-01+ B/2 D
        """,
    )
    assert listed(ledger, "2024-02-01") == "A B/2 C D"


STORY = (
    "2022-01-01 A B C@2014-01-01",
    "2022-02-01 A B/2 D",
    "2022-03-01 A B/2 D C@2014-01-01",
    "2022-04-01+ B/3",
    "2022-05-01 A B D/2",
)


def test_the_order_of_ingests_does_not_change_the_history(url: str) -> None:
    """All 120 orders on SQLite would be slow on PostgreSQL; a sample of them does for both."""
    orders = list(permutations(range(len(STORY))))[:: 7 if url.startswith("sqlite") else 40]
    answers = set()
    for number, order in enumerate(orders):
        ledger = Ledger.open(url, create=True)
        source = f"gb_uksl{number}"
        for index in order:
            ingest(ledger, STORY[index], source=source)
        days = ("2014-01-01", "2022-01-15", "2022-02-15", "2022-03-15", "2022-04-15", "2022-05-15")
        lists = tuple(listed(ledger, day, source=source) for day in days)
        known = tuple(listed(ledger, day, known_by=day, source=source) for day in days)
        lives = tuple(tuple(life(ledger, r, source)) for r in "ABCD")
        answers.add((lists, known, lives))
        ledger.close()
    assert len(answers) == 1
    lists, known, _ = answers.pop()
    assert lists == ("C", "A B C", "A B/2 D", "A B/2 C D", "A B/3 C D", "A B D/2")
    assert known[0] == ""


def test_diff_tells_listed_amended_delisted_and_relisted(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2022-01-01 A B C
        2022-02-01 A B
        2022-03-01 A/2 C D
        """,
    )
    found = ledger.diff("gb_uksl", moment("2022-02-10"), moment("2022-03-10"))
    assert [(c.record_id, c.change, c.fields) for c in found.changes] == [
        ("A", "amended", ("notes",)),
        ("B", "delisted", ()),
        ("C", "relisted", ()),
        ("D", "listed", ()),
    ]
    assert (found.from_seen, found.to_seen) == (moment("2022-02-01"), moment("2022-03-01"))


def test_replaying_all_changes_up_to_a_snapshot_gives_that_snapshot(ledger: Ledger) -> None:
    for line in STORY:
        ingest(ledger, line)
    state: dict[str, str] = {}
    for step in ledger.changes("gb_uksl", moment("2021-12-31"), moment("2022-12-31")):
        for change in step.changes:
            if change.after is None:
                del state[change.record_id]
            else:
                state[change.record_id] = "".join(change.after.notes)
        assert step.to_seen is not None
        day = step.to_seen.date().isoformat()
        shown = {word.partition("/")[0]: word.partition("/")[2] for word in listed(ledger, day, day).split()}
        assert state == shown


def test_the_same_bytes_again_add_a_sighting_and_no_version(ledger: Ledger) -> None:
    ingest(ledger, "2022-01-01 A B")
    first = ledger.snapshots()[0]
    again = ingest(ledger, "2022-01-01 A B")
    assert again.outcome == "repeated"
    assert len(ledger.snapshots()) == 1
    assert first.records == 2


def test_archived_bytes_come_back_as_they_were(ledger: Ledger) -> None:
    line = "2022-01-01 " + " ".join(f"A{i}" for i in range(3000))
    ingest(ledger, line)
    ingest(ledger, line.replace("2022-01-01", "2022-01-02") + " B")
    files = [ledger.files(s.id) for s in ledger.snapshots()]
    assert files[0][0].data == line.encode()
    assert files[1][0].data == line.replace("2022-01-01", "2022-01-02").encode() + b" B"


def test_last_seen_is_the_last_snapshot_that_shows_the_record(ledger: Ledger) -> None:
    tell(
        ledger,
        """
        2022-01-01 A B
        2022-02-01 A B
        2022-03-01 B
        """,
    )
    found = {x.record.id: x for x in ledger.as_of(date(2022, 2, 1)).listed}
    assert found["A"].last_seen == moment("2022-02-01")
    assert found["B"].last_seen == moment("2022-03-01")
    assert found["A"].first_seen == moment("2022-01-01")


def test_coverage_tells_what_the_ledger_can_speak_for(ledger: Ledger) -> None:
    tell(ledger, "2022-01-01 A")
    coverage = ledger.as_of(date(2022, 1, 1)).coverage
    assert set(coverage) == {"gb_uksl"}
    assert coverage["gb_uksl"].first_day == date(2022, 1, 1)


@pytest.mark.parametrize("day", ["2022-01-01"])
def test_other_content_at_the_same_moment_is_refused(ledger: Ledger, day: str) -> None:
    ingest(ledger, f"{day} A")
    with pytest.raises(InputError, match="very moment"):
        ingest(ledger, f"{day} A B")


def test_a_ground_added_later_is_told_on_its_own_day_and_not_before(ledger: Ledger) -> None:
    """OFAC listed Akimov in 2018 under one order and in 2022 under another."""
    grounds = tuple(
        Designation(
            authority="US", program=program, listed_on=day, measures=(Measure(MeasureKind.ASSET_FREEZE),)
        )
        for program, day in (
            ("US-UKRAINE-EO13661", date(2018, 4, 6)),
            ("US-RUSSIA-EO14024", date(2022, 5, 8)),
        )
    )
    akimov = msgspec.structs.replace(record("24316"), designations=grounds)
    take(ledger, "2026-01-01", akimov)
    assert [
        (str(e.effective), e.change, e.program, e.measures) for e in ledger.timeline("gb_uksl", "24316")
    ] == [
        ("2018-04-06", "listed", "US-UKRAINE-EO13661", ("asset_freeze",)),
        ("2022-05-08", "measure", "US-RUSSIA-EO14024", ("asset_freeze",)),
    ]


def test_a_measure_with_a_later_day_is_told_once_and_on_that_day(ledger: Ledger) -> None:
    measures = (
        Measure(MeasureKind.ASSET_FREEZE),
        Measure(MeasureKind.TRUST_SERVICES, effective=date(2023, 3, 21)),
    )
    ground = Designation(authority="GB", program="GB-RUS", listed_on=date(2022, 4, 6), measures=measures)
    for day in ("2023-01-01", "2023-06-01"):
        take(ledger, day, msgspec.structs.replace(record("A"), designations=(ground,), notes=(day,)))
    events = [(str(e.effective), e.change, e.measures) for e in ledger.timeline("gb_uksl", "A")]
    assert events == [
        ("2022-04-06", "listed", ("asset_freeze",)),
        ("2023-03-21", "measure", ("trust_services",)),
        ("2023-06-01", "amended", ("asset_freeze", "trust_services")),
    ]
