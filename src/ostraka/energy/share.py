"""Russia's share of a member's imports, always with the definition it rests on.

A share divides two figures of one source, one product, one unit and one period. The
denominator is the source's own total; where a source has only a total of partners
outside the Union that is used and said. A sum of partners is shown in a comparison but
never trusted. A missing figure gives no share and a reason, never 0 %.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from ostraka.energy.observation import (
    EXTRA_EU,
    RUSSIA,
    SUM,
    TOTAL,
    Basis,
    Observation,
    Place,
    Record,
    SeriesKey,
    Transit,
)
from ostraka.energy.periods import frequency, period_end
from ostraka.energy.units import MONEY

#: partner -> words for the denominator, in the order they are preferred.
DENOMINATORS: dict[str, str] = {
    TOTAL: "all imports, as the source totals them",
    EXTRA_EU: "imports from outside the European Union, as the source totals them",
    SUM: "the partners that happen to be in the extract",
}
STANDS_BACK = timedelta(days=366)
"""An annual figure may lag a monthly one by a year before it counts as out of date."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """Russia's share in one period by one definition."""

    member: str
    fuel: str
    period: str
    percent: float | None
    """None where it cannot be told; ``caveats`` says why."""
    russia: float | None
    total: float | None
    unit: str
    denominator: str
    product: str
    basis: Basis
    source: str
    vintage: str
    retrieved_at: datetime
    trusted: bool
    """False where the definition is known to mislead; the caveats say how."""
    caveats: tuple[str, ...] = ()


def shares(observations: Iterable[Observation], member: str, fuel: str) -> list[Share]:
    """The member's shares by every definition and period at hand, the best definition first.

    Takes the newest edition of each figure (:func:`ostraka.energy.observation.newest`).
    """
    grouped: dict[tuple[SeriesKey, str], dict[str, Observation]] = defaultdict(dict)
    for one in observations:
        if one.reporter == member and one.fuel == fuel:
            anyone = one.series._replace(partner="")
            grouped[anyone, one.period][one.partner] = one
    found = [share for partners in grouped.values() if (share := _share(partners))]
    return sorted(found, key=preference)


def best_share(found: list[Share]) -> Share | None:
    """The share to show first, or None: the best trusted definition that is not out of date.

    By origin before by border, net of transit before gross, energy balance before customs;
    but a definition whose newest share is more than a year older than another's stands back.
    """
    usable = [one for one in found if one.trusted and one.percent is not None]
    if not usable:
        return None
    newest = max(period_end(one.period) for one in usable)
    return min((one for one in usable if newest - period_end(one.period) <= STANDS_BACK), key=preference)


def preference(share: Share) -> tuple[object, ...]:
    """Sort key: trusted and physical first, then basis, then newest, then the longer period."""
    basis = share.basis
    return (
        not share.trusted,
        share.unit in MONEY,
        (Place.ORIGIN, Place.BORDER).index(basis.place),
        (Transit.NET, Transit.GROSS).index(basis.transit),
        (Record.BALANCE, Record.CUSTOMS, Record.METER).index(basis.record),
        -period_end(share.period).toordinal(),
        "AQM".index(frequency(share.period)),
        share.source,
        share.product,
        share.unit,
    )


def _share(partners: dict[str, Observation]) -> Share | None:
    divisor = next((partners[name] for name in DENOMINATORS if name in partners), None)
    russia = partners.get(RUSSIA)
    known = divisor or russia
    if known is None:
        return None
    part = russia.value if russia else None
    whole = divisor.value if divisor else None
    caveats = _caveats(known, divisor, russia)
    return Share(
        member=known.reporter,
        fuel=known.fuel,
        period=known.period,
        percent=100 * part / whole if part is not None and whole else None,
        russia=part,
        total=whole,
        unit=known.unit,
        denominator=DENOMINATORS[divisor.partner] if divisor else "",
        product=known.product,
        basis=known.basis,
        source=known.source,
        vintage=known.vintage,
        retrieved_at=known.retrieved_at,
        trusted=known.basis.place is Place.ORIGIN and (divisor is None or divisor.partner != SUM),
        caveats=caveats,
    )


def _caveats(known: Observation, divisor: Observation | None, russia: Observation | None) -> tuple[str, ...]:
    said: list[str] = []
    if divisor is None or divisor.value is None:
        said.append("no total for this period")
    elif divisor.partner == SUM:
        said.append("divided by a sum of partners, which may count some twice or lack others")
    elif divisor.partner == EXTRA_EU:
        said.append("share of imports from outside the European Union")
    elif known.reporter == "EU27" and known.source.startswith("eurostat:nrg_ti"):
        said.append("the total includes trade between members of the Union")
    if russia is None or russia.value is None:
        said.append("no figure for Russia, which is not the same as none imported")
    if known.basis.place is Place.BORDER:
        said.append("books gas under the country at the border, so Russian gas may read 0")
    if known.basis.transit is Transit.GROSS:
        said.append("gas passing through is counted as imported")
    if marks := {one.flag for one in (divisor, russia) if one and one.flag}:
        said.append(f"marked by the source: {', '.join(sorted(marks))}")
    return tuple(said)
