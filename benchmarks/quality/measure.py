"""Measure quality at the default threshold: labelled pairs, damaged names, ordinary people.

    python -m benchmarks.quality.measure ../shared [--out benchmarks/results/quality.json]

Damaged names: each UN name of the bench with one or two typing errors, its words turned,
shuffled or joined, asked by name alone against OFAC (2021-07) and the UN list (2026-02).
Found means: the record whose strong name the undamaged name reproduces is among the hits.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.inputs import records, rows
from ostraka.match import Index, MatchConfig, Matcher, compare
from ostraka.model import Kind, Query

THRESHOLDS = (0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.9)


def typed(name: str, errors: int, rng: random.Random) -> str:
    """The name with that many letters left out, put in, changed or swapped with their neighbor."""
    letters = list(name)
    for _ in range(errors):
        places = [i for i, c in enumerate(letters) if c.isalpha()]
        i, new = rng.choice(places), rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        how = rng.randrange(4)
        if how == 0 and len(places) > 2:
            del letters[i]
        elif how == 1:
            letters.insert(i, new)
        elif how == 2 and i + 1 < len(letters) and letters[i + 1].isalpha():
            letters[i], letters[i + 1] = letters[i + 1], letters[i]
        else:
            letters[i] = new
    return "".join(letters)


def joined(name: str, rng: random.Random) -> str:
    """The name with two neighboring words written as one."""
    words = name.split()
    if len(words) > 1:
        i = rng.randrange(len(words) - 1)
        words[i : i + 2] = [words[i] + words[i + 1]]
    return " ".join(words)


def turned(name: str) -> str:
    """The name with its last word first."""
    words = name.split()
    return " ".join(words[-1:] + words[:-1])


def shuffled(name: str, rng: random.Random) -> str:
    """The name with its words in any order."""
    words = name.split()
    return " ".join(rng.sample(words, len(words)))


def treatments(rng: random.Random) -> dict[str, Callable[[str], str]]:
    """Ways to damage a name."""
    return {
        "one typing error": lambda n: typed(n, 1, rng),
        "two typing errors": lambda n: typed(n, 2, rng),
        "last word first": turned,
        "any order": lambda n: shuffled(n, rng),
        "two words joined": lambda n: joined(n, rng),
        "one error, last word first": lambda n: turned(typed(n, 1, rng)),
        "one error, two words joined": lambda n: joined(typed(n, 1, rng), rng),
    }


def best_scores(matcher: Matcher, queries: Iterable[Query]) -> list[dict[str, float]]:
    """For each query the hits' scores by record."""
    return [{f"{h.source}/{h.record_id}": h.score for h in hits} for _, hits in matcher.screen(queries)]


def recall(matcher: Matcher, names: list[str]) -> dict[str, dict[str, float]]:
    """Share found, in per cent, by treatment and threshold."""
    truth = [{k for k, s in found.items() if s >= 0.97} for found in best_scores(matcher, map(_query, names))]
    out = {}
    for label, damage in treatments(random.Random(1)).items():
        found = best_scores(matcher, [_query(damage(n)) for n in names])
        out[label] = {str(t): _share(found, truth, t) for t in THRESHOLDS}
    return out


def _share(found: list[dict[str, float]], truth: list[set[str]], threshold: float) -> float:
    hit = [any(f.get(k, 0.0) >= threshold for k in true) for f, true in zip(found, truth, strict=True)]
    return round(100 * sum(hit) / len(hit), 2)


def _query(name: str) -> Query:
    return Query(name=name)


def alerts(matcher: Matcher, path: Path) -> dict[str, float]:
    """People with a hit, per thousand, by threshold."""
    people = [Query(name=r["full_name"], kind=Kind.PERSON) for r in rows(path)]
    best = [max(found.values(), default=0.0) for found in best_scores(matcher, people)]
    return {str(t): round(1000 * sum(b >= t for b in best) / len(best), 2) for t in THRESHOLDS}


def pairs(path: Path) -> dict[str, dict[str, float]]:
    """F1, precision, recall and STRONG pairs wrong, by threshold."""
    kinds = {"Person": Kind.PERSON, "LegalEntity": None, "Vessel": Kind.VESSEL}
    scored = [
        (compare(r["name1"], r["name2"], kind=kinds.get(r["schema"], Kind.ORGANIZATION)).score, r)
        for r in rows(path)
    ]
    out = {}
    for t in THRESHOLDS:
        said = [(s >= t, r["is_match"] == "true", r["quality"]) for s, r in scored]
        hits = sum(a and b for a, b, _ in said)
        false, missed = sum(a and not b for a, b, _ in said), sum(b and not a for a, b, _ in said)
        out[str(t)] = {
            "f1": round(2 * hits / (2 * hits + false + missed), 3),
            "precision": round(hits / (hits + false), 3),
            "recall": round(hits / (hits + missed), 3),
            "strong_wrong": sum(a != b and q == "STRONG" for a, b, q in said),
        }
    return out


def main() -> None:
    """Write the results as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/quality.json"))
    given = parser.parse_args()
    bench = given.shared / "bench"
    matcher = Matcher(Index.build(records(given.shared)), MatchConfig(threshold=min(THRESHOLDS)))
    names = [r["full_name"] for r in rows(bench / "positives_un_untreated.csv")]
    result = {
        "threshold": MatchConfig().threshold,
        "parties": len(matcher.index),
        "pairs": pairs(bench / "name_pairs.csv"),
        "recall": recall(matcher, names),
        "alerts_per_1000": {
            n: alerts(matcher, bench / f"{n}.csv") for n in ("negatives_us", "negatives_global")
        },
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
