"""What is known of a text while it is read: the page as a whole, and what the sentences so far were about."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import msgspec

from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.doers import Actor
from ostraka.read.officers import Officers
from ostraka.read.predicates import Predicate
from ostraka.read.references import Numbered
from ostraka.read.senders import dateline, home_of, official, treasury_of
from ostraka.read.speech import quotations
from ostraka.read.spots import Spot
from ostraka.read.timing import UNKNOWN, Timing


class Stated(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim before its party is resolved: what the words say."""

    type: ClaimType
    deed: Deed
    measure: str
    sender: str
    sender_text: str
    spot: int
    when: When
    rule: str
    start: int
    end: int
    sentence: tuple[int, int]
    said_by: str
    quoted: bool


class Done(msgspec.Struct, frozen=True, gc=False):
    """One predicate of a sentence with what was made of it."""

    one: Predicate
    kind: ClaimType
    actors: tuple[Actor, ...]
    when: When
    targets: tuple[int, ...]


class Topic:
    """What the sentences so far were about."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self.spots: list[Numbered] = []
        self.last: Done | None = None
        """The last act stated, also of parties not named."""
        self.last_end = 0
        """Where the sentence that told it, or went on with it, ends."""
        self.latest: Done | None = None
        """The last thing said, also a call or a denial."""
        self.latest_end = 0
        """Where the sentence that said it ends."""
        self._day: When | None = None
        self._unread: list[Timing] = []
        self._headed: list[Numbered] = []
        """The party whose name is the heading above."""
        self.focus: tuple[int, ...] = ()
        """The party the last sentence was about, where it claimed nothing."""
        self.it = actors
        """Whom "it" and "its" mean among the authorities."""
        self.section: tuple[Actor, ...] = ()
        """The authority the heading above names alone: "2. European Union."."""
        self.doings: list[tuple[str, int, When]] = []
        """(Authority, place, day) of each dated act."""
        self.kin: dict[str, int] = {}
        self.question: Done | None = None
        """What the sentence before asked."""
        self.open: tuple[Stated, ...] = ()
        """Claims whose party is still to come: "its owner was sanctioned …", "the following: …"."""
        self.bulleted = False
        """Whether the parties of an open list stand behind bullets."""
        self.lead: tuple[int, When] | None = None
        """(Where its line ends, the date that leads it): "- March 2025: …"."""
        self.planned: tuple[int, tuple[Actor, ...]] = (0, ())
        """(Where, by whom) the last plan or call was told: what is expected next is of them."""
        self.round: When | None = None
        """The day on which the round told of was adopted, whose parties are still to be named."""

    @property
    def day(self) -> When | None:
        """The last day told of."""
        for timing in self._unread:
            if known := [w for w in timing.past_from(self._day) if w.known]:
                self._day = known[-1]
        self._unread = []
        return self._day

    @day.setter
    def day(self, day: When | None) -> None:
        self._day, self._unread = day, []

    def told_of(self, place: int) -> tuple[int, ...]:
        """Whom the sentence that ends right before a place was about."""
        return self.latest.targets if self.latest and place - self.latest_end < 4 else ()

    def under_heading(
        self, span: tuple[int, int], own: list[Numbered], main: list[Numbered], spots: list[Numbered]
    ) -> list[Numbered]:
        """The parties a sentence leaves behind; "he" is the one of the heading, not one beside others."""
        if len(own) == 1 and span == (own[0][1].start, own[0][1].end):
            self._headed = own
        elif main and main != self._headed:
            self._headed = []
        return spots if main else [*spots, *self._headed]

    def passed(self, timing: Timing) -> None:
        """Leave behind a sentence without an act, whose dates are read only if a later one leans on them."""
        self._unread.append(timing)

    def dated(self, code: str, place: int) -> When:
        """The day of the last act of an authority, if that is not long before a place."""
        near = (when for who, at, when in reversed(self.doings) if who == code and place - at < 700)
        return next(near, UNKNOWN)


class Page:
    """A text with what is known of it as a whole."""

    def __init__(self, text: str, spots: Sequence[Spot], report: date | None, line: tuple[int, int]) -> None:
        # a line end is a blank to every rule, and offsets stay as they are
        self.raw, self.text, self.report, self.line = text, _flat(text), report, line
        head = text[:100_000]
        self.treasury, self.home = treasury_of(head), home_of(head)
        self.official: tuple[Actor, ...] = ((self.home, "the paper"),) if official(head, self.home) else ()
        """The authority whose own paper this is."""
        self.quoted = quotations(text)
        self.spots = list(enumerate(spots))
        self.starts = [s.start for s in spots]
        self.officers = Officers(head, self.home, spots)

    def spots_of(self, begin: int, end: int) -> list[Numbered]:
        """The parties named from one place up to another."""
        return self.spots[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def starts_line(self, place: int) -> bool:
        """Whether only a bullet or a number stands before a place on its line."""
        begin = self.raw.rfind("\n", 0, place) + 1
        return (
            re.fullmatch(r"[\s\W]*(?:\(?\w{1,3}[.)])?\s*(?:the\s+)?", self.raw[begin:place], re.I) is not None
        )

    def one_paragraph(self, first: int, second: int) -> bool:
        """Whether no blank line parts two places."""
        return self.raw.find("\n\n", first, second) < 0

    def line_end(self, place: int) -> int:
        """Where the line of a place ends."""
        found = self.raw.find("\n", place)
        return len(self.raw) if found < 0 else found


def _flat(text: str) -> str:
    """The text without line ends and the stops of titles, which end no sentence: as long as before."""
    flat = text.replace("\n", " ")
    for title in _TITLES:
        flat = flat.replace(title, f"{title[:-2]}  ")
    return flat


_TITLES = (" Mr. ", " Mrs. ", " Ms. ", " Dr. ", " Sen. ", " Rep. ", " Gov. ", " Gen. ", " Corp. ", " St. ")


def opening(text: str) -> Topic:
    """The topic before the first sentence: the authority of the dateline."""
    return Topic(tuple((s.code, s.text) for s in dateline(text)))
