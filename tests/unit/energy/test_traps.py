"""The traps met in real data, each shut; test_shared_figures has them with the real figures."""

from collections.abc import Callable

import pytest

from ostraka.energy.answers import usable
from ostraka.energy.interface import Seen
from ostraka.energy.interfaces import eurostat
from ostraka.energy.observation import (
    BORDER_GROSS_BALANCE,
    EXTRA_EU,
    ORIGIN_CUSTOMS,
    RUSSIA,
    SUM,
    TOTAL,
)
from ostraka.energy.share import best_share, shares
from ostraka.energy.table import WORDS
from ostraka.energy.units import KWH_PER_M3, tj_to_mcm
from tests.unit.energy.conftest import figure
from tests.unit.energy.test_answers import TODAY

Sample = Callable[[str], bytes]


def test_trap_1_missing_is_not_zero_at_the_newest_month(sample: Sample, seen: Seen) -> None:
    # The edition is dated after the newest period; its place for Russia is empty (":").
    figures = eurostat.parse(sample("eurostat_gas.json"), seen)
    lng = [one for one in shares(figures, "DE", "lng") if one.period == "2024"]
    assert [(one.percent, one.total) for one in lng] == [(None, 200.0)]
    best = best_share(shares(figures, "DE", "lng"))
    assert best is not None and best.period == "2023"


def test_trap_2_a_sum_that_counts_a_partner_twice_is_no_total() -> None:
    # The partners add up to 115 where the source prints 100.
    figures = [figure(RUSSIA, "2030", 30.0), figure(SUM, "2030", 115.0), figure(TOTAL, "2030", 100.0)]
    best = best_share(shares(figures, "DE", "gas"))
    assert best is not None and best.percent == 30.0


def test_trap_3_a_sum_that_covers_a_part_is_no_total() -> None:
    # The partners in the extract are 17 of 100; Russia's 8 would read 47 %.
    products = ("DE", "products", "O4600", "kt")
    figures = [figure(RUSSIA, "2030", 8.0, series=products), figure(SUM, "2030", 17.0, series=products)]
    assert best_share(shares(figures, "DE", "products")) is None


def test_trap_4_a_zero_by_border_never_hides_a_share_by_origin() -> None:
    italy = ("IT", "gas", "G3000", "TJ_GCV")
    border = [
        figure(RUSSIA, f"2030-{month:02}", 0.0, series=italy, basis=BORDER_GROSS_BALANCE)
        for month in range(1, 13)
    ] + [
        figure(TOTAL, f"2030-{month:02}", 10.0, series=italy, basis=BORDER_GROSS_BALANCE)
        for month in range(1, 13)
    ]
    origin = [figure(RUSSIA, "2029", 43.0, series=italy), figure(TOTAL, "2029", 100.0, series=italy)]
    best = best_share(shares(border + origin, "IT", "gas"))
    assert best is not None and best.percent == 43.0


def test_trap_5_every_figure_keeps_its_edition_and_when_it_was_got() -> None:
    # test_store tells the rest: both editions stay and known_by asks for either.
    share = shares([figure(RUSSIA, "2030", 1.0), figure(TOTAL, "2030", 2.0)], "DE", "gas")[0]
    assert share.vintage == "2026"
    assert share.retrieved_at.year == 2026


def test_trap_7_lng_is_inside_gas_and_volume_needs_a_declared_calorific_value() -> None:
    lng = ("DE", "lng", "G3200", "TJ_GCV")
    figures = usable([figure(RUSSIA, "2020", 100.0), figure(RUSSIA, "2020", 30.0, series=lng)], TODAY)
    assert [one.value for one in figures if one.fuel == "pipeline_gas"] == [70.0]
    # 1,000 TJ are 277,778 MWh: 26.97, 25.25 or 24.67 million m3.
    volumes = [round(tj_to_mcm(1000.0, KWH_PER_M3[who]), 2) for who in ("Bruegel", "Norway", "CREA")]
    assert volumes == [26.97, 25.25, 24.67]


def test_trap_8_codes_and_totals_of_the_union() -> None:
    assert eurostat.GEO["UK"] == "UK" and eurostat.GEO["EU27_2020"] == "EU27"
    assert "GR" not in WORDS["reporter"] and "GB" not in WORDS["reporter"]
    eu = ("EU27", "crude", "2709", "t")
    figures = [
        figure(RUSSIA, "2030", 1.0, series=eu, basis=ORIGIN_CUSTOMS),
        figure(EXTRA_EU, "2030", 10.0, series=eu, basis=ORIGIN_CUSTOMS),
        figure("INTRA_EU", "2030", 90.0, series=eu, basis=ORIGIN_CUSTOMS),
    ]
    best = best_share(shares(figures, "EU27", "crude"))
    assert best is not None and best.percent == pytest.approx(10.0)
