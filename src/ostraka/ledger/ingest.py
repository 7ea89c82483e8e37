"""Taking one snapshot over: versions, manifest, spans, issues, in the caller's transaction."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from ostraka.errors import GuardError, InputError
from ostraka.ledger import archive, guards
from ostraka.ledger.profile import Profile, profile
from ostraka.ledger.schema import CHUNK, attempt, issue, raw_file, record_version, snapshot, span
from ostraka.ledger.spans import State, derive, step
from ostraka.model import Parsed, RawFile, Record
from ostraka.model.record import content_digest, encode


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What comes with a list besides its content."""

    source: str
    files: tuple[RawFile, ...]
    seen_at: datetime
    ingested_at: datetime
    parser: str
    published: date | None = None
    accept: bool = False


class Ingested(msgspec.Struct, frozen=True, kw_only=True):
    """What an ingest did."""

    source: str
    outcome: str
    """``new``, ``unchanged`` (same records as the snapshot before) or ``repeated`` (nothing done)."""
    seen_at: datetime
    records: int
    listed: int = 0
    amended: int = 0
    delisted: int = 0
    issues: int = 0
    format: str = ""
    published: date | None = None
    accepted: tuple[str, ...] = ()


def repeat(connection: Connection, arrival: Arrival) -> Ingested | None:
    """Note that the bytes of the snapshot before were seen again; None if these are others.

    Saves parsing a list that did not change, the usual case of a nightly sync.
    """
    digests = [archive.sha256(f.data) for f in arrival.files]
    for row in _at(connection, arrival), _before(connection, arrival):
        if row is None or row.parser != arrival.parser or _raw_digests(connection, row.id) != digests:
            continue
        if row.seen_at == arrival.seen_at:
            return _result(row, "repeated")
        values = {c.name: getattr(row, c.name) for c in snapshot.c if c.name != "id"}
        values |= {"seen_at": arrival.seen_at, "ingested_at": arrival.ingested_at, "accepted": ""}
        number = _store_snapshot(connection, values)
        _store_files(connection, number, arrival, None)
        # no span changes: what the snapshot before showed is shown once more
        _note(connection, arrival, "unchanged", "the same bytes as before")
        return _result(row, "unchanged", seen_at=arrival.seen_at)
    return None


def take_over(connection: Connection, arrival: Arrival, parsed: Parsed) -> Ingested:
    """Store a parsed list as a snapshot. Raises GuardError or InputError, having changed nothing."""
    before, whole = _before(connection, arrival), _before(connection, arrival, whole=True)
    numbers = profile(parsed.records)
    reasons = guards.tripped(parsed, numbers, msgspec.convert(whole.profile, Profile) if whole else None)
    if reasons and not arrival.accept:
        raise GuardError(
            "; ".join(reasons),
            where=f"{arrival.source} seen {arrival.seen_at:%Y-%m-%d %H:%M}",
            hint="the ledger keeps what it had; look at the file, and pass --accept if it is right",
        )
    digests = {r.id: content_digest(r) for r in parsed.records}
    content = hashlib.sha256("".join(f"{i}\n{d}\n" for i, d in sorted(digests.items())).encode()).hexdigest()
    if (same := _at(connection, arrival)) is not None:
        if same.content == content:
            return _result(same, "repeated")
        raise InputError(
            "another version of this list was seen at that very moment",
            where=f"{arrival.source} {arrival.seen_at.isoformat()}",
            hint="give --seen with the time of day",
        )
    versions = _version_ids(connection, arrival.source, parsed.records, digests)
    number = _store_snapshot(
        connection,
        {
            "source": arrival.source,
            "seen_at": arrival.seen_at,
            "published": arrival.published or parsed.published,
            "ingested_at": arrival.ingested_at,
            "format": parsed.format,
            "parser": arrival.parser,
            "partial": parsed.partial,
            "accepted": "; ".join(reasons),
            "content": content,
            "records": len(versions),
            "issues": len(parsed.issues),
            "profile": msgspec.to_builtins(numbers),
            "manifest": archive.pack_ids(list(versions.values())),
        },
    )
    _store_files(connection, number, arrival, before)
    _store_issues(connection, number, parsed)
    counts = _extend_spans(connection, arrival, State(arrival.seen_at, parsed.partial, versions))
    outcome = "new" if any(counts) or before is None else "unchanged"
    _note(connection, arrival, outcome, "; ".join(reasons))
    listed, amended, delisted = counts
    return Ingested(
        source=arrival.source,
        outcome=outcome,
        seen_at=arrival.seen_at,
        records=len(versions),
        listed=listed,
        amended=amended,
        delisted=delisted,
        issues=len(parsed.issues),
        format=parsed.format,
        published=arrival.published or parsed.published,
        accepted=tuple(reasons),
    )


def note_refusal(connection: Connection, arrival: Arrival, message: str) -> None:
    """Write a refused list into the diary."""
    _note(connection, arrival, "refused", message)


def rebuild(connection: Connection, source: str) -> None:
    """Derive the spans of a source anew from its manifests; needed after a backfill."""
    rows = connection.execute(
        sa.select(record_version.c.id, record_version.c.record_id).where(record_version.c.source == source)
    )
    record_of = {row.id: row.record_id for row in rows}
    rows = connection.execute(
        sa.select(snapshot.c.seen_at, snapshot.c.partial, snapshot.c.manifest)
        .where(snapshot.c.source == source)
        .order_by(snapshot.c.seen_at)
    )
    states = (
        State(r.seen_at, r.partial, {record_of[i]: i for i in archive.unpack_ids(r.manifest)}) for r in rows
    )
    spans = derive(states)
    connection.execute(span.delete().where(span.c.source == source))
    connection.execute(span.insert(), [{"source": source} | s._asdict() for s in spans])


