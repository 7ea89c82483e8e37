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
_LIST_OF_TAG = {
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
    "CMIC-EO13959": "14032",
    "NS-PLC": "General License 4",
    "SDGT": "13224",
    "NPWMD": "13382",
    "FSE-IR": "13608",
    "FSE-SY": "13608",
    "GLOMAG": "13818",
    "SDNTK": "Kingpin",
    "CAATSA - RUSSIA": "CAATSA - Section 231",
}


def dated(
    designations: tuple[Designation, ...], lists: Mapping[str, date], authorities: Sequence[str]
) -> tuple[tuple[Designation, ...], tuple[str, ...]]:
    """The designations with listing day and instrument, and the authorities no tag claims.

    A day already told by a directive's own listing date stays.
    """
    left = list(dict.fromkeys(authorities))
    found = []
    for item in designations:
        instrument = _instrument(item.program_name, left)
        name = _list_of(item)
        if item.listed_on is None and name in lists:
            # GAZPROMBANK (SWITZERLAND) has a day here years before it was blocked: hence the basis
            item = msgspec.structs.replace(item, listed_on=lists[name], listed_basis=_basis(name))
        measures = item.measures
        if SDN_LIST in lists:
            measures = tuple(_blocked_since(m, lists[SDN_LIST]) for m in measures)
        found.append(msgspec.structs.replace(item, instrument=instrument, measures=measures))
    if len(left) == 1 and len(without := [d for d in found if not d.instrument]) == 1:
        place = found.index(without[0])
        found[place] = msgspec.structs.replace(without[0], instrument=left.pop())
    return tuple(found), tuple(left)


def _basis(name: str) -> str:
    return f"day OFAC gives for its {name!r}"


def _blocked_since(measure: Measure, day: date) -> Measure:
    """Blocking begins with the SDN List, not with a directive that the same program brought before."""
    if not measure.kind.blocking:
        return measure
    return msgspec.structs.replace(measure, effective=day, basis=_basis(SDN_LIST))


def _list_of(item: Designation) -> str:
    """The list a designation stands on, by its tag and by whether it blocks."""
    if any(measure.kind.blocking for measure in item.measures):
        return SDN_LIST
    return _LIST_OF_TAG.get(item.program_name, _MENU)


def _instrument(tag: str, left: list[str]) -> str:
    """Take the authority that goes with the tag out of those left."""
    number = re.search(r"\d{5}", tag)
    for clue in (_AUTHORITY_OF_TAG.get(tag), number and number[0]):
        for authority in left if clue else ():
            if clue and clue in authority:
                left.remove(authority)
                return authority
    return ""
