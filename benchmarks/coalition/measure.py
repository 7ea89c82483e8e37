"""Measure linking with its references hidden, rounds against the known ones, and the time of it all.

    python -m benchmarks.coalition.measure [--ledger URL] [--out FILE]

Without a ledger one is built from ../shared: every list with all its versions there, OFAC's
SDN list with the versions kept as files (``--ledger`` may name one that holds all 309 daily
versions). Prints JSON.
"""

import argparse
import csv
import json
import os
import platform
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import ostraka
from benchmarks.coalition.linking import linking
from benchmarks.coalition.rounds import VERDICTS, Settled, settle, write_rounds
from ostraka.coalition import Book, open_book
from ostraka.coalition.choice import Choice
from ostraka.coalition.gaps import gaps
from ostraka.coalition.lag import leaders, pairs
from ostraka.coalition.matrix import matrix, wide_table
from ostraka.coalition.waves import FoundRound, rounds, waves
from ostraka.errors import OstrakaError
from ostraka.ledger import Ledger
from ostraka.screen.loading import arrival, load, read_files
from ostraka.sources import SOURCES, source

SHARED = Path(__file__).parents[3] / "shared"
FLOORS = {s.key: s.floor for s in SOURCES}
#: Rows of the facts that are no rounds of designations.
_NO_ROUND = re.compile(
    r"renewal|embargo|application date|Directive 4|ownership test|aggregation|delisting|secondary sanctions"
    r"|deemed ownership|single list|present|gold ban|re-designation|adopts EU|rice cap|announced", re.I
)  # fmt: skip

_PARTIES = re.compile(
    r"\b(\d[\d,]*)\+? (?:Schedule 1|persons|listings|oligarchs|banks|individuals|entities|steel"
    r"|financial|parties|additions|additional|media)"
)


def lists() -> Iterator[tuple[str, str, list[str]]]:
    """``(source, day, files)`` of every version, oldest first."""
    us = [f"us/2021-07/{part}.csv" for part in ("sdn", "alt", "add", "sdn_comments")]
    cons = [f"us/2025-12/cons_{part}.csv" for part in ("prim", "alt", "add", "comments")]
    yield "us_ofac_sdn", "2021-07-20", us
    yield "us_ofac_cons", "2025-12-20", cons
    yield "gb_uksl", "2026-03-26", ["uk/UK-Sanctions-List-2026-03-26.excerpt.xml"]
    yield "gb_ofsi", "2018-04-13", ["uk/conlist-2018-04-13.csv"]
    yield "gb_ofsi", "2023-06-05", ["uk/ConList-2023-06-05.xlsx"]
    yield "gb_ofsi", "2025-04-14", ["uk/ConList-2025-04-14.xlsx"]
    yield "eu_fsf", "2026-03-01", ["eu/xmlFullSanctionsList_1_1.excerpt.xml"]
    yield "ca_sema", "2020-03-15", ["ca/sema-lmes-2020-03.xml"]
    yield "ca_sema", "2025-05-15", ["ca/sema-lmes-2025-05.xml"]
    yield "au_dfat", "2024-12-15", ["au/regulation8_consolidated-2024-12.xlsx"]
    yield "au_dfat", "2026-04-15", ["au/Australian_Sanctions_Consolidated_List-2026-04.xlsx"]
    yield "jp_mof", "2026-08-28", ["jp/shisantouketsu20260828.excerpt.csv"]
    yield "ch_seco", "2026-08-27", ["ch/2026-08-27_excerpt/consolidated-list.excerpt.xml"]
    for day in ("2020-11-24", "2024-11-30", "2025-11-29", "2026-02-27"):
        yield "un_sc", day, [f"un/consolidated-{day}.xml"]
    for folder, pattern, key in (
        ("ca/SOR-2014-58", "*.xml", "ca_russia_regs"),
        ("us", "sdn-20*.csv", "us_ofac_sdn"),
    ):
        for path in sorted((SHARED / "lists" / folder).glob(pattern)):
            yield key, path.stem.removeprefix("sdn-"), [str(path.relative_to(SHARED / "lists"))]


def build(url: str) -> Ledger:
    """A ledger of everything there."""
    ledger = Ledger.open(url, create=True)
    for key, day, names in lists():
        files = read_files([SHARED / "lists" / name for name in names])
        seen = datetime.fromisoformat(day).replace(tzinfo=UTC, hour=20)
        try:
            load(ledger, source(key), files, arrival(source(key), files, seen_at=seen, accept=True))
        except OstrakaError as error:
            print(f"{key} {day}: {error}")
    return ledger


