"""Listing days and legal authorities, which only the advanced and the enhanced XML print.

Both give them for the party as a whole, side by side with the program tags. A day belongs
to the list it stands with, and a tag to the list that uses it; an authority belongs to the
tag with the same number of an executive order. What can't be paired stays unpaired.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ostraka.model import Designation, Measure

SDN_LIST = "SDN List"
_MENU = "Non-SDN Menu-Based Sanctions List"
#: Tags of the non-SDN lists -> the list each belongs to
LIST_OF_TAG = {
    "561-Related": "CAPTA List",
    "561List": "CAPTA List",
    "CMIC-EO13959": "Non-SDN CMIC List",
    "FSE-IR": "FSE List",
    "FSE-SY": "FSE List",
    "NS-PLC": "Non-SDN Palestinian Legislative Council List",
    "UKRAINE-EO13662": "Sectoral Sanctions Identifications List",
}
#: Tags whose authority has another number, or none, in its name.
_AUTHORITY_OF_TAG = {
    "CAATSA - RUSSIA": "CAATSA - Section 231",
    "CMIC-EO13959": "Executive Order 14032",
    "FSE-IR": "Executive Order 13608",
    "FSE-SY": "Executive Order 13608",
    "GLOMAG": "Executive Order 13818",
    "IRAN-CON-ARMS-EO": "Convential Arms",  # sic
    "NPWMD": "Executive Order 13382",
    "NS-PLC": "General License 4",
    "SDGT": "Executive Order 13224",
    "SDNTK": "Kingpin",
    "SYRIA": "Executive Order 13582",
}
#: The day an order was signed; nobody was listed under it before.
_SIGNED = {
    "13660": date(2014, 3, 6),
    "13661": date(2014, 3, 16),
    "13662": date(2014, 3, 20),
    "13685": date(2014, 12, 19),
    "13846": date(2018, 8, 6),
    "13850": date(2018, 11, 1),
    "14014": date(2021, 2, 10),
    "14024": date(2021, 4, 15),
    "14038": date(2021, 8, 9),
    "14059": date(2021, 12, 15),
}


def dated(
    designations: tuple[Designation, ...], lists: Mapping[str, date], authorities: Sequence[str]
) -> tuple[tuple[Designation, ...], tuple[str, ...]]:
    """The designations with listing day and instrument, and the authorities no tag claims.

    A day already told by a directive's own listing date stays. OFAC's day for a list can be
    earlier than the order the party is listed under (GAZPROMBANK (SWITZERLAND): SDN List 2016,
    Executive Order 14024 of 2021); such a day belongs to something else and is not used.
    """
    left = list(dict.fromkeys(authorities))
    found = []
    for item in designations:
        name = _list_of(item)
        day, basis = lists.get(name), f"day OFAC gives for its {name!r}"
        if day and day < _SIGNED.get(_order(item.program_name), date.min):
            day, basis = None, f"{basis} ({day}) is before the order"
        if item.listed_on is None:
            item = msgspec.structs.replace(item, listed_on=day, listed_basis=basis if name in lists else "")
        measures = tuple(_blocked_since(m, day, basis) for m in item.measures) if day else item.measures
        instrument = _instrument(item.program_name, left)
        found.append(msgspec.structs.replace(item, instrument=instrument, measures=measures))
    if len(left) == 1 and len(without := [d for d in found if not d.instrument]) == 1:
        place = found.index(without[0])
        found[place] = msgspec.structs.replace(without[0], instrument=left.pop())
    return tuple(found), tuple(left)


def _blocked_since(measure: Measure, day: date, basis: str) -> Measure:
    """Blocking begins with the SDN List, not with a directive that the same program brought before."""
    if not measure.kind.blocking:
        return measure
    return msgspec.structs.replace(measure, effective=day, basis=basis)


def _list_of(item: Designation) -> str:
    """The list a designation stands on, by its tag and by whether it blocks."""
    if any(measure.kind.blocking for measure in item.measures):
        return SDN_LIST
    return LIST_OF_TAG.get(item.program_name, _MENU)


def _order(tag: str) -> str:
    number = re.search(r"\d{5}", tag)
    return number[0] if number else ""


def _instrument(tag: str, left: list[str]) -> str:
    """Take the authority that goes with the tag out of those left."""
    order = _order(tag)
    for clue in (_AUTHORITY_OF_TAG.get(tag), order and f"Executive Order {order}"):
        for authority in left if clue else ():
            if clue and clue in authority:
                left.remove(authority)
                return authority
    return ""
