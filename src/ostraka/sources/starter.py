"""The starter book: a few dated facts shipped with the package. Not a compliance list.

One record per party and authority, ``GB:sberbank``. Unlike an authority's own list the
book cites: each designation names its instrument, each record its sources. The file
says at its head how the facts were chosen.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec
import yaml

from ostraka.errors import MalformedFile
from ostraka.model import (
    Designation,
    Identifier,
    IdentifierKind,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    Parsed,
    PartialDate,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.reading.tables import decode_text
from ostraka.text.dates import parse_date

#: Authorities whose ``ref`` identifies the party, and what they call it; elsewhere it is a place in an annex.
_NUMBERS = {"GB": "UK Sanctions List unique ID", "US": "OFAC UID", "AU": "DFAT reference"}


class _Act(msgspec.Struct, forbid_unknown_fields=True):
    program: str
    name: str
    instrument: str


class _Listing(msgspec.Struct, forbid_unknown_fields=True):
    act: str
    measures: tuple[str, ...]
    source: tuple[str, ...]
    ref: str = ""
    ids: tuple[str, ...] = ()
    listed: date | None = None
    ended: date | None = None
    over: bool = False
    note: str = ""


class _Party(msgspec.Struct, forbid_unknown_fields=True):
    slug: str
    name: str
    kind: Literal["person", "organization"]
    listings: tuple[_Listing, ...]
    also: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    previously: tuple[str, ...] = ()
    script: tuple[dict[str, str], ...] = ()
    born: tuple[str, ...] = ()
    died: str = ""
    gender: Literal["male", "female", ""] = ""
    position: str = ""


class _Edition(msgspec.Struct, forbid_unknown_fields=True):
    date: date
    label: str


class _Book(msgspec.Struct, forbid_unknown_fields=True):
    book: _Edition
    acts: dict[str, _Act]
    sources: dict[str, str]
    parties: tuple[_Party, ...]


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """Records of the starter book. Raises MalformedFile naming the place where it departs from its form."""
    if len(files) != 1:
        raise MalformedFile(f"the starter book is one file, not {len(files)}", where="starter.yml")
    file = files[0]
    try:
        book = msgspec.convert(yaml.load(decode_text(file), _LOADER), _Book, strict=False)
        records = [record for party in book.parties for record in _records(book, party)]
    except (yaml.YAMLError, msgspec.ValidationError, KeyError, ValueError) as error:
        raise MalformedFile(f"not the starter book ({error})", where=file.name) from None
    if not records:
        raise MalformedFile("the starter book is empty", where=file.name)
    return Parsed(tuple(sorted(records, key=lambda r: r.id)), format="starter-1", published=book.book.date)


# The base loader leaves every scalar a text, so that the types above judge it and name its place. The one in
# C takes a tenth of the time; not every platform's PyYAML has it.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _records(book: _Book, party: _Party) -> Iterator[Record]:
    listings: dict[str, list[_Listing]] = {}
    for listing in party.listings:
        listings.setdefault(_authority(book.acts[listing.act]), []).append(listing)
    for authority, own in listings.items():
        yield canonical(
            Record(
                source="starter",
                id=f"{authority}:{party.slug}",
                kind=Kind(party.kind),
                names=tuple(_names(party)),
                designations=tuple(_designation(book, listing) for listing in own),
                birth_dates=tuple(parse_date(text) for text in party.born),
                death_dates=(PartialDate(party.died),) if party.died else (),
                gender=party.gender,
                positions=(party.position,) if party.position else (),
                identifiers=tuple(i for listing in own for i in _identifiers(authority, listing)),
                notes=tuple(_note(book, listing) for listing in own),
            )
        )


def _authority(act: _Act) -> str:
    return act.program.split("-")[0]


def _names(party: _Party) -> Iterator[Name]:
    parts = party.name.split()
    if party.kind == "person" and len(parts) > 1:
        yield Name(party.name, given=parts[0], middle=" ".join(parts[1:-1]), family=parts[-1])
    else:
        yield Name(party.name)
    yield from (Name(full, NameRole.ALIAS) for full in party.also)
    yield from (Name(full, NameRole.ALIAS, weak=True) for full in party.weak)
    yield from (Name(full, NameRole.PREVIOUS) for full in party.previously)
    for entry in party.script:
        yield from (Name(full, NameRole.ORIGINAL_SCRIPT, language=code) for code, full in entry.items())


def _designation(book: _Book, listing: _Listing) -> Designation:
    act = book.acts[listing.act]
    return Designation(
        authority=_authority(act),
        program=act.program,
        program_name=act.name,
        instrument=act.instrument,
        reference=listing.ref,
        listed_on=listing.listed,
        listed_basis=_source(book, listing.source[0]) if listing.listed else "",
        ended_on=listing.ended,
        ended=listing.over or listing.ended is not None,
        measures=tuple(_measure(text, listing) for text in listing.measures),
    )


def _measure(text: str, listing: _Listing) -> Measure:
    kind, _, day = text.partition(" ")
    effective = date.fromisoformat(day) if day else listing.listed
    return Measure(MeasureKind(kind), effective=effective, ended_on=listing.ended)


def _identifiers(authority: str, listing: _Listing) -> Iterator[Identifier]:
    if listing.ref and authority in _NUMBERS:
        yield Identifier(IdentifierKind.LIST_REFERENCE, listing.ref, note=_NUMBERS[authority])
    for text in listing.ids:
        note, _, value = text.partition(": ")
        yield Identifier(IdentifierKind.LIST_REFERENCE, value, note=note)


def _note(book: _Book, listing: _Listing) -> str:
    """Where each fact comes from, after the instrument it is about."""
    about = ", ".join(filter(None, (book.acts[listing.act].instrument, listing.ref)))
    sources = "; ".join(_source(book, source) for source in listing.source)
    return f"{about}. {listing.note + ' ' if listing.note else ''}Source: {sources}"


def _source(book: _Book, key: str) -> str:
    return book.sources.get(key, key)


SOURCE = SourceInfo(
    key="starter",
    authority="",
    title="Starter book of facts (not a compliance list; run `ostraka sync`)",
    publisher="The Ostraka authors",
    parse=parse,
    file_names=("starter.yml",),
    licence="MIT; facts with their sources",
    formats=("starter-1",),
    floor=350,
    note="Ships with the package and dates from 22 November 2026; each designation names its own authority.",
)
