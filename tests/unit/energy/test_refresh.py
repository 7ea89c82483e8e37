"""A refresh stores a whole answer or nothing, asks politely, and keeps keys to itself."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from ostraka.energy.fetching import Previous, fetch
from ostraka.energy.interface import Ask, Request
from ostraka.energy.interfaces import comext, eia, eurostat
from ostraka.energy.refresh import Refreshed, acknowledgements, import_file, recognize, refresh, reread
from ostraka.energy.store import EnergyStore
from ostraka.errors import MalformedFile, OstrakaError, SourceError
from tests.unit.energy.conftest import AT

Sample = Callable[[str], bytes]
REQUEST = Request(url="https://example.org/data", params=(("a", "1"),), secret_params=(("key", "s3cret"),))
ASK = Ask(since=2026, until=date(2026, 11, 22), key="s3cret")


def client(*answers: httpx.Response | Exception) -> tuple[httpx.Client, list[httpx.Request]]:
    """A client that gives the answers one after another, and what it was asked."""
    asked: list[httpx.Request] = []
    left = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        one = left.pop(0)
        if isinstance(one, Exception):
            raise one
        return one

    return httpx.Client(transport=httpx.MockTransport(answer)), asked


def clock() -> datetime:
    return AT


def test_a_busy_server_is_asked_three_times_with_pauses() -> None:
    http, asked = client(
        httpx.Response(503), httpx.ConnectError("no line"), httpx.Response(200, content=b"ok")
    )
    pauses: list[float] = []
    assert fetch(http, REQUEST, pause=pauses.append).raw == b"ok"
    assert (len(asked), pauses) == (3, [2.0, 4.0])


def test_a_server_that_says_when_to_come_back_is_obeyed_but_not_for_hours() -> None:
    http, _ = client(
        httpx.Response(429, headers={"retry-after": "7"}),
        httpx.Response(429, headers={"retry-after": "86400"}),
        httpx.Response(200),
    )
    pauses: list[float] = []
    fetch(http, REQUEST, pause=pauses.append)
    assert pauses == [7.0, 60.0]


def test_three_failures_are_an_error_that_says_why() -> None:
    http, _ = client(*[httpx.Response(503)] * 3)
    with pytest.raises(SourceError, match="no answer after 3 tries: HTTP 503"):
        fetch(http, REQUEST, pause=lambda _: None)


def test_a_refusal_is_told_at_once_and_without_the_key() -> None:
    http, asked = client(httpx.Response(403, text="the key s3cret is invalid"))
    with pytest.raises(SourceError, match=r"HTTP 403: the key \*\*\* is invalid") as raised:
        fetch(http, REQUEST)
    assert len(asked) == 1
    assert "s3cret" not in str(raised.value)
    assert asked[0].url.params["key"] == "s3cret"


def test_an_unchanged_answer_is_recognized_by_its_etag() -> None:
    http, asked = client(httpx.Response(304))
    assert fetch(http, REQUEST, Previous("", '"1"', "yesterday")).unchanged
    assert asked[0].headers["if-none-match"] == '"1"'
    assert asked[0].headers["if-modified-since"] == "yesterday"


def comext_refresh(store: EnergyStore, *answers: httpx.Response) -> list[Refreshed]:
    http, _ = client(*answers)
    return list(refresh(comext.INTERFACE, ASK, store, http, clock))


def test_a_whole_answer_is_stored_and_the_same_again_is_not(sample: Sample, tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    raw = sample("comext.csv")
    (first,) = comext_refresh(store, httpx.Response(200, content=raw, headers={"etag": '"1"'}))
    assert (first.figures, first.added, first.revised) == (4, 4, 0)
    (second,) = comext_refresh(store, httpx.Response(200, content=raw))
    assert second.unchanged
    (third,) = comext_refresh(store, httpx.Response(304))
    assert third.unchanged
    assert len(store.observations()) == 4


def test_what_was_archived_reads_again_as_what_was_stored(sample: Sample, tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    comext_refresh(store, httpx.Response(200, content=sample("comext.csv")))
    import_file("table.csv", sample("table.csv"), store, AT)
    assert reread(store) == store.observations()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda raw: raw[: raw.rindex(b"2026-05")], "cut off"),
        (lambda raw: b"<html>maintenance</html>", "maintenance"),
        (lambda raw: b"", "misses the columns"),
        # Whole rows, but the total is missing: the answer is a part.
        (lambda raw: b"\n".join(raw.split(b"\n")[:3]) + b"\n", "a part: it lacks 1 of 1 series"),
        (lambda raw: raw + raw.split(b"\n")[1] + b"\n", "two figures for EU27 crude from RU in 2026-05"),
    ],
)
def test_a_malformed_or_partial_answer_changes_nothing_and_says_why(
    sample: Sample, tmp_path: Path, spoil: Callable[[bytes], bytes], why: str
) -> None:
    store = EnergyStore(tmp_path)
    comext_refresh(store, httpx.Response(200, content=sample("comext.csv")))
    before = (store.observations(), store.raw_answers())
    with pytest.raises(OstrakaError, match=why):
        comext_refresh(store, httpx.Response(200, content=spoil(sample("comext.csv"))))
    assert (store.observations(), store.raw_answers()) == before


def test_an_answer_that_lacks_a_series_is_a_part_even_at_the_first_time(
    sample: Sample, tmp_path: Path
) -> None:
    store = EnergyStore(tmp_path)
    http, _ = client(httpx.Response(200, content=sample("eurostat_gas.json")))
    # The sample has Germany only; France, Italy and the Union are asked for too.
    with pytest.raises(SourceError, match="a part: it lacks 12 of 16 series, such as gas from RU to FR"):
        list(refresh(eurostat.INTERFACE, ASK, store, http, clock))
    assert store.observations() == []


def test_the_key_is_stored_nowhere(sample: Sample, tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    http, _ = client(httpx.Response(200, content=sample("eia.json")))
    list(refresh(eia.INTERFACE, ASK, store, http, clock))
    assert b"s3cret" not in (tmp_path / "energy.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("table.csv", "table"),
        ("eurostat_gas.json", "eurostat"),
        ("comext.csv", "comext"),
        ("comtrade.json", "comtrade"),
        ("eia.json", "eia"),
        ("uk_trade_total.json", "uk_trade"),
        ("japan_customs.csv", "japan_customs"),
    ],
)
def test_a_file_is_recognized_by_its_beginning_and_imported(
    sample: Sample, tmp_path: Path, name: str, form: str
) -> None:
    assert recognize(sample(name), name) == form
    store = EnergyStore(tmp_path)
    done = import_file(name, sample(name), store, AT)
    assert (done.interface, done.figures) == (form, len(store.observations()))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile, match="in no format we know"):
        import_file("notes.txt", b"dear diary", EnergyStore(tmp_path), AT)
    with pytest.raises(MalformedFile, match="holds no figure"):
        empty = b'{"elapsedTime": "0", "count": 0, "data": [], "error": ""}'
        import_file("month.json", empty, EnergyStore(tmp_path), AT)
    assert EnergyStore(tmp_path).observations() == []


def test_every_source_used_is_acknowledged() -> None:
    texts = acknowledgements({"comtrade:HS", "eurostat:nrg_ti_gas", "bruegel:tracker"})
    assert [text.split(",")[0] for text in texts] == [
        "Source: Eurostat (energy statistics)",
        "Source: UN Comtrade; for your own use",
        "Source: bruegel",
    ]


def test_the_clock_of_the_caller_dates_every_figure(sample: Sample, tmp_path: Path) -> None:
    at = datetime(2027, 1, 2, tzinfo=UTC)
    http, _ = client(httpx.Response(200, content=sample("comext.csv")))
    store = EnergyStore(tmp_path)
    list(refresh(comext.INTERFACE, ASK, store, http, lambda: at))
    assert {one.retrieved_at for one in store.observations()} == {at}
