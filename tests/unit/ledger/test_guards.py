"""What keeps yesterday's list, what a person may overrule, and what the diary says of it."""

import pytest

from ostraka.errors import GuardError
from ostraka.ledger import Ledger
from ostraka.model import Issue, IssueCode
from tests.unit.ledger.story import ingest, listed


def people(count: int, mark: str = "") -> str:
    return " ".join(f"P{i:03}{mark}" for i in range(count))


@pytest.fixture
def yesterday(ledger: Ledger) -> Ledger:
    ingest(ledger, f"2022-04-01 {people(100, '@2022-03-01')}", accept=False)
    return ledger


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("2022-04-02", "empty: the list holds no record"),
        (f"2022-04-02 {people(84, '@2022-03-01')}", "suddenly short: 84 records, 100 before"),
        (
            f"2022-04-02 {people(100)}",
            "lost field designations.listed_on: filled by 100.0% of records before, 0.0% now",
        ),
    ],
)
def test_a_bad_list_is_refused_and_yesterdays_stays(yesterday: Ledger, today: str, reason: str) -> None:
    with pytest.raises(GuardError, match=reason):
        ingest(yesterday, today, accept=False)
    assert len(listed(yesterday, "2022-04-02").split()) == 100
    assert len(yesterday.snapshots()) == 1
    assert yesterday.attempts()[-1].outcome == "refused"
    assert reason in yesterday.attempts()[-1].message


def test_fifteen_in_a_hundred_may_go_in_a_day(yesterday: Ledger) -> None:
    ingest(yesterday, f"2022-04-02 {people(85, '@2022-03-01')}", accept=False)
    assert len(listed(yesterday, "2022-04-02").split()) == 85


def test_a_person_may_overrule_a_guard_and_that_is_recorded(yesterday: Ledger) -> None:
    ingest(yesterday, f"2022-04-02 {people(50, '@2022-03-01')}", accept=True)
    assert len(listed(yesterday, "2022-04-02").split()) == 50
    assert yesterday.snapshots()[-1].accepted == "suddenly short: 50 records, 100 before"


@pytest.mark.parametrize(
    ("code", "count", "reason"),
    [
        (IssueCode.DUPLICATE_ID, 1, "duplicate ids: 1"),
        (IssueCode.MALFORMED_RECORD, 2, "unreadable: 2 of 102 records"),
    ],
)
def test_duplicate_ids_and_unreadable_records_are_refused(
    ledger: Ledger, code: IssueCode, count: int, reason: str
) -> None:
    issues = tuple(Issue(code, f"line {i}", "made for the test", "P000") for i in range(count))
    with pytest.raises(GuardError, match=reason):
        ingest(ledger, f"2022-04-01 {people(100)}", accept=False, issues=issues)
    assert ledger.snapshots() == []


def test_one_unreadable_record_is_an_issue_and_no_more(ledger: Ledger) -> None:
    ingest(
        ledger,
        f"2022-04-01 {people(100)}",
        accept=False,
        issues=(Issue(IssueCode.MALFORMED_RECORD, "line 3", "x"),),
    )
    assert [(i.code, i.where) for i in ledger.issues(ledger.snapshots()[0].id)] == [
        ("malformed_record", "line 3")
    ]


@pytest.mark.parametrize("code", [IssueCode.UNKNOWN_PROGRAM, IssueCode.UNKNOWN_CATEGORY])
def test_a_program_or_category_never_seen_does_not_stop_a_list(ledger: Ledger, code: IssueCode) -> None:
    ingest(ledger, "2022-04-01 A", accept=False, issues=(Issue(code, "line 1", "GB-MARS", "A"),))
    assert listed(ledger, "2022-04-01") == "A"


def test_an_amendment_is_not_called_short(yesterday: Ledger) -> None:
    ingest(yesterday, "2022-04-02+ P001/2", accept=False)
    assert len(listed(yesterday, "2022-04-02").split()) == 100


def test_after_an_amendment_a_list_is_compared_with_the_last_whole_one(yesterday: Ledger) -> None:
    ingest(yesterday, "2022-04-02+ P001@2022-03-01", accept=False)
    with pytest.raises(GuardError, match="suddenly short: 10 records, 100 before"):
        ingest(yesterday, f"2022-04-03 {people(10, '@2022-03-01')}", accept=False)
