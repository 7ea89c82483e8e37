"""Every hit on the real lists is made of its evidence: the numbers can be worked out again from it."""

import csv
import math
from pathlib import Path

import pytest

from ostraka.match import Hit, Index, MatchConfig, Matcher
from ostraka.match.evidence import rescored
from ostraka.match.learnt import LEARNT
from ostraka.model import Kind, PartialDate, Query, RawFile, Record
from ostraka.sources import source

LISTS = {
    "us_ofac_sdn": [f"us/2021-07/{name}.csv" for name in ("sdn", "add", "alt", "sdn_comments")],
    "un_sc": ["un/consolidated-2026-02-27.xml"],
}


@pytest.fixture(scope="module")
def matcher(shared: Path) -> Matcher:
    records: list[Record] = []
    for key, paths in LISTS.items():
        files = tuple(RawFile(Path(p).name, (shared / "lists" / p).read_bytes()) for p in paths)
        records += source(key).parse(files).records
    return Matcher(Index.build(records), MatchConfig(threshold=0.7))


@pytest.fixture(scope="module")
def hits(matcher: Matcher, shared: Path) -> list[Hit]:
    """The hits of listed people with what the bench knows of them, of ordinary people, and of companies."""
    queries = []
    for name in ("positives_un_untreated", "negatives_global"):
        rows = csv.DictReader((shared / f"bench/{name}.csv").read_text("utf-8").splitlines())
        for row in list(rows)[:600]:
            born = row["date_of_birth"]
            queries.append(
                Query(
                    name=row["full_name"],
                    kind=Kind.PERSON,
                    birth_date=PartialDate(born) if born else None,
                    countries=tuple(filter(None, [row["nationality"]])),
                    gender=row["gender"],
                    place=row["place_of_birth"],
                )
            )
    queries += [Query(name=r.caption, kind=r.kind) for r in map(matcher.index.record, range(0, 4000, 10))]
    return [hit for _, found in matcher.screen(queries) for hit in found]


def test_score_weight_and_probability_follow_from_the_evidence_alone(
    hits: list[Hit], matcher: Matcher
) -> None:
    assert len(hits) > 1000
    wrong = [
        hit
        for hit in hits
        if rescored(hit.evidence, hit.kind is Kind.PERSON, matcher.config)
        != (hit.score, hit.weight, hit.probability)
    ]
    assert wrong == []


def test_the_bits_add_up_and_the_curve_gives_the_probability(hits: list[Hit]) -> None:
    intercept, slope = LEARNT.calibration
    for hit in hits:
        assert hit.weight == pytest.approx(sum(e.bits for e in hit.evidence), abs=0.006)
        expected = 1 / (1 + math.exp(-(intercept + slope * hit.weight)))
        assert hit.probability == pytest.approx(expected, abs=6e-5)


def test_every_piece_of_evidence_is_a_sentence_without_internals(hits: list[Hit]) -> None:
    for e in (e for hit in hits for e in hit.evidence):
        assert e.text and e.text == e.text.strip() and "\n" not in e.text
        assert not any(mark in e.text for mark in ("_", "~llc", "~jsc", "~corp", "~partners", "None", "{")), e


def test_all_sorts_of_evidence_occur(hits: list[Hit]) -> None:
    features = {e.feature for hit in hits for e in hit.evidence}
    assert {"name", "name_only", "order", "birth_date", "country", "gender", "place", "missing", "whole"} <= (
        features
    )
