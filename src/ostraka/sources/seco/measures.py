"""SECO's programs, their sets of measures, and the marks of when a target was listed or taken off.

A ``sanctions-set`` is one measure or annex of an ordinance, said in words of four languages; a
target belongs to one or several. The file declares its programs itself, so a program's key is
made from its English ``program-key`` and there is no table of known ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ostraka.model import Designation, Measure, MeasureKind
from ostraka.sources.reading.xml import Node
from ostraka.text.dates import parse_day

#: Words in the name of a set; English first, German, French and Italian where there is no English.
_KINDS = (
    (
        MeasureKind.ASSET_FREEZE,
        # "Restrictions on named individuals and entities" heads the annexes of frozen parties
        r"freez|frozen|financial (?:measures|sanctions)|named (?:individuals|persons)|finanzsanktion|"
        r"sperrung|sanctions financi|gel des avoirs|sanzioni finanz",
    ),
    (MeasureKind.TRAVEL_BAN, r"travel|entry and transit|entry into|reise|durchreise|voyage|viaggio"),
    (
        MeasureKind.DEBT_EQUITY,
        r"capital market|securities|kapitalmarkt|marché des capitaux|mercato dei capitali",
    ),
    (MeasureKind.TRANSACTION_BAN, r"transaction|payment messag|swift|zahlungsverkehr"),
    (MeasureKind.SHIPPING, r"vessel|\bship|\bports?\b|schiff|navire"),
    (MeasureKind.AIRCRAFT, r"aircraft|flugzeug|aéronef"),
    (MeasureKind.ARMS_EMBARGO, r"arms embargo|armament|rüstung"),
    (MeasureKind.EXPORT_CONTROL, r"dual-use|export|goods|güter|biens"),
    (MeasureKind.TRUST_SERVICES, r"\btrusts?\b"),
    (MeasureKind.SERVICES_BAN, r"provision of .*services|dienstleistung"),
)
_MEASURE_WORDS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)
_LANGUAGES = ("eng", "ger", "fre", "ita")


class SanctionsSet(NamedTuple):
    """One set of measures and the program it belongs to."""

    id: str
    words: str
    program: str
    """Our key, ``CH-SECO-BELARUS``."""
    program_name: str
    """The program's own key as printed, ``Belarus``."""
    ordinance: str
    origin: str
    """``EU``, ``UN`` or both, as printed."""

    @property
    def kinds(self) -> tuple[MeasureKind, ...]:
        """The measures its words name; empty where they name none that is known."""
        return tuple(kind for kind, words in _MEASURE_WORDS if words.search(self.words))


def read_program(node: Node) -> Iterator[SanctionsSet]:
    """The sets of a ``sanctions-program``; several elements may carry one program's ssid."""
    # Versions of the ordinance: its name has the date, and a new version changes no target.
    node.ignore("version-date", "predecessor-version-date")
    number = node.attr("ssid")
    key, name = _best(_by_language(node, "program-key")), _best(_by_language(node, "program-name"))
    origin = ", ".join(node.texts("origin"))
    slug = re.sub(r"[^A-Z0-9]+", "-", key.upper()).strip("-") or number
    sets: dict[str, dict[str, str]] = {}
    for found in node.nodes("sanctions-set"):
        sets.setdefault(found.attr("ssid"), {})[found.attr("lang")] = found.value()
    for set_id, words in sets.items():
        yield SanctionsSet(set_id, _best(words), f"CH-SECO-{slug}", key, name, origin)


def _by_language(node: Node, tag: str) -> dict[str, str]:
    return {found.attr("lang"): found.value() for found in node.nodes(tag)}


def _best(texts: dict[str, str]) -> str:
    """The text in the first language there is; the others are translations of it."""
    return next((texts[language] for language in _LANGUAGES if texts.get(language)), "")


@dataclass(frozen=True)
class Mark:
    """One ``modification``: what happened to a target and when. The embedded copies are not read."""

    kind: str
    effective: date | None
    published: date | None
    enacted: date | None

    @property
    def day(self) -> date | None:
        """The best day it has."""
        return self.effective or self.published or self.enacted

    @property
    def basis(self) -> str:
        """Which attribute ``day`` comes from."""
        which = "effective" if self.effective else "publication" if self.published else "enactment"
        return f"modification {self.kind}, {which}-date" if self.day else ""


def read_marks(node: Node) -> list[Mark]:
    """The modification marks of a target, the oldest first.

    The file prints the newest first; a mark without any date keeps its place in that order.
    """
    marks = []
    for found in node.nodes("modification"):
        days = (parse_day(found.attr(f"{name}-date")) for name in ("effective", "publication", "enactment"))
        marks.append(Mark(found.attr("modification-type"), *days))
        # copies of the data as it was before and after: never the target's own data
        found.ignore("added", "removed", "ssid")
    marks.reverse()
    last = date.min
    keyed = []
    for mark in marks:
        last = mark.day or last
        keyed.append((last, mark))
    return [mark for _, mark in sorted(keyed, key=lambda pair: pair[0])]


class Period(NamedTuple):
    """One time on the list."""

    opened: Mark | None
    closed: Mark | None


def periods(marks: list[Mark]) -> list[Period]:
    """The times a target was on the list, the oldest first; the last one is open unless it was ended."""
    found: list[Period] = []
    opened: Mark | None = None
    running = True  # a target whose listing is older than the marks was listed before the first
    for mark in marks:
        if mark.kind == "de-listed":
            if running:
                found.append(Period(opened, mark))
            opened, running = None, False
        elif mark.kind == "listed" and not (running and opened):
            opened, running = mark, True
        elif not running:
            opened, running = mark, True  # amended after it was taken off: on the list again
    return [*found, Period(opened, None)] if running else found


def designations(sets: list[SanctionsSet], marks: list[Mark], reasons: str) -> tuple[Designation, ...]:
    """One designation a program and time on the list."""
    by_program: dict[str, list[SanctionsSet]] = {}
    for each in sets:
        by_program.setdefault(each.program, []).append(each)
    return tuple(
        _designation(program, mine, period, alone=len(sets) == 1, reasons=reasons)
        for program, mine in by_program.items()
        for period in periods(marks)
    )


def _designation(
    program: str, sets: list[SanctionsSet], period: Period, *, alone: bool, reasons: str
) -> Designation:
    opened, closed = period
    listed_on = opened.day if opened else None
    return Designation(
        authority="CH",
        program=program,
        program_name=sets[0].program_name,
        instrument=sets[0].ordinance,
        reference=", ".join(sorted(each.id for each in sets)),
        listed_on=listed_on,
        listed_basis=opened.basis if opened else "",
        published_on=opened.published if opened else None,
        ended_on=closed.day if closed else None,
        ended=closed is not None,
        measures=tuple(
            Measure(
                kind,
                each.words,
                # A target in several sets may have been added to one of them later.
                effective=listed_on if alone else None,
                ended_on=closed.day if closed else None,
                basis=opened.basis if opened and alone else "",
            )
            for each in sets
            for kind in each.kinds or (MeasureKind.OTHER,)
        ),
        reasons=reasons,
    )
