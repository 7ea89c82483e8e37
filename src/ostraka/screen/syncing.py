"""``ostraka sync``: every list brought up to date; one list's failure does not stop the others."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from ostraka.errors import OstrakaError
from ostraka.ledger import Ingested, Ledger
from ostraka.model import RawFile, SourceInfo
from ostraka.screen.fetching import Fetcher, digest, from_folder
from ostraka.screen.loading import Tell, arrival, load, silent

#: A source's files; empty where there are none, None where they are as they were.
FilesOf = Callable[[SourceInfo], tuple[RawFile, ...] | None]


class Synced(msgspec.Struct, frozen=True):
    """How it went for one source: ``result``, or the ``error`` that kept yesterday's list."""

    source: str
    result: Ingested | None = None
    error: OstrakaError | None = None
    warnings: tuple[str, ...] = ()
    skipped: str = ""


def sync(
    ledger: Ledger,
    sources: Sequence[SourceInfo],
    files_of: FilesOf,
    tell: Callable[[str], Tell] = lambda _: silent,
    done: Callable[[SourceInfo], None] = lambda _: None,
) -> Iterator[Synced]:
    """Bring each source up to date in turn.

    ``done`` is told after a source's new files are safely stored.
    """
    for info in sources:
        try:
            tell(info.key)("fetching")
            files = files_of(info)
            if files == ():
                yield Synced(
                    info.key, skipped="nothing there to read it from; give its file to `ostraka ingest`"
                )
                continue
            known = files is None
            files = files if files is not None else _last_files(ledger, info)
            result, warnings = load(
                ledger, info, files, arrival(info, files), enforce_floor=True, tell=tell(info.key)
            )
            if not known:
                done(info)
            yield Synced(info.key, result, warnings=warnings)
        except OstrakaError as error:
            yield Synced(info.key, error=error)


def _last_files(ledger: Ledger, info: SourceInfo) -> tuple[RawFile, ...]:
    """The files of the last snapshot; empty where there is none."""
    snapshots = ledger.snapshots(info.key)
    return ledger.files(snapshots[-1].id) if snapshots else ()


def from_network(ledger: Ledger, fetcher: Fetcher) -> tuple[FilesOf, Callable[[SourceInfo], None]]:
    """``files_of`` and ``done`` for :func:`sync` over HTTP."""

    def _files_of(info: SourceInfo) -> tuple[RawFile, ...] | None:
        if not info.urls:
            return ()
        return fetcher.fetch(info, held={digest(f) for f in _last_files(ledger, info)})

    return _files_of, fetcher.remember


def from_disk(folder: Path) -> FilesOf:
    """``files_of`` for :func:`sync` from a folder."""
    return lambda info: from_folder(info, folder)
