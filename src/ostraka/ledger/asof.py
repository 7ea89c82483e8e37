"""Who was listed on a day, as known by a moment. Uses nothing seen after ``known_by``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec
from sqlalchemy.engine import Connection

from ostraka.ledger.intervals import Basis, Calendar, Interval, Seen, intervals
from ostraka.ledger.reads import Coverage, bodies_of, calendars_of, stories_of
from ostraka.model import Record


class Listed(msgspec.Struct, frozen=True, gc=False):
    """A record that stood on its list on the day asked about, as printed then."""

    record: Record
    """With only the designations and measures in force on that day."""
    since: date
    since_basis: Basis
    first_seen: datetime
    last_seen: datetime
    """The last snapshot, of those known, that shows the record."""


class AsOf(msgspec.Struct, frozen=True, gc=False):
    """The lists as they stood on a day. A source absent from ``coverage`` is *not loaded*."""

    day: date | None
    """None: everybody who was ever listed."""
    known_by: datetime
    listed: tuple[Listed, ...]
    coverage: dict[str, Coverage]


def as_of(
    connection: Connection,
    day: date | None,
    known_by: datetime,
    sources: Sequence[str] | None = None,
    ids: Mapping[str, Sequence[str]] | None = None,
) -> AsOf:
    """The lists of ``day`` by what was seen up to ``known_by``; all sources unless named.

    Without a day: everybody who was ever listed, as last printed.
    ``ids`` (source -> record ids) asks for these records alone, in milliseconds.
    """
    calendars, coverage = calendars_of(connection, known_by, list(ids) if ids is not None else sources)
    chosen: list[tuple[Seen, Interval, datetime]] = []
    for source, calendar in calendars.items():
        for seen in stories_of(connection, source, known_by, ids[source] if ids is not None else None):
            stays = (s for s in reversed(intervals(seen, calendar)) if day is None or s.holds(day))
            if (stay := next(stays, None)) is not None:
                chosen.append((_version_on(stay, day, calendar), stay, _last_seen(stay, calendar)))
    bodies = bodies_of(connection, [version.version_id for version, _, _ in chosen])
    listed = (
        Listed(
            _on_day(bodies[version.version_id], day),
            stay.begin,
            stay.begin_basis,
            stay.versions[0].from_seen,
            last,
        )
        for version, stay, last in chosen
    )
    in_order = sorted(listed, key=lambda x: (x.record.source, x.record.id))  # databases collate differently
    return AsOf(day, known_by, tuple(in_order), coverage)


def _version_on(stay: Interval, day: date | None, calendar: Calendar) -> Seen:
    """The version shown on that day; the first one for days before our first snapshot.

    Without a day, the last one that was in force: some lists blank the name of who has left.
    """
    if day is None:
        return next((v for v in reversed(stay.versions) if not v.ended), stay.versions[-1])
    shown = [v for v in stay.versions if calendar.days[v.from_seen] <= day]
    return shown[-1] if shown else stay.versions[0]


def _last_seen(stay: Interval, calendar: Calendar) -> datetime:
    gone = stay.versions[-1].to_seen
    return calendar.before[gone] if gone else max(calendar.days)


def _on_day(record: Record, day: date | None) -> Record:
    """The record with what was in force on that day; as it is where nothing is dated otherwise."""
    if day is None:
        return record
    kept = tuple(d for d in record.designations if d.in_force(day))
    trimmed = tuple(
        msgspec.structs.replace(d, measures=tuple(m for m in d.measures if m.in_force(day)))
        if not all(m.in_force(day) for m in d.measures)
        else d
        for d in kept
    )
    return record if trimmed == record.designations else msgspec.structs.replace(record, designations=trimmed)
