"""Ledgers to work on: an empty one, and one that holds the starter book (made once, only read)."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ostraka.config import Settings
from ostraka.screen.lists import Lists


def settings_in(home: Path) -> Settings:
    """Settings that keep everything in one folder."""
    return Settings(home, f"sqlite:///{home}/ledger.sqlite")


@pytest.fixture
def lists(tmp_path: Path) -> Iterator[Lists]:
    """An empty ledger in a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    with Lists.open(settings_in(home), create=True) as made:
        yield made


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lists]:
    """A ledger with the starter book. Tests only ask it."""
    home = tmp_path_factory.mktemp("starter")
    with Lists.open(settings_in(home), create=True) as made:
        made.load_starter()
        yield made


@pytest.fixture(scope="session")
def moment() -> Callable[[str], datetime]:
    """A day's first instant in UTC."""
    return lambda day: datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
