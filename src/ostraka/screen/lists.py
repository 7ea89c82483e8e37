"""The lists as a user handles them: one object that knows the settings, the ledger and the sources."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from ostraka.data import starter_files
from ostraka.errors import InputError
from ostraka.ledger import AsOf, Diff, Ingested, Ledger
from ostraka.ledger.store import FOREVER
from ostraka.model import SourceInfo
from ostraka.screen.doctor import Health, examine
from ostraka.screen.fetching import Fetcher
from ostraka.screen.indexes import index_of
from ostraka.screen.loading import Tell, arrival, load, read_files, silent
from ostraka.screen.syncing import Synced, from_disk, from_network, sync
from ostraka.sources import SOURCES, source

__all__ = ["AsOf", "Diff", "Ingested", "Lists", "Synced"]


class Place(Protocol):
    """What is needed of the settings (:class:`ostraka.config.Settings` has it)."""

    @property
    def home(self) -> Path: ...
    @property
    def db(self) -> str: ...


class Lists:
    """The ledger with its sources; use it in a ``with`` block."""

    def __init__(self, ledger: Ledger, home: Path) -> None:
        self.ledger, self.home = ledger, home

    @classmethod
    def open(cls, place: Place, *, create: bool = False) -> "Lists":
        """The lists of a home folder or database. Raises LedgerError and its kin."""
        return cls(Ledger.open(place.db, create=create), place.home)

    def __enter__(self) -> "Lists":
        return self

    def __exit__(self, *_: object) -> None:
        self.ledger.close()

    def load_starter(self) -> Ingested:
        """Take the starter book over; its day is the day it was written."""
        info, files = source("starter"), starter_files()
        published = info.parse(files).published
        seen = datetime.combine(published, datetime.min.time(), UTC) if published else None
        return load(self.ledger, info, files, arrival(info, files, seen_at=seen))[0]

    def ingest(
        self,
        key: str,
        paths: Sequence[Path],
        *,
        seen_at: datetime | None = None,
        published: date | None = None,
        accept: bool = False,
        tell: Tell = silent,
    ) -> tuple[Ingested, tuple[str, ...]]:
        """One snapshot from files; ``(what was done, warnings)``."""
        info, files = source(key), read_files(paths)
        order = arrival(info, files, seen_at=seen_at, published=published, accept=accept)
        return load(self.ledger, info, files, order, tell=tell)

    def fetchable(self, keys: Sequence[str]) -> list[SourceInfo]:
        """The sources of these keys, or all that have an address. Raises UsageError."""
        return [source(key) for key in keys] if keys else [s for s in SOURCES if s.urls and not s.closed_on]

    def sync(
        self, sources: Sequence[SourceInfo], folder: Path | None, tell: Callable[[str], Tell]
    ) -> Iterator[Synced]:
        """Each source brought up to date, from a folder or from the network."""
        if folder is not None:
            yield from sync(self.ledger, sources, from_disk(folder), tell)
            return
        self.home.mkdir(parents=True, exist_ok=True)
        with Fetcher(self.home / "fetched.json") as fetcher:
            files_of, done = from_network(self.ledger, fetcher)
            yield from sync(self.ledger, sources, files_of, tell, done)

    def make_ready(self, tell: Tell = silent) -> None:
        """Build the index of today's lists now, so that the next question need not wait for it."""
        index_of(self.ledger, self.home, datetime.now(UTC).date(), FOREVER, tell=tell)

    def examine(self, keys: Sequence[str] = ()) -> list[Health]:
        """How every list is, or those of ``keys``. Raises UsageError for an unknown key."""
        return examine(self.ledger, [source(key) for key in keys] if keys else SOURCES)

    def as_of(self, day: date | None, known_by: datetime | None = None, keys: Sequence[str] = ()) -> AsOf:
        """The lists of a day (default: today). Raises UsageError for an unknown key."""
        chosen = [source(key).key for key in keys] or None
        return self.ledger.as_of(day or datetime.now(UTC).date(), known_by or FOREVER, chosen)

    def diff(self, key: str, start: datetime | None, end: datetime | None) -> Diff:
        """What changed on a list; by default between its last two snapshots.

        Raises UsageError for an unknown key, InputError for a list that is not loaded.
        """
        moments = [
            s.seen_at for s in self.ledger.snapshots(source(key).key) if end is None or s.seen_at <= end
        ]
        if not moments:
            raise InputError("no snapshot of this list by then", where=key, hint="see `ostraka sources`")
        before = moments[-2] if len(moments) > 1 else moments[0] - timedelta(microseconds=1)
        return self.ledger.diff(key, start or before, end or moments[-1])
