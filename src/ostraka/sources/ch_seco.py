"""Switzerland's sanctions list of SECO: one XML, the whole list or an amendment to it.

The record's id is the target's ssid. An amendment is ``partial``: targets it lacks are unchanged.

Traps: the whole list keeps targets that were taken off, so the modification marks decide (about
one in six has ended); the marks embed copies of old data, which are never read; a target may be
in several sets of measures, some of them no freeze; names are in parts, places in a table at the
end of the file; IMO numbers, tax numbers and BICs stand in free text.
"""

import re
from dataclasses import dataclass, field

from ostraka.errors import MalformedFile
from ostraka.model import (
    Attribute,
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
    Relation,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.xml import Node, root_attributes, top_nodes
from ostraka.sources.seco.details import Surroundings, document, numbers_in, place_of, read_place
from ostraka.sources.seco.measures import SanctionsSet, designations, read_marks, read_program
from ostraka.sources.seco.names import read_name
from ostraka.text.countries import country_code
from ostraka.text.dates import parse_date, parse_day

_MARKS = {"listed", "amended", "de-listed"}
_OBJECTS = {"vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_UN_REFERENCE = re.compile(r"[A-Z]{2}[ie]\.\d{3}")


@dataclass
class _File:
    """What the file says outside its targets, and the issues met so far."""

    sets: dict[str, SanctionsSet] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


@dataclass
class _Draft:
    """A record while its identities are read."""

    id: str
    where: str
    file: _File
    names: list[tuple[tuple[bool, bool, int], Name]] = field(default_factory=list)
    births: list[PartialDate] = field(default_factory=list)
    birth_places: list[Place] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    addresses: list[Place] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def issue(self, code: IssueCode, message: str, where: str = "") -> None:
        """Note a problem, at a line of the target or at its first."""
        self.file.issues.append(Issue(code, where or self.where, message, self.id))


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of a whole list or an amendment. Raises MalformedFile or UnsafeFile for other files."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        raise MalformedFile(f"{len(unpacked)} files where one list was expected")
    raw = unpacked[0]
    root = root_attributes(raw, "swiss-sanctions-list")
    kind = root.get("list-type", "")
    if kind not in ("whole-list", "amendment"):
        raise MalformedFile(
            f"list-type {kind!r} is neither whole-list nor amendment", where=f"{raw.name} line 1"
        )
    file = _frame(raw)
    records: dict[str, Record] = {}
    for node in top_nodes(raw, drop=("added", "removed", "sanctions-program", "place")):
        if node.tag != "target":
            continue
        record = _record(node, file)
        if record and record.id in records:
            message = f"ssid {record.id} is used twice; the first is kept"
            file.issues.append(Issue(IssueCode.DUPLICATE_ID, node.where, message, record.id))
        elif record:
            records[record.id] = record
            file.issues += node.leftovers(record.id)
    if not records:
        raise MalformedFile("no target in it", where=raw.name, hint="download it again")
    return Parsed(
        tuple(sorted(records.values(), key=lambda record: record.id)),
        tuple(file.issues),
        kind,
        parse_day(root.get("date", "")),
        partial=kind == "amendment",
    )


def _frame(raw: RawFile) -> _File:
    """Programs and places, read first because places come last."""
    file = _File()
    for node in top_nodes(raw, drop=("target",)):
        if node.tag == "sanctions-program":
            for found in read_program(node):
                file.sets[found.id] = found
                if not found.kinds:
                    message = f"measure not known: {found.words!r}"
                    file.issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, node.where, message))
        elif node.tag == "place":
            number, place, known = read_place(node)
            file.places[number] = place
            if not known:
                message = f"country not known: {place.country!r}"
                file.issues.append(Issue(IssueCode.BAD_VALUE, node.where, message))
        file.issues += node.leftovers()
    return file


