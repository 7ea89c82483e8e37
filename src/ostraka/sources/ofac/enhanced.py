"""OFAC's enhanced XML (``sanctionsData``): the richest format, one element a party.

Besides what the others hold it prints each list with its day, sanctions types, legal
authorities, names in their own script and relations with the other party's id. It leaves
``referenceValues`` at the head, which repeat the words used below and are not needed.
"""

from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import Parsed, RawFile
from ostraka.sources.ofac.gathering import Gathering
from ostraka.sources.ofac.identifiers import Detail
from ostraka.sources.ofac.party import SDN, NamePart, Party
from ostraka.sources.ofac.places import address
from ostraka.sources.ofac.remarks import read_remarks
from ostraka.sources.reading.xml import Node, iterate_xml
from ostraka.text.dates import parse_day

ROOT = "sanctionsData"


def parse_enhanced(file: RawFile, source: str) -> Parsed:
    """The parties of an enhanced XML file.

    Raises MalformedFile for broken XML, no parties, or the other of the two lists.
    """
    found = Gathering()
    published = None
    for node in iterate_xml(file, "publicationInfo", "entity"):
        if node.tag == "publicationInfo":
            published = _publication(file, node, source)
            found.issues += node.leftovers()
            continue
        party = _party(node, source)
        found.add(party, node.where, node.leftovers(party.id))
    if not found.seen:
        raise MalformedFile("no parties (entity) in it", where=file.name, hint="download it again")
    return found.parsed("enhanced-xml", published)


def _publication(file: RawFile, node: Node, source: str) -> date | None:
    lists = [
        name for outer in node.nodes("filters") for name in _texts(outer, "sanctionsLists", "sanctionsList")
    ]
    if lists and (source == SDN) != ("SDN List" in lists):
        raise MalformedFile(
            f"it holds the {', '.join(lists)}", where=file.name, hint=f"this is not the file of {source}"
        )
    return parse_day(node.text("dataAsOf")[:10])


def _party(entity: Node, source: str) -> Party:
    general = entity.node("generalInfo")
    party = Party(source, entity.attr("id"), _word(general, "entityType") if general else "unknown")
    for tag in _texts(entity, "sanctionsPrograms", "sanctionsProgram"):
        party.tag(tag)
    for node in _items(entity, "sanctionsLists", "sanctionsList"):
        party.listing(node.value(), parse_day(node.attr("datePublished")))
    for kind in _texts(entity, "sanctionsTypes", "sanctionsType"):
        party.sanctions_type(kind)
    party.authorities += _texts(entity, "legalAuthorities", "legalAuthority")
    if general:
        general.ignore("identityId")
        for title in general.texts("title"):
            party.positions += title.split("; ")
    for node in _items(entity, "names", "name"):
        _name(party, node)
    for node in _items(entity, "addresses", "address"):
        _address(party, node)
    for node in _items(entity, "features", "feature"):
        _feature(party, node)
    for node in _items(entity, "identityDocuments", "identityDocument"):
        _document(party, node)
    for node in _items(entity, "relationships", "relationship"):
        _relation(party, node)
    for remarks in general.texts("remarks") if general else ():
        read_remarks(party, remarks)
    return party


def _items(parent: Node, wrapper: str, item: str) -> list[Node]:
    """The items of a list; ids and references within the file say nothing of the party."""
    found = [node for outer in parent.nodes(wrapper) for node in outer.nodes(item)]
    for node in found:
        node.ignore("id", "refId")
    return found


def _texts(parent: Node, wrapper: str, item: str) -> list[str]:
    return [text for node in _items(parent, wrapper, item) if (text := node.value())]


def _word(node: Node, tag: str) -> str:
    """The text of a child that also carries a reference id."""
    child = node.node(tag)
    if child is None:
        return ""
    child.ignore("refId", "featureTypeId")
    return child.value()


def _name(party: Party, node: Node) -> None:
    primary, role = node.text("isPrimary") == "true", _word(node, "aliasType")
    weak = node.text("isLowQuality") == "true"
    for translation in _items(node, "translations", "translation"):
        # given twice: as formatted first and last name, and in parts
        translation.ignore("isPrimary", "formattedFirstName", "formattedLastName")
        script, printed = _word(translation, "script"), translation.text("formattedFullName")
        parts = [
            NamePart(_word(part, "type"), part.text("value"))
            for part in _items(translation, "nameParts", "namePart")
        ]
        party.documented_name(printed, parts, script, role="" if primary else role, weak=weak)


def _address(party: Party, node: Node) -> None:
    country = _word(node, "country")
    if country:
        party.country(country)
    for translation in _items(node, "translations", "translation"):
        translation.ignore("isPrimary")
        _word(translation, "script")  # the text shows its script itself
        parts = {
            _word(part, "type"): part.text("value")
            for part in _items(translation, "addressParts", "addressPart")
        }
        street = ", ".join(p for p in (parts.pop(f"ADDRESS{n}", "") for n in (1, 2, 3)) if p)
        city, region = parts.pop("CITY", ""), parts.pop("STATE/PROVINCE", "")
        place = address(
            street, city, region, parts.pop("POSTAL CODE", ""), country or parts.pop("REGION", "")
        )
        if place:
            party.addresses.append(place)
        for name, value in parts.items():
            party.note(f"{name}: {value}")


def _feature(party: Party, node: Node) -> None:
    # the printed value says what valueDate says; which of several comes first is OFAC's layout
    node.ignore("versionId", "valueRefId", "isPrimary", "valueDate")
    name, value, comments = _word(node, "type"), node.text("value"), node.text("comments")
    reliability = _word(node, "reliability")
    doubts = reliability if reliability not in ("Confirmed", "") else ""
    note = ", ".join(p for p in (comments, doubts) if p)
    party.detail(Detail(name, value, note=note))


def _document(party: Party, node: Node) -> None:
    node.ignore("name")  # which of the party's names stands on it
    name, valid = _word(node, "type"), node.text("isValid")
    notes = [node.text("issuingAuthority"), _word(node, "issuingLocation"), node.text("comments")]
    party.detail(
        Detail(
            name,
            node.text("documentNumber"),
            _word(node, "issuingCountry"),
            node.text("issueDate"),
            node.text("expirationDate"),
            ", ".join(p for p in (*notes, "" if valid == "true" else "not valid") if p),
        )
    )


def _relation(party: Party, node: Node) -> None:
    node.ignore("quality")  # of OFAC's own evidence; nearly never told
    kind, related = _word(node, "type"), node.node("relatedEntity")
    if related:
        party.relation(kind, related.value(), related.attr("entityId"))
    if comments := node.text("comments"):
        party.note(comments)
