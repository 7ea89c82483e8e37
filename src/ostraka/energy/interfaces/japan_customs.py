"""Trade statistics of Japan: the Ministry of Finance's monthly CSV by commodity and country.

e-Stat gives each month's file a new address, so a refresh wants it (``--url``), or the
file is imported. One row is a commodity of nine digits from one country, with twelve
months of a year side by side. A month not yet published is printed as 0 in every row:
it is skipped, not read as zero.

The file has no total row. The sum over its countries is stored as such (``SUM``) and is
not used as a total; UN Comtrade has Japan's own. Russia is country 224. Values are in
thousand yen.
"""

import csv
import io
from collections import defaultdict
from typing import NamedTuple

from ostraka.energy.interface import Ask, Interface, Request, Seen
from ostraka.energy.observation import ORIGIN_CUSTOMS, RUSSIA, SUM, Observation
from ostraka.errors import MalformedFile, UsageError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RUSSIA_CODE = "224"
IMPORT = "2"
FUEL: dict[str, str] = {
    "2701": "coal",
    "2709": "crude",
    "2710": "products",
    "271111": "lng",
    "284420": "nuclear",
    "840130": "nuclear",
}
#: unit in the file -> unit and factor.
UNIT: dict[str, tuple[str, float]] = {"MT": ("t", 1.0), "KG": ("t", 0.001), "KL": ("kl", 1.0)}
COLUMNS = ("Exp or Imp", "Year", "HS", "Country", "Unit1", "Unit2")


class Cell(NamedTuple):
    """One month of one row in one unit."""

    heading: str
    partner: str
    period: str
    unit: str
    value: float


def requests(ask: Ask) -> list[Request]:
    """The file at the address given. Raises UsageError without one."""
    if not ask.url:
        raise UsageError(
            "Japan's customs give each month's file a new address",
            hint="copy the address of the import CSV (HS, by country) at e-stat.go.jp and give it with --url",
        )
    return [Request(url=ask.url)]


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """Quantities and yen of the published months, from Russia and summed over the countries.

    Raises MalformedFile for a missing column, a row that is cut off or a file of exports.
    """
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig", "replace"), newline=""))
    wanted = [
        *COLUMNS,
        *(f"{kind}-{month}" for month in MONTHS for kind in ("Quantity1", "Quantity2", "Value")),
    ]
    if missing := [name for name in wanted if name not in (reader.fieldnames or [])]:
        raise MalformedFile(f"the file misses the columns {', '.join(missing[:5])}", where=seen.where)
    rows: list[dict[str, str]] = []
    for row in reader:
        line = f"{seen.where} line {reader.line_num}"
        if None in row or None in row.values():
            raise MalformedFile("the row is cut off", where=line)
        if row["Exp or Imp"] != IMPORT:
            raise MalformedFile("the file is not of imports", where=line, hint="choose the import file")
        rows.append({name: value.strip().lstrip("'") for name, value in row.items()})
    return _figures(rows, seen)


def _figures(rows: list[dict[str, str]], seen: Seen) -> list[Observation]:
    try:
        published = {
            (row["Year"], month) for row in rows for month in MONTHS if float(row[f"Value-{month}"]) != 0
        }
        cells = [cell for row in rows for cell in _cells(row, published)]
        partly = _partly_measured(rows)
    except ValueError as error:
        raise MalformedFile(f"a row cannot be read: {error}", where=seen.where) from error
    sums: dict[tuple[str, str, str, str], float] = defaultdict(float)
    for cell in cells:
        if (cell.heading, cell.unit) in partly:
            continue
        sums[cell.heading, SUM, cell.period, cell.unit] += cell.value
        if cell.partner == RUSSIA:
            sums[cell.heading, RUSSIA, cell.period, cell.unit] += cell.value
    return [
        Observation(
            reporter="JP",
            fuel=FUEL[heading],
            product=heading,
            partner=partner,
            period=period,
            unit=unit,
            value=value,
            basis=ORIGIN_CUSTOMS,
            source="japan_customs:HS",
            vintage=seen.at.date().isoformat(),
            retrieved_at=seen.at,
        )
        for (heading, partner, period, unit), value in sums.items()
    ]


def _heading(row: dict[str, str]) -> str:
    return next((code for code in FUEL if row["HS"].startswith(code)), "")


def _partly_measured(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    """Headings and units in which only some of the heading's commodities are measured.

    Their sum would be a part of the heading that looks like the whole.
    """
    units: dict[str, list[set[str]]] = defaultdict(list)
    for row in rows:
        if heading := _heading(row):
            units[heading].append({_unit(row[name])[0] for name in ("Unit1", "Unit2") if row[name]})
    return {
        (heading, unit)
        for heading, ones in units.items()
        for unit in set().union(*ones)
        if not all(unit in one for one in ones)
    }


def _cells(row: dict[str, str], published: set[tuple[str, str]]) -> list[Cell]:
    heading = _heading(row)
    if not heading:
        return []
    partner = RUSSIA if row["Country"] == RUSSIA_CODE else ""
    found: list[Cell] = []
    for number, month in enumerate(MONTHS, 1):
        if (row["Year"], month) not in published:
            continue
        period = f"{int(row['Year'])}-{number:02}"
        found.append(Cell(heading, partner, period, "JPY", float(row[f"Value-{month}"]) * 1000))
        for kind in ("1", "2"):
            if row[f"Unit{kind}"]:
                unit, factor = _unit(row[f"Unit{kind}"])
                quantity = float(row[f"Quantity{kind}-{month}"]) * factor
                found.append(Cell(heading, partner, period, unit, quantity))
    return found


def _unit(text: str) -> tuple[str, float]:
    if text not in UNIT:
        raise ValueError(f"unknown unit {text!r}")
    return UNIT[text]


INTERFACE = Interface(
    key="japan_customs",
    title="Trade statistics of Japan (Ministry of Finance)",
    homepage="https://www.customs.go.jp/toukei/info/index_e.htm",
    licence="Public Data License 1.0",
    acknowledgement="Source: Trade Statistics of Japan, Ministry of Finance, added up by heading",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b"Exp or Imp" in head,
    url_needed=True,
)
