"""The names of one family of parties (persons, or all others) as sparse arrays.

A row is one reading of one strong name of one record. Every full word knows the rows that
hold it, the rows that can do least without it first: a row is found by its rarest words
alone (see :mod:`ostraka.match.blocking`). Words written together are kept the same way.
What is not a full word (particles, initials, legal forms) is only counted.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from ostraka.match.alignment import join, spans
from ostraka.match.arrays import F64, I64, Arrays, mapped
from ostraka.match.asked import MAJOR, Asked
from ostraka.match.joining import Ends, Joins
from ostraka.match.vocabulary import Vocabulary
from ostraka.text.names import Reading

#: More than this in words that are only counted (two particles, an initial), and a listed name
#: is found by any of its words.
MOST_COUNTED = 0.4
#: The words of a row that a quick look compares, and the width they are folded to.
CELLS, CELL_WIDTH = 4, 4096
#: What a quick look needs to know of a row. It is kept beside each word that finds the row: a list of a
#: million rows does not fit the processor's cache, and to go from row to row costs more than the look.
_FACTS = np.dtype([
    ("words", np.uint16, (CELLS,)),  # its rarest words, the rarest first, folded
    ("gains", np.float32, (CELLS,)),  # and what they weigh
    ("most", np.float32),  # that it can agree in, words that are only counted included
])  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One reading of one name of one record."""

    record: int
    name: int
    """Position among the record's names."""
    reading: Reading


_ARRAYS = (
    *("records", "names", "settled", "family", "full", "weights", "minor"),  # of each row
    *("row_words.indices", "row_words.indptr", "word_weights", "word_major"),
    *("word_rows.indices", "word_rows.indptr", "word_rows.share"),
    *("word_rows.weights", "word_rows.counted", "word_rows.facts"),  # of the row of each entry
    *("join_rows.indices", "join_rows.indptr", "join_rows.weights"),
    *("ends.starts", "ends.ends"),
)


class Shelf:
    """Rows with their words; built once, then only read."""

    def __init__(self, person: bool, words: Vocabulary, joins: Joins, arrays: Arrays) -> None:
        self.person, self.words, self.joins, self.arrays = person, words, joins, arrays
        self.ends = Ends.of(arrays["ends.starts"], arrays["ends.ends"])
        self._readings: dict[int, Reading] = {}
        self._needed: dict[float, I64] = {}

    def __len__(self) -> int:
        return len(self.arrays["records"])

    @classmethod
    def build(cls, rows: Sequence[Row], person: bool) -> "Shelf":
        """The shelf of these rows."""
        listed = Asked.of([r.reading for r in rows])
        words = Vocabulary.build(listed.tokens, person)
        ends = Ends.build([t.form for t in listed.tokens])
        arrays: Arrays = {
            "records": np.array([r.record for r in rows], np.int32),
            "names": np.array([r.name for r in rows], np.int32),
            "settled": np.array([r.reading.settled for r in rows], bool),
            "family": np.array([r.reading.family for r in rows], np.int16),
            "full": listed.full.astype(np.int16),
            "row_words.indices": listed.words.astype(np.int32),
            "row_words.indptr": listed.ptr,
            "word_weights": np.array([t.weight for t in listed.tokens], np.float32),
            "word_major": np.array([t.part in MAJOR for t in listed.tokens], bool),
            "ends.starts": ends.starts.bits,
            "ends.ends": ends.ends.bits,
        }
        joins, of_joins = _joins(rows, person)
        return cls(person, words, joins, arrays | _postings(listed, len(words)) | of_joins)

    def needed(self, threshold: float) -> I64:
        """For each word, how many of its rows cannot reach the threshold by commoner words alone."""
        known = self._needed.get(threshold)
        if known is None:
            enough = np.concatenate([[0], np.cumsum(self.arrays["word_rows.share"] >= threshold)])
            known = self._needed[threshold] = np.diff(enough[self.arrays["word_rows.indptr"]])
        return known

    def reading(self, row: int) -> Reading:
        """The reading a row stands for."""
        known = self._readings.get(row)
        if known is not None:
            return known
        start, end = self.arrays["row_words.indptr"][row : row + 2]
        tokens = tuple(self.words.token(n) for n in self.arrays["row_words.indices"][start:end].tolist())
        made = Reading(tokens, bool(self.arrays["settled"][row]), int(self.arrays["family"][row]))
        if len(self._readings) < 1 << 16:
            self._readings[row] = made
        return made

    def save(self, folder: Path, name: str) -> None:
        """Write the shelf's files, all beginning with ``name``."""
        self.words.save(folder, f"{name}.words")
        self.joins.save(folder, f"{name}.joins")
        for key, array in self.arrays.items():
            np.save(folder / f"{name}.{key}.npy", array)

    @classmethod
    def load(cls, folder: Path, name: str, person: bool) -> "Shelf":
        """The shelf written by :meth:`save`, its arrays memory-mapped."""
        arrays = {key: mapped(folder / f"{name}.{key}.npy") for key in _ARRAYS}
        words = Vocabulary.load(folder, f"{name}.words", person)
        return cls(person, words, Joins.load(folder, f"{name}.joins"), arrays)


