"""Which of OFAC's formats a delivery is, by its content, and the reader for it."""

import re
from collections.abc import Callable

from ostraka.errors import MalformedFile
from ostraka.model import Parsed, RawFile
from ostraka.sources.ofac import advanced, classic, enhanced
from ostraka.sources.ofac.csv_set import parse_csv
from ostraka.sources.reading.archive import unpack

#: root element -> reader of that XML format
_READERS: dict[str, Callable[[RawFile, str], Parsed]] = {
    classic.ROOT: classic.parse_classic,
    advanced.ROOT: advanced.parse_advanced,
    enhanced.ROOT: enhanced.parse_enhanced,
}
#: The first element, behind the declaration, comments and a document type (refused later).
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")


def parse_delivery(files: tuple[RawFile, ...], source: str) -> Parsed:
    """The parties of a delivery in any of OFAC's formats, zipped or not.

    Raises MalformedFile or UnsafeFile where it cannot be read as a whole.
    """
    members = unpack(files)
    if not members:
        raise MalformedFile("no file was given", where=source)
    documents = [file for file in members if _is_xml(file)]
    if not documents:
        return parse_csv(members, source)
    if len(members) > 1:
        raise MalformedFile(
            "several files, one of them XML",
            where=", ".join(file.name for file in members),
            hint="an XML file is a whole list; give it alone",
        )
    root = _root(documents[0])
    if root not in _READERS:
        raise MalformedFile(
            f"its root element is {root!r}",
            where=documents[0].name,
            hint=f"OFAC's XML formats begin with {', '.join(_READERS)}",
        )
    return _READERS[root](documents[0], source)


def _is_xml(file: RawFile) -> bool:
    return file.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _root(file: RawFile) -> str:
    found = _ROOT.search(file.data[:4096])
    return found[1].decode("ascii") if found else ""
