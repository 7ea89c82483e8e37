"""UK trade info: the overseas trade statistics of HM Revenue & Customs, as OData.

Two requests a year: the rows of Russia, and all countries added up by the interface
itself (``$apply``), which is the source's own total. Rows come by commodity of eight
digits and port, so the rows of one heading are added up; a row whose weight is withheld
makes the month's weight unknown, not smaller. Values are in pounds.

Imports are flow 1 (from the European Union) and 3 (from elsewhere); Russia is country 75.
"""

from collections import defaultdict

from ostraka.energy.interface import Ask, Interface, Request, Seen, read_json
from ostraka.energy.observation import ORIGIN_CUSTOMS, RUSSIA, TOTAL, Observation
from ostraka.energy.periods import parse_period
from ostraka.errors import InputError, MalformedFile, SourceError

URL = "https://api.uktradeinfo.com/OTS"
RUSSIA_ID = 75
IMPORTS = (1, 3)
#: heading -> fuel; a commodity of eight digits belongs to the longest heading it begins with.
FUEL: dict[str, str] = {
    "2701": "coal",
    "2709": "crude",
    "2710": "products",
    "271111": "lng",
    "271121": "pipeline_gas",
    "284420": "nuclear",
    "840130": "nuclear",
}


def requests(ask: Ask) -> list[Request]:
    """Two requests for each year: Russia's rows, and the interface's own total."""
    found: list[Request] = []
    commodities = " or ".join(
        f"(CommodityId ge {code.ljust(8, '0')} and CommodityId le {code.ljust(8, '9')})" for code in FUEL
    )
    flows = " or ".join(f"FlowTypeId eq {flow}" for flow in IMPORTS)
    for year in range(ask.since, ask.until.year + 1):
        chosen = f"MonthId ge {year}01 and MonthId le {year}12 and ({flows}) and ({commodities})"
        total = (
            f"filter({chosen})/groupby((MonthId,CommodityId),"
            "aggregate(NetMass with sum as NetMass,Value with sum as Value))"
        )
        russia = f"{chosen} and CountryId eq {RUSSIA_ID}"
        found.append(Request(url=URL, params=(("$filter", russia),)))
        found.append(Request(url=URL, params=(("$apply", total),), expects=(("UK", "crude", TOTAL),)))
    return found


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """Weight in tonnes and value in pounds of each heading and month.

    Raises SourceError for an error message or the first of several pages, MalformedFile
    for a row that lacks a field.
    """
    answer = read_json(raw, seen.where)
    rows = answer.get("value")
    if "error" in answer or not isinstance(rows, list):
        raise SourceError(f"UK trade info answered: {answer.get('error')}", where=seen.where)
    if "@odata.nextLink" in answer:
        raise SourceError(
            "the answer is the first of several pages",
            where=seen.where,
            hint="nothing was changed; ask for fewer years with --since",
        )
    grouped: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
    try:
        for row in rows:
            heading = _heading(str(row["CommodityId"]))
            partner = RUSSIA if row.get("CountryId") == RUSSIA_ID else TOTAL
            if heading and (partner == RUSSIA or "CountryId" not in row):
                grouped[heading, partner, parse_period(str(row["MonthId"]))].append(row)
        return [one for key, ones in grouped.items() for one in _figures(key, ones, seen)]
    except (KeyError, TypeError, ValueError, InputError) as error:
        raise MalformedFile(f"a row cannot be read: {error!r}", where=seen.where) from error


def _heading(commodity: str) -> str:
    """The heading of a commodity of eight digits, or an empty text."""
    return next((code for code in FUEL if len(commodity) == 8 and commodity.startswith(code)), "")


def _figures(key: tuple[str, str, str], rows: list[dict[str, object]], seen: Seen) -> list[Observation]:
    heading, partner, period = key
    weights = [row["NetMass"] for row in rows]
    pounds = [row["Value"] for row in rows]
    figures = (("t", _sum(weights, 0.001)), ("GBP", _sum(pounds, 1.0)))
    return [
        Observation(
            reporter="UK",
            fuel=FUEL[heading],
            product=heading,
            partner=partner,
            period=period,
            unit=unit,
            value=value,
            basis=ORIGIN_CUSTOMS,
            source="uk_trade:OTS",
            vintage=seen.at.date().isoformat(),
            retrieved_at=seen.at,
        )
        for unit, value in figures
    ]


def _sum(values: list[object], factor: float) -> float | None:
    """The sum of all values; None if one is withheld."""
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    return sum(numbers) * factor if len(numbers) == len(values) else None


INTERFACE = Interface(
    key="uk_trade",
    title="UK trade info, overseas trade statistics",
    homepage="https://www.uktradeinfo.com/api-documentation",
    licence="Open Government Licence v3.0",
    acknowledgement="Contains HMRC data licensed under the Open Government Licence v3.0, added up by heading",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b"odata.context" in head or b'"CommodityId"' in head,
)
