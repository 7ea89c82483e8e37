"""Australia's consolidated list (DFAT), XLSX: 12 columns until 2025, 19 since.

One row is one name; the party is the number of the Reference (6771, 6771a, 6771b, 34c1). The new
file tells four measures as booleans, the old one none, so its records have none. "Control Date"
is the day of the last control, which is the listing's only where the instrument is of that very year
(UN entries of 2001 carry 2014 or 2026): it is always ``updated_on``, and ``listed_on`` where it can be.
"""

import re
from collections.abc import Iterator
from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import (
    Designation,
    Identifier,
    IdentifierKind,
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
from ostraka.sources.dfat.days import birth_dates, first_listed, named_years
from ostraka.sources.dfat.details import contacts_in, gender_in, identifiers_in, previous_names_in
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.entries import Entry, read_entries
from ostraka.sources.reading.tables import check_header, sheet_rows
from ostraka.text.clean import numbered, tidy
from ostraka.text.dates import parse_day
from ostraka.text.nationalities import countries_in

KEY = "au_dfat"
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "vessel": Kind.VESSEL}
_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("Name of Individual or Entity", "Name Type", "Alias Strength"),
    "kind": ("Type",),
    "dob": ("Date of Birth",),
    "birth": ("Place of Birth",),
    "citizenship": ("Citizenship",),
    "address": ("Address",),
    "information": ("Additional Information",),
    "listing": ("Listing Information",),
    "committees": ("Committees",),
    "control": ("Control Date",),
}
_MEASURES = {
    "Targeted Financial Sanction": MeasureKind.ASSET_FREEZE,
    "Travel Ban": MeasureKind.TRAVEL_BAN,
    "Arms Embargo": MeasureKind.ARMS_EMBARGO,
    "Maritime Restriction": MeasureKind.SHIPPING,
}
_NEW_COLUMNS = _COLUMNS | {
    "imo": ("IMO Number",),
    "instrument": ("Instrument of Designation",),
    **{column: (column,) for column in _MEASURES},
}
_ROLES = {
    "primary name": NameRole.PRIMARY,
    "alias": NameRole.ALIAS,
    "aka": NameRole.ALIAS,
    "original script": NameRole.ORIGINAL_SCRIPT,
    "formerly known as": NameRole.PREVIOUS,
    "previously listed as": NameRole.PREVIOUS,
}
_STRENGTHS = {"": False, "strong": False, "weak": True}
_PREVIOUS = re.compile(r"\s*\((?:previously|formerly) listed as[., ]*(?:in Arabic:\s*([^)]*))?\)", re.I)
#: committee as printed -> program: the autonomous regimes by name, the UN's by resolution.
_AUTONOMOUS = {
    "russia", "ukraine", "iran", "syria", "dprk", "libya", "myanmar", "zimbabwe", "ffry", "afghanistan",
    "vessels", "thematic human rights", "thematic cyber", "thematic corruption",
}  # fmt: skip
_RESOLUTIONS = {
    "751", "1267", "1373", "1518", "1533", "1591", "1718", "1737", "1970", "1973", "1988", "2048", "2093",
    "2127", "2140", "2206", "2231", "2653", "2713",
}  # fmt: skip


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The references of one workbook, old or new columns.

    Raises MalformedFile for anything else, UnsafeFile for a workbook that is a bomb.
    """
    members = [file for file in unpack(files) if file.data]
    if len(members) != 1:
        raise MalformedFile(
            f"{len(members)} files with content where one workbook was expected",
            where=", ".join(f.name for f in files) or KEY,
        )
    file = members[0]
    rows = sheet_rows(file)
    line, cells = next(rows, (1, []))
    header = [tidy(cell) for cell in cells]
    new = "Instrument of Designation" in header or "Targeted Financial Sanction" in header
    columns = _NEW_COLUMNS if new else _COLUMNS
    old_names = [c for cells in _COLUMNS.values() for c in cells if c != "Alias Strength"]
    required = [c for cells in columns.values() for c in cells] if new else old_names
    check_header(file, line, header, ["Reference", *required])
    entries, issues = read_entries(file, rows, header, "Reference", columns, _number)
    records = []
    for entry in entries.values():
        records.append(_record(entry))
        issues += entry.issues
    return Parsed(
        tuple(sorted(records, key=lambda record: record.id)),
        tuple(issues),
        format="xlsx-19" if new else "xlsx-12",
    )


def _number(reference: str) -> str:
    """The party's number in a reference, or nothing where it has another shape.

    >>> [_number(r) for r in ("6771", "6771a", "34c1", "page 2")]
    ['6771', '6771', '34', '']
    """
    found = re.fullmatch(r"(\d+) ?[a-z]*\d*", reference.lower())
    return found[1] if found else ""


def _record(entry: Entry) -> Record:
    kinds = {text.lower() for text in entry.many("kind")}
    kind = _KINDS.get(min(kinds, default=""), Kind.OTHER)
    if len(kinds) != 1 or kind is Kind.OTHER:
        entry.problem(IssueCode.UNKNOWN_CATEGORY, f"neither individual, entity nor vessel: {sorted(kinds)}")
    information, listing = entry.many("information"), entry.many("listing")
    births, said = _births(entry)
    controls = [day for text in entry.many("control") if (day := _control(entry, text))]
    identifiers = [i for text in information for i in identifiers_in(text)]
    identifiers += [Identifier(IdentifierKind.IMO, text) for text in entry.many("imo")]
    return canonical(
        Record(
            source=KEY,
            id=entry.id,
            kind=kind,
            names=_names(entry, kind),
            designations=tuple(_designations(entry, min(controls, default=None))),
            birth_dates=births,
            birth_places=tuple(_places(entry, "birth")),
            gender=next(filter(None, map(gender_in, information)), ""),
            nationalities=tuple(_nationalities(entry)),
            addresses=tuple(_places(entry, "address")),
            identifiers=tuple(identifiers),
            contacts=tuple(c for text in information for c in contacts_in(text)),
            notes=(*information, *(f"Listing Information: {text}" for text in listing), *said),
            updated_on=max(controls, default=None),
        )
    )


def _names(entry: Entry, kind: Kind) -> tuple[Name, ...]:
    names: list[Name] = []
    for printed, printed_role, printed_strength in entry.rows("name"):
        role, weak = _ROLES.get(printed_role.lower()), _STRENGTHS.get(printed_strength.lower())
        if role is None or weak is None:
            words = printed_role if role is None else printed_strength
            entry.problem(IssueCode.UNKNOWN_CATEGORY, f"kind of name never seen: {words!r}")
        previous = _PREVIOUS.search(printed)
        full = _PREVIOUS.sub("", printed)
        role = NameRole.PREVIOUS if previous else role or NameRole.ALIAS
        names.append(_name(kind, full, role, bool(weak), printed))
        if previous and previous[1]:
            names.append(Name(tidy(previous[1]), NameRole.ORIGINAL_SCRIPT, printed=printed))
    if kind is Kind.VESSEL:  # a ship's earlier names stand in its notes alone
        earlier = [name for text in entry.many("information") for name in previous_names_in(text)]
        names += [Name(name, NameRole.PREVIOUS) for name in earlier]
    # the order of rows means nothing: the primary name is the least of those called so
    return tuple(sorted(names, key=lambda name: (name.role is not NameRole.PRIMARY, name)))


def _name(kind: Kind, full: str, role: NameRole, weak: bool, printed: str) -> Name:
    family, comma, given = full.partition(", ")
    if kind is Kind.PERSON and comma and "," not in given and not given.lower().startswith(("jr", "sr")):
        return Name(f"{given} {family}", role, weak, given, "", family, printed=printed)
    return Name(full, role, weak, printed="" if full == printed else printed)


def _births(entry: Entry) -> tuple[tuple[PartialDate, ...], list[str]]:
    """Birth dates, and the cells that say more than dates (kept as notes)."""
    dates: list[PartialDate] = []
    said: list[str] = []
    for cell in _filled(entry, "dob"):
        found, rest = birth_dates(cell)
        dates += found
        if rest:
            said.append(f"Date of Birth: {cell}")
        if not found:
            dates.append(PartialDate(printed=cell))
            entry.problem(IssueCode.BAD_DATE, f"birth date not understood: {cell!r}")
    return tuple(dates), said


def _filled(entry: Entry, group: str) -> Iterator[str]:
    """The values of a group without those that say "not applicable"."""
    return (cell for cell in entry.many(group) if cell.lower().strip(" .") not in ("na", "n/a", ""))


def _control(entry: Entry, text: str) -> date | None:
    day = parse_day(text)
    if day is None:
        entry.problem(IssueCode.BAD_DATE, f"Control Date not understood: {text!r}")
    return day


def _places(entry: Entry, group: str) -> Iterator[Place]:
    """Each place of a cell; the country is the last part that names one."""
    for cell in _filled(entry, group):
        for numbered_part in numbered(cell):
            for text in (part.strip(" ,.") for part in numbered_part.split(";")):
                if text:
                    *before, last = (part.strip() for part in text.split(","))
                    codes, _ = countries_in(last)
                    # "Moscow, Russia": two parts are a town and its country
                    city = before[0] if group == "birth" and len(before) == 1 and codes else ""
                    yield Place(text, city=city, country=codes[0] if len(codes) == 1 else "")


def _nationalities(entry: Entry) -> Iterator[str]:
    for cell in _filled(entry, "citizenship"):
        codes, unread = countries_in(cell)
        for part in unread:
            entry.problem(IssueCode.BAD_VALUE, f"no country we know: {part!r} in {cell!r}")
        yield from codes + unread


def _designations(entry: Entry, control: date | None) -> Iterator[Designation]:
    """One designation for each committee; all share the measures and the day."""
    listing, instruments = entry.many("listing"), entry.many("instrument")
    measures = tuple(
        Measure(kind, column) for column, kind in _MEASURES.items() if "True" in entry.many(column)
    )
    if entry.many("Travel Ban") and not measures:
        entry.problem(IssueCode.BAD_VALUE, "no measure is true")
    instrument = "; ".join(instruments) or next((t for t in listing if re.search("Instrument|List 2", t)), "")
    day, basis = _listed(entry, listing, instruments, control)
    for cell in entry.many("committees"):
        # "1970 (Libya) 1973 (Libya)", "1267 (…); 1988 (…)"
        for committee in re.split(r";\s*|(?<=\)) (?=\d{3,4} )", cell):
            program, known = _program(committee)
            if not known:
                entry.problem(IssueCode.UNKNOWN_PROGRAM, f"committee never seen: {committee!r}")
            yield Designation(
                authority="AU",
                program=program,
                program_name=committee,
                instrument=instrument,
                listed_on=day,
                listed_basis=basis,
                measures=measures,
            )


def _program(committee: str) -> tuple[str, bool]:
    """The program key of a committee, and whether it is a known one.

    >>> _program("Autonomous (Russia)"), _program("1267/1989/2253 (ISIL (Da'esh) and Al-Qaida)")
    (('AU-RUSSIA', True), ('AU-UN-1267', True))
    """
    if found := re.match(r"Autonomous \((.+)\)", committee):
        name = " ".join(re.findall(r"[a-z]+", found[1].lower()))
        return f"AU-{name.upper().replace(' ', '-')}", name in _AUTONOMOUS
    number = re.match(r"\d{3,4}", committee)
    if number:
        return f"AU-UN-{number[0]}", number[0] in _RESOLUTIONS
    return "AU-" + "-".join(re.findall(r"[A-Z0-9]+", committee.upper())), False


def _listed(
    entry: Entry, listing: list[str], instruments: list[str], control: date | None
) -> tuple[date | None, str]:
    """The day of the listing and the field that told it, or nothing where none does."""
    days = [day for text in (*listing, *instruments) if (day := first_listed(text))]
    if days:
        return min(days), "Listing Information: first listed"
    years = named_years(" ".join((*listing, *instruments)))
    if control and years == {control.year}:
        return control, "Control Date: the instrument is of the same year"
    return None, ""


SOURCE = SourceInfo(
    key=KEY,
    authority="AU",
    title="Consolidated List",
    publisher="Department of Foreign Affairs and Trade",
    parse=parse,
    homepage="https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
    urls=("https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",),
    file_names=("Australian_Sanctions_Consolidated_List.xlsx",),
    licence="Creative Commons Attribution 4.0 International",
    formats=("xlsx-12", "xlsx-19"),
    floor=2_500,
    stale_after_days=90,
    note="The old address regulation8_consolidated.xls is dead; its 12-column file names no measures.",
)