def _postings(listed: Asked, words: int) -> Arrays:
    """Word -> rows that hold it; those that depend on it most come first.

    ``share`` is what the word, all commoner words of the row and those that are only counted
    weigh, of the row's whole weight: where that is below the threshold, a name must agree in a
    rarer word too. Where much is only counted, every word is needed.
    """
    major = listed.major
    row, word = listed.readings[major], listed.words[major]
    # A word that stands twice in a name is one entry with the weight of both.
    entry, place = np.unique(row * words + word, return_inverse=True)
    row, word = entry // words, entry % words
    weight = np.bincount(place, weights=listed.weights[major]).astype(np.float64)
    rows_of_word = np.bincount(word, minlength=words)
    order = np.lexsort((word, -rows_of_word[word], row))
    row, word, weight = row[order], word[order], weight[order]
    so_far = np.cumsum(weight)
    first = np.searchsorted(row, row)
    of_row = so_far - so_far[first] + weight[first]
    facts = _facts(listed, row, word, weight)
    counted = listed.minor > MOST_COUNTED
    share = (of_row + listed.minor[row]) / listed.totals[row]
    share[counted[row]] = 1.0
    order = np.lexsort((row, -share, word))
    rows = row[order]
    return {
        "weights": listed.totals,
        "minor": listed.minor,
        "word_rows.indices": rows.astype(np.int32),
        "word_rows.indptr": np.concatenate([[0], np.cumsum(rows_of_word)]),
        # a hair more, for the rounding of the sums
        "word_rows.share": (share[order] + 1e-4).astype(np.float32),
        "word_rows.weights": listed.totals[rows],
        "word_rows.counted": counted[rows],
        "word_rows.facts": facts[rows],
    }


def _facts(listed: Asked, row: I64, word: I64, weight: F64) -> NDArray[np.void]:
    """The facts of each row, of its words that come with the commonest of each row first."""
    facts = np.zeros(len(listed.totals), _FACTS)
    place = np.searchsorted(row, row, "right") - 1 - np.arange(len(row))
    rare = place < CELLS
    facts["words"][row[rare], place[rare]] = word[rare] % CELL_WIDTH
    facts["gains"][row[rare], place[rare]] = weight[rare]
    facts["most"] = np.bincount(row, weights=weight, minlength=len(facts)) + listed.minor
    return facts


def _joins(rows: Sequence[Row], person: bool) -> tuple[Joins, Arrays]:
    """The words that may be written together, and for each the rows and what it weighs there."""
    numbers: dict[str, int] = {}
    of: list[int] = []
    held: list[int] = []
    weights: list[float] = []
    for number, row in enumerate(rows):
        for places in spans(row.reading.tokens):
            word = join(row.reading.tokens, places, person)
            held.append(numbers.setdefault(word.token.form, len(numbers)))
            of.append(number)
            weights.append(word.weight)
    order = np.lexsort((of, held))
    return Joins.build(list(numbers)), {
        "join_rows.indices": np.array(of, np.int32)[order],
        "join_rows.indptr": np.concatenate([[0], np.cumsum(np.bincount(held, minlength=len(numbers)))]),
        "join_rows.weights": np.array(weights, np.float32)[order],
    }
