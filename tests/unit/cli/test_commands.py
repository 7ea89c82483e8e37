"""The commands as people read them: what is printed, what is asked, what comes when."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest

from ostraka.cli.main import COMMANDS, main
from ostraka.cli.output import Day, Moment
from tests.unit.cli.conftest import Ostraka

House = Callable[[Sequence[str]], list[Path]]


def test_help_names_every_command(ostraka: Ostraka) -> None:
    out = ostraka("--help").out
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_and_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None and command.name == name
    assert command.help


def test_init_says_where_the_ledger_is_and_that_the_book_is_no_compliance_list(
    ostraka: Ostraka, tmp_path: Path
) -> None:
    first = ostraka("init", "--starter").out
    assert f"sqlite:///{tmp_path}/home/ledger.sqlite" in first.replace("\n", "")
    assert "not a compliance list" in first and "taken over" in first
    assert "nothing to do" in ostraka("init", "--starter").out


def test_the_environment_says_where_home_is(
    ostraka: Ostraka, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ostraka.cli.main import run

    monkeypatch.setenv("OSTRAKA_HOME", str(tmp_path / "elsewhere"))
    with pytest.raises(SystemExit):
        run(["init"])
    assert (tmp_path / "elsewhere" / "ledger.sqlite").exists()
    monkeypatch.setenv("OSTRAKA_DB", f"sqlite:///{tmp_path}/third.sqlite")
    with pytest.raises(SystemExit):
        run(["init"])
    assert (tmp_path / "third.sqlite").exists()


def test_a_password_is_never_shown(ostraka: Ostraka) -> None:
    done = ostraka("--db", "postgresql+psycopg://me:s3cret@127.0.0.1:1/none", "sources")
    assert done.code == 6
    assert "s3cret" not in done.out + done.err


def test_ingest_tells_what_changed(ostraka: Ostraka, house: House) -> None:
    names = [f"Name {n}" for n in range(40)]
    first = ostraka("ingest", "table", *house(names), "--seen", "2022-04-06T08:30").out
    assert "seen 2022-04-06 08:30 UTC: taken over" in first and "40 records, 40 listed" in first
    again = ostraka("ingest", "table", *house(names), "--seen", "2022-04-07").out
    assert "seen again, nothing changed" in again
    more = ostraka("ingest", "table", *house(names[1:]), "--seen", "2022-04-08T10:00+03:00").out
    assert "seen 2022-04-08 07:00 UTC" in more and "39 records, 0 listed, 39 amended, 1 delisted" in more


def test_check_prints_the_hit_its_evidence_and_each_authority(ostraka: Ostraka, starter_home: Path) -> None:
    out = ostraka("check", "Leonid Mikhelson", "--as-of", "2022-04-06", home=starter_home).out
    assert "on the lists of 2022-04-06: 1 hit" in out
    assert "CA asset freeze" in out and "since 2022-04-05" in out
    assert "GB asset freeze" in out and "since 2022-04-06" in out
    assert "score 1.00" in out and "bits" in out


def test_check_without_hits_says_what_was_looked_through(ostraka: Ostraka, starter_home: Path) -> None:
    out = ostraka("check", "Wilhelmina Blau", home=starter_home).out
    assert "no hits" in out and "looked through: starter" in out


def test_names_are_not_taken_for_markup(ostraka: Ostraka, house: House) -> None:
    ostraka("ingest", "table", *house(["[/] Bracket Name"]), "--seen", "2022-04-06")
    for arguments in (["check", "[/] Bracket Name"], ["history", "[/x] Bracket Name"]):
        assert "Bracket" in ostraka(*arguments).out


def test_history_shows_each_event_with_its_list_and_id(ostraka: Ostraka, starter_home: Path) -> None:
    out = ostraka("history", "Leonid Mikhelson", home=starter_home).out
    lines = {tuple(line.split()[:3]) for line in out.splitlines()}
    assert ("2022-04-05", "CA", "listed") in lines
    assert ("2022-04-06", "GB", "listed") in lines


def test_screen_writes_the_result_and_says_so(ostraka: Ostraka, starter_home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kunde,Nr\nSberbank,7\nWilhelmina Blau,8\n,9\n")
    done = ostraka(
        "screen", tmp_path / "a.csv", "-o", tmp_path / "o.jsonl", "--map", "name=Kunde", "--map", "id=nr",
        "--as-of", "2022-04-06", "--threshold", "0.9", home=starter_home,
    )  # fmt: skip
    assert done.code == 0
    assert "3 rows" in done.out and "on the lists of 2022-04-06: 1 with hits (333.3 per 1,000)" in done.out
    assert "1 row could not be read whole" in done.err
    lines = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text().splitlines()]
    assert [(x["id"], x["name"], len(x["hits"])) for x in lines] == [
        ("7", "Sberbank", 1),
        ("8", "Wilhelmina Blau", 0),
        ("9", "", 0),
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "html", "jsonl", "json"])
def test_the_ending_of_the_output_tells_the_format(
    ostraka: Ostraka, starter_home: Path, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "a.csv").write_text("name\nSberbank\n")
    assert ostraka("screen", tmp_path / "a.csv", "-o", tmp_path / f"o.{ending}", home=starter_home).code == 0
    begin = {"csv": b"row,id,", "xlsx": b"PK", "parquet": b"PAR1", "html": b"<!doctype html>"}
    assert (tmp_path / f"o.{ending}").read_bytes().startswith(begin.get(ending, b'{"row":2'))


def test_doctor_shows_the_state_of_each_list(ostraka: Ostraka, starter_home: Path, house: House) -> None:
    ostraka("ingest", "table", *house([f"Name {n}" for n in range(40)]), "--seen", "2020-04-06")
    out = ostraka("doctor").out
    assert "table" in out and "stale" in out and "40 records from 1 snapshot" in out
    assert "no list is loaded" not in out


def test_doctor_of_an_empty_ledger_says_how_to_begin(ostraka: Ostraka) -> None:
    ostraka("init")
    assert "ostraka sync" in ostraka("doctor").out


def test_sources_lists_what_there_is_to_load(ostraka: Ostraka, starter_home: Path) -> None:
    done = ostraka("sources", home=starter_home)
    assert "gb_uksl" in done.out and "not loaded" in done.out and "starter" in done.out
    assert "not loaded: 13 lists" in done.err


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-04-06", datetime(2022, 4, 6, tzinfo=UTC), datetime(2022, 4, 6, 23, 59, 59, 999999, UTC)),
        ("20220406", datetime(2022, 4, 6, tzinfo=UTC), datetime(2022, 4, 6, 23, 59, 59, 999999, UTC)),
        (
            "2022-04-06T18:30",
            datetime(2022, 4, 6, 18, 30, tzinfo=UTC),
            datetime(2022, 4, 6, 18, 30, tzinfo=UTC),
        ),
        (
            "2022-04-06T18:30+02:00",
            datetime(2022, 4, 6, 16, 30, tzinfo=UTC),
            datetime(2022, 4, 6, 16, 30, tzinfo=UTC),
        ),
        (
            "2022-04-06T18:30Z",
            datetime(2022, 4, 6, 18, 30, tzinfo=UTC),
            datetime(2022, 4, 6, 18, 30, tzinfo=UTC),
        ),
    ],
)
def test_a_moment_is_a_day_or_a_time_in_utc_unless_it_says_otherwise(
    text: str, start: datetime, end: datetime
) -> None:
    assert Moment().convert(text, None, None) == start
    assert Moment(end_of_day=True).convert(text, None, None) == end
    assert Moment().convert(text, None, None).tzinfo is UTC


@pytest.mark.parametrize(
    "text", ["", "soon", "2022-13-01", "06/04/2022", "0001-01-01T00:00+05:00", "1649203200"]
)
def test_what_is_no_day_or_time_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="write it as 2022-04-06"):
        Moment().convert(text, None, None)
    with pytest.raises(click.BadParameter, match="write it as 2022-04-06"):
        Day().convert(text, None, None)


def test_a_day_is_a_calendar_day() -> None:
    assert Day().convert("2022-04-06", None, None) == date(2022, 4, 6)
