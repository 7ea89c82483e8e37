"""Reading the schedules of a Canadian regulation in Justice Canada's XML: every entry with its dates.

``<Schedule>`` holds ``<Heading>`` and ``<List>`` in pairs (one a part), or a ``<List>`` alone,
or a table of ships. Schedules of goods have lists and tables too; they are told by their
number, and a schedule not known whose title speaks of persons is an issue.
"""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from ostraka.errors import MalformedFile
from ostraka.model import Issue, IssueCode, Kind
from ostraka.sources.canada.schedules import cited, schedule
from ostraka.sources.reading.xml import Node
from ostraka.text.dates import parse_day

_PARTIES = re.compile(r"\b(?:persons|individuals|entities|ships|vessels)\b", re.I)
_SHIP_COLUMNS = ["Item", "IMO number", "Vessel name", "Type", "Build date"]


class Item(msgspec.Struct, frozen=True):
    """One entry of a schedule, before its listing day is worked out."""

    schedule: str
    part: str
    label: str
    kind: Kind
    ground: str
    cells: tuple[str, ...]
    """The text of an item; IMO number, name, type and build date of a ship."""
    since: date | None
    original: bool
    """Never reworded, so that ``since`` is the day it was added."""
    restated: bool
    fid: str
    where: str


def entries(node: Node, program: str, file: str, issues: list[Issue]) -> Iterator[list[Item]]:
    """The entries of one ``<Schedule>``, part by part; none for a schedule of goods.

    Raises MalformedFile where parts or columns are not what they were.
    """
    heading = node.find("ScheduleFormHeading")
    number = heading.text("Label").removeprefix("SCHEDULE").strip()
    titles = [t.flat() for t in heading.nodes("TitleText")]
    headings = node.nodes("Heading")
    parts = [(h.text("Label"), " ".join(t.flat() for t in h.nodes("TitleText"))) for h in headings]
    does = schedule(program, number) if number else None
    if does is None:
        if number and _PARTIES.search(" ".join([*titles, *(title for _, title in parts)])):
            message = f"Schedule {number} seems to list parties: {titles}"
            issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, node.where, message))
        return
    lists = node.nodes("List")
    if not parts:
        parts = [("", " ".join(titles))] * len(lists)
    if len(parts) != len(lists):
        raise MalformedFile(
            f"{len(parts)} headings for {len(lists)} lists in Schedule {number}",
            where=f"{file} {node.where}", hint="the format has changed",
        )  # fmt: skip
    for (label, title), group in zip(parts, lists, strict=True):
        part = cited(label.title())
        kind = Kind.PERSON if title.startswith("Individuals") else Kind.ORGANIZATION
        if part is None or not title.startswith(("Individuals", "Entities")):
            issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, group.where, f"part {label!r}, {title!r}"))
        started = parse_day(group.attr("inforce-start-date"))
        ground = title.partition("—")[2].strip()
        place = (number, part[1] if part else label, kind, ground)
        yield [item for n in group.nodes("Item") if (item := _item(n, place, started, issues))]
    first = node.attr("id") == node.attr("fid")
    for table in node.nodes("TableGroup"):
        yield list(_ships(table, number, first, issues))


def _item(
    node: Node, place: tuple[str, str, Kind, str], started: date | None, issues: list[Issue]
) -> Item | None:
    label, text = node.text("Label"), " ".join(t.flat() for t in node.nodes("Text"))
    since, enacted = parse_day(node.attr("inforce-start-date")), node.attr("enacted-date")
    if not label or not text:
        issues.append(Issue(IssueCode.MALFORMED_RECORD, node.where, f"item without number or text: {text!r}"))
        return None
    number, part, kind, ground = place
    fid, version = node.attr("fid"), node.attr("id")
    issues += node.drain()
    return Item(
        number, part, label, kind, ground, (text,), since, fid == version,
        # items older than Justice Canada's record of enactments carry no lims:enacted-date
        restated=since == started and not enacted, fid=fid, where=node.where,
    )  # fmt: skip


def _ships(table: Node, number: str, first: bool, issues: list[Issue]) -> Iterator[Item]:
    """The rows of the ship table; rows without own date are as old as the table."""
    group = table.find("table").find("tgroup")
    header = [e.flat() for row in group.find("thead").nodes("row") for e in row.nodes("entry")]
    body = group.find("tbody")
    if header != _SHIP_COLUMNS:
        raise MalformedFile(
            f"columns {header} in Schedule {number}, not {_SHIP_COLUMNS}", where=table.where,
            hint="the format has changed",
        )  # fmt: skip
    started = parse_day(body.attr("inforce-start-date"))
    for row in body.nodes("row"):
        label, *cells = [entry.flat() for entry in row.nodes("entry")]
        own = parse_day(row.attr("inforce-start-date"))
        fid, version = row.attr("fid"), row.attr("id")
        if len(cells) != 4 or not re.fullmatch(r"\d{7}", cells[0]):
            issues.append(Issue(IssueCode.MALFORMED_RECORD, row.where, f"ship {label}: {cells}"))
            continue
        yield Item(
            number, "", label, Kind.VESSEL, "", tuple(cells), own or started, fid == version,
            restated=own is None and not first, fid=fid, where=row.where,
        )  # fmt: skip
