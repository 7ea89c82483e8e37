"""What one verb says of several with days of their own: "X on 30 July and Y on 12 September".

The verb is said once; each party, or each authority, has its own day. "Respectively" deals
the days out in order.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

import msgspec

from ostraka.read.answer import ClaimType, When
from ostraka.read.predicates import Predicate
from ostraka.read.references import Numbered
from ostraka.read.topic import Stated

_LINK = re.compile(
    r"(?:,? [^,;.]{2,60},)?,?\s*(?:(?:also|then|only|back)\s+)?(?:(?:on|in|at|since)\s+(?:the\s+)?)?"
)
_AND = re.compile(
    r"(?:,?\s+(?:and|then|but)|[,;])(?:\s+(?:on|against|of|the|its|his|also|then|only))*\s+(?:(?:[\w’'-]+\s+){0,4})"
)
_JOINED = re.compile(r"(?:,\s*|,?\s+and\s+|;\s*)(?:(?:the|its|both)\s+)?(?:[\w’'-]+\s+){0,3}")
_AFTER_IT = re.compile(r"\s*(?:[.,;:)]|and\b|$)")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def dealt(
    stated: list[Stated], text: str, one: Predicate, end: int, own: Sequence[Numbered], days: Sequence[When]
) -> list[Stated]:
    """The claims of one verb, each with the day of its own; ``end`` is where the next verb begins."""
    acts = [c for c in stated if c.type is ClaimType.ACT]
    if not acts or len(days) < 2:
        return stated
    codes, parties = list(dict.fromkeys(c.sender for c in acts)), list(dict.fromkeys(c.spot for c in acts))
    if by_code := dict(zip(codes, _respective(text, one, end, days, len(codes)), strict=False)):
        return [msgspec.structs.replace(c, when=by_code.get(c.sender, c.when)) for c in stated]
    by_party = dict(zip(parties, _respective(text, one, end, days, len(parties)), strict=False))
    if one.form == "active":
        by_party = by_party or _own_days(text, one, end, own, days)
    out = [msgspec.structs.replace(c, when=by_party.get(c.spot, c.when)) for c in stated]
    if one.form == "passive":
        more = _gapped(text, one, end, own, days)
        first = [c for c in acts if c.spot == parties[0]]
        out += [msgspec.structs.replace(c, spot=n, when=day) for n, day in more for c in first]
    return out


def _own_days(
    text: str, one: Predicate, end: int, own: Sequence[Numbered], days: Sequence[When]
) -> dict[int, When]:
    """The day of each party after an active verb, where groups of them have days of their own; else nothing."""
    at = [w for w in days if one.end <= w.start < end]
    spots = [(n, s) for n, s in own if one.end <= s.start < end]
    if len(at) < 2 or len(spots) < 2:
        return {}
    told: dict[int, When] = {}
    group: list[int] = []
    for place, (number, spot) in enumerate(spots):
        group.append(number)
        following = spots[place + 1][1].start if place + 1 < len(spots) else end
        day = next((w for w in at if spot.end <= w.start < following), None)
        if day is None or not _LINK.fullmatch(text, spot.end, day.start):
            continue
        if following < end and not _AND.fullmatch(text, day.end, following):
            return {}
        told |= dict.fromkeys(group, day)
        group = []
    return told if len({w.start for w in told.values()}) > 1 else {}


def _gapped(
    text: str, one: Predicate, end: int, own: Sequence[Numbered], days: Sequence[When]
) -> list[tuple[int, When]]:
    """The parties after a passive verb that it is about too: "was listed in May, and the Wagner Group in June"."""
    out: list[tuple[int, When]] = []
    first = next((w for w in days if one.end <= w.start < end), None)
    at = first.end if first else one.end
    for number, spot in own:
        if not at <= spot.start < end:
            continue
        day = next((w for w in days if 0 <= w.start - spot.end < 12), None)
        if day is None or not first or not _JOINED.fullmatch(text, at, spot.start):
            break
        if not _LINK.fullmatch(text, spot.end, day.start) or not _AFTER_IT.match(text, day.end):
            break
        out.append((number, day))
        at = day.end
    return out


def _respective(text: str, one: Predicate, end: int, days: Sequence[When], count: int) -> list[When]:
    """The days that "respectively" deals out to so many, in order; none where it does not."""
    if count < 2 or not _RESPECTIVELY.search(text, one.start, end):
        return []
    at = [w for w in days if w.known and one.end <= w.start < end]
    exact = [w for w in at if w.first == w.last]
    return next((part for part in (at, exact) if len(part) == count), [])
