"""The command line inside the test's process, and a home that holds the starter book."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ostraka.cli.main import run


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Ostraka = Callable[..., Done]


@pytest.fixture
def ostraka(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ostraka:
    """``ostraka ARGUMENTS``, in an empty home unless told another."""
    for name in ("OSTRAKA_HOME", "OSTRAKA_DB"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path, home: Path = tmp_path / "home") -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(["--home", str(home), *map(str, arguments)])
        captured = capsys.readouterr()
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def starter_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the starter book. Tests only ask it."""
    home = tmp_path_factory.mktemp("starter-home")
    with pytest.raises(SystemExit):
        run(["--home", str(home), "init", "--starter"])
    return home


#: A mapping for in-house tables with the columns id and name.
MAPPING = "program: HOUSE\nauthority: GB\nid: id\nname: name\nkind: person\n"


@pytest.fixture
def house(tmp_path: Path) -> Callable[[Sequence[str]], list[Path]]:
    """The two files of an in-house list of these names."""

    def write(names: Sequence[str]) -> list[Path]:
        (tmp_path / "list.yml").write_text(MAPPING)
        rows = "".join(f"{number},{name}\n" for number, name in enumerate(names, 1))
        (tmp_path / "list.csv").write_text("id,name\n" + rows)
        return [tmp_path / "list.csv", tmp_path / "list.yml"]

    return write