def _extend_spans(connection: Connection, arrival: Arrival, state: State) -> tuple[int, int, int]:
    """Bring the spans up to date; ``(listed, amended, delisted)`` against the snapshot before."""
    before = {
        r.record_id: r.version_id
        for r in connection.execute(
            sa.select(span.c.record_id, span.c.version_id).where(
                span.c.source == arrival.source,
                span.c.from_seen < arrival.seen_at,
                sa.or_(span.c.to_seen.is_(None), span.c.to_seen >= arrival.seen_at),
            )
        )
    }
    closed, opened = step(before, state)
    if _after(connection, arrival):
        rebuild(connection, arrival.source)
    else:
        for chunk in _chunks(closed):
            connection.execute(
                span.update()
                .where(span.c.source == arrival.source, span.c.record_id.in_(chunk), span.c.to_seen.is_(None))
                .values(to_seen=state.seen_at)
            )
        if opened:
            connection.execute(
                span.insert(),
                [
                    {
                        "source": arrival.source,
                        "record_id": r,
                        "version_id": v,
                        "from_seen": state.seen_at,
                        "to_seen": None,
                    }
                    for r, v in opened.items()
                ],
            )
    amended = sum(r in before for r in opened)
    return len(opened) - amended, amended, len(closed) - amended


def _version_ids(
    connection: Connection, source: str, records: Sequence[Record], digests: Mapping[str, str]
) -> dict[str, int]:
    """Record id -> id of the stored version with this content, stored now if it is new."""
    found: dict[str, int] = {}
    for chunk in _chunks([r.id for r in records]):
        rows = connection.execute(
            sa.select(record_version.c.id, record_version.c.record_id, record_version.c.digest).where(
                record_version.c.source == source, record_version.c.record_id.in_(chunk)
            )
        )
        found |= {r.record_id: r.id for r in rows if digests[r.record_id] == r.digest}
    new = [r for r in records if r.id not in found]
    if new:
        ids = connection.scalars(
            record_version.insert().returning(record_version.c.id, sort_by_parameter_order=True),
            [_version_row(r, digests[r.id]) for r in new],
        )
        found |= dict(zip((r.id for r in new), ids, strict=True))
    return found


def _version_row(record: Record, digest: str) -> dict[str, object]:
    over = bool(record.designations) and all(d.ended or d.ended_on for d in record.designations)
    ends = [d.ended_on for d in record.designations if d.ended_on]
    return {
        "source": record.source,
        "record_id": record.id,
        "digest": digest,
        "listed_on": record.listed_on,
        "ended_on": max(ends) if over and ends else None,
        "ended": over,
        "body": encode(record),
    }


def _store_snapshot(connection: Connection, values: Mapping[str, object]) -> int:
    number: int = connection.execute(snapshot.insert().values(values).returning(snapshot.c.id)).scalar_one()
    return number


def _store_files(connection: Connection, number: int, arrival: Arrival, before: Row[Any] | None) -> None:
    like = _raw_digests(connection, before.id) if before is not None else []
    for position, file in enumerate(arrival.files):
        base = like[position] if position < len(like) else None
        digest = archive.put(connection, file.data, base)
        connection.execute(
            raw_file.insert().values(snapshot_id=number, position=position, name=file.name, sha256=digest)
        )


def _store_issues(connection: Connection, number: int, parsed: Parsed) -> None:
    rows = [
        {
            "snapshot_id": number,
            "code": i.code,
            "place": i.where,
            "message": i.message,
            "record_id": i.record_id,
        }
        for i in parsed.issues
    ]
    if rows:
        connection.execute(issue.insert(), rows)


def _note(connection: Connection, arrival: Arrival, outcome: str, message: str) -> None:
    connection.execute(
        attempt.insert().values(
            source=arrival.source,
            at=arrival.ingested_at,
            seen_at=arrival.seen_at,
            outcome=outcome,
            message=message,
        )
    )


def _result(row: Row[Any], outcome: str, seen_at: datetime | None = None) -> Ingested:
    return Ingested(
        source=row.source,
        outcome=outcome,
        seen_at=seen_at or row.seen_at,
        records=row.records,
        issues=row.issues,
        format=row.format,
        published=row.published,
    )


def _at(connection: Connection, arrival: Arrival) -> Row[Any] | None:
    return connection.execute(
        sa.select(snapshot).where(snapshot.c.source == arrival.source, snapshot.c.seen_at == arrival.seen_at)
    ).one_or_none()


def _before(connection: Connection, arrival: Arrival, whole: bool = False) -> Row[Any] | None:
    """The snapshot before this one; with ``whole``, the last that was no amendment."""
    return connection.execute(
        sa.select(snapshot)
        .where(snapshot.c.source == arrival.source, snapshot.c.seen_at < arrival.seen_at)
        .where(sa.not_(snapshot.c.partial) if whole else sa.true())
        .order_by(snapshot.c.seen_at.desc())
        .limit(1)
    ).one_or_none()


def _after(connection: Connection, arrival: Arrival) -> Row[Any] | None:
    return connection.execute(
        sa.select(snapshot.c.id)
        .where(snapshot.c.source == arrival.source, snapshot.c.seen_at > arrival.seen_at)
        .limit(1)
    ).one_or_none()


def _raw_digests(connection: Connection, number: int) -> list[str]:
    return list(
        connection.scalars(
            sa.select(raw_file.c.sha256).where(raw_file.c.snapshot_id == number).order_by(raw_file.c.position)
        )
    )


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[i : i + CHUNK] for i in range(0, len(values), CHUNK))
