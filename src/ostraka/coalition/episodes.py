"""From one record's stays on its list to dated episodes of each measure, each day with its basis.

The trap: the printed listing day means another thing on each list. A measure's own day comes
first; then the listing day, where it is the day of that measure; else the snapshots. UK
``DateDesignated`` is the day of the *first* measure, so a freeze beside it began then or
later; a day "at the latest" is an upper bound; OFAC's SDN list prints none, so the first
snapshot that shows the party bounds it from above and the one before it from below.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from ostraka.ledger.intervals import Basis, Calendar, Interval
from ostraka.ledger.lives import Acts, Life
from ostraka.model import Designation, Measure, MeasureKind

#: Two snapshots that near to each other tell nearly the day; enough to see a round in the dates.
NEAR = timedelta(days=7)
_EARLIEST = ("first measure", "may be that of")
_LATEST = ("at the latest", "on this day or before")


class Certainty(StrEnum):
    """What the day of a start is worth."""

    PRINTED = "printed"
    """The authority prints it as the day of this measure, or of the listing that is this measure."""
    FIRST_SEEN = "first_seen"
    """First shown by the snapshot of that day; ``after`` is the day of the snapshot before."""
    AT_LATEST = "at_latest"
    """That day or before."""
    AT_EARLIEST = "at_earliest"
    """That day or later: the printed day may be another measure's."""


#: The better known first.
RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Start(msgspec.Struct, frozen=True, gc=False):
    """When something began, and how that is known."""

    day: date
    certainty: Certainty
    after: date | None = None
    """It was not yet so on this day."""
    by: date | None = None
    """Of a day at the earliest: it was so on this day."""

    @property
    def earliest(self) -> date:
        """The first day it may have been; the first of all days if nothing bounds it."""
        if self.certainty in (Certainty.PRINTED, Certainty.AT_EARLIEST):
            return self.day
        # two snapshots may be of one day
        return min(self.after + timedelta(days=1), self.day) if self.after else date.min

    @property
    def latest(self) -> date:
        """The last day it may have been; the last of all days if nothing bounds it."""
        if self.certainty is Certainty.AT_EARLIEST:
            return max(self.by, self.day) if self.by else date.max
        return self.day

    @property
    def exact(self) -> bool:
        """Whether the day is known: printed, or first seen the day after a snapshot without it."""
        return self.earliest == self.latest

    @property
    def near(self) -> bool:
        """Whether it is known to a week."""
        return self.earliest > date.min and self.latest - self.earliest < NEAR

    @property
    def order(self) -> tuple[date, int]:
        """To sort by: the day, the better known first."""
        return self.day, RANK[self.certainty]

    @property
    def mark(self) -> str:
        """Sign before the day: nothing if exact, ``≤`` that day or before, ``≥`` that day or later."""
        if self.exact:
            return ""
        return "≥" if self.certainty is Certainty.AT_EARLIEST else "≤"

    def __str__(self) -> str:
        return f"{self.mark}{self.day}"


