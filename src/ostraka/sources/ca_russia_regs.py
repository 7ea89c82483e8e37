"""Canada's Special Economic Measures (Russia) Regulations, SOR/2014-58, as Justice Canada consolidates them.

The law itself, one XML a version: ``<Schedule>`` / ``<List>`` / ``<Item>``, a party an item,
and since 2025 a table of ships. Every item says since when its wording is in force
(``lims:inforce-start-date``), so one version tells years of history.

**Ids** are places in the law: ``sch1-pt2-74``. In law an item keeps its number for good (a
repealed one stays as "[Repealed, …]"), and ``lims:fid`` was the same for it in all twelve
versions of 2021-2026 that we read; rows of the ship table are renumbered, so ships go by
IMO number: ``sch1.1-imo9161003``.

**Listing dates.** ``lims:id`` equal to ``lims:fid`` means the item was never reworded: its
in-force date is the listing's. A reworded item (a birth date added) shows the day of the
rewording; it was listed with the items next to it, where their ids are consecutive or the
items before and after it are of one day; else the day is left open. Items that date from a
restatement of the whole schedule (18 March 2016 and the like) were listed then *at the
latest*; the basis says so. The autonomous list (``ca_sema``) prints the first day for
those, but not always the law's.

A repealed item becomes a record whose designation has ended, with the day: that is what
closes the history of the party an earlier version named there.
"""

import re
from collections.abc import Iterator
from datetime import date

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
    Name,
    Parsed,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.canada.names import known_as, variants
from ostraka.sources.canada.regulation import Item, entries
from ostraka.sources.canada.schedules import reference, schedule
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.xml import Node, parse_xml
from ostraka.text.dates import parse_date, parse_day

PROGRAM = "CA-SEMA-RUS"
_BORN = re.compile(r"\s*\(born (?:on |in )?([^()]*)\)?", re.I)


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The entries of schedules 1, 1.1, 2 and 3. Raises MalformedFile for any other document."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        names = ", ".join(f.name for f in unpacked)
        raise MalformedFile(f"{len(unpacked)} files where one was expected", where=names)
    file = unpacked[0]
    root = parse_xml(file)
    title = _check(root, file.name)
    issues: list[Issue] = []
    items: list[list[Item]] = []
    for node in root.nodes("Schedule"):
        items += entries(node, PROGRAM, file.name, issues)
    if not any(item.since for group in items for item in group):
        what = (
            "no item says since when it is in force" if any(items) else "no items in schedules 1, 1.1, 2, 3"
        )
        raise MalformedFile(what, where=file.name, hint="the format has changed")
    records: dict[str, Record] = {}
    for group in items:
        for position, item in enumerate(group):
            for record in _records(item, _listed(group, position), title, issues):
                if record.id in records:
                    issues.append(
                        Issue(IssueCode.DUPLICATE_ID, item.where, "this item is there twice", record.id)
                    )
                else:
                    records[record.id] = canonical(record)
    ordered = tuple(records[key] for key in sorted(records))
    return Parsed(ordered, tuple(issues), format="lims-xml", published=parse_day(root.attr("pit-date")))


def _check(root: Node, name: str) -> str:
    """The regulation's title, if it is this regulation in English."""
    if root.tag != "Regulation":
        raise MalformedFile(
            f"root element <{root.tag}> where <Regulation> was expected", where=f"{name} line 1",
            hint="this is another document, or the format has changed",
        )  # fmt: skip
    if root.attr("lang") == "fr":
        raise MalformedFile("the French edition", where=name, hint="use eng/XML/SOR-2014-58.xml")
    identification = root.find("Identification")
    number = identification.text("InstrumentNumber")
    if number != "SOR/2014-58":
        raise MalformedFile(f"regulation {number or 'without number'}, not SOR/2014-58", where=name)
    return identification.text("LongTitle")


def _listed(group: list[Item], position: int) -> tuple[date | None, str]:
    """The day an item was listed, and what says so."""
    item = group[position]
    if item.original:
        basis = "lims:inforce-start-date"
        return (
            item.since,
            f"{basis}: schedule restated, listed then at the latest" if item.restated else basis,
        )
    before = next((i for i in reversed(range(position)) if group[i].original), None)
    after = next((i for i in range(position + 1, len(group)) if group[i].original), None)
    known = [group[i] for i in (before, after) if i is not None]
    same = [group[i] for i in (before, after) if i is not None and _enacted_together(group, position, i)]
    if not same and (len(known) < 2 or known[0].since != known[1].since):
        return None, ""
    known = same or known
    basis = f"lims:inforce-start-date of the items around it; reworded on {item.since}"
    return known[0].since, basis + (" (at the latest)" if known[0].restated else "")


