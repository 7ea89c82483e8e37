"""The book of reading kept in a file, so that a report does not wait for it to be laid out.

The names, laid out for finding, are read whole; the records stay in the file until one is
asked for. The file depends on the ledger's contents, the word tables and this version; a
stale or damaged one is laid out anew. It is a cache: the folder may be deleted at any time.
"""

import hashlib
import mmap
import os
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import overload

import msgspec

import ostraka
from ostraka.ledger import AsOf, Ledger, Listed
from ostraka.model import Record
from ostraka.read.gazetteer import Gazetteer, Tables

#: Files kept; the least recently used go first. One of all lists takes about 60 MB.
KEPT = 2
#: Fewer records than this are laid out faster than a file is written.
WORTH_KEEPING = 5_000
_FORMAT = b"ostraka reading 1\n"
_SIZE = 8


class Contents(msgspec.Struct, array_like=True):
    """What a book needs at once."""

    versions: dict[str, datetime]
    """Source -> its last edition known."""
    authorities: list[str]
    rounds: dict[str, list[int]]
    """"Authority day" -> records listed on that day under a full blocking measure."""
    names: Tables
    ends: bytes = b""
    """Where each record ends in the file, after the contents."""


class Stored(Sequence[Listed]):
    """Records in a file, each decoded when it is asked for."""

    def __init__(self, data: mmap.mmap, start: int, ends: bytes) -> None:
        self._data, self._start = data, start
        self._ends = array("Q", ends)
        self._known: dict[int, Listed] = {}

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def size(self) -> int:
        """Bytes of all records."""
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, number: int) -> Listed: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Listed]: ...
    def __getitem__(self, number: int | slice) -> Listed | Sequence[Listed]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        found = self._known.get(number)
        if found is None:
            first = self._start + (self._ends[number - 1] if number else 0)
            found = _LISTED.decode(self._data[first : self._start + self._ends[number]])
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[number] = found
        return found


class Records(Sequence[Record]):
    """The records of what is listed, by the same places."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._listed = listed

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, number: int) -> Record: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Record]: ...
    def __getitem__(self, number: int | slice) -> Record | Sequence[Record]:
        if isinstance(number, slice):
            return [x.record for x in self._listed[number]]
        return self._listed[number].record


_LISTED = msgspec.msgpack.Decoder(Listed)
_CONTENTS = msgspec.msgpack.Decoder(Contents)


def book_of(ledger: Ledger, known_by: datetime, home: Path | None) -> tuple[Contents, Sequence[Listed]]:
    """What everybody ever listed is called, and the records: from a file in ``home``, or laid out now."""
    path = home / "reading" / f"{_question(ledger, known_by)}.book" if home is not None else None
    if path is not None and (found := _load(path)) is not None:
        return found
    state = ledger.as_of(None, known_by)
    contents = laid_out(state)
    if path is not None and len(state.listed) >= WORTH_KEEPING:
        # a place that cannot be written costs the next report time, and this one nothing
        with suppress(OSError):
            _save(path, contents, state.listed)
    return contents, state.listed


def laid_out(state: AsOf) -> Contents:
    """The contents of a book of these records."""
    rounds: dict[str, list[int]] = {}
    authorities: set[str] = set()
    for number, listed in enumerate(state.listed):
        for one in listed.record.designations:
            authorities.add(one.authority)
            days = {m.effective or one.listed_on for m in one.measures if m.kind.blocking}
            for day in filter(None, days):
                held = rounds.setdefault(round_key(one.authority, day), [])
                if number not in held[-1:]:
                    held.append(number)
    names = Gazetteer.build(x.record for x in state.listed)
    versions = {key: c.last_seen for key, c in state.coverage.items()}
    return Contents(versions, sorted(authorities), rounds, names.tables)


def round_key(authority: str, day: date) -> str:
    """Under which an authority's listings of a day are found."""
    return f"{authority} {day}"


def _question(ledger: Ledger, known_by: datetime) -> str:
    digest = hashlib.sha256(_FORMAT + f"{ostraka.__version__} {known_by} {ledger.fingerprint()}".encode())
    for name in ("read_names.yml", "read_common.yml"):
        digest.update(files("ostraka.data").joinpath(name).read_bytes())
    return digest.hexdigest()[:16]


def _load(path: Path) -> tuple[Contents, Sequence[Listed]] | None:
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = len(_FORMAT) + _SIZE
        if data[: len(_FORMAT)] != _FORMAT:
            return None
        start = head + int.from_bytes(data[len(_FORMAT) : head], "little")
        contents = _CONTENTS.decode(memoryview(data)[head:start])
        stored = Stored(data, start, contents.ends)
        if len(stored) and len(data) != start + stored.size:
            return None
        with suppress(OSError):
            os.utime(path)
        return contents, stored
    except (OSError, ValueError, msgspec.DecodeError):
        return None  # none yet, of another version, or damaged: lay it out again


def _save(path: Path, contents: Contents, listed: Iterable[Listed]) -> None:
    """Under its name only when whole, so that two processes cannot see each other's half."""
    ends, at = array("Q"), 0
    parts: list[bytes] = []
    for one in listed:
        parts.append(msgspec.msgpack.encode(one))
        at += len(parts[-1])
        ends.append(at)
    head = msgspec.msgpack.encode(msgspec.structs.replace(contents, ends=ends.tobytes()))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(_FORMAT + len(head).to_bytes(_SIZE, "little") + head)
        file.writelines(parts)
    part.replace(path)
    _prune(path.parent)


def _prune(folder: Path) -> None:
    books = sorted(folder.glob("*.book"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in books[KEPT:]:
        old.unlink(missing_ok=True)
