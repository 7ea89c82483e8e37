"""What a threshold costs and catches, on a user's own customers: the numbers behind a policy.

One run at the lowest threshold of the range serves all others, since a hit's score does
not depend on the threshold.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from ostraka.errors import UsageError
from ostraka.screen.customers import read_table
from ostraka.screen.screener import Screener
from ostraka.screen.screening import screen_rows
from ostraka.screen.tables import raw_rows

#: The usual range: below 0.7 most names hit somebody, above 0.95 only typos' neighbors are lost.
RANGE = tuple(round(0.70 + 0.01 * i, 2) for i in range(31))


class Scored(msgspec.Struct, frozen=True):
    """A customer's hit on a party, whatever threshold would show it."""

    id: str
    name: str
    caption: str
    party: str
    listings: tuple[str, ...]
    score: float
    probability: float
    right: bool | None = None
    """By the labels: the customer is this party; None where the labels do not say."""


class Level(msgspec.Struct, frozen=True):
    """The run at one threshold."""

    threshold: float
    alerts: int
    """Customers with at least one hit."""
    alert_load: float
    """Per 1,000 customers."""
    hits: int
    found: int | None = None
    """Labeled customers with their right party among the hits."""
    recall: float | None = None
    precision: float | None = None
    """Hits that are right, of those the labels judge."""


class Tuning(msgspec.Struct, frozen=True):
    """The whole sample over the range of thresholds."""

    file: str
    rows: int
    labeled: int
    levels: tuple[Level, ...]
    scored: tuple[Scored, ...]

    def between(self, low: float, high: float) -> list[Scored]:
        """The hits that ``low`` shows and ``high`` does not, best first."""
        return sorted((s for s in self.scored if low <= s.score < high), key=lambda s: (-s.score, s.id))


def tune(
    screener: Screener,
    sample: Path,
    labels: Mapping[str, str] | None = None,
    *,
    thresholds: Sequence[float] = RANGE,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[int], None] = lambda rows: None,
) -> Tuning:
    """Screen a sample once and read off every threshold.

    ``screener`` is opened at the lowest of the thresholds. ``labels`` is customer id -> what
    its right party's ids or name contain, empty where the customer is nobody listed.
    Raises UnreadableTable, UsageError.
    """
    if screener.matcher.config.threshold > min(thresholds):
        raise UsageError("the screener must be opened at the lowest threshold of the range")
    scored: list[Scored] = []
    rows = 0
    for result in screen_rows(screener, read_table(sample, columns)):
        rows += 1
        if rows % 500 == 0:
            tell(rows)
        for hit in result.hits:
            wanted = labels.get(result.id) if labels is not None else None
            names = (hit.caption, *hit.listings)
            right = None if wanted is None else bool(wanted) and any(_same(wanted, name) for name in names)
            scored.append(
                Scored(
                    result.id,
                    result.name,
                    hit.caption,
                    hit.party,
                    hit.listings,
                    hit.score,
                    hit.probability,
                    right,
                )
            )
    wanted_ids = {i for i, party in (labels or {}).items() if party}
    levels = tuple(
        _level(t, scored, rows, wanted_ids if labels is not None else None) for t in sorted(thresholds)
    )
    return Tuning(sample.name, rows, len(wanted_ids), levels, tuple(scored))


def read_labels(path: Path) -> dict[str, str]:
    """Customer id -> party, from a table with the columns ``id`` and ``party``. Raises UsageError."""
    rows = raw_rows(path)
    _, header = next(rows)
    names = [str(cell).strip().lower() for cell in header]
    if not {"id", "party"} <= set(names):
        raise UsageError("labels need the columns id and party", where=str(path))
    at, party = names.index("id"), names.index("party")
    return {
        str(cells[at]).strip(): str(cells[party] or "").strip()
        for _, cells in rows
        if not isinstance(cells, str)
    }


def _same(wanted: str, name: str) -> bool:
    """Whether a label means this listing: by ``source:id``, the id alone, or the name."""
    wanted, name = wanted.casefold(), name.casefold()
    return wanted in (name, name.partition(":")[2], name.rpartition(":")[2])


def _level(threshold: float, scored: Sequence[Scored], rows: int, wanted: set[str] | None) -> Level:
    shown = [s for s in scored if s.score >= threshold]
    alerts = len({s.id for s in shown})
    load = round(1000 * alerts / max(rows, 1), 2)
    if wanted is None:
        return Level(threshold, alerts, load, len(shown))
    found = len({s.id for s in shown if s.right} & wanted)
    judged = [s for s in shown if s.right is not None]
    recall = round(found / len(wanted), 4) if wanted else None
    precision = round(sum(bool(s.right) for s in judged) / len(judged), 4) if judged else None
    return Level(threshold, alerts, load, len(shown), found, recall, precision)
