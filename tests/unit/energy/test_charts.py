"""The pictures: whole specifications, honest words, tables beside, nothing to load."""

import builtins
import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ostraka.errors import UsageError
from ostraka.report.charts import FORMATS, Picture, as_csv, as_html, as_json, as_png, as_svg, write_picture
from ostraka.report.energy_charts import (
    GROUPS,
    Mark,
    Panel,
    PathFigure,
    PathWords,
    multiples_picture,
    path_picture,
    strip_picture,
)

FIGURES = [
    PathFigure("2031", date(2031, 12, 31), 100.0, 100.0),
    PathFigure("2032", date(2032, 12, 31), 90.0, 75.0),
]
WORDS = PathWords(
    title="Germany: gas <from> Russia",
    unit="TJ",
    verdict=("In 2032: 7 months behind.",),
    end=date(2035, 12, 31),
    sources=("Source: example",),
)
MARKS = [
    Mark(date(2031, 1, 1), "Italy", "pledge", "pledge", "end by 2032", "certain"),
    Mark(date(2032, 1, 1), "Italy", "pledge", "reversal", "end by 2034", "reported"),
]


def pictures() -> dict[str, Picture]:
    panels = [
        Panel("Italy", ((date(2031, 12, 31), 40.0),), date(2034, 1, 1), "by origin"),
        Panel("Japan", (), None, ""),
    ]
    return {
        "path": path_picture(FIGURES, WORDS),
        "g7": multiples_picture(panels, "Russia's share", ("Source: example",)),
        "strip": strip_picture(MARKS, date(2033, 1, 1), "Timetable"),
    }


@pytest.mark.parametrize("name", ["path", "g7", "strip"])
def test_every_picture_has_a_title_a_description_and_a_table(name: str) -> None:
    picture = pictures()[name]
    assert picture.title and len(picture.description) > len(picture.title)
    assert picture.rows and all(len(row) == len(picture.columns) for row in picture.rows)


@pytest.mark.parametrize("name", ["path", "g7", "strip"])
def test_every_picture_is_drawn_in_every_format(name: str) -> None:
    picture = pictures()[name]
    spec = json.loads(as_json(picture))
    assert spec["description"] == picture.description
    assert as_png(picture).startswith(b"\x89PNG")
    svg = ElementTree.fromstring(as_svg(picture))
    assert [child.tag.split("}")[1] for child in svg][:2] == ["title", "desc"]
    assert svg[0].text == picture.title


def test_a_page_has_picture_and_table_inside_and_loads_nothing() -> None:
    page = as_html(pictures()["path"]).decode()
    cells = "".join(f"<td class=kept>{text}</td>" for text in ("2032", "90.0", "75.0"))
    assert "<svg" in page and cells in page
    assert "Germany: gas &lt;from&gt; Russia" in page
    assert "<script" not in page and "<link" not in page
    assert not re.search(r"(src|href)\s*=\s*[\"']https?:", page)


def test_the_path_picture_draws_the_path_to_zero_and_what_was_imported() -> None:
    path, actual = (layer["data"]["values"] for layer in pictures()["path"].spec["layer"][:2])
    assert [(point["day"], point["value"]) for point in path] == [("2031-12-31", 100.0), ("2035-12-31", 0.0)]
    assert [point["value"] for point in actual] == [100.0, 90.0]


def test_a_member_without_figures_is_shown_as_such_and_not_at_zero() -> None:
    picture = pictures()["g7"]
    assert "Japan: no figures." in picture.description
    assert "Italy: 40.0 % on 2031-12-31, to be zero by 2034-01-01." in picture.description
    assert [row[0] for row in picture.rows] == ["Italy"]


def test_kinds_are_told_apart_without_color() -> None:
    signs = {(shape, filled) for shape, filled, _ in GROUPS.values()}
    assert len(signs) == len(GROUPS)
    line, other = pictures()["path"].spec["layer"][0]["mark"], pictures()["path"].spec["layer"][1]["mark"]
    assert "strokeDash" in line and "strokeDash" not in other


def test_the_table_is_written_beside_the_picture(tmp_path: Path) -> None:
    picture = pictures()["path"]
    assert [file.name for file in write_picture(picture, tmp_path / "p.json")] == ["p.json", "p.csv"]
    rows = list(csv.reader(io.StringIO((tmp_path / "p.csv").read_text())))
    assert rows == [
        ["period", "imported (TJ)", "path (TJ)"],
        ["2031", "100.0", "100.0"],
        ["2032", "90.0", "75.0"],
    ]
    assert [file.name for file in write_picture(picture, tmp_path / "p.html")] == ["p.html"]
    assert as_csv(picture).startswith(b"period,")


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no picture is written as \.pdf") as raised:
        write_picture(pictures()["path"], tmp_path / "p.pdf")
    assert all(suffix in str(raised.value) for suffix in FORMATS)


def test_without_the_optional_library_the_specification_is_still_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "vl_convert":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "vl_convert", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    write_picture(pictures()["path"], tmp_path / "p.json")
    with pytest.raises(UsageError, match=re.escape("pip install 'ostraka[charts]'")):
        write_picture(pictures()["path"], tmp_path / "p.svg")
    assert not (tmp_path / "p.svg").exists() and (tmp_path / "p.json").exists()
