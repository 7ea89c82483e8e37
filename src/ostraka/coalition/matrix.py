"""The matrix: parties by authorities, each cell the first day of each class of measure.

An empty cell always says which of five things it means: not listed, list not loaded, a part of
it loaded, before our first snapshot, or between two of them of which the later one shows the party.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ostraka.coalition.book import Book, Stay, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.classes import MeasureClass, class_of
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Start
from ostraka.coalition.table import Table, table


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One authority on one party, on the day asked about."""

    authority: str
    state: str
    """``listed``, ``delisted``, or a reason for the absence (:class:`Absence`)."""
    frozen: bool
    first: dict[str, Start]
    """Class of measure -> when it first began (by the day asked about)."""
    stays: tuple[Stay, ...]

    @property
    def freeze(self) -> Start | None:
        """When it was first frozen."""
        return self.first.get(MeasureClass.FREEZE)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One party."""

    id: str
    caption: str
    kind: str
    themes: tuple[str, ...]
    cells: tuple[Cell, ...]
    """In the order of the matrix' authorities."""

    @property
    def freezers(self) -> tuple[str, ...]:
        """Who freezes the party on the day."""
        return tuple(c.authority for c in self.cells if c.frozen)


class Matrix(msgspec.Struct, frozen=True):
    """Parties by authorities on a day (None: as far as known)."""

    day: date | None
    authorities: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(
    book: Book,
    authorities: Sequence[str],
    choice: Choice | None = None,
    *,
    day: date | None = None,
    all_but_one: bool = False,
) -> Matrix:
    """The parties any of these authorities lists or listed, the most widely frozen first.

    ``all_but_one``: only those frozen by all of them but one, which surely does not.
    """
    rows = (_row(book, subject, authorities, day) for subject in chosen(book, choice or Choice()))
    kept = [row for row in rows if any(c.stays for c in row.cells)]
    if all_but_one:
        kept = [row for row in kept if _lacks_one(row)]
    return Matrix(day, tuple(authorities), tuple(sorted(kept, key=_order)))


def _row(book: Book, subject: Subject, authorities: Sequence[str], day: date | None) -> Row:
    cells = tuple(_cell(book, subject, a, day) for a in authorities)
    return Row(
        id=subject.id,
        caption=subject.caption,
        kind=subject.kind,
        themes=tuple(sorted(subject.themes)),
        cells=cells,
    )


def _cell(book: Book, subject: Subject, authority: str, day: date | None) -> Cell:
    every = subject.stays.get(authority, ())
    begun = tuple(s for s in every if day is None or s.start.day <= day)
    first: dict[str, Start] = {}
    for stay in begun:
        name = class_of(stay.kind).value
        if name not in first or stay.start.order < first[name].order:
            first[name] = stay.start
    if begun:
        state = "listed" if any(s.holds(day) for s in begun) else "delisted"
    else:
        state = book.absence(subject, authority, day).value
    return Cell(
        authority=authority,
        state=state,
        frozen=any(s.kind.blocking and s.holds(day) for s in begun),
        first=first,
        stays=begun,
    )


def _lacks_one(row: Row) -> bool:
    missing = [c for c in row.cells if not c.frozen]
    sure = (Absence.NOT_LISTED.value, "delisted", "listed")
    return len(row.cells) > 2 and len(missing) == 1 and missing[0].state in sure


def _order(row: Row) -> tuple[int, date, str, str]:
    days = [c.freeze.day for c in row.cells if c.freeze]
    return -len(row.freezers), min(days, default=date.max), row.caption.casefold(), row.id


COLUMNS = (
    "party", "name", "kind", "authority", "state", "class", "measure", "start", "certainty", "not_before",
    "end", "end_not_before", "programs", "listings",
)  # fmt: skip


def long_table(found: Matrix) -> Table:
    """One line for each measure of each authority on each party; one for each empty cell."""
    return table(COLUMNS, _lines(found))


def _lines(found: Matrix) -> Iterator[tuple[str | date | None, ...]]:
    for row in found.rows:
        for cell in row.cells:
            about = (row.id, row.caption, row.kind, cell.authority)
            if not cell.stays:
                yield (*about, cell.state, "", "", None, "", None, None, None, "", "")
            for s in cell.stays:
                yield (
                    *about,
                    "listed" if s.holds(found.day) else "delisted",
                    class_of(s.kind).value,
                    s.kind.value,
                    s.start.day,
                    s.start.certainty.value,
                    s.start.after,
                    s.end,
                    s.end_after,
                    "; ".join(s.programs),
                    "; ".join(s.listings),
                )


def wide_table(found: Matrix) -> Table:
    """One line a party, for each authority the day of its first freeze, else the state."""
    columns = ("party", "name", "kind", *found.authorities)
    rows = (
        (r.id, r.caption, r.kind, *(str(c.freeze) if c.freeze else c.state for c in r.cells))
        for r in found.rows
    )
    return table(columns, rows)
