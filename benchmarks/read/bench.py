"""Quality, speed and false mentions of ``ostraka read`` as JSON, on one core.

``python -m benchmarks.read.bench [HOME]``: against the starter book, and with HOME also
against the ledger of that home folder.
"""

import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.read.gold import evaluate, load, slug_of, starter_reader
from benchmarks.read.prose import prose
from ostraka.config import load_settings
from ostraka.read import Document, Reader
from ostraka.read.opening import document_of
from ostraka.screen.lists import Lists
from ostraka.text.names import split_words
from ostraka.text.scripts import romanize_word
from ostraka.text.spelling import fold

REPEATS = 3
SEEDS = (7, 8, 9)


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
    text = prose(2_000_000).text
    plain = document_of(text.encode(), "prose.txt")
    starter = starter_reader().book.records
    reports = "\n\n".join(r.text for r in load(sorted({slug_of(r.id) for r in starter})))
    dense = document_of((reports * (1_000_000 // len(reports))).encode(), "reports.txt")
    return {
        "prose_mb_per_s": _speed(reader, plain),
        "prose_parties_only_mb_per_s": _speed(reader, plain, True),
        "mixed_mb_per_s": _speed(reader, _mixed(text, reports)),
        "dense_reports_mb_per_s": _speed(reader, dense),
        "false": {
            "without_listed_names": false_mentions(reader, _is_listed(reader)),
            "with_common_names_left_in": false_mentions(reader),
        },
    }


def false_mentions(reader: Reader, listed: Callable[[str], bool] = lambda name: False) -> dict[str, Any]:
    """Mentions in 2 MB of prose, of three seeds, with or without full names that are a listed party's."""
    texts = [prose(2_000_000, seed, listed) for seed in SEEDS]
    found = [reader.read(document_of(t.text.encode(), "prose.txt")) for t in texts]
    words = sum(len(t.text.split()) for t in texts)
    mentions = [m for r in found for m in r.mentions]
    return {
        "words": words,
        "full_names": sum(t.names for t in texts),
        "full_names_dropped_as_listed": sum(t.dropped for t in texts),
        "mentions": len(mentions),
        "mentions_per_100000_words": round(len(mentions) / words * 100_000, 2),
        "possible_namesakes": sum(x.possible for r in found for x in r.look_alikes),
        "names": sorted({m.text for m in mentions})[:20],
    }


def _is_listed(reader: Reader) -> Callable[[str], bool]:
    """Whether a full name is, romanized, a listed name or the first and last word of one."""
    known = set()
    for record in reader.book.records:
        for name in record.names:
            words = _romanized(name.full)
            family = _romanized(name.family)
            known |= {frozenset(words), frozenset((*words[:1], *words[-1:]))}
            known |= {frozenset((given, last)) for given in words for last in family[-1:]}
    return lambda name: frozenset(_romanized(name)) in known


def _romanized(text: str) -> list[str]:
    return [fold(romanize_word(w)[0]) for w in split_words(text)]


def _mixed(text: str, reports: str) -> Document:
    """Prose with the gold reports spread through it, about a mention in 500 characters."""
    parts, short = text[: 10 * len(reports)].split("\n\n"), reports.split("\n\n")
    every = max(1, len(parts) // len(short))
    lines = [
        p + ("\n\n" + short[i // every] if i % every == 0 and i // every < len(short) else "")
        for i, p in enumerate(parts)
    ]
    return document_of("\n\n".join(lines).encode(), "mixed.txt")


def _speed(reader: Reader, document: Document, parties_only: bool = False) -> float:
    """MB a second of one core's time, the best of several readings."""
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        reader.read(document, parties_only=parties_only)
        times.append(time.process_time() - began)
    return round(len(document.text) / 1e6 / min(times), 2)


if __name__ == "__main__":
    main(str(Path(sys.argv[1])) if len(sys.argv) > 1 else None)
