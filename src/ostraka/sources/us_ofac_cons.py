"""The US non-SDN lists in one file: OFAC's Consolidated Sanctions List.

Sectoral (SSI), correspondent accounts (CAPTA, 561), menu-based (NS-MBS), Chinese
military companies (NS-CMIC), the Palestinian Legislative Council (NS-PLC) and foreign
sanctions evaders (FSE). The same ids as on the SDN List mean the same party there.
"""

from ostraka.model import Parsed, RawFile, SourceInfo
from ostraka.sources.ofac.delivery import parse_delivery

_KEY = "us_ofac_cons"
_SERVICE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
_FILES = ("CONS_PRIM.CSV", "CONS_ALT.CSV", "CONS_ADD.CSV", "CONS_COMMENTS.CSV")


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The consolidated list out of a CSV set, or classic, advanced or enhanced XML, zipped or not.

    Raises MalformedFile or UnsafeFile where a file cannot be read as a whole.
    """
    return parse_delivery(files, _KEY)


SOURCE = SourceInfo(
    key=_KEY,
    authority="US",
    title="Consolidated Sanctions List (Non-SDN)",
    publisher="Office of Foreign Assets Control (OFAC), US Department of the Treasury",
    parse=parse,
    homepage="https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists",
    urls=tuple(_SERVICE + name for name in _FILES),
    file_names=tuple(name.lower() for name in _FILES),
    licence="Public domain (work of the US government)",
    formats=("csv-set", "csv-primary", "classic-xml", "advanced-xml", "enhanced-xml"),
    floor=350,
    stale_after_days=60,
    note="A program that no non-SDN list uses marks a party that is on the SDN List as well.",
)
