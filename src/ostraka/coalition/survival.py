"""What share has followed after so many days, when many have not *yet* and many days are only bounds.

A party not followed by the last day of the follower's list is censored then, not missing: it
counts as at risk until that day (Kaplan–Meier). A lag known only to lie between two days counts
too: left out, it would leave those never followed to speak for all. So there are three curves, of
those not followed before the leader's own day, and with exact lags only all three *are*
Kaplan–Meier:

- ``surely``: every bounded lag as long as it may be. So many had followed whatever the days were.
- ``maybe``: every bounded lag as short as it may be. More had not.
- ``likely``: Turnbull's estimate, the most likely distribution over the whole line of lags,
  negative ones included, on condition of not being negative. It is found by turns: each bounded
  lag is spread over the days it may be as the present estimate has it, and Kaplan–Meier is asked
  again. A mass whose place inside a gap nothing tells is counted at the gap's end.

The bands are Greenwood's on the log-minus-log scale, which stays between 0 and 1. That of
``likely`` reaches from the lower edge of ``surely`` to the upper one of ``maybe``, since where
between the two the truth lies no number of parties tells. All bands take parties as independent of
each other; those frozen on one day are not quite.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np

#: 95 % of a normal distribution.
_Z = 1.959964
#: A lag without a bound on that side.
FAR = 10**6
#: The turns end when no share moves by more than this, or after so many of them.
_STILL, _TURNS = 1e-6, 1000
#: Less than this of a party is rounding; no place is ever given up for less than this share.
_NOTHING, _LEAST = 1e-9, 1e-12

Lag = tuple[int, int]
"""The least and the most days from the leader's freeze to the follower's: one number twice if known."""


class Step(msgspec.Struct, frozen=True):
    """The curve from this day on."""

    day: int
    surviving: float
    """Share that has not followed by the end of this day."""
    low: float
    high: float
    """The band around it."""
    at_risk: float
    """Not yet followed nor censored before this day; a fraction where lags are spread."""
    events: float


class Curves(msgspec.Struct, frozen=True):
    """Of those not followed before the leader's own day: at least, by the estimate, and at most."""

    surely: tuple[Step, ...] = ()
    likely: tuple[Step, ...] = ()
    maybe: tuple[Step, ...] = ()

    def shares(self, day: int) -> "Shares":
        """The shares followed by the end of that day, the least first."""
        least, likely, most = (share_by(steps, day) for steps in (self.surely, self.likely, self.maybe))
        # where parties are censored inside the bounds the three may trade places by a hair
        return Shares(min(least, likely, most), likely, max(least, likely, most))

    def band(self, day: int) -> tuple[float, float]:
        """The least and the greatest share on that day by the bands of all three."""
        steps = [at(c, day) for c in (self.surely, self.likely, self.maybe)]
        return 1 - max(s.high for s in steps), 1 - min(s.low for s in steps)


class Shares(NamedTuple):
    """A share: surely so much, by the estimate, and at most."""

    surely: float
    likely: float
    at_most: float


def curves(lags: Sequence[Lag], censored: Sequence[int]) -> Curves:
    """The three curves from lags, exact or as bounds, and from the days until which others had not followed.

    >>> found = curves([(0, 0), (1, 5), (-3, -1)], [400])
    >>> [[(s.day, round(s.surviving, 3)) for s in c] for c in (found.surely, found.maybe)]
    [[(0, 0.667), (5, 0.333)], [(0, 0.667), (1, 0.333)]]
    """
    told = [lag for lag in lags if lag[1] >= 0]
    if all(low == high for low, high in told):
        exact = kaplan_meier([low for low, _ in told], censored)
        return Curves(exact, exact, exact)
    # whoever may have been followed before counts here as long as it is not yet, and never as followed
    doubtful = [high - 1 for low, high in told if low < 0 < high]
    surely = kaplan_meier([high for low, high in told if low >= 0], [*censored, *doubtful])
    maybe = kaplan_meier([max(low, 0) for low, _ in told], censored)
    return Curves(_seen(surely), _banded(_likely(lags, censored), surely, maybe), maybe)


def _likely(lags: Sequence[Lag], censored: Sequence[int]) -> tuple[Step, ...]:
    # a lag without an upper bound tells that nobody followed before its lower one, and no more
    lost = [*censored, *(low - 1 for low, high in lags if low > -FAR and high >= FAR)]
    events: dict[int, float] = {}
    for (first, last), count in _spread([lag for lag in lags if lag[1] < FAR], lost):
        if count > _NOTHING and first >= 0:
            # two places never end on one day
            events[last] = count
    return _stepped(events, [day for day in lost if day >= 0])


