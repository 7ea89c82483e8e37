"""The arithmetic of a path to zero: where a line from a baseline to an end date stands.

The path falls in a straight line from the baseline figure, at the last day of the
baseline period, to zero at the end date; months are counted from month to month. The
baseline is always declared, because it decides the answer: the same gas looks far ahead
of a path from 2021 and wholly behind one from the end of 2022.

The trend is a least-squares line over the periods since the baseline. Its zero is told
with a 95 % interval (Fieller); where the interval has no end, the data do not show a fall
that reaches zero, and the answer is "not on current trend".
"""

import math
from datetime import date
from typing import Literal

import msgspec
from scipy.special import stdtrit

from ostraka.energy.periods import MONTHS, add_months, frequency, months_between, period_end, shift

CONFIDENCE = 0.95
LEAST_POINTS = 4
"""A line through three points always looks good."""
ZERO_PART = 0.01
ZERO_PERIODS = 3
"""Zero is reached when imports stay under 1 % of the baseline for three periods."""

Point = tuple[str, float]


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """A least-squares line through the figures since the baseline."""

    points: int
    slope: float
    """Change for each period."""
    zero_after: float | None
    """Periods from the baseline until the line meets zero; None if it does not fall."""
    zero_on: date | None
    earliest: date | None
    """Near end of the 95 % interval."""
    latest: date | None
    """Far end of the 95 % interval; None where it has no end."""


Verdict = Literal["reached", "on_trend", "late", "uncertain", "not_on_current_trend"]


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where imports stand against a straight path to zero."""

    baseline_period: str
    baseline: float
    end: date
    period: str
    actual: float
    months_elapsed: int
    months_total: int
    path: float
    """Figure on the path for the period."""
    gap: float
    """Actual less path: above zero is too much."""
    removed: float
    """Part of the baseline that is gone; below zero imports grew."""
    months_ahead: float
    """Months ahead of the path, below zero behind; never more than the path allows."""
    reached_zero: str
    """First of three periods under 1 % of the baseline, or empty."""
    trend: Trend | None
    verdict: Verdict


def path_value(baseline: float, months_elapsed: int, months_total: int) -> float:
    """The figure on a straight path after some months; 0 after its end.

    >>> round(path_value(11_409.0, 39, 57), 1)
    3602.8
    """
    return baseline * max(0.0, 1 - months_elapsed / months_total)


def months_ahead(baseline: float, actual: float, months_elapsed: int, months_total: int) -> float:
    """How many months the actual figure is ahead of the path; below zero is behind.

    The path is asked when it stood at the actual figure. More than the baseline counts as
    the start of the path, so the most one can be behind is the whole time elapsed.

    >>> months_ahead(11_409.0, 11_519.9, 39, 57)
    -39.0
    >>> months_ahead(100.0, 50.0, 10, 40)
    10.0
    """
    standing = months_total * (1 - min(actual, baseline) / baseline)
    return standing - months_elapsed


def progress(points: list[Point], end: date) -> Progress:
    """Progress from the first to the last of the points, which are periods in order with figures.

    Raises ValueError if there are fewer than two, the first is not above zero or the end
    does not lie after the baseline.
    """
    (start, baseline), (period, actual) = points[0], points[-1]
    total = months_between(period_end(start), end)
    elapsed = months_between(period_end(start), period_end(period))
    if elapsed <= 0 or total <= 0 or baseline <= 0:
        raise ValueError("a path needs a baseline above zero, a later figure and an end date after both")
    path = path_value(baseline, elapsed, total)
    zero, line = zero_since(points, baseline), trend(points)
    return Progress(
        baseline_period=start,
        baseline=baseline,
        end=end,
        period=period,
        actual=actual,
        months_elapsed=elapsed,
        months_total=total,
        path=path,
        gap=actual - path,
        removed=1 - actual / baseline,
        months_ahead=months_ahead(baseline, actual, elapsed, total),
        reached_zero=zero,
        trend=line,
        verdict="reached" if zero else verdict(line, end),
    )


def verdict(line: Trend | None, end: date) -> Verdict:
    """What the trend says about the end date.

    ``on_trend`` and ``late`` have an interval that ends. Without one, a line that meets
    zero in time is ``uncertain`` (few or uneven figures) and any other is
    ``not_on_current_trend``.
    """
    if line is None:
        return "uncertain"
    in_time = line.zero_on is not None and line.zero_on <= end
    if line.latest is not None:
        return "on_trend" if in_time else "late"
    return "uncertain" if in_time else "not_on_current_trend"


def zero_since(points: list[Point], baseline: float) -> str:
    """The first of three periods in a row under 1 % of the baseline, or an empty text.

    A missing period breaks the row.

    >>> zero_since([("2021", 90.0), ("2022", 0.5), ("2023", 0.0), ("2024", 0.2)], 100.0)
    '2022'
    """
    run: list[str] = []
    for period, value in points:
        if value >= ZERO_PART * baseline:
            run = []
        elif run and shift(run[-1], 1) != period:
            run = [period]
        else:
            run.append(period)
        if len(run) == ZERO_PERIODS:
            return run[0]
    return ""


def trend(points: list[Point]) -> Trend | None:
    """The least-squares line through the points and where it meets zero; None for fewer than four."""
    count = len(points)
    if count < LEAST_POINTS:
        return None
    start = points[0][0]
    step = MONTHS[frequency(start)]
    times = [months_between(period_end(start), period_end(period)) / step for period, _ in points]
    values = [value for _, value in points]
    mean_time, mean_value = sum(times) / count, sum(values) / count
    spread = sum((time - mean_time) ** 2 for time in times)
    slope = sum((time - mean_time) * (v - mean_value) for time, v in zip(times, values, strict=True)) / spread
    residual = sum(
        (v - mean_value - slope * (time - mean_time)) ** 2 for time, v in zip(times, values, strict=True)
    )
    zero = mean_time - mean_value / slope if slope < 0 else None
    near, far = _fieller(slope, mean_value, spread, count, residual / (count - 2))
    origin = period_end(start)

    def _day(periods: float | None) -> date | None:
        # A line that meets zero after the year 9000 has no date worth telling.
        months = math.inf if periods is None else periods * step
        return add_months(origin, math.ceil(months)) if -12_000 < months < 80_000 else None

    return Trend(
        points=count,
        slope=slope,
        zero_after=zero,
        zero_on=_day(zero),
        earliest=_day(mean_time + near) if near is not None and zero is not None else None,
        latest=_day(mean_time + far) if far is not None and zero is not None else None,
    )


def _fieller(
    slope: float, level: float, spread: float, count: int, variance: float
) -> tuple[float | None, float | None]:
    """The interval of the zero of ``level + slope * d`` in periods d from the middle; None has no end.

    All d for which the line is not distinguishable from zero: (level + slope d)^2 <=
    t^2 variance (1/count + d^2/spread). It is bounded only if the slope is distinguishable
    from zero.
    """
    quantile = float(stdtrit(count - 2, (1 + CONFIDENCE) / 2)) ** 2 * variance
    a = slope**2 - quantile / spread
    b = slope * level
    c = level**2 - quantile / count
    discriminant = b * b - a * c
    if discriminant < 0:
        return None, None
    root = math.sqrt(discriminant)
    if a > 0:
        return (-b - root) / a, (-b + root) / a
    if slope < 0 and a < 0:
        # Unbounded: everything beyond the nearer of the two roots on the falling side.
        after = [d for d in ((-b - root) / a, (-b + root) / a) if d > 0]
        return (min(after) if after else None), None
    return None, None
