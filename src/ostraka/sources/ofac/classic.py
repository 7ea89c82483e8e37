"""OFAC's classic XML (``sdnList``): what the CSV holds, with its parts told apart.

The namespace changed in 2024, so only local names count. ``Record_Count`` tells a whole
file from one that lost entries. Like the CSV it prints neither listing dates nor scripts.
"""

from ostraka.errors import MalformedFile
from ostraka.model import Parsed, RawFile
from ostraka.sources.ofac.gathering import Gathering
from ostraka.sources.ofac.identifiers import Detail
from ostraka.sources.ofac.party import Party
from ostraka.sources.ofac.places import address
from ostraka.sources.ofac.remarks import read_remarks
from ostraka.sources.reading.xml import Node, iterate_xml
from ostraka.text.dates import parse_day

ROOT = "sdnList"
#: element -> key of :meth:`Party.vessel`
_VESSEL = {
    "callSign": "call_sign",
    "vesselType": "vessel_type",
    "vesselFlag": "flag",
    "vesselOwner": "owner",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_registered_tonnage",
}
#: list element, item element, value element -> type of detail
_LISTS = (
    ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
    ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
    ("nationalityList", "nationality", "country", "nationality"),
    ("citizenshipList", "citizenship", "country", "citizen"),
)


def parse_classic(file: RawFile, source: str) -> Parsed:
    """The parties of a classic XML file.

    Raises MalformedFile for broken XML, or for another number of entries than it says it has.
    """
    found = Gathering()
    published, promised = None, ""
    for node in iterate_xml(file, "publshInformation", "publishInformation", "sdnEntry"):
        if node.tag == "sdnEntry":
            party = _party(node, source)
            found.add(party, node.where, node.leftovers(party.id))
            continue
        month, _, rest = node.text("Publish_Date").partition("/")
        day, _, year = rest.partition("/")
        published, promised = parse_day(f"{year}-{month}-{day}"), node.text("Record_Count")
        found.issues += node.leftovers()
    if not found.seen or promised != str(found.seen):
        raise MalformedFile(
            f"{found.seen} entries (sdnEntry), but Record_Count says {promised or 'nothing'}",
            where=file.name,
            hint="download it again",
        )
    return found.parsed("classic-xml", published)


def _party(entry: Node, source: str) -> Party:
    """One entry; ``uid`` of its parts are the file's own numbers and say nothing of the party."""
    party = Party(source, entry.text("uid"), entry.text("sdnType"))
    if name := _name(entry):
        party.primary(name)
    for title in entry.texts("title"):
        party.positions += title.split("; ")
    for programs in entry.nodes("programList"):
        for tag in programs.texts("program"):
            party.tag(tag)
    for aka in _items(entry, "akaList", "aka"):
        category, role = aka.text("category"), aka.text("type")
        party.alias(_name(aka), role, weak=category.lower() == "weak")
    for place in _items(entry, "addressList", "address"):
        _address(party, place)
    for wrapper, item, value, name in _LISTS:
        for node in _items(entry, wrapper, item):
            node.ignore("mainEntry")  # which of several OFAC prints first
            party.detail(Detail(name, node.text(value)))
    for document in _items(entry, "idList", "id"):
        party.detail(
            Detail(
                document.text("idType"),
                document.text("idNumber"),
                document.text("idCountry"),
                document.text("issueDate"),
                document.text("expirationDate"),
            )
        )
    for ship in entry.nodes("vesselInfo"):
        party.vessel(**{key: ship.text(element) for element, key in _VESSEL.items()})
    for remarks in entry.texts("remarks"):
        read_remarks(party, remarks)
    return party


def _items(entry: Node, wrapper: str, item: str) -> list[Node]:
    found = [node for outer in entry.nodes(wrapper) for node in outer.nodes(item)]
    for node in found:
        node.ignore("uid")
    return found


def _name(node: Node) -> str:
    """``LAST, First`` as the CSV prints it."""
    return ", ".join(part for part in (node.text("lastName"), node.text("firstName")) if part)


def _address(party: Party, node: Node) -> None:
    street = ", ".join(p for p in (node.text("address1"), node.text("address2"), node.text("address3")) if p)
    city, region = node.text("city"), node.text("stateOrProvince")
    postal, country = node.text("postalCode"), node.text("country")
    if country:
        party.country(country)
    if place := address(street, city, region, postal, country):
        party.addresses.append(place)
