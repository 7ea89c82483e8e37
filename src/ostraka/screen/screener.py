"""Questions against the lists of a day: hits grouped into parties, each with its designations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

import msgspec

from ostraka.errors import InputError, LedgerBusy
from ostraka.ledger import Ledger, Listed
from ostraka.ledger.store import FOREVER
from ostraka.match import Evidence, Hit, MatchConfig, Matcher, searchable
from ostraka.model import Kind, Measure, Query
from ostraka.screen.indexes import index_of
from ostraka.screen.lists import Lists
from ostraka.screen.loading import Tell, silent
from ostraka.screen.parties import Homes, group, homes_of
from ostraka.sources import SOURCES

Key = tuple[str, str]
#: Source -> the day its authority stopped it.
_CLOSED = {info.key: info.closed_on for info in SOURCES if info.closed_on}


class HitDesignation(msgspec.Struct, frozen=True, kw_only=True):
    """Under what a hit stands, on which list, since when."""

    authority: str
    program: str
    program_name: str
    instrument: str
    measures: tuple[Measure, ...]
    listed_on: date | None
    """As the list prints it."""
    since: date
    """Since when it stands on that list, by printed days and by our snapshots."""
    since_basis: str
    status: str
    """``in force``, or ``list closed`` where the authority stopped the list by then: whether the
    designation still stands is for the list that took its place to say."""
    source: str
    listing_id: str
    last_seen: datetime


class PartyHit(msgspec.Struct, frozen=True, kw_only=True):
    """A listed party whose name agrees, with the numbers of its best record."""

    party: str
    """``source:id`` of the record that agrees best."""
    caption: str
    kind: Kind
    score: float
    weight: float
    probability: float
    matched_name: str
    query_name: str
    designations: tuple[HitDesignation, ...]
    evidence: tuple[Evidence, ...]
    listings: tuple[str, ...]
    """``source:id`` of every record of the party that was hit."""


class Screener:
    """A matcher on the lists of a day, with what the ledger says of each hit."""

    def __init__(self, ledger: Ledger, matcher: Matcher, day: date, known_by: datetime) -> None:
        self.matcher, self.day = matcher, day
        self._ledger, self._known_by = ledger, known_by
        self._listed: dict[Key, Listed] | None = None
        self._homes: Homes = {}

    @classmethod
    def open(
        cls,
        lists: Lists,
        *,
        day: date | None = None,
        known_by: datetime | None = None,
        threshold: float | None = None,
        tell: Tell = silent,
    ) -> "Screener":
        """A screener on the lists of a day (default: today). Raises InputError where none is loaded."""
        day, known_by = day or datetime.now(UTC).date(), known_by or FOREVER
        index = index_of(lists.ledger, lists.home, day, known_by, tell=tell)
        if not len(index):
            raise nobody(lists.ledger, day, known_by)
        config = MatchConfig() if threshold is None else MatchConfig(threshold=threshold)
        return cls(lists.ledger, Matcher(index, config), day, known_by)

    def check(self, query: Query) -> list[PartyHit]:
        """The parties a query hits, best first. Raises InputError for a name without letters."""
        hits = self.matcher.check(query)
        ids: dict[str, list[str]] = {}
        for hit in hits:
            ids.setdefault(hit.source, []).append(hit.record_id)
        state = self._ledger.as_of(self.day, self._known_by, ids=ids)
        listed = {(x.record.source, x.record.id): x for x in state.listed}
        return parties(hits, listed, self.day, homes_of(self._ledger, self._known_by, listed))

    def screen(self, queries: Iterable[Query], workers: int = 1) -> Iterator[tuple[Query, list[PartyHit]]]:
        """Each query with the parties it hits, in the order of the queries."""
        for query, hits in self.matcher.screen(queries, workers):
            yield query, self._parties(hits) if hits else []

    def _parties(self, hits: Sequence[Hit]) -> list[PartyHit]:
        if self._listed is None:
            # only now: the workers, if any, are on their way by themselves meanwhile
            state = self._ledger.as_of(self.day, self._known_by)
            self._listed = {(x.record.source, x.record.id): x for x in state.listed}
            self._homes = homes_of(self._ledger, self._known_by)
        return parties(hits, self._listed, self.day, self._homes)

    def problem_of(self, query: Query) -> str:
        """Why a query cannot be searched for; empty if it can."""
        return "" if searchable(query) else "the name has no letter or digit to search for"


def nobody(ledger: Ledger, day: date | None, known_by: datetime) -> InputError:
    """The error that says why no record is listed on a day (None: on any)."""
    hint = "see `ostraka sources`; run `ostraka sync`"
    if not loaded(ledger, known_by):
        by = "yet" if known_by == FOREVER else f"by {known_by:%Y-%m-%d}"
        return InputError(f"nothing had been seen {by}", where="the ledger", hint=hint)
    return InputError(
        "no record was listed on that day, as far as this ledger knows", where=str(day or ""), hint=hint
    )


def loaded(ledger: Ledger, known_by: datetime | None) -> tuple[str, ...]:
    """The sources of which a snapshot had been seen by then (None: by now)."""
    moment = known_by or FOREVER
    return tuple(dict.fromkeys(s.source for s in ledger.snapshots() if s.seen_at <= moment))


def parties(
    hits: Sequence[Hit], listed: Mapping[Key, Listed], day: date, homes: Homes | None = None
) -> list[PartyHit]:
    """The hits of one query as parties (``homes``: as linked), in the order of their best hits.

    Raises LedgerBusy where ``listed`` is of another state of the ledger than the hits.
    """
    best = {(h.source, h.record_id): h for h in reversed(hits)}
    if any(key not in listed for key in best):
        # an ingest came between the index and the lists; a hit must never be dropped for it
        raise LedgerBusy("the lists changed while they were being asked", hint="ask again")
    records = [listed[h.source, h.record_id].record for h in hits]
    found = []
    for members in group(records, homes):
        keys = [(r.source, r.id) for r in members]
        hit = max((best[key] for key in keys), key=lambda h: (h.score, h.weight))
        designations = tuple(d for key in keys for d in _designations(listed[key], day))
        found.append(
            PartyHit(
                party=f"{hit.source}:{hit.record_id}",
                caption=hit.caption,
                kind=hit.kind,
                score=hit.score,
                weight=hit.weight,
                probability=hit.probability,
                matched_name=hit.matched_name,
                query_name=hit.query_name,
                designations=tuple(sorted(designations, key=lambda d: (d.since, d.authority, d.listing_id))),
                evidence=hit.evidence,
                listings=tuple(f"{source}:{number}" for source, number in keys),
            )
        )
    return found


def _designations(listed: Listed, day: date) -> Iterator[HitDesignation]:
    closed = _CLOSED.get(listed.record.source)
    for d in listed.record.designations:
        yield HitDesignation(
            authority=d.authority,
            program=d.program,
            program_name=d.program_name,
            instrument=d.instrument,
            measures=d.measures,
            listed_on=d.listed_on,
            since=listed.since,
            since_basis=listed.since_basis.value,
            status="list closed" if closed and closed <= day else "in force",
            source=listed.record.source,
            listing_id=listed.record.id,
            last_seen=listed.last_seen,
        )
