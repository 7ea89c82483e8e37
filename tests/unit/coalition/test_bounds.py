"""Lags known only as bounds: against a slow and plain estimate, and against cases worked out by hand."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ostraka.coalition.episodes import Certainty, Start
from ostraka.coalition.lag import lag_between
from ostraka.coalition.survival import FAR, Curves, Lag, curves, kaplan_meier, share_by

DAY = date(2022, 4, 6)


def shares(found: Curves, day: int) -> tuple[float, float, float]:
    return found.shares(day)


@given(st.lists(st.integers(-20, 60), max_size=25), st.lists(st.integers(0, 80), max_size=25))
def test_with_exact_lags_only_it_is_kaplan_meier_to_the_last_digit(lags: list[int], lost: list[int]) -> None:
    plain = kaplan_meier([lag for lag in lags if lag >= 0], lost)
    found = curves([(lag, lag) for lag in lags], lost)
    assert found.surely == found.likely == found.maybe == plain


def test_who_followed_on_an_unknown_day_is_not_left_out() -> None:
    # ten followed some time in the first 300 days, ten not in 1,000: half, not none
    found = curves([(1, 300)] * 10, [1000] * 10)
    assert shares(found, 365) == (0.5, 0.5, 0.5)
    assert shares(found, 30) == (0.0, 0.0, 0.5)
    assert kaplan_meier([], [1000] * 10) == ()


def test_overlapping_bounds_narrow_each_other() -> None:
    # two lie in 0 to 10 and in 5 to 20: most likely both in 5 to 10, and so for sure nobody knows
    found = curves([(0, 10), (5, 20)], [50, 50])
    assert [(s.day, round(s.surviving, 4)) for s in found.likely] == [(10, 0.5)]
    assert shares(found, 10) == (0.25, 0.5, 0.5)
    assert shares(found, 4) == (0.0, 0.0, 0.25)


def test_bounds_about_the_leaders_own_day_may_be_no_following_at_all() -> None:
    # one followed the same day, one some time from 20 days before to 5 days after, two never
    found = curves([(0, 0), (-20, 5)], [90, 90])
    # at least: the doubtful one is not followed until day 4 and gone from then on
    assert shares(found, 0)[0] == 0.25 and shares(found, 90)[0] == 0.25
    # at most: it followed the same day
    assert shares(found, 0)[2] == 0.5
    # the only mass there is in its bounds is that of the same day
    assert shares(found, 0)[1] == 0.5


def test_those_surely_before_say_where_the_doubtful_ones_lie() -> None:
    # ten lay between 10 and 1 days before; the doubtful one may be one of them: it is split 10 to 1
    found = curves([(d, d) for d in range(-10, 0)] + [(0, 0), (-10, 0)], [90])
    # of 12/11 parties on day 0 and one never: 12/11 / (12/11 + 1)
    assert shares(found, 0)[1] == pytest.approx(12 / 23, abs=1e-4)


def test_a_lower_bound_alone_counts_as_not_yet() -> None:
    found = curves([(3, 3), (8, FAR)], [20])
    assert shares(found, 5) == (0.3333, 0.3333, 0.3333)
    # followed for sure, but nobody knows when: not within a year for sure, at most from day 8 on
    assert shares(found, 365) == (0.3333, 0.3333, 0.6667)


def test_no_bound_at_all_tells_nothing_and_breaks_nothing() -> None:
    found = curves([(-FAR, FAR), (2, 2)], [10])
    assert share_by(found.likely, 2) == 0.5
    assert curves([(-FAR, FAR)], []).surely == ()


# -- a slow and plain estimate: every day of the line has a mass, and each turn weighs all of them --


def slow(lags: Sequence[Lag], lost: Sequence[int]) -> tuple["np.ndarray", "np.ndarray"]:  # type: ignore[type-arg]
    """The masses by day and, by party, the days it may be; the last day stands for never."""
    days = [day for lag in lags for day in lag] + list(lost)
    first, last = min(days), max(days) + 2
    may = np.zeros((len(lags) + len(lost), last - first + 1))
    for row, (low, high) in enumerate(lags):
        may[row, low - first : high - first + 1] = 1
    for row, day in enumerate(lost, len(lags)):
        may[row, day + 1 - first :] = 1
    mass = np.full(last - first + 1, 1 / (last - first + 1))
    for _ in range(4000):
        mass = mass * (may / (may @ mass)[:, None]).mean(0)
    return mass, may


def log_likelihood(mass: "np.ndarray", may: "np.ndarray") -> float:  # type: ignore[type-arg]
    return float(np.log(may @ mass).sum())


bounds = st.tuples(st.integers(0, 18), st.integers(0, 9)).map(lambda t: (t[0], t[0] + t[1]))


@settings(max_examples=40, deadline=None)
@given(st.lists(bounds, min_size=1, max_size=9), st.lists(st.integers(0, 25), max_size=5))
def test_no_distribution_is_likelier_than_the_estimate(lags: list[Lag], lost: list[int]) -> None:
    mass, may = slow(lags, lost)
    first = min([day for lag in lags for day in lag] + lost)
    ours = np.zeros_like(mass)
    left = 1.0
    if all(low == high for low, high in lags):
        return
    for step in curves(lags, lost).likely:
        ours[step.day - first] = left - step.surviving
        left = step.surviving
    ours[-1] = left
    assert log_likelihood(ours, may) == pytest.approx(log_likelihood(mass, may), abs=2e-3)


@settings(max_examples=60, deadline=None)
@given(st.lists(bounds, min_size=1, max_size=12), st.lists(st.integers(0, 40), max_size=8), st.data())
def test_the_truth_lies_between_at_least_and_at_most(
    lags: list[Lag], lost: list[int], data: st.DataObject
) -> None:
    truth = [data.draw(st.integers(low, high)) for low, high in lags]
    plain, found = kaplan_meier(truth, [40] * len(lost)), curves(lags, [40] * len(lost))
    for day in range(40):
        least, _, most = shares(found, day)
        assert least - 1e-9 <= share_by(plain, day) <= most + 1e-9


def test_the_band_of_the_estimate_holds_the_bands_of_both_ends() -> None:
    found = curves([(0, 0), (0, 9), (3, 30), (5, 5), (-4, 8)], [40, 41, 60])
    for step in found.likely:
        assert 0 <= step.low <= step.surviving <= step.high <= 1


# -- from two starts to a lag --


def seen(after: int, day: int) -> Start:
    """First seen by the snapshot ``day`` days from the day here, not yet by that of ``after``."""
    return Start(DAY + timedelta(day), Certainty.FIRST_SEEN, DAY + timedelta(after))


def test_the_lag_between_two_bounds() -> None:
    printed = Start(DAY, Certainty.PRINTED)
    assert lag_between(printed, Start(DAY + timedelta(2), Certainty.PRINTED)) == (2, 2)
    # not on the list of 5 April, on that of 8 April: on the 6th, 7th or 8th
    assert lag_between(printed, seen(-1, 2)) == (0, 2)
    assert lag_between(seen(-1, 2), printed) == (-2, 0)
    # the leader on the 6th to the 8th, the follower on the 7th to the 16th
    assert lag_between(seen(-1, 2), seen(0, 10)) == (-1, 10)
    assert lag_between(printed, Start(DAY - timedelta(30), Certainty.AT_LATEST)) == (-FAR, -30)
    assert lag_between(Start(DAY, Certainty.AT_LATEST), printed) == (0, FAR)
    later = Start(DAY + timedelta(3), Certainty.AT_EARLIEST, by=DAY + timedelta(50))
    assert lag_between(printed, later) == (3, 50)
    assert lag_between(printed, Start(DAY, Certainty.AT_EARLIEST)) == (0, FAR)


def test_two_snapshots_of_one_day_bound_nothing_away() -> None:
    assert seen(0, 0).earliest == DAY == seen(0, 0).latest
