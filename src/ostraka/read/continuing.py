"""Sentences that go on with the act of the one before: "The others are X", "The list also names Y".

They carry its doer, its mood and its day; what they say of their own goes before.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.references import FIRM, PERSON, Numbered
from ostraka.read.topic import Page

_IS = r"(?:are|were|is|was)"
_FEW = r"(?:[\w’'-]+\s+){0,4}?"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_GOES_ON = re.compile(
    r"[\W\d]*(?:Among (?:them|those|the)\b|(?:To|On|In) (?:them|these|it) (?:belong|are|is|stand)|Also\b"
    r"|(?:It|This|They|These|Those|Both|All)\s+(?:(?:also|further|too|likewise|all)\s+)?(?:includes?|included|names?|named|covers?|covered|features?|featured|contains?|contained|lists|takes? in|took in|extends? to|appl(?:y|ies) to|are|were)\b"
    rf"|The (?:others|names|list|targets|rest|remaining|{_COUNT})\b.{{0,30}}\b(?:are|were|include|included|is)\b"
    rf"|(?:The|Both) (?:{_COUNT}\s+)?{_FEW}(?:{PERSON}|{FIRM})\s+{_IS}\b"
    rf"|(?:One|Two|Three|Most|Some|Several|Others?|Another) (?:of (?:them|these|those|the \w+)\s+)?{_IS}\b"
    rf"|(?:The )?(?:best[- ]known|most \w+|largest|biggest|richest|highest[- ]\w+|foremost|first|Foremost|Chief|Prominent|Notable)(?:\s+[\w’'-]+){{0,3}}?\s+(?:among|of|on)?\s*(?:them|these|those|the (?:names|list|targets|group|new names|newcomers))?\s*{_IS}\b"
    r"|(?:The )?(?:[Nn]ew )?(?:[Aa]dditions|[Nn]ames|[Tt]argets|[Oo]thers|[Nn]ewcomers|[Ll]istings|[Dd]esignations|[Ee]ntries|[Oo]n it):"
    r"|\d+[.)](?=[\s\W]*$))",
)
#: Of these the sentence right before must tell the act.
_NEXT_TO = re.compile(
    r"[\W\d]*(?:It|This|They|These|Those|Both|All|One|Two|Three|Most|Some|Several|Others?|Another|The|Foremost|Chief|Prominent|Notable)\b(?! (?:others|names|list|targets|rest|remaining)\b)"
)
#: "Joining it on the list are X and Y".
_JOINING = re.compile(
    rf"\W*(?:Joining|Alongside|Next to|Together with|Along with|Beside|With)\s+(?:it|him|her|them|the \w+)\b[^,;.]{{0,40}}?\s{_IS}\b(?=\s+(?:the\s+|[\w-]+\s+){{0,3}}[A-Z])"
)
_JOINED_ITEM = re.compile(
    r"\s*(?:,|;|,?\s+and|&)\s+(?:the\s+)?|,?\s+(?:and|as well as)\s+(?:the\s+|its\s+|his\s+)?(?:[a-z][\w’'-]*\s+){0,4}"
)
_BULLET = re.compile(r"[\W\d]*(?:[-*•–—]|\d+[.)])\s*(?:the\s+)?(?:[a-z][\w’'-]*\s+){1,5}")
#: Only a bullet and a day stand before the words.
DAY_ONLY = re.compile(
    r"[\W\d]*(?:(?:On|In|Then|Since|Also|Finally)\s+)?(?:[\W\d]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)*(?:(?:first|then|also|later|finally)\s+)?",
    re.I,
)


def goes_on(text: str, span: tuple[int, int], first: int, last_end: int) -> int:
    """Where the list begins that goes on with the act before; -1 where the sentence does not.

    ``first`` is where its first party stands, ``last_end`` where the sentence that told the act ends.
    """
    words = text[slice(*span)]
    found = _GOES_ON.match(words)
    if not found or first - span[0] > 90:
        return -1
    if _NEXT_TO.match(words) and (span[0] - last_end > 3 or first < span[0] + found.end()):
        return -1
    return span[0]


def joins(text: str, span: tuple[int, int], first: int) -> int:
    """Where the parties begin that join the one told of: "joining it on the list are"; -1 where none do."""
    found = _JOINING.match(text, *span)
    return found.end() if found and found.end() <= first else -1


def bulleted(page: Page, place: int) -> bool:
    """Whether the line of a place begins with a bullet or a number."""
    begin = page.raw.rfind("\n", 0, place) + 1
    return _MARKED.match(page.raw, begin, place) is not None


_MARKED = re.compile(r"\s*(?:[-*•–—]|\(?\w{1,3}[.)])\s")


def items(page: Page, spots: Sequence[Numbered]) -> list[int]:
    """The parties that stand as items of a list: at the head of a line, after a plain word, or joined to such a one."""
    out: list[int] = []
    last = -1
    for number, spot in spots:
        begin = page.raw.rfind("\n", 0, spot.start) + 1
        head = page.starts_line(spot.start) or _BULLET.fullmatch(page.raw, begin, spot.start)
        if head or (last >= begin and _JOINED_ITEM.fullmatch(page.text, last, spot.start)):
            out.append(number)
            last = spot.end
    return out
