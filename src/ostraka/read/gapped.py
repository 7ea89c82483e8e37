"""What one verb says of several with days of their own: "X on 30 July and Y on 12 September".

The verb is said once; each party, or each authority, has its own day. "Respectively" deals
the days out in order.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from calendar import monthrange
from collections.abc import Sequence

import msgspec

from ostraka.read.answer import ClaimType, When
from ostraka.read.predicates import Predicate
from ostraka.read.references import Numbered
from ostraka.read.senders import Sender, is_government
from ostraka.read.timing import UNKNOWN
from ostraka.read.topic import Stated

_LINK = re.compile(
    r"(?:,? [^,;.]{2,60},)?,?\s*(?:(?:also|then|only|back)\s+)?(?:(?:on|in|at|since)\s+(?:the\s+)?)?"
)
_AND = re.compile(
    r"(?:,?\s+(?:and|then|but)|[,;])(?:\s+(?:on|against|of|the|its|his|also|then|only))*\s+(?:(?:[\w’'-]+\s+){0,4})"
)
_JOINED = re.compile(r"(?:,\s*|,?\s+and\s+|;\s*)(?:(?:the|its|both)\s+)?(?:[\w’'-]+\s+){0,3}")
_BY = re.compile(r"(?:, [^,;.]{2,60},)?,?\s+(?:(?:also|then|later|only|already)\s+)?(?:by|in)\s+(?:the\s+)?")
_NEXT_DOER = re.compile(r"(?:,|;|,?\s+and|,?\s+while|,?\s+but)\s+(?:the\s+)?$")
#: Between an authority and a party whose verb was said before: no verb.
_STRAIGHT = re.compile(
    r"\s+(?:(?:the|its|both|two|three|fellow|state|bank|banks|lender|tycoon|businessman|oligarch|younger|elder|former|giant|maker|producer|company|firm|group|truck|oil|gas|steel|diamond|magnate|billionaire|his|her|brother|father|son)\s+){0,4}"
)
#: "..., and on 2 November Y", "..., then, in April, Y".
_THEN_ON = re.compile(r"(?:\band|[,;]\s*then|\band then|[,;])(?:,\s*|\s+)(?:(?:on|in)\s+)?$")
_LEADS = re.compile(r",?\s+(?:(?:the|its|also|both)\s+)?(?:[a-z][\w’'-]*\s+){0,4}")
_AFTER_IT = re.compile(r"(?:\s+(?:that|this))?\s*(?:[.,;:)]|and\b|$)")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def dealt(
    stated: list[Stated],
    text: str,
    one: Predicate,
    end: int,
    own: Sequence[Numbered],
    days: Sequence[When],
    known: Sequence[Sender],
) -> list[Stated]:
    """The claims of one verb, each with the day and the doer of its own; ``end`` is where the next verb begins."""
    acts = [c for c in stated if c.type is ClaimType.ACT]
    if not acts or (len(days) < 2 and len(known) < 2 and not _RESPECTIVELY.search(text, one.start, end)):
        return stated
    codes, parties = list(dict.fromkeys(c.sender for c in acts)), list(dict.fromkeys(c.spot for c in acts))
    if by_code := dict(zip(codes, _respective(text, one, end, days, len(codes)), strict=False)):
        return [msgspec.structs.replace(c, when=by_code.get(c.sender, c.when)) for c in stated]
    by_party = dict(zip(parties, _respective(text, one, end, days, len(parties)), strict=False))
    if one.form == "active":
        by_party = by_party or _own_days(text, one, end, own, days)
    out = [msgspec.structs.replace(c, when=by_party.get(c.spot, c.when)) for c in stated]
    if one.form == "active" and len(codes) == 1:
        doers = _own_doers(text, one, end, own, known)
        out = [_done_by(c, doers.get(c.spot)) for c in out]
    if one.form in ("passive", "between"):
        first = [c for c in acts if c.spot == parties[0]]
        for numbers, day, sender in _gapped(text, one, end, own, days, known):
            of_it = [msgspec.structs.replace(c, when=day or (UNKNOWN if sender else c.when)) for c in first]
            of_it = [_done_by(c, sender) for c in of_it[:1]] if sender else of_it
            out += [msgspec.structs.replace(c, spot=n) for n in numbers for c in of_it]
    return out


def _done_by(claim: Stated, sender: Sender | None) -> Stated:
    """The claim, of that authority where one is given."""
    if sender is None:
        return claim
    rule = f"{claim.rule}; the verb is said once"
    return msgspec.structs.replace(claim, sender=sender.code, sender_text=sender.text, rule=rule)


def _own_doers(
    text: str, one: Predicate, end: int, own: Sequence[Numbered], known: Sequence[Sender]
) -> dict[int, Sender]:
    """The authority of each party after an active verb said once: "..., and the EU Igor Sechin in February"."""
    told: dict[int, Sender] = {}
    spots = [(n, s) for n, s in own if one.end <= s.start < end]
    for sender in known:
        follow = [(n, s) for n, s in spots if s.start >= sender.end]
        if not follow or sender.start < one.end or spots[0][1].start > sender.start:
            continue
        led = _NEXT_DOER.search(text, one.end, sender.start) and is_government(text, sender)
        if led and _STRAIGHT.fullmatch(text, sender.end, follow[0][1].start):
            told |= {n: sender for n, _ in follow}
    return told


def _own_days(
    text: str, one: Predicate, end: int, own: Sequence[Numbered], days: Sequence[When]
) -> dict[int, When]:
    """The day of each party after an active verb, where groups of them have days of their own; else nothing."""
    at = [w for w in days if one.end <= w.start < end]
    spots = [(n, s) for n, s in own if one.end <= s.start < end]
    if not at or len(spots) < 2:
        return {}
    if led := _led_by_days(text, spots, at):
        return led
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


def _led_by_days(text: str, spots: Sequence[Numbered], days: Sequence[When]) -> dict[int, When]:
    """The day of each party, where a later one stands before its parties: "X in June and, on 2 November, Y and Z"."""
    leads = [
        (day, next((s.start for _, s in spots if s.start >= day.end), 0))
        for day in days
        if _THEN_ON.search(text, max(0, day.start - 30), day.start)
    ]
    leads = [(day, first) for day, first in leads if first and _LEADS.fullmatch(text, day.end, first)]
    if not leads or spots[0][1].start > leads[0][0].start:
        return {}
    own = [d for d in days if d.start < leads[0][0].start]
    if len(days) != len(leads) + len(own) or len(own) > 1:
        return {}
    day_of = dict.fromkeys((n for n, s in spots if s.start < leads[0][0].start), own[0]) if own else {}
    for day, first in leads:
        day_of |= {n: day for n, s in spots if s.start >= first}
    return day_of


def _gapped(
    text: str,
    one: Predicate,
    end: int,
    own: Sequence[Numbered],
    days: Sequence[When],
    known: Sequence[Sender],
) -> list[tuple[tuple[int, ...], When | None, Sender | None]]:
    """The parties after a passive verb that it is about too, with their day or doer.

    "... was listed in May, and the Wagner Group in June", "..., and Igor Sechin by the EU".
    """
    spots = [(n, s) for n, s in own if one.end <= s.start < end]
    marks: list[When | Sender] = [w for w in days if one.end <= w.start < end]
    marks += [s for s in known if one.end <= s.start < end]
    marks.sort(key=lambda m: m.start)
    if not spots or not marks or (marks[0].start > spots[0][1].start and one.finite != "state"):
        return []
    at = max((m.end for m in marks if m.start < spots[0][1].start), default=one.end)
    out: list[tuple[tuple[int, ...], When | None, Sender | None]] = []
    group: list[int] = []
    for place, (number, spot) in enumerate(spots):
        if not _JOINED.fullmatch(text, at, spot.start):
            break
        group.append(number)
        at = spot.end
        following = spots[place + 1][1].start if place + 1 < len(spots) else end
        day, sender, at = _marked(text, at, [m for m in marks if spot.end <= m.start < following])
        if day is None and sender is None:
            continue
        if not _AFTER_IT.match(text, at):
            break
        out.append((tuple(group), day, sender))
        group = []
    return out


def _marked(text: str, at: int, marks: Sequence[When | Sender]) -> tuple[When | None, Sender | None, int]:
    """(Day, doer, where they end) right behind a party: "by the EU in February"."""
    day: When | None = None
    sender: Sender | None = None
    for mark in marks:
        link = _BY if isinstance(mark, Sender) else _LINK
        if not link.fullmatch(text, at, mark.start):
            break
        if isinstance(mark, Sender):
            sender = mark
        else:
            day = mark
        at = mark.end
    return day, sender, at


def _respective(text: str, one: Predicate, end: int, days: Sequence[When], count: int) -> list[When]:
    """The days that "respectively" deals out to so many, in order; none where it does not."""
    if count < 2 or not _RESPECTIVELY.search(text, one.start, end):
        return []
    at = [w for w in days if w.known and one.end <= w.start < end]
    if len(at) == 1 and count == 2 and (both := _two_months(at[0])):
        return both
    exact = [w for w in at if w.first == w.last]
    return next((part for part in (at, exact) if len(part) == count), [])


def _two_months(when: When) -> list[When]:
    """The two months of "in May and June respectively", each by itself."""
    first, last = when.first, when.last
    if not when.rule.startswith("range of months") or first is None or last is None:
        return []
    end = first.replace(day=monthrange(first.year, first.month)[1])
    return [msgspec.structs.replace(when, last=end), msgspec.structs.replace(when, first=last.replace(day=1))]
