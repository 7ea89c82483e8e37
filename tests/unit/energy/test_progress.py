"""The path to zero, worked out by hand."""

from datetime import date

import pytest

from ostraka.energy.progress import progress, trend, verdict, zero_since

YEARS = [("2021", 100.0), ("2022", 80.0), ("2023", 60.0)]


def test_a_path_falls_in_a_straight_line_to_its_end() -> None:
    # 24 of 60 months gone: 60 % of 100 are allowed. 60 are imported: exactly on the path.
    on = progress(YEARS, date(2026, 12, 31))
    assert (on.months_elapsed, on.months_total) == (24, 60)
    assert (on.path, on.gap, on.months_ahead) == (pytest.approx(60), pytest.approx(0), pytest.approx(0))
    assert on.removed == pytest.approx(0.4)


def test_months_ahead_is_how_much_later_the_path_stands_there() -> None:
    # 30 are allowed only after 42 of 60 months; 24 are gone: 18 ahead.
    ahead = progress([("2021", 100.0), ("2023", 30.0)], date(2026, 12, 31))
    assert ahead.months_ahead == pytest.approx(18)


def test_more_than_the_baseline_is_behind_by_all_the_time_elapsed() -> None:
    behind = progress([("2021", 100.0), ("2023", 140.0)], date(2026, 12, 31))
    assert behind.months_ahead == -24
    assert behind.removed == pytest.approx(-0.4)


def test_after_the_end_date_the_path_is_zero_and_lateness_goes_on() -> None:
    late = progress([("2021", 100.0), ("2024", 50.0)], date(2022, 12, 31))
    assert (late.path, late.gap) == (0.0, 50.0)
    # Half is allowed after 6 of 12 months; 36 are gone.
    assert late.months_ahead == pytest.approx(-30)


@pytest.mark.parametrize(
    ("points", "end"),
    [
        ([("2021", 100.0)], date(2026, 12, 31)),
        ([("2021", 0.0), ("2022", 1.0)], date(2026, 12, 31)),
        ([("2021", 100.0), ("2022", 1.0)], date(2021, 12, 31)),
    ],
)
def test_a_path_wants_a_baseline_a_later_figure_and_a_later_end(
    points: list[tuple[str, float]], end: date
) -> None:
    with pytest.raises(ValueError, match="a path needs"):
        progress(points, end)


def test_a_line_without_scatter_meets_zero_where_it_should() -> None:
    # 100, 80, 60, 40: zero after five years, at the end of 2026, with no doubt at all.
    line = trend([*YEARS, ("2024", 40.0)])
    assert line is not None
    assert line.slope == pytest.approx(-20)
    assert line.zero_after == pytest.approx(5)
    assert (line.earliest, line.zero_on, line.latest) == (date(2026, 12, 31),) * 3
    assert verdict(line, date(2026, 12, 31)) == "on_trend"
    assert verdict(line, date(2025, 12, 31)) == "late"


def test_a_rising_line_has_no_zero() -> None:
    line = trend([("2021", 1.0), ("2022", 2.0), ("2023", 3.0), ("2024", 4.5)])
    assert line is not None
    assert (line.zero_on, line.latest) == (None, None)
    assert verdict(line, date(2030, 12, 31)) == "not_on_current_trend"


def test_scatter_that_hides_the_fall_gives_no_end_to_the_interval() -> None:
    line = trend([("2021", 100.0), ("2022", 20.0), ("2023", 120.0), ("2024", 60.0)])
    assert line is not None
    assert line.latest is None


def test_three_figures_make_no_trend() -> None:
    assert trend(YEARS) is None
    assert verdict(None, date(2030, 12, 31)) == "uncertain"


def test_zero_is_three_periods_in_a_row_under_one_percent() -> None:
    assert zero_since([("2021", 0.5), ("2022", 0.9), ("2023", 1.0), ("2024", 0.0)], 100.0) == ""
    assert zero_since([("2022Q1", 2.0), ("2022Q2", 0.5), ("2022Q3", 0.0), ("2022Q4", 0.0)], 100.0) == "2022Q2"


def test_a_missing_period_breaks_the_row_of_zeros() -> None:
    assert zero_since([("2021", 0.0), ("2022", 0.0), ("2024", 0.0), ("2025", 0.0)], 100.0) == ""
