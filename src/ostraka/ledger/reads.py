"""What the questions to the past share: the calendar of snapshots, spans, record bodies."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ostraka.ledger.intervals import Calendar, Seen
from ostraka.ledger.schema import CHUNK, record_version, snapshot, span
from ostraka.model import Record
from ostraka.model.record import decode


class Coverage(msgspec.Struct, frozen=True):
    """From which day on the ledger can speak for a source."""

    source: str
    first_day: date
    """Day of the first snapshot: before it, only printed dates are known."""
    last_day: date
    last_seen: datetime
    records: int


def calendars_of(
    connection: Connection, known_by: datetime, sources: Sequence[str] | None
) -> tuple[dict[str, Calendar], dict[str, Coverage]]:
    """The snapshots of each source seen by that moment, and what they cover."""
    chosen = snapshot.c.source.in_(sources) if sources is not None else sa.true()
    rows = connection.execute(
        sa.select(snapshot.c.source, snapshot.c.seen_at, snapshot.c.published, snapshot.c.records)
        .where(snapshot.c.seen_at <= known_by, chosen)
        .order_by(snapshot.c.source, snapshot.c.seen_at)
    )
    calendars, coverage = {}, {}
    for source, group in groupby(rows, key=lambda row: row.source):
        snapshots = list(group)
        # an edition seen on a day cannot be of a later one: a printed date of tomorrow is a slip
        days = {r.seen_at: min(r.published or r.seen_at.date(), r.seen_at.date()) for r in snapshots}
        moments = list(days)
        calendars[source] = Calendar(days, dict(zip(moments[1:], moments, strict=False)))
        coverage[source] = Coverage(
            source, days[moments[0]], days[moments[-1]], moments[-1], snapshots[-1].records
        )
    return calendars, coverage


def stories_of(
    connection: Connection, source: str, known_by: datetime, ids: Sequence[str] | None = None
) -> Iterator[list[Seen]]:
    """The spans of each record of a source, or of those ``ids``, in order, as known by that moment."""
    for _, story in named_stories(connection, source, known_by, ids):
        yield story


def named_stories(
    connection: Connection, source: str, known_by: datetime, ids: Sequence[str] | None = None
) -> Iterator[tuple[str, list[Seen]]]:
    """The same, each with its record id."""
    wanted = span.c.record_id.in_(ids) if ids is not None else sa.true()
    rows = connection.execute(
        sa.select(
            span.c.record_id,
            span.c.version_id,
            span.c.from_seen,
            span.c.to_seen,
            record_version.c.listed_on,
            record_version.c.ended_on,
            record_version.c.ended,
        )
        .join(record_version, record_version.c.id == span.c.version_id)
        .where(span.c.source == source, span.c.from_seen <= known_by, wanted)
        .order_by(span.c.record_id, span.c.from_seen)
    )
    for record_id, group in groupby(rows, key=lambda row: row.record_id):
        yield (
            record_id,
            [
                Seen(
                    r.version_id,
                    r.from_seen,
                    r.to_seen if r.to_seen and r.to_seen <= known_by else None,
                    *r[4:],
                )
                for r in group
            ],
        )


def bodies_of(connection: Connection, ids: Iterable[int]) -> dict[int, Record]:
    """Version id -> the record as stored."""
    wanted = sorted(set(ids))
    bodies: dict[int, Record] = {}
    for i in range(0, len(wanted), CHUNK):
        rows = connection.execute(
            sa.select(record_version.c.id, record_version.c.body).where(
                record_version.c.id.in_(wanted[i : i + CHUNK])
            )
        )
        bodies |= {r.id: decode(r.body) for r in rows}
    return bodies
