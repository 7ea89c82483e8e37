"""nomenklatura's side of :mod:`benchmarks.quality.beside`: `python peer.py QUESTIONS ANSWERS`.

Runs in an environment that has nomenklatura and need not have anything of ours. As its own
programs do it: the blocker's index of the parties names at most 75 candidates for each
question, logic-v2 in its default configuration scores them. Every entity has an id of its
own: logic-v2 remembers the names of an entity by id alone, and two of one id look the same.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

from followthemoney import ValueEntity, model
from nomenklatura.blocker import Index
from nomenklatura.matching import LogicV2

CONFIG = LogicV2.default_config()
_NUMBERS = itertools.count()


def entity(schema: str, names: list[str], id: str = "", **more: list[str]) -> ValueEntity:
    """An entity of that schema with those names and nothing else."""
    made = ValueEntity(model.get(schema), {"id": id or f"q{next(_NUMBERS)}"})
    made.add("name", names)
    for property, values in more.items():
        made.add(property, values)
    return made


def answered(
    index: Index, listed: dict[str, ValueEntity], names: list[str]
) -> Iterator[list[tuple[str, float]]]:
    """For each name its candidates with their scores."""
    asked = {e.id: e for e in (entity("Person", [n]) for n in names)}
    found: dict[str, list[tuple[str, float]]] = {}
    for identifier, candidates in index.match_entities(asked.values()):
        found[identifier.id] = [
            (c.id, LogicV2.compare(asked[identifier.id], listed[c.id], CONFIG).score) for c, _ in candidates
        ]
    for id in asked:
        yield found.get(id, [])


def main() -> None:
    """Build, compare the pairs, answer the runs, write."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    listed = {
        p["id"]: entity(p["schema"], p["names"], p["id"], alias=p["aliases"], weakAlias=p["weak"])
        for p in given["parties"]
    }
    # The first comparison reads its word lists; that is not counted as a query's time.
    LogicV2.compare(entity("Person", ["A B"]), entity("Person", ["A C"]), CONFIG)
    start = time.perf_counter()
    view = SimpleNamespace(
        entities=lambda include_schemata=None: iter(listed.values()), scope=SimpleNamespace(name="")
    )
    with tempfile.TemporaryDirectory() as folder:
        index = Index(view, Path(folder))
        index.build()
        built = time.perf_counter() - start
        pairs = [
            LogicV2.compare(entity(schema, [a]), entity(schema, [b]), CONFIG).score
            for schema, a, b in given["pairs"]
        ]
        start, cpu = time.perf_counter(), time.process_time()
        runs = {run: list(answered(index, listed, names)) for run, names in given["runs"].items()}
        took, cpu = time.perf_counter() - start, time.process_time() - cpu
        index.close()
    answer = {
        "version": version("nomenklatura"),
        "with": {name: version(name) for name in ("followthemoney", "rigour", "duckdb", "pyicu")},
        "build_seconds": round(built, 1),
        "seconds": round(took, 1),
        "cpu_seconds": round(cpu, 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "pairs": pairs,
        "runs": runs,
    }
    Path(sys.argv[2]).write_text(json.dumps(answer), "utf-8")


if __name__ == "__main__":
    main()
