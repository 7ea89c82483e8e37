"""Quality, speed and false mentions of ``ostraka read`` as JSON, on one core.

``python -m benchmarks.read.bench [HOME]``: against the starter book, and with HOME also
against the ledger of that home folder.
"""

import json
import platform
import resource
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.read.gold import evaluate, load, slug_of, starter_reader
from benchmarks.read.prose import prose
from ostraka.config import load_settings
from ostraka.read import Reader
from ostraka.read.opening import document_of
from ostraka.screen.lists import Lists

REPEATS = 3


def main(home: str | None) -> None:
    """Measure and print."""
    began = time.perf_counter()
    reader = starter_reader()
    out: dict[str, Any] = {
        "machine": {"python": platform.python_version(), "system": platform.platform(), "cores_used": 1},
        "repeats": REPEATS,
        "starter": {"load_s": round(time.perf_counter() - began, 2), "quality": evaluate(reader).measures()},
    }
    out["starter"] |= measure(reader)
    if home:
        began = time.perf_counter()
        with Lists.open(load_settings(home)) as lists:
            full = Reader.open(lists)
            out["lists"] = {
                "records": len(full.book.records),
                "load_s": round(time.perf_counter() - began, 2),
            }
            out["lists"] |= measure(full)
    out["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(out, indent=2))


def measure(reader: Reader) -> dict[str, Any]:
    """Speed on prose and on dense reports, and the false mentions in 2 MB of prose."""
    text = prose(2_000_000)
    plain = document_of(text.encode(), "prose.txt")
    slugs = sorted({slug_of(r.id) for r in reader.book.records if r.source == "starter"})
    reports = "\n\n".join(r.text for r in load(slugs)) if slugs else ""
    dense = document_of((reports * (1_000_000 // len(reports))).encode(), "reports.txt") if reports else None
    mixed = _mixed(text, reports) if reports else None
    found = reader.read(plain)
    words = len(text.split())
    return {
        "prose_mb_per_s": round(len(text) / 1e6 / _best(reader, plain, False), 2),
        "prose_parties_only_mb_per_s": round(len(text) / 1e6 / _best(reader, plain, True), 2),
        "mixed_mb_per_s": round(len(mixed.text) / 1e6 / _best(reader, mixed, False), 2) if mixed else None,
        "dense_reports_mb_per_s": round(len(dense.text) / 1e6 / _best(reader, dense, False), 2)
        if dense
        else None,
        "prose_words": words,
        "false_mentions": len(found.mentions),
        "false_mentions_per_100000_words": round(len(found.mentions) / words * 100_000, 2),
        "false_names": sorted({m.text for m in found.mentions})[:20],
    }


def _mixed(text: str, reports: str) -> Any:
    """Prose with the gold reports spread through it, about a mention in 500 characters."""
    parts, short = text[: 10 * len(reports)].split("\n\n"), reports.split("\n\n")
    every = max(1, len(parts) // len(short))
    lines = [
        p + ("\n\n" + short[i // every] if i % every == 0 and i // every < len(short) else "")
        for i, p in enumerate(parts)
    ]
    return document_of("\n\n".join(lines).encode(), "mixed.txt")


def _best(reader: Reader, document: Any, parties_only: bool) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        reader.read(document, parties_only=parties_only)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main(str(Path(sys.argv[1])) if len(sys.argv) > 1 else None)
