"""Any in-house list: a CSV, XLSX or Parquet table, and a small YAML file that says what its columns mean.

Both are given together: ``ostraka ingest table watchlist.csv watchlist.yml``. With several
tables each has the mapping of its own name (``vips.xlsx`` with ``vips.yml``), since one
ingest is the whole of what the source ``table`` knows; a single mapping serves all tables.

The mapping is checked whole: a key nobody knows, or a column the table lacks, is an error;
a column the mapping neither uses nor ignores is an issue for every value in it, so that
nothing is lost unseen. See the how-to "Your own list" for an example.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from ostraka.errors import MalformedFile
from ostraka.model import (
    Attribute,
    Contact,
    Designation,
    Identifier,
    Issue,
    IssueCode,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    Parsed,
    PartialDate,
    Place,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.inhouse.mapping import Cell, Mapping, load_mapping
from ostraka.sources.inhouse.rows import table_rows
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.fields import Fields
from ostraka.text.countries import country, country_code
from ostraka.text.dates import parse_date, parse_day


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The rows of the tables as records. Raises MalformedFile for a mapping or table that does not fit."""
    records: dict[str, Record] = {}
    issues: list[Issue] = []
    formats: list[str] = []
    for table, mapping in _pairs(unpack(files)):
        form, rows = table_rows(table, mapping, issues)
        formats.append(form)
        for row in rows:
            record = _Row(row, mapping, issues).record()
            if record is None:
                continue
            if record.id in records:
                issues.append(Issue(IssueCode.DUPLICATE_ID, row.where, "this id is there twice", record.id))
            else:
                records[record.id] = canonical(record)
    ordered = tuple(records[key] for key in sorted(records))
    return Parsed(ordered, tuple(issues), format="+".join(sorted(set(formats))))


def _pairs(files: tuple[RawFile, ...]) -> list[tuple[RawFile, Mapping]]:
    """Each table with its mapping."""
    mappings = {_stem(f): load_mapping(f) for f in files if _is_mapping(f)}
    tables = [f for f in files if not _is_mapping(f)]
    if not mappings or not tables:
        raise MalformedFile(
            f"{len(tables)} tables and {len(mappings)} mappings", where=", ".join(f.name for f in files),
            hint="give a table and its mapping together: list.csv list.yml",
        )  # fmt: skip
    if len(mappings) == 1:
        only = next(iter(mappings.values()))
        return [(table, only) for table in tables]
    for table in tables:
        if _stem(table) not in mappings:
            raise MalformedFile("no mapping of this name", where=table.name, hint=f"add {_stem(table)}.yml")
    return [(table, mappings[_stem(table)]) for table in tables]


def _is_mapping(file: RawFile) -> bool:
    return file.name.lower().endswith((".yml", ".yaml"))


def _stem(file: RawFile) -> str:
    return PurePath(file.name).stem


