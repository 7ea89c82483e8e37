"""Everybody's stays on every list with what they were designated for then: what analyses start from.

Only the designations are read out of each record version, which is several times faster than
whole records.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ostraka.ledger.intervals import Calendar, Interval, intervals
from ostraka.ledger.reads import Coverage, calendars_of, named_stories
from ostraka.ledger.schema import record_version
from ostraka.model import Designation, Kind


class Acts(msgspec.Struct, frozen=True, gc=False):
    """What a record version says of its designations."""

    kind: Kind
    designations: tuple[Designation, ...] = ()


class Life(msgspec.Struct, frozen=True, gc=False):
    """One record: its stays on its list, and by version id what it stood under."""

    source: str
    record_id: str
    stays: tuple[Interval, ...]
    acts: dict[int, Acts]


class Lives(msgspec.Struct, frozen=True):
    """All records, and from when to when each source can speak."""

    lives: tuple[Life, ...]
    calendars: dict[str, Calendar]
    coverage: dict[str, Coverage]


_DECODER = msgspec.json.Decoder(Acts)


def lives(connection: Connection, known_by: datetime, sources: Sequence[str] | None = None) -> Lives:
    """Every record ever listed by what was seen up to ``known_by``; all sources unless named."""
    calendars, coverage = calendars_of(connection, known_by, sources)
    found = tuple(
        life for source in calendars for life in _of_source(connection, source, known_by, calendars)
    )
    return Lives(found, calendars, coverage)


def _of_source(
    connection: Connection, source: str, known_by: datetime, calendars: dict[str, Calendar]
) -> Iterator[Life]:
    rows = connection.execute(
        sa.select(record_version.c.id, record_version.c.body).where(record_version.c.source == source)
    )
    acts = {row.id: _DECODER.decode(row.body) for row in rows}
    for record_id, seen in named_stories(connection, source, known_by):
        own = {version.version_id: acts[version.version_id] for version in seen}
        yield Life(source, record_id, tuple(intervals(seen, calendars[source])), own)
