"""What follows from printed figures, and what must not be made of them."""

from ostraka.energy.derive import with_derived, years_of_months
from ostraka.energy.observation import Observation
from tests.unit.energy.conftest import figure

LNG = ("DE", "lng", "G3200", "TJ_GCV")


def months(skip: int = 0, empty: int = 0) -> list[Observation]:
    return [
        figure("RU", f"2030-{month:02}", None if month == empty else 10.0)
        for month in range(1, 13)
        if month != skip
    ]


def test_pipeline_gas_is_gas_less_lng_because_lng_is_inside_gas() -> None:
    found = with_derived([figure("RU", "2030", 100.0), figure("RU", "2030", 30.0, series=LNG)])
    assert [(one.fuel, one.product, one.value) for one in found] == [
        ("gas", "G3000", 100.0),
        ("lng", "G3200", 30.0),
        ("pipeline_gas", "G3000-G3200", 70.0),
    ]


def test_pipeline_gas_is_unknown_where_lng_is_missing() -> None:
    assert [one.fuel for one in with_derived([figure("RU", "2030", 100.0)])] == ["gas"]
    found = with_derived([figure("RU", "2030", 100.0), figure("RU", "2030", None, series=LNG)])
    assert found[-1].fuel == "pipeline_gas" and found[-1].value is None


def test_twelve_months_make_a_year() -> None:
    (year,) = years_of_months(months())
    assert (year.period, year.value, year.flag) == ("2030", 120.0, "sum of 12 months")


def test_eleven_months_make_no_year() -> None:
    assert years_of_months(months(skip=12)) == []
    assert years_of_months(months(empty=5)) == []


def test_a_year_the_source_prints_is_not_summed_again() -> None:
    assert years_of_months([*months(), figure("RU", "2030", 118.0)]) == []
