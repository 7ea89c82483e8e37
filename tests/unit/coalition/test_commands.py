"""The commands and pictures: one JSON document, files that read back, text that fits a hundred columns."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars
import pytest
from click.testing import CliRunner, Result
from lxml import etree

from ostraka.cli.coalition import coalition
from ostraka.cli.coalition_chart import bubbles, heat
from ostraka.coalition.classes import MeasureClass
from ostraka.coalition.episodes import Certainty, Start
from ostraka.coalition.matrix import Cell, Row
from ostraka.coalition.waves import FoundRound
from ostraka.config import Settings
from ostraka.errors import InputError, OstrakaError, UsageError

Run = Callable[..., Result]
QUESTIONS = (
    ("matrix",),
    ("matrix", "--long"),
    ("matrix", "--as-of", "2022-04-07", "--all-but-one", "-a", "GB", "-a", "US", "-a", "EU", "-a", "CA"),
    ("round", "GB", "2022-04-06"),
    ("lag",),
    ("leaders",),
    ("gaps",),
    ("waves", "--coordinated"),
    ("waves", "--rounds"),
    ("expiring", "--as-of", "2022-05-01"),
)
PICTURES = (
    ("matrix", "--limit", "5"),
    ("waves",),
    ("lag", "GB"),
    ("overlap",),
    ("party", "starter:GB:sberbank"),
)


@pytest.fixture
def run(starter: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: str, fails: bool = False) -> Result:
        result = CliRunner().invoke(coalition, list(arguments), obj=starter)
        assert fails or result.exception is None, result.exception
        return result

    return invoke


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_question_fits_a_hundred_columns(run: Run, question: tuple[str, ...]) -> None:
    lines = run(*question).stdout.splitlines()
    assert lines and max(len(line) for line in lines) <= 100


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_question_answers_in_json_csv_and_parquet(
    run: Run, question: tuple[str, ...], tmp_path: Path
) -> None:
    json.loads(run(*question, "--json").stdout)
    run(*question, "-o", str(tmp_path / "t.csv"))
    run(*question, "-o", str(tmp_path / "t.parquet"))
    run(*question, "-o", str(tmp_path / "t.json"))
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text("utf-8").splitlines()))
    frame = polars.read_parquet(tmp_path / "t.parquet")
    assert len(rows) == len(frame) == len(json.loads((tmp_path / "t.json").read_text("utf-8"))) > 0
    assert list(rows[0]) == frame.columns


def test_the_question_of_the_week_is_one_command(run: Run) -> None:
    text = " ".join(run("round", "UK", "2022-04-06", "--within", "1w").stdout.split())
    assert "first froze 10 parties" in text
    assert "5 of 10 were already frozen by another" in text
    assert "1 followed within 7 days" in text


def test_filters_narrow_and_name_what_they_do_not_know(run: Run) -> None:
    def names(*options: str) -> set[str]:
        return {row["caption"] for row in json.loads(run("matrix", "--json", *options).stdout)["rows"]}

    banks = names("--sector", "finance", "--kind", "organization")
    assert {"Sberbank", "VTB Bank"} <= banks and "Rosneft" not in banks
    assert names("--program", "russia") == names()
    assert "Andrey Igorevich Akimov" not in names("--since", "2022-02-24")
    with_error: Any = run("matrix", "-a", "XX", fails=True).exception
    assert isinstance(with_error, UsageError) and "no authority" in str(with_error)


@pytest.mark.parametrize("picture", PICTURES, ids=" ".join)
def test_every_picture_has_a_title_a_description_a_table_and_tooltips(
    run: Run, picture: tuple[str, ...], tmp_path: Path
) -> None:
    pytest.importorskip("vl_convert")
    for suffix in ("svg", "png", "html", "json"):
        run("chart", *picture, "-o", str(tmp_path / f"p.{suffix}"))
    drawing = etree.fromstring((tmp_path / "p.svg").read_bytes())
    words = [drawing.findtext(f"{{*}}{tag}") for tag in ("title", "desc")]
    assert all(words)
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
    assert len(list(csv.reader((tmp_path / "p.csv").read_text("utf-8").splitlines()))) > 1
    page = (tmp_path / "p.html").read_text("utf-8")
    assert "<table>" in page and "<script" not in page and str(words[0]) in page
    if picture[0] != "lag":  # lines have their names at their ends
        assert page.count("<title>") > 3
    assert json.loads((tmp_path / "p.json").read_text("utf-8"))["description"] == words[1]


def test_a_party_is_drawn_by_its_name_as_by_its_record(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    for name, asked in (("by_id", "starter:GB:sberbank"), ("by_name", "Sberbank")):
        run("chart", "party", asked, "-o", str(tmp_path / f"{name}.json"))
    assert (tmp_path / "by_id.json").read_bytes() == (tmp_path / "by_name.json").read_bytes()


def test_who_is_shaded_as_first_had_surely_frozen_the_party_by_the_day_of_the_others() -> None:
    def cell(authority: str, day: date, certainty: Certainty) -> Cell:
        first: dict[str, Start] = {MeasureClass.FREEZE: Start(day, certainty)}
        return Cell(authority=authority, state="listed", frozen=True, first=first, stays=())

    cells = (
        cell("GB", date(2022, 2, 22), Certainty.PRINTED),
        cell("US", date(2021, 8, 18), Certainty.AT_LATEST),  # or any day before
        cell("CA", date(2016, 3, 18), Certainty.AT_LATEST),
    )
    row = Row(id="a", caption="Bank Rossiya", kind="organization", themes=(), cells=cells)
    assert [heat(row, c).shade for c in cells] == ["later", "day not known", "first known"]


def test_an_authority_s_day_under_two_programs_is_one_circle_that_counts_nobody_twice() -> None:
    def one(theme: str, *parties: str) -> FoundRound:
        day = date(2022, 6, 28)
        return FoundRound(
            authority="US",
            day=day,
            after=date(2022, 4, 8),
            theme=theme,
            programs=(),
            parties=parties,
            kinds={},
        )

    found = bubbles([(one("russia", "a", "b"), False), (one("belarus", "b", "c"), True)])
    assert [(b.parties, b.coordinated, b.after) for b in found] == [(3, True, date(2022, 4, 8))]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("chart", "overlap"), InputError),
        (("chart", "party", "starter:GB:nobody", "-o", "x.svg"), InputError),
        (("chart", "waves", "--from", "1990-01-01", "--to", "1990-02-01", "-o", "x.svg"), InputError),
        (("matrix", "-o", "x.doc"), UsageError),
    ],
)
def test_what_cannot_be_answered_says_so(
    run: Run, arguments: tuple[str, ...], kind: type[OstrakaError]
) -> None:
    assert isinstance(run(*arguments, fails=True).exception, kind)
