"""Eurostat's energy statistics: imports by partner country, as JSON-stat 2.0.

Annual tables book a delivery under the country of origin, net of transit. The monthly
gas table books it under the country at the border, transit included: Russia reads 0 for
Italy and France there. Both are kept, each with its basis.

An answer lists every combination of its dimensions; ``value`` holds only those that
have a figure. The others are stored as empty, not as 0. ``updated`` dates the edition
and may be younger than the newest period that has figures. Greece is EL and the United
Kingdom UK here. Statistics API: wikis.ec.europa.eu, "API Statistics".
"""

from itertools import product
from typing import NamedTuple

from ostraka.energy.interface import Ask, Interface, Request, Seen, read_json
from ostraka.energy.observation import (
    BORDER_GROSS_BALANCE,
    ORIGIN_NET_BALANCE,
    RUSSIA,
    TOTAL,
    Basis,
    Observation,
)
from ostraka.energy.periods import parse_period
from ostraka.errors import InputError, MalformedFile, SourceError

BASE = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
DIMENSIONS = ["freq", "siec", "partner", "unit", "geo", "time"]
GEO: dict[str, str] = {"DE": "DE", "FR": "FR", "IT": "IT", "UK": "UK", "EU27_2020": "EU27"}
PARTNER: dict[str, str] = {"RU": RUSSIA, "TOTAL": TOTAL}
UNIT: dict[str, str] = {"TJ_GCV": "TJ_GCV", "MIO_M3": "mcm", "THS_T": "kt"}


class Table(NamedTuple):
    """One data set: its products by our fuel, unit and basis."""

    freq: str
    unit: str
    basis: Basis
    fuels: dict[str, str]


GAS = {"G3000": "gas", "G3200": "lng"}
OIL = {"O4100_TOT": "crude", "O4600": "products"}
TABLES: dict[str, Table] = {
    "nrg_ti_gas": Table("A", "TJ_GCV", ORIGIN_NET_BALANCE, GAS),
    "nrg_ti_gasm": Table("M", "TJ_GCV", BORDER_GROSS_BALANCE, GAS),
    "nrg_ti_oil": Table("A", "THS_T", ORIGIN_NET_BALANCE, OIL),
    "nrg_ti_oilm": Table("M", "THS_T", ORIGIN_NET_BALANCE, OIL),
    # Monthly coal by partner stopped in 2016: Comext has it.
    "nrg_ti_sff": Table("A", "THS_T", ORIGIN_NET_BALANCE, {"C0000X0350-0370": "coal"}),
}


def requests(ask: Ask) -> list[Request]:
    """One request for each data set, of Russia and the source's own total."""
    return [_request(name, table, ask.since) for name, table in TABLES.items()]


def _request(name: str, table: Table, since: int) -> Request:
    start = f"{since}-01" if table.freq == "M" else str(since)
    return Request(
        url=f"{BASE}/{name}",
        params=(
            ("format", "JSON"),
            ("lang", "EN"),
            ("freq", table.freq),
            *(("siec", code) for code in table.fuels),
            *(("partner", code) for code in PARTNER),
            ("unit", table.unit),
            # The United Kingdom stopped reporting in 2020 and is no part of a whole answer.
            *(("geo", code) for code in GEO),
            ("sinceTimePeriod", start),
        ),
        expects=tuple(
            (geo, fuel, partner)
            for geo, fuel, partner in product(GEO.values(), table.fuels.values(), PARTNER.values())
            if geo != "UK"
        ),
    )


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """The figures of one JSON-stat answer for the reporters and partners we follow.

    Raises SourceError where the answer is an error or says that it comes later,
    MalformedFile where its dimensions and values do not fit together.
    """
    answer = read_json(raw, seen.where)
    _refuse_messages(answer, seen.where)
    try:
        return _figures(answer, seen)
    except (KeyError, TypeError, AttributeError, ValueError, InputError) as error:
        raise MalformedFile(f"no JSON-stat data set of imports: {error!r}", where=seen.where) from error


def _refuse_messages(answer: dict[str, object], where: str) -> None:
    for word in ("error", "warning"):
        if message := answer.get(word):
            raise SourceError(
                f"Eurostat answered with a message instead of figures: {message}",
                where=where,
                hint="ask for fewer years with --since, or try later",
            )


def _figures(answer: dict, seen: Seen) -> list[Observation]:  # type: ignore[type-arg]
    name = str(answer["extension"]["id"]).lower()
    if answer["id"] != DIMENSIONS or name not in TABLES:
        raise ValueError(f"data set {name} with dimensions {answer['id']}")
    table = TABLES[name]
    codes = [_codes(answer["dimension"][dimension]["category"]["index"]) for dimension in DIMENSIONS]
    sizes = [len(one) for one in codes]
    values, marks = _by_place(answer["value"]), _by_place(answer.get("status") or {})
    cells = 1
    for size in sizes:
        cells *= size
    if sizes != answer["size"] or any(place >= cells for place in values):
        raise ValueError(f"sizes {answer['size']} do not fit {sizes} and {len(values)} values")
    found: list[Observation] = []
    for place, (freq, siec, partner, unit, geo, time) in enumerate(product(*codes)):
        if freq != table.freq or siec not in table.fuels or partner not in PARTNER or geo not in GEO:
            continue
        value = values.get(place)
        if value is not None and not isinstance(value, int | float):
            raise ValueError(f"value {value!r} at {geo} {siec} {partner} {time}")
        found.append(
            Observation(
                reporter=GEO[geo],
                fuel=table.fuels[siec],
                product=siec,
                partner=PARTNER[partner],
                period=parse_period(time),
                unit=UNIT[unit],
                value=None if value is None else float(value),
                basis=table.basis,
                source=f"eurostat:{name}",
                vintage=str(answer["updated"])[:10],
                retrieved_at=seen.at,
                flag=str(marks.get(place, "")).strip(":"),
            )
        )
    return found


def _codes(index: dict[str, int] | list[str]) -> list[str]:
    """The codes of a dimension in their order; JSON-stat allows a list or positions by code."""
    if isinstance(index, list):
        return index
    codes = sorted(index, key=lambda code: index[code])
    if [index[code] for code in codes] != list(range(len(codes))):
        raise ValueError(f"positions {sorted(index.values())}")
    return codes


def _by_place(cells: dict[str, object] | list[object]) -> dict[int, object]:
    """Cells by position; JSON-stat allows a list or an object with positions as text."""
    if isinstance(cells, list):
        return dict(enumerate(cells))
    return {int(place): value for place, value in cells.items()}


INTERFACE = Interface(
    key="eurostat",
    title="Eurostat, energy statistics: imports by partner country",
    homepage="https://ec.europa.eu/eurostat/data/database",
    licence="CC BY 4.0",
    acknowledgement="Source: Eurostat (energy statistics), CC BY 4.0, reduced to Russia and the total",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b'"dataset"' in head and b"{" in head[:10],
)
