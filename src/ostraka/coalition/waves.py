"""Rounds and waves, found from the dates alone.

A *round* is a day on which one authority first froze many parties under one theme. A *wave* is
the rounds of a few days under one theme, coordinated if they are several authorities'. Days
known only as bounds make no round. Where the snapshots are far apart a day "first seen" may be
some days late; ``after`` says by how much, and with more than a week between them the parties may be
of several days: such a round is shown for what it is, and no wave is made with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.episodes import NEAR, Certainty
from ostraka.coalition.known import KnownRound, known_rounds
from ostraka.coalition.table import Table, table
from ostraka.link.themes import THEMES, theme_of
from ostraka.model import MeasureKind

#: Fewer parties than this on a day are no round.
LEAST = 5
#: Rounds up to so many days after the first one are one wave.
WINDOW = 3


class FoundRound(msgspec.Struct, frozen=True, kw_only=True):
    """One authority's day."""

    authority: str
    day: date
    after: date | None
    """For days first seen: none of the parties was there yet on this day."""
    theme: str
    programs: tuple[str, ...]
    parties: tuple[str, ...]
    """Ids of the parties."""
    kinds: dict[str, int]
    known: KnownRound | None = None
    """The round as it is known by name, where it is."""

    @property
    def wide(self) -> bool:
        """Whether it is all that was new between two snapshots more than a week apart."""
        return self.after is not None and self.day - self.after > NEAR


class Wave(msgspec.Struct, frozen=True, kw_only=True):
    """Rounds that belong together."""

    theme: str
    rounds: tuple[FoundRound, ...]
    shared: int
    """Parties in the rounds of more than one authority."""

    @property
    def first(self) -> date:
        """Day of its first round."""
        return self.rounds[0].day

    @property
    def last(self) -> date:
        """Day of its last round."""
        return self.rounds[-1].day

    @property
    def authorities(self) -> tuple[str, ...]:
        """Whose rounds they are, in order of appearance."""
        return tuple(dict.fromkeys(r.authority for r in self.rounds))

    @property
    def coordinated(self) -> bool:
        """Whether more than one authority acted."""
        return len(self.authorities) > 1


def rounds(
    book: Book, authorities: Sequence[str], choice: Choice | None = None, least: int = LEAST
) -> list[FoundRound]:
    """Days on which an authority first froze at least so many parties under one theme, oldest first."""
    groups: dict[tuple[str, str, date], dict[str, tuple[Subject, date | None, set[str]]]] = defaultdict(dict)
    for subject in chosen(book, choice or Choice()):
        for authority in authorities:
            for day, theme, after, programs in _freezes(subject, authority):
                groups[authority, theme, day][subject.id] = subject, after, programs
    themes = {p.lower() for p in (choice.programs if choice else ())} & set(THEMES)
    found = [
        _round(authority, theme, day, group)
        for (authority, theme, day), group in groups.items()
        if len(group) >= least and (not themes or theme in themes)
    ]
    return sorted(found, key=lambda r: (r.day, r.authority, r.theme))


def _freezes(subject: Subject, authority: str) -> Iterable[tuple[date, str, date | None, set[str]]]:
    """The days on which a freeze began (the first and, after an end, again), each with its theme."""
    for stay in subject.stays.get(authority, ()):
        if stay.kind is MeasureKind.ASSET_FREEZE and stay.start.certainty is not Certainty.AT_LATEST:
            # a later program of the same stay is no new freeze: the first program is what began it
            theme = theme_of(stay.programs[0])
            yield stay.start.day, theme, stay.start.after, {p for p in stay.programs if theme_of(p) == theme}


def _round(
    authority: str, theme: str, day: date, group: dict[str, tuple[Subject, date | None, set[str]]]
) -> FoundRound:
    kinds: dict[str, int] = {}
    for subject, _, _ in group.values():
        kinds[subject.kind] = kinds.get(subject.kind, 0) + 1
    after = min((after for _, after, _ in group.values() if after), default=None)
    return FoundRound(
        authority=authority,
        day=day,
        after=after,
        theme=theme,
        programs=tuple(sorted({p for _, _, programs in group.values() for p in programs})),
        parties=tuple(sorted(group)),
        kinds=dict(sorted(kinds.items())),
        # several named rounds may lie between snapshots far apart
        known=None if after and day - after > NEAR else _known(authority, theme, day, after),
    )


def _known(authority: str, theme: str, day: date, after: date | None) -> KnownRound | None:
    """The named round of that day; of a day first seen, one since the snapshot before."""
    earliest = after + timedelta(days=1) if after else day
    fits = (
        r
        for r in known_rounds()
        if r.authority == authority and r.theme == theme and earliest <= r.day <= day
    )
    return max(fits, default=None, key=lambda r: r.day)


def waves(found: Sequence[FoundRound], window: int = WINDOW) -> list[Wave]:
    """The rounds of each theme gathered into waves, oldest first; a lone round is a wave of its own.

    A wave holds the rounds up to ``window`` days after its first one; a wide round is always alone.
    """
    groups: list[list[FoundRound]] = []
    last: dict[str, list[FoundRound]] = {}
    for one in sorted(found, key=lambda r: (r.day, r.authority)):
        open_wave = last.get(one.theme)
        if one.wide:
            groups.append([one])
        elif open_wave and (one.day - open_wave[0].day).days <= window:
            open_wave.append(one)
        else:
            last[one.theme] = [one]
            groups.append(last[one.theme])
    return [Wave(theme=g[0].theme, rounds=tuple(g), shared=_shared(g)) for g in groups]


def _shared(wave: Sequence[FoundRound]) -> int:
    by: dict[str, set[str]] = defaultdict(set)
    for one in wave:
        for party in one.parties:
            by[party].add(one.authority)
    return sum(len(authorities) > 1 for authorities in by.values())


def round_table(found: Sequence[FoundRound]) -> Table:
    """One line a round."""
    columns = (
        "day", "not_before", "authority", "theme", "parties", "persons", "organizations", "vessels",
        "programs", "name", "announced", "published", "source",
    )  # fmt: skip
    rows = (
        (
            r.day, r.after, r.authority, r.theme, len(r.parties), r.kinds.get("person", 0),
            r.kinds.get("organization", 0), r.kinds.get("vessel", 0), "; ".join(r.programs),
            r.known.name if r.known else "", r.known.announced if r.known else None,
            r.known.published if r.known else None, r.known.source if r.known else "",
        )
        for r in found
    )  # fmt: skip
    return table(columns, rows)


def wave_table(found: Sequence[Wave]) -> Table:
    """One line a wave."""
    columns = ("first", "last", "theme", "authorities", "parties", "shared", "names")
    rows = (
        (
            w.first, w.last, w.theme, " ".join(w.authorities), len({p for r in w.rounds for p in r.parties}),
            w.shared, "; ".join(f"{r.authority} {r.known.name}" for r in w.rounds if r.known),
        )
        for w in found
    )  # fmt: skip
    return table(columns, rows)
