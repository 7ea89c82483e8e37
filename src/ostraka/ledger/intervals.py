"""The legal clock: since when and until when a record stood on its list.

Lists print their dates with different meanings and keep them on relisting; our own
snapshots show when a record was there. Both are weighed here, and each day says what it
rests on. Pure functions over one record's spans.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

#: A list printed long after the listing it shows is plausible (publication lag); one that had
#: been seen without the party for longer than this contradicts the printed day. OFAC's enhanced
#: XML prints 2016 for a bank its own daily lists lack until 2024.
MAX_LAG = timedelta(days=90)


class Basis(StrEnum):
    """What a day on the legal clock rests on."""

    PRINTED = "printed"
    """The list prints it."""
    FIRST_SEEN = "first_seen"
    """Day of the first snapshot that shows the party, after one that did not."""
    ON_OR_BEFORE = "on_or_before"
    """Already in our first snapshot, no day printed: it began then or earlier."""
    FIRST_MISSING = "first_missing"
    """Day of the first snapshot without the party."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """One version of a record while it was to be seen, with what it prints about its dates."""

    version_id: int
    from_seen: datetime
    to_seen: datetime | None
    listed_on: date | None
    ended_on: date | None
    ended: bool


class Interval(msgspec.Struct, frozen=True, gc=False):
    """One unbroken stay on the list; ``begin`` inclusive, ``end`` exclusive."""

    begin: date
    begin_basis: Basis
    end: date | None
    end_basis: Basis | None
    versions: tuple[Seen, ...]

    def holds(self, day: date) -> bool:
        """Whether the record was listed on that day."""
        return self.begin <= day and (self.end is None or day < self.end)


class Calendar(msgspec.Struct, frozen=True, gc=False):
    """The snapshots of one source: their days, and which came before which."""

    days: Mapping[datetime, date]
    """``seen_at`` -> the edition's day (published, else the day seen), in order of ``seen_at``."""
    before: Mapping[datetime, datetime]
    """``seen_at`` -> ``seen_at`` of the snapshot before it."""


def intervals(seen: Sequence[Seen], snapshots: Calendar) -> list[Interval]:
    """The stays on the list, in order, from one record's spans in the order of ``from_seen``."""
    stays: list[Interval] = []
    for run in _runs(seen):
        stay = _interval(run, snapshots, stays[-1] if stays else None)
        if stay is not None:
            stays.append(stay)
    return stays


def _runs(seen: Sequence[Seen]) -> list[list[Seen]]:
    """Spans that touch, joined; a version that says it ended closes its run."""
    runs: list[list[Seen]] = []
    for version in seen:
        joined = runs and runs[-1][-1].to_seen == version.from_seen
        reopened = joined and runs[-1][-1].ended and not version.ended
        if joined and not reopened:
            runs[-1].append(version)
        else:
            runs.append([version])
    return runs


def _interval(run: list[Seen], snapshots: Calendar, previous: Interval | None) -> Interval | None:
    begin, basis = _begin(run[0], snapshots, previous)
    end, end_basis = _end(run, snapshots)
    if end is not None and end <= begin:
        if run[0].ended and run[0].listed_on is None:
            # a list that keeps its de-listed targets may print an end before any day we know of:
            # listed at some time before it, so a stay that holds no day but is not forgotten
            begin, basis = end, Basis.ON_OR_BEFORE
        end = max(end, begin)
    return Interval(begin, basis, end, end_basis, tuple(run))


def _begin(first: Seen, snapshots: Calendar, previous: Interval | None) -> tuple[date, Basis]:
    shown = snapshots.days[first.from_seen]
    absent = snapshots.before.get(first.from_seen)
    printed = first.listed_on
    if printed is None:
        return shown, Basis.ON_OR_BEFORE if absent is None else Basis.FIRST_SEEN
    if previous is not None and previous.end is not None and printed < previous.end:
        return shown, Basis.FIRST_SEEN  # relisted under its old printed day
    if previous is None and absent is not None and snapshots.days[absent] - printed > MAX_LAG:
        return shown, Basis.FIRST_SEEN
    return printed, Basis.PRINTED


def _end(run: list[Seen], snapshots: Calendar) -> tuple[date | None, Basis | None]:
    over = next((v for v in run if v.ended), None)
    if over is not None:
        day = run[-1].ended_on or over.ended_on
        return (day, Basis.PRINTED) if day else (snapshots.days[over.from_seen], Basis.FIRST_MISSING)
    gone = run[-1].to_seen
    return (snapshots.days[gone], Basis.FIRST_MISSING) if gone else (None, None)
