"""The date of a predicate: of the dates of its sentence, the nearest that its clause holds."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence
from datetime import date

from ostraka.read.answer import When
from ostraka.read.predicates import Predicate
from ostraka.read.when import dates

UNKNOWN = When("no date in its words")
_BREAK = re.compile(
    r";|\b(?:while|but|whereas|although|though|which|who|whose|whom|already|after|before|following|since then|when|because|where"
    r"|invasion|invaded|born|war began|said|says?|founded|appointed|had announced)\b|\. ",
    re.I,
)


class Timing:
    """The dates of one sentence."""

    def __init__(self, text: str, span: tuple[int, int], report: date | None, line: tuple[int, int],
                 predicates: Sequence[Predicate]) -> None:  # fmt: skip
        self.text, self.span, self.report, self.line, self.predicates = text, span, report, line, predicates
        self._past: list[When] | None = None

    @property
    def past(self) -> list[When]:
        """The dates, read as of the past."""
        if self._past is None:
            self._past = self._dates(*self.span, False)
        return self._past

    @property
    def any(self) -> bool:
        """Whether the sentence has any date."""
        return bool(self.past)

    def _dates(self, begin: int, end: int, future: bool) -> list[When]:
        found = dates(self.text, begin, end, self.report, future)
        return [w for w in found if not (w.start < self.line[1] and self.line[0] < w.end)]

    def nearest(
        self, one: Predicate, ahead: bool, cue_at: int = 0, agent: int | None = None
    ) -> tuple[When, bool]:
        """(The date of a predicate, whether there is one); ``agent`` is the place it must stand beside.

        ``ahead``: a plan; what stands after the word that announces it is of the future.
        """
        found = self.past
        if ahead:
            cut = min(cue_at, one.start)
            found = [w for w in found if w.end <= cut] + self._dates(cut, self.span[1], True)
        if agent is not None:
            return self._beside(found, agent)
        own = [w for w in found if self._same_clause(one, w)]
        if ahead and any(w.start > one.start for w in own):
            own = [w for w in own if w.start > one.start]
        if not own:
            return UNKNOWN, False
        return min(own, key=lambda w: _distance(one, w)), True

    def _beside(self, found: Sequence[When], agent: int) -> tuple[When, bool]:
        """The first date after an agent, before the next one's "and by"."""
        for when in found:
            if when.start > agent and not re.search(r"[;]|\band\b", self.text[agent : when.start]):
                return when, True
        return UNKNOWN, False

    def _same_clause(self, one: Predicate, when: When) -> bool:
        """Whether only words that keep the clause stand between a predicate and a date."""
        low, high = (one.end, when.start) if when.start >= one.start else (when.end, one.start)
        return low >= high or not self._broken(low, high, one)

    def _broken(self, low: int, high: int, one: Predicate) -> bool:
        if any(p is not one and low <= p.start < high for p in self.predicates):
            return True
        return bool(_BREAK.search(self.text[low:high]))

    def parted(self, one: Predicate, other: Predicate) -> bool:
        """Whether two predicates stand in clauses of their own."""
        return bool(_BREAK.search(self.text[one.end : other.start]))


def _distance(one: Predicate, when: When) -> int:
    return when.start - one.end if when.start >= one.end else one.start - when.end
