"""Canada's Consolidated Autonomous Sanctions List (SEMA and JVCFOA): one XML, a record a listing.

Two shapes: until about 2024 ``Entity``, ``DateOfBirth``, ``Title`` and no listing date;
since then ``EntityOrShip``, ``DateOfBirthOrShipBuildDate``, ``TitleOrShip``,
``ShipIMONumber`` and ``DateOfListing``. ``Country`` names the *regulation*, never a
nationality: the same person under two regulations is two records.

**Ids.** The list prints none, and (Country, Schedule, Item) is renumbered on amendment and
was relabelled between the two shapes. The id is therefore made of what a listing is about:
regulation, what the schedule does (``freeze``, ``debt``), and the name, folded so that case,
marks, punctuation, order of name parts and the usual spellings of Slavic names do not
matter (``RUS-freeze-akimov-andrei-igorevich``); ships go by their IMO number. Item and
schedule are kept as the designation's reference.

History is lost only where it must be: a name replaced by quite another spelling, or an
upgrade from Schedule 2 to Schedule 1, which is a new listing in law. Namesakes under one
regulation stay apart: the one listed first has the plain id, a later one is told by birth
date, else by its part of the schedule, else by a number; so a newcomer never changes an
id that is there. If the first is delisted, a namesake that stays takes over the plain id.
"""

import re
from collections.abc import Iterator

import msgspec

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
    MeasureKind,
    Name,
    NameRole,
    Parsed,
    PartialDate,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.canada.keys import name_key
from ostraka.sources.canada.names import aliases, known_as, variants
from ostraka.sources.canada.schedules import Schedule, cited, reference, schedule
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.xml import Node, parse_xml
from ostraka.text.dates import parse_date, parse_day

#: English half of ``Country`` -> our word for the regulation; "Burma" became "Myanmar (Burma)".
_REGULATIONS = {
    "Belarus": "BLR",
    "Burma": "MMR",
    "China": "CHN",
    "Extremist Settler Violence": "ESV",
    "Georgia": "GEO",
    "Guatemala": "GTM",
    "Haiti": "HTI",
    "Hamas Terrorist Attacks": "HAMAS",
    "Iran": "IRN",
    "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR)": "JVCFOA",
    "Lebanon": "LBN",
    "Libya": "LBY",
    "Moldova": "MDA",
    "Myanmar (Burma)": "MMR",
    "Nicaragua": "NIC",
    "North Korea": "PRK",
    "Russia": "RUS",
    "South Sudan": "SSD",
    "Sri Lanka": "LKA",
    "Sudan": "SDN",
    "Syria": "SYR",
    "Ukraine": "UKR",
    "Venezuela": "VEN",
    "Zimbabwe": "ZWE",
}
_UNKNOWN = Schedule("other", MeasureKind.OTHER, "")
_DECADE = re.compile(r"(?:born in the\s+)?(early|mid|late)?[\s-]*(\d{3})0s", re.I)
_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}


class _Entry(msgspec.Struct, frozen=True):
    """A record before it has an id, and what its id depends on."""

    record: Record
    base: str
    part: str
    order: tuple[str, str, float]
    issues: tuple[Issue, ...]


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of the list. Raises MalformedFile for any other file."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        raise MalformedFile(
            f"{len(unpacked)} files where one was expected", where=", ".join(f.name for f in unpacked)
        )
    file = unpacked[0]
    root = parse_xml(file)
    if root.tag != "data-set":
        raise MalformedFile(
            f"root element <{root.tag}> where <data-set> was expected", where=f"{file.name} line 1",
            hint="this is another file, or the list has changed its format",
        )  # fmt: skip
    nodes = root.nodes("record")
    if not nodes:
        raise MalformedFile("no <record> in <data-set>", where=file.name, hint="download it again")
    for tag in ("Country", "Item"):
        if not any(node.has(tag) for node in nodes):
            raise MalformedFile(f"no record has a <{tag}>", where=file.name, hint="the format has changed")
    new = any(node.has("DateOfListing") for node in nodes)
    entries: list[_Entry] = []
    issues: list[Issue] = []
    for node in nodes:
        entry = _entry(node)
        if isinstance(entry, Issue):
            issues.append(entry)
        else:
            entries.append(entry)
    records = []
    for entry, record_id in _identified(entries):
        records.append(canonical(msgspec.structs.replace(entry.record, id=record_id)))
        issues += [msgspec.structs.replace(issue, record_id=record_id) for issue in entry.issues]
    issues += root.leftovers()
    records.sort(key=lambda record: record.id)
    return Parsed(tuple(records), tuple(issues), format="xml-2025" if new else "xml-2020")


