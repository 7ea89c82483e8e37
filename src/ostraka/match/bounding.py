"""How much two names can agree at most, word by word, for many pairs of names at once.

Each word agrees with at most one word of the other name, and at most as much as the likest
one allows: neither the sum over the query's words nor that over the listed name's is exceeded.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from ostraka.match.arrays import F32, F64, I64, U8, spread
from ostraka.match.asked import Asked
from ostraka.match.shelf import CELL_WIDTH, CELLS, Shelf

#: Pairs of names looked at together: bounds the memory whatever is asked.
_AT_ONCE = 1 << 17
#: Likeness in steps of a byte: a table of it for a block of queries is small enough to look into fast.
_STEPS = 255


class Likeness(msgspec.Struct, frozen=True):
    """Every (place of a reading, word of the list) that may be like, and at most how much."""

    places: I64
    words: I64
    bounds: F32
    keys: I64
    """(Reading, word of the list) of each, in order; ``order`` says which entry it is."""
    order: I64
    table: U8
    """Reading x cell -> what the likest of the words that share the cell lacks, in steps."""

    @classmethod
    def of(cls, shelf: Shelf, asked: Asked) -> "Likeness":
        """The likenesses of the readings' full words."""
        places = np.flatnonzero(asked.major)
        near = shelf.words.near(asked.tokens)
        starts = near.indptr[asked.words[places]]
        counts = near.indptr[asked.words[places] + 1] - starts
        taken = spread(starts, counts)
        places, words = np.repeat(places, counts), near.numbers[taken].astype(np.int64)
        keys = asked.readings[places] * len(shelf.words) + words
        order = np.argsort(keys, kind="stable")
        bounds = near.bounds[taken]
        table = np.full(len(asked.totals) * CELL_WIDTH, _STEPS, np.uint8)
        steps = np.floor((1 - bounds) * _STEPS).astype(np.uint8)
        np.minimum.at(table, asked.readings[places] * CELL_WIDTH + words % CELL_WIDTH, steps)
        return cls(places, words, bounds, keys[order], order, table)

    def of_pairs(self, shelf: Shelf, asked: Asked, left: I64, right: I64) -> tuple[F32, F32]:
        """For each pair (reading, row): at most the agreement and the common weight of its full words."""
        agreement, common = np.zeros(len(left), np.float32), np.zeros(len(left), np.float32)
        for start in range(0, len(left), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            agreement[part], common[part] = self._some(shelf, asked, left[part], right[part])
        return agreement, common

    def reaching(self, asked: Asked, left: I64, facts: NDArray[np.void], least: F64) -> I64:
        """Which of these pairs of a reading and a row's facts may agree in as much as ``least``.

        A quick look: only the rarest words of the row are looked at, in the table of what is like
        the reading's words; all others count as alike, and so do words that share a cell.
        """
        alive, cell = np.arange(len(left)), left * CELL_WIDTH
        room = (facts["most"] + asked.minor.take(left) - least) * _STEPS
        for column in range(CELLS):
            lacking = self.table.take(cell + facts["words"][:, column])
            room -= facts["gains"][:, column] * lacking
            if column % 2:  # most rows are out by their two rarest words
                some = np.flatnonzero(room >= 0)
                alive, cell, room, facts = (
                    alive.take(some), cell.take(some), room.take(some), facts.take(some)
                )  # fmt: skip
        return alive

    def _some(self, shelf: Shelf, asked: Asked, left: I64, right: I64) -> tuple[F32, F32]:
        indptr = shelf.arrays["row_words.indptr"]
        starts = indptr.take(right)
        counts = indptr.take(right + 1) - starts
        pair = np.repeat(np.arange(len(left)), counts)
        word = shelf.arrays["row_words.indices"].take(spread(starts, counts)).astype(np.int64)
        # The entries of each (reading, listed word): none for most, seldom more than one.
        key = left.take(pair) * len(shelf.words) + word
        first = np.searchsorted(self.keys, key)
        found = (
            np.flatnonzero(self.keys[np.minimum(first, len(self.keys) - 1)] == key)
            if len(self.keys)
            else first[:0]
        )
        many = np.searchsorted(self.keys, key[found], "right") - first[found]
        entry = self.order[spread(first[found], many)]
        listed = np.repeat(found, many)
        both = np.minimum(asked.weights[self.places[entry]], shelf.arrays["word_weights"][word[listed]])
        values = both * self.bounds[entry]
        out = []
        for gain in (values, both):
            theirs = _sums_of_greatest(listed, pair[listed], gain, len(left))
            mine = _sums_of_greatest(
                pair[listed] * len(asked.words) + self.places[entry], pair[listed], gain, len(left)
            )
            out.append(np.minimum(mine, theirs))
        return out[0], out[1]


def _sums_of_greatest(group: I64, pair: I64, gain: F32, pairs: int) -> F32:
    """For each pair, the sum over its groups of the greatest gain in each."""
    order = np.lexsort((gain, group))
    last = np.ones(len(order), bool)
    last[:-1] = group[order[1:]] != group[order[:-1]]
    best = order[last]
    return np.bincount(pair[best], weights=gain[best], minlength=pairs).astype(np.float32)
