"""The lists of a day as rows: whole records for JSON lines, one line a record for tables."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ostraka.ledger import AsOf, Listed
from ostraka.model import NameRole

#: The columns of a flat export, in order.
COLUMNS = (
    "source",
    "id",
    "kind",
    "caption",
    "aliases",
    "weak_aliases",
    "original_script",
    "birth_dates",
    "birth_places",
    "gender",
    "nationalities",
    "identifiers",
    "addresses",
    "authority",
    "programs",
    "measures",
    "listed_on",
    "since",
    "since_basis",
    "first_seen",
    "last_seen",
)


def documents(state: AsOf) -> Iterator[dict[str, Any]]:
    """Each record whole, with since when it is listed and when it was seen."""
    for listed in state.listed:
        document: dict[str, Any] = msgspec.to_builtins(listed.record)
        document.setdefault("designations", [])
        yield document | _clock(listed)


def lines(state: AsOf) -> Iterator[dict[str, Any]]:
    """Each record in one line; several values joined with "; "."""
    for listed in state.listed:
        r = listed.record
        yield {
            "source": r.source,
            "id": r.id,
            "kind": r.kind.value,
            "caption": r.caption,
            "aliases": _join(
                n.full for n in r.names[1:] if not n.weak and n.role is not NameRole.ORIGINAL_SCRIPT
            ),
            "weak_aliases": _join(n.full for n in r.names if n.weak),
            "original_script": _join(n.full for n in r.names if n.role is NameRole.ORIGINAL_SCRIPT),
            "birth_dates": _join(str(d) for d in r.birth_dates),
            "birth_places": _join(p.full for p in r.birth_places),
            "gender": r.gender,
            "nationalities": _join(r.nationalities),
            "identifiers": _join(f"{i.kind.value} {i.value}" for i in r.identifiers),
            "addresses": _join(p.full for p in r.addresses),
            "authority": _join(d.authority for d in r.designations),
            "programs": _join(d.program for d in r.designations),
            "measures": _join(m.kind.value for d in r.designations for m in d.measures),
            "listed_on": str(r.listed_on or ""),
        } | _clock(listed)


def _clock(listed: Listed) -> dict[str, str]:
    return {
        "since": listed.since.isoformat(),
        "since_basis": listed.since_basis.value,
        "first_seen": listed.first_seen.isoformat(),
        "last_seen": listed.last_seen.isoformat(),
    }


def _join(values: Any) -> str:
    return "; ".join(dict.fromkeys(v for v in values if v))
