"""Measure the two large runs: a million customers against every list, and a list of a million parties.

    python -m benchmarks.speed.million ../shared [--rows 1000000] [--out benchmarks/results/million.json]

The names are drawn from the bench's given and family names, half of the family names made up
of syllables; the same seed gives the same names. The customers go through ``ostraka screen``
on a ledger of the newest edition of every list, as a bank's nightly run does, with one worker a
processor. The parties are indexed and asked in this process and in two.
"""

import argparse
import csv
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.inputs import EVERY, rows
from benchmarks.speed.measure import screening, timed
from ostraka.match import Index, Matcher
from ostraka.model import Kind, Name, Query, Record

_FIRMS = ("Trading", "Bank", "Shipping", "Holding"), ("LLC", "Ltd", "JSC")


class Names:
    """Made-up customers and parties; what comes is decided by the seed."""

    def __init__(self, shared: Path, seed: int) -> None:
        people = [r for n in ("us", "global") for r in rows(shared / f"bench/negatives_{n}.csv")]
        self.random = random.Random(seed)
        self.given = [r["first_name"] for r in people if r["first_name"]]
        self.middle = [r["middle_name"] for r in people if r["middle_name"]]
        self.family = [r["last_name"] for r in people if r["last_name"]]
        self.made = [self._word() for _ in range(60_000)]

    def _word(self) -> str:
        pick = self.random.choice
        return "".join(
            pick("bdfgklmnprstvz") + pick("aeiou") for _ in range(self.random.randrange(2, 5))
        ).title()

    def customer(self) -> str:
        """An ordinary name."""
        pick = self.random.choice
        middle = [pick(self.middle)] if self.random.random() < 0.3 else []
        return " ".join([pick(self.given), *middle, pick(self.family)])

    def person(self) -> str:
        """A name of which the list's million are made."""
        pick = self.random.choice
        second = [pick(self.given)] if self.random.random() < 0.4 else []
        return " ".join(
            [pick(self.given), *second, pick(self.family if self.random.random() < 0.5 else self.made)]
        )

    def firm(self) -> str:
        """A firm's name."""
        pick = self.random.choice
        return f"{pick(self.made)} {pick(self.made)} {pick(_FIRMS[0])} {pick(_FIRMS[1])}"


def customers(shared: Path, number: int, folder: Path) -> dict[str, Any]:
    """Rows a second and memory of ``ostraka screen``."""
    home = ["--home", str(folder / "home")]
    for source, paths in EVERY.items():
        files = [str(shared / "lists" / p) for p in paths]
        subprocess.run([*_OSTRAKA, *home, "ingest", source, *files], check=True, capture_output=True)
    names, table = Names(shared, 4), folder / "customers.csv"
    pick = names.random.randrange
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "birth date", "nationality"])
        for i in range(number):
            born = f"{pick(1930, 2005)}-{pick(1, 13):02}-{pick(1, 28):02}"
            writer.writerow([i, names.customer(), born, names.random.choice(["Germany", "Brazil", "Iran"])])
    command = [*_OSTRAKA, *home, "screen", str(table), "-o", str(folder / "result.jsonl")]
    # The index is built by the first question; the nightly run finds it there.
    subprocess.run([*_OSTRAKA, *home, "check", "Nobody Atall"], capture_output=True)
    seconds, megabytes = watched(command)
    with (folder / "result.jsonl").open(encoding="utf-8") as file:
        with_hits = sum(bool(json.loads(line)["hits"]) for line in file)
    return {
        "rows": number, "seconds": seconds, "per_second": round(number / seconds),
        "peak_megabytes": megabytes, "rows_with_hits": with_hits,
    }  # fmt: skip


_OSTRAKA = [sys.executable, "-c", "from ostraka.cli.main import main; main()"]


def watched(command: list[str]) -> tuple[float, int | None]:
    """Seconds of a command, and the most memory it and its workers held, shared pages counted once.

    The memory is None where the system is no Linux.
    """
    started, most = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_kilobytes, _family(process.pid))))
            time.sleep(0.5)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return round(time.perf_counter() - started, 1), round(most / 1024) if most else None


def _family(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _family(int(child))


def _kilobytes(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has just ended, or this is no Linux
        return ""


def parties(shared: Path, number: int, folder: Path) -> dict[str, Any]:
    """Build of a large list, and queries a second against it."""
    names = Names(shared, 5)

    def _records() -> Iterator[Record]:
        for i in range(number):
            kind, name = (Kind.PERSON, names.person()) if i % 4 else (Kind.ORGANIZATION, names.firm())
            yield Record(source="xx", id=str(i), kind=kind, names=(Name(name),), designations=())

    index, build = timed(lambda: Index.build(_records()))
    index.save(folder / "index")
    del index
    matcher = Matcher(Index.load(folder / "index"))
    asked = [Query(name=names.person(), kind=Kind.PERSON) for _ in range(20_000)]
    result: dict[str, Any] = {"parties": number, "build_seconds": build}
    for workers in (1, 2):
        result[f"screen_{workers}"] = screening(matcher, asked, workers)
    return result


def main() -> None:
    """Write the results as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000, help="customers, and parties")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/million.json"))
    given = parser.parse_args()
    result: dict[str, Any] = {"machine": {"processors": os.cpu_count(), "python": platform.python_version()}}
    for part in (customers, parties):
        with tempfile.TemporaryDirectory() as folder:
            result[part.__name__] = part(given.shared, given.rows, Path(folder))
        print(json.dumps(result[part.__name__], indent=1), flush=True)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
