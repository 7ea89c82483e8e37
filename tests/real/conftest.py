"""One ledger of real files for all tests of this folder, made once a run whatever the number of processes."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ostraka.config import Settings
from ostraka.screen.lists import Lists

#: source, file, the day it was downloaded or published; the order is that of the ledger's history.
FILES = (
    ("us_ofac_sdn", "us/sdn-2022-04-05.csv", "2022-04-05"),
    ("us_ofac_sdn", "us/sdn-2022-04-08.csv", "2022-04-08"),
    ("us_ofac_sdn", "us/sdn-2022-08-02.csv", "2022-08-02"),
    ("us_ofac_sdn", "us/sdn-2023-02-24.csv", "2023-02-24"),
    ("gb_ofsi", "uk/ConList-2025-04-14.xlsx", "2025-04-14"),
    ("gb_uksl", "uk/UK-Sanctions-List-2026-03-26.excerpt.xml", "2026-03-26"),
    ("ca_russia_regs", "ca/SOR-2014-58/2026-07-23.xml", "2026-07-23"),
    ("ca_sema", "ca/sema-lmes-2025-05.xml", "2025-05-31"),
    ("au_dfat", "au/Australian_Sanctions_Consolidated_List-2026-04.xlsx", "2026-04-30"),
    ("un_sc", "un/consolidated-2020-11-24.xml", "2020-11-24"),
    ("un_sc", "un/consolidated-2024-11-30.xml", "2024-11-30"),
    ("un_sc", "un/consolidated-2025-11-29.xml", "2025-11-29"),
    ("un_sc", "un/consolidated-2026-02-27.xml", "2026-02-27"),
    ("us_ofac_cons", "us/cons/2025-11-29/consolidated.xml", "2025-11-29"),
    ("us_ofac_cons", "us/cons/2025-12-04-reordered/consolidated.xml", "2025-12-04"),
)


def _build(home: Path, shared: Path) -> None:
    with Lists.open(_settings(home), create=True) as lists:
        for key, name, day in FILES:
            seen = datetime.fromisoformat(f"{day}T00:00+00:00")
            lists.ingest(key, [shared / "lists" / name], seen_at=seen)


def _settings(home: Path) -> Settings:
    return Settings(home, f"sqlite:///{home}/ledger.sqlite")


@pytest.fixture(scope="session")
def real_home(shared: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A home whose ledger holds these files. Tests only ask it."""
    base = tmp_path_factory.getbasetemp()
    if not hasattr(request.config, "workerinput"):
        home = base / "real"
        home.mkdir()
        _build(home, shared)
        return home
    home, done = base.parent / "real", base.parent / "real.done"
    try:
        home.mkdir()  # the first process builds it, the others wait
    except FileExistsError:
        end = time.monotonic() + 300
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.2)
        return home
    _build(home, shared)
    done.touch()
    return home


@pytest.fixture(scope="session")
def real(real_home: Path) -> Iterator[Lists]:
    """The lists of that ledger."""
    with Lists.open(_settings(real_home)) as lists:
        yield lists


@pytest.fixture(scope="session")
def raw(shared: Path) -> Callable[[str], bytes]:
    """The bytes of a real list."""
    return lambda name: (shared / "lists" / name).read_bytes()
