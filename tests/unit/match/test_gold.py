"""The pairs written by hand (tests/gold/matching): what the matcher says of names nobody tuned it on."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ostraka.match import MatchConfig, compare
from ostraka.model import Kind

PAIRS = Path(__file__).parents[2] / "gold/matching/pairs.csv"
KINDS = {"person": Kind.PERSON, "company": Kind.ORGANIZATION, "vessel": Kind.VESSEL}
ROWS = list(csv.DictReader(PAIRS.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def answers() -> list[tuple[dict[str, str], bool]]:
    config = MatchConfig()
    return [
        (r, compare(r["asked"], r["listed"], kind=KINDS[r["kind"]]).score >= config.threshold) for r in ROWS
    ]


def test_there_are_pairs_of_many_sorts_and_none_twice() -> None:
    assert len(ROWS) == len({(r["kind"], r["asked"], r["listed"]) for r in ROWS}) == 170
    assert len({r["category"] for r in ROWS}) == 19
    assert Counter(r["same"] for r in ROWS) == {"yes": 108, "no": 62}


def test_unseen_pairs_are_told_apart_as_well_as_the_ones_the_numbers_were_chosen_by(
    answers: list[tuple[dict[str, str], bool]],
) -> None:
    right = sum(hit and r["same"] == "yes" for r, hit in answers)
    wrong = sum(hit != (r["same"] == "yes") for r, hit in answers)
    assert 2 * right / (2 * right + wrong) >= 0.93


@pytest.mark.parametrize(
    "category",
    [
        "typing error",
        "joined or split",
        "other given name",
        "initials",
        "nickname",
        "title",
        "company typing error",
        "another distinctive word",
        "sibling",
    ],
)
def test_every_pair_of_these_sorts_is_right(
    category: str, answers: list[tuple[dict[str, str], bool]]
) -> None:
    assert [r for r, hit in answers if r["category"] == category and hit != (r["same"] == "yes")] == []
