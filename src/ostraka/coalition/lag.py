"""Lag and lead: for each pair of authorities, how long one took to freeze whom the other had frozen.

A start that is not printed is known only as a bound: first seen by one snapshot, not yet by the
one before. Then the lag is a bound too: from the earliest day the follower may have acted to the
latest the leader may have, and the other way round. Such lags enter the estimate as bounds; who
left them out would have those never followed speak for all. A follower that has not frozen a
party by the last day of its loaded list is censored on that day. One whose list is not loaded,
or a part of it, or that ends before the leader's freeze, cannot tell and does not enter.
"""

from collections.abc import Sequence
from datetime import date
from statistics import quantiles

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Start
from ostraka.coalition.survival import FAR, Curves, Lag, Shares, curves, median
from ostraka.coalition.table import Table, table

#: Days by which the share followed is told.
WITHIN = (1, 7, 30, 365)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """How ``follower`` followed ``leader``."""

    leader: str
    follower: str
    frozen: int
    """Parties the leader froze, of whom the follower can tell: the sum of the next five."""
    before: int
    """Of these, the follower had frozen already."""
    same_day: int
    after: int
    """Frozen by the follower later, on a day that is known or not."""
    unclear: int
    """Frozen by both, but the days do not tell who was first."""
    never: int
    """Not by the last day of the follower's list."""
    lags: tuple[int, ...]
    """Days of those that followed where they are known, the same day being 0; in order."""
    bounded: tuple[Lag, ...]
    """The least and the most days of the others that followed or may have, in order; ±1,000,000 is none."""
    censored: tuple[int, ...]
    """Days from the leader's freeze to the last day of the follower's list, of those never followed."""
    absences_known: bool
    """Whether of any the follower's list would tell that they are not on it."""
    curves: Curves
    """Of parties whose absence from the follower's list would be known; else those that followed would
    be all that is counted."""

    @property
    def told(self) -> bool:
        """Whether there are shares: who never followed is known, and somebody was left to follow."""
        return self.absences_known and self.same_day + self.after + self.never > 0

    def within(self, days: int) -> Shares:
        """Share followed within so many days, of those not frozen before."""
        return self.curves.shares(days)

    @property
    def half(self) -> tuple[int | None, int | None]:
        """The day by which half may have been followed, and by which they surely were; None if never."""
        return median(self.curves.maybe), median(self.curves.surely)

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """Of the lags of those that followed, where every one is known; None of fewer than two."""
        if self.bounded or len(self.lags) < 2:
            return None
        low, mid, high = quantiles(self.lags, n=4, method="inclusive")
        return low, mid, high


class Led(msgspec.Struct, frozen=True, kw_only=True):
    """Who froze a party first."""

    id: str
    caption: str
    kind: str
    leaders: tuple[str, ...]
    """More than one if on the same day; none if the days do not tell who."""
    possible: tuple[str, ...]
    """Who may have been first; the leaders if they are known."""
    day: date
    """The first day by which it was frozen for sure."""
    exact: bool
    """Whether that is the day itself, not one it was frozen by."""
    followers: tuple[tuple[str, int, int], ...]
    """The others with the least and the most days after ``day``; ±1,000,000 is no bound."""


def pairs(
    book: Book, authorities: Sequence[str], choice: Choice | None = None, day: date | None = None
) -> list[Pair]:
    """Every ordered pair of authorities, as it stood on a day (None: as far as known)."""
    subjects = chosen(book, choice or Choice())
    return [
        _pair(book, subjects, leader, follower, day)
        for leader in authorities
        for follower in authorities
        if leader != follower
    ]


def _pair(book: Book, subjects: Sequence[Subject], leader: str, follower: str, day: date | None) -> Pair:
    lags: list[Lag] = []
    told: list[Lag] = []
    censored: list[int] = []
    for subject in subjects:
        start = _begun(subject, leader, day)
        if start is None:
            continue
        answer = _begun(subject, follower, day)
        absence = book.absence(subject, follower, None)
        until = book.coverages.until(follower, subject.themes, subject.in_book)
        until = min(until, day) if until and day else until
        tells = absence is Absence.NOT_LISTED and until is not None
        if until is not None and tells and until < start.latest:
            continue  # the follower's list may end before the leader's freeze
        if answer is not None:
            lags.append(lag_between(start, answer))
            if tells:
                told.append(lags[-1])
        elif until is not None and tells:
            censored.append((until - start.latest).days)
    before, same = sum(high < 0 for _, high in lags), sum(lag == (0, 0) for lag in lags)
    after = sum(low > 0 for low, _ in lags)
    return Pair(
        leader=leader,
        follower=follower,
        frozen=len(lags) + len(censored),
        before=before,
        same_day=same,
        after=after,
        unclear=len(lags) - before - same - after,
        never=len(censored),
        lags=tuple(sorted(low for low, high in lags if low == high >= 0)),
        bounded=tuple(sorted(lag for lag in lags if lag[0] < lag[1] and lag[1] >= 0)),
        censored=tuple(sorted(censored)),
        absences_known=bool(told or censored),
        curves=curves(told, censored),
    )


