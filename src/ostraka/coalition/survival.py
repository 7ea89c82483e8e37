"""Kaplan–Meier: what share has not yet followed after so many days, when many have not followed *yet*.

A party the follower has not frozen by the last day of its list is censored then, not missing:
it counts as at risk until that day. Written out here because it is twenty lines; the band is
Greenwood's on the log-minus-log scale, which stays between 0 and 1.
"""

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

#: 95 % of a normal distribution.
_Z = 1.959964


class Step(msgspec.Struct, frozen=True):
    """The curve from this day on."""

    day: int
    surviving: float
    """Share that has not followed by the end of this day."""
    low: float
    high: float
    at_risk: int
    """Not yet followed nor censored before this day."""
    events: int


def kaplan_meier(followed: Sequence[int], censored: Sequence[int]) -> tuple[Step, ...]:
    """The curve's steps: one on each day on which somebody was followed.

    Days after the first freeze, zero for the same day; ``censored`` are those not followed by then.

    >>> [(s.day, round(s.surviving, 3)) for s in kaplan_meier([0, 2, 2, 9], [5])]
    [(0, 0.8), (2, 0.4), (9, 0.0)]
    """
    events, lost = Counter(followed), Counter(censored)
    at_risk = len(followed) + len(censored)
    surviving, variance = 1.0, 0.0
    steps = []
    for day in sorted(events | lost):
        if count := events[day]:
            surviving *= 1 - count / at_risk
            variance += count / (at_risk * (at_risk - count)) if at_risk > count else 0.0
            low, high = _band(surviving, variance)
            steps.append(Step(day, surviving, low, high, at_risk, count))
        at_risk -= events[day] + lost[day]
    return tuple(steps)


def _band(surviving: float, variance: float) -> tuple[float, float]:
    if not 0 < surviving < 1:
        return surviving, surviving
    log = math.log(surviving)
    spread = _Z * math.sqrt(variance) / abs(log)
    return surviving ** math.exp(spread), surviving ** math.exp(-spread)


def share_by(steps: Sequence[Step], day: int) -> float:
    """Share that had followed by the end of that day.

    >>> share_by(kaplan_meier([0, 2, 2, 9], [5]), 7)
    0.6
    """
    last = [s.surviving for s in steps if s.day <= day]
    return round(1 - last[-1], 4) if last else 0.0


def median(steps: Sequence[Step]) -> int | None:
    """The day by which half have followed; None if half never did."""
    return next((s.day for s in steps if s.surviving <= 0.5), None)
