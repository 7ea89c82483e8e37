"""What the editions of a list told of a record over time, gathered into one record.

A list may drop an alias, or be read from a file that leaves half of it out (OFAC's ``sdn.csv``
without the files beside it). For the question whether two records are one party all that an
authority ever printed of them counts, but what was corrected must not speak again: a number
counts only where the last edition prints none of its kind, a birth date only where it prints no
birth date. Never for what is in force: designations are those printed last.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ostraka.ledger.schema import record_version
from ostraka.model import Record
from ostraka.model.record import decode

#: What adds up over editions ...
_ADDED = ("names", "addresses", "relations", "positions", "attributes")
#: ... and what an earlier edition tells only where the last one is silent.
_FALLBACK = ("birth_dates", "birth_places", "nationalities", "gender")


def gathered(connection: Connection, records: Sequence[Record]) -> list[Record]:
    """These records, each with what other editions of its list printed of it, in the same order."""
    earlier: dict[tuple[str, str], list[Record]] = {}
    wanted = {(r.source, r.id) for r in records}
    rows = connection.execute(
        sa.select(record_version.c.source, record_version.c.record_id, record_version.c.body).order_by(
            record_version.c.id
        )
    )
    for row in rows:
        key = row.source, row.record_id
        if key in wanted:
            earlier.setdefault(key, []).append(decode(row.body))
    return [_with(r, earlier.get((r.source, r.id), [])) for r in records]


def _with(last: Record, editions: Sequence[Record]) -> Record:
    if len(editions) < 2:
        return last
    changes: dict[str, Any] = {}
    for field in _ADDED:
        own = getattr(last, field)
        every = tuple(dict.fromkeys((*own, *(v for e in editions for v in getattr(e, field)))))
        if len(every) > len(own):
            changes[field] = every
    kinds = {i.kind for i in last.identifiers}
    if lost := dict.fromkeys(i for e in editions for i in e.identifiers if i.kind not in kinds):
        changes["identifiers"] = (*last.identifiers, *lost)
    for field in _FALLBACK:
        if not getattr(last, field):
            changes[field] = next((v for e in reversed(editions) if (v := getattr(e, field))), None)
    return msgspec.structs.replace(last, **{k: v for k, v in changes.items() if v is not None})