class Episode(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One measure of one authority on one record, without interruption."""

    authority: str
    program: str
    instrument: str
    kind: MeasureKind
    source: str
    record_id: str
    start: Start
    end: date | None
    """First day it was no longer in force; None while it is."""
    end_after: date | None
    """Where no day of the end is printed: it was still so on this day; None if that is the day before."""
    last_seen: date
    """Day of the last snapshot that shows it."""


Act = tuple[str, str, MeasureKind]
"""Authority, program, measure."""


def episodes(life: Life, calendar: Calendar) -> Iterator[Episode]:
    """The episodes of a record, stay by stay."""
    for stay in life.stays:
        told = [_told(life.acts[v.version_id]) for v in stay.versions]
        for act in dict.fromkeys(act for version in told for act in version):
            for first, last in _runs(act, told):
                yield _episode(life, stay, calendar, act, told, first, last)


_Told = dict[Act, tuple[Designation, Measure | None]]


def _told(acts: Acts) -> _Told:
    """What a version tells, by act; a designation without measures stands for a freeze not yet told."""
    found: _Told = {}
    for d in acts.designations:
        if d.ended and d.ended_on is None:
            continue
        for m in d.measures:
            known = found.get((d.authority, d.program, m.kind))
            if known is None or _earlier(d, m, *known):
                found[d.authority, d.program, m.kind] = d, m
        if not d.measures:
            found.setdefault((d.authority, d.program, MeasureKind.OTHER), (d, None))
    return found


def _earlier(d: Designation, m: Measure, d0: Designation, m0: Measure | None) -> bool:
    day, known = m.effective or d.listed_on, (m0 and m0.effective) or d0.listed_on
    return day is not None and (known is None or day < known)


def _runs(act: Act, told: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    """First and last version of each unbroken run that shows the act.

    A version of the same program without any measure (Australia's old columns) shows all of it.
    """
    silent = act[0], act[1], MeasureKind.OTHER
    shown = [
        act in version or (silent in version and version[silent][1] is None and act[2] is not silent[2])
        for version in told
    ]
    if act[2] is MeasureKind.OTHER and all(v.get(act, (None, None))[1] is None for v in told):
        # never told by any version: keep it as what it is
        shown = [act in version for version in told]
        if any(a[:2] == act[:2] and a[2] is not MeasureKind.OTHER for version in told for a in version):
            return
    start = None
    for place, there in enumerate([*shown, False]):
        if there and start is None:
            start = place
        elif not there and start is not None:
            yield start, place - 1
            start = None


def _episode(
    life: Life, stay: Interval, calendar: Calendar, act: Act, told: Sequence[_Told], first: int, last: int
) -> Episode:
    tellings = [version[act] for version in told[first : last + 1] if act in version]
    designation, measure = tellings[0]
    last_told, last_measure = tellings[-1]
    printed_end = (last_measure and last_measure.ended_on) or last_told.ended_on
    following = stay.versions[last + 1].from_seen if last + 1 < len(stay.versions) else None
    gone = following or stay.versions[last].to_seen
    end = printed_end or (calendar.days[following] if following else stay.end)
    last_seen = calendar.days[calendar.before[gone]] if gone else calendar.days[max(calendar.days)]
    noticed = end is not None and not printed_end and end - last_seen > timedelta(days=1)
    return Episode(
        authority=act[0],
        program=act[1],
        instrument=designation.instrument,
        kind=act[2],
        source=life.source,
        record_id=life.record_id,
        start=_start(stay, calendar, designation, measure, first, told),
        end=end,
        end_after=last_seen if noticed else None,
        last_seen=last_seen,
    )


def _start(
    stay: Interval,
    calendar: Calendar,
    designation: Designation,
    measure: Measure | None,
    first: int,
    told: Sequence[_Told],
) -> Start:
    printed = _printed(designation, measure, calendar.days[stay.versions[first].from_seen])
    if first:
        return _later_start(stay, calendar, designation, measure, first, told)
    if stay.begin_basis is Basis.PRINTED:
        # the stay's day is another designation's; of one that prints none only our first sight is known
        return printed or Start(calendar.days[stay.versions[0].from_seen], Certainty.AT_LATEST)
    if stay.begin_basis is Basis.ON_OR_BEFORE:
        return printed or Start(stay.begin, Certainty.AT_LATEST)
    if printed and printed.day >= stay.begin:
        return printed
    return _first_seen(stay, calendar, first)


def _later_start(
    stay: Interval,
    calendar: Calendar,
    designation: Designation,
    measure: Measure | None,
    first: int,
    told: Sequence[_Told],
) -> Start:
    """The start of a measure that the stay's first version does not show."""
    known_act = any(a[:2] == (designation.authority, designation.program) for a in told[first - 1])
    if measure and measure.effective and "DateDesignated" not in measure.basis:
        return Start(measure.effective, Certainty.PRINTED)
    seen = _first_seen(stay, calendar, first)
    printed = None if known_act else _printed(designation, measure, seen.day)
    if printed and seen.after and printed.day + timedelta(days=90) > seen.after:
        return printed
    return seen


def _printed(designation: Designation, measure: Measure | None, seen: date) -> Start | None:
    """The start as the list, which shows it on the day ``seen``, prints it for this measure, if it does."""
    if measure is not None and measure.effective:
        return Start(measure.effective, _certainty(measure.basis, own=True))
    if designation.listed_on:
        certainty = _certainty(designation.listed_basis, own=False)
        by = seen if certainty is Certainty.AT_EARLIEST else None
        return Start(designation.listed_on, certainty, by=by)
    return None


def _certainty(basis: str, *, own: bool) -> Certainty:
    if any(words in basis for words in _LATEST):
        return Certainty.AT_LATEST
    if not own and any(words in basis for words in _EARLIEST):
        return Certainty.AT_EARLIEST
    return Certainty.PRINTED


def _first_seen(stay: Interval, calendar: Calendar, first: int) -> Start:
    moment = stay.versions[first].from_seen
    before = calendar.before.get(moment)
    if before is None:
        return Start(calendar.days[moment], Certainty.AT_LATEST)
    return Start(calendar.days[moment], Certainty.FIRST_SEEN, calendar.days[before])
