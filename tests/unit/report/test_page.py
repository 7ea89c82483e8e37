"""The HTML page of a screening: complete, closed in itself, and nobody's name can run in it."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ostraka.errors import InputError
from ostraka.report.page import page

EVIL = "<script>alert(1)</script>\"'&"
ABOUT = {"file": "customers.csv", "day": "2022-04-06", "threshold": 0.85}


def hit(text: str) -> dict[str, Any]:
    """A hit with this text wherever text can be."""
    measure = {"kind": "asset_freeze", "effective": "2022-04-06", "printed": text}
    designation = {
        "authority": text,
        "program": text,
        "since": "2022-04-06",
        "since_basis": "first_seen",
        "measures": [measure, {"kind": "travel_ban"}],
        "source": text,
        "listing_id": text,
    }
    return {
        "caption": text,
        "kind": "person",
        "score": 0.9149,
        "weight": 24.04,
        "probability": 0.987,
        "matched_name": text,
        "designations": [designation],
        "evidence": [{"text": text, "bits": 12.34}, {"text": text, "bits": -3.0}],
    }


def write(path: Path, *rows: dict[str, Any], about: dict[str, Any] = ABOUT) -> str:
    with page(path, about) as one:
        for row in rows:
            one(row)
    return path.read_text("utf-8")


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_text_of_lists_and_customers_never_becomes_markup(tmp_path: Path) -> None:
    row = {"row": 2, "id": EVIL, "name": EVIL, "problem": EVIL, "hits": [hit(EVIL)]}
    text = write(tmp_path / "out.html", row, about=ABOUT | {"file": EVIL})
    seen = _Seen()
    seen.feed(text)
    assert "script" not in seen.tags
    assert seen.attributes <= {"lang", "charset", "name", "content", "class"}
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 12
    assert "<script" not in text.lower()


def test_the_page_needs_nothing_from_anywhere(tmp_path: Path) -> None:
    text = write(tmp_path / "out.html", {"row": 2, "id": "1", "name": "Anna", "hits": [hit("x")]})
    assert not any(word in text for word in ("http:", "https:", "src=", "href=", "@import", "url("))


def test_a_hit_shows_its_numbers_why_and_since_when(tmp_path: Path) -> None:
    text = write(tmp_path / "out.html", {"row": 2, "id": "C-7", "name": "Anna", "hits": [hit("x"), hit("y")]})
    for shown in (
        "C-7", "Anna", "x and 1 more", "0.91", "+24.0 bits", "probability 0.99", "+12.3", "-3.0",
        "2022-04-06 (first seen)", "asset freeze (2022-04-06), travel ban",
    ):  # fmt: skip
        assert shown in text


def test_rows_without_hits_are_counted_and_rows_with_problems_shown(tmp_path: Path) -> None:
    text = write(
        tmp_path / "out.html",
        {"row": 2, "id": "1", "name": "Anna", "hits": [hit("x")]},
        {"row": 3, "id": "2", "name": "Nobody at all", "hits": []},
        {"row": 4, "id": "3", "name": "", "problem": "no name", "hits": []},
        {"row": 5, "id": "4", "name": "Boris", "problem": "birth date", "hits": [hit("x")]},
    )
    assert "4 rows, 2 with hits, 2 with a problem." in text
    assert "Nobody at all" not in text
    assert "Row 4, 3: no name" in text and "Row 5, 4: birth date" in text


def test_a_run_that_breaks_leaves_no_page(tmp_path: Path) -> None:
    with pytest.raises(KeyError), page(tmp_path / "out.html", ABOUT) as one:
        one({"row": 2, "id": "1", "name": "Anna", "hits": []})
        raise KeyError("bug")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write(tmp_path / "file" / "out.html")