def _begun(subject: Subject, authority: str, day: date | None) -> Start | None:
    """The authority's first freeze, if it had begun by the day."""
    start = subject.first(authority)
    return start if start and (day is None or start.day <= day) else None


def lag_between(leader: Start, follower: Start) -> Lag:
    """The least and the most days from the one start to the other."""
    low = (follower.earliest - leader.latest).days if _bound(follower.earliest, leader.latest) else -FAR
    high = (follower.latest - leader.earliest).days if _bound(leader.earliest, follower.latest) else FAR
    return low, high


def _bound(early: date, late: date) -> bool:
    return early > date.min and late < date.max


def leaders(
    book: Book, authorities: Sequence[str], choice: Choice | None = None, day: date | None = None
) -> list[Led]:
    """For each party frozen by any of them, who was first and how long the others took; newest first."""
    found = []
    for subject in chosen(book, choice or Choice()):
        starts = {a: start for a in authorities if (start := _begun(subject, a, day))}
        if starts:
            found.append(_led(subject, starts))
    return sorted(found, key=lambda led: (-led.day.toordinal(), led.caption.casefold()))


def _led(subject: Subject, starts: dict[str, Start]) -> Led:
    frozen_by = min(s.latest for s in starts.values())
    possible = {a: s for a, s in starts.items() if s.earliest <= frozen_by}
    known = len(possible) == 1 or all(s.exact for s in possible.values())
    first = min(possible.values(), key=lambda s: (s.latest, s.earliest))
    rest = sorted((a for a in starts if a not in possible), key=lambda a: starts[a].order)
    return Led(
        id=subject.id,
        caption=subject.caption,
        kind=subject.kind,
        leaders=tuple(possible) if known else (),
        possible=tuple(possible),
        # without an upper bound anywhere the day itself is all there is to sort by
        day=frozen_by if frozen_by < date.max else min(s.day for s in starts.values()),
        exact=known and first.exact,
        followers=tuple((a, *lag_between(first, starts[a])) for a in rest),
    )


COLUMNS = (
    "leader", "follower", "frozen", "before", "same_day", "after", "unclear", "never", "known_days",
    "lag_q1", "lag_median", "lag_q3",
    *(f"within_{days}{end}" for days in WITHIN for end in ("_surely", "", "_at_most")),
    "half_followed_by", "half_followed_at_earliest",
)  # fmt: skip


def lag_table(found: Sequence[Pair]) -> Table:
    """One line a pair; shares are of those the follower had not frozen before."""
    return table(COLUMNS, (_cells(p) for p in found))


def _cells(p: Pair) -> tuple[str | int | float | None, ...]:
    shares = (share for days in WITHIN for share in (p.within(days) if p.told else (None, None, None)))
    return (
        p.leader, p.follower, p.frozen, p.before, p.same_day, p.after, p.unclear, p.never, len(p.lags),
        *(p.quartiles or (None, None, None)), *shares, p.half[1], p.half[0],
    )  # fmt: skip


def leader_table(found: Sequence[Led]) -> Table:
    """One line a party."""
    columns = ("party", "name", "kind", "day", "day_exact", "leaders", "possible", "followers")
    rows = (
        (
            led.id, led.caption, led.kind, led.day, led.exact, " ".join(led.leaders), " ".join(led.possible),
            " ".join(f"{a}+{days_told((low, high))}" for a, low, high in led.followers),
        )
        for led in found
    )  # fmt: skip
    return table(columns, rows)


def days_told(lag: Lag) -> str:
    """A lag in a word.

    >>> days_told((3, 3)), days_told((3, 9)), days_told((3, FAR)), days_told((-FAR, FAR))
    ('3', '3–9', '≥3', '?')
    """
    low, high = lag
    if low == high:
        return str(low)
    if low <= -FAR:
        return f"≤{high}" if high < FAR else "?"
    return f"≥{low}" if high >= FAR else f"{low}–{high}"