def _seen(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Without those that followed after no known number of days."""
    return tuple(s for s in steps if s.day < FAR)


def _banded(steps: Sequence[Step], surely: Sequence[Step], maybe: Sequence[Step]) -> tuple[Step, ...]:
    """The estimate between the two others, with the outer edges of their bands."""
    found = []
    for step in steps:
        edges = at(surely, step.day), at(maybe, step.day), step
        low, high = min(s.low for s in edges), max(s.high for s in edges)
        found.append(msgspec.structs.replace(step, low=low, high=high))
    return tuple(found)


def at(steps: Sequence[Step], day: int) -> Step:
    """The step in force on that day; before the first one nobody has followed."""
    place = bisect_right(steps, day, key=lambda s: s.day)
    return steps[place - 1] if place else Step(day, 1.0, 1.0, 1.0, 0, 0)


def kaplan_meier(followed: Sequence[int], censored: Sequence[int]) -> tuple[Step, ...]:
    """The curve's steps where every day is known: one on each day on which somebody was followed.

    Days after the first freeze, zero for the same day; ``censored`` are those not followed by then.

    >>> [(s.day, round(s.surviving, 3)) for s in kaplan_meier([0, 2, 2, 9], [5])]
    [(0, 0.8), (2, 0.4), (9, 0.0)]
    """
    return _stepped(Counter(followed), censored)


def _stepped(events: Mapping[int, float], censored: Sequence[int]) -> tuple[Step, ...]:
    lost = Counter(censored)
    at_risk = sum(events.values()) + len(censored)
    surviving, variance = 1.0, 0.0
    steps = []
    for day in sorted({*events, *lost}):
        if count := events.get(day, 0):
            left = at_risk - count
            surviving *= 1 - count / at_risk if left > _NOTHING else 0.0
            variance += count / (at_risk * left) if left > _NOTHING else 0.0
            low, high = _band(surviving, variance)
            steps.append(Step(day, surviving, low, high, at_risk, count))
        at_risk -= events.get(day, 0) + lost[day]
    return tuple(steps)


def _band(surviving: float, variance: float) -> tuple[float, float]:
    if not 0 < surviving < 1:
        return surviving, surviving
    log = math.log(surviving)
    # from there on the band is all there is
    spread = min(_Z * math.sqrt(variance) / abs(log), 50.0)
    return surviving ** math.exp(spread), surviving ** math.exp(-spread)


def _places(lags: Sequence[Lag], lost: Sequence[int]) -> list[Lag]:
    """Where alone the most likely distribution has mass: from a lower bound to an upper one, none between."""
    opened = {low for low, _ in lags} | {day + 1 for day in lost}
    marks = sorted({(day, 0) for day in opened} | {(high, 1) for _, high in lags})
    return [(a[0], b[0]) for a, b in pairwise(marks) if (a[1], b[1]) == (0, 1)]


def _spread(lags: Sequence[Lag], lost: Sequence[int]) -> list[tuple[Lag, float]]:
    """How many of the lags lie in each place, by the most likely distribution.

    Each turn is one of the EM algorithm, whose second half is a Kaplan–Meier estimate.
    """
    places = _places(lags, lost)
    starts, ends = [first for first, _ in places], [last for _, last in places]
    counts = Counter((bisect_left(starts, low), bisect_right(ends, high) - 1) for low, high in lags)
    size = len(places)
    seen, weights = np.zeros(size), []
    for (begin, end), times in sorted(counts.items()):
        if begin == end:
            seen[begin] += times
        else:
            weights.append((begin, end, times))
    if not weights:
        return list(zip(places, seen.tolist(), strict=True))
    first, last, count = (np.array(column) for column in zip(*weights, strict=True))
    # those censored are at risk in the places before the first that begins after their day
    gone = np.bincount([bisect_left(starts, day + 1) for day in lost], minlength=size + 1)
    later = len(lost) - np.cumsum(gone)[:size]
    mass = np.full(size, 1 / size)
    for _ in range(_TURNS):
        below = np.concatenate(([0.0], np.cumsum(mass)))
        rate = count / (below[last + 1] - below[first])
        change = np.bincount(first, rate, size + 1) - np.bincount(last + 1, rate, size + 1)
        held = seen + mass * np.cumsum(change)[:size]
        at_risk = np.cumsum(held[::-1])[::-1] + later
        staying = np.cumprod(1 - np.minimum(held / np.maximum(at_risk, _LEAST), 1.0))
        new = np.maximum(np.diff(-staying, prepend=-1.0), _LEAST)
        moved, mass = float(np.abs(np.cumsum(new - mass)).max()), new
        if moved < _STILL:
            break
    return list(zip(places, held.tolist(), strict=True))


def share_by(steps: Sequence[Step], day: int) -> float:
    """Share that had followed by the end of that day.

    >>> share_by(kaplan_meier([0, 2, 2, 9], [5]), 7)
    0.6
    """
    return round(1 - at(steps, day).surviving, 4)


def median(steps: Sequence[Step]) -> int | None:
    """The day by which half have followed; None if half never did."""
    return next((s.day for s in steps if s.surviving <= 0.5), None)