def _record(node: Node, file: _File) -> Record | None:
    draft = _Draft(node.attr("ssid"), node.where, file)
    bodies = [(tag, body) for tag in ("individual", "entity", "object") for body in node.nodes(tag)]
    for _, body in bodies:
        for identity in body.nodes("identity"):
            _identity(identity, draft)
    if not draft.id or not draft.names:
        draft.issue(IssueCode.MALFORMED_RECORD, f"target without {'a name' if draft.id else 'an ssid'}")
        return None
    gender, kind = "", Kind.ORGANIZATION
    reasons: list[str] = []
    relations: list[Relation] = []
    for tag, body in bodies:
        kind = Kind.PERSON if tag == "individual" else kind
        gender = body.attr("sex") or gender
        if tag == "object":
            said = body.attr("object-type")
            kind = _OBJECTS.get(said, Kind.OTHER)
            if said not in _OBJECTS:
                draft.issue(IssueCode.UNKNOWN_CATEGORY, f"object-type {said!r}")
        reasons += _texts(body, "justification")
        draft.notes += _texts(body, "other-information")
        relations += (_relation(found, draft) for found in body.nodes("relation"))
    sets, marks = _sets(node, draft), read_marks(node)
    for mark in marks:
        if mark.kind not in _MARKS:
            draft.issue(IssueCode.UNKNOWN_CATEGORY, f"modification-type {mark.kind!r}")
    draft.identifiers += numbers_in(draft.notes)
    draft.identifiers += _foreign_identifiers(node, sets)
    attributes = [Attribute("origin", each.origin) for each in sets if each.origin]
    for found in node.nodes("generic-attribute"):
        found.ignore("ssid")
        attributes.append(Attribute(re.sub(r"\W+", "_", found.attr("name").lower()), found.value()))
    return canonical(
        Record(
            source="ch_seco",
            id=draft.id,
            kind=kind,
            names=_ranked(draft),
            designations=designations(sets, marks, " ".join(reasons)),
            birth_dates=tuple(draft.births),
            birth_places=tuple(draft.birth_places),
            gender=gender if gender in ("male", "female") else "",
            nationalities=tuple(draft.nationalities),
            titles=tuple(draft.titles),
            addresses=tuple(draft.addresses),
            identifiers=tuple(draft.identifiers),
            relations=tuple(relations),
            attributes=tuple(attributes),
            notes=tuple(draft.notes),
            updated_on=max((mark.day for mark in marks if mark.day), default=None),
        )
    )


def _ranked(draft: _Draft) -> tuple[Name, ...]:
    """The primary name of the main identity first; further primary names become aliases."""
    names = [name for _, name in sorted(draft.names, key=lambda pair: pair[0])]
    first, *others = names
    if first.role is not NameRole.PRIMARY:
        draft.issue(IssueCode.BAD_VALUE, f"no primary name; {first.full!r} was taken")
    return first, *(
        Name(n.full, NameRole.ALIAS, n.weak, n.given, n.middle, n.family, n.language, n.printed)
        if n.role is NameRole.PRIMARY
        else n
        for n in others
    )


def _texts(body: Node, tag: str) -> list[str]:
    """The texts of some children, whose ids are the file's own."""
    found = body.nodes(tag)
    for each in found:
        each.ignore("ssid")
    return [text for each in found if (text := each.value())]


def _sets(node: Node, draft: _Draft) -> list[SanctionsSet]:
    """The sets the target is in; older files name one as an attribute."""
    numbers = dict.fromkeys((*node.texts("sanctions-set-id"), *filter(None, [node.attr("sanctions-set-id")])))
    found = []
    for number in numbers:
        if number not in draft.file.sets:
            draft.issue(IssueCode.UNKNOWN_PROGRAM, f"the file declares no sanctions-set {number}")
        unknown = SanctionsSet(number, "", f"CH-SECO-SET-{number}", "", "", "")
        found.append(draft.file.sets.get(number, unknown))
    if not found:
        draft.issue(IssueCode.UNKNOWN_PROGRAM, "target in no sanctions-set")
    return found


