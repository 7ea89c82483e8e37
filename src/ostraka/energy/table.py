"""The plain table of observations: the shipped figures and ``ostraka energy import FILE``.

One CSV row is one figure with its whole definition. The reader refuses to guess: an
unknown column or word, a missing column or a second figure in the same place refuses
the file whole, so that a wrong file changes nothing.

``reported_by`` is optional and tells who reported a flow. Network operators on both
sides of a border point report the same gas; adding them up counts it twice (Nord Stream
in 2021: 137 instead of 60.3 billion m3), so two reporters in one place refuse the file.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from ostraka.energy.observation import (
    EXTRA_EU,
    FUELS,
    INTRA_EU,
    MEMBERS,
    RUSSIA,
    SUM,
    TOTAL,
    Basis,
    Observation,
    Place,
    Record,
    SeriesKey,
    Transit,
)
from ostraka.energy.periods import parse_period
from ostraka.energy.units import UNIT_WORDS
from ostraka.errors import InputError, MalformedFile

COLUMNS = (
    "reporter",
    "fuel",
    "product",
    "partner",
    "period",
    "unit",
    "value",
    "place",
    "transit",
    "record",
    "source",
    "vintage",
)
OPTIONAL = ("flag", "reported_by")

#: column -> words it may hold.
WORDS: dict[str, frozenset[str]] = {
    "reporter": frozenset(MEMBERS),
    "fuel": frozenset(FUELS),
    "partner": frozenset({RUSSIA, TOTAL, EXTRA_EU, INTRA_EU, SUM}),
    "unit": frozenset(UNIT_WORDS),
    "place": frozenset(Place),
    "transit": frozenset(Transit),
    "record": frozenset(Record),
}


def parse_table(data: bytes, retrieved_at: datetime, where: str) -> list[Observation]:
    """The observations of a plain table, all or none.

    An empty ``value`` is a figure the source does not have, not 0.

    Raises MalformedFile naming the line for anything the table may not hold.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedFile(f"not UTF-8 text: {error}", where=where) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    _check_header(reader.fieldnames or [], where)
    observations: list[Observation] = []
    reporters: dict[tuple[SeriesKey, str], str] = {}
    try:
        for row in reader:
            line = f"{where} line {reader.line_num}"
            if None in row or None in row.values():
                raise MalformedFile(f"{len(COLUMNS)} columns were promised", where=line)
            one = _observation(row, retrieved_at, line)
            held = reporters.setdefault(one.place, row.get("reported_by", ""))
            if len(reporters) == len(observations):
                _refuse_second(one, held, row.get("reported_by", ""), line)
            observations.append(one)
    except csv.Error as error:
        raise MalformedFile(str(error), where=f"{where} line {reader.line_num}") from error
    if not observations:
        raise MalformedFile("the table has no row", where=where)
    return observations


def _check_header(names: Sequence[str], where: str) -> None:
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name not in COLUMNS + OPTIONAL]
    if missing or unknown:
        parts = [f"misses {', '.join(missing)}"] * bool(missing)
        parts += [f"does not know {', '.join(map(repr, unknown))}"] * bool(unknown)
        raise MalformedFile(
            f"the table {' and '.join(parts)}", where=where, hint=f"its columns are {','.join(COLUMNS)}"
        )


def _observation(row: dict[str, str], retrieved_at: datetime, line: str) -> Observation:
    for column, words in WORDS.items():
        if row[column] not in words:
            raise MalformedFile(
                f"{column} is {row[column]!r}", where=line, hint=f"one of {', '.join(sorted(words))}"
            )
    if not (row["vintage"][:4].isdigit() and len(row["vintage"]) >= 4):
        raise MalformedFile(f"vintage is {row['vintage']!r}", where=line, hint="a date such as 2026-09-15")
    try:
        period = parse_period(row["period"])
        value = float(row["value"]) if row["value"].strip() else None
    except (InputError, ValueError) as error:
        raise MalformedFile(str(error), where=line) from error
    return Observation(
        **{
            name: row[name]
            for name in ("reporter", "fuel", "product", "partner", "unit", "source", "vintage")
        },
        period=period,
        value=value,
        basis=Basis(Place(row["place"]), Transit(row["transit"]), Record(row["record"])),
        retrieved_at=retrieved_at,
        flag=row.get("flag", ""),
    )


def _refuse_second(one: Observation, first: str, second: str, line: str) -> None:
    place = f"{one.partner} to {one.reporter}, {one.fuel}, {one.period}"
    if first and second and first != second:
        raise MalformedFile(
            f"{first} and {second} both report {place}: adding them would count the flow twice",
            where=line,
            hint="keep one operator for each border point",
        )
    raise MalformedFile(f"a second figure for {place}", where=line)
