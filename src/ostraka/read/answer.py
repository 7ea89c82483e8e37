"""What a reading gives back: mentions, look-alikes, claims with their verdicts, and what is left out.

Every value points at characters of the text (``start`` inclusive, ``end`` exclusive), and
every decision names the rule that made it.
"""

from datetime import date, datetime
from enum import StrEnum

import msgspec


class ClaimType(StrEnum):
    """How the report puts it."""

    ACT = "act"
    """It was done: froze, sanctioned, added, delisted, licensed."""
    ANNOUNCED = "announced"
    """Its doer says it has done so or will."""
    CALLED_FOR = "called_for"
    """Somebody asks for it."""
    EXPECTED = "expected"
    """It may come, by somebody's reckoning or under a condition."""
    DENIED = "denied"
    """It is said not to be so."""


class Deed(StrEnum):
    """What is done to the party."""

    LISTED = "listed"
    DELISTED = "delisted"
    LICENSED = "licensed"


class Outcome(StrEnum):
    """What the lists say to a claim."""

    CONFIRMED = "confirmed"
    OTHER_DATE = "confirmed, other date"
    NOT_LISTED = "not on that authority's list"
    OTHER_PARTY = "different party likely"
    NOT_CHECKABLE = "not checkable"


class When(msgspec.Struct, frozen=True, gc=False):
    """A date of the text, resolved: a day, a range, or unknown (no ``first``)."""

    rule: str
    first: date | None = None
    last: date | None = None
    """Equal to ``first`` for a single day."""
    start: int = 0
    end: int = 0
    text: str = ""
    since: bool = False
    """The words say from when on ("since 2017")."""

    @property
    def known(self) -> bool:
        """Whether the words could be turned into days."""
        return self.first is not None

    def holds(self, day: date) -> bool:
        """Whether ``day`` is within."""
        return self.first is not None and self.first <= day <= (self.last or self.first)

    def __str__(self) -> str:
        if self.first is None:
            return "unknown"
        return str(self.first) if self.last in (None, self.first) else f"{self.first}/{self.last}"


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A listed party a mention may mean, and what speaks for it."""

    party: str
    """``source:id`` of its first record."""
    caption: str
    points: float = 0.0
    why: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()


class Mention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A place where the text names a listed party."""

    start: int
    end: int
    text: str
    kind: str
    how: str
    """The rule that found it: ``full name``, ``surname``, ``initials``, ``short name`` …"""
    page: int = 1
    party: str = ""
    """Empty while ambiguous."""
    caption: str = ""
    candidates: tuple[Candidate, ...] = ()
    """The best first; only one where nothing else fits the name."""

    @property
    def ambiguous(self) -> bool:
        """Whether the evidence leaves more than one party."""
        return not self.party


class LookAlike(msgspec.Struct, frozen=True, gc=False):
    """A party of the text that is *not* listed but carries a listed party's name in its own."""

    start: int
    end: int
    text: str
    of: tuple[str, ...]
    """Captions of the listed parties it resembles."""
    why: str
    page: int = 1
    possible: bool = False
    """It may be the listed party all the same: the name fits, but many people bear it."""


class Standing(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Under what a party stands, or stood, with one authority: one dated fact of one record."""

    authority: str
    day: date | None
    """None: the list does not print it, and we saw no list without the party."""
    basis: str
    until: date | None = None
    over: bool = False
    """It ended, with or without a day."""
    measures: tuple[str, ...] = ()
    program: str = ""
    source: str = ""
    listing: str = ""
    list_version: datetime | None = None
    """The last edition seen that shows the record."""


class Verdict(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim held against the lists."""

    outcome: Outcome
    why: str
    fact: Standing | None = None
    """The dated fact of a record that decides."""
    instead: str = ""
    """Caption of the party likely meant, for ``different party likely``."""
    others: tuple[Standing, ...] = ()
    """What the other authorities had done by then, or have done since."""


class Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who did (or will, or is asked to do) what, to whom, when, said by whom."""

    type: ClaimType
    deed: Deed
    sender: str
    """Code of an authority or country; empty where the text does not say."""
    sender_text: str
    mention: int
    """Place in the list of mentions."""
    party: str
    caption: str
    measure: str
    """A measure of the model (``asset_freeze``), or empty for sanctions in general."""
    when: When
    rule: str
    start: int
    end: int
    """The words that state it."""
    sentence: tuple[int, int]
    said_by: str = ""
    quoted: bool = False
    verdict: Verdict | None = None


class Omission(msgspec.Struct, frozen=True, gc=False):
    """What the report leaves out, of a round it reports or of a party it names."""

    kind: str
    """``same round`` (party not named), ``acted before`` or ``acted since`` (authority not named)."""
    authority: str
    caption: str
    day: date | None
    listing: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document read against the lists."""

    file: str
    format: str
    pages: int
    characters: int
    report_date: date | None
    report_date_rule: str
    mentions: tuple[Mention, ...]
    look_alikes: tuple[LookAlike, ...]
    claims: tuple[Claim, ...] = ()
    histories: dict[str, tuple[Standing, ...]] = {}
    """Party -> everything the lists say of it, by date."""
    namesakes: dict[str, tuple[str, ...]] = {}
    """Party -> captions of other listed parties of a like name."""
    left_out: tuple[Omission, ...] = ()
    lists: dict[str, datetime] = {}
    """Source -> its last edition known."""
    notes: tuple[str, ...] = ()
