"""The labelled pairs scored by nomenklatura's logic-v2, for comparison.

Runs in an environment of its own (``pip install nomenklatura``; it needs the ICU headers):

    python benchmarks/quality/peer.py ../shared --out benchmarks/results/peer.json
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from pathlib import Path

import nomenklatura
from followthemoney import model
from nomenklatura.matching import LogicV2


def entity(id: str, schema: str, name: str) -> object:
    """An entity of that schema with that name and nothing else."""
    return model.get_proxy({"id": id, "schema": schema, "properties": {"name": [name]}})


def main() -> None:
    """Write F1 by threshold and the pairs scored per second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/peer.json"))
    given = parser.parse_args()
    text = (given.shared / "bench/name_pairs.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    config = LogicV2.default_config()
    LogicV2.compare(entity("a", "Person", "A B"), entity("b", "Person", "A B"), config)
    start = time.perf_counter()
    scores = [
        LogicV2.compare(
            entity("q", r["schema"], r["name1"]), entity("r", r["schema"], r["name2"]), config
        ).score
        for r in rows
    ]
    took = time.perf_counter() - start
    out: dict[str, object] = {
        "nomenklatura": nomenklatura.__version__,
        "pairs_per_second": round(len(rows) / took),
    }
    for t in (0.5, 0.6, 0.7, 0.8, 0.9):
        said = [(s >= t, r["is_match"] == "true", r["quality"]) for s, r in zip(scores, rows, strict=True)]
        hits = sum(a and b for a, b, _ in said)
        wrong = sum(a != b for a, b, _ in said)
        out[str(t)] = {
            "f1": round(2 * hits / (2 * hits + wrong), 3),
            "strong_wrong": sum(a != b and q == "STRONG" for a, b, q in said),
        }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(out, indent=1) + "\n")
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
