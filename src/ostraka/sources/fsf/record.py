"""From an entry of the EU's files, whichever format it came in, to a record.

What the files do not say: measures (an entry *is* an asset freeze; travel bans and sectoral
measures are only in the Official Journal), reasons, which name is the primary one, and the day
of listing of most entries.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from msgspec import structs

from ostraka.model import (
    Attribute,
    Designation,
    Identifier,
    IdentifierKind,
    IssueCode,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    Record,
)
from ostraka.model.record import canonical
from ostraka.sources.fsf.entry import Entry
from ostraka.sources.fsf.parts import addresses, births, citizenship, document
from ostraka.text.dates import parse_day

_KINDS = {"P": Kind.PERSON, "E": Kind.ORGANIZATION, "person": Kind.PERSON, "enterprise": Kind.ORGANIZATION}
_PROGRAMMES = {
    "AFG", "BDI", "BIH", "BLR", "CAF", "CHEM", "COD", "CYB", "EGY", "EUAQ", "GIN", "GNB", "GTM", "HAM",
    "HR", "HTI", "IRN", "IRQ", "LBN", "LBR", "LBY", "MDA", "MLI", "MMR", "NER", "NIC", "PRK", "RUS", "RUSDA",
    "SDN", "SDNZ", "SOM", "SSD", "SYR", "TAQA", "TERR", "TUN", "TUR", "UKR", "UNLI", "VEN", "YEM", "YUG",
    "ZWE",
}  # fmt: skip
_GENDERS = {"m": "male", "f": "female"}
#: A question mark where a letter of another alphabet was: "?ierny", "Abu Nid?l".
_LOST_LETTERS = re.compile(r"\w\?|\?\w|\?\?")
_LOW_QUALITY = re.compile(r"\blow[- ]quality\b|\bquality:? low\b", re.I)
_IMO = re.compile(r"\bIMO(?: number)?:? ?(\d{7})\b", re.I)


@dataclass
class _Names:
    """What the names of an entry say, gathered in one pass."""

    names: list[Name] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)


def record_of(entry: Entry) -> Record | None:
    """The record, or None (with an issue) for an entry without id or name."""
    notes = [*entry.remarks, *filter(None, [entry.designation_details])]
    said = _names(entry, notes)
    if not entry.id or not said.names:
        entry.issue(IssueCode.MALFORMED_RECORD, f"entry without a {'name' if entry.id else 'logicalId'}")
        return None
    if entry.subject not in _KINDS:
        entry.issue(IssueCode.UNKNOWN_CATEGORY, f"subject type {entry.subject!r}")
    birth_dates, birth_places = births(entry, notes)
    documents = [number for part in entry.documents for number in document(entry, part)]
    places, contacts = addresses(entry, notes)
    nationalities = [citizenship(entry, part, notes) for part in entry.citizenships]
    designations = _designations(entry)
    notes += _other_programmes(entry)
    imo = {number for note in notes for number in _IMO.findall(note)}
    return canonical(
        Record(
            source="eu_fsf",
            id=entry.id,
            kind=_KINDS.get(entry.subject, Kind.OTHER),
            names=tuple(said.names),
            designations=designations,
            birth_dates=tuple(birth_dates),
            birth_places=tuple(birth_places),
            gender=said.genders.pop() if len(said.genders) == 1 else "",
            nationalities=tuple(filter(None, nationalities)),
            titles=tuple(said.titles),
            positions=tuple(said.positions),
            addresses=tuple(places),
            contacts=tuple(contacts),
            identifiers=(
                *documents,
                *(Identifier(IdentifierKind.IMO, number, note="from a remark") for number in imo),
                *([Identifier(IdentifierKind.UN_REFERENCE, entry.un_id)] if entry.un_id else []),
            ),
            attributes=(Attribute("logical_id", entry.logical_id), *_acts(entry)),
            notes=tuple(notes),
        )
    )


def _names(entry: Entry, notes: list[str]) -> _Names:
    """Names in our order: strong, untranslated, oldest first, since no name is marked as the primary one."""
    said = _Names()
    ranked: list[tuple[tuple[bool, bool, bool, int], Name]] = []
    damaged = 0
    for part in entry.names:
        given, middle, family = (part.take(f"{which}Name") for which in ("first", "middle", "last"))
        full = part.take("wholeName") or " ".join(filter(None, (given, middle, family)))
        language, number = part.take("nameLanguage").lower(), part.take("logicalId")
        gender = part.take("gender").lower()
        said.genders |= {_GENDERS[gender]} if gender in _GENDERS else set()
        said.titles += filter(None, [part.take("title")])
        said.positions += filter(None, [part.take("function")])
        weak = part.take("strong") == "false" or any(map(_LOW_QUALITY.search, part.remarks))
        notes += (f"{full}: {remark}" for remark in part.remarks)
        lost = bool(_LOST_LETTERS.search(full))
        damaged += lost
        if not any(map(str.isalnum, full)):
            notes += filter(None, [full])
            continue
        name = Name(full, _role(full, language), weak, given, middle, family, language)
        rank = (lost, weak, language not in ("", "en"), int(number) if number.isdigit() else 0)
        ranked.append((rank, name))
    if damaged:
        entry.issue(IssueCode.BAD_VALUE, f"letters were lost to '?' in {damaged} of {len(entry.names)} names")
    if ranked:
        aliases = [name for _, name in sorted(ranked, key=itemgetter(0))]
        # the same name is printed again for each act
        others = [name for name in aliases if name != aliases[0]]
        said.names = [structs.replace(aliases[0], role=NameRole.PRIMARY), *others]
    return said


def _role(name: str, language: str) -> NameRole:
    """Another script is the original one, except in Bulgarian and Greek: those names are translations."""
    first = next(filter(str.isalpha, name), "a")
    foreign = not unicodedata.name(first, "LATIN").startswith("LATIN") and language not in ("bg", "el")
    return NameRole.ORIGINAL_SCRIPT if foreign else NameRole.ALIAS


def _designations(entry: Entry) -> tuple[Designation, ...]:
    """One designation a programme. The act named is the latest one, not that of the listing."""
    programmes = {act.programme for act in entry.acts} or {""}
    result = []
    for programme in sorted(programmes):
        acts = [act for act in entry.acts if act.programme == programme]
        latest = max(acts, key=lambda act: (act.published or date.min, act.title), default=None)
        if programme not in _PROGRAMMES:
            entry.issue(IssueCode.UNKNOWN_PROGRAM, f"programme {programme!r}")
        day, basis = _listed(entry, programme)
        exact = entry.designation_date and day and not entry.un_id
        result.append(
            Designation(
                authority="EU",
                program=f"EU-{programme or 'UNKNOWN'}",
                program_name=programme,
                instrument=latest.title if latest else "",
                listed_on=day,
                listed_basis=basis,
                published_on=latest.published if latest else None,
                measures=(
                    Measure(
                        MeasureKind.ASSET_FREEZE,
                        effective=day if exact else None,
                        basis="designationDate" if exact else "",
                    ),
                ),
            )
        )
    return tuple(result)


def _listed(entry: Entry, programme: str) -> tuple[date | None, str]:
    """The day of listing and what it rests on."""
    if entry.designation_date:
        if day := parse_day(entry.designation_date):
            return day, "designationDate" + (": may be that of the UN listing" if entry.un_id else "")
        entry.issue(IssueCode.BAD_DATE, f"designationDate not understood: {entry.designation_date!r}")
    acts = [act for act in (*entry.acts, *entry.cited) if act.programme in ("", programme) and act.published]
    days = [act.published for act in acts if act.published]
    if not days:
        return None, ""
    return min(days), "earliest publicationDate of an act still cited: listed on this day or before"


def _acts(entry: Entry) -> list[Attribute]:
    """Every act cited, and address, kind and entry into force of the latest.

    The address of an older act follows from its number, which is kept.
    """
    acts = [act for act in (*entry.acts, *entry.cited) if act.title]
    found = [Attribute("act", f"{act.title}, {act.published or 'no date'}") for act in acts]
    if entry.acts:
        latest = max(entry.acts, key=lambda act: (act.published or date.min, act.title))
        found += (
            Attribute(f"latest_act_{key}", value)
            for key, value in (("url", latest.url), ("kind", latest.kind), ("in_force", latest.in_force))
            if value
        )
    return found


def _other_programmes(entry: Entry) -> list[str]:
    """Programmes of acts cited for a part only: the entry itself is not listed under them."""
    others = {act.programme for act in entry.cited} - {act.programme for act in entry.acts} - {""}
    return [
        f"an act of programme {programme} is cited for a part of this entry" for programme in sorted(others)
    ]