def _entry(node: Node) -> _Entry | Issue:
    """One ``<record>``, or why it cannot be read."""
    issues: list[Issue] = []
    ship = node.text("ShipIMONumber")
    organization = node.text("EntityOrShip") or node.text("Entity")
    family, given = node.text("LastName"), node.text("GivenName")
    item, label = node.text("Item"), node.text("Country")
    if not (organization or family or given) or not label:
        missing = "name" if label else "Country"
        node.drain()
        return Issue(IssueCode.MALFORMED_RECORD, node.where, f"a record without {missing}")
    names = _names(organization, family, given, node.text("Aliases"))
    kind = Kind.VESSEL if ship else Kind.ORGANIZATION if organization else Kind.PERSON
    if ship and not re.fullmatch(r"\d{7}", ship):
        issues.append(Issue(IssueCode.BAD_VALUE, node.where, f"ShipIMONumber of not seven digits: {ship!r}"))
    regulation = _regulation(label, node.where, issues)
    program = f"CA-{'' if regulation == 'JVCFOA' else 'SEMA-'}{regulation}"
    printed = node.text("Schedule")
    number, part = _cited(printed, node.where, issues)
    does = schedule(program, number) or _unknown(printed, node.where, issues)
    listed_printed = node.text("DateOfListing")
    listed = parse_day(listed_printed)
    if listed_printed and not listed:
        issues.append(Issue(IssueCode.BAD_DATE, node.where, f"DateOfListing: {listed_printed!r}"))
    born = _dates(node.text("DateOfBirthOrShipBuildDate") or node.text("DateOfBirth"))
    unread = [day.printed for day in born if not day.known]
    issues += [Issue(IssueCode.BAD_DATE, node.where, f"birth or build date: {text!r}") for text in unread]
    title = node.text("TitleOrShip") or node.text("Title")
    issues += node.drain()
    basis = "DateOfListing: of this entry in its present schedule" if listed else ""
    record = Record(
        source="ca_sema",
        id="",
        kind=kind,
        names=names,
        designations=(
            Designation(
                authority="CA",
                program=program,
                program_name=label,
                reference=reference(number, part, item),
                listed_on=listed,
                listed_basis=basis,
                measures=(Measure(does.measure, does.printed, effective=listed, basis=basis),),
            ),
        ),
        birth_dates=() if ship else born,
        titles=(title,) if title and not ship else (),
        identifiers=(Identifier(IdentifierKind.IMO, ship),) if ship else (),
        attributes=_ship(title, born) if ship else (),
    )
    about = f"imo{ship}" if ship else name_key(names[0].full, kind is Kind.PERSON)
    order = (listed.isoformat() if listed else "", part, float(item) if _NUMBER.fullmatch(item) else 0)
    return _Entry(record, f"{regulation}-{does.word}-{about}", part, order, tuple(issues))


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _names(organization: str, family: str, given: str, cell: str) -> tuple[Name, ...]:
    """Primary name first, then what brackets, slashes and the aliases cell add."""
    if organization:
        whole, further = known_as(organization.rstrip(";"), person=False)
        english, slash, french = whole.partition("/")
        bilingual = slash and " " in french
        primary = Name(english if bilingual else whole)
        if bilingual:
            further.append(Name(french, role=NameRole.ALIAS, language="fr"))
        if primary.full != organization:
            primary = msgspec.structs.replace(primary, printed=organization)
        return (primary, *further, *aliases(cell, primary.full, person=False))
    whole = f"{given} {family}".strip()
    full, further = variants(whole)
    primary = Name(full, printed=f"{family}, {given}" if given and family else "")
    if full == whole:
        primary = msgspec.structs.replace(primary, given=given, family=family)
    return (primary, *further, *aliases(cell, full, person=True))


