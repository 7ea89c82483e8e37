"""OFSI's consolidated list of asset-freeze targets, closed on 28 January 2026: history only.

Two formats: the CSV of 2018 (29 columns, cp1252) and the "2022 format" (36 columns, XLSX or CSV).
One group is many rows: names times birth dates times addresses, and times regimes where a party is
listed under several. "Listed On" is the day of the asset freeze on this list, which may precede
or follow the day the UK Sanctions List gives (kept beside it as an attribute). The 2022 format
hides whole fields inside "Other Information", each behind its "(label):".
"""

import re
from collections.abc import Iterator
from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import (
    Attribute,
    Designation,
    Identifier,
    IdentifierKind,
    IssueCode,
    Kind,
    Measure,
    MeasureKind,
    Parsed,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.entries import Entry, read_entries
from ostraka.sources.reading.identifiers import document_of, un_reference
from ostraka.sources.reading.tables import check_header, csv_rows, sheet_rows
from ostraka.sources.uk.measures import added_measures, imposed_dates, kinds_in, measures_of
from ostraka.sources.uk.party import party_fields
from ostraka.sources.uk.regimes import program_key
from ostraka.text.clean import numbered, tidy
from ostraka.text.dates import parse_day

KEY = "gb_ofsi"
_PREAMBLE_CELLS = 2  # "Last Updated,14/04/2025"
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "ship": Kind.VESSEL}
_NAMES = ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Alias Type")
_COMMON: dict[str, tuple[str, ...]] = {
    "title": ("Title",),
    "dob": ("DOB",),
    "birth": ("Town of Birth", "Country of Birth"),
    "nationality": ("Nationality",),
    "position": ("Position",),
    "address": (*(f"Address {n}" for n in range(1, 7)), "Post/Zip Code", "Country"),
    "information": ("Other Information",),
    "kind": ("Group Type",),
    "updated": ("Last Updated",),
}
#: group -> columns, by format. The list of 2018 grades no alias and puts whole sentences into its
#: document columns; "" is a column no format has, so its cell is empty.
_FORMATS: dict[str, dict[str, tuple[str, ...]]] = {
    "csv-2018": _COMMON
    | {
        "name": (*_NAMES, ""),
        "listing": ("Regime", "Listed On", ""),
        "passport_text": ("Passport Details",),
        "national_text": ("NI Number",),
    },
    "2022": _COMMON
    | {
        "name": (*_NAMES, "Alias Quality"),
        "original": ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language"),
        "listing": ("Regime", "Listed On", "UK Sanctions List Date Designated"),
        "passport": ("Passport Number", "Passport Details"),
        "national": ("National Identification Number", "National Identification Details"),
    },
}
#: label inside "Other Information" -> group.
_LABELS = {
    "UK Sanctions List Ref": "reference",
    "UN Ref": "un",
    "UK Statement of Reasons": "reasons",
    "Gender": "gender",
    "Phone number": "phone",
    "Tel": "phone",
    "Fax": "fax",
    "Website": "website",
    "Email address": "email",
    "Type of entity": "entity_type",
    "Parent company": "parent",
    "Subsidiaries": "subsidiary",
    "Business Reg No": "registration",
    "IMO number": "imo",
    "Current owners": "owner",
    "Previous owners": "previous_owner",
    "Flag of ship": "flag",
    "Previous flags": "previous_flag",
    "Type of ship": "ship_type",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
    "Year built": "year_built",
    "Hull identification number": "hin",
}
_LABEL = re.compile(rf"\(({'|'.join(map(re.escape, _LABELS))})\):")
_ID = r"(?:[A-Z]{3}\d{4}|[A-Z]{2}[EIei]\. ?\d{3})"
_IDS = re.compile(rf"{_ID}(?:(?:,| and|;|/)* {_ID})*[\s.,;]*")
_OTHER_LIST = re.compile(r"\((List of persons named in relation to [^):]*? Group ID)[): ]*(\d+)")
_UN_2018 = re.compile(
    r"\bUN *ref(?:erence)?\b[\s.:]*([A-Z]{1,3}\.[\dA-Z.]*\d|[ESK]\.\d+\.[IV]+\.\d+)|"
    r"\b([A-Z]{2}[ei]\.\d{3})\.",
    re.I,
)
_IMO_2018 = re.compile(r"\bIMO(?: number)?[:. ]*(\d{7})")


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The groups of one edition. Raises MalformedFile for a file of neither format."""
    members = [file for file in unpack(files) if file.data.strip()]
    if len(members) != 1:
        raise MalformedFile(
            f"{len(members)} files with content where one edition was expected",
            where=", ".join(f.name for f in files) or KEY,
            hint="give one ConList file",
        )
    file = members[0]
    workbook = file.data.startswith(b"PK")
    rows = sheet_rows(file) if workbook else csv_rows(file)
    published = None
    for line, cells in rows:  # noqa: B007 - check_header names it after the loop
        header = [tidy(cell) for cell in cells]
        if "Group ID" in header or sum(map(bool, header)) > _PREAMBLE_CELLS:
            break
        if header[0] == "Last Updated":
            published = parse_day(header[1])
    else:
        raise MalformedFile("no header row with 'Group ID'", where=file.name)
    name = "csv-2018" if "NI Number" in header else "2022"
    columns = _FORMATS[name]
    check_header(file, line, header, [c for cells in columns.values() for c in cells if c] + ["Group ID"])
    entries, issues = read_entries(file, rows, header, "Group ID", columns)
    records = []
    for entry in entries.values():
        records.append(_record(entry))
        issues += entry.issues
    return Parsed(
        tuple(sorted(records, key=lambda record: record.id)),
        tuple(issues),
        format=name if name == "csv-2018" else f"{'xlsx' if workbook else 'csv'}-2022",
        published=published,
    )


def _record(entry: Entry) -> Record:
    for text in entry.many("information"):
        _take_apart(entry, text)
    printed_kind = entry.one("kind")
    kind = _KINDS.get(printed_kind.lower(), Kind.OTHER)
    if kind is Kind.OTHER:
        entry.problem(IssueCode.UNKNOWN_CATEGORY, f"neither individual, entity nor ship: {printed_kind!r}")
    if kind is Kind.ORGANIZATION and any(note.startswith("(IMO number") for note in entry.many("note")):
        kind = Kind.VESSEL  # the list of 2018 has no word for ships; theirs begin so
    fields = party_fields(entry, kind)
    fields["identifiers"] += tuple(_identifiers(entry))
    designations, dates_elsewhere = _designations(entry)
    fields["attributes"] += dates_elsewhere
    return canonical(
        Record(
            source=KEY,
            id=entry.id,
            designations=designations,
            notes=tuple(entry.many("note")),
            updated_on=max(filter(None, map(parse_day, entry.many("updated"))), default=None),
            **fields,
        )
    )


def _take_apart(entry: Entry, text: str) -> None:
    """Put what "Other Information" holds into the groups it belongs to; the rest becomes a note."""
    before, *parts = _LABEL.split(text)
    rest = [before]
    for label, value in zip(parts[::2], parts[1::2], strict=True):
        group, value = _LABELS[label], tidy(value)
        if group in ("reference", "un"):
            ids = _IDS.match(value)
            for number in re.findall(_ID, ids[0]) if ids else ():
                entry.add(group, number)
            if not ids:
                entry.problem(IssueCode.BAD_VALUE, f"no {label} understood in {value[:60]!r}")
            rest.append(value[ids.end() :] if ids else value)
        else:
            entry.add(group, value)
    entry.add("note", tidy(" ".join(rest)))


def _identifiers(entry: Entry) -> Iterator[Identifier]:
    """References to other lists, and the documents the list of 2018 prints as sentences."""
    for value in entry.many("reference"):
        yield Identifier(IdentifierKind.LIST_REFERENCE, value, note="UK Sanctions List Ref")
    for value in entry.many("un"):
        yield un_reference(value, "UN Ref")
    documents = {"passport_text": IdentifierKind.PASSPORT, "national_text": IdentifierKind.NATIONAL_ID}
    for group, kind in documents.items():
        for text in entry.many(group):
            yield from (document_of(kind, part) for part in numbered(text) if part.strip(" .-"))
    for note in entry.many("note"):
        for label, value in _OTHER_LIST.findall(note):
            yield Identifier(IdentifierKind.LIST_REFERENCE, value, note=label)
        if not entry.many("reference"):  # only the list of 2018 leaves them in the sentence
            for found in _UN_2018.finditer(note):
                yield un_reference(found[1] or found[2], "UN Ref")
            for number in _IMO_2018.findall(note):
                yield Identifier(IdentifierKind.IMO, number)


def _designations(entry: Entry) -> tuple[tuple[Designation, ...], tuple[Attribute, ...]]:
    """One designation for each regime and day, and the other list's days as attributes."""
    notes, reasons = entry.many("note"), entry.many("reasons")
    added = _added(entry, notes, imposed_dates(*notes, *reasons))
    designations, elsewhere = [], []
    listings = entry.rows("listing")
    for regime, listed, designated in listings:
        program, known = program_key(regime)
        if not known:
            entry.problem(IssueCode.UNKNOWN_PROGRAM, f"regime never seen: {regime!r}")
        listed_on = _day(entry, "Listed On", listed)
        freeze = Measure(MeasureKind.ASSET_FREEZE, "", listed_on, basis="Listed On" if listed_on else "")
        designations.append(
            Designation(
                authority="GB",
                program=program,
                program_name=regime,
                listed_on=listed_on,
                listed_basis="Listed On: asset freeze" if listed_on else "",
                measures=(freeze, *added),
                reasons="\n".join(reasons),
            )
        )
        if designated and (day := _day(entry, "UK Sanctions List Date Designated", designated)):
            value = f"{day}" if len(listings) == 1 else f"{day} ({program})"
            elsewhere.append(Attribute("uk_sanctions_list_date_designated", value))
    return tuple(designations), tuple(elsewhere)


