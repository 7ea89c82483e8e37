"""The record of one party, from its own properties and from what other entities say about it."""

import re
from datetime import date

import msgspec

from ostraka.model import (
    Attribute,
    Contact,
    Designation,
    Identifier,
    IdentifierKind,
    Issue,
    IssueCode,
    Kind,
    Name,
    NameRole,
    PartialDate,
    Place,
    Record,
    Relation,
)
from ostraka.sources.followthemoney.entity import Entity, snake
from ostraka.text.countries import country, country_code
from ostraka.text.dates import parse_date, parse_day

#: schema -> kind; a LegalEntity is a person or an organization, the file does not say which
KINDS = {
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANIZATION,
    "Company": Kind.ORGANIZATION,
    "PublicBody": Kind.ORGANIZATION,
    "LegalEntity": Kind.OTHER,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
    "Vehicle": Kind.OTHER,
    "Asset": Kind.OTHER,
    "Security": Kind.OTHER,
    "CryptoWallet": Kind.OTHER,
    "RealEstate": Kind.OTHER,
    "BankAccount": Kind.OTHER,
    "Thing": Kind.OTHER,
}
_IDENTIFIERS = {
    "passportNumber": (IdentifierKind.PASSPORT, ""),
    "idNumber": (IdentifierKind.NATIONAL_ID, ""),
    "socialSecurityNumber": (IdentifierKind.NATIONAL_ID, "social security"),
    "innCode": (IdentifierKind.INN, ""),
    "ogrnCode": (IdentifierKind.OGRN, ""),
    "kppCode": (IdentifierKind.KPP, ""),
    "taxNumber": (IdentifierKind.TAX, ""),
    "vatCode": (IdentifierKind.TAX, "VAT"),
    "registrationNumber": (IdentifierKind.REGISTRATION, ""),
    "okpoCode": (IdentifierKind.REGISTRATION, "OKPO"),
    "leiCode": (IdentifierKind.LEI, ""),
    "swiftBic": (IdentifierKind.BIC, ""),
    "bikCode": (IdentifierKind.OTHER, "BIK"),
    "imoNumber": (IdentifierKind.IMO, ""),
    "mmsi": (IdentifierKind.MMSI, ""),
    "callSign": (IdentifierKind.CALL_SIGN, ""),
    "serialNumber": (IdentifierKind.SERIAL, ""),
    "isin": (IdentifierKind.SECURITY, "ISIN"),
    "isinCode": (IdentifierKind.SECURITY, "ISIN"),
    "publicKey": (IdentifierKind.CRYPTO_ADDRESS, ""),
    "unscId": (IdentifierKind.UN_REFERENCE, ""),
    "wikidataId": (IdentifierKind.OTHER, "Wikidata"),
    "permId": (IdentifierKind.OTHER, "PermID"),
    "dunsCode": (IdentifierKind.OTHER, "DUNS"),
    "uniqueEntityId": (IdentifierKind.OTHER, "UEI"),
}
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
#: "gb-nir", "us-ca": FollowTheMoney knows some parts of countries
_REGION = re.compile(r"[a-z]{2}-[a-z]{2,3}")
#: properties that say where and when a crawler looked, nothing about the party
_BOOKKEEPING = ("retrievedAt", "proof", "publisher", "publisherUrl")


class Said(msgspec.Struct):
    """What other entities say about one party."""

    designations: list[Designation] = msgspec.field(default_factory=list)
    relations: list[Relation] = msgspec.field(default_factory=list)
    attributes: list[Attribute] = msgspec.field(default_factory=list)
    identifiers: list[Identifier] = msgspec.field(default_factory=list)
    addresses: list[Place] = msgspec.field(default_factory=list)
    positions: list[str] = msgspec.field(default_factory=list)
    notes: list[str] = msgspec.field(default_factory=list)


