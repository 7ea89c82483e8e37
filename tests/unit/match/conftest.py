"""The invented list as an index."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from parties import PARTIES

from ostraka.match import Index, Matcher


@pytest.fixture(scope="session")
def index() -> Index:
    return Index.build(PARTIES)


@pytest.fixture(scope="session")
def matcher(index: Index) -> Matcher:
    return Matcher(index)
