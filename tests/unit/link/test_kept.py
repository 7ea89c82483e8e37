"""Links and decisions in the ledger, the commands and the file of decisions."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ostraka.cli.link import link
from ostraka.config import Settings
from ostraka.errors import InputError
from ostraka.link.decided import read_decisions
from ostraka.read import Reader
from ostraka.read.opening import document_of
from ostraka.screen.lists import Lists

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    settings = Settings(tmp_path, f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    with Lists.open(settings, create=True) as lists:
        lists.load_starter()

    def invoke(*arguments: str, fails: bool = False) -> Result:
        result = CliRunner().invoke(link, list(arguments), obj=settings)
        assert fails or result.exception is None, result.exception
        return result

    return invoke


def test_link_tells_how_many_parties_there_are(run: Run) -> None:
    answer = json.loads(run("--json").stdout)
    assert answer["records"] > answer["parties"] > 100


def test_show_gives_the_records_and_the_evidence(run: Run) -> None:
    answer = json.loads(run("show", "starter:GB:andrey-grigoryevich-guryev", "--json").stdout)
    assert answer["members"] == [
        ["starter", "GB:andrey-grigoryevich-guryev"],
        ["starter", "US:andrey-grigoryevich-guryev"],
    ]
    assert answer["links"][0]["evidence"][0]["text"] == "book andrey-grigoryevich-guryev is the same"


def test_a_decision_stays_through_later_runs_and_says_who_when_why(run: Run) -> None:
    pair = "starter:GB:sberbank", "starter:US:sberbank"
    run("review", pair[0], "different", pair[1], "--why", "a test", "--by", "Ada")
    run()
    answer = json.loads(run("show", pair[0], "--json").stdout)
    assert ["starter", "US:sberbank"] not in answer["members"]
    assert {(d["by"], d["why"], d["same"]) for d in answer["decisions"]} == {("Ada", "a test", False)}
    assert all(d["at"] for d in answer["decisions"])
    run("review", pair[0], "same", pair[1], "--why", "looked again", "--by", "Bob")
    answer = json.loads(run("show", pair[0], "--json").stdout)
    assert ["starter", "US:sberbank"] in answer["members"] and len(answer["decisions"]) == 2


def test_a_report_is_read_by_the_decisions(run: Run, tmp_path: Path) -> None:
    def authorities() -> set[str]:
        with Lists.open(Settings(tmp_path, f"sqlite:///{tmp_path / 'ledger.sqlite'}")) as lists:
            text = b"7 April 2022\nBritain froze the assets of Sberbank on Wednesday."
            reading = Reader.open(lists).read(document_of(text, "report.txt"))
        party = next(c.party for c in reading.claims)
        return {fact.authority for fact in reading.histories[party]}

    assert {"GB", "US"} <= authorities()
    run("review", "starter:GB:sberbank", "different", "starter:US:sberbank", "--why", "a test", "--by", "Ada")
    assert "GB" in authorities() and "US" not in authorities()


def test_decisions_go_out_and_come_back_once(run: Run, tmp_path: Path) -> None:
    run("review", "starter:GB:sberbank", "different", "starter:US:sberbank", "--why", "a test", "--by", "Ada")
    file = tmp_path / "decisions.csv"
    run("export", "-o", str(file))
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert [(r["verdict"], r["left"], r["right"], r["by"], r["why"]) for r in rows] == [
        ("different", "starter:GB:sberbank", "starter:US:sberbank", "Ada", "a test")
    ]
    assert "0 of 1 decisions were new" in run("import", str(file)).stdout


def test_a_decision_on_nobody_is_refused(run: Run) -> None:
    result = run("review", "starter:GB:sberbank", "same", "starter:GB:nobody", "--why", "x", fails=True)
    assert isinstance(result.exception, InputError) and "no such record" in str(result.exception)


def test_a_line_that_is_no_decision_is_named(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("verdict,left,right,by,at,why\nperhaps,a:1,b:2,Ada,2022-04-06,x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions.csv line 2"):
        read_decisions(file)