def record(entity: Entity, said: Said, issues: list[Issue]) -> Record | None:
    """The party's record, or None with an issue where it has no name at all."""
    names = _names(entity)
    if not names:
        issues.append(Issue(IssueCode.MALFORMED_RECORD, entity.where, "a party without name", entity.id))
        return None
    take = entity.take
    gender = take("gender")
    addresses = [*said.addresses, *(Place(full=text) for text in take("address"))]
    countries = [_country(c, entity, issues) for c in take("country", "jurisdiction", "mainCountry")]
    known = {place.country for place in addresses}
    addresses += [Place(country=code) for code in dict.fromkeys(countries) if code not in known]
    if len(gender) > 1 or set(gender) - {"male", "female"}:
        said.attributes += [Attribute("gender", word) for word in gender]
        gender = []
    found = Record(
        source="ftm",
        id=entity.id,
        kind=KINDS[entity.schema],
        names=names,
        designations=tuple(said.designations),
        birth_dates=_dates(take("birthDate"), entity, issues),
        birth_places=_birth_places(entity, issues),
        death_dates=_dates(take("deathDate"), entity, issues),
        gender=gender[0] if gender else "",
        nationalities=tuple(_country(c, entity, issues) for c in take("nationality", "citizenship")),
        titles=tuple(take("title")),
        positions=(*take("position"), *said.positions),
        addresses=tuple(addresses),
        identifiers=(*_identifiers(entity), *said.identifiers),
        contacts=tuple(Contact(kind, v) for kind in ("phone", "email", "website", "fax") for v in take(kind)),
        relations=tuple(said.relations),
        notes=(*take("notes", "description", "summary"), *said.notes),
        updated_on=_last(take("modifiedAt")),
    )
    take(*_BOOKKEEPING)
    rest = [Attribute(snake(name), value) for name, values in entity.properties.items() for value in values]
    return msgspec.structs.replace(found, attributes=(*said.attributes, *rest))


def _names(entity: Entity) -> tuple[Name, ...]:
    """The caption leads if it is a name; parts of the name only where there is one of each."""
    printed = entity.take("name")
    first, last = entity.get("firstName"), entity.get("lastName")
    if not printed:
        parts = " ".join([*first[:1], *entity.get("middleName")[:1], *last[:1]])
        printed = [text for text in (entity.caption or parts,) if text]
    if entity.caption in printed:
        printed = [entity.caption, *(n for n in printed if n != entity.caption)]
    names = [Name(full, role=_role(full, NameRole.ALIAS)) for full in printed]
    if names:
        names[0] = Name(printed[0])
        if len(first) == len(last) == 1 and {*first[0].split(), *last[0].split()} <= {*printed[0].split()}:
            names[0] = Name(printed[0], given=entity.take("firstName")[0], family=entity.take("lastName")[0])
    names += [Name(full, role=_role(full, NameRole.ALIAS)) for full in entity.take("alias", "abbreviation")]
    names += [Name(full, role=_role(full, NameRole.ALIAS), weak=True) for full in entity.take("weakAlias")]
    names += [Name(full, role=NameRole.PREVIOUS) for full in entity.take("previousName")]
    return tuple(names)


def _role(name: str, role: NameRole) -> NameRole:
    letters = len(_LETTER.findall(name))
    return NameRole.ORIGINAL_SCRIPT if letters and len(_LATIN.findall(name)) * 2 < letters else role


def _dates(values: list[str], entity: Entity, issues: list[Issue]) -> tuple[PartialDate, ...]:
    dates = tuple(parse_date(value) for value in values)
    for day in dates:
        if not day.known:
            issues.append(Issue(IssueCode.BAD_DATE, entity.where, repr(day.printed), entity.id))
    return dates


def _birth_places(entity: Entity, issues: list[Issue]) -> tuple[Place, ...]:
    """Places of birth; the country of birth belongs to the place if there is one of each."""
    places = entity.take("birthPlace")
    countries = [_country(code, entity, issues) for code in entity.take("birthCountry")]
    if len(places) == len(countries) == 1:
        return (Place(full=places[0], country=countries[0]),)
    return (*(Place(full=text) for text in places), *(Place(country=code) for code in countries))


def _country(code: str, entity: Entity, issues: list[Issue]) -> str:
    code = code.partition("-")[0] if _REGION.fullmatch(code) else code
    if country_code(code) is None:
        issues.append(Issue(IssueCode.BAD_VALUE, entity.where, f"country {code!r}", entity.id))
    return country(code)


def _identifiers(entity: Entity) -> list[Identifier]:
    found = []
    for name, (kind, note) in _IDENTIFIERS.items():
        for value in entity.take(name):
            if kind is IdentifierKind.IMO:
                value = re.sub(r"^IMO\s*", "", value, flags=re.I)
            if kind is IdentifierKind.REGISTRATION and entity.schema == "Airplane":
                kind = IdentifierKind.AIRCRAFT_REGISTRATION
            found.append(Identifier(kind, value, note=note))
    return found + [
        Identifier(IdentifierKind.LIST_REFERENCE, value, note="FollowTheMoney referent")
        for value in entity.referents
    ]


def _last(values: list[str]) -> date | None:
    return max((day for value in values if (day := parse_day(value[:10]))), default=None)
