"""What the benchmarks read: the lists as records, the bench as rows."""

from __future__ import annotations

import csv
from pathlib import Path

from ostraka.model import RawFile, Record
from ostraka.sources import source

OFAC = [f"us/2021-07/{name}.csv" for name in ("sdn", "add", "alt", "sdn_comments")]
UN = ["un/consolidated-2026-02-27.xml"]
#: The newest whole snapshot of every list there is one of.
EVERY = {
    "us_ofac_sdn": ["us/sdn-2024-02-24.csv"],
    "us_ofac_cons": [f"us/2025-12/cons_{name}.csv" for name in ("prim", "add", "alt", "comments")],
    "gb_ofsi": ["uk/ConList-2025-04-14.xlsx"],
    "au_dfat": ["au/Australian_Sanctions_Consolidated_List-2026-04.xlsx"],
    "ca_sema": ["ca/sema-lmes-2025-05.xml"],
    "ca_russia_regs": ["ca/SOR-2014-58/2026-07-23.xml"],
    "un_sc": ["un/consolidated-2026-02-27.xml"],
}


def records(shared: Path) -> list[Record]:
    """OFAC of July 2021, all four files, and the UN list of February 2026: 10,000 parties."""
    return parsed(shared, {"us_ofac_sdn": OFAC, "un_sc": UN})


def every_list(shared: Path) -> list[Record]:
    """The records of the newest whole snapshot of every list."""
    return parsed(shared, EVERY)


def parsed(shared: Path, lists: dict[str, list[str]]) -> list[Record]:
    """The records of these lists, by the package's own parsers."""
    found: list[Record] = []
    for key, paths in lists.items():
        files = tuple(RawFile(Path(p).name, (shared / "lists" / p).read_bytes()) for p in paths)
        found += source(key).parse(files).records
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))
