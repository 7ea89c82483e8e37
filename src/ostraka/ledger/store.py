"""The ledger as an object: open it, ingest into it, ask it.

>>> from datetime import UTC, date, datetime
>>> ledger = Ledger.open("sqlite://", create=True)
>>> ledger.as_of(date(2022, 4, 6)).listed
()
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from ostraka.errors import GuardError
from ostraka.ledger import archive, asof, database, diffs, events, ingest
from ostraka.ledger.ingest import Arrival, Ingested
from ostraka.ledger.profile import Profile
from ostraka.ledger.schema import attempt, issue, raw_file, snapshot, span
from ostraka.model import Issue, IssueCode, Parsed, RawFile

#: No later moment fits a database.
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a list, without its content."""

    id: int
    source: str
    seen_at: datetime
    published: date | None
    ingested_at: datetime
    format: str
    parser: str
    partial: bool
    accepted: str
    content: str
    records: int
    issues: int
    profile: Profile


class Attempt(msgspec.Struct, frozen=True):
    """One line of the diary of ingests."""

    source: str
    at: datetime
    seen_at: datetime
    outcome: str
    message: str


class Ledger:
    """All lists, with their history, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str, *, create: bool = False) -> "Ledger":
        """The ledger at a SQLAlchemy URL; ``create`` makes it, or brings it to this version.

        Raises LedgerMissing, LedgerVersion, LedgerError, UsageError.
        """
        return cls(database.connect(url, create=create))

    def close(self) -> None:
        """Give the database connections back."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state throughout; for several questions that must agree."""
        with database.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer's connection: all of it is committed at the end, or none. Raises LedgerBusy."""
        with database.writing(self._engine) as connection:
            yield connection

    def ingest(self, arrival: Arrival, parsed: Parsed) -> Ingested:
        """Take a parsed list over, whole or not at all.

        Raises GuardError (and notes the refusal), InputError, LedgerBusy.
        """
        try:
            with database.writing(self._engine) as connection:
                return ingest.take_over(connection, arrival, parsed)
        except GuardError as error:
            with database.writing(self._engine) as connection:
                ingest.note_refusal(connection, arrival, error.what)
            raise

    def refuse(self, arrival: Arrival, message: str) -> None:
        """Note in the diary that a file could not be used."""
        with database.writing(self._engine) as connection:
            ingest.note_refusal(connection, arrival, message)

    def repeat(self, arrival: Arrival) -> Ingested | None:
        """Note that the last snapshot's very bytes were seen again; None if these are others."""
        with database.writing(self._engine) as connection:
            return ingest.repeat(connection, arrival)

    def as_of(
        self,
        day: date | None,
        known_by: datetime = FOREVER,
        sources: Sequence[str] | None = None,
        ids: Mapping[str, Sequence[str]] | None = None,
    ) -> asof.AsOf:
        """Who was listed on ``day`` (None: ever), by what was seen up to ``known_by``.

        All sources unless named; ``ids`` (source -> record ids) asks for single records.
        """
        with self.reading() as connection:
            return asof.as_of(connection, day, known_by, sources, ids)

    def timeline(self, source: str, record_id: str, known_by: datetime = FOREVER) -> list[events.Event]:
        """Every dated fact about one record, by the legal clock."""
        with self.reading() as connection:
            return events.timeline(connection, source, record_id, known_by)

    def records_with_id(self, record_id: str) -> list[tuple[str, str]]:
        """``(source, record id)`` of every record ever listed under that raw id, letters' case apart."""
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(span.c.source, span.c.record_id)
                .where(sa.func.lower(span.c.record_id) == record_id.lower())
                .distinct()
            )
            return sorted((row.source, row.record_id) for row in rows)

    def diff(self, source: str, start: datetime, end: datetime) -> diffs.Diff:
        """What changed on a list between two moments."""
        with self.reading() as connection:
            return diffs.diff(connection, source, start, end)

    def changes(self, source: str, start: datetime, end: datetime) -> list[diffs.Diff]:
        """The same, snapshot by snapshot."""
        with self.reading() as connection:
            return list(diffs.changes(connection, source, start, end))

    def snapshots(self, source: str | None = None) -> list[Snapshot]:
        """All snapshots, of one source or of all, in the order of ``seen_at``."""
        fields = [snapshot.c[name] for name in Snapshot.__struct_fields__]
        chosen = snapshot.c.source == source if source else sa.true()
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(*fields).where(chosen).order_by(snapshot.c.source, snapshot.c.seen_at)
            )
            return [Snapshot(**{**r._mapping, "profile": msgspec.convert(r.profile, Profile)}) for r in rows]

    def fingerprint(self) -> str:
        """Changes whenever the ledger holds something new."""
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(snapshot.c.source, snapshot.c.seen_at, snapshot.c.content).order_by(
                    snapshot.c.source, snapshot.c.seen_at
                )
            )
            return archive.sha256("\n".join(map(str, rows)).encode())

    def files(self, snapshot_id: int) -> tuple[RawFile, ...]:
        """The raw files of a snapshot, exactly as they were read."""
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(raw_file.c.name, raw_file.c.sha256)
                .where(raw_file.c.snapshot_id == snapshot_id)
                .order_by(raw_file.c.position)
            ).all()
            return tuple(RawFile(row.name, archive.get(connection, row.sha256)) for row in rows)

    def issues(self, snapshot_id: int) -> list[Issue]:
        """The problems found while parsing a snapshot."""
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(issue).where(issue.c.snapshot_id == snapshot_id).order_by(issue.c.id)
            )
            return [Issue(IssueCode(r.code), r.place, r.message, r.record_id) for r in rows]

    def attempts(self, source: str | None = None) -> list[Attempt]:
        """The diary of ingests, refusals included, oldest first."""
        chosen = attempt.c.source == source if source else sa.true()
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(*(attempt.c[f] for f in Attempt.__struct_fields__))
                .where(chosen)
                .order_by(attempt.c.id)
            )
            return [Attempt(*row) for row in rows]
