"""UN Comtrade: what Japan, the United States, Canada and the United Kingdom report, by HS code.

The figures are for the user's own use: the United Nations do not allow them to be
redistributed, so none is shipped and every table and picture made of them says so.

One month for each request, as the interface without a key wants; 500 rows at most, so an
answer of 500 is taken for a part. The weight is missing (null or 0) for many gas and
uranium rows although goods were traded: that is no figure, not 0.
"""

from datetime import date

from ostraka.energy.interface import Ask, Interface, Request, Seen, read_json
from ostraka.energy.observation import ORIGIN_CUSTOMS, RUSSIA, TOTAL, Observation
from ostraka.energy.periods import parse_period
from ostraka.errors import InputError, MalformedFile, SourceError

PREVIEW = "https://comtradeapi.un.org/public/v1/preview/C/M/HS"
KEYED = "https://comtradeapi.un.org/data/v1/get/C/M/HS"
REPORTER: dict[int, str] = {392: "JP", 842: "US", 124: "CA", 826: "UK"}
PARTNER: dict[int, str] = {643: RUSSIA, 0: TOTAL}
FUEL: dict[str, str] = {
    "2701": "coal",
    "2709": "crude",
    "2710": "products",
    "271111": "lng",
    "271121": "pipeline_gas",
    "284420": "nuclear",
    "840130": "nuclear",
}
MOST_ROWS = 500


def requests(ask: Ask) -> list[Request]:
    """One request for each month that is over."""
    months = [
        f"{year}{month:02}"
        for year in range(ask.since, ask.until.year + 1)
        for month in range(1, 13)
        if date(year, month, 1) < ask.until.replace(day=1)
    ]
    return [
        Request(
            url=KEYED if ask.key else PREVIEW,
            params=(
                ("reporterCode", ",".join(map(str, REPORTER))),
                ("partnerCode", ",".join(map(str, PARTNER))),
                ("period", month),
                ("cmdCode", ",".join(FUEL)),
                ("flowCode", "M"),
                ("partner2Code", "0"),
                ("customsCode", "C00"),
                ("motCode", "0"),
            ),
            secret_headers=(("Ocp-Apim-Subscription-Key", ask.key),) if ask.key else (),
        )
        for month in months
    ]


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """Weight in tonnes and value in dollars of each row; nothing for a month not yet published.

    Raises SourceError for an error message or a part of the rows, MalformedFile for a row
    that lacks a field.
    """
    answer = read_json(raw, seen.where)
    rows = answer.get("data")
    if answer.get("error") or not isinstance(rows, list):
        message = answer.get("error") or answer.get("message") or "no data"
        raise SourceError(f"UN Comtrade answered: {message}", where=seen.where, hint="try later")
    count = answer.get("count")
    if count != len(rows) or len(rows) >= MOST_ROWS:
        raise SourceError(
            f"the answer is a part: {len(rows)} rows of {count}, {MOST_ROWS} at most",
            where=seen.where,
            hint="nothing was changed; set OSTRAKA_COMTRADE_KEY to ask for more",
        )
    found: list[Observation] = []
    for row in rows:
        try:
            found += _figures(row, seen)
        except (KeyError, TypeError, ValueError, InputError) as error:
            raise MalformedFile(f"a row cannot be read: {error!r}", where=seen.where) from error
    return found


def _figures(row: dict[str, object], seen: Seen) -> list[Observation]:
    wanted = (row["reporterCode"] in REPORTER, row["partnerCode"] in PARTNER, row["cmdCode"] in FUEL)
    # Rows by mode of transport or second partner repeat parts of the row that has all of them.
    whole = not row.get("partner2Code") and not row.get("motCode") and row.get("customsCode", "C00") == "C00"
    if not all(wanted) or not whole or row["flowCode"] != "M":
        return []
    weight, dollars = row["netWgt"], row["primaryValue"]
    estimated = "estimated" if row.get("isNetWgtEstimated") else ""
    return [
        _figure(row, seen, "t", float(weight) / 1000 if weight else None, estimated),  # type: ignore[arg-type]
        _figure(row, seen, "USD", None if dollars is None else float(dollars), ""),  # type: ignore[arg-type]
    ]


def _figure(row: dict[str, object], seen: Seen, unit: str, value: float | None, flag: str) -> Observation:
    code = str(row["cmdCode"])
    return Observation(
        reporter=REPORTER[int(str(row["reporterCode"]))],
        fuel=FUEL[code],
        product=code,
        partner=PARTNER[int(str(row["partnerCode"]))],
        period=parse_period(str(row["period"])),
        unit=unit,
        value=value,
        basis=ORIGIN_CUSTOMS,
        source="comtrade:HS",
        # The answer names no edition; the day it was asked is the best known.
        vintage=seen.at.date().isoformat(),
        retrieved_at=seen.at,
        flag=flag,
    )


INTERFACE = Interface(
    key="comtrade",
    title="UN Comtrade, monthly trade in goods",
    homepage="https://comtradeplus.un.org",
    licence="for your own use; not to be redistributed",
    acknowledgement="Source: UN Comtrade; for your own use, not to be redistributed",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b'"elapsedTime"' in head or b'"reporterCode"' in head,
    setting="OSTRAKA_COMTRADE_KEY",
)
