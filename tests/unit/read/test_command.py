"""The command: terminal, JSON, page, batch, and what bad input gets."""

import json
from pathlib import Path

import pytest

from ostraka.cli.main import run

TEXT = (
    'LONDON, 7 April 2022 - Britain on Wednesday froze the assets of Sberbank. <script>alert("x")</script>\n'
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the starter book."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.raises(SystemExit):
        run(["--home", str(folder), "init", "--starter"])
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def call(home: Path, *arguments: object) -> int:
    with pytest.raises(SystemExit) as done:
        run(["--home", str(home), "read", *map(str, arguments)])
    return int(done.value.code or 0)


def test_the_terminal_shows_the_text_the_claim_and_what_is_left_out(
    home: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(home, report) == 0
    out = capsys.readouterr().out
    assert "Sberbank[1]" in out and "confirmed" in out and "starter:GB:sberbank" in out
    assert "Listed in the same round, not named" in out


def test_json_is_one_document(home: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(home, report, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["report_date"] == "2022-04-07"
    assert found["claims"][0]["verdict"]["outcome"] == "confirmed"
    assert found["mentions"][0]["text"] == "Sberbank"


def test_the_page_escapes_everything_and_loads_nothing(home: Path, report: Path) -> None:
    page = report.with_suffix(".html")
    assert call(home, report, "--html", page) == 0
    text = page.read_text("utf-8")
    assert "<script" not in text and "&lt;script&gt;" in text
    assert "http://" not in text and "https://" not in text
    assert 'href="#p1"' in text and "id=p1" in text and "History of Sberbank" in text


def test_a_given_date_wins_and_parties_only_has_no_claims(
    home: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(home, report, "--date", "2022-04-21", "--parties-only", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["report_date"] == "2022-04-21" and found["claims"] == []


def test_a_batch_goes_on_after_a_bad_file_and_says_so(
    home: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (report.parent / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    (report.parent / "second.md").write_text("Nobody here.", "utf-8")
    assert call(home, "--batch", report.parent, "--html", report.parent / "pages") == 3
    out = capsys.readouterr().out
    assert "2 documents" in out and "bad.pdf" in out
    assert sorted(p.name for p in (report.parent / "pages").iterdir()) == [
        "report.txt.html",
        "second.md.html",
    ]


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("a", "--batch", "b"), 2), (("none.txt",), 3)])
def test_wrong_calls_and_missing_files_have_their_exit_codes(
    home: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert call(home, *arguments) == code
