"""A record: one listing as one authority prints it. Frozen, ordered, hashable by content."""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from ostraka.model.dates import PartialDate
from ostraka.model.designation import Designation


class Kind(StrEnum):
    """What sort of party a record describes."""

    PERSON = "person"
    ORGANIZATION = "organization"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    OTHER = "other"
    """The list says neither (a security, a wallet, a good)."""


class NameRole(StrEnum):
    """How the list uses a name."""

    PRIMARY = "primary"
    ALIAS = "alias"
    PREVIOUS = "previous"
    """Formerly known as."""
    ORIGINAL_SCRIPT = "original_script"


class IdentifierKind(StrEnum):
    """What an identifier identifies by."""

    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    TAX = "tax"
    """A tax number of any country but Russia's, or one not said to be an INN."""
    INN = "inn"
    OGRN = "ogrn"
    KPP = "kpp"
    REGISTRATION = "registration"
    LEI = "lei"
    BIC = "bic"
    IMO = "imo"
    """Seven digits, without the letters IMO; ships, and companies by role."""
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    AIRCRAFT_REGISTRATION = "aircraft_registration"
    SERIAL = "serial"
    """Aircraft construction number, hull number (HIN)."""
    CRYPTO_ADDRESS = "crypto_address"
    SECURITY = "security"
    """ISIN and the like."""
    UN_REFERENCE = "un_reference"
    LIST_REFERENCE = "list_reference"
    """Another list's own id for this party (OFSI group, UK unique id); ``note`` tells which."""
    OTHER = "other"


class Name(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """One name, whole and, where the list tells them apart, in parts."""

    full: str
    """Given names first, family name last, where the list tells parts; else as printed."""
    role: NameRole = NameRole.PRIMARY
    weak: bool = False
    """A broad alias: it confirms a hit and is not screened on alone (OFAC FAQ 122, 124)."""
    given: str = ""
    middle: str = ""
    """Second given name or patronymic, where the list says which part it is."""
    family: str = ""
    language: str = ""
    """ISO 639 code or the list's own word."""
    printed: str = ""
    """The list's own words where they differ from ``full`` ("AKIMOV, Andrey")."""


class Place(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """An address or a place of birth."""

    full: str = ""
    """All printed parts joined with ", "."""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    """ISO 3166 alpha-2, or as printed where the name is not known."""


class Identifier(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """A number that stands for the party."""

    kind: IdentifierKind
    value: str
    country: str = ""
    note: str = ""


class Contact(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """A phone number, e-mail address or website."""

    kind: str
    """``phone``, ``email``, ``website``, ``fax``."""
    value: str


class Relation(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """A tie to another party, as printed."""

    kind: str
    """``linked_to``, ``owner``, ``operator``, ``parent``, ``subsidiary``, ``family``, ``associate`` …"""
    name: str = ""
    id: str = ""
    """The other record's id on the same list, where printed."""


class Attribute(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, order=True):
    """Any other field worth keeping, under a plain snake_case key (``vessel_type``, ``flag``)."""

    key: str
    value: str


class Record(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, kw_only=True):
    """One listing as printed on one version of one list."""

    source: str
    id: str
    """The authority's raw id, stable over versions of the list."""
    kind: Kind
    names: tuple[Name, ...]
    """At least one; the first is the primary name."""
    designations: tuple[Designation, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[Place, ...] = ()
    death_dates: tuple[PartialDate, ...] = ()
    gender: str = ""
    """``male``, ``female`` or empty."""
    nationalities: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes, or as printed where the name is not known."""
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    addresses: tuple[Place, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    contacts: tuple[Contact, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    notes: tuple[str, ...] = ()
    updated_on: date | None = None
    """The source's own "last updated"; not part of the content hash, since lists touch it in bulk."""

    @property
    def caption(self) -> str:
        """The name to show."""
        return self.names[0].full

    @property
    def listed_on(self) -> date | None:
        """Earliest printed listing day among the designations, if any is printed."""
        return min((d.listed_on for d in self.designations if d.listed_on), default=None)


def canonical(record: Record) -> Record:
    """The same record with its parts deduplicated and in one order, the primary name first.

    Lists write children in varying order (OFAC) and repeat rows (UK); neither is a change.
    """

    def tidy(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(set(values), key=msgspec.json.encode)) if len(values) > 1 else values

    designations = tuple(msgspec.structs.replace(d, measures=tidy(d.measures)) for d in record.designations)
    primary = record.names[:1]
    return msgspec.structs.replace(
        record,
        names=primary + tidy(tuple(n for n in record.names[1:] if n != primary[0])),
        designations=tidy(designations),
        **{
            field: tidy(getattr(record, field))
            for field in (
                "birth_dates", "birth_places", "death_dates", "nationalities", "titles", "positions",
                "addresses", "identifiers", "contacts", "relations", "attributes", "notes",
            )
        },
    )  # fmt: skip


def encode(record: Record) -> bytes:
    """JSON of a record, with defaults left out; ``decode`` gives the same record back."""
    return msgspec.json.encode(record)


_DECODER = msgspec.json.Decoder(Record)


def decode(body: bytes | str) -> Record:
    """The record from its JSON. Raises msgspec.ValidationError on any other JSON."""
    return _DECODER.decode(body)


def content_digest(record: Record) -> str:
    """Hex sha256 of the canonical content, without ``updated_on``.

    Expects a record that went through :func:`canonical`.
    """
    return hashlib.sha256(encode(msgspec.structs.replace(record, updated_on=None))).hexdigest()
