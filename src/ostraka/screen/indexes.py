"""Indexes kept beside the ledger, so that a question does not wait for one to be built.

An index depends on the lists of its day, the configuration and the version of Ostraka, and
on nothing else; a stale or damaged one is built anew. They are a cache: the folder may be
deleted at any time.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import ostraka
from ostraka.errors import OstrakaError
from ostraka.ledger import Ledger, Listed
from ostraka.match import Index, MatchConfig
from ostraka.model.record import encode
from ostraka.screen.loading import Tell, silent

#: Indexes kept; the least recently used go first. One of all lists takes about 100 MB.
KEPT = 6


def index_of(
    ledger: Ledger, home: Path, day: date | None, known_by: datetime, *, tell: Tell = silent
) -> Index:
    """The index of a day's lists (None: of everybody ever listed), loaded or built now."""
    folder = home / "index"
    question = f"{ostraka.__version__} {MatchConfig().digest} {day} {known_by} {ledger.fingerprint()}"
    pointer = folder / f"{hashlib.sha256(question.encode()).hexdigest()[:16]}.txt"
    if (index := _pointed_at(pointer)) is not None:
        return index
    tell("reading the lists")
    listed = ledger.as_of(day, known_by).listed
    kept = folder / _content(listed)
    known = _load(kept)
    if known is None:
        tell(f"indexing {len(listed):,} records (once)")
    index = known or Index.build(x.record for x in listed)
    # a place that cannot be written costs the next question time, and this one nothing
    with suppress(OSError):
        if known is None:
            _save(index, kept)
        pointer.write_text(kept.name, "utf-8")
        _prune(folder)
    return index


def _content(listed: Iterable[Listed]) -> str:
    digest = hashlib.sha256(f"{ostraka.__version__} {MatchConfig().digest}\n".encode())
    for x in listed:
        digest.update(encode(x.record) + b"\n")
    return digest.hexdigest()[:16]


def _pointed_at(pointer: Path) -> Index | None:
    try:
        kept = pointer.with_name(pointer.read_text("utf-8"))
        pointer.touch()
    except (OSError, ValueError):
        return None
    return _load(kept)


def _load(folder: Path) -> Index | None:
    if not folder.is_dir():
        return None
    try:
        return Index.load(folder)
    except (OstrakaError, OSError):
        return None  # of another version or damaged: build it again


def _save(index: Index, folder: Path) -> None:
    """Under its name only when whole, so that two processes cannot see each other's half."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    index.save(part)
    try:
        part.rename(folder)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)  # another process was first, with the same content


def _prune(folder: Path) -> None:
    pointers = sorted(folder.glob("*.txt"), key=lambda p: p.stat().st_mtime, reverse=True)
    for pointer in pointers[KEPT:]:
        pointer.unlink(missing_ok=True)
    used = {p.read_text("utf-8") for p in pointers[:KEPT]}
    for old in folder.iterdir():
        # a part is being written, unless the process that did so is long dead
        dead = old.suffix != ".part" or old.stat().st_mtime < time.time() - 86_400
        if old.is_dir() and old.name not in used and dead:
            shutil.rmtree(old, ignore_errors=True)
