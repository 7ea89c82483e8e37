"""The UK Sanctions List of the FCDO, the only UK list since 28 January 2026: XML and CSV.

Both formats hold the same designations; the CSV prints one over many rows, grouped by its
Unique ID. Delisting is absence from the next edition. Traps: ``DateDesignated`` is the day of
the *first* measure; the XML's flags miss measures that ``SanctionsImposed`` names, so the text is
trusted; measures have their own days in free text only (see :mod:`ostraka.sources.uk.measures`).
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
    Issue,
    IssueCode,
    Kind,
    Measure,
    Parsed,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.entries import Entry, read_entries
from ostraka.sources.reading.identifiers import un_reference
from ostraka.sources.reading.tables import check_header, csv_rows
from ostraka.sources.reading.xml import parse_xml
from ostraka.sources.uk.elements import read_designation
from ostraka.sources.uk.measures import date_the_first, imposed_dates, kinds_in, measures_of
from ostraka.sources.uk.party import party_fields
from ostraka.sources.uk.regimes import program_key
from ostraka.text.clean import tidy
from ostraka.text.dates import parse_day

KEY = "gb_uksl"
_KINDS = {"individual": Kind.PERSON, "entity": Kind.ORGANIZATION, "ship": Kind.VESSEL}

#: group -> the CSV's columns, in the order of the group's cells.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "updated": ("Last Updated",),
    "ofsi": ("OFSI Group ID",),
    "un": ("UN Reference Number",),
    "name": ("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type", "Alias strength"),
    "title": ("Title",),
    "original": ("Name non-latin script", "Non-latin script type", "Non-latin script language"),
    "regime": ("Regime Name",),
    "kind": ("Designation Type",),
    "source": ("Designation source",),
    "sanctions": ("Sanctions Imposed",),
    "other": ("Other Information",),
    "reasons": ("UK Statement of Reasons",),
    "address": (
        *(f"Address Line {n}" for n in range(1, 7)),
        "Address Postal Code",
        "Address Country",
    ),
    "phone": ("Phone number",),
    "website": ("Website",),
    "email": ("Email address",),
    "designated": ("Date Designated",),
    "dob": ("D.O.B",),
    "nationality": ("Nationality(/ies)",),
    "national": ("National Identifier number", "National Identifier additional information"),
    "passport": ("Passport number", "Passport additional information"),
    "position": ("Position",),
    "gender": ("Gender",),
    "birth": ("Town of birth", "Country of birth"),
    "entity_type": ("Type of entity",),
    "subsidiary": ("Subsidiaries",),
    "parent": ("Parent company",),
    "registration": ("Business registration number (s)",),
    "imo": ("IMO number",),
    "owner": ("Current owner/operator (s)",),
    "previous_owner": ("Previous owner/operator (s)",),
    "flag": ("Current believed flag of ship",),
    "previous_flag": ("Previous flags",),
    "ship_type": ("Type of ship",),
    "tonnage": ("Tonnage of ship",),
    "length": ("Length of ship",),
    "year_built": ("Year Built",),
    "hin": ("Hull identification number (HIN)",),
}
_REQUIRED = (
    "Unique ID",
    *(c for g in ("name", "regime", "kind", "sanctions", "designated") for c in _COLUMNS[g]),
)
_PREAMBLE_CELLS = 2  # "Report Date: 08-Oct-2026" stands alone in its row


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The designations of one edition, from its XML or its CSV file.

    Raises MalformedFile for anything else, an empty or a truncated file; UnsafeFile for a DTD.
    """
    members = [file for file in unpack(files) if file.data.strip()]
    if len(members) != 1:
        raise MalformedFile(
            f"{len(members)} files with content where one edition was expected",
            where=", ".join(f.name for f in files) or KEY,
            hint="give the XML or the CSV file of the UK Sanctions List",
        )
    file = members[0]
    is_xml = file.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    entries, issues, published = _read_xml(file) if is_xml else _read_csv(file)
    records: dict[str, Record] = {}
    for entry in entries:
        if problem := _unusable(entry):
            issues.append(Issue(IssueCode.MALFORMED_RECORD, entry.where, problem, entry.id))
        elif entry.id in records:
            issues.append(Issue(IssueCode.DUPLICATE_ID, entry.where, "this Unique ID came before", entry.id))
        else:
            records[entry.id] = _record(entry)
            issues += entry.issues
    return Parsed(
        tuple(records[key] for key in sorted(records)),
        tuple(issues),
        format="xml" if is_xml else "csv-58",
        published=published,
    )


def _read_xml(file: RawFile) -> tuple[list[Entry], list[Issue], date | None]:
    root = parse_xml(file)
    if root.tag != "Designations":
        raise MalformedFile(
            f"the root element is <{root.tag}>, not <Designations>",
            where=file.name,
            hint="the format has changed or this is another file",
        )
    published = parse_day(root.text("DateGenerated"))
    entries = [read_designation(node) for node in root.nodes("Designation")]
    if not entries:
        raise MalformedFile("no <Designation> in the file", where=file.name, hint="download it again")
    # leftovers of the designations are with their entries; what remains is beside them
    return entries, [i for i in root.leftovers() if "/Designation/" not in i.message], published


