"""A share carries its definition; what cannot be told is not told as 0 %."""

from ostraka.energy.observation import (
    BORDER_GROSS_BALANCE,
    EXTRA_EU,
    ORIGIN_CUSTOMS,
    RUSSIA,
    SUM,
    TOTAL,
    Observation,
)
from ostraka.energy.share import Share, best_share, shares
from tests.unit.energy.conftest import figure


def only(figures: list[Observation], reporter: str = "DE") -> Share:
    (share,) = shares(figures, reporter, "gas")
    return share


def test_a_share_is_of_the_total_the_source_prints() -> None:
    share = only([figure(RUSSIA, "2030", 50.0), figure(TOTAL, "2030", 200.0), figure(SUM, "2030", 220.0)])
    assert (share.percent, share.trusted, share.denominator) == (
        25.0,
        True,
        "all imports, as the source totals them",
    )


def test_a_sum_of_partners_is_shown_but_not_trusted_and_never_best() -> None:
    figures = [figure(RUSSIA, "2030", 50.0), figure(SUM, "2030", 220.0)]
    share = only(figures)
    assert share.trusted is False
    assert "a sum of partners" in share.caveats[0]
    assert best_share([share]) is None


def test_a_missing_figure_for_russia_gives_no_share_and_a_reason() -> None:
    for figures in (
        [figure(TOTAL, "2030", 200.0)],
        [figure(TOTAL, "2030", 200.0), figure(RUSSIA, "2030", None)],
    ):
        share = only(figures)
        assert share.percent is None
        assert share.caveats == ("no figure for Russia, which is not the same as none imported",)


def test_a_true_zero_is_zero_percent() -> None:
    assert only([figure(RUSSIA, "2030", 0.0), figure(TOTAL, "2030", 200.0)]).percent == 0.0


def test_a_missing_or_zero_total_gives_no_share() -> None:
    assert only([figure(RUSSIA, "2030", 5.0)]).caveats == ("no total for this period",)
    assert only([figure(RUSSIA, "2030", 0.0), figure(TOTAL, "2030", 0.0)]).percent is None


def test_a_share_by_border_misleads_and_says_so() -> None:
    figures = [
        figure(RUSSIA, "2030-01", 0.0, basis=BORDER_GROSS_BALANCE),
        figure(TOTAL, "2030-01", 200.0, basis=BORDER_GROSS_BALANCE),
    ]
    share = only(figures)
    assert (share.percent, share.trusted) == (0.0, False)
    assert share.caveats == (
        "books gas under the country at the border, so Russian gas may read 0",
        "gas passing through is counted as imported",
    )


def test_the_unions_own_total_is_named_for_what_it_is() -> None:
    eu = ("EU27", "gas", "G3000", "TJ_GCV")
    within = only([figure(RUSSIA, "2030", 5.0, series=eu), figure(TOTAL, "2030", 10.0, series=eu)], "EU27")
    assert within.caveats == ("the total includes trade between members of the Union",)
    outside = only(
        [
            figure(RUSSIA, "2030", 5.0, series=eu, basis=ORIGIN_CUSTOMS),
            figure(EXTRA_EU, "2030", 10.0, series=eu, basis=ORIGIN_CUSTOMS),
        ],
        "EU27",
    )
    assert outside.caveats == ("share of imports from outside the European Union",)


def test_figures_of_different_units_or_sources_are_never_divided() -> None:
    volume = ("DE", "gas", "G3000", "mcm")
    found = shares([figure(RUSSIA, "2030", 5.0), figure(TOTAL, "2030", 10.0, series=volume)], "DE", "gas")
    assert [one.percent for one in found] == [None, None]


def test_the_best_share_prefers_the_balance_unless_it_is_out_of_date() -> None:
    balance = [figure(RUSSIA, "2030", 1.0), figure(TOTAL, "2030", 10.0)]
    customs = [
        figure(RUSSIA, "2030-12", 2.0, basis=ORIGIN_CUSTOMS),
        figure(TOTAL, "2030-12", 10.0, basis=ORIGIN_CUSTOMS),
    ]
    late = [
        figure(RUSSIA, "2032-02", 3.0, basis=ORIGIN_CUSTOMS),
        figure(TOTAL, "2032-02", 10.0, basis=ORIGIN_CUSTOMS),
    ]
    best = best_share(shares(balance + customs, "DE", "gas"))
    assert best is not None and best.percent == 10.0
    best = best_share(shares(balance + customs + late, "DE", "gas"))
    assert best is not None and best.percent == 30.0
