"""The table of exit codes, as scripts rely on it: 0 done, 2 usage, 3 input, 4 source, 5 guard, 6 ledger."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx
import pytest

from ostraka.screen import lists as lists_module
from ostraka.screen.fetching import Fetcher
from tests.unit.cli.conftest import Ostraka

House = Callable[[Sequence[str]], list[Path]]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["check", "Sberbank"],
        ["check", "Wilhelmina Blau"],
        ["history", "Sberbank"],
        ["sources"],
        ["doctor"],
        ["doctor", "starter"],
    ],
)
def test_0_when_it_was_done_hits_or_not(ostraka: Ostraka, starter_home: Path, arguments: list[str]) -> None:
    assert ostraka(*arguments, home=starter_home).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command"),
        (["check"], "Missing argument"),
        (["check", "X", "--nonsense"], "No such option"),
        (["check", "X", "--born", "soon"], "--born 'soon' is no date"),
        (["check", "X", "--born", "1953-13"], "--born '1953-13' is no date"),
        (["check", "X", "--country", "Atlantis"], "--country 'Atlantis' is no country"),
        (["check", "X", "--id", "shoe:42"], "--id knows no kind 'shoe'"),
        (["check", "X", "--id", "passport:"], "--id 'passport:' has no value"),
        (["check", "X", "--kind", "martian"], "'martian' is not one of"),
        (["check", "X", "--as-of", "yesterday"], "'yesterday' is no day"),
        (["check", "X", "--as-of", "2022-02-30"], "is no day"),
        (["check", "X", "--known-by", "2022-04-06T25:00"], "is no day or time"),
        (["check", "X", "--threshold", "0.4"], "0.5<=x<=1"),
        (["check", "X", "--threshold", "1.1"], "0.5<=x<=1"),
        (["check", "X", "--threshold", "high"], "is not a valid float"),
        (["diff", "no_such_list"], "no source has the key"),
        (["sync", "no_such_list"], "no source has the key"),
        (["doctor", "no_such_list"], "no source has the key"),
        (["export", "-o", "x", "--source", "no_such_list"], "no source has the key"),
        (["export"], "Missing option"),
        (["export", "-o", "x", "--format", "docx"], "'docx' is not one of"),
    ],
)
def test_2_for_a_command_put_together_wrongly(
    ostraka: Ostraka, starter_home: Path, arguments: list[str], said: str
) -> None:
    done = ostraka(*arguments, home=starter_home)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["customers.csv", "-o", "out.docx"], "the ending of OUT tells no format"),
        (["customers.csv", "-o", "out"], "the ending of OUT tells no format"),
        (["customers.csv", "-o", "out.csv", "--map", "name"], "is not FIELD=COLUMN"),
        (["customers.csv", "-o", "out.csv", "--map", "name=nom"], "which the table lacks"),
        (["customers.csv", "-o", "out.csv", "--map", "nom=name"], "knows no field"),
        (["customers.csv", "-o", "customers.csv"], "would overwrite"),
        (["none.csv", "-o", "out.csv"], "does not exist"),
    ],
)
def test_2_for_a_screening_put_together_wrongly(
    ostraka: Ostraka, starter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("customers.csv").write_text("id,name\n1,Anna\n")
    done = ostraka("screen", *arguments, home=starter_home)
    assert done.code == 2
    assert said in done.err
    assert [p.name for p in tmp_path.iterdir()] == ["customers.csv"]


def test_2_for_a_list_seen_in_the_future_or_an_unknown_list(
    ostraka: Ostraka, house: House, tmp_path: Path
) -> None:
    files = house(["Anna"])
    assert ostraka("ingest", "table", *files, "--seen", "2999-01-01").code == 2
    assert ostraka("ingest", "tabel", *files, home=tmp_path / "new").code == 2
    assert not (tmp_path / "new").exists(), "a slip of the key makes no ledger"


def test_3_for_a_list_that_is_not_what_it_should_be(ostraka: Ostraka, house: House, tmp_path: Path) -> None:
    ostraka("ingest", "table", *house(["Anna"]), "--seen", "2022-04-06")
    (tmp_path / "list.yml").write_text("program: [")
    done = ostraka("ingest", "table", tmp_path / "list.csv", tmp_path / "list.yml")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("ostraka: list.yml")
    about = next(s for s in ostraka("sources", "--json").json if s["source"] == "table")
    assert (about["records"], about["state"]) == (1, "refused")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "—"], "no letter or digit"),
        (["check", "Sberbank", "--as-of", "1900-01-01"], "no record was listed on that day"),
        (["check", "Sberbank", "--known-by", "2020-01-01"], "nothing had been seen by 2020-01-01"),
        (["history", "Zebedee Unheardof"], "nobody of that name or id"),
        (["history", "Sberbank", "--known-by", "2020-01-01"], "nothing had been seen by 2020-01-01"),
        (["diff", "un_sc"], "no snapshot of this list"),
        (["diff", "starter", "--to", "2020-01-01"], "no snapshot of this list by then"),
        (["export", "-o", "x.jsonl", "--as-of", "1900-01-01"], "no record was listed on that day"),
        (["export", "-o", "x.jsonl", "--known-by", "2020-01-01"], "nothing had been seen by 2020-01-01"),
    ],
)
def test_3_for_what_cannot_be_answered(
    ostraka: Ostraka, starter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    done = ostraka(*arguments, home=starter_home)
    assert (done.code, done.out) == (3, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_3_for_a_customers_table_that_cannot_be_read(
    ostraka: Ostraka, starter_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("id,holder\n1,Anna\n")
    done = ostraka("screen", tmp_path / "a.csv", "-o", tmp_path / "o.csv", home=starter_home)
    assert (done.code, (tmp_path / "o.csv").exists()) == (3, False)
    assert "no column holds a name; there are: id, holder" in done.err


def serve(monkeypatch: pytest.MonkeyPatch, answer: httpx.Response) -> None:
    """A network where every address gives this answer."""

    def fetcher(memory: Path) -> Fetcher:
        return Fetcher(memory, httpx.Client(transport=httpx.MockTransport(lambda _: answer)), (0, 0))

    monkeypatch.setattr(lists_module, "Fetcher", fetcher)


def test_4_for_a_server_that_does_not_give_its_list(
    ostraka: Ostraka, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, httpx.Response(503))
    done = ostraka("sync", "un_sc", "gb_uksl")
    assert done.code == 4
    assert "answered 503" in done.err and "2 of 2 lists failed" in done.err


def test_the_code_is_that_of_the_first_failure(ostraka: Ostraka, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, httpx.Response(200, text="<html>Down for maintenance</html>"))
    done = ostraka("sync", "un_sc")
    assert done.code == 3, "the server gave something that is no list"
    assert "1 of 1 list failed" in done.err


def test_4_for_a_folder_without_a_list(ostraka: Ostraka, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = ostraka("sync", "--from", tmp_path / "empty")
    assert done.code == 4
    assert "no list was found" in done.err


def test_4_for_a_list_that_has_no_address(ostraka: Ostraka) -> None:
    done = ostraka("sync", "jp_mof")
    assert done.code == 4
    assert "ostraka ingest" in done.out + done.err


def test_5_when_a_guard_keeps_yesterdays_list(ostraka: Ostraka, house: House) -> None:
    assert (
        ostraka("ingest", "table", *house([f"Name {n}" for n in range(50)]), "--seen", "2022-04-06").code == 0
    )
    short = house(["Name 1"])
    done = ostraka("ingest", "table", *short, "--seen", "2022-04-07")
    assert (done.code, done.out) == (5, "")
    assert "suddenly short: 1 records, 50 before" in done.err and "--accept" in done.err
    done = ostraka("ingest", "table", *short, "--seen", "2022-04-07", "--accept")
    assert done.code == 0
    assert "accepted against the guards" in done.out


@pytest.mark.parametrize("arguments", [["check", "X"], ["sources"], ["history", "X"], ["export", "-o", "x"]])
def test_6_without_a_ledger(ostraka: Ostraka, arguments: list[str]) -> None:
    done = ostraka(*arguments)
    assert (done.code, done.out) == (6, "")
    assert "ostraka init" in done.err


def test_6_for_a_file_that_is_no_ledger(ostraka: Ostraka, tmp_path: Path) -> None:
    home = tmp_path / "bad"
    home.mkdir()
    (home / "ledger.sqlite").write_text("no database at all, and longer than a hundred bytes " * 4)
    for arguments in (["sources"], ["init"]):
        assert ostraka(*arguments, home=home).code == 6


def test_6_for_a_database_of_another_program(ostraka: Ostraka, tmp_path: Path) -> None:
    home = tmp_path / "other"
    home.mkdir()
    with sqlite3.connect(home / "ledger.sqlite") as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    assert ostraka("sources", home=home).code == 6


def test_2_for_a_database_url_that_is_none(ostraka: Ostraka) -> None:
    done = ostraka("--db", "nonsense", "sources")
    assert done.code == 2
