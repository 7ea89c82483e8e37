"""Ostraka's side of :mod:`benchmarks.quality.beside`: `python own.py QUESTIONS ANSWERS`."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import ostraka
from ostraka.match import Index, MatchConfig, Matcher, compare
from ostraka.model import Kind, Name, NameRole, Query, Record

KINDS = {"Person": Kind.PERSON, "LegalEntity": None, "Vessel": Kind.VESSEL, "Airplane": Kind.AIRCRAFT}
#: Answers below it serve no measure.
LEAST = 0.7


def record(party: dict) -> Record:
    """The party as a record that says nothing but its names."""
    source, _, number = party["id"].partition("/")
    names = [Name(n, NameRole.PRIMARY) for n in party["names"]]
    names += [Name(n, NameRole.ALIAS) for n in party["aliases"]]
    names += [Name(n, NameRole.ALIAS, weak=True) for n in party["weak"]]
    kind = KINDS.get(party["schema"], Kind.ORGANIZATION) or Kind.OTHER
    return Record(source=source, id=number, kind=kind, names=tuple(names), designations=())


def main() -> None:
    """Build, compare the pairs, answer the runs, write."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    listed = [record(p) for p in given["parties"]]
    start = time.perf_counter()
    index = Index.build(listed)
    built = time.perf_counter() - start
    pairs = [
        compare(a, b, kind=KINDS.get(schema, Kind.ORGANIZATION)).score for schema, a, b in given["pairs"]
    ]
    start, cpu, runs = time.perf_counter(), time.process_time(), {}
    # The time is taken at the default threshold, with evidence; what lies below it is asked once more.
    default = Matcher(index)
    for names in given["runs"].values():
        list(default.screen(Query(name=n, kind=Kind.PERSON) for n in names))
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    low = Matcher(index, MatchConfig(threshold=LEAST))
    for run, names in given["runs"].items():
        answers = low.screen(Query(name=n, kind=Kind.PERSON) for n in names)
        runs[run] = [[(f"{h.source}/{h.record_id}", h.score) for h in hits] for _, hits in answers]
    answer = {
        "version": ostraka.__version__,
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
