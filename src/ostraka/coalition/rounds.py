"""One authority's day: whom it froze, who else had frozen them already, who followed and when."""

from collections.abc import Sequence
from datetime import date

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Certainty, Start
from ostraka.coalition.lag import lag_between
from ostraka.coalition.survival import FAR
from ostraka.coalition.table import Table, table


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """What another authority did about the same party."""

    authority: str
    when: str
    """``before``, ``same day``, ``within``, ``later``, ``never`` (not by its last list), ``unknown`` (frozen
    on a day known only as a bound that tells none of these), or the reason for its absence."""
    start: Start | None = None
    least: int | None = None
    """Days after the round, negative before it: so many at least, None without a bound."""
    most: int | None = None

    @property
    def days(self) -> int | None:
        """Days after the round where they are known."""
        return self.least if self.least == self.most else None


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
            others=tuple(_other(book, s, a, start, within) for a in others),
        )
        for s in chosen(book, choice or Choice())
        if (start := s.first(authority)) and start.day == day and start.certainty is not Certainty.AT_LATEST
    ]
    ordered = tuple(sorted(parties, key=lambda p: (p.kind, p.caption.casefold())))
    return Round(authority=authority, day=day, within=within, authorities=others, parties=ordered)


def _other(book: Book, subject: Subject, authority: str, own: Start, within: int) -> Other:
    start = subject.first(authority)
    if start is None:
        absence = book.absence(subject, authority, None)
        when = "never" if absence is Absence.NOT_LISTED else absence.value
        return Other(authority=authority, when=when)
    low, high = lag_between(own, start)
    return Other(
        authority=authority,
        when=_when(low, high, within),
        start=start,
        least=low if low > -FAR else None,
        most=high if high < FAR else None,
    )


def _when(low: int, high: int, within: int) -> str:
    if high < 0:
        return "before"
    if low == high == 0:
        return "same day"
    if low >= 0 and high <= within:
        return "within"
    return "later" if low > within else "unknown"


COLUMNS = ("party", "name", "kind", "authority", "when", "start", "certainty", "least", "most")


def round_table(found: Round) -> Table:
    """One line for each party and other authority."""
    return table(
        COLUMNS,
        (
            (
                p.id, p.caption, p.kind, o.authority, o.when, o.start and o.start.day,
                o.start.certainty.value if o.start else "", o.least, o.most,
            )
            for p in found.parties
            for o in p.others
        ),
    )  # fmt: skip
