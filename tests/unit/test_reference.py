"""The reference is what the code says, and whatever the code offers is documented."""

import importlib.util
import inspect
import itertools
import re
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

import ostraka
from ostraka import errors
from ostraka.config import ENVIRONMENT
from ostraka.model import IssueCode, SourceInfo
from ostraka.sources import SOURCES

ROOT = Path(__file__).parents[2]


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generator()
COMMANDS = list(GENERATE.walk(GENERATE.root, ()))


@pytest.mark.parametrize("name", GENERATE.PAGES)
def test_the_page_on_disk_is_what_the_code_says(name: str) -> None:
    path = ROOT / "docs" / "reference" / name
    assert path.read_text("utf-8") == GENERATE.pages()[name], "run `make reference`"


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=lambda x: " ".join(x) if type(x) is tuple else "")
def test_every_command_tells_what_it_does_and_what_its_options_and_arguments_are(
    path: tuple[str, ...], command: click.Command
) -> None:
    text = command.help or ""
    assert len(text) > 20
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.opts} has no help"
        else:
            name = parameter.metavar or (parameter.name or "").replace("_", "-")
            words = re.findall(r"[a-z-]{2,}", name.lower())
            assert any(word in text.lower() for word in words), f"the text does not say what {name} is"


def test_every_command_and_option_is_on_the_page() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    for path, command in COMMANDS:
        assert f"# {' '.join(('ostraka', *path))}\n" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in page


def test_every_setting_is_documented_and_only_the_settings_read_the_environment() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    for name, about in ENVIRONMENT.items():
        assert name.startswith("OSTRAKA_") and len(about) > 20 and f"`{name}`" in page
    package = Path(ostraka.__file__).parent
    readers = [
        p.name for p in package.rglob("*.py") if re.search(r"\bos\.(environ|getenv)", p.read_text("utf-8"))
    ]
    assert readers == ["config.py"]


@pytest.mark.parametrize("info", SOURCES, ids=lambda s: s.key)
def test_every_source_says_what_it_is_where_it_comes_from_and_its_traps(info: SourceInfo) -> None:
    module = inspect.getmodule(info.parse)
    assert module is not None and len(module.__doc__ or "") > 100
    assert info.title and info.publisher and info.formats and info.note
    assert info.homepage or info.key in ("starter", "table")
    assert len(info.urls) in (0, len(info.file_names))
    assert f"\n## {info.key}\n" in (ROOT / "docs" / "reference" / "sources.md").read_text("utf-8")


@pytest.mark.parametrize("error", GENERATE.error_classes(), ids=lambda e: e.__name__)
def test_every_error_is_explained_and_stands_in_the_tree(error: type[errors.OstrakaError]) -> None:
    assert error.__doc__
    assert re.search(rf"── {error.__name__} ", errors.__doc__ or "")
    assert f"`{error.__name__}`" in (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")


def test_every_kind_of_issue_is_explained() -> None:
    rows = [row for row in GENERATE.enum_table(IssueCode) if row.startswith("| `")]
    assert len(rows) == len(IssueCode)
    assert not [row for row in rows if row.endswith("|  |")]


def test_roles_and_double_backticks_of_docstrings_become_markdown() -> None:
    assert GENERATE.prose("see :mod:`ostraka.text` and ``x``") == "see `ostraka.text` and `x`"
    assert GENERATE.cell("a | b\n c") == "a \\| b c"


def test_constraints_pin_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    demands = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    wanted = {re.split(r"[\[~<>=; ]", demand)[0].lower().replace("_", "-") for demand in demands}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    assert {"alembic", "pytest", "mkdocs-material", "followthemoney"} <= wanted <= pins
    assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in lines)
