"""What changed on a list between two moments, or from snapshot to snapshot."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ostraka.ledger.reads import bodies_of
from ostraka.ledger.schema import snapshot, span
from ostraka.model import Record


class Change(msgspec.Struct, frozen=True):
    """How one record differs between two moments."""

    source: str
    record_id: str
    caption: str
    kind: str
    change: str
    """``listed``, ``amended``, ``delisted`` or ``relisted``."""
    fields: tuple[str, ...] = ()
    before: Record | None = None
    after: Record | None = None


class Diff(msgspec.Struct, frozen=True):
    """What changed on one list between two snapshots."""

    source: str
    from_seen: datetime | None
    to_seen: datetime | None
    format_changed: str = ""
    """``csv to enhanced-xml`` where the two were read from different formats."""
    changes: tuple[Change, ...] = ()


def diff(connection: Connection, source: str, start: datetime, end: datetime) -> Diff:
    """What changed on a list between what it showed at ``start`` and at ``end``."""
    ends = [_snapshot_at(connection, source, moment) for moment in (start, end)]
    old, new = (_state(connection, source, row.seen_at if row else None) for row in ends)
    touched = {r for r in old.keys() | new.keys() if old.get(r) != new.get(r)}
    bodies = bodies_of(connection, [s[r] for s in (old, new) for r in touched if r in s])
    earlier = set(
        connection.scalars(
            sa.select(span.c.record_id).where(span.c.source == source, span.c.from_seen <= start).distinct()
        )
    )
    changes = (
        _change(source, r, bodies.get(old.get(r, -1)), bodies.get(new.get(r, -1)), r in earlier)
        for r in sorted(touched)
    )
    formats = [row.format if row else "" for row in ends]
    return Diff(
        source,
        ends[0].seen_at if ends[0] else None,
        ends[1].seen_at if ends[1] else None,
        f"{formats[0]} to {formats[1]}" if all(formats) and formats[0] != formats[1] else "",
        tuple(c for c in changes if c is not None),
    )


def changes(connection: Connection, source: str, start: datetime, end: datetime) -> Iterator[Diff]:
    """The differences from snapshot to snapshot after ``start`` up to ``end``, in order."""
    moments = list(
        connection.scalars(
            sa.select(snapshot.c.seen_at)
            .where(snapshot.c.source == source, snapshot.c.seen_at > start, snapshot.c.seen_at <= end)
            .order_by(snapshot.c.seen_at)
        )
    )
    for previous, moment in zip([start, *moments], moments, strict=False):
        yield diff(connection, source, previous, moment)


def _snapshot_at(connection: Connection, source: str, moment: datetime) -> Any:
    return connection.execute(
        sa.select(snapshot.c.seen_at, snapshot.c.format)
        .where(snapshot.c.source == source, snapshot.c.seen_at <= moment)
        .order_by(snapshot.c.seen_at.desc())
        .limit(1)
    ).one_or_none()


def _state(connection: Connection, source: str, seen_at: datetime | None) -> Mapping[str, int]:
    """Record id -> version id as the list stood after that snapshot."""
    if seen_at is None:
        return {}
    rows = connection.execute(
        sa.select(span.c.record_id, span.c.version_id).where(
            span.c.source == source,
            span.c.from_seen <= seen_at,
            sa.or_(span.c.to_seen.is_(None), span.c.to_seen > seen_at),
        )
    )
    return {r.record_id: r.version_id for r in rows}


def _change(
    source: str, record_id: str, old: Record | None, new: Record | None, earlier: bool
) -> Change | None:
    shown = new or old
    if shown is None:
        return None
    if old is None:
        change = "relisted" if earlier else "listed"
    elif new is None:
        change = "delisted"
    else:
        ended = [
            all(d.ended or d.ended_on for d in r.designations) and bool(r.designations) for r in (old, new)
        ]
        change = {(False, True): "delisted", (True, False): "relisted"}.get((ended[0], ended[1]), "amended")
    fields = changed_fields(old, new) if old and new else ()
    return Change(source, record_id, shown.caption, shown.kind, change, fields, old, new)


def changed_fields(old: Record, new: Record) -> tuple[str, ...]:
    """Names of the record fields that differ, ``updated_on`` apart."""
    return tuple(
        f
        for f in Record.__struct_fields__
        if f not in ("source", "id", "updated_on") and getattr(old, f) != getattr(new, f)
    )
