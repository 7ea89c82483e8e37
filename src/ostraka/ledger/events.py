"""One record's life as dated events, by the legal clock."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec
from sqlalchemy.engine import Connection

from ostraka.ledger.diffs import changed_fields
from ostraka.ledger.intervals import Basis, Interval, Seen, intervals
from ostraka.ledger.reads import bodies_of, calendars_of, stories_of
from ostraka.model import Record


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One dated fact in a record's life."""

    effective: date | None
    effective_basis: Basis
    seen: datetime
    source: str
    authority: str
    listing_id: str
    change: str
    """``listed``, ``relisted``, ``delisted``, ``amended``, ``measure`` or ``measure_ended``."""
    measures: tuple[str, ...] = ()
    program: str = ""
    fields: tuple[str, ...] = ()
    """Record fields that changed, for ``amended``."""
    detail: str = ""


def timeline(connection: Connection, source: str, record_id: str, known_by: datetime) -> list[Event]:
    """Every dated fact about one record, in the order of the legal clock; empty if unknown."""
    calendars, _ = calendars_of(connection, known_by, [source])
    if source not in calendars:
        return []
    seen = next(stories_of(connection, source, known_by, [record_id]), [])
    bodies = bodies_of(connection, [version.version_id for version in seen])
    events: list[Event] = []
    for number, stay in enumerate(intervals(seen, calendars[source])):
        events += _stay_events(stay, bodies, relisted=number > 0)
    return sorted(events, key=lambda e: (e.effective or date.min, e.seen, e.change != "listed"))


def _stay_events(stay: Interval, bodies: Mapping[int, Record], *, relisted: bool) -> Iterator[Event]:
    first = stay.versions[0]
    record = bodies[first.version_id]
    yield _event(record, "relisted" if relisted else "listed", stay.begin, stay.begin_basis, first.from_seen)
    yield from _measure_events(record, None, stay, first)
    for old, new in zip(stay.versions, stay.versions[1:], strict=False):
        before, after = bodies[old.version_id], bodies[new.version_id]
        yield _event(
            after,
            "amended",
            new.from_seen.date(),
            Basis.FIRST_SEEN,
            new.from_seen,
            changed_fields(before, after),
        )
        yield from _measure_events(after, before, stay, new)
    if stay.end is not None and stay.end_basis is not None:
        last = stay.versions[-1]
        over = next((v for v in stay.versions if v.ended), None)
        seen = over.from_seen if over else last.to_seen
        if seen is not None:
            yield _event(bodies[last.version_id], "delisted", stay.end, stay.end_basis, seen)


def _measure_events(record: Record, before: Record | None, stay: Interval, version: Seen) -> Iterator[Event]:
    """Days of measures and of later grounds, other than the stay's, when they are first seen printed."""
    known = set(_dated_measures(before, stay)) if before else set()
    for dated in _dated_measures(record, stay):
        if dated not in known:
            change, day, measure, authority, program = dated
            yield Event(
                effective=day,
                effective_basis=Basis.PRINTED,
                seen=version.from_seen,
                source=record.source,
                authority=authority,
                listing_id=record.id,
                change=change,
                measures=(measure,),
                program=program,
            )


def _dated_measures(record: Record, stay: Interval) -> Iterator[tuple[str, date, str, str, str]]:
    """``(change, day, measure, authority, program)`` of every day printed that is not the stay's own.

    A measure without a day of its own begins with its ground; a ground older than the stay
    (a party relisted under its old day) tells nothing new.
    """
    for d in record.designations:
        ground = d.listed_on if d.listed_on and d.listed_on > stay.begin else None
        for m in d.measures:
            begin = m.effective or ground
            if begin and begin != stay.begin:
                yield "measure", begin, m.kind.value, d.authority, d.program
            if m.ended_on and m.ended_on != stay.end:
                yield "measure_ended", m.ended_on, m.kind.value, d.authority, d.program


def _event(
    record: Record, change: str, day: date, basis: Basis, seen: datetime, fields: tuple[str, ...] = ()
) -> Event:
    # a ground or a measure with a later day of its own has an event of its own
    grounds = [d for d in record.designations if not d.listed_on or d.listed_on <= day]
    measures = sorted(
        {m.kind.value for d in grounds for m in d.measures if not m.effective or m.effective <= day}
    )
    return Event(
        effective=day,
        effective_basis=basis,
        seen=seen,
        source=record.source,
        authority="/".join(dict.fromkeys(d.authority for d in grounds or record.designations)),
        listing_id=record.id,
        change=change,
        measures=tuple(measures),
        program="; ".join(dict.fromkeys(d.program for d in grounds)),
        fields=fields,
        detail=record.caption,
    )
