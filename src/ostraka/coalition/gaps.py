"""Gaps as a worklist: frozen by these, not by that one; the surest and the oldest first."""

from collections.abc import Sequence
from datetime import date

import msgspec

from ostraka.coalition.book import Book, Subject
from ostraka.coalition.choice import Choice, chosen
from ostraka.coalition.classes import class_of
from ostraka.coalition.coverage import Absence
from ostraka.coalition.episodes import Start
from ostraka.coalition.table import Table, table


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A party some authorities freeze and another does not."""

    id: str
    caption: str
    kind: str
    frozen_by: tuple[tuple[str, Start], ...]
    open_since: date
    """Since when all of them freeze it."""
    missing: str
    """The authority that does not."""
    state: str
    """``not_listed``, ``delisted``, ``lesser`` (under another measure), or why it is not known."""
    lesser: tuple[str, ...] = ()
    """The classes of measures it is under there."""


def gaps(
    book: Book,
    frozen_by: Sequence[str],
    not_by: Sequence[str],
    choice: Choice | None = None,
    day: date | None = None,
) -> list[Gap]:
    """Parties frozen by all of ``frozen_by`` on the day and not by each of ``not_by``.

    Those of whom the missing list cannot tell come last, with the reason.
    """
    found = []
    for subject in chosen(book, choice or Choice()):
        if all(subject.frozen(a, day) for a in frozen_by):
            found += [_gap(book, subject, frozen_by, a, day) for a in not_by if not subject.frozen(a, day)]
    sure = ("not_listed", "delisted", "lesser")
    return sorted(found, key=lambda g: (g.state not in sure, g.open_since, g.caption.casefold(), g.missing))


def _gap(book: Book, subject: Subject, frozen_by: Sequence[str], missing: str, day: date | None) -> Gap:
    starts = [(a, start) for a in frozen_by if (start := subject.first(a))]
    held = [s for s in subject.stays.get(missing, ()) if s.holds(day)]
    lesser = tuple(dict.fromkeys(class_of(s.kind).value for s in held))
    absence = book.absence(subject, missing, day)
    return Gap(
        id=subject.id,
        caption=subject.caption,
        kind=subject.kind,
        frozen_by=tuple(starts),
        open_since=max(start.day for _, start in starts),
        missing=missing,
        state=_state(subject, missing, day, absence, bool(lesser)),
        lesser=lesser,
    )


def _state(subject: Subject, missing: str, day: date | None, absence: Absence, lesser: bool) -> str:
    if absence in (Absence.BETWEEN, Absence.BEFORE_FIRST):
        return absence.value
    if lesser and absence is Absence.NOT_LISTED:
        return "lesser"
    stays = (s for s in subject.stays.get(missing, ()) if s.kind.blocking and s.end)
    ended = any(day is None or (s.end and s.end <= day) for s in stays)
    return "delisted" if ended and not lesser else absence.value


def gap_table(found: Sequence[Gap]) -> Table:
    """One line a gap."""
    columns = ("party", "name", "kind", "open_since", "frozen_by", "missing", "state", "lesser")
    rows = (
        (
            g.id, g.caption, g.kind, g.open_since, " ".join(f"{a} {s}" for a, s in g.frozen_by),
            g.missing, g.state, " ".join(g.lesser),
        )
        for g in found
    )  # fmt: skip
    return table(columns, rows)
