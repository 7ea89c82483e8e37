"""Ostraka and nomenklatura on the same data in the same run.

    make bench-peer

Both sides get the same folder of plain JSON (parties, labelled pairs, names to ask) and answer
in a process of their own, each in its own environment; what is counted of the answers is
counted here, by one piece of code for both. Neither side learns which answer is wanted. Found
means: a record that bears the undamaged name, word for word, is among the answers.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.inputs import records, rows
from benchmarks.quality.heldout import GOLD
from benchmarks.quality.measure import treatments
from ostraka.match import MatchConfig
from ostraka.model import Kind, NameRole, Record

HERE = Path(__file__).parent
SCHEMAS = {
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organization",
    Kind.VESSEL: "Vessel",
    Kind.AIRCRAFT: "Airplane",
}
GOLD_SCHEMAS = {"person": "Person", "company": "Company", "vessel": "Vessel"}
#: nomenklatura's own programs and its API server call a pair a match from here.
PEER_THRESHOLD = 0.7
PEOPLE = ("negatives_us", "negatives_global")
Answer = dict[str, Any]
Truth = list[set[str]]
#: For each question (party, score) of every answer.
Run = list[list[tuple[str, float]]]
#: Alerts per 1,000 at which both sides are compared once more: each may use its threshold as it likes.
LOAD = 3.0


def party(record: Record) -> dict[str, Any]:
    """The record's names as both sides read them."""
    strong = [n for n in record.names if not n.weak]
    return {
        "id": f"{record.source}/{record.id}",
        "schema": SCHEMAS.get(record.kind, "LegalEntity"),
        "names": [n.full for n in strong if n.role is NameRole.PRIMARY],
        "aliases": [n.full for n in strong if n.role is not NameRole.PRIMARY],
        "weak": [n.full for n in record.names if n.weak],
    }


def words(name: str) -> tuple[str, ...]:
    """The name's words in the order of the alphabet: a truth that leans on neither side."""
    return tuple(sorted(re.findall(r"\w+", name.casefold())))


def bearers(parties: Iterable[dict[str, Any]]) -> dict[tuple[str, ...], set[str]]:
    """Name, word for word -> the persons that bear it."""
    found: dict[tuple[str, ...], set[str]] = {}
    for one in parties:
        if one["schema"] == "Person":
            for name in one["names"] + one["aliases"]:
                found.setdefault(words(name), set()).add(one["id"])
    return found


def questions(shared: Path, parties: list[dict[str, Any]]) -> tuple[dict[str, Any], Truth]:
    """What both sides are asked, and who is behind each of the damaged names."""
    bench, known = shared / "bench", bearers(parties)
    names = [r["full_name"] for r in rows(bench / "positives_un_untreated.csv")]
    names = [n for n in names if words(n) in known]
    damage = treatments(random.Random(1))
    runs = {"as printed": names} | {label: [d(n) for n in names] for label, d in damage.items()}
    runs |= {name: [r["full_name"] for r in rows(bench / f"{name}.csv")] for name in PEOPLE}
    pairs = [[r["schema"], r["name1"], r["name2"]] for r in labelled(shared)]
    return {"parties": parties, "pairs": pairs, "runs": runs}, [known[words(n)] for n in names]


def labelled(shared: Path) -> list[dict[str, str]]:
    """The labelled pairs of the bench, and after them those written by hand, in the same columns."""
    by_hand = [
        {
            "schema": GOLD_SCHEMAS[r["kind"]],
            "name1": r["asked"],
            "name2": r["listed"],
            "is_match": "true" if r["same"] == "yes" else "false",
            "quality": "",
            "set": "by hand",
        }
        for r in rows(GOLD)
    ]
    return [r | {"set": "bench"} for r in rows(shared / "bench/name_pairs.csv")] + by_hand


def asked(python: str, side: str, folder: Path) -> Answer:
    """The answers of one side, worked out in a process of its own."""
    out = folder / f"{Path(side).stem}.json"
    subprocess.run([python, side, str(folder / "questions.json"), str(out)], check=True)
    return json.loads(out.read_text("utf-8"))


