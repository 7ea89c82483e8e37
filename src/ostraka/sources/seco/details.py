"""Places, documents and the numbers in free text of SECO's list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ostraka.model import Identifier, IdentifierKind, Place
from ostraka.sources.reading.xml import Node
from ostraka.text.countries import country_code

_DOCUMENTS = {
    "passport": IdentifierKind.PASSPORT,
    "diplomatic-passport": IdentifierKind.PASSPORT,
    "id-card": IdentifierKind.NATIONAL_ID,
    "national-id": IdentifierKind.NATIONAL_ID,
    "driving-license": IdentifierKind.OTHER,
    "driving-licence": IdentifierKind.OTHER,
    "driving-permit": IdentifierKind.OTHER,
    "residence-permit": IdentifierKind.OTHER,
    "resident-permit": IdentifierKind.OTHER,
    "travel-document": IdentifierKind.OTHER,
    "visa": IdentifierKind.OTHER,
    "other": IdentifierKind.OTHER,
}
_LABEL = r"[^0-9A-Za-z]{0,4}(?:[Nn]umber|[Nn]o\.?)?[^0-9A-Za-z]{0,4}"
_NUMBERS = (
    (IdentifierKind.IMO, re.compile(rf"\bIMO\)?{_LABEL}(\d{{7}})\b")),
    (IdentifierKind.MMSI, re.compile(rf"\bMMSI\)?{_LABEL}(\d{{9}})\b")),
    (IdentifierKind.INN, re.compile(rf"\b(?:INN|ИНН)\)?{_LABEL}(\d{{10}}(?:\d\d)?)\b")),
    (IdentifierKind.OGRN, re.compile(rf"\b(?:OGRN(?:IP)?|ОГРН(?:ИП)?)\)?{_LABEL}(\d{{13}}(?:\d\d)?)\b")),
    (IdentifierKind.KPP, re.compile(rf"\b(?:KPP|КПП)\)?{_LABEL}(\d{{9}})\b")),
)
#: "SWIFT/BIC code: ABCDEFGH", "SWIFT codes: ABCDEFGH and …"; a name with Swift in it has no colon.
_SWIFT = re.compile(
    r"\b(?:SWIFT|BIC)\b(?:/BIC)?(?: [Cc]odes?)?:((?:[ ,;/]|and)*(?:[A-Z]{6}[A-Z0-9]{2,5}\b[ ,;/]*(?:and )?)+)"
)
_CODE = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")


def read_place(node: Node) -> tuple[str, Place, bool]:
    """The id of a ``place``, the place with its variants in brackets, and whether its country is known."""
    number = node.attr("ssid")
    location = _with_variants(node, "location")
    area = _with_variants(node, "area")
    land = node.node("country")
    code, name = (land.attr("iso-code"), land.value()) if land else ("", "")
    known = country_code(code) or country_code(name)
    full = ", ".join(filter(None, (location, area, name)))
    return number, Place(full, location, area, country=known or name), bool(known) or not (code or name)


def _with_variants(node: Node, tag: str) -> str:
    """A name of a place, with its other spellings in brackets."""
    main = node.text(tag)
    variants = node.nodes(f"{tag}-variant")
    for variant in variants:
        variant.ignore("variant-type", "lang", "script", "ssid")
    others = [text for variant in variants if (text := variant.value()) and text != main]
    return f"{main} ({', '.join(others)})" if others else main


@dataclass
class Surroundings:
    """What reading a detail needs to know, and where it leaves what it noticed."""

    places: Mapping[str, Place]
    notes: list[str]
    missing: list[str] = field(default_factory=list)
    """Ids of places that the file refers to and does not have."""


def place_of(node: Node, around: Surroundings) -> Place | None:
    """The place an ``address`` or ``place-of-birth`` refers to, with its own street and code."""
    number = node.attr("place-id")
    if number and number not in around.places:
        around.missing.append(number)
    found = around.places.get(number, Place())
    quality, current = node.attr("quality"), node.attr("current")
    node.ignore("ssid")
    care, street, box, code = (node.text(tag) for tag in ("c-o", "address-details", "p-o-box", "zip-code"))
    full = ", ".join(filter(None, (care, street, box, code, found.full)))
    for said in (
        *(node.texts("remark")),
        f"quality {quality}" if quality not in ("", "good") else "",
        "not current" if current == "false" else "",
    ):
        if said:
            around.notes.append(f"{full}: {said}" if full else said)
    return Place(full, found.city, found.region, code, found.country) if full else None


def document(node: Node, around: Surroundings) -> tuple[Identifier | None, bool]:
    """The identifier of an ``identification-document`` if it has a number, and whether its type is known."""
    node.ignore("ssid")
    kind, number = node.attr("document-type"), node.text("number")
    issuer = node.node("issuer")
    code, name = (issuer.attr("code") or issuer.attr("iso-code"), issuer.value()) if issuer else ("", "")
    country = country_code(code) or country_code(name) or ""
    where = node.node("place-of-issue")
    place = place_of(where, around) if where else None
    issued, expires = node.text("date-of-issue"), node.text("expiry-date")
    said = [
        kind.replace("-", " "),
        "" if country else f"issued by {name}" if name else "",
        f"issued in {place.full}" if place else "",
        f"issued on {issued}" if issued else "",
        f"expires on {expires}" if expires else "",
        *node.texts("remark"),
    ]
    note = "; ".join(filter(None, said))
    if not number:
        around.notes += [note] if note else []
        return None, kind in _DOCUMENTS
    return Identifier(_DOCUMENTS.get(kind, IdentifierKind.OTHER), number, country, note), kind in _DOCUMENTS


def numbers_in(texts: Iterable[str]) -> Iterator[Identifier]:
    """Numbers that free text names by kind: IMO, MMSI, INN, OGRN, KPP, BIC."""
    for text in texts:
        for kind, pattern in _NUMBERS:
            country = "RU" if kind in (IdentifierKind.INN, IdentifierKind.OGRN, IdentifierKind.KPP) else ""
            for value in pattern.findall(text):
                yield Identifier(kind, value, country, "from other-information")
        for codes in _SWIFT.findall(text):
            for value in _CODE.findall(codes):
                yield Identifier(IdentifierKind.BIC, value, note="from other-information")