class _Row:
    """One row being read by its mapping."""

    def __init__(self, row: Fields, mapping: Mapping, issues: list[Issue]) -> None:
        self.row, self.mapping, self.issues = row, mapping, issues
        self.id = ""

    def record(self) -> Record | None:
        """The record, or None with an issue where the row has no id or no name."""
        m = self.mapping
        number, names = self.text(m.id), self.names()
        self.id = f"{m.prefix}{number}"
        if not number or not names:
            self.issue(IssueCode.MALFORMED_RECORD, f"a row without {'name' if number else 'id'}")
            return None
        kind = m.kind if isinstance(m.kind, Kind) else self.kind(m.kind)
        places = tuple(Place(full=text) for text in self.values(m.birth_place))
        gender = self.text(m.gender).lower()
        if gender not in ("", "male", "female"):
            self.issue(IssueCode.BAD_VALUE, f"gender {gender!r}")
        record = Record(
            source="table",
            id=self.id,
            kind=kind,
            names=names,
            designations=(self.designation(),),
            birth_dates=tuple(self.birth(text) for text in self.values(m.born)),
            birth_places=places,
            gender=gender if gender in ("male", "female") else "",
            nationalities=tuple(self.country(text) for text in self.values(m.nationality)),
            titles=tuple(self.values(m.titles)),
            positions=tuple(self.values(m.positions)),
            addresses=self.addresses(),
            identifiers=tuple(self.identifiers()),
            contacts=tuple(Contact(kind, v) for kind, cell in m.contacts.items() for v in self.values(cell)),
            attributes=tuple(Attribute(k, v) for k, cell in m.attributes.items() for v in self.values(cell)),
            notes=tuple(text for cell in m.notes for text in self.values(cell)),
            updated_on=self.day(self.text(m.updated_on)),
        )
        self.row.take_all(*m.ignore)
        self.issues += self.row.leftovers(self.id)
        return record

    def issue(self, code: IssueCode, message: str) -> None:
        self.issues.append(Issue(code, self.row.where, message, self.id))

    def values(self, cell: "str | Cell | None") -> list[str]:
        """The values of a column, split and translated as the mapping says."""
        return [ours for _, ours in self.pairs(cell)]

    def pairs(self, cell: "str | Cell | None") -> list[tuple[str, str]]:
        """The values of a column, each as printed and as translated."""
        if cell is None:
            return []
        spec = Cell(cell) if isinstance(cell, str) else cell
        text = self.row.take(spec.column)
        parts = [part.strip() for part in text.split(spec.split)] if spec.split else [text]
        return [(part, spec.values.get(part, part)) for part in parts if part]

    def text(self, cell: "str | Cell | None") -> str:
        """The whole of a column as one text."""
        return ", ".join(self.values(cell))

    def kind(self, cell: Cell) -> Kind:
        """The kind a cell names, else the mapping's."""
        text = self.text(cell).lower()
        if text not in list(Kind):
            self.issue(IssueCode.UNKNOWN_CATEGORY, f"kind {text!r}")
            return Kind.OTHER
        return Kind(text)

    def names(self) -> tuple[Name, ...]:
        """The name, whole or out of its parts, then the further names."""
        m = self.mapping
        given, middle, family = self.text(m.given), self.text(m.middle), self.text(m.family)
        whole = self.values(m.name) or [" ".join(part for part in (given, middle, family) if part)]
        if not whole[0]:
            return ()
        first = Name(whole[0], given=given, middle=middle, family=family)
        return (
            first,
            *(Name(text, role=NameRole.ALIAS) for text in whole[1:]),
            *(Name(text, role=NameRole.ALIAS) for cell in m.aliases for text in self.values(cell)),
            *(Name(text, role=NameRole.ALIAS, weak=True) for c in m.weak_aliases for text in self.values(c)),
            *(Name(text, role=NameRole.PREVIOUS) for cell in m.previous_names for text in self.values(cell)),
            *(
                Name(t, role=NameRole.ORIGINAL_SCRIPT)
                for cell in m.original_script
                for t in self.values(cell)
            ),
        )

    def designation(self) -> Designation:
        """What the row stands under."""
        m = self.mapping
        listed, ended = self.day(self.text(m.listed_on)), self.day(self.text(m.ended_on))
        basis = f"{_column(m.listed_on)}: by the mapping" if listed else ""
        program = self.text(m.program) if isinstance(m.program, Cell) else m.program
        return Designation(
            authority=m.authority,
            program=program,
            program_name=m.label,
            reference=self.text(m.reference),
            listed_on=listed,
            listed_basis=basis,
            ended_on=ended,
            ended=ended is not None,
            measures=tuple(self.measures(listed, basis)),
            reasons="\n".join(text for cell in m.reasons for text in self.values(cell)),
        )

    def measures(self, listed: date | None, basis: str) -> Iterator[Measure]:
        """The measures a column names, or those the mapping gives every row."""
        cell = self.mapping.measures
        for printed, word in [(m, m) for m in cell] if isinstance(cell, list) else self.pairs(cell):
            if word not in list(MeasureKind):
                self.issue(IssueCode.UNKNOWN_CATEGORY, f"measure {word!r}")
            kind = MeasureKind(word) if word in list(MeasureKind) else MeasureKind.OTHER
            yield Measure(kind, printed, effective=listed, basis=basis)

    def addresses(self) -> tuple[Place, ...]:
        """The row's addresses."""
        m = self.mapping
        parts = [text for cell in m.address for text in self.values(cell)]
        countries = [self.country(text) for text in self.values(m.country)]
        if len(countries) == 1:
            return (Place(full=", ".join(parts), country=countries[0]),)
        place = (Place(full=", ".join(parts)),) if parts else ()
        return (*place, *(Place(country=code) for code in countries))

    def identifiers(self) -> Iterator[Identifier]:
        """The row's identifiers, each of the kind its column is mapped to."""
        for spec in self.mapping.identifiers:
            issuers = [self.country(text) for text in self.values(spec.country)]
            for value in self.values(spec.cell):
                yield Identifier(spec.kind, value, country=", ".join(issuers), note=spec.note)

    def country(self, text: str) -> str:
        """The code of a country; an issue where its name is not known."""
        if country_code(text) is None:
            self.issue(IssueCode.BAD_VALUE, f"country {text!r}")
        return country(text)

    def birth(self, text: str) -> PartialDate:
        """A birth date; an issue where it cannot be read."""
        found = parse_date(text)
        if not found.known:
            self.issue(IssueCode.BAD_DATE, repr(text))
        return found

    def day(self, text: str) -> date | None:
        """A full day; an issue where it is anything less."""
        found = parse_day(text)
        if text and found is None:
            self.issue(IssueCode.BAD_DATE, f"{text!r} is no full day")
        return found


def _column(cell: "str | Cell | None") -> str:
    return cell.column if isinstance(cell, Cell) else cell or ""


SOURCE = SourceInfo(
    key="table",
    authority="",
    title="Your own list",
    publisher="you",
    parse=parse,
    file_names=("list.csv", "list.yml"),
    licence="your own",
    formats=("csv", "xlsx", "parquet"),
    stale_after_days=365,
    note="Give the table and the mapping together; see the how-to.",
)
