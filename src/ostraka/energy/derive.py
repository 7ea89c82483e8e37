"""Figures that follow from printed ones by a rule of the source, each under its own name.

* pipeline gas is gas less LNG: Eurostat's G3000 holds G3200, so the two are never added;
* a year is twelve months, and only where the source has all twelve.

Nothing here ever adds up partners.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec.structs

from ostraka.energy.observation import Observation, SeriesKey
from ostraka.energy.periods import frequency

#: product of all gas -> product of LNG inside it, by the source's own code list.
GAS_HOLDS_LNG: dict[str, str] = {"G3000": "G3200"}


def with_derived(observations: Iterable[Observation]) -> list[Observation]:
    """The observations with pipeline gas and whole years added where they follow."""
    given = list(observations)
    printed = {one.place for one in given}
    given += [one for one in _pipeline_gas(given) if one.place not in printed]
    return given + years_of_months(given)


def _pipeline_gas(observations: list[Observation]) -> list[Observation]:
    places = {one.place: one for one in observations}
    found: list[Observation] = []
    for gas in observations:
        product = GAS_HOLDS_LNG.get(gas.product)
        if gas.fuel != "gas" or product is None:
            continue
        lng = places.get((gas.series._replace(fuel="lng", product=product), gas.period))
        if lng is None:
            continue
        known = gas.value is not None and lng.value is not None
        found.append(
            _replace(
                gas,
                fuel="pipeline_gas",
                product=f"{gas.product}-{product}",
                value=gas.value - lng.value if known else None,  # type: ignore[operator]
            )
        )
    return found


def years_of_months(observations: Iterable[Observation]) -> list[Observation]:
    """Years summed from months, for series with no annual figure of their own.

    A year with an empty or absent month gives nothing: eleven months divided by twelve
    is how a share of 52 % becomes 57 %.
    """
    months: dict[tuple[SeriesKey, str], list[Observation]] = defaultdict(list)
    printed: set[tuple[SeriesKey, str]] = set()
    for one in observations:
        if frequency(one.period) == "M":
            months[one.series, one.period[:4]].append(one)
        else:
            printed.add(one.place)
    return [
        _replace(
            max(ones, key=lambda one: one.vintage),
            period=year,
            value=sum(one.value for one in ones if one.value is not None),
            flag="sum of 12 months",
        )
        for (series, year), ones in months.items()
        if (series, year) not in printed and len(ones) == 12 and all(o.value is not None for o in ones)
    ]


def _replace(one: Observation, **changes: object) -> Observation:
    return msgspec.structs.replace(one, **changes)