def _identity(node: Node, draft: _Draft) -> None:
    main = node.attr("main") == "true"
    node.ignore("ssid")
    surroundings = Surroundings(draft.file.places, draft.notes)
    for found in node.nodes("name"):
        printed = read_name(found)
        draft.titles += printed.titles
        for what in printed.unknown:
            draft.issue(IssueCode.UNKNOWN_CATEGORY, f"type of name {what!r}", found.where)
        for nth, name in enumerate(printed.names):
            primary = nth == 0 and name.role is NameRole.PRIMARY
            draft.names.append(((not (primary and main), not primary, printed.number), name))
    for found in node.nodes("day-month-year"):
        draft.births += filter(None, [_birth(found, draft)])
    for found in node.nodes("place-of-birth"):
        draft.birth_places += filter(None, [place_of(found, surroundings)])
    for found in node.nodes("address"):
        draft.addresses += filter(None, [place_of(found, surroundings)])
    for found in node.nodes("identification-document"):
        identifier, known = document(found, surroundings)
        draft.identifiers += [identifier] if identifier else []
        if not known:
            draft.issue(IssueCode.UNKNOWN_CATEGORY, "type of document not known", found.where)
    for number in surroundings.missing:
        draft.issue(IssueCode.BAD_VALUE, f"the file has no place {number}")
    for found in node.nodes("nationality"):
        found.ignore("ssid")
        for land in found.nodes("country"):
            code, words = land.attr("iso-code"), land.value()
            country = country_code(code) or country_code(words)
            if not country:
                draft.issue(IssueCode.BAD_VALUE, f"country not known: {code} {words}", land.where)
            draft.nationalities.append(country or words or code)


def _birth(node: Node, draft: _Draft) -> PartialDate | None:
    """A birth date; a low quality and another calendar are said, not reckoned with."""
    node.ignore("ssid")
    parts = [node.attr("year"), *(node.attr(name).zfill(2) for name in ("month", "day"))]
    calendar, quality = node.attr("calendar"), node.attr("quality")
    printed = "-".join(parts[: parts.index("00") if "00" in parts else 3])
    if not parts[0]:
        return None
    if quality not in ("", "good"):
        draft.notes.append(f"birth date {printed}: quality {quality}")
    if calendar not in ("", "Gregorian"):
        draft.issue(IssueCode.BAD_DATE, f"birth date {printed} in the calendar {calendar}", node.where)
        return PartialDate(printed=f"{printed} ({calendar})")
    found = parse_date(printed)
    if not found.known:
        draft.issue(IssueCode.BAD_DATE, f"birth date not understood: {printed!r}", node.where)
    return found


def _relation(node: Node, draft: _Draft) -> Relation:
    node.ignore("ssid")
    kind, other = node.attr("relation-type"), node.attr("target-id")
    draft.notes += (f"{kind} {other}: {remark}" for remark in node.texts("remark"))
    return Relation(kind.replace("-", "_"), id=other)


def _foreign_identifiers(node: Node, sets: list[SanctionsSet]) -> list[Identifier]:
    """Numbers on the lists that Switzerland follows: a UN reference, else an entry of an EU annex."""
    origin = " and ".join(dict.fromkeys(each.origin for each in sets if each.origin))
    return [
        Identifier(IdentifierKind.UN_REFERENCE, value)
        if _UN_REFERENCE.fullmatch(value)
        else Identifier(IdentifierKind.LIST_REFERENCE, value, note=f"number on the list of: {origin}")
        for value in node.texts("foreign-identifier")
    ]


SOURCE = SourceInfo(
    key="ch_seco",
    authority="CH",
    title="Consolidated list of sanctioned individuals, entities and objects",
    publisher="State Secretariat for Economic Affairs (SECO)",
    parse=parse,
    homepage="https://www.seco.admin.ch/sanctions",
    urls=(
        "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml"
        "?lang=en&action=downloadXmlGesamtlisteAction",
    ),
    file_names=("consolidated-list.xml",),
    formats=("whole-list", "amendment"),
    floor=6000,
    stale_after_days=30,
    note="The whole list keeps targets that were taken off, with the day they were.",
)
