"""Records as FollowTheMoney entities, the field's interchange format.

One record becomes the party itself and its parts: a ``Sanction`` for each designation and day its measures
began, an ``Identification`` or ``Passport`` for each number, ``Address``, ``CryptoWallet`` and ``Security``
entities, and links to other records whose id is known. Ids are made from the record's own, so the same
record gives the same bytes.

What FollowTheMoney has no place for, or would drop as unfit, goes into ``notes`` with its name before it:
phone numbers (it keeps only those a numbering plan knows), dates that are ranges or approximate, unknown
countries, ties to a party known by name alone. Not written at all: the language of a name, and a name's
printed order where the parts and the full name say the same.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from ostraka.model import (
    AUTHORITIES,
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    Place,
    Record,
    Relation,
)
from ostraka.report import ftm_values as values
from ostraka.report.ftm_values import Entity

_SCHEMA = {
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organization",
    Kind.VESSEL: "Vessel",
    Kind.AIRCRAFT: "Airplane",
    Kind.OTHER: "LegalEntity",
}
#: Attributes of ships and aircraft that have a property of their own; others are notes.
_ATTRIBUTES = {"vessel_type": "type", "aircraft_type": "type", "model": "model", "aircraft_model": "model"}
_ROLES = {NameRole.ALIAS: "alias", NameRole.PREVIOUS: "previousName", NameRole.ORIGINAL_SCRIPT: "alias"}


def entities(record: Record, source_url: str = "") -> list[dict[str, Any]]:
    """The FollowTheMoney entities of a record, the party first; each is one line of JSON."""
    party = _party(record)
    parts = [*_addresses(record, party), *_identifications(record, party), *_holdings(record, party)]
    parts += [*_sanctions(record, party, source_url), *_links(record, party)]
    first = party.export(record.source) | {"caption": record.caption, "target": bool(record.designations)}
    return [first, *(part.export(record.source) for part in parts)]


def entity_id(source: str, record_id: str) -> str:
    """The id of a record's own entity.

    >>> entity_id("us_ofac_sdn", "17018"), entity_id("starter", "GB:sberbank")
    ('us-ofac-sdn-17018', 'starter-GB-sberbank-790a1504')
    """
    dataset = source.replace("_", "-")
    if re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", record_id) and len(record_id) <= 80:
        return f"{dataset}-{record_id}"
    # FollowTheMoney's ids have letters, digits, dots and dashes only; the digest keeps "a b" and "a_b" apart
    plain = re.sub(r"[^A-Za-z0-9]+", "-", record_id)[:80].strip("-")
    return f"{dataset}-{plain}-{hashlib.sha1(record_id.encode()).hexdigest()[:8]}"


def _part(schema: str, party: Entity, content: object, notes: str = "description") -> Entity:
    """An empty part of a party, with an id made from what it will say."""
    digest = hashlib.sha1(f"{schema}|".encode() + msgspec.json.encode(content)).hexdigest()[:12]
    return Entity(schema, f"{party.id}-{digest}", notes)


def _party(record: Record) -> Entity:
    entity = Entity(_schema(record), entity_id(record.source, record.id))
    person = record.kind is Kind.PERSON
    for name in record.names:
        _name(entity, name, record.names[0], person)
    for day in record.birth_dates:
        entity.dates("birthDate", day) if person else entity.note("birth date", str(day))
    for day in record.death_dates:
        entity.dates("deathDate", day) if person else entity.note("death date", str(day))
    for place in record.birth_places:
        _birth_place(entity, place)
    for code in record.nationalities:
        entity.country("nationality" if person else "country", code)
    for prop, texts in (("title", record.titles), ("position", record.positions)):
        for text in texts:
            entity.add(prop, text) if person else entity.note(prop, text)
    if record.gender:
        entity.add("gender", record.gender) if person else entity.note("gender", record.gender)
    _details(entity, record)
    return entity


def _schema(record: Record) -> str:
    """Company where a number says so that only companies have."""
    if record.kind is Kind.ORGANIZATION and any(i.kind is IdentifierKind.KPP for i in record.identifiers):
        return "Company"
    return _SCHEMA[record.kind]


def _name(entity: Entity, name: Name, primary: Name, person: bool) -> None:
    prop = "name" if name == primary else "weakAlias" if name.weak else _ROLES.get(name.role, "alias")
    entity.add(prop, name.full)
    if prop == "name" and not values.fits(prop, name.full):
        entity.add(prop, name.full[:200])  # the whole is in the notes; no entity is without a name
    if person and not name.weak:
        entity.add("firstName", name.given)
        entity.add("middleName", name.middle)
        entity.add("lastName", name.family)


def _birth_place(entity: Entity, place: Place) -> None:
    text = place.full or ", ".join(filter(None, (place.city, place.region, place.country)))
    if entity.schema != "Person":
        entity.note("birth place", text)
        return
    entity.add("birthPlace", text)
    if place.country:
        entity.country("birthCountry", place.country)


def _details(entity: Entity, record: Record) -> None:
    """Contacts, attributes, notes, topics and the source's own date of change."""
    registered = record.kind not in (Kind.VESSEL, Kind.AIRCRAFT)
    for contact in record.contacts:
        fit = {"email": values.email, "website": values.website}.get(contact.kind)
        if registered and fit and fit(contact.value):
            entity.add(contact.kind, contact.value)
        else:
            entity.note(contact.kind, contact.value)
    for attribute in record.attributes:
        prop = "" if registered else _ATTRIBUTES.get(attribute.key, "")
        if attribute.key == "flag" and record.kind is Kind.VESSEL:
            entity.country("flag", attribute.value)
        elif prop:
            entity.add(prop, attribute.value)
        else:
            entity.note(attribute.key.replace("_", " "), attribute.value)
    for note in record.notes:
        entity.note("", note)
    if record.updated_on:
        entity.add("modifiedAt", record.updated_on.isoformat())
    kinds = {m.kind for d in record.designations if not _over(d) for m in d.measures}
    if any(not _over(d) for d in record.designations):
        entity.add("topics", "export.control" if kinds == {MeasureKind.EXPORT_CONTROL} else "sanction")


