"""A ledger with the starter book, linked, and its parties."""

from collections.abc import Iterator

import pytest

from ostraka.coalition import Book, open_book
from ostraka.config import Settings
from ostraka.screen.lists import Lists


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a home that holds the starter book. Tests only ask it."""
    home = tmp_path_factory.mktemp("starter")
    settings = Settings(home, f"sqlite:///{home / 'ledger.sqlite'}")
    with Lists.open(settings, create=True) as lists:
        lists.load_starter()
    return settings


@pytest.fixture(scope="session")
def book(starter: Settings) -> Iterator[Book]:
    """The parties of the starter book."""
    with Lists.open(starter) as lists:
        yield open_book(lists.ledger)
