"""Which of OFAC's formats a delivery is, by its content, and the reader for it."""

import re

from ostraka.errors import MalformedFile
from ostraka.model import Parsed, RawFile
from ostraka.sources.ofac.csv_set import parse_csv
from ostraka.sources.reading.archive import unpack

# the first element of a document, after its declaration, comments or a document type
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_READERS: dict[str, object] = {}


def parse_delivery(files: tuple[RawFile, ...], source: str) -> Parsed:
    """The parties of a delivery in any of OFAC's formats, zipped or not.

    Raises MalformedFile or UnsafeFile where it cannot be read as a whole.
    """
    members = unpack(files)
    if not members:
        raise MalformedFile("no file was given", where=source)
    return parse_csv(members, source)
