"""Names that say too little alone: words, acronyms, broad aliases, ships called like every third ship.

Each counts only where the text gives it a reason: its full name elsewhere, a legal form
beside it, a sentence about sanctions or, for short names in general use, about its trade.
"""

from collections.abc import Mapping, Sequence

import msgspec

from ostraka.model import Kind, Record
from ostraka.read.context import Context
from ostraka.read.ordinary import is_common_family, is_ordinary
from ostraka.read.people import sentence_start
from ostraka.read.spots import FAR, Spot
from ostraka.read.words import key_of, plain
from ostraka.text import words as lexicon


class Weak(msgspec.Struct, frozen=True, gc=False):
    """A name that needs a reason."""

    spot: Spot
    in_use: bool = False
    """A short name in general use: Sber, MKB."""
    broad: bool = False
    """Its list says itself that the name is broad."""


#: Record -> the places of a text that name it in full.
Named = Mapping[int, Sequence[int]]


def is_everyday(words: Sequence[str]) -> bool:
    """Whether a name of one lower-case word or two says nothing in itself.

    >>> is_everyday(["mercury"]), is_everyday(["golden", "star"]), is_everyday(["bank", "rossiya"])
    (True, True, False)
    """
    if len(words) == 2:  # with a place or a trade it is somebody's: Russian Railways, Bank Rossiya
        trades = sum(w in lexicon.GENERIC for w in words)
        return trades != 1 and all(is_ordinary(w) and w not in lexicon.PLACES for w in words)
    return len(words) == 1 and is_ordinary(words[0])


def has_reason(weak: Weak, context: Context, named: Named, records: Sequence[Record]) -> bool:
    """Whether the text gives a weak name a reason; ``named`` tells where it names which record in full."""
    spot = weak.spot
    place = (spot.start, spot.end)
    surface = context.text[spot.start : spot.end]
    if is_everyday([plain(w) for w in surface.split()]):
        return has_legal_form(context.text, *place)
    near = any(abs(at - spot.start) < FAR for r in spot.records for at in named.get(r, ()))
    if is_common_family(key_of(plain(surface))):
        return (near and context.says_listed(*place)) or context.says_forces(*place)  # Wagner
    if near and not surface[0].islower():
        return _mid_sentence(context.text, spot) or context.says_trade(*place)
    if all(records[r].kind in (Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER) for r in spot.records):
        return context.says_ship(*place)
    if surface[0].islower():
        return context.says_sanctions(*place)
    if not (surface.isupper() or _mid_sentence(context.text, spot)):
        return False
    if weak.in_use:
        return context.says_trade(*place)
    if not weak.broad and context.says_house(*place):
        return True
    return context.says_sanctioned(*place) or has_legal_form(context.text, *place)


def lasts(weak: Weak, first: int, context: Context, records: Sequence[Record]) -> bool:
    """Whether an organization's name to which a text gave a reason (at ``first``) means it here too."""
    spot = weak.spot
    surface = context.text[spot.start : spot.end]
    if any(records[r].kind is not Kind.ORGANIZATION for r in spot.records) or surface[0].islower():
        return False
    if is_everyday([plain(w) for w in surface.split()]) or is_common_family(key_of(plain(surface))):
        return False
    return 0 < spot.start - first < FAR or (
        abs(spot.start - first) < FAR and _mid_sentence(context.text, spot)
    )


def has_legal_form(text: str, start: int, end: int) -> bool:
    """Whether a legal form stands beside the word: Emma LLC."""
    near = (
        [w for w in text[max(0, start - 20) : start].split()[-1:] if w[-1] not in ",;"],
        text[end : end + 20].split()[:1],
    )
    return any((plain(w[0]),) in lexicon.LEGAL_FORMS and w[0][:1].isupper() for w in near if w)


def _mid_sentence(text: str, spot: Spot) -> bool:
    """A capital within a sentence says that it is a name; at its head only a coined word does."""
    return not sentence_start(text, spot.start) or text[spot.start : spot.end].isupper()
