"""A report against the real British list: whole, with its tens of thousands of names."""

# ruff: noqa: E501  (a case is read as one line)

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ostraka.ledger import Ledger
from ostraka.read import Reader
from ostraka.read.opening import document_of
from ostraka.screen.lists import Lists

REPORT = b"""LONDON, 7 April 2022 - Britain on Wednesday froze the assets of Sberbank and of Credit Bank of Moscow.
It also sanctioned Andrey Guryev, Leonid Mikhelson and Andrey Akimov, chief executive of Gazprombank. Of the others
nothing is known. May they appeal? In September the system will tell, the Co. wrote. Canada sanctioned nobody."""


@pytest.fixture(scope="module")
def british(shared: Path) -> Reader:
    """A reader on the real OFSI list."""
    lists = Lists(Ledger.open("sqlite://", create=True), Path())
    lists.ingest(
        "gb_ofsi", [shared / "lists/uk/ConList-2025-04-14.xlsx"], seen_at=datetime(2025, 4, 14, tzinfo=UTC)
    )
    return Reader.open(lists)


def test_the_week_of_april_is_confirmed_by_the_groups_of_the_real_list(british: Reader) -> None:
    reading = british.read(document_of(REPORT, "report.txt"))
    facts = {
        m.text: c.verdict.fact for c in reading.claims if c.verdict for m in [reading.mentions[c.mention]]
    }
    assert {words: fact.listing for words, fact in facts.items() if fact} == {
        "Sberbank": "15076",
        "Credit Bank of Moscow": "15077",
        "Andrey Guryev": "15072",
        "Leonid Mikhelson": "15073",
        "Andrey Akimov": "15071",
    }
    assert {c.verdict.outcome for c in reading.claims if c.verdict} == {"confirmed"}
    assert [m.text for m in reading.mentions if m.text not in facts] == ["Gazprombank"]
    round_ = {o.listing for o in reading.left_out if o.kind == "same round"}
    assert "gb_ofsi:15075" in round_  # Viatcheslav Kantor


def test_a_list_that_is_not_loaded_is_not_checkable(british: Reader) -> None:
    reading = british.read(
        document_of(b"7 April 2022\nThe EU sanctioned Leonid Mikhelson on Wednesday.", "x")
    )
    verdict = reading.claims[0].verdict
    assert verdict is not None and verdict.outcome == "not checkable" and "European Union" in verdict.why
