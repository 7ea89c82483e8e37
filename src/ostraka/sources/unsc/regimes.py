"""The Security Council's sanctions regimes by the prefix of the permanent reference, and their measures.

The list prints measures only for Libya, Mali and the Houthis, inside COMMENTS1. For everyone
else they are what the regime's resolutions impose on all its parties; such a measure has no
printed words. The prefix ``GB`` is Guinea-Bissau, not Britain.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ostraka.model import Measure, MeasureKind
from ostraka.text.dates import parse_day

_FREEZE, _TRAVEL, _ARMS = MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN, MeasureKind.ARMS_EMBARGO


class Regime(NamedTuple):
    """What the resolutions impose on everyone of a prefix, unless COMMENTS1 says otherwise."""

    list_type: str
    """UN_LIST_TYPE as printed."""
    resolutions: str
    persons: tuple[MeasureKind, ...]
    entities: tuple[MeasureKind, ...]


_BOTH, _ALL = (_FREEZE, _TRAVEL), (_FREEZE, _TRAVEL, _ARMS)
REGIMES = {
    "CD": Regime("DRC", "1533 (2004), 1596 (2005)", _BOTH, (_FREEZE,)),
    "CF": Regime("CAR", "2127 (2013), 2134 (2014)", _BOTH, (_FREEZE,)),
    "GB": Regime("GB", "2048 (2012)", (_TRAVEL,), ()),
    "HT": Regime("Haiti", "2653 (2022)", _ALL, (_FREEZE, _ARMS)),
    "IQ": Regime("Iraq", "1483 (2003), 1518 (2003)", (_FREEZE,), (_FREEZE,)),
    "IR": Regime("Iran", "1737 (2006), 1929 (2010)", _BOTH, (_FREEZE,)),
    "KP": Regime("DPRK", "1718 (2006)", _BOTH, (_FREEZE,)),
    "LY": Regime("Libya", "1970 (2011)", _BOTH, (_FREEZE,)),
    "ML": Regime("Mali", "2374 (2017)", _BOTH, (_FREEZE,)),
    "QD": Regime("Al-Qaida", "1267 (1999), 1989 (2011), 2253 (2015)", _ALL, (_FREEZE, _ARMS)),
    "SD": Regime("Sudan", "1591 (2005)", _BOTH, (_FREEZE,)),
    "SO": Regime("Somalia", "1844 (2008), 2713 (2023)", _ALL, (_FREEZE, _ARMS)),
    "SS": Regime("SouthSudan", "2206 (2015)", _BOTH, (_FREEZE,)),
    "TA": Regime("Taliban", "1988 (2011)", _ALL, (_FREEZE, _ARMS)),
    "YE": Regime("Yemen", "2140 (2014), 2216 (2015)", _ALL, (_FREEZE, _ARMS)),
}

_WORDS = {"asset freeze": _FREEZE, "travel ban": _TRAVEL, "targeted arms embargo": _ARMS}
#: "Listed on 17 March 2011 pursuant to paragraph 17 of resolution 1970 (Asset Freeze)"
_TOLD = re.compile(
    r"(?:Listed on (?P<day>\d{1,2} \w+ \d{4}) )?pursuant to paragraph[^()]*(?:\(\d{4}\)[^()]*)*"
    r"\((?P<words> ?(?:asset freeze|travel ban|targeted arms embargo)[^()]*)\)",
    re.I,
)
#: Ships were listed under Libya only, by resolution 2146 (2014), with their flag in COMMENTS1.
_SHIP = re.compile(r"resolution 2146 \(2014\)|\bflag state\b", re.I)


def is_ship(comments: str) -> bool:
    """Whether COMMENTS1 says that an ENTITY is a ship; the file has no type of its own for ships."""
    return bool(_SHIP.search(comments))


def measures(reference: str, comments: str, person: bool, listed_on: date | None) -> tuple[Measure, ...]:
    """The measures COMMENTS1 tells, else those the regime imposes on all its parties."""
    if told := tuple(_told(comments, listed_on)):
        return told
    if not person and is_ship(comments):
        return (Measure(MeasureKind.SHIPPING, basis="resolution 2146 (2014); no date printed"),)
    prefix = reference[:2]
    regime = REGIMES.get(prefix)
    if not regime:
        return ()
    kinds = regime.persons if person else regime.entities
    return tuple(_imposed(kind, prefix, len(kinds) == 1, listed_on) for kind in kinds)


def _told(comments: str, listed_on: date | None) -> Iterator[Measure]:
    for found in _TOLD.finditer(comments):
        day = parse_day(found["day"]) if found["day"] else None
        for words in found["words"].split(","):
            kind = _WORDS.get(words.strip().lower(), MeasureKind.OTHER)
            basis = "COMMENTS1" if day else "COMMENTS1, without a day of its own: LISTED_ON"
            yield Measure(kind, words.strip(), day or listed_on, basis=basis)


def _imposed(kind: MeasureKind, prefix: str, alone: bool, listed_on: date | None) -> Measure:
    # Every regime froze assets (Guinea-Bissau: banned travel) from its first day, so the day of
    # listing is that measure's. The others were added to some regimes later. Iran's freeze lapsed
    # and came back in 2025 with the old LISTED_ON, which therefore dates nothing that is in force.
    dated = (kind is _FREEZE or alone) and prefix != "IR" and listed_on is not None
    basis = f"resolution {REGIMES[prefix].resolutions}"
    return Measure(
        kind, effective=listed_on if dated else None, basis="LISTED_ON, " + basis if dated else basis
    )
