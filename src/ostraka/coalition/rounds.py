"""One authority's day: whom it froze, who else had frozen them already, who followed and when."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Certainty, Start
from ostraka.coalition.table import Table, table


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """What another authority did about the same party."""

    authority: str
    when: str
    """``before``, ``same day``, ``within``, ``later``, ``never`` (not by its last list), ``unknown``,
    or the reason for its absence."""
    start: Start | None = None
    days: int | None = None
    """After the day of the round; negative before it. None where the other's day is only a bound."""


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """One party of the round."""

    id: str
    caption: str
    kind: str
    others: tuple[Other, ...]

    def by(self, *when: str) -> tuple[Other, ...]:
        """The others who acted then."""
        return tuple(o for o in self.others if o.when in when)


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody an authority first froze on a day."""

    authority: str
    day: date
    within: int
    authorities: tuple[str, ...]
    parties: tuple[Frozen, ...]


def round_of(
    book: Book,
    authority: str,
    day: date,
    authorities: Sequence[str],
    within: int = 7,
    choice: Choice | None = None,
) -> Round:
    """Whom the authority first froze on that day, and what the others did: ``within`` days is a following."""
    others = tuple(a for a in authorities if a != authority)
    parties = [
        Frozen(
            id=s.id,
            caption=s.caption,
            kind=s.kind,
            others=tuple(_other(book, s, a, day, within) for a in others),
        )
        for s in chosen(book, choice or Choice())
        if (start := s.first(authority)) and start.day == day and start.certainty is not Certainty.AT_LATEST
    ]
    ordered = tuple(sorted(parties, key=lambda p: (p.kind, p.caption.casefold())))
    return Round(authority=authority, day=day, within=within, authorities=others, parties=ordered)


def _other(book: Book, subject: Subject, authority: str, day: date, within: int) -> Other:
    start = subject.first(authority)
    if start is None:
        absence = book.absence(subject, authority, None)
        when = "never" if absence is Absence.NOT_LISTED else absence.value
        return Other(authority=authority, when=when)
    days = (start.day - day).days
    exact = days if start.exact else None
    if start.day <= day - timedelta(days=1):
        when = "before" if start.certainty is not Certainty.AT_EARLIEST else "unknown"
    elif not start.exact:
        when = "later" if start.after and start.after >= day + timedelta(days=within) else "unknown"
    elif days == 0:
        when = "same day"
    else:
        when = "within" if days <= within else "later"
    return Other(authority=authority, when=when, start=start, days=exact)


COLUMNS = ("party", "name", "kind", "authority", "when", "start", "certainty", "days")


def round_table(found: Round) -> Table:
    """One line for each party and other authority."""
    return table(
        COLUMNS,
        (
            (
                p.id, p.caption, p.kind, o.authority, o.when, o.start and o.start.day,
                o.start.certainty.value if o.start else "", o.days,
            )
            for p in found.parties
            for o in p.others
        ),
    )  # fmt: skip
