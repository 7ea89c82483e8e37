"""Replay every daily version of OFAC's SDN list and measure the ledger.

    python -m benchmarks.ledger.replay [--limit N] [--out FILE]

Reads the git bundle of daily versions in ../shared. Prints JSON: the machine, seconds,
bytes, and whether each as-of count equals the published one.
"""

import argparse
import csv
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ostraka
from ostraka.errors import OstrakaError
from ostraka.ledger import Ledger
from ostraka.model import RawFile
from ostraka.screen.loading import arrival, load
from ostraka.sources import source

SHARED = Path(__file__).parents[3] / "shared" / "lists" / "us"


def versions(folder: Path) -> list[tuple[datetime, str]]:
    """``(downloaded at, commit)`` of each version in the bundle, oldest first."""
    bundle = SHARED / "sdn-history-2021-2024.bundle"
    subprocess.run(["git", "clone", "-q", bundle, folder], check=True)
    log = subprocess.run(
        ["git", "log", "--reverse", "--format=%cI %H"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    return [
        (datetime.fromisoformat(line.split()[0]).astimezone(UTC), line.split()[1]) for line in log if line
    ]


def replay(limit: int) -> dict[str, Any]:
    """Ingest the versions in order and ask for each day again."""
    info = source("us_ofac_sdn")
    with tempfile.TemporaryDirectory() as folder:
        found = versions(Path(folder, "git"))[-limit:]
        database = Path(folder, "ledger.sqlite")
        ledger = Ledger.open(f"sqlite:///{database}", create=True)
        seconds, refused = [], []
        for seen_at, commit in found:
            data = subprocess.run(
                ["git", "show", f"{commit}:sdn.csv"], cwd=Path(folder, "git"), check=True, capture_output=True
            ).stdout
            files = (RawFile("sdn.csv", data),)
            began = time.perf_counter()
            try:
                load(ledger, info, files, arrival(info, files, seen_at=seen_at))
            except OstrakaError as error:
                refused.append({"seen_at": seen_at.isoformat(), "bytes": len(data), "why": error.what})
            seconds.append(time.perf_counter() - began)
        size = sum(p.stat().st_size for p in Path(folder).glob("ledger.sqlite*"))
        result = {
            "versions": len(found),
            "refused": refused,
            "ingest_seconds": round(sum(seconds), 1),
            "ingest_median_seconds": round(statistics.median(seconds), 2),
            "ledger_megabytes": round(size / 1e6, 1),
        }
        return result | _questions(ledger, found)


def _questions(ledger: Ledger, found: list[tuple[datetime, str]]) -> dict[str, Any]:
    """As-of counts against the published ones; how long questions take."""
    with (SHARED / "sdn-history-counts.csv").open(encoding="utf-8") as file:
        published = {row["commit"]: int(row["records"]) for row in csv.DictReader(file)}
    wrong, as_of = [], []
    for seen_at, commit in found:
        began = time.perf_counter()
        counted = len(ledger.as_of(seen_at.date(), seen_at).listed)
        as_of.append(time.perf_counter() - began)
        wanted = published.get(commit[:12], 0)
        if wanted and counted != wanted:
            wrong.append({"seen_at": seen_at.isoformat(), "counted": counted, "published": wanted})
    timeline = []
    for record_id in ("17018", "35163", "38216", "306", "7160"):
        began = time.perf_counter()
        ledger.timeline("us_ofac_sdn", record_id)
        timeline.append(time.perf_counter() - began)
    return {
        "counts_checked": len(found),
        "counts_wrong": wrong,
        "as_of_median_seconds": round(statistics.median(as_of), 3),
        "as_of_max_seconds": round(max(as_of), 3),
        "timeline_median_milliseconds": round(statistics.median(timeline) * 1000, 2),
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=1000, help="only the newest versions")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    began = time.perf_counter()
    result = {
        "benchmark": "ledger replay",
        "ostraka": ostraka.__version__,
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        **replay(arguments.limit),
        "whole_seconds": round(time.perf_counter() - began, 1),
    }
    text = json.dumps(result, indent=1)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
