"""The how-to page: every command of its shell blocks runs, offline, in the order of the page."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from ostraka.cli.energy import energy
from ostraka.config import ENVIRONMENT, Settings
from ostraka.energy.refresh import INTERFACES

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "energy.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_every_command_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gas.csv").write_text(blocks("csv")[0])
    settings = Settings(tmp_path / "home", "sqlite://")
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        program, group, *arguments = shlex.split(line)
        assert (program, group) == ("ostraka", "energy")
        result = CliRunner().invoke(energy, arguments, obj=settings)
        assert result.exit_code == 0, f"{line}: {result.output} {result.exception}"


def test_the_page_names_every_command_interface_and_key() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"ostraka energy {name}" in text for name in energy.commands)
    assert all(f"`{one.key}`" in text for one in INTERFACES)
    assert all(one.setting in ENVIRONMENT and one.setting in text for one in INTERFACES if one.setting)