def _enacted_together(group: list[Item], one: int, other: int) -> bool:
    """Whether two items came in one amendment: those get consecutive ids."""
    left, right = group[one].fid, group[other].fid
    return left.isdigit() and right.isdigit() and int(left) - int(right) == one - other


def _records(
    item: Item, listed: tuple[date | None, str], title: str, issues: list[Issue]
) -> Iterator[Record]:
    """One record, or one for each number of a repealed range ("2 and 3"); none if nobody was ever named."""
    if item.kind is Kind.VESSEL:
        yield _ship(item, listed, title)
    elif not item.cells[0].startswith("[Repealed"):
        yield _party(item, listed, title, issues)
    elif not item.original:
        for label in _numbers(item.label):
            yield _repealed(msgspec.structs.replace(item, label=label), listed, title)


def _numbers(label: str) -> list[str]:
    """The items a label stands for.

    >>> _numbers("74"), _numbers("2 and 3"), _numbers("5 to 7")
    (['74'], ['2', '3'], ['5', '6', '7'])
    """
    if found := re.fullmatch(r"(\d+) to (\d+)", label):
        return [str(number) for number in range(int(found[1]), int(found[2]) + 1)]
    return re.split(r"\s*(?:,|and)\s*", label)


def _designation(item: Item, listed: tuple[date | None, str], title: str) -> Designation:
    does = schedule(PROGRAM, item.schedule)
    assert does is not None  # only schedules that are known give items
    return Designation(
        authority="CA",
        program=PROGRAM,
        program_name=title,
        instrument="SOR/2014-58",
        reference=reference(item.schedule, item.part, item.label),
        listed_on=listed[0],
        listed_basis=listed[1],
        measures=(Measure(does.measure, does.printed, effective=listed[0], basis=listed[1]),),
        reasons=item.ground,
    )


def _id(item: Item) -> str:
    return f"sch{item.schedule}-{f'pt{item.part}-' if item.part else ''}{item.label}"


def _party(item: Item, listed: tuple[date | None, str], title: str, issues: list[Issue]) -> Record:
    person = item.kind is Kind.PERSON
    text, record_id = item.cells[0], _id(item)
    born = tuple(parse_date(day) for day in _BORN.findall(text))
    issues += [
        Issue(IssueCode.BAD_DATE, item.where, f"born: {day.printed!r}", record_id)
        for day in born
        if not day.known
    ]
    whole, further = known_as(_BORN.sub("", text), person)
    full, spellings = variants(whole) if person else (whole, [])
    printed = "" if full == text else text
    return Record(
        source="ca_russia_regs",
        id=record_id,
        kind=item.kind,
        names=(Name(full, printed=printed), *spellings, *further),
        designations=(_designation(item, listed, title),),
        birth_dates=born,
        attributes=(Attribute("lims_fid", item.fid),),
        updated_on=item.since,
    )


def _ship(item: Item, listed: tuple[date | None, str], title: str) -> Record:
    imo, name, vessel_type, built = item.cells
    return Record(
        source="ca_russia_regs",
        id=f"sch{item.schedule}-imo{imo}",
        kind=Kind.VESSEL,
        names=(Name(name),),
        designations=(_designation(item, listed, title),),
        identifiers=(Identifier(IdentifierKind.IMO, imo),),
        attributes=(Attribute("build_date", built), Attribute("vessel_type", vessel_type)),
        updated_on=item.since,
    )


def _repealed(item: Item, listed: tuple[date | None, str], title: str) -> Record:
    """The entry without its party, which this version no longer names, ended on the day of repeal."""
    act = msgspec.structs.replace(_designation(item, listed, title), ended=True, ended_on=item.since)
    measures = tuple(msgspec.structs.replace(m, ended_on=item.since) for m in act.measures)
    return Record(
        source="ca_russia_regs",
        id=_id(item),
        kind=item.kind,
        names=(Name(item.cells[0], weak=True),),  # words of the law, nobody's name
        designations=(msgspec.structs.replace(act, measures=measures),),
        attributes=(Attribute("lims_fid", item.fid),),
        updated_on=item.since,
    )


SOURCE = SourceInfo(
    key="ca_russia_regs",
    authority="CA",
    title="Special Economic Measures (Russia) Regulations, SOR/2014-58",
    publisher="Justice Canada",
    parse=parse,
    homepage="https://laws-lois.justice.gc.ca/eng/regulations/SOR-2014-58/",
    urls=("https://laws-lois.justice.gc.ca/eng/XML/SOR-2014-58.xml",),
    file_names=("SOR-2014-58.xml",),
    licence="Reproduction of federal law permitted (SI/97-5)",
    formats=("lims-xml",),
    floor=2500,
    stale_after_days=60,
    note="The law itself, consolidated some weeks after an amendment; the autonomous list is quicker.",
)
