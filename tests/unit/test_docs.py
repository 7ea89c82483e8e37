"""The documentation is true: its code runs as written, prints what it says, and its links lead somewhere.

A block that cannot run here has ``<!-- not run: why -->`` above it. In a ``console`` block every
printed line must come out again, numbers and blanks aside; a line ``…`` stands for lines left out.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FENCE = re.compile(
    r"(?P<skip><!-- not run: [^>]+-->\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """One piece of code in a page."""

    line: int
    language: str
    code: str


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page that are to run."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        if found["language"] in ("sh", "bash", "console", "python") and not found["skip"]:
            line = text.count("\n", 0, found.start("code"))
            yield Block(line, found["language"], found["code"])


WITH_CODE = [page for page in PAGES if any(blocks(page))]


def relative(page: Path) -> str:
    """The page as it is called in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder with the examples, as a reader of the page has it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: list[str], place: Path, stdin: str) -> subprocess.CompletedProcess[str]:
    """Run with a home of its own, this Python's programs, and no way to the network."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    plain = {k: v for k, v in os.environ.items() if not k.startswith("OSTRAKA_") and k.upper() != "NO_PROXY"}
    environ = plain | nowhere | {"OSTRAKA_HOME": str(place / "home"), "PATH": path, "COLUMNS": "120"}
    environ |= {"PYTHONUTF8": "1", "TERM": "dumb"}
    return subprocess.run(
        command,
        input=stdin,
        cwd=place,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def sessions(console: str) -> Iterator[tuple[str, list[str]]]:
    """``(command, printed lines)`` of a console block."""
    command, printed = "", list[str]()
    for line in console.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, printed
            command, printed = line[2:], []
        else:
            printed.append(line)
    yield command, printed


def shape(line: str) -> str:
    """A line without what may differ from day to day: numbers, blanks."""
    return re.sub(r"\d[\d,]*", "0", re.sub(r"\s+", " ", line)).strip()


@pytest.mark.parametrize("page", WITH_CODE, ids=relative)
def test_code_of_the_page_runs_as_written(page: Path, place: Path) -> None:
    for block in blocks(page):
        where = f"{relative(page)}:{block.line}"
        if block.language == "python":
            done = run([sys.executable, "-"], place, block.code)
            assert done.returncode == 0, f"{where}: {done.stderr}"
        elif block.language == "console":
            for command, printed in sessions(block.code):
                done = run(["bash", "-eu"], place, command)
                assert done.returncode == 0, f"{where}: {command}: {done.stderr}"
                told = [shape(line) for line in done.stdout.splitlines()]
                wanted = [shape(line) for line in printed if line.strip() not in ("", "…")]
                missing = [line for line in wanted if line not in told]
                assert not missing, f"{where}: {command} does not print {missing} but\n{done.stdout}"
                if "…" not in printed:
                    assert [line for line in told if line] == wanted, f"{where}: {command} prints more"
        else:
            done = run(["bash", "-eu"], place, block.code)
            assert done.returncode == 0, f"{where}: {done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{relative(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_no_page_names_a_machine_of_ours(page: Path) -> None:
    assert not re.search(r"/(work|root|home/\w+)/", page.read_text("utf-8"))


def test_every_page_is_in_the_table_of_contents() -> None:
    spec = importlib.util.spec_from_file_location("navigation", ROOT / "docs" / "navigation.py")
    assert spec is not None and spec.loader is not None
    navigation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(navigation)
    told = re.findall(r"[\w./-]+\.md", str(navigation.on_config({})["nav"]))
    assert sorted(told) == sorted(
        p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")
    )


def test_the_demo_ends_well_and_finds_who_is_listed(place: Path) -> None:
    done = run([sys.executable, str(place / "examples" / "demo.py")], place, "")
    assert done.returncode == 0, done.stderr
    assert re.search(r"found +6\d of 63\b", done.stdout)
    assert "missed" not in done.stdout
    assert "Leonid Michelson on the lists of 2022-04-04: no hits" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the extra docs is not installed: make docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    loads = re.compile(r"<(?:script|img|iframe|link)\b[^>]+(?:src|href)=[\"']?https?:|unpkg|googleapis")
    for html in tmp_path.rglob("*.html"):
        assert not loads.search(html.read_text("utf-8")), html
