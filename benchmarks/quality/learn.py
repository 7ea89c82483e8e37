"""Learn the numbers of the evidence from the lists and write the table the package ships.

    python -m benchmarks.quality.learn ../shared/lists [--on YYYY-MM-DD]

Fellegi-Sunter by counting: for each thing evidence can say, log2 of how often it is said of
one party over how often of two (:mod:`linked`). Half of the parties teach, the other half
measure. Word frequencies are shares of the lists' parties; only common words are kept.
"""

from __future__ import annotations

import argparse
import datetime
import math
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.quality import linked
from ostraka.match.hit import Comparison, Evidence
from ostraka.match.learnt import LEARNT, Learnt, way_of
from ostraka.model import Kind, Record
from ostraka.text.names import readings
from ostraka.text.tokens import Part

OUT = Path(__file__).parents[2] / "src/ostraka/data/evidence.json"
#: Hits below the default threshold teach too: they are what a user who lowers it will see.
THRESHOLD = 0.75
#: A word borne by fewer parties than this is not in the table: it counts as rare.
COMMON = 12
Sayings = dict[str, float]
#: Ways of agreeing that look-alikes on these lists show too seldom to learn from, set by hand: consonants
#: without vowels fit several names, a translated or short name is one of a few.
AT_MOST = {"consonants": -4.0, "nickname": -2.0, "name in another language": -1.0}


def frequencies(records: Iterable[Record]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Share of parties that bear each common word, and the share a word not in the table stands for."""
    counts: dict[str, Counter[str]] = {"person": Counter(), "other": Counter()}
    parties: Counter[str] = Counter()
    for record in records:
        person = record.kind is Kind.PERSON
        family = "person" if person else "other"
        parties[family] += 1
        found = (t for n in record.names for r in readings(n.full, person) for t in r.tokens)
        counts[family].update({t.fold for t in found if t.part in (Part.NAME, Part.GENERIC)})
    table = {
        family: {w: round(n / parties[family], 5) for w, n in sorted(words.items()) if n >= COMMON}
        for family, words in counts.items()
    }
    rare = {
        family: round(float(np.mean([n for n in words.values() if n < COMMON])) / parties[family], 6)
        for family, words in counts.items()
    }
    return table, rare


def ratios(hits: list[linked.Labelled], say: Callable[[linked.Labelled], Iterable[str]]) -> Sayings:
    """log2 of how often each thing is said of one party over how often of two, per hit."""
    said = {True: Counter[str](), False: Counter[str]()}
    total = Counter(h.same for h in hits)
    for h in hits:
        said[h.same].update(say(h))
    words = set(said[True]) | set(said[False])
    return {
        w: round(math.log2(_share(said[True][w], total[True]) / _share(said[False][w], total[False])), 2)
        for w in sorted(words)
    }


def _share(n: int, total: int) -> float:
    return (n + 0.5) / (total + 1)


def among(hits: list[linked.Labelled], feature: str, default: Sayings) -> Sayings:
    """The ratios of a feature's levels among the hits that say anything of that feature."""
    having = [h for h in hits if any(e.feature == feature for e in h.hit.evidence)]
    found = ratios(having, lambda h: [e.how for e in h.hit.evidence if e.feature == feature])
    return {level: found.get(level, bits) for level, bits in default.items()}


def seen(hits: list[linked.Labelled], feature: str) -> float:
    """The ratio of hits that have that evidence at all."""
    return ratios(hits, lambda h: {e.feature for e in h.hit.evidence if e.feature == feature})[feature]


def by_way(hits: list[linked.Labelled], aliases: list[Comparison]) -> Sayings:
    """How much weaker than an exact word each way of agreeing is: among the pairs of full words.

    Lists copy each other's spellings and customers do not: how one party's name is written in
    other ways is taken from its aliases as well.
    """
    one = _ways(e for h in hits if h.same for e in h.hit.evidence)
    one += _ways(e for c in aliases for e in c.evidence)
    two = _ways(e for h in hits if not h.same for e in h.hit.evidence)
    shares = [{way: (n[way] + 0.5) / (n["exact"] + 0.5) for way in LEARNT.by_way} for n in (one, two)]
    learnt = {way: round(math.log2(shares[0][way] / shares[1][way]), 2) for way in LEARNT.by_way}
    return {way: min(bits, AT_MOST.get(way, 0.0)) for way, bits in learnt.items()}


def _ways(evidence: Iterable[Evidence]) -> Counter[str]:
    return Counter(
        way_of(e.how, e.similarity) for e in evidence if e.feature == "name" and e.query_weight > 0.3
    )


def says_of_names(labelled: linked.Labelled) -> set[str]:
    """What the name evidence of a hit says beside the words that agree."""
    return {
        _kind_of(e) for e in labelled.hit.evidence if e.feature in ("name_only", "order", "missing", "lone")
    }


def _kind_of(e: Evidence) -> str:
    if e.feature != "name_only":
        return f"{e.feature}:{e.how}"
    return "contradicted" if e.query and e.listed else "query_only" if e.query else "listed_only"


def calibrated(hits: list[linked.Labelled], weights: np.ndarray) -> tuple[float, float]:
    """Intercept and slope of the logistic curve that fits the truth best (Newton's method)."""
    x = np.column_stack([np.ones(len(weights)), weights])
    y = np.array([h.same for h in hits], float)
    beta = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -500, 500)))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        beta += np.linalg.solve(hessian, x.T @ (y - p))
    return round(float(beta[0]), 4), round(float(beta[1]), 4)


