"""Measure speed: index, single checks, a stream of queries with one and two workers.

python -m benchmarks.speed.measure ../shared [--out benchmarks/results/speed.json]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.inputs import every_list, records, rows
from ostraka.match import Index, Matcher
from ostraka.model import Kind, Query

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """The result and the seconds it took."""
    start = time.perf_counter()
    result = work()
    return result, round(time.perf_counter() - start, 3)


def queries(shared: Path) -> list[Query]:
    """20,000 ordinary people and the UN names of the bench."""
    people = [r["full_name"] for n in ("us", "global") for r in rows(shared / f"bench/negatives_{n}.csv")]
    listed = [r["full_name"] for r in rows(shared / "bench/positives_un_untreated.csv")]
    return [Query(name=n, kind=Kind.PERSON) for n in people + listed]


def checks(matcher: Matcher, asked: list[Query]) -> dict[str, float]:
    """Milliseconds of single checks, warm."""
    took = []
    for query in asked:
        start = time.perf_counter()
        matcher.check(query)
        took.append(1000 * (time.perf_counter() - start))
    return {f"p{p}": round(float(np.percentile(took, p)), 2) for p in (50, 90, 99)}


def screening(matcher: Matcher, asked: list[Query], workers: int) -> dict[str, float]:
    """Seconds, queries a second and hits of one run."""
    hits, took = timed(lambda: sum(len(h) for _, h in matcher.screen(asked, workers=workers)))
    return {"seconds": took, "per_second": round(len(asked) / took), "hits": hits}


def in_a_new_process(shared: Path, index: Path, workers: int) -> dict[str, dict[str, float]]:
    """The run with every word new to the process, and the run once its words have been met."""
    command = [sys.executable, "-m", "benchmarks.speed.measure", str(shared)]
    done = subprocess.run(
        [*command, "--screen", str(index), "--workers", str(workers)], check=True, capture_output=True
    )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def screen_alone(shared: Path, index: Path, workers: int) -> dict[str, dict[str, float]]:
    """What :func:`in_a_new_process` asks for, in this one."""
    matcher, asked = Matcher(Index.load(index)), queries(shared)
    first = screening(matcher, asked, workers)
    screening(matcher, asked, 1)
    return {"words_new": first, "words_known": screening(matcher, asked, workers)}


def main() -> None:
    """Write the results as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screen", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/speed.json"))
    given = parser.parse_args()
    if given.screen:
        print(json.dumps(screen_alone(given.shared, given.screen, given.workers)))
        return
    asked = queries(given.shared)
    index, build = timed(lambda: Index.build(records(given.shared)))
    result: dict[str, object] = {
        "machine": {"processors": os.cpu_count(), "python": platform.python_version()},
        "parties": len(index),
        "build_seconds": build,
    }
    everything = every_list(given.shared)
    whole, result["every_list_build_seconds"] = timed(lambda: Index.build(everything))
    result["every_list_parties"] = len(whole)
    with tempfile.TemporaryDirectory() as folder:
        whole.save(Path(folder) / "whole")
        index.save(Path(folder) / "index")
        size = sum(p.stat().st_size for p in (Path(folder) / "whole").iterdir())
        result["every_list_megabytes"] = round(size / 1e6, 1)
        _, result["every_list_load_seconds"] = timed(lambda: Index.load(Path(folder) / "whole"))
        matcher = Matcher(Index.load(Path(folder) / "index"))
        matcher.check(asked[0])
        result["check_milliseconds"] = checks(matcher, asked[::20])
        for workers in (1, 2):
            result[f"screen_{workers}"] = in_a_new_process(given.shared, Path(folder) / "index", workers)
    result["peak_megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
