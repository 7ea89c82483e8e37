"""What two records of ships say beside the name: what sort of ship, built when, under what sort of measure.

Ships share names more than firms do (there are several called Marlin), and lists print little of
them. A tanker is no tug, and a ship is built once; flags and owners change too often to tell.
"""

import re
from collections.abc import Iterator

from ostraka.match import Evidence
from ostraka.model import MeasureKind, Record

_SAME_SORT, _OTHER_SORT = 3.0, -12.0
_SAME_YEAR, _OTHER_YEAR = 6.0, -12.0
#: One list bans the ship from ports, the other freezes it: not the same kind of listing.
_OTHER_MEASURE = -1.0
#: sort -> what its words look like; the first that fits counts.
_SORTS = (
    ("tanker", r"tanker|\blng\b|\blpg\b|gas carrier"),
    ("yacht", r"yacht"),
    ("offshore", r"offshore|supply|\btug|pipe|icebreak|research|survey"),
    ("ro-ro", r"ro-?ro|roll"),
    ("container", r"container"),
    ("heavy lift", r"heavy"),
    ("bulk", r"bulk"),
    ("cargo", r"cargo|multi"),
    ("passenger", r"passenger|ferry|cruise"),
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
#: Prefixes that tell the engine, not the name.
PREFIX = re.compile(r"^m[/. ]?[vt]\.? +(?=\S)", re.I)


def ship_evidence(one: Record, other: Record) -> Iterator[Evidence]:
    """What agrees and disagrees about two ships beside names and numbers."""
    sorts = _sorts(one), _sorts(other)
    if all(sorts):
        if shared := sorts[0] & sorts[1]:
            yield Evidence("ship", f"both {min(shared)}s", _SAME_SORT, how="same sort")
        else:
            yield Evidence("ship", f"{min(sorts[0])} and {min(sorts[1])}", _OTHER_SORT, how="other sort")
    years = _built(one), _built(other)
    if all(years):
        near = any(abs(a - b) <= 1 for a in years[0] for b in years[1])
        told = f"built {min(years[0])} and {min(years[1])}"
        yield Evidence(
            "ship", told, _SAME_YEAR if near else _OTHER_YEAR, how="year" if near else "other year"
        )
    kinds = _measures(one), _measures(other)
    if all(kinds) and not kinds[0] & kinds[1]:
        yield Evidence("ship", "under measures of another kind", _OTHER_MEASURE)


def _sorts(record: Record) -> set[str]:
    printed = [a.value.lower() for a in record.attributes if a.key.endswith("vessel_type")]
    found = (next((sort for sort, words in _SORTS if re.search(words, text)), "") for text in printed)
    return {sort for sort in found if sort}


def _built(record: Record) -> set[int]:
    printed = [a.value for a in record.attributes if a.key in ("build_date", "year_built")]
    return {int(year) for text in printed for year in _YEAR.findall(text)}


def _measures(record: Record) -> set[MeasureKind]:
    return {m.kind for d in record.designations for m in d.measures}
