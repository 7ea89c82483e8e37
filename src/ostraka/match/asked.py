"""The readings of a block of queries as arrays: what all of them are compared by at once."""

from collections.abc import Sequence

import msgspec
import numpy as np

from ostraka.match.arrays import F32, I64, Bools
from ostraka.text.names import Reading
from ostraka.text.tokens import WEIGHTS, Part, Token

#: Parts that are looked up; the others can add a little to any score, and are only counted.
MAJOR = frozenset({Part.NAME, Part.GENERIC, Part.NUMBER})


class Asked(msgspec.Struct, frozen=True):
    """Readings end to end: their distinct words, and for each word in its place what it weighs."""

    tokens: list[Token]
    """The distinct words."""
    ptr: I64
    """Reading -> its first place; one more at the end."""
    words: I64
    """Place -> distinct word."""
    readings: I64
    """Place -> reading."""
    major: Bools
    """Place -> whether it is looked up."""
    weights: F32
    """Place -> weight."""
    totals: F32
    """Reading -> weight of all its words."""
    minor: F32
    """Reading -> most that the words not looked up can add."""
    full: I64
    """Reading -> how many words are looked up."""

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "Asked":
        """The arrays of these readings, each of which has a word."""
        unique: dict[Token, int] = {}
        words = np.array([unique.setdefault(t, len(unique)) for r in readings for t in r.tokens], np.int64)
        ptr = np.cumsum([0, *(len(r.tokens) for r in readings)])
        tokens = list(unique)
        weight = np.array([t.weight for t in tokens], np.float32)[words]
        major = np.array([t.part in MAJOR for t in tokens], bool)[words]
        minor = np.array([minor_weight(t) for t in tokens], np.float32)[words]
        return cls(
            tokens,
            ptr,
            words,
            np.repeat(np.arange(len(readings)), np.diff(ptr)),
            major,
            weight,
            np.add.reduceat(weight, ptr[:-1]),
            np.add.reduceat(minor, ptr[:-1]),
            np.add.reduceat(major.astype(np.int64), ptr[:-1]),
        )


def minor_weight(token: Token) -> float:
    """Most that a word can add to the agreement without being looked up.

    A number may stand for another number, so part of its weight counts here too.
    """
    if token.part is Part.NUMBER:
        return 0.5 * WEIGHTS[Part.NUMBER]
    return 0.0 if token.part in MAJOR else token.weight