def _read_csv(file: RawFile) -> tuple[list[Entry], list[Issue], date | None]:
    rows = csv_rows(file)
    published = None
    for line, cells in rows:
        if len(cells) > _PREAMBLE_CELLS:
            header = [tidy(cell) for cell in cells]
            check_header(file, line, header, _REQUIRED)
            entries, issues = read_entries(file, rows, header, "Unique ID", _COLUMNS)
            return list(entries.values()), issues, published
        if found := re.search(r"Report Date: *(.+)", cells[0]):
            published = parse_day(found[1])
    raise MalformedFile("no header row with 'Unique ID'", where=file.name)


def _unusable(entry: Entry) -> str:
    """Why no record can be made of the entry, or nothing."""
    if not entry.id:
        return "a designation without a Unique ID"
    return "" if entry.rows("name") else "a designation without a name"


def _record(entry: Entry) -> Record:
    kind = _KINDS.get(entry.one("kind").lower(), Kind.OTHER)
    if kind is Kind.OTHER:
        entry.problem(
            IssueCode.UNKNOWN_CATEGORY, f"neither individual, entity nor ship: {entry.one('kind')!r}"
        )
    fields = party_fields(entry, kind)
    fields["identifiers"] += tuple(_references(entry))
    fields["attributes"] += tuple(Attribute("designation_source", s) for s in entry.many("source"))
    return canonical(
        Record(
            source=KEY,
            id=entry.id,
            designations=(_designation(entry),),
            notes=tuple(entry.many("other")),
            updated_on=parse_day(entry.one("updated")),
            **fields,
        )
    )


def _references(entry: Entry) -> Iterator[Identifier]:
    """This party's ids on other lists, as printed here."""
    for value in entry.many("ofsi"):
        yield Identifier(IdentifierKind.LIST_REFERENCE, value, note="OFSI Group ID")
    for value in entry.many("un"):
        yield un_reference(value, "UN Reference Number")


def _designation(entry: Entry) -> Designation:
    regime, printed_day = entry.one("regime"), entry.one("designated")
    program, known = program_key(regime)
    if not known:
        entry.problem(IssueCode.UNKNOWN_PROGRAM, f"regime never seen: {regime!r}")
    designated = parse_day(printed_day)
    if designated is None:
        entry.problem(IssueCode.BAD_DATE, f"Date Designated not understood: {printed_day!r}")
    return Designation(
        authority="GB",
        program=program,
        program_name=regime,
        instrument=regime,
        listed_on=designated,
        listed_basis="DateDesignated: first measure" if designated else "",
        measures=date_the_first(_measures(entry), designated),
        reasons="\n".join(entry.many("reasons")),
    )


def _measures(entry: Entry) -> tuple[Measure, ...]:
    """The measures that ``SanctionsImposed`` names; flags only where that text is missing."""
    # ships have the same words twice: "Shipping sanctions: …|Shipping sanctions: …"
    phrases = list(dict.fromkeys(p for s in entry.many("sanctions") for p in map(tidy, s.split("|")) if p))
    flagged = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", flag) for flag in entry.many("flagged")]
    for phrase in phrases:
        if not kinds_in(phrase):
            entry.problem(IssueCode.UNKNOWN_CATEGORY, f"measure never seen: {phrase!r}")
    dates = imposed_dates(*entry.many("other"), *entry.many("reasons"))
    measures = measures_of(phrases or flagged, dates)
    kinds = {measure.kind for measure in measures}
    for flag in flagged if phrases else ():
        if not kinds & set(kinds_in(flag)):
            entry.problem(IssueCode.BAD_VALUE, f"the flag {flag!r} is true, but Sanctions Imposed lacks it")
    for kind, day in dates.items():
        if kind not in kinds:
            entry.problem(IssueCode.BAD_VALUE, f"dated {day} in the text, but not imposed: {kind}")
    if not measures:
        entry.problem(IssueCode.BAD_VALUE, "no measure is named")
    return measures


_FILES = "https://sanctionslist.fcdo.gov.uk/docs/"
SOURCE = SourceInfo(
    key=KEY,
    authority="GB",
    title="UK Sanctions List",
    publisher="Foreign, Commonwealth & Development Office",
    parse=parse,
    homepage="https://www.gov.uk/government/publications/the-uk-sanctions-list",
    urls=(_FILES + "UK-Sanctions-List.xml",),
    file_names=("UK-Sanctions-List.xml",),
    licence="Open Government Licence v3.0",
    formats=("xml", "csv-58"),
    floor=4_000,
    stale_after_days=30,
    note="The only UK list since 28 January 2026. Date Designated is the day of the first measure.",
)
