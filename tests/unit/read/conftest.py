"""One reader on the starter book for all tests of reading."""

from collections.abc import Callable

import pytest
from benchmarks.read.gold import starter_reader

from ostraka.read import Reader, Reading
from ostraka.read.opening import document_of


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader on the starter book."""
    return starter_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Reading]:
    """Read a text against the starter book."""
    return lambda text: reader.read(document_of(text.encode(), "report.txt"))