def _over(designation: Designation) -> bool:
    return designation.ended or designation.ended_on is not None


def _addresses(record: Record, party: Entity) -> Iterator[Entity]:
    for place in record.addresses:
        part = _part("Address", party, place, notes="notes")
        part.add("full", place.full)
        part.add("city", place.city)
        part.add("region", place.region)
        part.add("postalCode", place.postal_code)
        if place.country:
            part.country("country", place.country)
        if part.properties:
            party.add("addressEntity", part.id)
            party.add("address", place.full)
            yield part


def _identifications(record: Record, party: Entity) -> Iterator[Entity]:
    """A document for each number of a legal entity that has more to say than the number."""
    properties = values.PROPERTIES[record.kind]
    holder = record.kind not in (Kind.VESSEL, Kind.AIRCRAFT)
    for number in record.identifiers:
        if number.kind in (IdentifierKind.CRYPTO_ADDRESS, IdentifierKind.SECURITY):
            continue
        prop, check = properties.get(number.kind, ("", bool))
        fit = bool(prop) and check(number.value) and values.fits(prop, number.value)
        if fit:
            party.add(prop, f"IMO{number.value}" if prop == "imoNumber" else number.value)
        if fit and not number.note and not number.country:
            continue
        if holder:
            yield _document(number, party)
        else:
            party.note(number.kind.replace("_", " "), _described(number))


def _document(number: Identifier, party: Entity) -> Entity:
    passport = number.kind is IdentifierKind.PASSPORT
    part = _part("Passport" if passport else "Identification", party, number)
    part.add("holder", party.id)
    part.add("number", number.value)
    part.add("type", number.kind.replace("_", " "))
    part.add("summary", number.note)
    if number.country:
        part.country("country", number.country)
    return part


