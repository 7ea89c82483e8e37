"""Finding every word within one or two typing errors, without comparing with every word.

Two words within k edits (insertion, deletion, substitution, swap of neighbors) share a word
made by leaving out at most k letters of each. So the words of a list are stored under the
hashes of all their shortened forms, and a query word looks up the hashes of its own. Most
hashes are nobody's: a bit for each that occurs says so before the table is searched. Nothing
is missed; what is found too much, the similarity sorts out.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ostraka.match.arrays import I32, U8, U64, Bools, distinct, spread, unpacked

_PRIME = np.uint64(0x9E3779B97F4A7C15)
#: Bits for each hash that occurs: one in so many others passes for one.
_BITS = 16


@lru_cache(maxsize=256)
def _powers(length: int) -> U64:
    powers = [1]
    for i in range(1, length):
        powers.append((powers[-1] * 0x100000001B3 + 2 * i + 1) % 2**64)
    return np.array(powers, dtype=np.uint64)


def _mixed(sums: U64, length: int) -> U64:
    """The hashes of words of that length, from the sums of their letters times the powers."""
    mixed: U64 = ((sums ^ (sums >> np.uint64(29))) + np.uint64(length)) * _PRIME
    return mixed


def _hash(letters: U64) -> U64:
    """64-bit hash of each row of letters; equal rows, equal hashes."""
    length = letters.shape[-1]
    return _mixed((letters * _powers(length)).sum(axis=-1, dtype=np.uint64), length)


@lru_cache(maxsize=256)
def _edges(length: int, left_out: int) -> NDArray[np.intp]:
    """For each way to leave letters out, their places between -1 and the length; shape (edges, ways)."""
    ways = [(-1, *places, length) for places in combinations(range(length), left_out)]
    return np.array(ways, dtype=np.intp).T


def _without(letters: U64, left_out: int) -> U64:
    """Hashes of each row of letters without every one, or every two, of them; shape (rows, ways).

    A letter behind one that is left out moves up a place. So the sum over what is kept is that
    of the letters before it and of those behind it, each with their powers moved: differences
    of running sums, and not a sum for each way.
    """
    rows, length = letters.shape
    powers = _powers(length)
    running = []
    for moved in range(left_out + 1):
        sums = np.zeros((rows, length + 1), np.uint64)
        np.cumsum(letters[:, moved:] * powers[: length - moved], axis=1, out=sums[:, moved + 1 :])
        running.append(sums)
    edges = _edges(length, left_out)
    total = np.zeros((rows, edges.shape[1]), np.uint64)
    for sums, before, end in zip(running, edges, edges[1:], strict=False):
        total += sums[:, end] - sums[:, before + 1]
    return _mixed(total, length - left_out)


def _letters(words: Sequence[str], length: int) -> U64:
    """Words of that length as rows of letters."""
    text = "".join(words).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(text, dtype=np.uint32).astype(np.uint64).reshape(len(words), length)


def _by_length(words: Sequence[str]) -> list[tuple[NDArray[np.int32], U64]]:
    """The words of each length: their numbers, and their letters as rows; empty words left out."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        if word:
            groups[len(word)].append(number)
    return [
        (np.array(members, np.int32), _letters([words[m] for m in members], length))
        for length, members in sorted(groups.items())
    ]


def hashed(words: Sequence[str]) -> U64:
    """The hash of each word."""
    out = np.zeros(len(words), np.uint64)
    for members, letters in _by_length(words):
        out[members] = _hash(letters)
    return out


def beginnings(words: Sequence[str], slack: int) -> U64:
    """Keys (:func:`of_length`) of all that longer words begin with, their lengths give or take ``slack``."""
    found = [np.zeros(0, np.uint64)]
    for _, letters in _by_length(words):
        length = letters.shape[1]
        for n in range(1, length):
            start = np.unique(_hash(letters[:, :n]))
            found += [of_length(start, np.full(len(start), length + d)) for d in range(-slack, slack + 1)]
    return np.unique(np.concatenate(found))


def of_length(hashes: U64, lengths: NDArray[np.integer]) -> U64:
    """Keys of a word's beginning together with the length of the whole word."""
    mixed: U64 = (hashes ^ lengths.astype(np.uint64)) * _PRIME
    return mixed


def shortened(words: Sequence[str], edits: Sequence[int]) -> tuple[U64, I32]:
    """(Hash, number of the word) of every word with up to its ``edits`` letters left out."""
    hashes, numbers = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
    allowed = np.array(edits, np.int64)
    for members, letters in _by_length(words):
        for left_out in range(min(int(allowed[members].max()), letters.shape[1] - 1) + 1):
            some = allowed[members] >= left_out
            part = _without(letters[some], left_out) if left_out else _hash(letters)[:, None]
            hashes.append(part.ravel())
            numbers.append(np.repeat(members[some], part.shape[1]))
    return np.concatenate(hashes), np.concatenate(numbers)


class Bits:
    """A set of hashes as two bits each: says "no" for certain, and "yes" wrongly one time in fifty."""

    def __init__(self, bits: U8) -> None:
        self.bits = bits
        self._shift = _shift(8 * len(bits))

    @classmethod
    def of(cls, hashes: U64) -> "Bits":
        """The set of these."""
        bits = np.zeros(1 << max(3, (_BITS * len(hashes)).bit_length()), bool)
        for probe in (hashes, hashes * _PRIME):
            bits[probe >> _shift(len(bits))] = True
        return cls(np.packbits(bits, bitorder="little"))

    def may_hold(self, hashes: U64) -> Bools:
        """Of each hash whether it may be one of the set."""
        found = self._one(hashes)
        some = np.flatnonzero(found)
        found[some] = self._one(hashes[some] * _PRIME)
        return found

    def _one(self, hashes: U64) -> Bools:
        place = hashes >> self._shift
        found = self.bits[place >> np.uint64(3)] >> (place & np.uint64(7)).astype(np.uint8)
        return np.asarray(found & 1, bool)


def _shift(bits: int) -> np.uint64:
    return np.uint64(64 - (bits - 1).bit_length())


class Deletions:
    """The shortened forms of a list's words, sorted by hash."""

    FILES = ("hashes", "words", "seen")

    def __init__(self, hashes: U64, words: I32, seen: U8) -> None:
        self.hashes, self.words, self.seen = hashes, words, seen
        self._bits = Bits(seen)

    @classmethod
    def build(cls, words: Sequence[str], edits: Sequence[int]) -> "Deletions":
        """The table of these words, each with the edits it may be apart."""
        hashes, numbers = shortened(words, edits)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], numbers[order], Bits.of(hashes).bits)

    def near(self, words: Sequence[str], edits: Sequence[int]) -> tuple[I32, I32]:
        """Pairs (number of the query word, number of the list's word) that share a shortened form."""
        if not len(self.hashes):
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        hashes, numbers = shortened(words, edits)
        may = np.flatnonzero(self._bits.may_hold(hashes))
        if not len(may):
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        # in order, so that one search goes where the one before it has just been
        may = may[np.argsort(hashes[may])]
        hashes, numbers = hashes[may], numbers[may]
        first = np.searchsorted(self.hashes, hashes, "left")
        count = np.searchsorted(self.hashes, hashes, "right") - first
        left = np.repeat(numbers, count)
        right = self.words[spread(first, count)]
        return unpacked(distinct(left.astype(np.int64) << 32 | right))
