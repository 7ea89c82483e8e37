"""OFAC's CSV set: primary names, aliases, addresses, and the overflow of the remarks.

The files have no header; their columns tell them apart (12, 5, 6 and 2). An empty value
is ``-0-``. The last line is a Ctrl-Z, which tells a whole file from a truncated one; only
the comments file was once published without it.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, Parsed, RawFile, Record
from ostraka.sources.ofac.party import Party
from ostraka.sources.ofac.places import csv_address
from ostraka.sources.ofac.remarks import LIMIT, read_remarks
from ostraka.sources.reading.tables import csv_rows
from ostraka.text.clean import tidy

Row = tuple[str, ...]
#: columns 6 to 11 of the primary file
_VESSEL = ("call_sign", "vessel_type", "tonnage", "gross_registered_tonnage", "flag", "owner")
#: number of columns -> which file of the set
_FILES = {12: "primary", 5: "alias", 6: "address", 2: "comments"}


def parse_csv(files: tuple[RawFile, ...], source: str) -> Parsed:
    """The parties of a CSV set, or of its primary file alone.

    Raises MalformedFile for a truncated file, an unknown one, or a set without its primary file.
    """
    parts: dict[str, tuple[str, list[tuple[int, Row]]]] = {}
    for file in files:
        role, rows = _read(file)
        if role in parts:
            raise MalformedFile(f"a second {role} file beside {parts[role][0]}", where=file.name)
        parts[role] = file.name, rows
    if "primary" not in parts:
        raise MalformedFile(
            "the file of primary names (12 columns) is missing",
            where=", ".join(file.name for file in files),
            hint="give sdn.csv or cons_prim.csv with the others",
        )
    name, primary = parts["primary"]
    aliases, addresses, comments = (
        _by_party(parts[role][1]) if role in parts else {} for role in ("alias", "address", "comments")
    )
    issues: list[Issue] = []
    records: dict[str, Record] = {}
    for line, row in primary:
        where = f"{name} line {line}" if len(files) > 1 else f"line {line}"
        if len(row) != 12 or not row[0].isdigit() or not row[1]:
            issues.append(Issue(IssueCode.MALFORMED_RECORD, where, _malformed(row), row[0]))
            continue
        if row[0] in records:
            issues.append(Issue(IssueCode.DUPLICATE_ID, where, f"second record {row[0]} left out", row[0]))
            continue
        overflow = "".join(r[1] for r in comments.get(row[0], ()))
        record, found = _party(
            source, row, tuple(aliases.get(row[0], ())), tuple(addresses.get(row[0], ())), overflow
        )
        records[row[0]] = record
        issues += [Issue(code, where, message, row[0]) for code, message in found]
    for role in ("alias", "address", "comments"):
        issues += _orphans(role, parts, records)
    return Parsed(
        records=tuple(sorted(records.values(), key=lambda r: r.id)),
        issues=tuple(issues),
        format="csv-set" if len(parts) > 1 else "csv-primary",
    )


def _read(file: RawFile) -> tuple[str, list[tuple[int, Row]]]:
    """Which file of the set it is, and its rows without the closing Ctrl-Z."""
    if not file.data.strip():
        raise MalformedFile("the file is empty", where=file.name, hint="download it again")
    body = file.data.rstrip(b" \r\n")
    ended = body.endswith(b"\x1a")
    rows = [
        (line, tuple(_value(cell) for cell in cells))
        for line, cells in csv_rows(RawFile(file.name, body[:-1] if ended else file.data))
    ]
    role = _FILES.get(len(rows[0][1])) if rows else None
    if role is None:
        raise MalformedFile(
            f"{len(rows[0][1]) if rows else 0} columns, which no file of OFAC's CSV set has",
            where=f"{file.name} line 1",
            hint="expected 12 (primary), 5 (aliases), 6 (addresses) or 2 (comments)",
        )
    if not ended and (role != "comments" or not file.data.endswith(b"\n")):
        raise MalformedFile(
            "the closing Ctrl-Z line is missing, so the file is truncated",
            where=f"{file.name} line {rows[-1][0]}",
            hint="download it again",
        )
    return role, rows


def _value(cell: str) -> str:
    """The cell without OFAC's null; blanks at the end stay: remarks may be cut there."""
    return "" if cell in ("-0- ", "-0-") else cell


def _by_party(rows: list[tuple[int, Row]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for _, row in rows:
        found[row[0]].append(row)
    return found


def _malformed(row: Row) -> str:
    if len(row) != 12:
        return f"{len(row)} columns where 12 were expected"
    return "no numeric ent_num" if not row[0].isdigit() else "no name"


def _orphans(
    role: str, parts: dict[str, tuple[str, list[tuple[int, Row]]]], records: dict[str, Record]
) -> Iterator[Issue]:
    name, rows = parts.get(role, ("", []))
    width = next(width for width, known in _FILES.items() if known == role)
    for line, row in rows:
        if row[0] not in records:
            yield Issue(
                IssueCode.ORPHAN, f"{name} line {line}", f"{role} of {row[0]}, which is not listed", row[0]
            )
        elif len(row) != width:
            yield Issue(
                IssueCode.BAD_VALUE, f"{name} line {line}", f"{len(row)} columns, not {width}", row[0]
            )


# Daily versions of a list repeat nearly all rows, and records are frozen: the same rows give
# the same record. 32,768 is twice the list, so that a replay of its past hits nearly always.
@lru_cache(maxsize=32_768)
def _party(
    source: str, row: Row, aliases: tuple[Row, ...], addresses: tuple[Row, ...], overflow: str
) -> tuple[Record, tuple[tuple[IssueCode, str], ...]]:
    """One party out of its rows, with what could not be understood."""
    remarks = row[11]
    party = Party(source, row[0], row[2])
    party.primary(tidy(row[1]))
    for tag in tidy(row[3]).split("] ["):
        party.tag(tag)
    party.positions += [part for part in tidy(row[4]).split("; ") if part]
    party.vessel(**dict(zip(_VESSEL, (tidy(cell) for cell in row[5:11]), strict=True)))
    for alias in aliases:
        if len(alias) == 5:
            party.alias(tidy(alias[3]), alias[2])
            party.note(tidy(alias[4]))
    for place in addresses:
        if len(place) == 6 and any(place[2:5]):
            party.addresses.append(csv_address(*(tidy(cell) for cell in place[2:5])))
            if place[4]:
                party.country(place[4])
        if len(place) == 6:
            party.note(tidy(place[5]))
    # a text that ends in a period at the limit may be whole or not: it is not trusted
    cut = len(remarks) >= LIMIT and not overflow
    if remarks:
        read_remarks(party, tidy(remarks + overflow), cut=cut)
    return party.record(), tuple(party.issues)