def reliability(p: np.ndarray, y: np.ndarray) -> tuple[list[tuple[float, float, int]], float]:
    """(Mean given, share true, how many) by tenths of probability, and the expected calibration error."""
    rows, error = [], 0.0
    for tenth in range(10):
        inside = (p >= tenth / 10) & ((p < (tenth + 1) / 10) | (tenth == 9))
        if inside.any():
            given, true, n = float(p[inside].mean()), float(y[inside].mean()), int(inside.sum())
            rows.append((round(given, 3), round(true, 3), n))
            error += abs(given - true) * n / len(p)
    return rows, round(error, 4)


def learn(lists: dict[str, list[Record]], on: str) -> Learnt:
    """The table learnt from these lists, without its calibration."""
    hits = [h for h in linked.labelled_hits(lists, THRESHOLD) if not h.held_out]
    aliases = linked.aliases((r for records in lists.values() for r in records), THRESHOLD)
    table, rare = frequencies(r for records in lists.values() for r in records)
    of_names = ratios(hits, says_of_names)
    return msgspec.structs.replace(
        LEARNT,
        learnt_on=on,
        data=f"{_named(linked.LISTS)}: {len(hits)} hits on other lists of parties known by a shared"
        f" identifier, {sum(h.same for h in hits)} of them the same party; {len(aliases)} aliases",
        contradicted=of_names.get("contradicted", LEARNT.contradicted),
        query_only=of_names.get("query_only", LEARNT.query_only),
        listed_only=of_names.get("listed_only", LEARNT.listed_only),
        whole=seen([h for h in hits if h.hit.kind is not Kind.PERSON], "whole"),
        lone=of_names.get("lone:", LEARNT.lone),
        order={k: of_names.get(f"order:{k}", v) for k, v in LEARNT.order.items()},
        missing={k: of_names.get(f"missing:{k}", v) for k, v in LEARNT.missing.items()},
        by_way=by_way(hits, aliases),
        birth_date=among(hits, "birth_date", LEARNT.birth_date),
        country=among(hits, "country", LEARNT.country),
        gender=among(hits, "gender", LEARNT.gender),
        place=among(hits, "place", LEARNT.place),
        rare=rare,
        frequencies=table,
    )


def _named(lists: dict[str, tuple[str, ...]]) -> str:
    return ", ".join(f"{key} {Path(paths[0]).name}" for key, paths in lists.items())


def calibrate(lists: dict[str, list[Record]], learnt: Learnt) -> Learnt:
    """The table with the curve fitted on the teaching half and measured on the other."""
    hits = linked.labelled_hits(lists, THRESHOLD)
    weights = np.array([h.hit.weight for h in hits])
    teach = np.array([not h.held_out for h in hits])
    curve = calibrated([h for h in hits if not h.held_out], weights[teach])
    p = 1 / (1 + np.exp(-(curve[0] + curve[1] * weights[~teach])))
    rows, error = reliability(p, np.array([h.same for h in hits if h.held_out], float))
    return msgspec.structs.replace(
        learnt, calibration=curve, reliability=tuple(rows), expected_calibration_error=error
    )


def write(learnt: Learnt) -> None:
    """Write the table, one entry a line."""
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(learnt), indent=1) + b"\n")


def main() -> None:
    """Two passes: the bits first, then the curve over the weights they give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", type=Path)
    parser.add_argument("--on", default=datetime.date.today().isoformat())
    parser.add_argument("--calibrate", action="store_true", help="only fit the curve to the table as it is")
    given = parser.parse_args()
    lists = linked.read_lists(given.lists)
    learnt = calibrate(lists, LEARNT) if given.calibrate else learn(lists, given.on)
    write(learnt)
    print(f"expected calibration error on the held-out half: {learnt.expected_calibration_error}")


if __name__ == "__main__":
    main()