def _regulation(label: str, where: str, issues: list[Issue]) -> str:
    english = label.split(" / ")[0].strip()
    if english not in _REGULATIONS:
        issues.append(Issue(IssueCode.UNKNOWN_PROGRAM, where, f"Country {label!r}"))
    return _REGULATIONS.get(english) or re.sub(r"\W+", "-", english).strip("-").upper()


def _cited(printed: str, where: str, issues: list[Issue]) -> tuple[str, str]:
    found = cited(printed)
    if found is None:
        issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, where, f"Schedule {printed!r}"))
    return found or (printed, "")


def _unknown(printed: str, where: str, issues: list[Issue]) -> Schedule:
    if not any(issue.code is IssueCode.UNKNOWN_CATEGORY for issue in issues):
        issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, where, f"Schedule {printed!r} of this regulation"))
    return msgspec.structs.replace(_UNKNOWN, printed=f"listed in Schedule {printed}")


def _dates(text: str) -> tuple[PartialDate, ...]:
    """The birth (or build) dates of a cell.

    >>> [str(d) for d in _dates("1965-07-15 OR 1969-09-28")], str(_dates("born in the early 1970s")[0])
    (['1965-07-15', '1969-09-28'], 'circa 1970 to 1973')
    """
    if found := _DECADE.fullmatch(text):
        first, last = _THIRDS[(found[1] or "").lower()]
        return (PartialDate(f"{found[2]}{first}", f"{found[2]}{last}", circa=True, printed=text),)
    return tuple(parse_date(part) for part in re.split(r"\s+or\s+", text, flags=re.I)) if text else ()


def _ship(vessel_type: str, built: tuple[PartialDate, ...]) -> tuple[Attribute, ...]:
    values = [Attribute("build_date", str(day)) for day in built]
    return (*values, Attribute("vessel_type", vessel_type)) if vessel_type else tuple(values)


def _identified(entries: list[_Entry]) -> Iterator[tuple[_Entry, str]]:
    """Each entry with its id; the earliest of several namesakes has the plain one."""
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.order):
        born = entry.record.birth_dates[0].start if entry.record.birth_dates else ""
        told = [entry.base, f"{entry.base}-born-{born}" if born else "", f"{entry.base}-part-{entry.part}"]
        record_id = next((i for i in told if i and i not in taken), "")
        number = 2
        while not record_id:
            record_id = f"{entry.base}-{number}" if f"{entry.base}-{number}" not in taken else ""
            number += 1
        taken.add(record_id)
        yield entry, record_id


SOURCE = SourceInfo(
    key="ca_sema",
    authority="CA",
    title="Consolidated Canadian Autonomous Sanctions List",
    publisher="Global Affairs Canada",
    parse=parse,
    homepage="https://www.international.gc.ca/world-monde/international_relations-relations_internationales/"
    "sanctions/consolidated-consolide.aspx?lang=eng",
    urls=(
        "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-"
        "relations_internationales/sanctions/sema-lmes.xml",
    ),
    file_names=("sema-lmes.xml",),
    licence="Open Government Licence - Canada",
    formats=("xml-2025", "xml-2020"),
    floor=2000,
    stale_after_days=45,
    note="Not the law itself: the regulations are. Terrorist entities (Criminal Code) are a separate list.",
)
