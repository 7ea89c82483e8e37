"""Entries of a fact box: "US 20 March 2014; EU 2014; UK: not listed", of the party that heads the line."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator, Sequence

from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.senders import Sender
from ostraka.read.timing import UNKNOWN
from ostraka.read.topic import Page, Stated
from ostraka.read.when import dates

_BEFORE = re.compile(r"(?:^|[.;:,(|/–—•*-]|\band)\s*$")
_LINK = re.compile(
    r"[\s:,(=–—-]*(?:(?:sanctions?|list|listing|asset freeze|freeze|blacklist|listed|sanctioned|designated|added|yes)\b[\s:,(–—-]*)?(?:(?:since|on|in|from)\s+)?"
)
_NO = re.compile(
    r"[\s:,(=–—-]*(?:not (?:yet )?(?:listed|sanctioned|designated|on the list|so far)|not yet|no(?: listing| sanctions| action)?|none|never|nothing)\b\s*(?=[.;,)/|]|$)",
    re.I,
)
_YES = re.compile(r"[\s:(=–—-]+(?:yes|listed|sanctioned|designated)\b\s*(?=[.;,)/|]|$)", re.I)
_ENDS = re.compile(r"\s*(?:[.,;:)|/(–—*-]|$|and\b|but\b)|\s{2,}|\s+(?=[A-Z])")
#: Beside a day, that it is the day of an end; in a line as in the cell of a table.
OFF = re.compile(r"\b(?:delisted|removed|lifted|off)\b", re.I)


def entries(page: Page, span: tuple[int, int], known: Sequence[Sender]) -> list[Stated]:
    """The claims of a line that only names authorities with days, or with "no"."""
    number = _heading(page, span) if known else None
    return [] if number is None else list(_told(page, span, known, number))


def _heading(page: Page, span: tuple[int, int]) -> int | None:
    """The party that heads the line or the paragraph: the first named on it, or on the line right above."""
    line = page.raw.rfind("\n", 0, span[0]) + 1
    above = page.raw.rfind("\n", 0, max(0, line - 1)) + 1
    own = page.spots_of(line, span[1])
    over = [(n, s) for n, s in page.spots_of(above, line) if page.starts_line(s.start)]
    return own[0][0] if own else over[0][0] if over else None


def _told(page: Page, span: tuple[int, int], known: Sequence[Sender], number: int) -> Iterator[Stated]:
    for place, who in enumerate(known):
        end = known[place + 1].start if place + 1 < len(known) else span[1]
        if not _BEFORE.search(page.text[max(span[0], who.start - 6) : who.start]):
            continue
        if no := _NO.match(page.text, who.end, end):
            yield _stated(page, who, no.end(), number, ClaimType.DENIED, span)
        elif yes := _YES.match(page.text, who.end, end):
            yield _stated(page, who, yes.end(), number, ClaimType.ACT, span)
        elif link := _LINK.match(page.text, who.end, end):
            begin = link.end()
            # the year alone counts here: "EU 2014"
            when = next(iter(dates(page.text, who.end, end, page.report)), None)
            if when is None or when.start > begin:
                bare = re.compile(r"(?:19|20)\d\d\b").match(page.text, begin, end)
                found = dates(f"in {bare[0]}", 0, 7, page.report) if bare else []
                when = found[0] if found else None
            if when is not None and when.known and _ENDS.match(page.text, when.end):
                yield _stated(page, who, max(begin, when.end), number, ClaimType.ACT, span, when)


def _stated(page: Page, who: Sender, end: int, number: int, kind: ClaimType, span: tuple[int, int],
            when: When = UNKNOWN) -> Stated:  # fmt: skip
    words = page.text[who.start : end]
    return Stated(
        type=kind, deed=Deed.DELISTED if OFF.search(words) else Deed.LISTED, measure="", sender=who.code, sender_text=who.text,
        spot=number, when=when, rule="an entry: an authority with a day, of the party that heads the line", start=who.start,
        end=end, sentence=span, said_by="", quoted=False,
    )  # fmt: skip
