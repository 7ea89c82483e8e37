"""The figures of the real files: what the notes beside them say, worked out again by our code.

Files of others are read from ../shared and turned into our plain table here; nothing of
them is kept. The shipped figures are checked where the notes and the package overlap.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ostraka.energy.answers import PathAnswer, PathQuestion, path, usable
from ostraka.energy.derive import years_of_months
from ostraka.energy.observation import EXTRA_EU, RUSSIA, SUM, TOTAL, Observation
from ostraka.energy.share import Share, best_share, shares
from ostraka.energy.shipped import ACKNOWLEDGEMENT, shipped_observations
from ostraka.energy.table import COLUMNS, parse_table
from tests.unit.energy.conftest import AT

TODAY = date(2026, 11, 22)
SHIPPED = usable(shipped_observations(), TODAY)


@pytest.fixture(scope="module")
def energy(shared: Path) -> Path:
    folder = shared / "energy"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/energy is not here")
    return folder


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="") as file:
        yield from csv.DictReader(file)


def table(lines: list[tuple[str, ...]]) -> list[Observation]:
    """Observations through our own plain table, as a user would import them."""
    text = "\n".join([",".join(COLUMNS), *(",".join(line) for line in lines)])
    return parse_table(text.encode(), AT, "test")


def percents(member: str, fuel: str, years: range) -> list[float]:
    found = {one.period: one for one in shares(SHIPPED, member, fuel) if one.trusted}
    return [round(found[str(year)].percent or 0.0, 1) for year in years]


@pytest.mark.parametrize(
    ("member", "fuel", "years", "expected"),
    [
        ("DE", "gas", range(2018, 2021), [51.2, 51.2, 66.1]),
        ("IT", "gas", range(2018, 2021), [48.4, 47.1, 43.3]),
        ("FR", "gas", range(2018, 2021), [20.1, 19.8, 16.9]),
        ("EU27", "gas", range(2018, 2021), [38.5, 38.6, 38.7]),
        ("UK", "gas", range(2018, 2020), [3.2, 6.7]),
        ("EU27", "lng", range(2019, 2021), [16.8, 16.4]),
        ("FR", "lng", range(2019, 2021), [30.3, 21.1]),
        ("UK", "lng", range(2019, 2020), [17.2]),
        ("EU27", "crude", range(2019, 2025), [27.3, 25.7, 25.2, 18.4, 3.0, 2.5]),
    ],
)
def test_the_shipped_figures_give_the_published_shares(
    member: str, fuel: str, years: range, expected: list[float]
) -> None:
    assert percents(member, fuel, years) == expected


def test_the_united_kingdom_has_no_2020_and_none_is_made_up() -> None:
    (share,) = (one for one in shares(SHIPPED, "UK", "gas") if one.period == "2020")
    assert (share.percent, share.russia, share.total) == (None, None, None)
    best = best_share(shares(SHIPPED, "UK", "gas"))
    assert best is not None and best.period == "2019"


def test_nine_tenths_of_eu_crude_are_gone_since_2021() -> None:
    answer = path(SHIPPED, PathQuestion(member="EU27", fuel="crude", on=TODAY, baseline="2021"))
    assert round(100 * answer.progress.removed, 1) == 89.6


def test_the_shipped_figures_are_those_of_the_real_files(energy: Path) -> None:
    fuels = {"G3000": "gas", "G3200": "lng"}
    shipped = {(one.reporter, one.fuel, one.partner, one.period): one.value for one in shipped_observations()}
    count = 0
    for row in rows(energy / "annual_gas_nrg_ti_gas_2011_2020.csv"):
        member = row["geo"].replace("_2020", "")
        value = float(row["value"]) if row["value"] else None
        assert shipped[member, fuels[row["siec"]], row["partner"], row["year"]] == value
        count += 1
    for row in rows(energy / "annual_EU27_crude_RU_TOTAL_1990_2024.csv"):
        assert shipped["EU27", "crude", row["partner"], row["year"]] == pytest.approx(1000 * float(row["mt"]))
        count += 1
    assert count == len(shipped) == 270


def test_what_is_shipped_is_eurostats_and_thanked_for() -> None:
    assert {one.source.split(":")[0] for one in shipped_observations()} == {"eurostat"}
    assert "Eurostat" in ACKNOWLEDGEMENT and "changed" in ACKNOWLEDGEMENT


def bruegel(energy: Path) -> list[Observation]:
    lines: list[tuple[str, ...]] = []
    for row in rows(energy / "quarterly_EU27_gas_russia_vs_total_bruegel_2022Q4_2026Q1.csv"):
        year, month = row["quarter_end"][:4], int(row["quarter_end"][5:7])
        for partner, column in ((RUSSIA, "russia_mcm"), (TOTAL, "total_mcm")):
            period = f"{year}Q{month // 3}"
            basis = ("origin", "net", "meter", "bruegel:tracker", "2026-05")
            lines.append(("EU27", "gas", "all", partner, period, "mcm", row[column], *basis))
    return usable(table(lines), TODAY)


def eu_gas(energy: Path) -> PathAnswer:
    return path(bruegel(energy), PathQuestion(member="EU27", fuel="gas", on=TODAY, baseline="2022Q4"))


def test_eu_gas_is_behind_its_path_by_all_the_time_elapsed(energy: Path) -> None:
    answer = eu_gas(energy)
    progress = answer.progress
    assert answer.end is not None and answer.end.day == progress.end == date(2027, 9, 30)
    assert (progress.baseline, progress.months_elapsed, progress.months_total) == (11_409.0, 39, 57)
    assert int(progress.path) == 3602
    assert round(progress.actual) == 11_520
    assert progress.months_ahead == -39
    assert round(100 * progress.removed) == -1


def test_eu_gas_is_not_on_the_current_trend(energy: Path) -> None:
    progress = eu_gas(energy).progress
    line = progress.trend
    assert line is not None
    assert (line.points, round(line.slope), round(line.zero_after or 0)) == (14, -102, 119)
    assert line.zero_on is not None and (line.zero_on.year, line.zero_on.month) == (2052, 10)
    assert (line.latest, progress.verdict) == (None, "not_on_current_trend")


@pytest.mark.parametrize(
    ("quarter", "percent"),
    [("2022Q4", 13.6), ("2024Q3", 19.3), ("2025Q1", 13.4), ("2025Q3", 10.7), ("2026Q1", 14.2)],
)
def test_eu_gas_by_quarter(energy: Path, quarter: str, percent: float) -> None:
    found = {one.period: one for one in shares(bruegel(energy), "EU27", "gas")}
    assert round(found[quarter].percent or 0, 1) == percent


def monthly(energy: Path, geo: str, commodity: str, unit: str) -> list[Observation]:
    """The monthly extract: its total is a sum of partners, a blank is no row."""
    lines: list[tuple[str, ...]] = []
    for row in rows(energy / "monthly_G7eu_russia_vs_total_2008_2022.csv"):
        if (row["geo"], row["commodity"], row["unit"]) != (geo, commodity, unit):
            continue
        fuel, ours = {"crude_oil": ("crude", "t"), "gas_all": ("gas", "TJ_GCV"), "lng": ("lng", "TJ_GCV")}[
            commodity
        ]
        by_border = row["partner_basis"] == "border_or_transit"
        basis = ("border", "gross") if by_border else ("origin", "net")
        tail = (*basis, "balance", "crea:extract", "2022")
        lines.append((geo, fuel, commodity, RUSSIA, row["month"], ours, row["russia"], *tail))
        lines.append((geo, fuel, commodity, SUM, row["month"], ours, row["total"], *tail))
    return usable(table(lines), TODAY)


def check_ratio(energy: Path, geo: str, commodity: str, year: str) -> tuple[float, float]:
    for row in rows(energy / "check_monthly_sum_vs_annual_total_2019_2021.csv"):
        if (row["geo"], row["commodity"], row["year"]) == (geo, commodity, year):
            return float(row["total_vs_annual_ratio"]), float(row["russia_pct_of_annual_total"])
    raise AssertionError(f"{geo} {commodity} {year} is not in the check file")


def year_sums(figures: list[Observation], year: str) -> dict[str, float]:
    return {one.partner: one.value or 0.0 for one in figures if one.period == year}


@pytest.mark.parametrize(
    ("geo", "year", "percent"),
    [
        ("DE", "2019", 31.5),
        ("DE", "2020", 34.0),
        ("DE", "2021", 34.1),
        ("FR", "2019", 12.8),
        ("IT", "2019", 14.4),
        ("IT", "2020", 11.1),
    ],
)
def test_crude_of_russia_over_the_annual_total(energy: Path, geo: str, year: str, percent: float) -> None:
    sums = year_sums(monthly(energy, geo, "crude_oil", "tonne"), year)
    ratio, told = check_ratio(energy, geo, "crude_oil", year)
    assert told == percent
    # The annual total is the sum of partners over the ratio the check file gives.
    assert 100 * sums[RUSSIA] / (sums[SUM] / ratio) == pytest.approx(percent, abs=0.06)


@pytest.mark.parametrize(
    ("geo", "year", "percent"), [("FR", "2020", 8.8), ("FR", "2021", 8.9), ("IT", "2021", 10.4)]
)
def test_a_year_with_a_blank_month_is_told_by_others_but_not_by_us(
    energy: Path, geo: str, year: str, percent: float
) -> None:
    # Eleven months over the total of twelve: the blank one was taken for 0.
    figures = monthly(energy, geo, "crude_oil", "tonne")
    months = [one.value for one in figures if one.partner == RUSSIA and one.period.startswith(f"{year}-")]
    assert (len(months), months.count(None)) == (12, 1)
    sums = year_sums(figures, year)
    ratio, told = check_ratio(energy, geo, "crude_oil", year)
    assert told == percent
    assert 100 * sum(value or 0.0 for value in months) / (sums[SUM] / ratio) == pytest.approx(
        percent, abs=0.06
    )
    assert RUSSIA not in sums


def test_the_monthly_sum_of_german_crude_is_not_used_as_a_total(energy: Path) -> None:
    figures = monthly(energy, "DE", "crude_oil", "tonne")
    sums = year_sums(figures, "2019")
    # Divided by the sum the share would read 27 %, not 31.5 %: a bucket is counted twice.
    assert round(100 * sums[RUSSIA] / sums[SUM], 1) == 27.4
    assert check_ratio(energy, "DE", "crude_oil", "2019")[0] == 1.148
    found = shares(figures, "DE", "crude")
    assert found and not any(one.trusted for one in found)
    assert best_share(found) is None


def test_a_blank_in_the_monthly_extract_is_no_figure(energy: Path) -> None:
    blanks = [
        row
        for row in rows(energy / "monthly_G7eu_russia_vs_total_2008_2022.csv")
        if row["russia"] == "" and (row["geo"], row["commodity"]) == ("UK", "crude_oil")
    ]
    assert blanks
    figures = {(one.partner, one.period): one.value for one in monthly(energy, "UK", "crude_oil", "tonne")}
    assert all(figures[RUSSIA, row["month"]] is None for row in blanks)


def german_border_share(energy: Path, year: str) -> Share:
    found = shares(monthly(energy, "DE", "gas_all", "TJ"), "DE", "gas")
    return next(one for one in found if one.period == year)


@pytest.mark.parametrize(("year", "percent"), [("2020", 37.1), ("2021", 37.5)])
def test_german_gas_by_border_is_shown_beside_and_not_trusted(
    energy: Path, year: str, percent: float
) -> None:
    share = german_border_share(energy, year)
    assert round(share.percent or 0, 1) == percent
    assert share.trusted is False


@pytest.mark.parametrize(("geo", "by_origin"), [("IT", 43.3), ("FR", 16.9)])
def test_gas_by_border_reads_nothing_where_the_origin_says_otherwise(
    energy: Path, geo: str, by_origin: float
) -> None:
    border = monthly(energy, geo, "gas_all", "TJ")
    reads = [one.percent for one in shares(border, geo, "gas") if one.period == "2020"]
    assert all(percent is None or percent < 0.1 for percent in reads)
    best = best_share(shares(border + SHIPPED, geo, "gas"))
    assert best is not None and (best.period, round(best.percent or 0, 1)) == ("2020", by_origin)


def comext(energy: Path, hs: str) -> list[Observation]:
    partners = {"RU": RUSSIA, "EU27_2020_EXTRA": EXTRA_EU}
    fuels = {"2701": "coal", "2709": "crude", "2710": "products", "271111": "lng", "271121": "pipeline_gas"}
    basis = ("origin", "net", "customs", "comext:extract", "2022")
    lines = [
        ("EU27", fuels[hs], hs, partners[row["partner"]], row["month"], "t", row["tonnes"], *basis)
        for row in rows(energy / "monthly_comext_EU_DE_FR_IT_2019_2021.csv")
        if row["geo"] == "EU27_2020" and row["hs"] == hs and row["partner"] in partners
    ]
    return table(lines)


@pytest.mark.parametrize(
    ("hs", "fuel", "told", "alike"),
    [
        ("2701", "coal", 57.4, 52.2),
        ("2709", "crude", 28.1, 25.6),
        ("2710", "products", 46.4, 42.9),
        ("271111", "lng", 19.4, 17.9),
        ("271121", "pipeline_gas", 49.0, 45.0),
    ],
)
def test_eleven_months_are_not_divided_into_twelve(
    energy: Path, hs: str, fuel: str, told: float, alike: float
) -> None:
    # The extract has twelve months of Russia in 2021 but lacks December of the total. The
    # share told of it divides the one by the other; over the same eleven months it is less.
    figures = comext(energy, hs)
    by = {(one.partner, one.period): one.value or 0.0 for one in figures}
    russia = {
        period: value for (partner, period), value in by.items() if partner == RUSSIA and period > "2021"
    }
    total = {
        period: value for (partner, period), value in by.items() if partner == EXTRA_EU and period > "2021"
    }
    assert (len(russia), len(total)) == (12, 11)
    assert 100 * sum(russia.values()) / sum(total.values()) == pytest.approx(told, abs=0.05)
    assert 100 * sum(russia[p] for p in total) / sum(total.values()) == pytest.approx(alike, abs=0.05)
    # Ours tells neither for the year: the total of 2021 is not whole.
    assert [one.period for one in years_of_months(figures) if one.partner == EXTRA_EU] == ["2019", "2020"]
    found = shares([*figures, *years_of_months(figures)], "EU27", fuel)
    assert [one.percent for one in found if one.period == "2021"] == [None]


def test_nord_stream_without_the_double_count(energy: Path) -> None:
    by_month = {
        row["month"]: float(row["nord_stream_mcm"])
        for row in rows(energy / "monthly_nordstream_entsog_2015_2023.csv")
    }
    basis = ("border", "gross", "meter", "entsog:nord-stream", "2023")
    lines = [
        ("DE", "pipeline_gas", "entry", RUSSIA, month, "mcm", str(value), *basis)
        for month, value in by_month.items()
    ]
    years = {one.period: one.value or 0.0 for one in years_of_months(table(lines))}
    assert round(years["2021"] / 1000, 1) == 60.3
    assert round(by_month["2022-05"]) == 5264 and round(by_month["2022-08"]) == 1005
    assert by_month["2022-09"] == 0.0
