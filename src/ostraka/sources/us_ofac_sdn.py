"""The US list of blocked parties: OFAC's Specially Designated Nationals (SDN) List.

Ids are OFAC's ``ent_num`` (``uid`` in XML), the same in every format. The CSV and the
classic XML print no listing date; the advanced and the enhanced XML do, and theirs is
the day the party came on this list, not always that of the designation.
"""

from ostraka.model import Parsed, RawFile, SourceInfo
from ostraka.sources.ofac.delivery import parse_delivery

_KEY = "us_ofac_sdn"
_SERVICE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
_FILES = ("SDN.CSV", "ALT.CSV", "ADD.CSV", "SDN_COMMENTS.CSV")


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The SDN List out of a CSV set, or classic, advanced or enhanced XML, zipped or not.

    Raises MalformedFile or UnsafeFile where a file cannot be read as a whole.
    """
    return parse_delivery(files, _KEY)


SOURCE = SourceInfo(
    key=_KEY,
    authority="US",
    title="Specially Designated Nationals and Blocked Persons List",
    publisher="Office of Foreign Assets Control (OFAC), US Department of the Treasury",
    parse=parse,
    homepage="https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists",
    urls=tuple(_SERVICE + name for name in _FILES),
    file_names=tuple(name.lower() for name in _FILES),
    licence="Public domain (work of the US government)",
    formats=("csv-set", "csv-primary", "classic-xml", "advanced-xml", "enhanced-xml"),
    floor=8_500,
    stale_after_days=14,
    note="Measures that are short of blocking are on us_ofac_cons; one party may be on both lists.",
)
