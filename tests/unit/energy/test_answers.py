"""The answers put together from figures and dates."""

from datetime import UTC, date, datetime

import pytest

from ostraka.energy.answers import PathQuestion, compare, path, status, usable
from ostraka.energy.observation import BORDER_GROSS_BALANCE, RUSSIA, TOTAL
from ostraka.energy.shipped import shipped_observations
from ostraka.errors import InputError
from tests.unit.energy.conftest import figure

TODAY = date(2026, 11, 22)
CRUDE = ("EU27", "crude", "O4100_TOT", "kt")
SHIPPED = usable(shipped_observations(), TODAY)


def test_german_gas_of_2020_has_three_shares_side_by_side() -> None:
    answer = compare(SHIPPED, "DE", "gas")
    assert answer.period == "2020"
    assert [round(one.percent or 0, 1) for one in answer.computed] == [66.1]
    assert [one.percent for one in answer.quoted] == [55.2, 37.1, None]


def test_the_path_of_eu_crude_from_2021() -> None:
    answer = path(SHIPPED, PathQuestion(member="EU27", fuel="crude", on=TODAY))
    # 36 of 72 months are gone by the end of 2024: half of 112,450 kt would be allowed.
    assert (answer.progress.path, answer.progress.actual) == (56_225.0, 11_710.0)
    assert answer.end is not None and answer.end.id == "eu-2027-12-31"
    assert [one.id for one in answer.left] == ["eu-2022-pipeline-crude"]
    assert {one.id for one in answer.causes} >= {"eu-2022-12-05", "eu-2023-06-23"}


def test_the_baseline_changes_the_answer_and_is_told() -> None:
    question = PathQuestion(member="EU27", fuel="crude", on=TODAY, baseline="2023", end=date(2027, 12, 31))
    answer = path(SHIPPED, question)
    assert answer.progress.baseline_period == "2023"
    assert answer.progress.baseline == 14_370.0
    assert answer.end is None


def test_a_figure_whose_period_is_not_over_is_not_used() -> None:
    early = usable(shipped_observations(), date(2024, 6, 30))
    answer = path(early, PathQuestion(member="EU27", fuel="crude", on=date(2024, 6, 30)))
    assert answer.progress.period == "2023"


def test_nothing_is_known_before_it_was_retrieved() -> None:
    assert usable(shipped_observations(), TODAY, datetime(2026, 11, 21, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    ("member", "fuel", "baseline", "why"),
    [
        ("JP", "lng", "", "Japan has no date to end Russian lng"),
        ("DE", "gas", "", "no two figures from Russia for 2021 or later; the newest is of 2020"),
        ("EU27", "crude", "2022Q4", "no two figures from Russia at 2022Q4 and later"),
        ("UK", "coal", "", "nothing is known of coal from Russia to United Kingdom"),
    ],
)
def test_a_path_that_cannot_be_told_says_what_is_missing(
    member: str, fuel: str, baseline: str, why: str
) -> None:
    with pytest.raises(InputError, match=why):
        path(SHIPPED, PathQuestion(member=member, fuel=fuel, on=TODAY, baseline=baseline))


def test_comparing_what_nobody_reported_says_so() -> None:
    with pytest.raises(InputError, match="nothing is known of nuclear from Russia to Japan"):
        compare(SHIPPED, "JP", "nuclear")


def test_a_path_prefers_figures_by_origin_to_those_by_border() -> None:
    border = [figure(RUSSIA, p, 1.0, series=CRUDE, basis=BORDER_GROSS_BALANCE) for p in ("2021", "2022")]
    origin = [figure(RUSSIA, p, 2.0, series=CRUDE) for p in ("2021", "2022")]
    answer = path(border + origin, PathQuestion(member="EU27", fuel="crude", on=TODAY))
    assert answer.progress.actual == 2.0


def test_a_gap_in_the_figures_is_left_open_in_the_path() -> None:
    figures = [figure(RUSSIA, p, v, series=CRUDE) for p, v in (("2021", 8.0), ("2022", None), ("2023", 4.0))]
    answer = path(figures, PathQuestion(member="EU27", fuel="crude", on=TODAY))
    assert [one.period for one in answer.points] == ["2021", "2023"]


def test_the_status_has_a_row_where_anything_is_known() -> None:
    rows = {
        (row.member, row.fuel): row
        for row in status(SHIPPED, on=TODAY, members=["EU27", "JP"], fuels=["crude", "lng", "coal"])
    }
    assert ("JP", "crude") not in rows
    assert rows["EU27", "crude"].path is not None
    assert rows["EU27", "coal"].share is None and rows["EU27", "coal"].end is not None
    quoted = rows["JP", "lng"].quoted
    assert quoted is not None and quoted.percent == 9.3


def test_a_quoted_share_is_shown_only_where_it_is_newer() -> None:
    figures = [figure(RUSSIA, "2022", 1.0), figure(TOTAL, "2022", 10.0)]
    (row,) = status(figures, on=TODAY, members=["DE"], fuels=["gas"])
    assert row.quoted is None
