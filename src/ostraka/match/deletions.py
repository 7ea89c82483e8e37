"""Finding every word within one or two typing errors, without comparing with every word.

Two words within k edits (insertion, deletion, substitution, swap of neighbors) share a word
made by leaving out at most k letters of each. So the words of a list are stored under the
hashes of all their shortened forms, and a query word looks up the hashes of its own. Nothing
is missed; what is found too much, the similarity sorts out.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
I32 = NDArray[np.int32]
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_CHUNK = 1 << 21


@lru_cache(maxsize=256)
def _kept(length: int, left_out: int) -> NDArray[np.intp]:
    """Places kept when that many of ``length`` letters are left out; shape (ways, kept)."""
    return np.array(list(combinations(range(length), length - left_out)), dtype=np.intp)


@lru_cache(maxsize=256)
def _powers(length: int) -> U64:
    powers = [1]
    for i in range(1, length):
        powers.append((powers[-1] * 0x100000001B3 + 2 * i + 1) % 2**64)
    return np.array(powers, dtype=np.uint64)


def _hash(letters: U64) -> U64:
    """64-bit hash of each row of letters; equal rows, equal hashes."""
    total = (letters * _powers(letters.shape[-1])).sum(axis=-1, dtype=np.uint64)
    total ^= total >> np.uint64(29)
    mixed: U64 = (total + np.uint64(letters.shape[-1])) * _PRIME
    return mixed


def shortened(words: Sequence[str], edits: Sequence[int]) -> tuple[U64, I32]:
    """(Hash, number of the word) of every word with up to its ``edits`` letters left out."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (word, k) in enumerate(zip(words, edits, strict=True)):
        groups[len(word), min(k, max(len(word) - 1, 0))].append(number)
    hashes: list[U64] = []
    numbers: list[I32] = []
    for (length, k), members in sorted(groups.items()):
        if not length:
            continue
        text = "".join(words[m] for m in members)
        letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
        letters = letters.reshape(len(members), length)
        for left_out in range(k + 1):
            kept = _kept(length, left_out)
            step = max(1, _CHUNK // kept.size)
            for start in range(0, len(members), step):
                part = _hash(letters[start : start + step][:, kept])
                hashes.append(part.ravel())
                numbers.append(np.repeat(np.array(members[start : start + step], np.int32), len(kept)))
    if not hashes:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return np.concatenate(hashes), np.concatenate(numbers)


class Deletions:
    """The shortened forms of a list's words, sorted by hash."""

    def __init__(self, hashes: U64, words: I32) -> None:
        self.hashes, self.words = hashes, words

    @classmethod
    def build(cls, words: Sequence[str], edits: Sequence[int]) -> "Deletions":
        """The table of these words, each with the edits it may be apart."""
        hashes, numbers = shortened(words, edits)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], numbers[order])

    def near(self, words: Sequence[str], edits: Sequence[int]) -> tuple[I32, I32]:
        """Pairs (number of the query word, number of the list's word) that share a shortened form."""
        if not len(self.hashes):
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        hashes, numbers = shortened(words, edits)
        order = np.argsort(hashes)
        hashes, numbers = hashes[order], numbers[order]
        first = np.searchsorted(self.hashes, hashes, "left")
        hit = self.hashes[np.minimum(first, len(self.hashes) - 1)] == hashes
        hashes, numbers, first = hashes[hit], numbers[hit], first[hit]
        count = np.searchsorted(self.hashes, hashes, "right") - first
        left = np.repeat(numbers, count)
        offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        right = self.words[np.repeat(first, count) + offsets]
        pairs = np.unique(left.astype(np.int64) << 32 | right)
        return (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
