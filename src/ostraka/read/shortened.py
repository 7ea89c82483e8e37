"""Firms called by the one telling word of a full name that the text gives: Alfa after Alfa-Bank."""

import re
from collections.abc import Iterator, Sequence

from ostraka.model import Kind, Record
from ostraka.read.ordinary import is_given, is_ordinary
from ostraka.read.spots import FAR, Spot
from ostraka.read.words import plain
from ostraka.text.words import GENERIC, PLACES, STOPWORDS

_PARTS = re.compile(r"[\s-]+")
_NAME_BEFORE = re.compile(r"(?<![.!?:] )(?<!\n)\b[A-Z][\w’'&-]*[ -]\Z")
_NAME_AFTER = re.compile(r"[ -][A-Z]|-\w|\.\w")


def shortened(
    text: str, spots: Sequence[Spot], taken: Sequence[tuple[int, int]], records: Sequence[Record]
) -> Iterator[Spot]:
    """The places where such a word stands alone, outside ``taken``, after the full name."""
    first = {word: spot for spot in reversed(spots) if (word := _telling(text, spot, records))}
    if not first:
        return
    held = {place for begin, end in taken for place in range(begin, end)}
    for found in re.finditer(rf"\b(?:{'|'.join(map(re.escape, first))})\b", text):
        full = first[found[0]]
        if found.start() in held or not 0 < found.start() - full.start < FAR:
            continue
        before = text[max(0, found.start() - 30) : found.start()]
        if _NAME_AFTER.match(text, found.end()) or _NAME_BEFORE.search(before):
            continue  # part of another name: Alfa Romeo
        owner = text[found.end() : found.end() + 2] in ("'s", "’s")
        yield Spot(found.start(), found.end(), full.records, "short name", 1, False, owner)


def _telling(text: str, spot: Spot, records: Sequence[Record]) -> str:
    """The only word of a firm's full name that is not of a kind of firm; empty where there is none."""
    if spot.person or spot.grade < 2 or any(records[r].kind is not Kind.ORGANIZATION for r in spot.records):
        return ""
    parts = _PARTS.split(text[spot.start : spot.end])
    left = [w for w in parts if plain(w) not in GENERIC | STOPWORDS]
    if len(left) != 1 or len(parts) < 2:
        return ""
    word = plain(left[0])
    common = is_ordinary(word) or word in PLACES or is_given(word)
    return "" if common or len(word) < 4 or not left[0][0].isupper() else left[0]