def known() -> list[tuple[str, date, str, int | None]]:
    """``(authority, day, name, parties told)`` of the rounds in the facts."""
    with (SHARED / "facts" / "waves.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if not _NO_ROUND.search(f"{r['name']}")]
    found = []
    for r in rows:
        numbers = _PARTIES.findall(f"{r['name']} {r['summary']}")
        told = sum(int(n.replace(",", "")) for n in numbers) if numbers else None
        found.append(
            ({"UK": "GB"}.get(r["authority"], r["authority"]), date.fromisoformat(r["date"]), r["name"], told)
        )
    return found


def found_rounds(ledger: Ledger, book: Book) -> tuple[dict[str, Any], list[Settled]]:
    """How many known rounds the dates alone show, how many shown ones are artifacts; each round settled."""
    loaded = [
        a for a in ("GB", "US", "CA", "AU", "EU", "JP") if any(s.whole for s in book.coverages.spans(a))
    ]
    shown = rounds(book, loaded, Choice(programs=("russia",)))
    result: dict[str, Any] = {}
    every: list[Settled] = []
    for authority in loaded:
        end = max(s.last_day for s in book.coverages.spans(authority) if s.whole)
        own = [r for r in shown if r.authority == authority and date(2022, 2, 21) <= r.day <= end]
        facts = [k for k in known() if k[0] == authority]
        truth = [k for k in facts if k[1] <= end and (k[3] or 0) >= 5]
        hit = [k for k in truth if any(_fits(r, k[1]) for r in own)]
        named = [(r, next((k[2] for k in facts if _fits(r, k[1])), "")) for r in own]
        settled = settle(ledger, book, named)
        every += settled
        unnamed = [s for s in settled if not s.known]
        result[authority] = {
            "known": len(truth),
            "found": len(hit),
            "missed": [f"{k[1]} {k[2]} ({k[3]})" for k in truth if k not in hit],
            "shown": len(own),
            "in_no_row_of_the_facts": len(unnamed),
            **{f"of_these_{v}": sum(s.verdict == v for s in unnamed) for v in VERDICTS},
        }
    bad = sum(s.verdict != "real" and not s.known for s in every)
    result["false_share"] = round(bad / max(len(every), 1), 4)
    return result, every


def _fits(one: FoundRound, day: date) -> bool:
    earliest = one.after if one.after else one.day - timedelta(days=1)
    return earliest <= day <= one.day


def analytics(ledger: Ledger) -> dict[str, float]:
    """Seconds from a linked ledger to each answer on the Russia programs, all authorities."""
    began = time.perf_counter()
    book = open_book(ledger, floors=FLOORS)
    seconds = {"book": time.perf_counter() - began}
    authorities, choice = ("GB", "US", "EU", "CA", "JP", "AU", "UN", "CH"), Choice(programs=("russia",))
    for name, question in (
        ("matrix", lambda: wide_table(matrix(book, authorities, choice))),
        ("lag", lambda: pairs(book, authorities, choice)),
        ("leaders", lambda: leaders(book, authorities, choice)),
        ("waves", lambda: waves(rounds(book, authorities, choice))),
        ("gaps", lambda: gaps(book, ("GB", "US"), ("EU", "CA"), choice)),
    ):
        start = time.perf_counter()
        question()
        seconds[name] = time.perf_counter() - start
    seconds["whole"] = time.perf_counter() - began
    return {name: round(value, 2) for name, value in seconds.items()}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = (
            Ledger.open(arguments.ledger) if arguments.ledger else build(f"sqlite:///{folder}/ledger.sqlite")
        )
        began = time.perf_counter()
        hidden = linking(ledger)
        result = {
            "benchmark": "coalition",
            "ostraka": ostraka.__version__,
            "machine": {
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "system": platform.system(),
            },
            "linking": hidden | {"seconds": round(time.perf_counter() - began, 1)},
        }
        open_book(ledger, floors=FLOORS)  # links, unless the ledger is linked
        result["analytics_seconds"] = analytics(ledger)
        result["rounds"], settled = found_rounds(ledger, open_book(ledger, floors=FLOORS))
        result["peak_megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        ledger.close()
    text = json.dumps(result, indent=1)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
        write_rounds(settled, arguments.out.with_name("coalition-rounds.csv"))


if __name__ == "__main__":
    main()
