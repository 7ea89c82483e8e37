"""Each interface: a hand-written answer read right, and every kind of wrong answer refused."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ostraka.energy.interface import Ask, Seen
from ostraka.energy.interfaces import comext, comtrade, eia, eurostat, japan_customs, uk_trade
from ostraka.energy.observation import BORDER_GROSS_BALANCE, ORIGIN_NET_BALANCE, Observation
from ostraka.energy.refresh import INTERFACES
from ostraka.energy.shipped import shipped_observations
from ostraka.errors import MalformedFile, OstrakaError, SourceError, UsageError

Sample = Callable[[str], bytes]
ASK = Ask(since=2025, until=date(2026, 3, 15), key="secret", url="https://example/file.csv")


def told(figures: list[Observation]) -> list[tuple[Any, ...]]:
    return [(one.reporter, one.fuel, one.partner, one.period, one.unit, one.value) for one in figures]


def changed(raw: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = json.loads(raw)
    change(value)
    return json.dumps(value).encode()


def test_eurostat_reads_each_place_and_leaves_empty_ones_empty(sample: Sample, seen: Seen) -> None:
    figures = eurostat.parse(sample("eurostat_gas.json"), seen)
    assert told(figures) == [
        ("DE", "gas", "RU", "2023", "TJ_GCV", 500.0),
        ("DE", "gas", "RU", "2024", "TJ_GCV", 400.0),
        ("DE", "gas", "TOTAL", "2023", "TJ_GCV", 2000.0),
        ("DE", "gas", "TOTAL", "2024", "TJ_GCV", 1600.0),
        ("DE", "lng", "RU", "2023", "TJ_GCV", 0.0),
        ("DE", "lng", "RU", "2024", "TJ_GCV", None),
        ("DE", "lng", "TOTAL", "2023", "TJ_GCV", 300.0),
        ("DE", "lng", "TOTAL", "2024", "TJ_GCV", 200.0),
    ]
    assert {(one.source, one.vintage, one.basis) for one in figures} == {
        ("eurostat:nrg_ti_gas", "2026-09-15", ORIGIN_NET_BALANCE)
    }
    assert [one.flag for one in figures] == ["", "p", "", "", "", "", "", ""]


def test_eurostat_books_monthly_gas_under_the_border(sample: Sample, seen: Seen) -> None:
    def monthly(answer: dict[str, Any]) -> None:
        answer["extension"]["id"] = "NRG_TI_GASM"
        answer["dimension"]["freq"]["category"]["index"] = {"M": 0}
        answer["dimension"]["time"]["category"]["index"] = {"2024-01": 0, "2024-02": 1}

    figures = eurostat.parse(changed(sample("eurostat_gas.json"), monthly), seen)
    assert {one.basis for one in figures} == {BORDER_GROSS_BALANCE}
    assert figures[0].period == "2024-01"


def test_eurostat_asks_each_table_for_russia_and_the_total() -> None:
    names = [one.name for one in eurostat.requests(ASK)]
    assert len(names) == 5
    assert names[0] == (
        "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/nrg_ti_gas?format=JSON&lang=EN"
        "&freq=A&siec=G3000&siec=G3200&partner=RU&partner=TOTAL&unit=TJ_GCV"
        "&geo=DE&geo=FR&geo=IT&geo=UK&geo=EU27_2020&sinceTimePeriod=2025"
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda a: a.pop("extension"), "no JSON-stat data set"),
        (lambda a: a.pop("updated"), "no JSON-stat data set"),
        (lambda a: a["extension"].update(id="NRG_CB_GAS"), "nrg_cb_gas"),
        (lambda a: a["id"].reverse(), "dimensions"),
        (lambda a: a["size"].__setitem__(5, 3), "do not fit"),
        (lambda a: a["value"].update({"8": 1}), "do not fit"),
        (lambda a: a["value"].update({"0": "many"}), "value 'many'"),
        (lambda a: a["dimension"]["unit"]["category"].update(index={"BARRELS": 0}), "BARRELS"),
        (lambda a: a["dimension"]["time"]["category"].update(index={"2023": 0, "2024": 2}), "positions"),
    ],
)
def test_eurostat_refuses_an_answer_whose_parts_do_not_fit(
    sample: Sample, seen: Seen, change: Callable[[dict[str, Any]], None], why: str
) -> None:
    with pytest.raises(MalformedFile, match=why):
        eurostat.parse(changed(sample("eurostat_gas.json"), change), seen)


def test_eurostat_saying_later_or_no_is_an_error_of_the_source(sample: Sample, seen: Seen) -> None:
    with pytest.raises(SourceError, match="treated asynchronously"):
        eurostat.parse(sample("eurostat_async.json"), seen)
    with pytest.raises(SourceError, match="404"):
        eurostat.parse(b'{"error": [{"status": 404, "label": "NOT_FOUND"}]}', seen)


def test_comext_reads_imports_in_tonnes_and_euro(sample: Sample, seen: Seen) -> None:
    figures = comext.parse(sample("comext.csv"), seen)
    # 1,000 times 100 kg are 100 tonnes; exports (flow 2) and Norway are not ours.
    assert told(figures) == [
        ("EU27", "crude", "RU", "2026-05", "t", 100.0),
        ("EU27", "crude", "RU", "2026-05", "EUR", 45000.0),
        ("EU27", "crude", "EXTRA_EU", "2026-05", "t", 4000.0),
        ("EU27", "crude", "EXTRA_EU", "2026-06", "t", None),
    ]
    assert {one.vintage for one in figures} == {"2026-09-15"}
    assert figures[3].flag == "c"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("OBS_VALUE", "VALUE", "misses the columns OBS_VALUE"),
        ("LAST UPDATE", "DATE", "of which edition"),
        ("QUANTITY_IN_100KG", "BARRELS", "BARRELS"),
        (",M,EU27_2020,RU", ",M,XK,RU", "XK"),
        ("2026-05,1000,", "2026-05,a lot,", "could not convert"),
        ("2026-05,1000,", "2026-13,1000,", "is no period"),
    ],
)
def test_comext_refuses_what_it_does_not_understand(
    sample: Sample, seen: Seen, old: str, new: str, why: str
) -> None:
    with pytest.raises(MalformedFile, match=why):
        comext.parse(sample("comext.csv").replace(old.encode(), new.encode(), 1), seen)


def test_comext_cut_off_in_a_row_is_refused(sample: Sample, seen: Seen) -> None:
    raw = sample("comext.csv")
    with pytest.raises(MalformedFile, match="line 7: the row is cut off"):
        comext.parse(raw[: raw.rindex(b"2026-05")], seen)


def test_comext_answering_in_xml_is_an_error_of_the_source(seen: Seen) -> None:
    with pytest.raises(SourceError, match="EXTRACTION_TOO_BIG"):
        comext.parse(b"<?xml version='1.0'?><S:Fault>EXTRACTION_TOO_BIG</S:Fault>", seen)


def test_comtrade_reads_tonnes_and_dollars_and_not_the_rows_by_transport(sample: Sample, seen: Seen) -> None:
    figures = comtrade.parse(sample("comtrade.json"), seen)
    assert told(figures) == [
        ("JP", "lng", "RU", "2025-01", "t", 500.0),
        ("JP", "lng", "RU", "2025-01", "USD", 300.0),
        ("JP", "lng", "TOTAL", "2025-01", "t", 5000.0),
        ("JP", "lng", "TOTAL", "2025-01", "USD", 3100.0),
        # Enriched uranium was bought for 90 dollars; its weight is not told, which is not 0.
        ("US", "nuclear", "RU", "2025-01", "t", None),
        ("US", "nuclear", "RU", "2025-01", "USD", 90.0),
    ]
    assert [one.flag for one in figures] == ["", "", "estimated", "", "", ""]


def test_comtrade_asks_one_month_at_a_time_and_only_months_that_are_over() -> None:
    periods = [dict(one.params)["period"] for one in comtrade.requests(ASK)]
    assert periods == [f"2025{month:02}" for month in range(1, 13)] + ["202601", "202602"]


def test_comtrade_of_a_month_not_yet_published_is_no_figure(seen: Seen) -> None:
    assert comtrade.parse(b'{"elapsedTime": "0.1 secs", "count": 0, "data": [], "error": ""}', seen) == []


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        (lambda a: a.update(error="Out of call volume quota"), SourceError, "quota"),
        (lambda a: a.update(data=None, message="Unauthorized"), SourceError, "Unauthorized"),
        (lambda a: a.update(count=9), SourceError, "4 rows of 9"),
        (lambda a: a.update(count=500, data=a["data"] * 125), SourceError, "a part: 500 rows"),
        (lambda a: a["data"][0].pop("netWgt"), MalformedFile, "netWgt"),
        (lambda a: a["data"][0].update(period="soon"), MalformedFile, "is no period"),
    ],
)
def test_comtrade_refuses_errors_parts_and_rows_without_a_field(
    sample: Sample, seen: Seen, change: Callable[[dict[str, Any]], None], error: type[OstrakaError], why: str
) -> None:
    with pytest.raises(error, match=why):
        comtrade.parse(changed(sample("comtrade.json"), change), seen)


def test_eia_reads_barrels_a_month_and_not_a_day(sample: Sample, seen: Seen) -> None:
    assert told(eia.parse(sample("eia.json"), seen)) == [
        ("US", "crude", "RU", "2022-03", "kbbl", 900.0),
        ("US", "crude", "TOTAL", "2022-03", "kbbl", 200000.0),
        ("US", "crude", "RU", "2022-05", "kbbl", None),
    ]


def test_eia_keeps_the_key_out_of_the_address_it_stores() -> None:
    (request,) = eia.requests(ASK)
    assert "secret" not in request.name
    assert request.secret_params == (("api_key", "secret"),)
    with pytest.raises(UsageError, match="wants a key"):
        eia.requests(Ask(since=2025, until=date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        (
            lambda a: a.update(error={"code": "API_KEY_INVALID"}, response=None),
            SourceError,
            "API_KEY_INVALID",
        ),
        (lambda a: a["response"].update(total="5001"), SourceError, "4 rows of 5001"),
        (lambda a: a["response"]["data"][0].pop("units"), MalformedFile, "units"),
        (lambda a: a["response"]["data"][0].update(value="withheld"), MalformedFile, "withheld"),
    ],
)
def test_eia_refuses_errors_parts_and_rows_without_a_field(
    sample: Sample, seen: Seen, change: Callable[[dict[str, Any]], None], error: type[OstrakaError], why: str
) -> None:
    with pytest.raises(error, match=why):
        eia.parse(changed(sample("eia.json"), change), seen)


def test_uk_trade_adds_up_the_rows_of_a_heading(sample: Sample, seen: Seen) -> None:
    assert told(uk_trade.parse(sample("uk_trade_russia.json"), seen)) == [
        ("UK", "crude", "RU", "2022-01", "t", 5.0),
        ("UK", "crude", "RU", "2022-01", "GBP", 1500.0),
        # One of February's two weights is withheld: the month's weight is unknown, not 0.4.
        ("UK", "crude", "RU", "2022-02", "t", None),
        ("UK", "crude", "RU", "2022-02", "GBP", 900.0),
    ]
    assert told(uk_trade.parse(sample("uk_trade_total.json"), seen)) == [
        ("UK", "crude", "TOTAL", "2022-01", "t", 50.0),
        ("UK", "crude", "TOTAL", "2022-01", "GBP", 11000.0),
    ]


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        (lambda a: a.update({"@odata.nextLink": "https://..."}), SourceError, "first of several pages"),
        (lambda a: (a.pop("value"), a.update(error={"message": "bad filter"})), SourceError, "bad filter"),
        (lambda a: a["value"][0].pop("NetMass"), MalformedFile, "NetMass"),
        (lambda a: a["value"][0].update(MonthId=202213), MalformedFile, "is no period"),
    ],
)
def test_uk_trade_refuses_errors_parts_and_rows_without_a_field(
    sample: Sample, seen: Seen, change: Callable[[dict[str, Any]], None], error: type[OstrakaError], why: str
) -> None:
    with pytest.raises(error, match=why):
        uk_trade.parse(changed(sample("uk_trade_russia.json"), change), seen)


def test_japan_skips_months_not_yet_published_and_units_of_a_part(sample: Sample, seen: Seen) -> None:
    figures = japan_customs.parse(sample("japan_customs.csv"), seen)
    # LNG: Russia 100 t in January and a true 0 in February; March to December are not out.
    lng = [one for one in told(figures) if one[1] == "lng" and one[4] == "t"]
    assert lng == [
        ("JP", "lng", "SUM", "2026-01", "t", 1000.0),
        ("JP", "lng", "RU", "2026-01", "t", 100.0),
        ("JP", "lng", "SUM", "2026-02", "t", 800.0),
        ("JP", "lng", "RU", "2026-02", "t", 0.0),
    ]
    # Values come in thousand yen.
    assert ("JP", "lng", "RU", "2026-01", "JPY", 50_000.0) in told(figures)
    # One oil product is measured in kiloliters, the other in tonnes: neither sum is the heading's.
    assert {one[4] for one in told(figures) if one[1] == "products"} == {"JPY"}
    assert {one[4] for one in told(figures) if one[1] == "crude"} == {"JPY", "kl", "t"}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Value-Dec", "Value-13", "misses the columns Value-Dec"),
        ("\n2,2026", "\n1,2026", "not of imports"),
        (",MT,0,100,", ",POUNDS,0,100,", "unknown unit 'POUNDS'"),
        (",100,50,", ",100,fifty,", "could not convert"),
    ],
)
def test_japan_refuses_what_it_does_not_understand(
    sample: Sample, seen: Seen, old: str, new: str, why: str
) -> None:
    raw = sample("japan_customs.csv").decode()
    assert old in raw
    head, mark, rest = raw.rpartition(old) if old == ",100,50," else raw.partition(old)
    with pytest.raises(MalformedFile, match=re.escape(why)):
        japan_customs.parse((head + new + rest if mark else raw).encode(), seen)


def test_japan_wants_the_address_of_the_file() -> None:
    with pytest.raises(UsageError, match="a new address"):
        japan_customs.requests(Ask(since=2025, until=date(2026, 1, 1)))


@pytest.mark.parametrize("interface", INTERFACES, ids=lambda one: one.key)
def test_every_interface_refuses_an_answer_that_was_cut_off(
    interface: Any, sample: Sample, seen: Seen
) -> None:
    names = {"eurostat": "eurostat_gas.json", "comext": "comext.csv", "japan_customs": "japan_customs.csv"}
    names |= {"comtrade": "comtrade.json", "eia": "eia.json", "uk_trade": "uk_trade_russia.json"}
    raw = sample(names[interface.key])
    assert interface.parse(raw, seen)
    with pytest.raises((MalformedFile, SourceError)):
        interface.parse(raw[: len(raw) * 2 // 3], seen)


@pytest.mark.parametrize("interface", INTERFACES, ids=lambda one: one.key)
def test_every_interface_says_who_to_thank_and_under_which_license(interface: Any) -> None:
    assert interface.acknowledgement and interface.licence and interface.homepage.startswith("https://")
    assert interface.requests(ASK)
    assert all("secret" not in request.name for request in interface.requests(ASK))


def test_only_comtrade_may_not_be_redistributed() -> None:
    forbidding = [one.key for one in INTERFACES if "not to be redistributed" in one.licence]
    assert forbidding == ["comtrade"]
    # Its acknowledgement is printed under every table and in every picture made of it.
    assert "not to be redistributed" in comtrade.INTERFACE.acknowledgement
    assert not any(one.source.startswith("comtrade") for one in shipped_observations())
