"""Where sentences begin and end: at full stops that are not an abbreviation's, and at blank lines."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator

_STOP = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\s])|[。！？]|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t])|(?<=:)\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Lt|Col|Gen|Capt|Maj|Sgt|Sen|Rep|Gov|Hon|Rev|No|Nos|Art|Inc|Ltd|Co|Corp|Bros|vs|etc"
    r"|approx|dept|est|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jr|Sr|i\.e|e\.g|a\.k\.a|p|pp|vol|g)"
    r"|(?<![^\W\d_])[^\W\d_](?:\.[^\W\d_])*)\.$"
)
_NUMBERED = re.compile(r"(?:^|[:;,(\n])\s*\d{1,2}\.$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}$")
_OPENERS = re.compile(
    r"\s+[\"'“‘]?(?:The|This|That|These|Those|It|Its|He|She|They|We|In|On|At|But|And|Also|After|Before|A|An|As|Among|Both"
    r"|Neither|Meanwhile|However|Earlier|Later|Asked|For|By|Under|Since|When|While|If|No|Not|His|Her|Their|Washington"
    r"|Britain|Canada|Japan|Brussels|London)\b"
)


#: A sentence of more characters is cut: the time of reading one grows with its square.
LONGEST = 4000


_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text between blank lines; no sentence goes over one.

    >>> list(paragraphs("One.\\n\\nTwo. Three."))
    [(0, 4), (6, 17)]
    """
    begin = 0
    for blank in _BLANK_LINES.finditer(text):
        yield begin, blank.start()
        begin = blank.end()
    yield begin, len(text)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of a text, or of a part of it, as ``(start, end)``, without blanks around them.

    >>> text = "Mr. A. Akimov of the U.S. list spoke. He left."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. A. Akimov of the U.S. list spoke.', 'He left.']
    """
    begin, end = start, len(text) if end is None else end
    for stop in _STOP.finditer(text, start, end):
        if stop[0][0] in ".…" and not _ends(text, begin, stop):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a full stop ends the sentence, by the word before it and the letter after it."""
    head = text[max(begin, stop.start() - 12) : stop.start() + 1]
    after = text[stop.end() : stop.end() + 16]
    if _DOTTED.search(head):
        return bool(_OPENERS.match(after))
    if _ABBREVIATED.search(head) or _NUMBERED.search(head):
        return False
    first = after.lstrip().lstrip("\"'“‘«([")[:1]
    return not first.islower()


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST:
        cut = max(text.rfind("; ", begin, begin + LONGEST), text.rfind("\n", begin, begin + LONGEST))
        cut = cut if cut > begin else text.rfind(" ", begin, begin + LONGEST)
        cut = cut + 1 if cut > begin else begin + LONGEST
        yield from _trimmed(text, begin, cut)
        begin = cut
    part = text[begin:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    if right > left:
        yield begin + left, begin + right
