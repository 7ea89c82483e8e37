"""Files into the ledger: read, parse, guard, store."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import ostraka
from ostraka.errors import GuardError, InputError, MalformedFile, OstrakaError, UsageError
from ostraka.ledger import Arrival, Ingested, Ledger
from ostraka.model import Parsed, RawFile, SourceInfo

#: Told what is being done now, for progress on a terminal.
Tell = Callable[[str], None]


def silent(_: str) -> None:
    """Tell nobody."""


def read_files(paths: Sequence[Path]) -> tuple[RawFile, ...]:
    """The files' bytes in the order of their names. Raises InputError for one that cannot be read."""
    files = []
    for path in sorted(paths, key=lambda p: p.name):
        try:
            files.append(RawFile(path.name, path.read_bytes()))
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from None
    return tuple(files)


def load(
    ledger: Ledger,
    info: SourceInfo,
    files: tuple[RawFile, ...],
    arrival: Arrival,
    *,
    enforce_floor: bool = False,
    tell: Tell = silent,
) -> tuple[Ingested, tuple[str, ...]]:
    """Take one snapshot of a source over; ``(what was done, warnings)``.

    ``enforce_floor`` refuses a list shorter than the source has ever been, as for one that
    came over the network; a file a person chose is taken with a warning.
    Raises InputError, GuardError, LedgerError; the ledger then holds what it held before.
    """
    tell("comparing with the last snapshot")
    if (repeated := ledger.repeat(arrival)) is not None:
        return repeated, ()
    try:
        tell("parsing")
        parsed = _parsed(info, files)
        warnings = _floor(info, parsed, enforce_floor and not arrival.accept)
    except OstrakaError as error:
        ledger.refuse(arrival, str(error).splitlines()[0])
        raise
    tell(f"storing {len(parsed.records):,} records")
    return ledger.ingest(arrival, parsed), warnings


def arrival(
    info: SourceInfo,
    files: tuple[RawFile, ...],
    *,
    seen_at: datetime | None = None,
    published: date | None = None,
    accept: bool = False,
) -> Arrival:
    """What comes with the files: seen now unless told otherwise."""
    now = datetime.now(UTC)
    if seen_at is not None and seen_at > now:
        raise UsageError(
            "--seen lies in the future", where=seen_at.isoformat(), hint="the day it was downloaded"
        )
    return Arrival(
        source=info.key,
        files=files,
        seen_at=seen_at or now,
        ingested_at=now,
        parser=ostraka.__version__,
        published=published,
        accept=accept,
    )


def _parsed(info: SourceInfo, files: tuple[RawFile, ...]) -> Parsed:
    """What the parser makes of the files; a parser that breaks must not stop the other lists."""
    try:
        return info.parse(files)
    except OstrakaError:
        raise
    except Exception as error:
        raise MalformedFile(
            f"the parser failed on it ({error!r})", where=info.key, hint="please report this with the file"
        ) from error


def _floor(info: SourceInfo, parsed: Parsed, enforce: bool) -> tuple[str, ...]:
    if parsed.partial or len(parsed.records) >= info.floor:
        return ()
    message = (
        f"below the floor: {len(parsed.records):,} records, the whole list has never had under {info.floor:,}"
    )
    if enforce:
        raise GuardError(message, where=info.key, hint="look at the file, and pass --accept if it is right")
    return (message,)
