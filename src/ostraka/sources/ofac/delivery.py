"""Which of OFAC's formats a delivery is, by its content, and the reader for it."""

import re
from collections.abc import Callable

from ostraka.errors import MalformedFile
from ostraka.model import Parsed, RawFile
from ostraka.sources.ofac import advanced, classic, enhanced
from ostraka.sources.ofac.csv_set import parse_csv
from ostraka.sources.ofac.listings import LIST_OF_TAG
from ostraka.sources.ofac.party import SDN
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

    Raises MalformedFile or UnsafeFile where it cannot be read as a whole, and MalformedFile for
    the other of OFAC's two lists.
    """
    members = unpack(files)
    if not members:
        raise MalformedFile("no file was given", where=source)
    if any(_is_xml(file) for file in members):
        if len(members) > 1:
            raise MalformedFile(
                "several files, one of them XML",
                where=", ".join(file.name for file in members),
                hint="an XML file is a whole list; give it alone",
            )
        parsed = _reader(members[0])(members[0], source)
    else:
        parsed = parse_csv(members, source)
    _check_list(parsed, source, members[0].name)
    return parsed


def _reader(file: RawFile) -> Callable[[RawFile, str], Parsed]:
    root = _root(file)
    if root not in _READERS:
        raise MalformedFile(
            f"its root element is {root!r}",
            where=file.name,
            hint=f"OFAC's XML formats begin with {', '.join(_READERS)}",
        )
    return _READERS[root]


def _check_list(parsed: Parsed, source: str, name: str) -> None:
    """Only the enhanced XML says which list it is, but the programs give the others away.

    Tags of non-SDN lists stand on 58 % to 100 % of the consolidated list (2018 to 2026) and on
    under 1 % of the SDN List (2021 to 2024); a handful of records proves nothing.
    """
    if len(parsed.records) < 100:
        return
    tagged = sum(any(d.program_name in LIST_OF_TAG for d in r.designations) for r in parsed.records)
    if (tagged / len(parsed.records) < 0.3) != (source == SDN):
        raise MalformedFile(
            f"{tagged} of {len(parsed.records)} parties are under programs of the non-SDN lists",
            where=name,
            hint=f"this is the other of OFAC's two lists, not {source}",
        )


def _is_xml(file: RawFile) -> bool:
    return file.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _root(file: RawFile) -> str:
    found = _ROOT.search(file.data[:4096])
    return found[1].decode("ascii") if found else ""
