"""Kaplan–Meier against figures worked out by hand."""

import pytest

from ostraka.coalition.survival import kaplan_meier, median, share_by


def test_the_curve_of_a_textbook_sample() -> None:
    # six parties: followed after 1, 3, 3, 8 days; two not yet, last looked at after 3 and 10 days.
    # day 1: 5/6; day 3: two of the five left, 5/6 * 3/5 = 1/2; the one censored on day 3 is at risk there;
    # day 8: one of the two left, 1/4.
    steps = kaplan_meier([1, 3, 3, 8], [3, 10])
    assert [(s.day, s.at_risk, s.events) for s in steps] == [(1, 6, 1), (3, 5, 2), (8, 2, 1)]
    assert [s.surviving for s in steps] == pytest.approx([5 / 6, 1 / 2, 1 / 4])
    assert median(steps) == 3
    assert share_by(steps, 2) == pytest.approx(1 / 6, abs=1e-4)


def test_the_band_holds_the_curve_and_stays_a_share() -> None:
    for step in kaplan_meier([0, 0, 4, 9, 30], [2, 5, 40]):
        assert 0 <= step.low <= step.surviving <= step.high <= 1


def test_not_yet_is_not_never() -> None:
    # one followed at once, nine looked at for a day only: they say nothing about the days after
    assert share_by(kaplan_meier([0], [1] * 9), 365) == pytest.approx(0.1)
    assert median(kaplan_meier([0], [1] * 9)) is None


def test_nobody_to_follow_gives_no_curve() -> None:
    assert kaplan_meier([], []) == () and share_by((), 7) == 0.0
