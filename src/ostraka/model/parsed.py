"""What a source promises, what parsing a file gives, and problems kept as values."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import msgspec

from ostraka.model.record import Record


class RawFile(msgspec.Struct, frozen=True):
    """One file exactly as fetched."""

    name: str
    data: bytes


class IssueCode(StrEnum):
    """The kinds of problem a parser reports and survives."""

    LEFTOVER_FIELD = "leftover_field"
    """A field the parser does not know, or did not use, holds a value."""
    MALFORMED_RECORD = "malformed_record"
    """The record could not be read; it is not in the result."""
    BAD_DATE = "bad_date"
    """A date could not be read; it was kept as printed, without its meaning."""
    BAD_VALUE = "bad_value"
    """A value was kept as printed because its meaning could not be read."""
    UNKNOWN_PROGRAM = "unknown_program"
    """A legal ground never seen before; it was kept as printed."""
    UNKNOWN_CATEGORY = "unknown_category"
    """A type, role, measure or status word never seen before."""
    DUPLICATE_ID = "duplicate_id"
    """Two records of the file bear one id; a guard stops the list."""
    ORPHAN = "orphan"
    """A part that belongs to no record (an alias row without its primary)."""


class Issue(msgspec.Struct, frozen=True, omit_defaults=True):
    """One problem in one record, kept as a value."""

    code: IssueCode
    where: str
    """Line (``line 12``), row of a sheet (``row 12``) or xpath, with the file's name if there are several."""
    message: str
    record_id: str = ""


class Parsed(msgspec.Struct, frozen=True):
    """The result of parsing one snapshot of one list."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...] = ()
    format: str = ""
    """Which of the source's formats it was, such as ``csv-2022`` or ``advanced-xml``."""
    published: date | None = None
    """The edition's own date, where the file prints one."""
    partial: bool = False
    """An amendment: records it lacks are unchanged, not delisted."""


class SourceInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One published list and how to read it. ``parse`` is pure: bytes in, values out.

    ``parse`` raises MalformedFile or UnsafeFile for a file that cannot be read as a whole.
    """

    key: str
    authority: str
    title: str
    publisher: str
    parse: Callable[[tuple[RawFile, ...]], Parsed]
    homepage: str = ""
    urls: tuple[str, ...] = ()
    """Files that make one snapshot; fetched together by ``ostraka sync``. Empty: not fetched."""
    file_names: tuple[str, ...] = ()
    """Names the files of ``urls`` are known by, for ``sync --from``; same order as ``urls``."""
    licence: str = ""
    formats: tuple[str, ...] = ()
    floor: int = 1
    """Fewer records than this were never on the real list since 2022."""
    stale_after_days: int = 30
    """A live list older than this has gone stale."""
    closed_on: date | None = None
    """The day the authority stopped maintaining the list, if it did."""
    note: str = ""
