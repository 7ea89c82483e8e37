"""Pairs of records that are known to be one party, or known to be two, from the official lists.

One: records of two lists that carry the same identifier (a UN reference, a passport, an INN).
Two: a record of the second list that looks like the first list's, while the party's real
record on that list is another one; a list names a party once. Identifiers serve to tell the
truth and are kept out of the query, so that what is learnt does not lean on them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ostraka.match import Hit, Index, MatchConfig, Matcher
from ostraka.model import IdentifierKind, Kind, Query, RawFile, Record
from ostraka.sources import source
from ostraka.text.identifiers import identifier_key

LISTS = {
    "us_ofac_sdn": ("us/sdn-2024-02-24.csv",),
    "gb_ofsi": ("uk/ConList-2025-04-14.xlsx",),
    "au_dfat": ("au/Australian_Sanctions_Consolidated_List-2026-04.xlsx",),
    "un_sc": ("un/consolidated-2026-02-27.xml",),
}


@dataclass(frozen=True)
class Labelled:
    """A hit whose truth is known."""

    hit: Hit
    same: bool
    held_out: bool


def read_lists(folder: Path) -> dict[str, list[Record]]:
    """The lists' records by source, read from the folder of snapshots."""
    return {
        key: list(
            source(key).parse(tuple(RawFile(Path(p).name, (folder / p).read_bytes()) for p in paths)).records
        )
        for key, paths in LISTS.items()
    }


def labelled_hits(lists: dict[str, list[Record]], threshold: float) -> list[Labelled]:
    """Every hit of a linked record on another list, with its truth."""
    out: list[Labelled] = []
    for target, records in lists.items():
        matcher = Matcher(Index.build(records), MatchConfig(threshold=threshold))
        holders = _holders(records)
        for origin, others in lists.items():
            if origin != target:
                out += _labelled(others, holders, matcher)
    return out


def _holders(records: list[Record]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for record in records:
        for key in _keys(record):
            found.setdefault(key, set()).add(record.id)
    return found


def _keys(record: Record) -> set[str]:
    kinds = (IdentifierKind.LIST_REFERENCE, IdentifierKind.CRYPTO_ADDRESS, IdentifierKind.SECURITY)
    return {k for i in record.identifiers if i.kind not in kinds and (k := identifier_key(i))}


def _labelled(others: list[Record], holders: dict[str, set[str]], matcher: Matcher) -> list[Labelled]:
    linked = {r.id: set().union(*(holders.get(k, set()) for k in _keys(r))) for r in others}
    asked = [r for r in others if len(linked[r.id]) == 1]
    held_out = {r.id: hashlib.sha256(f"{r.source}{r.id}".encode()).digest()[0] % 2 == 1 for r in asked}
    return [
        Labelled(hit, hit.record_id in linked[record.id], held_out[record.id])
        for record, (_, hits) in zip(asked, matcher.screen([as_query(r) for r in asked]), strict=True)
        for hit in hits
    ]


def as_query(record: Record) -> Query:
    """What a customer file would know of the party: name, first birth date, countries, gender, one place."""
    places = record.birth_places or record.addresses
    return Query(
        name=record.caption,
        id=record.id,
        kind=Kind.PERSON if record.kind is Kind.PERSON else Kind.ORGANIZATION,
        birth_date=next((d for d in record.birth_dates if d.known), None),
        countries=record.nationalities or tuple({p.country for p in record.addresses if p.country}),
        gender=record.gender,
        place=places[0].full if places else "",
    )
