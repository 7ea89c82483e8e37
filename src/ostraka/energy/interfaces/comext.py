"""Comext, Eurostat's statistics of trade in goods: monthly customs figures as SDMX-CSV.

Data set DS-045409, HS codes, imports (flow 1). Quantities come in 100 kg and are stored
in tonnes; values in euro are stored beside them. The Union's own total here is of
partners outside the Union, so a share is one of imports from outside the Union.

Germany declares no gas here: an absent row is no figure, not 0.
"""

import csv
import io

from ostraka.energy.interface import Ask, Interface, Request, Seen
from ostraka.energy.observation import EXTRA_EU, INTRA_EU, ORIGIN_CUSTOMS, RUSSIA, Observation
from ostraka.energy.periods import parse_period
from ostraka.errors import InputError, MalformedFile, SourceError

BASE = "https://ec.europa.eu/eurostat/api/comext/dissemination/sdmx/2.1/data/DS-045409"
COLUMNS = ("freq", "reporter", "partner", "product", "flow", "indicators", "TIME_PERIOD", "OBS_VALUE")
REPORTER: dict[str, str] = {"DE": "DE", "FR": "FR", "IT": "IT", "EU27_2020": "EU27", "EU": "EU27"}
PARTNER: dict[str, str] = {"RU": RUSSIA, "EU27_2020_EXTRA": EXTRA_EU, "EU27_2020_INTRA": INTRA_EU}
FUEL: dict[str, str] = {
    "2701": "coal",
    "2709": "crude",
    "2710": "products",
    "271111": "lng",
    "271121": "pipeline_gas",
    "284420": "nuclear",
    "840130": "nuclear",
}
#: indicator -> unit and factor.
INDICATOR: dict[str, tuple[str, float]] = {
    "QUANTITY_IN_100KG": ("t", 0.1),
    "QUANTITY_KG": ("t", 0.001),
    "VALUE_IN_EUROS": ("EUR", 1.0),
    "VALUE_EUR": ("EUR", 1.0),
}
IMPORT = "1"


def requests(ask: Ask) -> list[Request]:
    """One request for each year: larger ones are refused by the interface."""
    products = "+".join(FUEL)
    path = f"M.DE+FR+IT+EU27_2020.RU+EU27_2020_EXTRA.{products}.{IMPORT}.QUANTITY_IN_100KG+VALUE_IN_EUROS"
    return [
        Request(
            url=f"{BASE}/{path}",
            params=(
                ("format", "SDMX-CSV"),
                ("startPeriod", f"{year}-01"),
                ("endPeriod", f"{year}-12"),
                ("lang", "en"),
            ),
            expects=(("EU27", "crude", EXTRA_EU),),
        )
        for year in range(ask.since, ask.until.year + 1)
    ]


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """The import figures of one SDMX-CSV answer.

    Raises SourceError for an XML error message, MalformedFile for a row that is cut off
    or a column that is missing.
    """
    if raw.lstrip()[:1] == b"<":
        raise SourceError(
            f"Comext answered with a message instead of figures: {raw[:200]!r}",
            where=seen.where,
            hint="ask for fewer years with --since, or try later",
        )
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig", "replace"), newline=""))
    names = reader.fieldnames or []
    if missing := [name for name in COLUMNS if name not in names]:
        raise MalformedFile(f"the answer misses the columns {', '.join(missing)}", where=seen.where)
    if "LAST UPDATE" not in names:
        raise MalformedFile("the answer does not say of which edition it is", where=seen.where)
    found: list[Observation] = []
    for row in reader:
        line = f"{seen.where} line {reader.line_num}"
        if None in row or None in row.values():
            raise MalformedFile("the row is cut off", where=line)
        if row["flow"] == IMPORT and row["partner"] in PARTNER and row["product"] in FUEL:
            found.append(_figure(row, seen, line))
    return found


def _figure(row: dict[str, str], seen: Seen, line: str) -> Observation:
    try:
        unit, factor = INDICATOR[row["indicators"]]
        text = row["OBS_VALUE"].strip()
        return Observation(
            reporter=REPORTER[row["reporter"]],
            fuel=FUEL[row["product"]],
            product=row["product"],
            partner=PARTNER[row["partner"]],
            period=parse_period(row["TIME_PERIOD"]),
            unit=unit,
            value=None if text in ("", ":", "NaN") else float(text) * factor,
            basis=ORIGIN_CUSTOMS,
            source="comext:DS-045409",
            vintage=_edition(row["LAST UPDATE"]),
            retrieved_at=seen.at,
            flag=row.get("OBS_FLAG", ""),
        )
    except (KeyError, ValueError, InputError) as error:
        raise MalformedFile(f"the row cannot be read: {error!r}", where=line) from error


def _edition(text: str) -> str:
    """The ISO day of ``15/09/26 11:00:00``."""
    day, month, year = text[:8].split("/")
    return f"20{int(year):02}-{int(month):02}-{int(day):02}"


INTERFACE = Interface(
    key="comext",
    title="Eurostat Comext, international trade in goods",
    homepage="https://ec.europa.eu/eurostat/web/international-trade-in-goods/database",
    licence="CC BY 4.0",
    acknowledgement="Source: Eurostat (Comext DS-045409), CC BY 4.0, quantities converted to tonnes",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b"DATAFLOW" in head[:20] and b"OBS_VALUE" in head,
)
