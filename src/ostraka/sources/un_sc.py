"""UN Security Council consolidated list: one XML file, persons first, then entities.

The record's id is the DATAID, which a party keeps when it is taken off and listed again; the
permanent reference (``QDi.001``) is an identifier, and its first two letters name the regime.

Traps: ``dateGenerated`` changes every night without the list changing; empty alias, address and
document elements are normal; one alias cell may hold several names and scripts; LISTED_ON is the
first listing and survives a gap; IMO numbers and BICs stand only in COMMENTS1, as do measures
where they are printed at all.
"""

import re
from dataclasses import dataclass, field

from ostraka.errors import MalformedFile
from ostraka.model import (
    Attribute,
    Designation,
    Identifier,
    IdentifierKind,
    Issue,
    IssueCode,
    Kind,
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
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.xml import Node, parse_xml
from ostraka.sources.unsc.packed import (
    alias_names,
    document_kind,
    gender_in,
    number_in,
    numbers_in_comments,
    script_names,
)
from ostraka.sources.unsc.regimes import REGIMES, is_ship, measures
from ostraka.text.countries import country_code
from ostraka.text.dates import parse_date, parse_day
from ostraka.text.nationalities import countries_in


@dataclass
class _Entry:
    """One INDIVIDUAL or ENTITY while it is read, with what is noted along the way."""

    node: Node
    person: bool
    id: str = ""
    issues: list[Issue] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def issue(self, code: IssueCode, message: str, node: Node | None = None) -> None:
        """Note a problem, at a node of the entry or at its beginning."""
        self.issues.append(Issue(code, (node or self.node).where, message, self.id))

    def parts(self, name: str) -> list[Node]:
        """Children whose name begins with the kind of party: INDIVIDUAL_ALIAS, ENTITY_ALIAS."""
        return self.node.nodes(f"{'INDIVIDUAL' if self.person else 'ENTITY'}_{name}")

    def values(self, tag: str) -> tuple[str, ...]:
        """The VALUE texts of the children of that name."""
        return tuple(value for node in self.node.nodes(tag) for value in node.texts("VALUE"))

    def countries(self, text: str) -> tuple[str, ...]:
        """The codes; what more the cell says goes to the notes, an unknown name stays as printed."""
        codes, unread = countries_in(text)
        if unread:
            self.issue(IssueCode.BAD_VALUE, f"country not known: {', '.join(unread)!r} in {text!r}")
        elif text and not country_code(text):
            self.notes.append(text)
        return codes + unread

    def country(self, text: str) -> str:
        """The code where the cell names one country, else as printed."""
        codes = self.countries(text)
        return codes[0] if len(codes) == 1 else text

    def date(self, text: str, node: Node) -> PartialDate:
        """The date; what cannot be read is kept as printed, with an issue."""
        found = parse_date(text)
        if not found.known:
            self.issue(IssueCode.BAD_DATE, f"date not understood: {text!r}", node)
        return found


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of the consolidated list. Raises MalformedFile or UnsafeFile for any other file."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        raise MalformedFile(f"{len(unpacked)} files where one consolidated.xml was expected")
    root = parse_xml(unpacked[0])
    sections = {True: root.node("INDIVIDUALS"), False: root.node("ENTITIES")}
    missing = [
        tag for tag, there in zip(("INDIVIDUALS", "ENTITIES"), sections.values(), strict=True) if not there
    ]
    if root.tag != "CONSOLIDATED_LIST" or missing:
        raise MalformedFile(
            f"the root <{root.tag}> is no CONSOLIDATED_LIST of INDIVIDUALS and ENTITIES"
            + (f": {' and '.join(missing)} missing" if missing else ""),
            where=unpacked[0].name,
            hint="the format has changed or this is another file",
        )
    records: dict[str, Record] = {}
    issues: list[Issue] = []
    for person, section in sections.items():
        for node in section.nodes("INDIVIDUAL" if person else "ENTITY") if section else ():
            entry = _Entry(node, person)
            record = _record(entry)
            if record and record.id in records:
                entry.issue(IssueCode.DUPLICATE_ID, f"DATAID {record.id} is used twice; the first is kept")
            elif record:
                records[record.id] = record
                entry.issues += node.leftovers(record.id)
            issues += entry.issues
    published = parse_day(root.attr("dateGenerated")[:10])
    issues += _outside_entries(root)
    return Parsed(tuple(sorted(records.values(), key=lambda r: r.id)), tuple(issues), "xml", published)


_INSIDE = re.compile(r"CONSOLIDATED_LIST/(INDIVIDUALS/INDIVIDUAL|ENTITIES/ENTITY)[/ ]")


def _outside_entries(root: Node) -> list[Issue]:
    """What was not taken anywhere but in the entries, which report their own."""
    return [issue for issue in root.leftovers() if not _INSIDE.match(issue.message)]


def _record(entry: _Entry) -> Record | None:
    node = entry.node
    entry.id = node.text("DATAID")
    full = " ".join(
        filter(None, (node.text(f"{nth}_NAME") for nth in ("FIRST", "SECOND", "THIRD", "FOURTH")))
    )
    if not entry.id or not full:
        entry.issue(IssueCode.MALFORMED_RECORD, f"{node.tag} without a {'name' if entry.id else 'DATAID'}")
        return None
    # Always 1, always empty, always "UN List".
    node.ignore("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE")
    comments = node.text("COMMENTS1")
    designation = _designation(entry, comments)
    names, births, birth_places = _names(entry, full)
    births += [birth for part in entry.parts("DATE_OF_BIRTH") if (birth := _birth(entry, part))]
    birth_places += _places(entry, "PLACE_OF_BIRTH")
    documents = [document for part in entry.parts("DOCUMENT") if (document := _document(entry, part))]
    ship = not entry.person and is_ship(comments)
    return canonical(
        Record(
            source="un_sc",
            id=entry.id,
            kind=Kind.PERSON if entry.person else Kind.VESSEL if ship else Kind.ORGANIZATION,
            names=tuple(names),
            designations=(designation,),
            birth_dates=tuple(births),
            birth_places=tuple(birth_places),
            gender=_gender(entry) or gender_in(comments),
            nationalities=tuple(
                code for text in entry.values("NATIONALITY") for code in entry.countries(text)
            ),
            titles=entry.values("TITLE"),
            positions=entry.values("DESIGNATION"),
            addresses=tuple(_places(entry, "ADDRESS")),
            identifiers=(
                Identifier(IdentifierKind.UN_REFERENCE, designation.reference),
                *documents,
                *numbers_in_comments(comments),
            ),
            attributes=tuple(
                Attribute(tag.lower(), text)
                for tag in ("SUBMITTED_BY", "SUBMITTED_ON")
                if (text := node.text(tag))
            ),
            # Every amendment is dated; the newest date is the entry's state.
            updated_on=max(filter(None, map(parse_day, entry.values("LAST_DAY_UPDATED"))), default=None),
            notes=(*filter(None, [comments]), *entry.notes),
        )
    )


def _designation(entry: _Entry, comments: str) -> Designation:
    reference, list_type = entry.node.text("REFERENCE_NUMBER"), entry.node.text("UN_LIST_TYPE")
    prefix = reference[:2]
    regime = REGIMES.get(prefix)
    if not regime or regime.list_type != list_type:
        entry.issue(IssueCode.UNKNOWN_PROGRAM, f"regime {list_type!r} with reference {reference!r}")
    printed = entry.node.text("LISTED_ON")
    listed_on = parse_day(printed[:10])  # some carry a time zone: 2011-02-26-05:00
    if printed and not listed_on:
        entry.issue(IssueCode.BAD_DATE, f"LISTED_ON not understood: {printed!r}")
    return Designation(
        authority="UN",
        program=f"UN-{prefix or list_type.upper()}",
        program_name=list_type,
        instrument=f"resolution {regime.resolutions}" if regime else "",
        reference=reference,
        listed_on=listed_on,
        listed_basis="LISTED_ON: first listing, kept when a party is listed again" if listed_on else "",
        measures=measures(reference, comments, entry.person, listed_on),
    )


def _gender(entry: _Entry) -> str:
    text = entry.node.text("GENDER")
    if text.lower() not in ("", "male", "female", "unknown"):
        entry.issue(IssueCode.BAD_VALUE, f"gender not known: {text!r}")
    return text.lower() if text.lower() in ("male", "female") else ""


def _names(entry: _Entry, full: str) -> tuple[list[Name], list[PartialDate], list[Place]]:
    """Names, and the birth dates and places printed with an alias."""
    names = [Name(full)]
    births: list[PartialDate] = []
    places: list[Place] = []
    names += (Name(text, NameRole.ORIGINAL_SCRIPT) for text in entry.node.texts("NAME_ORIGINAL_SCRIPT"))
    for part in entry.parts("ALIAS"):
        quality, text, remark = part.text("QUALITY"), part.text("ALIAS_NAME"), part.text("NOTE")
        if quality not in ("", "Good", "Low", "a.k.a.", "f.k.a."):
            entry.issue(IssueCode.UNKNOWN_CATEGORY, f"alias quality {quality!r}", part)
        role = NameRole.PREVIOUS if quality == "f.k.a." else NameRole.ALIAS
        names += (*alias_names(text, role, quality == "Low"), *script_names(remark, quality == "Low"))
        if remark:
            entry.notes.append(f"{text}: {remark}" if text else remark)
        born = part.text("DATE_OF_BIRTH")
        if born and born != "null":
            births.append(entry.date(born, part))
        city, land = part.text("CITY_OF_BIRTH"), part.text("COUNTRY_OF_BIRTH")
        if city or land:
            places.append(Place(", ".join(filter(None, (city, land))), city, country=entry.country(land)))
    return names, births, places


def _birth(entry: _Entry, node: Node) -> PartialDate | None:
    """One date of birth: a day, a year, a span of years, or only a note ("Nov. 1973")."""
    shape, note = node.text("TYPE_OF_DATE"), node.text("NOTE")
    day, year = node.text("DATE")[:10], node.text("YEAR")
    first, last = node.text("FROM_YEAR"), node.text("TO_YEAR")
    if shape not in ("", "EXACT", "APPROXIMATELY", "BETWEEN"):
        entry.issue(IssueCode.UNKNOWN_CATEGORY, f"type of date {shape!r}", node)
    circa = shape == "APPROXIMATELY" or note == "Approximately"
    printed = day or year or (f"{first} to {last}" if first and last else first or last)
    if printed and note not in ("", "Approximately"):
        # A note beside a year may be its month ("Sep."); a note beside a date is a remark.
        exacter = parse_date(f"{note} {year}") if year else PartialDate()
        if exacter.known:
            return exacter
        entry.notes.append(f"born {printed}: {note}")
    if not printed and not note:
        return None
    found = entry.date(printed or note, node)
    return PartialDate(found.start, found.end, circa or found.circa, found.printed)


def _places(entry: _Entry, name: str) -> list[Place]:
    """Addresses or places of birth; a note is the place itself where nothing else is printed."""
    found = []
    for node in entry.parts(name):
        street, city, region, code, land, note = (
            node.text(tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
        )
        full = ", ".join(filter(None, (street, city, region, code, land)))
        if full and note:
            entry.notes.append(f"{full}: {note}")
        if full or note:
            found.append(Place(full or note, city, region, code, entry.country(land)))
    return found


def _document(entry: _Entry, node: Node) -> Identifier | None:
    """A passport or other document; without a NUMBER, the one in its description if there is any."""
    general, closer, number, note = (
        node.text(tag) for tag in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "NOTE")
    )
    issuer, city, land = (node.text(tag) for tag in ("ISSUING_COUNTRY", "CITY_OF_ISSUE", "COUNTRY_OF_ISSUE"))
    day = node.text("DATE_OF_ISSUE")
    kind = document_kind(closer) or document_kind(general)
    if not kind and general:
        entry.issue(IssueCode.UNKNOWN_CATEGORY, f"type of document {general!r}", node)
    place = ", ".join(filter(None, (city, land if land != issuer else "")))
    remarks = [closer, f"issued in {place}" if place else "", f"issued on {day}" if day else "", note]
    said = "; ".join(remark for remark in remarks if remark)
    value = number or number_in(closer) or number_in(note)
    if not value:
        if said or general:
            entry.notes.append(": ".join(filter(None, (general, said))))
        return None
    return Identifier(kind or IdentifierKind.OTHER, value, entry.country(issuer or land), said)


SOURCE = SourceInfo(
    key="un_sc",
    authority="UN",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    parse=parse,
    homepage="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    urls=("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
    file_names=("consolidated.xml",),
    formats=("xml",),
    floor=800,
    stale_after_days=10,
    note="The address answers with a redirect to a signed one; the file is generated anew every night.",
)