def on_pairs(scores: list[float], truth: list[dict[str, str]], threshold: float) -> dict[str, float]:
    """F1, precision, recall and STRONG pairs wrong at the threshold."""
    said = [
        (s >= threshold, r["is_match"] == "true", r["quality"]) for s, r in zip(scores, truth, strict=True)
    ]
    hits = sum(a and b for a, b, _ in said)
    false, missed = sum(a and not b for a, b, _ in said), sum(b and not a for a, b, _ in said)
    return {
        "threshold": threshold,
        "f1": round(2 * hits / max(1, 2 * hits + false + missed), 3),
        "precision": round(hits / max(1, hits + false), 3),
        "recall": round(hits / max(1, hits + missed), 3),
        "strong_wrong": sum(a != b and q == "STRONG" for a, b, q in said),
    }


def best_on_pairs(scores: list[float], truth: list[dict[str, str]]) -> dict[str, float]:
    """The same at whatever threshold gives the greatest F1."""
    return max((on_pairs(scores, truth, t / 100) for t in range(40, 100)), key=lambda x: x["f1"])


def measures(answer: Answer, behind: Truth, pairs: list[dict[str, str]], default: float) -> Answer:
    """Everything that is counted of one side's answers."""
    judged = list(zip(answer["pairs"], pairs, strict=True))
    scores, truth = map(list, zip(*(x for x in judged if x[1]["set"] == "bench"), strict=True))
    by_hand = map(list, zip(*(x for x in judged if x[1]["set"] == "by hand"), strict=True))
    best = best_on_pairs(scores, truth)
    out = {k: v for k, v in answer.items() if k not in ("pairs", "runs")}
    out["queries"] = sum(len(run) for run in answer["runs"].values())
    out["queries_per_second"] = round(out["queries"] / answer["seconds"])
    # what other work on the machine does not change
    out["queries_per_cpu_second"] = round(out["queries"] / answer["cpu_seconds"])
    out["pairs_at_default"] = on_pairs(scores, truth, default)
    out["pairs_at_best"] = best
    out["pairs_by_hand_at_default"] = on_pairs(*by_hand, default)
    alike = at_load(answer["runs"], LOAD)
    for label, threshold in (("default", default), ("best", best["threshold"]), ("same_load", alike)):
        out[label] = {
            "threshold": threshold,
            "found": found(answer["runs"], behind, threshold),
            "alerts_per_1000": {run: alerts(answer["runs"][run], threshold) for run in PEOPLE},
        }
    out["among_candidates"] = found(answer["runs"], behind, 0.0)
    return out


def found(runs: dict[str, Run], behind: Truth, threshold: float) -> dict[str, float]:
    """Per cent of the damaged names whose party is among the answers at the threshold, by damage."""
    out = {}
    for damage, run in runs.items():
        if damage not in PEOPLE:
            right = [
                any(s >= threshold and p in who for p, s in hits)
                for hits, who in zip(run, behind, strict=True)
            ]
            out[damage] = round(100 * sum(right) / len(right), 2)
    return out


def alerts(run: Run, threshold: float) -> float:
    """People with an answer at the threshold, per thousand."""
    return round(1000 * sum(any(s >= threshold for _, s in hits) for hits in run) / len(run), 2)


def at_load(runs: dict[str, Run], load: float) -> float:
    """The lowest threshold at which ordinary people raise no more alerts than that, per thousand."""
    people = [hits for run in PEOPLE for hits in runs[run]]
    return next(t / 100 for t in range(50, 101) if alerts(people, t / 100) <= load)


def main() -> None:
    """Ask both sides, count, write the results as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--peer", required=True, help="the Python that has nomenklatura")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/peer.json"))
    given = parser.parse_args()
    pairs = labelled(given.shared)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        asking, behind = questions(given.shared, [party(r) for r in records(given.shared)])
        (folder / "questions.json").write_text(json.dumps(asking), "utf-8")
        own = asked(sys.executable, str(HERE / "own.py"), folder)
        peer = asked(given.peer, str(HERE / "peer.py"), folder)
    result = {
        "parties": len(asking["parties"]),
        "names": len(behind),
        "ostraka": measures(own, behind, pairs, MatchConfig().threshold),
        "nomenklatura": measures(peer, behind, pairs, PEER_THRESHOLD),
    }
    given.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