def _described(number: Identifier) -> str:
    """The number with its country and note."""
    about = ", ".join(filter(None, (number.country, number.note)))
    return f"{number.value} ({about})" if about else number.value


def _holdings(record: Record, party: Entity) -> Iterator[Entity]:
    """Wallets and securities, which are things of their own."""
    holder = record.kind not in (Kind.VESSEL, Kind.AIRCRAFT)
    for number in record.identifiers:
        if number.kind is IdentifierKind.CRYPTO_ADDRESS and holder:
            part = _part("CryptoWallet", party, number, notes="summary")
            part.add("holder", party.id)
            part.add("publicKey", number.value)
            part.add("currency", number.note)
            yield part
        elif number.kind is IdentifierKind.SECURITY and holder and values.valid_isin(number.value):
            part = _part("Security", party, number, notes="notes")
            part.add("issuer", party.id)
            part.add("isin", number.value)
            part.note("", number.note)
            yield part
        elif number.kind in (IdentifierKind.CRYPTO_ADDRESS, IdentifierKind.SECURITY):
            party.note(number.kind.replace("_", " "), _described(number))


def _sanctions(record: Record, party: Entity, source_url: str) -> Iterator[Entity]:
    references = [i.value for i in record.identifiers if i.kind is IdentifierKind.UN_REFERENCE]
    for designation in record.designations:
        groups: dict[tuple[Any, Any], list[Measure]] = {}
        for measure in designation.measures:
            groups.setdefault((measure.effective, measure.ended_on), []).append(measure)
        for (start, end), measures in (groups or {(None, None): []}).items():
            part = _part("Sanction", party, (designation, start, end))
            _legal(part, designation)
            part.add("entity", party.id)
            part.add("recordId", record.id)
            part.add("unscId", *references)
            part.add("sourceUrl", source_url)
            for measure in measures:
                kind = measure.kind.replace("_", " ")
                part.add("provisions", kind, measure.printed)
                part.add("summary", f"{kind}: {measure.basis}" if measure.basis else "")
            part.add("startDate", str(start or ""))
            part.add("endDate", str(end or designation.ended_on or ""))
            yield part


def _legal(part: Entity, designation: Designation) -> None:
    """What all measures of a designation have in common."""
    authority = AUTHORITIES.get(designation.authority)
    part.add("authority", authority.bodies if authority else designation.authority)
    part.country("country", designation.authority)
    part.add("program", designation.program_name or designation.program)
    part.add("programId", designation.program)
    part.add("authorityId", designation.reference)
    part.add("listingDate", str(designation.listed_on or ""))
    part.add("date", str(designation.published_on or ""))
    part.add("status", "ended" if _over(designation) else "in force")
    part.add("description", designation.instrument)
    part.add("summary", f"listing date: {designation.listed_basis}" if designation.listed_basis else "")
    for piece in values.pieces(designation.reasons):
        part.add("reason", piece)


def _links(record: Record, party: Entity) -> Iterator[Entity]:
    for relation in record.relations:
        if not relation.id:
            party.note(relation.kind.replace("_", " "), relation.name)
            continue
        yield _link(record, relation, party)


def _link(record: Record, relation: Relation, party: Entity) -> Entity:
    """Family of a person, ownership of a ship or aircraft; any other tie is an unknown link with its role."""
    other = entity_id(record.source, relation.id)
    asset = record.kind in (Kind.VESSEL, Kind.AIRCRAFT)
    if relation.kind == "family" and record.kind is Kind.PERSON:
        part = _part("Family", party, relation)
        part.add("person", party.id)
        part.add("relative", other)
        part.add("relationship", relation.kind)
    elif relation.kind == "owner" and asset:
        part = _part("Ownership", party, relation)
        part.add("owner", other)
        part.add("asset", party.id)
        part.add("role", relation.kind)
    else:
        part = _part("UnknownLink", party, relation)
        part.add("subject", party.id)
        part.add("object", other)
        part.add("role", relation.kind.replace("_", " "))
    part.note("", relation.name)
    return part
