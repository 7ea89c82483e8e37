"""Customers' tables into queries: which column means what, and what a cell says.

Column names are recognized in the ways people write them; ``--map`` helps where not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from ostraka.errors import UnreadableTable, UsageError
from ostraka.model import Identifier, IdentifierKind, Kind, Query
from ostraka.screen.tables import RawRows, raw_rows
from ostraka.text.clean import tidy
from ostraka.text.countries import country
from ostraka.text.dates import read_birth_date

#: our field -> column names understood, compared without case, blanks and punctuation.
COLUMNS: dict[str, tuple[str, ...]] = {
    field: tuple(names.split("|"))
    for field, names in {
        "id": "id|customer id|client id|customer no|customer number|account|account number|ref|reference"
        "|uid|key",
        "name": "name|full name|customer name|client name|party name|entity name|legal name|caption"
        "|beneficiary|account name",
        "organization": "company|company name|organisation|organisation name|organization|organization name",
        "given": "first name|given name|given names|forename|forenames",
        "middle": "middle name|middle names|patronymic|second name",
        "family": "last name|surname|family name",
        "kind": "type|kind|entity type|party type|customer type|schema",
        "birth_date": "dob|date of birth|birth date|born|birthday|year of birth",
        "country": "country|country code|residence|country of residence|jurisdiction",
        "nationality": "nationality|citizenship|country of citizenship",
        "gender": "gender|sex",
        "passport": "passport|passport number|passport no",
        "national_id": "national id|national identification number|id number|identity number|document number",
        "tax": "tax id|tax number|tin|vat|inn",
        "registration": "registration number|registration|company number|ogrn|reg no",
        "imo": "imo|imo number",
        "lei": "lei",
        "bic": "bic|swift|swift code",
        "place": "city|place|place of birth|birth place|town",
    }.items()
}
_IDENTIFIERS = ("passport", "national_id", "tax", "registration", "imo", "lei", "bic")
_KIND_OF = {
    word: kind
    for kind, words in {
        Kind.PERSON: "person|individual|natural person|natural|human",
        Kind.ORGANIZATION: "organization|organisation|company|entity|legal entity|legal person|corporate"
        "|business|firm|bank",
        Kind.VESSEL: "vessel|ship",
        Kind.AIRCRAFT: "aircraft|airplane|plane",
    }.items()
    for word in words.replace(" ", "").split("|")
}
#: What stands for a byte that is no text.
_LONE = re.compile("[\ud800-\udfff]")


class Row(msgspec.Struct, frozen=True):
    """One row: a query, or why it is none."""

    number: int
    """Line of a text file, row of a sheet as shown, record of a Parquet file, from 1."""
    query: Query | None
    problem: str = ""
    raw_id: str = ""


def read_table(path: Path, mapping: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The rows of a table, in order, without holding the table in memory (Excel apart).

    ``mapping`` is our field -> the table's column. Raises UnreadableTable, UsageError.
    """
    return read_rows(raw_rows(path), mapping or {}, str(path))


def read_rows(rows: RawRows, mapping: Mapping[str, str], where: str) -> Iterator[Row]:
    """The rows of any table whose first row is its header. Raises as :func:`read_table`."""
    try:
        header_number, header = next(rows)
    except StopIteration:
        raise UnreadableTable("the table is empty", where=where) from None
    columns = match_columns([str(h) for h in header], mapping, f"{where} row {header_number}")
    for number, cells in rows:
        if isinstance(cells, str):
            yield Row(number, None, cells)
        elif len(cells) > len(header) and any(tidy(str(c)) for c in cells[len(header) :] if c is not None):
            yield Row(number, None, f"{len(cells)} cells under {len(header)} columns")
        else:
            yield _row(number, {field: _text(cells[i]) for field, i in columns.items() if i < len(cells)})


def match_columns(header: Sequence[str], mapping: Mapping[str, str], where: str) -> dict[str, int]:
    """Our field -> position of its column. Raises UsageError or UnreadableTable without a name column."""
    keys = [_key(name) for name in header]
    columns: dict[str, int] = {}
    for field, column in mapping.items():
        if field not in COLUMNS:
            raise UsageError(f"--map knows no field {field!r}", hint=f"fields: {', '.join(COLUMNS)}")
        if _key(column) not in keys:
            raise UsageError(f"--map names column {column!r}, which the table lacks", where=where)
        columns[field] = keys.index(_key(column))
    for field, names in COLUMNS.items():
        for name in names:
            if field not in columns and _key(name) in keys:
                columns[field] = keys.index(_key(name))
    if not {"name", "organization", "given", "family"} & columns.keys():
        raise UnreadableTable(
            f"no column holds a name; there are: {', '.join(h for h in header if h)}",
            where=where,
            hint="tell it with --map name=COLUMN",
        )
    return columns


def _key(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _row(number: int, text: dict[str, str]) -> Row:
    problems = []
    if _LONE.search("".join(text.values())):
        text = {field: _LONE.sub("\ufffd", value) for field, value in text.items()}
        problems = ["bytes that are no text, shown as \ufffd"]
    name = _name(text)
    if not name:
        return Row(number, None, "; ".join([*problems, "no name"]), text.get("id", ""))
    kind = born = None
    if (told := text.get("kind")) and not (kind := _KIND_OF.get(_key(told))):
        problems.append(f"type {told!r} is not known; matched against every type")
    if (told := text.get("birth_date")) and not (born := read_birth_date(told)):
        problems.append(f"birth date {told!r} cannot be read; matched without it")
    countries = dict.fromkeys([country(text[f]) for f in ("country", "nationality") if text.get(f)])
    query = Query(
        id=text.get("id") or str(number),
        name=name,
        kind=kind,
        birth_date=born,
        countries=tuple(countries),
        gender={"m": "male", "f": "female"}.get(text.get("gender", "").lower()[:1], ""),
        identifiers=tuple([Identifier(IdentifierKind(f), text[f]) for f in _IDENTIFIERS if text.get(f)]),
        place=text.get("place", ""),
    )
    return Row(number, query, "; ".join(problems), query.id)


def _name(text: Mapping[str, str]) -> str:
    """The customer's name: whole, from its parts, or a firm's where there is no person's."""
    whole, given = text.get("name", ""), text.get("given", "")
    if whole and not given:
        return whole
    parts = [text.get(f, "") for f in ("given", "middle", "family")]
    if whole and "family" not in text and not _words(given) <= _words(whole):
        parts[2], whole = whole, ""  # "Name, Vorname": beside a first name it is the family name
    return whole or " ".join(filter(None, parts)) or text.get("organization", "")


def _words(name: str) -> set[str]:
    return set(name.casefold().split())


def _text(value: Any) -> str:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else ("" if value != value else str(value))
    return tidy(str(value)) if value is not None else ""
