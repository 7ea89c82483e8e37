"""The parties with every authority's measures on them: what each analysis is asked of.

Records of one authority on one party (OFSI's and the UK list's, the law's and the list's) are
read together: for each program and measure the best-known start counts, and an end counts
unless a list of later date still shows it.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

import msgspec

from ostraka.coalition.coverage import BOOK, Absence, Coverages
from ostraka.coalition.episodes import RANK, Certainty, Episode, Start, episodes
from ostraka.ledger import Ledger
from ostraka.ledger.lives import Lives, lives
from ostraka.ledger.store import FOREVER
from ostraka.link import linked, parties
from ostraka.link.themes import theme_of
from ostraka.model import MeasureKind

#: Sources that are the legal act and print when each entry came into force.
_LAW = frozenset({"ca_russia_regs"})


class Stay(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One authority's measure on one party from a start to an end, over all of its programs."""

    kind: MeasureKind
    start: Start
    end: date | None
    end_after: date | None = None
    """Where the end is known from the snapshots alone: still in force on this day."""
    programs: tuple[str, ...]
    instruments: tuple[str, ...]
    listings: tuple[str, ...]
    """``source:id`` of the records that tell it."""

    @property
    def ended(self) -> str:
        """The day of the end with its sign; nothing while it is in force."""
        return f"{'≤' if self.end_after else ''}{self.end}" if self.end else ""

    def holds(self, day: date | None) -> bool:
        """Whether it was in force on that day (None: is, as far as known)."""
        if day is None:
            return self.end is None
        return self.start.day <= day and (self.end is None or day < self.end)


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A party with all measures on it, by authority."""

    id: str
    caption: str
    kind: str
    members: tuple[tuple[str, str], ...]
    stays: dict[str, tuple[Stay, ...]]
    """Authority -> its stays in order of their starts."""
    programs: frozenset[str]
    themes: frozenset[str]

    @property
    def in_book(self) -> bool:
        """Whether the starter book knows the party."""
        return any(source == BOOK for source, _ in self.members)

    def first(self, authority: str, kind: MeasureKind = MeasureKind.ASSET_FREEZE) -> Start | None:
        """When the authority first put it under that measure."""
        # the stays are in the order of their starts
        return next((s.start for s in self.stays.get(authority, ()) if s.kind is kind), None)

    def frozen(self, authority: str, day: date | None) -> bool:
        """Whether its assets were frozen by the authority on that day."""
        return any(s.kind.blocking and s.holds(day) for s in self.stays.get(authority, ()))


class Book(msgspec.Struct, frozen=True):
    """Every party, and what the loaded lists can say."""

    subjects: tuple[Subject, ...]
    coverages: Coverages
    known_by: datetime

    def absence(self, subject: Subject, authority: str, day: date | None) -> Absence:
        """Why the authority has no entry for the party on that day."""
        for stay in subject.stays.get(authority, ()) if day else ():
            if stay.start.earliest <= day < stay.start.day:  # type: ignore[operator]  # there is a day
                # on the list later; whether on this day already nobody tells
                unbounded = stay.start.earliest == date.min
                return Absence.BEFORE_FIRST if unbounded else Absence.BETWEEN
        return self.coverages.absence(authority, subject.themes, subject.in_book, day)


Tell = Callable[[str], None]


def open_book(
    ledger: Ledger,
    *,
    known_by: datetime = FOREVER,
    floors: Mapping[str, int] | None = None,
    tell: Tell = lambda _: None,
) -> Book:
    """The parties of a ledger, linked first if something changed.

    ``floors``: source -> records its list always had; a shorter one counts as an excerpt.
    """
    linked(ledger, tell)
    tell("reading everybody's stays")
    with _uncollected():
        with ledger.reading() as connection:
            every = lives(connection, known_by)
        by_record, authorities = _episodes(every)
        subjects = []
        for party in parties(ledger):
            own = [e for key in party.members for e in by_record.get(key, ())]
            if own:
                subjects.append(_subject(party.id, party.caption, party.kind, party.members, own))
    return Book(tuple(subjects), Coverages(every.coverage, authorities, floors or {}), known_by)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: half a million values that all stay cost it a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _episodes(every: Lives) -> tuple[dict[tuple[str, str], list[Episode]], dict[str, set[str]]]:
    found: dict[tuple[str, str], list[Episode]] = {}
    authorities: dict[str, set[str]] = {source: set() for source in every.coverage}
    for life in every.lives:
        own = list(episodes(life, every.calendars[life.source]))
        found[life.source, life.record_id] = own
        authorities[life.source].update(e.authority for e in own)
    return found, authorities


def _subject(
    party_id: str, caption: str, kind: str, members: tuple[tuple[str, str], ...], own: Sequence[Episode]
) -> Subject:
    groups: dict[str, dict[MeasureKind, dict[str, list[Episode]]]] = {}
    for e in own:
        groups.setdefault(e.authority, {}).setdefault(e.kind, {}).setdefault(e.program, []).append(e)
    stays = {
        authority: tuple(
            sorted(
                (stay for kind, programs in kinds.items() for stay in _merged(kind, programs)),
                key=lambda s: (s.start.order, s.kind),
            )
        )
        for authority, kinds in groups.items()
    }
    programs = frozenset(e.program for e in own)
    return Subject(
        id=party_id,
        caption=caption,
        kind=kind,
        members=members,
        stays=stays,
        programs=programs,
        themes=frozenset(theme_of(p) for p in programs),
    )


def _merged(kind: MeasureKind, programs: Mapping[str, Sequence[Episode]]) -> list[Stay]:
    """The stays of a measure over all programs; programs that overlap make one stay."""
    single = [s for program in programs.values() for s in _of_program(kind, program)]
    if len(single) == 1:
        return single
    merged: list[Stay] = []
    for stay in sorted(single, key=lambda s: s.start.order):
        last = merged[-1] if merged else None
        if last is not None and (last.end is None or stay.start.day <= last.end):
            over = max(last, stay, key=lambda s: s.end or date.max)
            merged[-1] = _joined(kind, last.start, over, (last, stay))
        else:
            merged.append(stay)
    return merged


def _joined(kind: MeasureKind, start: Start, over: Stay, stays: Iterable[Stay]) -> Stay:
    """One stay of several, with the end of the one that is over last."""
    every = list(stays)
    return Stay(
        kind=kind,
        start=start,
        end=over.end,
        end_after=over.end_after,
        programs=_all(p for s in every for p in s.programs),
        instruments=_all(i for s in every for i in s.instruments),
        listings=_all(x for s in every for x in s.listings),
    )


def _of_program(kind: MeasureKind, told: Sequence[Episode]) -> list[Stay]:
    """One program's stays out of what several records tell of it."""
    stays: list[list[Episode]] = []
    for e in sorted(told, key=lambda e: (e.start.day, e.end or date.max)):
        home = stays[-1] if stays and e.start.day <= _end(stays[-1], date.max) else None
        if home is None:
            stays.append([e])
        else:
            home.append(e)
    return [_stay(kind, group) for group in stays]


