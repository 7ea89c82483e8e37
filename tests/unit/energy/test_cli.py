"""The commands: one JSON document on standard output, readable text, errors raised."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from ostraka.cli import energy_refresh
from ostraka.cli.energy import energy
from ostraka.config import Settings
from ostraka.errors import InputError, MalformedFile, OstrakaError, SourceError, UsageError

Run = Callable[..., Result]
Sample = Callable[[str], bytes]
ON = ("--on", "2026-11-22")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def invoke(*arguments: str, keys: dict[str, str] | None = None, fails: bool = False) -> Result:
        settings = Settings(tmp_path / "home", "sqlite://", keys or {})
        result = CliRunner().invoke(energy, list(arguments), obj=settings)
        assert fails or result.exception is None, result.exception
        return result

    return invoke


def document(result: Result) -> Any:
    return json.loads(result.stdout)


def failed(result: Result, kind: type[OstrakaError]) -> str:
    assert isinstance(result.exception, kind)
    return str(result.exception)


def test_status_before_any_refresh_says_something_true(run: Run) -> None:
    text = run("status", *ON).stdout
    assert "European Union" in text and "2.5 % 2024" in text and "28 months ahead" in text
    assert "Next dates" in text and "2027-09-30" in text
    rows = {(row["member"], row["fuel"]): row for row in document(run("status", "--json", *ON))["rows"]}
    assert round(rows["DE", "gas"]["share"]["percent"], 1) == 66.1
    assert rows["EU27", "crude"]["path"]["progress"]["verdict"] == "uncertain"


def test_status_fits_eighty_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("status", *ON).stdout.splitlines()
    assert max(len(line) for line in lines) <= 80


def test_compare_puts_the_definitions_side_by_side(run: Run) -> None:
    text = run("compare", "germany", "gas", *ON).stdout
    assert "66.1 %" in text and "≈55.2 %" in text and "≈37.1 %" in text
    answer = document(run("compare", "DE", "gas", "--json", *ON))
    assert [one["percent"] for one in answer["quoted"]] == [55.2, 37.1, None]


def test_path_tells_baseline_path_gap_and_what_is_open(run: Run) -> None:
    text = run("path", "EU", "oil", *ON).stdout
    for words in ("112,450.0", "56,225.0", "11,710.0", "28 months ahead", "still flows under", "Hungary"):
        assert words in text
    answer = document(run("path", "EU", "crude", "--json", *ON))
    assert answer["progress"]["months_total"] == 72
    assert answer["left"][0]["id"] == "eu-2022-pipeline-crude"


def test_path_without_a_date_says_how_to_give_one(run: Run) -> None:
    assert "--end" in failed(run("path", "JP", "coal", fails=True), InputError)


def test_the_timetable_is_filtered_and_labels_what_is_not_certain(run: Run) -> None:
    entries = document(run("timetable", "--member", "GB", "--fuel", "lng", "--json", *ON))["entries"]
    assert [one["id"] for one in entries] == ["uk-2022-04-06", "uk-2023-01-01", "uk-2026-lng-shipping"]
    text = run("timetable", "--reversals", *ON).stdout
    assert (
        text.count("goes back on") == 3
        and text.count("a reversal;") == 2
        and "(reported)" in text
        and "(unverified)" in text
    )
    coming = document(run("timetable", "--next", "--json", *ON))["next"]
    assert coming[0]["day"] == "2027-01-01"
    assert "2028-01-01" in run("timetable", "--next", *ON).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("path", "Ruritania", "gas"), "is no member"),
        (("path", "DE", "peat"), "is no fuel"),
        (("path", "DE", "gas", "--from", "soon"), "is no period"),
        (("status", "--on", "yesterday"), "is no day"),
        (("timetable", "--kind", "wish"), "not one of"),
    ],
)
def test_a_wrong_word_is_a_usage_error_that_names_the_right_ones(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    result = run(*arguments, fails=True)
    assert result.exit_code == 2 and told in result.stderr


def test_import_takes_a_table_over_and_the_answers_use_it(run: Run, tmp_path: Path, sample: Sample) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(sample("table.csv"))
    done = document(run("import", str(file), "--json"))["refreshed"]
    assert (done[0]["figures"], done[0]["added"]) == (4, 4)
    answer = document(run("compare", "DE", "gas", "--period", "2030", "--json", "--on", "2032-01-01"))
    assert answer["computed"][0]["percent"] == 25.0


def test_import_of_a_double_count_changes_nothing(run: Run, tmp_path: Path, sample: Sample) -> None:
    file = tmp_path / "flows.csv"
    file.write_bytes(sample("greifswald_three_operators.csv"))
    assert "count the flow twice" in failed(run("import", str(file), fails=True), MalformedFile)
    assert not (tmp_path / "home").exists()


def test_import_of_an_empty_file_or_unknown_format_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.touch()
    assert "is empty" in failed(run("import", str(file), fails=True), InputError)
    result = run("import", str(file), "--format", "xls", fails=True)
    assert "no interface 'xls'" in failed(result, UsageError)


def serve(monkeypatch: pytest.MonkeyPatch, answer: Callable[[httpx.Request], httpx.Response]) -> None:
    transport = httpx.MockTransport(answer)
    monkeypatch.setattr(energy_refresh, "open_client", lambda: httpx.Client(transport=transport))


def test_sync_of_one_interface_reports_and_stores(
    run: Run, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, lambda _: httpx.Response(200, content=sample("eia.json")))
    result = run("sync", "eia", "--json", keys={"OSTRAKA_EIA_KEY": "s3cret"})
    (done,) = document(result)["refreshed"]
    assert (done["interface"], done["figures"]) == ("eia", 3)
    assert "s3cret" not in result.output


def test_sync_of_one_interface_that_fails_raises(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, lambda _: httpx.Response(404, text="gone"))
    assert "HTTP 404" in failed(run("sync", "eurostat", fails=True), SourceError)
    assert "wants a key" in failed(run("sync", "eia", fails=True), UsageError)
    assert "no interface 'opec'" in failed(run("sync", "opec", fails=True), UsageError)


def test_sync_of_all_goes_on_past_a_failure_and_tells_it(
    run: Run, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "comtrade" in request.url.host:
            return httpx.Response(200, content=sample("comtrade.json"))
        return httpx.Response(404, text="gone")

    serve(monkeypatch, answer)
    result = run("sync", "--since", "2026", "--json")
    told = document(result)
    assert {one["interface"] for one in told["refreshed"]} == {"comtrade"}
    assert {one["interface"] for one in told["failed"]} == {"eurostat", "comext", "uk_trade"}
    assert "eia: left out" in result.stderr and "japan_customs: left out" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("path", "EU", "crude"), ("g7", "gas"), ("timetable",), ("timetable", "--fuel", "lng")]
)
def test_charts_are_written_with_their_table(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "picture.svg"
    told = document(run("chart", *arguments, "-o", str(file), "--json", *ON))
    assert told["files"] == [str(file), str(file.with_suffix(".csv"))]
    assert file.read_bytes().startswith(b"<svg") and file.with_suffix(".csv").exists()
