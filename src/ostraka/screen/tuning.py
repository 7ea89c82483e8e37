"""What a threshold costs and catches, on a user's own customers: the numbers behind a policy.

One run at the lowest threshold of the range serves all others, since a hit's score does
not depend on the threshold. A hit by an agreeing number is one at every threshold.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from ostraka.errors import UsageError
from ostraka.screen.customers import read_table
from ostraka.screen.screener import PartyHit, Screener
from ostraka.screen.screening import Result, screen_rows
from ostraka.screen.tables import raw_rows

#: The usual range: below 0.7 most names hit somebody, above 0.95 only typos' neighbors are lost.
RANGE = tuple(round(0.70 + 0.01 * i, 2) for i in range(31))


class Scored(msgspec.Struct, frozen=True):
    """A customer's hit on a party, whatever threshold would show it."""

    id: str
    name: str
    caption: str
    matched: str
    """The listed name that agrees, which may be an alias."""
    party: str
    listings: tuple[str, ...]
    score: float
    probability: float
    numbered: bool = False
    """An identifier agrees: a hit at every threshold."""
    right: bool | None = None
    """By the labels: the customer is this party; None where the labels do not say."""

    def shown_at(self, threshold: float) -> bool:
        """Whether the hit is raised at that threshold."""
        return self.numbered or self.score >= threshold


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
    day: date
    """The lists are those of this day."""
    index: str
    """What was asked, by its content: the same index gives the same numbers."""
    parties: int
    rows: int
    problems: int
    """Rows that could not be screened, or in part."""
    labeled: int
    levels: tuple[Level, ...]
    scored: tuple[Scored, ...]

    def between(self, low: float, high: float) -> list[Scored]:
        """The hits that ``low`` shows and ``high`` does not, best first."""
        found = (s for s in self.scored if s.shown_at(low) and not s.shown_at(high))
        return sorted(found, key=lambda s: (-s.score, s.id))

    def above(self, line: float) -> list[Scored]:
        """The hits that ``line`` shows and a higher line would hide, lowest first."""
        found = (s for s in self.scored if s.shown_at(line) and not s.numbered)
        return sorted(found, key=lambda s: (s.score, s.id))


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

    ``screener`` is opened at the lowest of the thresholds. ``labels`` is customer id -> its
    right party's id or one of its names as listed, empty where the customer is nobody listed.
    Raises UnreadableTable, UsageError.
    """
    if screener.matcher.config.threshold > min(thresholds):
        raise UsageError("the screener must be opened at the lowest threshold of the range")
    scored: list[Scored] = []
    rows = problems = 0
    for result in screen_rows(screener, read_table(sample, columns)):
        rows += 1
        problems += bool(result.problem)
        if rows % 500 == 0:
            tell(rows)
        wanted = labels.get(result.id) if labels is not None else None
        scored += [_scored(result, hit, wanted) for hit in result.hits]
    wanted_ids = {i for i, party in (labels or {}).items() if party}
    levels = tuple(
        _level(t, scored, rows, wanted_ids if labels is not None else None) for t in sorted(thresholds)
    )
    index = screener.matcher.index
    return Tuning(
        sample.name,
        screener.day,
        index.id,
        len(index),
        rows,
        problems,
        len(wanted_ids),
        levels,
        tuple(scored),
    )


def _scored(result: Result, hit: PartyHit, wanted: str | None) -> Scored:
    names = (hit.caption, hit.matched_name, *hit.listings)
    return Scored(
        id=result.id,
        name=result.name,
        caption=hit.caption,
        matched=hit.matched_name,
        party=hit.party,
        listings=hit.listings,
        score=hit.score,
        probability=hit.probability,
        numbered=any(e.feature == "identifier" and e.bits > 0 for e in hit.evidence),
        right=None if wanted is None else bool(wanted) and any(_same(wanted, name) for name in names),
    )


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
    shown = [s for s in scored if s.shown_at(threshold)]
    alerts = len({s.id for s in shown})
    load = round(1000 * alerts / max(rows, 1), 2)
    if wanted is None:
        return Level(threshold, alerts, load, len(shown))
    found = len({s.id for s in shown if s.right} & wanted)
    judged = [s for s in shown if s.right is not None]
    recall = round(found / len(wanted), 4) if wanted else None
    precision = round(sum(bool(s.right) for s in judged) / len(judged), 4) if judged else None
    return Level(threshold, alerts, load, len(shown), found, recall, precision)
