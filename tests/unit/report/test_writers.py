"""Rows to files: every format says the same, nothing runs in a spreadsheet, nothing half-written appears."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from ostraka.errors import InputError, UsageError
from ostraka.report.writers import formats, writing

COLUMNS = ("id", "name", "score")
ROWS: list[dict[str, Any]] = [
    {"id": "1", "name": "Łukasz Żak, Гурьев 古", "score": 0.915},
    {"id": "2", "name": "a; b\nc", "score": None},
    {"id": "3"},
]


def write(path: Path, form: str, rows: list[dict[str, Any]], columns: tuple[str, ...] = COLUMNS) -> None:
    with writing(path, form, columns) as one:
        for row in rows:
            one(row)


def back(path: Path, form: str) -> list[dict[str, Any]]:
    """The rows of a written file; empty cells left out, numbers as numbers."""
    if form == "jsonl":
        read = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    elif form == "parquet":
        read = pq.read_table(path).to_pylist()
    elif form == "csv":
        with path.open(encoding="utf-8", newline="") as text:
            read = list(csv.DictReader(text))
        read = [r | {"score": float(r["score"]) if r["score"] else None} for r in read]
    else:
        with path.open("rb") as file:
            header, *cells = openpyxl.load_workbook(file).active.values
        read = [dict(zip(header, c, strict=True)) for c in cells]
    return [{k: v for k, v in row.items() if v not in (None, "")} for row in read]


@pytest.mark.parametrize("form", formats())
def test_what_was_written_comes_back(tmp_path: Path, form: str) -> None:
    write(tmp_path / "out", form, ROWS)
    assert back(tmp_path / "out", form) == [
        {"id": "1", "name": "Łukasz Żak, Гурьев 古", "score": 0.915},
        {"id": "2", "name": "a; b\nc"},
        {"id": "3"},
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_without_rows_there_is_still_a_table(tmp_path: Path, form: str) -> None:
    write(tmp_path / "out", form, [])
    assert back(tmp_path / "out", form) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "attack",
    [
        '=HYPERLINK("http://x","y")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
    ],
)
def test_text_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path, form: str, attack: str) -> None:
    write(tmp_path / "out", form, [{"id": "1", "name": attack, "score": -1.5}])
    [row] = back(tmp_path / "out", form)
    assert row["name"].startswith("'")
    assert row["score"] == -1.5, "a number is no formula"


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_formats_that_run_nothing_keep_the_text_as_it_is(tmp_path: Path, form: str) -> None:
    write(tmp_path / "out", form, [{"id": "1", "name": "=1+1"}])
    assert back(tmp_path / "out", form)[0]["name"] == "=1+1"


def test_control_characters_do_not_break_a_workbook(tmp_path: Path) -> None:
    write(tmp_path / "out", "xlsx", [{"id": "1", "name": "A\x00n\x1bna\ufffe"}])
    assert back(tmp_path / "out", "xlsx")[0]["name"].startswith("Anna")


def test_a_cell_longer_than_excel_allows_is_cut_and_not_fatal(tmp_path: Path) -> None:
    write(tmp_path / "out", "xlsx", [{"id": "1", "name": "x" * 40_000}])
    assert len(back(tmp_path / "out", "xlsx")[0]["name"]) == 32_767


@pytest.mark.parametrize("form", formats())
def test_a_run_that_breaks_leaves_no_file_and_the_old_one_untouched(tmp_path: Path, form: str) -> None:
    (tmp_path / "old").write_text("yesterday's")
    for name in ("new", "old"):
        with pytest.raises(KeyError), writing(tmp_path / name, form, COLUMNS) as one:
            one(ROWS[0])
            raise KeyError("bug")
    assert [p.name for p in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_text() == "yesterday's"


@pytest.mark.parametrize("form", formats())
def test_nothing_is_there_under_the_name_before_all_is_written(tmp_path: Path, form: str) -> None:
    with writing(tmp_path / "out", form, COLUMNS) as one:
        one(ROWS[0])
        assert not (tmp_path / "out").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"file/out\.csv: cannot be written"):
        write(tmp_path / "file" / "out.csv", "csv", ROWS)


def test_trouble_with_another_file_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="customers"), writing(tmp_path / "out", "csv", COLUMNS):
        (tmp_path / "customers").read_text()


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "out.csv", "csv", ROWS)
    assert (tmp_path / "a" / "b" / "out.csv").exists()


def test_an_unknown_format_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown format 'docx'"):
        write(tmp_path / "out", "docx", [])


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ostraka.report.writers._EXCEL_ROWS", 2)
    with pytest.raises(UsageError, match="an Excel sheet holds 2 rows"):
        write(tmp_path / "out.xlsx", "xlsx", ROWS)
    assert not list(tmp_path.iterdir())
