"""The United States' Energy Information Administration: imports of oil by country of origin.

Route ``petroleum/move/impcus`` of API v2, monthly, a free key is needed. Each figure is
published twice, in thousand barrels a month and a day; only the first is read. The
values come as text. Russia is area ``NUS-NRS``, all countries ``NUS-Z00``.
"""

from ostraka.energy.interface import Ask, Interface, Request, Seen, read_json
from ostraka.energy.observation import RUSSIA, TOTAL, Basis, Observation, Place, Record, Transit
from ostraka.energy.periods import parse_period
from ostraka.errors import InputError, MalformedFile, SourceError, UsageError

URL = "https://api.eia.gov/v2/petroleum/move/impcus/data/"
AREA: dict[str, str] = {"NUS-NRS": RUSSIA, "NUS-Z00": TOTAL}
FUEL: dict[str, str] = {"EPC0": "crude", "EPP0": "products"}
BASIS = Basis(Place.ORIGIN, Transit.NET, Record.BALANCE)
MOST_ROWS = 5000


def requests(ask: Ask) -> list[Request]:
    """One request. Raises UsageError without a key."""
    if not ask.key:
        raise UsageError(
            "the EIA wants a key",
            hint="register at eia.gov/opendata (free) and set OSTRAKA_EIA_KEY",
        )
    return [
        Request(
            url=URL,
            params=(
                ("frequency", "monthly"),
                ("data[0]", "value"),
                *(("facets[duoarea][]", area) for area in AREA),
                *(("facets[product][]", product) for product in FUEL),
                ("facets[process][]", "IM0"),
                ("start", f"{ask.since}-01"),
                ("length", str(MOST_ROWS)),
            ),
            secret_params=(("api_key", ask.key),),
        )
    ]


def parse(raw: bytes, seen: Seen) -> list[Observation]:
    """Imports in thousand barrels a month.

    Raises SourceError for an error message or a part of the rows, MalformedFile for a row
    that lacks a field or holds no number.
    """
    answer = read_json(raw, seen.where)
    body = answer.get("response")
    if not isinstance(body, dict) or not isinstance(body.get("data"), list):
        message = answer.get("error") or "no response"
        raise SourceError(f"the EIA answered: {message}", where=seen.where, hint="check OSTRAKA_EIA_KEY")
    rows = body["data"]
    if str(body.get("total")) != str(len(rows)):
        raise SourceError(
            f"the answer is a part: {len(rows)} rows of {body.get('total')}",
            where=seen.where,
            hint="nothing was changed; ask for fewer years with --since",
        )
    found: list[Observation] = []
    for row in rows:
        try:
            if row["duoarea"] in AREA and row["product"] in FUEL and row["units"] == "MBBL":
                found.append(_figure(row, seen))
        except (KeyError, TypeError, ValueError, InputError) as error:
            raise MalformedFile(f"a row cannot be read: {error!r}", where=seen.where) from error
    return found


def _figure(row: dict[str, str | None], seen: Seen) -> Observation:
    value, product = row["value"], str(row["product"])
    return Observation(
        reporter="US",
        fuel=FUEL[product],
        product=product,
        partner=AREA[str(row["duoarea"])],
        period=parse_period(str(row["period"])),
        unit="kbbl",
        value=None if value is None else float(value),
        basis=BASIS,
        source="eia:impcus",
        vintage=seen.at.date().isoformat(),
        retrieved_at=seen.at,
    )


INTERFACE = Interface(
    key="eia",
    title="U.S. Energy Information Administration, imports by country of origin",
    homepage="https://www.eia.gov/opendata",
    licence="public domain",
    acknowledgement="Source: U.S. Energy Information Administration",
    requests=requests,
    parse=parse,
    recognizes=lambda head: b'"duoarea"' in head or b'"dateFormat"' in head,
    setting="OSTRAKA_EIA_KEY",
    key_needed=True,
)
