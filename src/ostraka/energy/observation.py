"""What one source says was imported: one figure, its definition and when it was seen.

The same imports have several true figures, because sources define them differently
(German gas from Russia in 2020 is 66 %, 55 % or 37 % of the total). So an
observation always carries its basis, its source, the source's edition (``vintage``)
and the moment we got it (``retrieved_at``); nothing compares figures without them.

Traps this module keeps shut:

* a place the source leaves empty is ``value=None``, never 0;
* ``TOTAL`` is a total the source prints; a sum of partners is ``SUM`` and is never a
  denominator that may be trusted.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

#: reporter -> name; the order is the order of every table.
MEMBERS: dict[str, str] = {
    "CA": "Canada",
    "FR": "France",
    "DE": "Germany",
    "IT": "Italy",
    "JP": "Japan",
    "UK": "United Kingdom",
    "US": "United States",
    "EU27": "European Union",
}
#: fuel -> name. ``gas`` holds both ``pipeline_gas`` and ``lng`` and is never added to them.
FUELS: dict[str, str] = {
    "coal": "coal",
    "crude": "crude oil",
    "products": "oil products",
    "gas": "natural gas",
    "pipeline_gas": "pipeline gas",
    "lng": "LNG",
    "nuclear": "nuclear fuel",
}
#: members whose imports are also governed by the law of the European Union.
EU_MEMBERS = ("FR", "DE", "IT")

RUSSIA = "RU"
TOTAL = "TOTAL"
"""All partners, as the source itself totals them."""
EXTRA_EU = "EXTRA_EU"
"""All partners outside the European Union, as the source itself totals them."""
INTRA_EU = "INTRA_EU"
SUM = "SUM"
"""A sum over the partners that happen to be in an extract: shown, never trusted."""


class Place(StrEnum):
    """Which country a delivery is booked under."""

    ORIGIN = "origin"
    """Where it was produced."""
    BORDER = "border"
    """The last country before the border: gas of Russia may be booked under another."""


class Transit(StrEnum):
    """Whether fuel that only passes through is counted."""

    NET = "net"
    GROSS = "gross"


class Record(StrEnum):
    """What kind of record the figure was taken from."""

    BALANCE = "balance"
    """Energy statistics."""
    CUSTOMS = "customs"
    """Customs declarations."""
    METER = "meter"
    """Flows metered by network operators."""


class Basis(msgspec.Struct, frozen=True, order=True):
    """The definition of a figure."""

    place: Place
    transit: Transit
    record: Record

    def __str__(self) -> str:
        """The words a table shows.

        >>> str(Basis(Place.ORIGIN, Transit.NET, Record.BALANCE))
        'by origin, net of transit, energy balance'
        """
        record = {"balance": "energy balance", "customs": "customs", "meter": "metered flows"}[self.record]
        transit = "net of transit" if self.transit is Transit.NET else "transit included"
        return f"by {self.place}, {transit}, {record}"


ORIGIN_NET_BALANCE = Basis(Place.ORIGIN, Transit.NET, Record.BALANCE)
BORDER_GROSS_BALANCE = Basis(Place.BORDER, Transit.GROSS, Record.BALANCE)
ORIGIN_CUSTOMS = Basis(Place.ORIGIN, Transit.NET, Record.CUSTOMS)
"""Customs statistics of goods released for use by country of origin; transit is not declared."""


class SeriesKey(NamedTuple):
    """What makes figures comparable over time: everything but the period and the edition."""

    reporter: str
    fuel: str
    product: str
    partner: str
    unit: str
    basis: Basis
    source: str


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one source in one edition."""

    reporter: str
    fuel: str
    product: str
    """The source's own product code, such as ``G3000`` or ``2709``."""
    partner: str
    period: str
    unit: str
    value: float | None
    """None where the source leaves the place empty; never read as 0."""
    basis: Basis
    source: str
    """Interface and data set, such as ``eurostat:nrg_ti_gas``."""
    vintage: str
    """The source's own date of this edition, as precise as it is known: 2022, 2026-09-15."""
    retrieved_at: datetime
    flag: str = ""
    """The source's mark on the figure (``p`` provisional, ``e`` estimated, ``c`` confidential)."""

    @property
    def series(self) -> SeriesKey:
        """The series the figure belongs to."""
        return SeriesKey(
            self.reporter, self.fuel, self.product, self.partner, self.unit, self.basis, self.source
        )

    @property
    def place(self) -> tuple[SeriesKey, str]:
        """The place of the figure: its series and period, whatever the edition."""
        return self.series, self.period


def newest(observations: "list[Observation]", known_by: datetime | None = None) -> "list[Observation]":
    """The newest edition of each figure, using nothing retrieved after ``known_by``.

    The source's own date decides; an old edition imported today does not replace a newer one.
    """
    best: dict[tuple[SeriesKey, str], Observation] = {}
    for one in observations:
        if known_by is not None and one.retrieved_at > known_by:
            continue
        held = best.get(one.place)
        if held is None or (held.vintage, held.retrieved_at) <= (one.vintage, one.retrieved_at):
            best[one.place] = one
    return sorted(best.values(), key=lambda one: (one.series, one.period))
