"""What "no entry" means for an authority: not listed, list not loaded, part of it, or outside our snapshots.

A list speaks for its authority's freezes only if freezes are on it, and Canada's Russia
Regulations only for Russia. A list shorter than it ever was is a part of it. The starter book
speaks for the parties it knows, and for them alone, on four authorities.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from ostraka.ledger import Coverage
from ostraka.model import AUTHORITIES

#: Lists that cannot show that somebody is *not* frozen: other measures alone are on them.
_NO_FREEZES = frozenset({"us_ofac_cons"})
#: Lists that speak for one theme only.
_THEMES = {"ca_russia_regs": "russia"}
BOOK = "starter"
#: Whose listings the starter book tells so fully that a gap is seldom a gap of the book; of others it
#: knows single cases.
_BOOK_SPEAKS = frozenset({"GB", "US", "EU", "CA"})


class Absence(StrEnum):
    """Why there is no entry."""

    NOT_LISTED = "not_listed"
    NOT_LOADED = "not_loaded"
    PART_LOADED = "part_loaded"
    """Fewer records than the list ever had: an excerpt."""
    BEFORE_FIRST = "before_first"
    """Before our first snapshot: only printed days are known."""
    BETWEEN = "between"
    """Between two of our snapshots, of which the later one shows the party."""


class Span(msgspec.Struct, frozen=True):
    """From when to when a source can say that somebody is not listed."""

    source: str
    first_day: date
    last_day: date
    whole: bool
    theme: str = ""


class Coverages:
    """What is loaded, by authority."""

    def __init__(
        self, coverage: Mapping[str, Coverage], authorities: Mapping[str, set[str]], floors: Mapping[str, int]
    ) -> None:
        self._spans: dict[str, list[Span]] = {}
        self.book = coverage.get(BOOK)
        for source, c in coverage.items():
            if source == BOOK or source in _NO_FREEZES:
                continue
            whole = c.records >= floors.get(source, 0)
            span = Span(source, c.first_day, c.last_day, whole, _THEMES.get(source, ""))
            for authority in authorities.get(source, ()):
                self._spans.setdefault(authority, []).append(span)

    def absence(self, authority: str, themes: Iterable[str], in_book: bool, day: date | None) -> Absence:
        """Why a party of these themes has no entry of an authority on a day (None: ever)."""
        if in_book and authority in _BOOK_SPEAKS:
            return Absence.NOT_LISTED
        spans = self._spans.get(authority, [])
        speaking = [s for s in spans if s.whole and (not s.theme or s.theme in themes)]
        if any(day is None or s.first_day <= day for s in speaking):
            return Absence.NOT_LISTED
        if speaking:
            return Absence.BEFORE_FIRST
        return Absence.PART_LOADED if spans or in_book else Absence.NOT_LOADED

    def until(self, authority: str, themes: Iterable[str], in_book: bool) -> date | None:
        """The last day on which the authority is known not to have listed a party; None if never."""
        spans = self._spans.get(authority, [])
        days = [s.last_day for s in spans if s.whole and (not s.theme or s.theme in themes)]
        if in_book and self.book and authority in _BOOK_SPEAKS:
            days.append(self.book.last_day)
        return max(days, default=None)

    def spans(self, authority: str) -> list[Span]:
        """The sources that speak for an authority."""
        return list(self._spans.get(authority, []))

    def loaded(self) -> list[str]:
        """Authorities with a list of their own, in the usual order."""
        return [code for code in AUTHORITIES if code in self._spans]
