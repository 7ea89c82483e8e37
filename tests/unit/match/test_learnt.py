"""The learnt table: what it says of itself holds, and its numbers behave as evidence must."""

from pathlib import Path

import pytest

from ostraka.match import MatchConfig
from ostraka.match.evidence import rescored
from ostraka.match.learnt import LEARNT
from ostraka.match.matcher import best_agreement, make_hit
from ostraka.model import Kind, Name, PartialDate, Query, Record

PICTURE = Path(__file__).parents[3] / "docs/explanation/reliability.svg"


def probability(name: str, asked: tuple[str, str] = ("", ""), listed: tuple[str, str] = ("", "")) -> float:
    """Of a person with that name, birth date and country being the listed one of the same name."""
    born = [PartialDate(date) for date in (asked[0], listed[0])]
    query = Query(
        name=name,
        kind=Kind.PERSON,
        birth_date=born[0] if asked[0] else None,
        countries=tuple(filter(None, asked[1:])),
    )
    record = Record(
        source="x",
        id="1",
        kind=Kind.PERSON,
        names=(Name(name),),
        designations=(),
        birth_dates=(born[1],) if listed[0] else (),
        nationalities=tuple(filter(None, listed[1:])),
    )
    best = best_agreement(query, record, MatchConfig())
    assert best is not None
    hit = make_hit(query, record, best[0], best[1:], MatchConfig())
    assert hit.score == 1.0
    assert rescored(hit.evidence, True, MatchConfig()) == (hit.score, hit.weight, hit.probability)
    return hit.probability


def test_the_expected_error_is_that_of_the_tenths_beside_it() -> None:
    total = sum(n for _, _, n in LEARNT.reliability)
    error = sum(abs(given - true) * n for given, true, n in LEARNT.reliability) / total
    assert error == pytest.approx(LEARNT.expected_calibration_error, abs=0.001)
    assert LEARNT.expected_calibration_error <= 0.03  # wanted 0.05; measured 0.021
    assert total > 3000


def test_the_picture_in_the_documentation_is_of_the_shipped_table() -> None:
    picture = PICTURE.read_text("utf-8")
    assert f"Expected error {LEARNT.expected_calibration_error:.4f}" in picture
    assert f"Learnt {LEARNT.learnt_on}" in picture
    assert all(f">{n:,}</text>" in picture for _, _, n in LEARNT.reliability)


def test_two_different_men_called_mohammed_ali_do_not_look_like_one() -> None:
    assert probability("Mohammed Ali", ("1970-05-03", "EG"), ("1951-02-11", "YE")) < 0.01


def test_a_common_name_alone_proves_little_and_a_birth_date_much() -> None:
    alone = probability("Mohammed Ali")
    born = probability("Mohammed Ali", ("1970-05-03", ""), ("1970-05-03", ""))
    assert alone < 0.25
    assert born > 0.5 > 2 * alone


def test_a_common_name_proves_less_than_a_rare_one() -> None:
    assert probability("Mohammed Ali") < probability("Sergei Ivanov") < probability("Andrey Zubkov")


def test_more_probable_evidence_never_gives_a_lower_probability() -> None:
    given = [LEARNT.probability(w / 2) for w in range(-80, 160)]
    assert given == sorted(given) and given[0] < 0.001 and given[-1] > 0.999


def test_evidence_speaks_the_way_its_name_says() -> None:
    assert LEARNT.birth_date["day"] > LEARNT.birth_date["year"] > 0 > LEARNT.birth_date["one year apart"]
    assert LEARNT.country["same"] > 0 > LEARNT.country["other"]
    assert LEARNT.gender["same"] > 0 > LEARNT.gender["other"]
    assert LEARNT.place["same"] > 0 > LEARNT.place["other"]
    assert LEARNT.identifier["same"] > LEARNT.identifier["same, check digits wrong"] > 0
    assert max(LEARNT.contradicted, LEARNT.query_only, LEARNT.listed_only) < 0
    assert LEARNT.contradicted < LEARNT.query_only
    assert all(bits <= 0 for bits in LEARNT.by_way.values())
