"""Lag and lead: for each pair of authorities, how long one took to freeze whom the other had frozen.

Only starts whose day can be counted with enter a distribution: printed, or seen within a week.
A follower that has not frozen a party by the last day of its loaded list is censored on that
day. One whose list is not loaded, or a part of it, does not enter at all.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import quantiles

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Start
from ostraka.coalition.survival import Step, kaplan_meier, median, share_by
from ostraka.coalition.table import Table, table

#: Days by which the share followed is told.
WITHIN = (1, 7, 30, 365)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """How ``follower`` followed ``leader``."""

    leader: str
    follower: str
    frozen: int
    """Parties the leader froze on a day that can be counted with, and of whom the follower can tell."""
    before: int
    """Of these, the follower had frozen already."""
    same_day: int
    after: int
    never: int
    """Not by the last day of the follower's list."""
    undated: int
    """The follower froze them too, on a day known only as a bound."""
    lags: tuple[int, ...]
    """Days of those that followed, the same day being 0; in order."""
    censored: tuple[int, ...]
    """Days from the leader's freeze to the last day of the follower's list, of those never followed."""
    curve: tuple[Step, ...]
    """Of parties whose absence from the follower's list would be known; else those that followed would
    be all that is counted."""

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """Of the lags of those that followed; None of fewer than two."""
        if len(self.lags) < 2:
            return None
        low, mid, high = quantiles(self.lags, n=4, method="inclusive")
        return low, mid, high

    def within(self, days: int) -> float:
        """Share followed within so many days, of those not frozen before (Kaplan–Meier)."""
        return share_by(self.curve, days)

    @property
    def half(self) -> int | None:
        """The day by which half were followed; None if they never were."""
        return median(self.curve)


class Led(msgspec.Struct, frozen=True, kw_only=True):
    """Who froze a party first."""

    id: str
    caption: str
    kind: str
    leaders: tuple[str, ...]
    """More than one if on the same day; none if the first day is only a bound."""
    day: date
    followers: tuple[tuple[str, int], ...]
    """The others with their lags in days, where the day can be counted with."""


def pairs(book: Book, authorities: Sequence[str], choice: Choice | None = None) -> list[Pair]:
    """Every ordered pair of authorities."""
    subjects = chosen(book, choice or Choice())
    return [
        _pair(book, subjects, leader, follower)
        for leader in authorities
        for follower in authorities
        if leader != follower
    ]


def _pair(book: Book, subjects: Sequence[Subject], leader: str, follower: str) -> Pair:
    counts: Counter[str] = Counter()
    lags: list[int] = []
    told: list[int] = []
    censored: list[int] = []
    for subject in subjects:
        start = subject.first(leader)
        if start is None or not start.exact:
            continue
        answer = subject.first(follower)
        what, days = _followed(book, subject, follower, start, answer)
        counts[what] += 1
        if what in ("same_day", "after"):
            lags.append(days)
            if book.absence(subject, follower, None) is Absence.NOT_LISTED:
                told.append(days)
        elif what == "never":
            censored.append(days)
    return Pair(
        leader=leader,
        follower=follower,
        frozen=sum(counts.values()) - counts["unknown"],
        before=counts["before"],
        same_day=counts["same_day"],
        after=counts["after"],
        never=counts["never"],
        undated=counts["undated"],
        lags=tuple(sorted(lags)),
        censored=tuple(sorted(censored)),
        curve=kaplan_meier(told, censored),
    )


def _followed(
    book: Book, subject: Subject, follower: str, start: Start, answer: Start | None
) -> tuple[str, int]:
    if answer is None:
        until = book.coverages.until(follower, subject.themes, subject.in_book)
        absent = book.absence(subject, follower, None) is Absence.NOT_LISTED
        days = (until - start.day).days if until else -1
        # the follower's list ends before the leader's freeze: it cannot tell
        return ("never", days) if absent and days >= 0 else ("unknown", 0)
    days = (answer.day - start.day).days
    if answer.exact:
        return ("before" if days < 0 else "after" if days else "same_day"), days
    upper_bound = answer.mark == "≤"
    return ("before" if days < 0 and upper_bound else "undated"), days


def leaders(book: Book, authorities: Sequence[str], choice: Choice | None = None) -> list[Led]:
    """For each party frozen by any of them, who was first and how long the others took; newest first."""
    found = []
    for subject in chosen(book, choice or Choice()):
        starts = {a: start for a in authorities if (start := subject.first(a))}
        if not starts:
            continue
        first = min(starts.values(), key=lambda s: s.order)
        together = tuple(a for a, s in starts.items() if s.exact and s.day == first.day)
        rest = tuple(
            (a, (s.day - first.day).days)
            for a, s in sorted(starts.items(), key=lambda item: item[1].order)
            if s.exact and s.day != first.day and first.exact
        )
        found.append(
            Led(
                id=subject.id,
                caption=subject.caption,
                kind=subject.kind,
                leaders=together if first.exact else (),
                day=first.day,
                followers=rest,
            )
        )
    return sorted(found, key=lambda led: (-led.day.toordinal(), led.caption.casefold()))


COLUMNS = (
    "leader", "follower", "frozen", "before", "same_day", "after", "never", "undated", "lag_q1", "lag_median",
    "lag_q3", "within_1", "within_7", "within_30", "within_365", "half_followed_by",
)  # fmt: skip


def lag_table(found: Sequence[Pair]) -> Table:
    """One line a pair; shares are of those the follower had not frozen before, by Kaplan–Meier."""
    return table(
        COLUMNS,
        (
            (
                p.leader, p.follower, p.frozen, p.before, p.same_day, p.after, p.never, p.undated,
                *(p.quartiles or (None, None, None)), *(p.within(d) if p.curve else None for d in WITHIN),
                p.half,
            )
            for p in found
        ),
    )  # fmt: skip


def leader_table(found: Sequence[Led]) -> Table:
    """One line a party."""
    columns = ("party", "name", "kind", "day", "leaders", "followers")
    rows = (
        (
            led.id, led.caption, led.kind, led.day, " ".join(led.leaders),
            " ".join(f"{a}+{days}" for a, days in led.followers),
        )
        for led in found
    )  # fmt: skip
    return table(columns, rows)
