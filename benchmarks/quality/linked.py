"""Pairs of records that are known to be one party, or known to be two, from the official lists.

One: records of two lists that carry the same identifier (a UN reference, a passport, an INN).
Two: a record of the second list that looks like the first list's, while the party's real
record on that list is another one, and both carry an identifier of the kind that tells who is
who. A list may name a party twice, under two laws: a record without such an identifier may be
the party once more, tells nothing, and is left out. Identifiers serve to tell the truth and are
kept out of the query, so that what is learnt does not lean on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ostraka.match import Comparison, Hit, Index, MatchConfig, Matcher, compare
from ostraka.model import IdentifierKind, Kind, Query, RawFile, Record
from ostraka.sources import source
from ostraka.text.identifiers import identifier_key

Key = tuple[IdentifierKind, str]
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
    """The party asked for serves to measure, not to learn from."""


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
    party = parties(record for records in lists.values() for record in records)
    for target, records in lists.items():
        matcher = Matcher(Index.build(records), MatchConfig(threshold=threshold))
        holders, kinds = _holders(records), {r.id: {kind for kind, _ in _keys(r)} for r in records}
        for origin, others in lists.items():
            if origin != target:
                out += _labelled(others, holders, kinds, party, matcher)
    return out


def parties(records: Iterable[Record]) -> dict[Key, Key]:
    """Identifier -> the one that stands for its party: whatever one record carries is one party's."""
    stands: dict[Key, Key] = {}

    def first(key: Key) -> Key:
        while stands.setdefault(key, key) != key:
            key = stands[key]
        return key

    for record in records:
        keys = sorted(map(first, _keys(record)))
        stands.update(dict.fromkeys(keys, keys[0]) if keys else {})
    return {key: first(key) for key in list(stands)}


def half(party: Key) -> bool:
    """Whether the party measures (or else teaches): never both, whichever list asks."""
    return hashlib.sha256(repr(party).encode()).digest()[0] % 2 == 1


def _holders(records: list[Record]) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = {}
    for record in records:
        for key in _keys(record):
            found.setdefault(key, set()).add(record.id)
    return found


def _keys(record: Record) -> set[Key]:
    kinds = (IdentifierKind.LIST_REFERENCE, IdentifierKind.CRYPTO_ADDRESS, IdentifierKind.SECURITY)
    return {(i.kind, k) for i in record.identifiers if i.kind not in kinds and (k := identifier_key(i))}


def _labelled(
    others: list[Record],
    holders: dict[Key, set[str]],
    kinds: dict[str, set[IdentifierKind]],
    party: dict[Key, Key],
    matcher: Matcher,
) -> list[Labelled]:
    linked = {r.id: set().union(*(holders.get(k, set()) for k in _keys(r))) for r in others}
    asked = [r for r in others if len(linked[r.id]) == 1]
    telling = {r.id: {kind for kind, key in _keys(r) if (kind, key) in holders} for r in asked}
    held_out = {r.id: half(party[min(_keys(r))]) for r in asked}
    return [
        Labelled(hit, hit.record_id in linked[record.id], held_out[record.id])
        for record, (_, hits) in zip(asked, matcher.screen([as_query(r) for r in asked]), strict=True)
        for hit in hits
        if hit.record_id in linked[record.id] or kinds[hit.record_id] & telling[record.id]
    ]


def aliases(records: Iterable[Record], threshold: float) -> list[Comparison]:
    """Persons' first three strong aliases beside their names: one party, written in other ways."""
    found = []
    for record in records:
        strong = [n.full for n in record.names if not n.weak]
        if record.kind is Kind.PERSON:
            found += [compare(alias, strong[0], kind=record.kind) for alias in strong[1:4]]
    return [c for c in found if c.score >= threshold]


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
