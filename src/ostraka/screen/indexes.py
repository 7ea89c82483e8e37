"""Indexes kept beside the ledger, so that a question does not wait for one to be built.

An index depends on the lists of its day, the configuration and the version of Ostraka, and
on nothing else; a stale or damaged one is built anew. They are a cache: the folder may be
deleted at any time.
"""

import hashlib
import shutil
from collections.abc import Iterable
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
    if pointer.is_file() and (index := _load(folder / pointer.read_text("utf-8"))) is not None:
        pointer.touch()
        return index
    tell("reading the lists")
    listed = ledger.as_of(day, known_by).listed
    kept = folder / _content(listed)
    index = _load(kept)
    if index is None:
        tell(f"indexing {len(listed):,} records (once)")
        index = Index.build(x.record for x in listed)
        _save(index, kept)
    pointer.write_text(kept.name, "utf-8")
    _prune(folder)
    return index


def _content(listed: Iterable[Listed]) -> str:
    digest = hashlib.sha256(f"{ostraka.__version__} {MatchConfig().digest}\n".encode())
    for x in listed:
        digest.update(encode(x.record) + b"\n")
    return digest.hexdigest()[:16]


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
    part = folder.with_name(f"{folder.name}.{id(index)}.part")
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
        if old.is_dir() and old.name not in used and not old.name.endswith(".part"):
            shutil.rmtree(old, ignore_errors=True)