def _stay(kind: MeasureKind, group: Sequence[Episode]) -> Stay:
    end = _end(group, date.max)
    return Stay(
        kind=kind,
        start=best_start(_by_law(group) or [e.start for e in group]),
        end=None if end == date.max else end,
        end_after=None if end == date.max else _end_after(group, end),
        programs=_all(e.program for e in group),
        instruments=_all(e.instrument for e in group if e.instrument),
        listings=_all(f"{e.source}:{e.record_id}" for e in group),
    )


def _by_law(group: Sequence[Episode]) -> list[Start]:
    """The printed starts of the law itself: a list made from it may print the day before it was in force."""
    return [e.start for e in group if e.source in _LAW and e.start.certainty is Certainty.PRINTED]


def _end(group: Sequence[Episode], never: date) -> date:
    """When the last of these records says it ended; one seen to stand later than that overrules it."""
    ends = [e.end for e in group if e.end]
    if not ends:
        return never
    return never if any(e.end is None and e.last_seen >= max(ends) for e in group) else max(ends)


def _end_after(group: Sequence[Episode], end: date) -> date | None:
    """The latest day on which a record that ends last was still seen; None if one prints its end."""
    seen = [e.end_after for e in group if e.end == end]
    return None if None in seen else max(day for day in seen if day)


def best_start(starts: Sequence[Start]) -> Start:
    """The best-known start of several tellings of one measure.

    A printed day wins over bounds, unless the measure was seen before that day.
    """
    best = min(starts, key=lambda s: (RANK[s.certainty], s.day))
    upper = [s for s in starts if s.certainty in (Certainty.FIRST_SEEN, Certainty.AT_LATEST)]
    earlier = min(upper, default=best, key=lambda s: s.day)
    return earlier if earlier.day < best.day else best


def _all(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