def _added(entry: Entry, notes: list[str], dates: dict[MeasureKind, date]) -> tuple[Measure, ...]:
    """The measures beside the asset freeze that the free text names or dates."""
    phrases = [phrase for note in notes for phrase in added_measures(note)]
    for phrase in phrases:
        if not kinds_in(phrase):
            entry.problem(IssueCode.UNKNOWN_CATEGORY, f"measure never seen: {phrase!r}")
    named = measures_of(phrases, dates)
    kinds = {measure.kind for measure in named} | {MeasureKind.ASSET_FREEZE}
    dated = (Measure(k, "", day, basis="free text: imposed on") for k, day in dates.items() if k not in kinds)
    return (*named, *dated)


def _day(entry: Entry, column: str, text: str) -> date | None:
    day = parse_day(text)
    if day is None:
        entry.problem(IssueCode.BAD_DATE, f"{column} not understood: {text!r}")
    return day


SOURCE = SourceInfo(
    key=KEY,
    authority="GB",
    title="Consolidated List of Asset Freeze Targets (ConList)",
    publisher="Office of Financial Sanctions Implementation, HM Treasury",
    parse=parse,
    homepage="https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets",
    file_names=("ConList.csv",),
    licence="Open Government Licence v3.0",
    formats=("csv-2018", "xlsx-2022", "csv-2022"),
    floor=1_500,
    closed_on=date(2026, 1, 28),
    note="Closed: its old address still answers with frozen data. The UK Sanctions List took its place.",
)
