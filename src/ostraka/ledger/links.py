"""Parties, links and people's decisions, as the ledger keeps them. Records stay as printed.

Parties and links are derived and replaced as a whole by each run; decisions are only ever
added, and the last one on a pair counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ostraka.ledger.schema import CHUNK, link, link_decision, link_run, party, party_member

Key = tuple[str, str]
"""A record: its source and its id there."""


class StoredParty(msgspec.Struct, frozen=True):
    """A party as the last run found it."""

    id: str
    caption: str
    kind: str
    members: tuple[Key, ...]


class StoredLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link with its evidence as JSON."""

    left: Key
    right: Key
    how: str
    weight: float
    refused: str
    evidence: msgspec.Raw


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the linker."""

    at: datetime
    ostraka: str
    content: str
    """Fingerprint of the lists and decisions it saw."""
    records: int
    parties: int
    links: int


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided of two records, when and why."""

    left: Key
    right: Key
    same: bool
    by: str
    why: str
    at: datetime


def replace(
    connection: Connection, run: Run, parties: Sequence[StoredParty], links: Sequence[StoredLink]
) -> None:
    """Put a run's parties and links in the place of the last run's."""
    for table in (link, party_member, party):
        connection.execute(sa.delete(table))
    _insert(connection, party, ({"id": p.id, "caption": p.caption, "kind": p.kind} for p in parties))
    members = (
        {"source": source, "record_id": record_id, "party_id": p.id}
        for p in parties
        for source, record_id in p.members
    )
    _insert(connection, party_member, members)
    _insert(connection, link, (_row(one) for one in links))
    connection.execute(sa.insert(link_run), [msgspec.structs.asdict(run)])


def _row(one: StoredLink) -> dict[str, object]:
    return {
        "how": one.how,
        "weight": one.weight,
        "refused": one.refused,
        "evidence": bytes(one.evidence),
        **_pair(one.left, one.right),
    }


def _pair(left: Key, right: Key) -> dict[str, str]:
    return {"left_source": left[0], "left_id": left[1], "right_source": right[0], "right_id": right[1]}


def _insert(connection: Connection, table: sa.Table, rows: Iterable[Mapping[str, object]]) -> None:
    every = list(rows)
    for start in range(0, len(every), CHUNK):
        connection.execute(sa.insert(table), every[start : start + CHUNK])


def last_run(connection: Connection) -> Run | None:
    """The last run of the linker, if there was one."""
    fields = [link_run.c[name] for name in Run.__struct_fields__]
    row = connection.execute(sa.select(*fields).order_by(link_run.c.id.desc()).limit(1)).first()
    return Run(**row._mapping) if row else None


def parties(connection: Connection) -> list[StoredParty]:
    """Every party of the last run, in the order of their ids, members in order."""
    members: dict[str, list[Key]] = {}
    for row in connection.execute(sa.select(party_member)):
        members.setdefault(row.party_id, []).append((row.source, row.record_id))
    found = [
        StoredParty(row.id, row.caption, row.kind, tuple(sorted(members[row.id])))
        for row in connection.execute(sa.select(party))
    ]
    return sorted(found, key=lambda p: p.id)


def party_of(connection: Connection, key: Key) -> str | None:
    """The id of the party a record belongs to; None where the last run did not see it."""
    return connection.scalar(
        sa.select(party_member.c.party_id).where(
            party_member.c.source == key[0], party_member.c.record_id == key[1]
        )
    )


def homes_of(connection: Connection, keys: Sequence[Key] | None = None) -> dict[Key, str]:
    """The party each of these records belongs to (None: of all records); without those no run has seen."""
    columns = party_member.c.source, party_member.c.record_id
    query = sa.select(*columns, party_member.c.party_id)
    if keys is None:
        return {(source, number): party_id for source, number, party_id in connection.execute(query)}
    found: dict[Key, str] = {}
    for i in range(0, len(keys), CHUNK):
        chosen = query.where(sa.tuple_(*columns).in_(keys[i : i + CHUNK]))
        found |= {(source, number): party_id for source, number, party_id in connection.execute(chosen)}
    return found


def members_of(connection: Connection, party_id: str) -> list[Key]:
    """The records of a party."""
    rows = connection.execute(
        sa.select(party_member.c.source, party_member.c.record_id)
        .where(party_member.c.party_id == party_id)
        .order_by(party_member.c.source, party_member.c.record_id)
    )
    return [(row.source, row.record_id) for row in rows]


def links_of(connection: Connection, keys: Sequence[Key] | None = None) -> list[StoredLink]:
    """The links, refused ones included: all, or those that touch one of these records."""
    query = sa.select(link).order_by(link.c.id)
    if keys is not None:
        left = sa.tuple_(link.c.left_source, link.c.left_id).in_(keys)
        right = sa.tuple_(link.c.right_source, link.c.right_id).in_(keys)
        query = query.where(left | right)
    return [
        StoredLink(
            left=(row.left_source, row.left_id),
            right=(row.right_source, row.right_id),
            how=row.how,
            weight=row.weight,
            refused=row.refused,
            evidence=msgspec.Raw(row.evidence),
        )
        for row in connection.execute(query)
    ]


def decide(connection: Connection, decisions: Iterable[Decision]) -> int:
    """Add decisions that are not there yet, in their order; how many were new."""
    known = set(decisions_of(connection))
    new = [d for d in dict.fromkeys(decisions) if d not in known]
    if new:
        connection.execute(
            sa.insert(link_decision),
            [
                {"at": d.at, "by": d.by, "why": d.why, "same": d.same, **_pair(d.left, d.right)}
                for d in sorted(new, key=lambda d: d.at)
            ],
        )
    return len(new)


def decisions_of(connection: Connection) -> list[Decision]:
    """Every decision in the order it was made."""
    rows = connection.execute(sa.select(link_decision).order_by(link_decision.c.at, link_decision.c.id))
    return [
        Decision(
            left=(row.left_source, row.left_id),
            right=(row.right_source, row.right_id),
            same=row.same,
            by=row.by,
            why=row.why,
            at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
        )
        for row in rows
    ]
