"""The names of one family of parties (persons, or all others) as sparse arrays.

A row is one reading of one strong name of one record. ``words`` x rows says which full
words a row holds, ``joins`` x rows which of its words written together. What is not a full
word (particles, initials, legal forms) is only counted: it can add a little to any score.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from ostraka.match.alignment import join, spans
from ostraka.match.vocabulary import Vocabulary
from ostraka.text.names import Reading
from ostraka.text.tokens import WEIGHTS, Part, Token

MAJOR = frozenset({Part.NAME, Part.GENERIC, Part.NUMBER})


class Row(msgspec.Struct, frozen=True):
    """One reading of one name of one record."""

    record: int
    name: int
    """Position among the record's names."""
    reading: Reading


_PER_ROW = ("records", "names", "weights", "minor", "full", "settled", "family")
_ARRAYS = (
    *("row_words.indices", "row_words.indptr"),
    *(f"{m}.{part}" for m in ("word_rows", "join_rows") for part in ("data", "indices", "indptr")),
)


class Shelf:
    """Rows with their words; built once, then only read."""

    def __init__(
        self, person: bool, words: Vocabulary, joins: Vocabulary, arrays: dict[str, NDArray[np.generic]]
    ) -> None:
        self.person, self.words, self.joins, self.arrays = person, words, joins, arrays
        self._readings: dict[int, Reading] = {}
        n = len(arrays["records"])
        self.word_rows = _matrix(arrays, "word_rows", (len(words), n))
        self.join_rows = _matrix(arrays, "join_rows", (len(joins), n))

    def __len__(self) -> int:
        return len(self.arrays["records"])

    @classmethod
    def build(cls, rows: Sequence[Row], person: bool) -> "Shelf":
        """The shelf of these rows."""
        numbers: dict[Token, int] = {}
        joined: dict[Token, int] = {}
        tokens, tokens_ptr = [], [0]
        joins, joins_ptr, weights = [], [0], []
        for row in rows:
            listed = row.reading.tokens
            tokens += [numbers.setdefault(t, len(numbers)) for t in listed]
            tokens_ptr.append(len(tokens))
            for word in (join(listed, s, person) for s in spans(listed)):
                joins.append(joined.setdefault(word.token, len(joined)))
                weights.append(word.weight)
            joins_ptr.append(len(joins))
        words = Vocabulary.build(list(numbers), person)
        arrays = _per_row(rows)
        arrays |= {"row_words.indices": np.array(tokens, np.int32), "row_words.indptr": np.array(tokens_ptr)}
        major = np.array([t.part in MAJOR for t in numbers], bool)
        rows_to_words = (major[arrays["row_words.indices"]].astype(np.float32), tokens, tokens_ptr)
        arrays |= _inverted(*rows_to_words, (len(rows), len(words)), "word_rows")
        # Once a row: the same word twice in a name is still at most as much as the asker's word.
        arrays["word_rows.data"] = np.ones(len(arrays["word_rows.indices"]), np.float32)
        arrays |= _inverted(
            np.array(weights, np.float32), joins, joins_ptr, (len(rows), len(joined)), "join_rows"
        )
        return cls(person, words, Vocabulary.build(list(joined), person, joined=True), arrays)

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
        keys = [*_PER_ROW, *_ARRAYS]
        arrays = {key: np.load(folder / f"{name}.{key}.npy", mmap_mode="r") for key in keys}
        words = Vocabulary.load(folder, f"{name}.words", person)
        return cls(person, words, Vocabulary.load(folder, f"{name}.joins", person, joined=True), arrays)


def minor_weight(tokens: Iterable[Token]) -> float:
    """Most that the words that are not full words can add to the agreement.

    A number may stand for another number, so part of its weight counts here too.
    """
    return sum(t.weight for t in tokens if t.part not in MAJOR) + sum(
        0.5 * WEIGHTS[Part.NUMBER] for t in tokens if t.part is Part.NUMBER
    )


def full_words(tokens: Iterable[Token]) -> int:
    """How many full words a name has."""
    return sum(t.part in MAJOR for t in tokens)


def _per_row(rows: Sequence[Row]) -> dict[str, NDArray[np.generic]]:
    readings = [r.reading for r in rows]
    return {
        "records": np.array([r.record for r in rows], np.int32),
        "names": np.array([r.name for r in rows], np.int32),
        "weights": np.array([sum(t.weight for t in r.tokens) for r in readings], np.float32),
        "minor": np.array([minor_weight(r.tokens) for r in readings], np.float32),
        "full": np.array([full_words(r.tokens) for r in readings], np.int16),
        "settled": np.array([r.settled for r in readings], bool),
        "family": np.array([r.family for r in readings], np.int16),
    }


def _inverted(
    data: NDArray[np.float32], columns: list[int], indptr: list[int], shape: tuple[int, int], name: str
) -> dict[str, NDArray[np.generic]]:
    """Word -> rows from row -> words, zeros left out."""
    matrix = csr_matrix((data, np.array(columns, np.int32), np.array(indptr)), shape=shape)
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    turned = matrix.T.tocsr()
    turned.sort_indices()
    return {
        f"{name}.indices": turned.indices.astype(np.int32),
        f"{name}.indptr": turned.indptr.astype(np.int64),
        f"{name}.data": turned.data.astype(np.float32),
    }


def _matrix(arrays: dict[str, NDArray[np.generic]], name: str, shape: tuple[int, int]) -> csr_matrix:
    return csr_matrix(tuple(arrays[f"{name}.{part}"] for part in ("data", "indices", "indptr")), shape=shape)
