"""What people decided about two records has effect wherever parties are shown."""

from datetime import UTC, datetime

import pytest

from ostraka.link import Decision, decide, link_ledger
from ostraka.link.decided import key_of
from ostraka.model import Query
from ostraka.screen.histories import history_of
from ostraka.screen.lists import Lists
from ostraka.screen.screener import Screener

GB, US = "starter:GB:sberbank", "starter:US:sberbank"


@pytest.fixture
def broken(lists: Lists) -> Lists:
    """The starter book after a person broke the British from the American Sberbank."""
    at = datetime(2026, 11, 22, tzinfo=UTC)
    one = Decision(left=key_of(GB), right=key_of(US), same=False, by="A. Reader", why="a test", at=at)
    lists.load_starter()
    decide(lists.ledger, [one])
    link_ledger(lists.ledger)
    return lists


def parties_of(found: list[tuple[str, ...]]) -> list[set[str]]:
    return [set(listings) & {GB, US} for listings in found if set(listings) & {GB, US}]


def test_a_broken_link_parts_the_hits_of_a_check(broken: Lists) -> None:
    hits = Screener.open(broken).check(Query(name="Sberbank"))
    assert sorted(map(sorted, parties_of([hit.listings for hit in hits]))) == [[GB], [US]]


def test_a_broken_link_parts_the_rows_of_a_screening(broken: Lists) -> None:
    ((_, hits),) = Screener.open(broken).screen([Query(name="Sberbank")])
    assert sorted(map(sorted, parties_of([hit.listings for hit in hits]))) == [[GB], [US]]


def test_a_broken_link_parts_a_history(broken: Lists) -> None:
    found = history_of(broken, "Sberbank")
    listings = [tuple(f"{r.source}:{r.id}" for r in party.records) for party in found]
    assert sorted(map(sorted, parties_of(listings))) == [[GB], [US]]


def test_an_answer_as_known_in_the_past_uses_no_link_made_since(broken: Lists) -> None:
    known_by = datetime(2100, 1, 1, tzinfo=UTC)
    hits = Screener.open(broken, known_by=known_by).check(Query(name="Sberbank"))
    assert parties_of([hit.listings for hit in hits]) == [{GB, US}]
