"""From snapshots to spans: from when to when each record version was to be seen.

Pure functions. Since spans are derived from all snapshots of a source in the order of
their ``seen_at``, the order in which those were ingested cannot matter.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple


class State(NamedTuple):
    """What one snapshot holds: record id -> version id."""

    seen_at: datetime
    partial: bool
    versions: Mapping[str, int]


class Span(NamedTuple):
    """A version is shown by every snapshot in [from_seen, to_seen)."""

    record_id: str
    version_id: int
    from_seen: datetime
    to_seen: datetime | None


def derive(states: Iterable[State]) -> list[Span]:
    """The spans of one source from its snapshots in the order of ``seen_at``."""
    done: list[Span] = []
    current: dict[str, tuple[int, datetime]] = {}
    for state in states:
        closed, opened = step({r: v for r, (v, _) in current.items()}, state)
        for record_id in closed:
            version, since = current.pop(record_id)
            done.append(Span(record_id, version, since, state.seen_at))
        current.update({r: (v, state.seen_at) for r, v in opened.items()})
    return done + [Span(r, v, since, None) for r, (v, since) in current.items()]


def step(current: Mapping[str, int], state: State) -> tuple[list[str], dict[str, int]]:
    """``(closed, opened)``: records whose version ends with this snapshot, versions that begin."""
    opened = {r: v for r, v in state.versions.items() if current.get(r) != v}
    closed = [r for r in current if r in opened or (not state.partial and r not in state.versions)]
    return closed, opened
