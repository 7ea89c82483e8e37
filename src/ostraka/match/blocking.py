"""Candidate generation by sparse algebra: every pair whose score could reach the threshold.

Query names x words, times similarities, times words x listed names: the product is, for every
pair of names that share anything, at least what they agree in. From it and the weights of
both names an upper bound of the score follows; the pairs whose bound reaches the threshold
are all that need a closer look. Exact: what is left out cannot be a hit.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from ostraka.match.alignment import join, spans, whole_span
from ostraka.match.config import MatchConfig
from ostraka.match.shelf import MAJOR, Shelf, full_words, minor_weight
from ostraka.match.vocabulary import Vocabulary
from ostraka.text.names import Reading
from ostraka.text.tokens import Token

#: Room for the rounding of 32-bit sums; costs a few candidates more, never a hit.
_ROUNDING = 1e-4


class Candidates(msgspec.Struct, frozen=True):
    """Pairs worth scoring: positions among the queries' readings and rows of the shelf."""

    readings: NDArray[np.int64]
    rows: NDArray[np.int64]


def block(shelf: Shelf, readings: Sequence[Reading], config: MatchConfig) -> Candidates:
    """Every (reading, row) whose score could be at or above the threshold."""
    if not len(shelf) or not readings:
        return Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64))
    major = [[(t, t.weight) for t in r.tokens if t.part in MAJOR] for r in readings]
    plain = _expanded(shelf.words, major) @ shelf.word_rows
    # A word of the query that is several of the list's weighs what those weigh together.
    single = [
        [(t, 1.0) for t, _ in row] + _whole(r, shelf.person) for row, r in zip(major, readings, strict=True)
    ]
    joined = _expanded(shelf.joins, single) @ shelf.join_rows
    joined = joined + _expanded(shelf.words, [_joins(r, shelf.person) for r in readings]) @ shelf.word_rows
    asked = _Asked.of(readings)
    left, right = _possible(shelf, asked, plain, config)
    extra_left, extra_right = _possible_joined(shelf, asked, plain, joined, config)
    both = np.unique(np.concatenate([left, extra_left]) * len(shelf) + np.concatenate([right, extra_right]))
    return Candidates(both // len(shelf), both % len(shelf))


class _Asked(msgspec.Struct, frozen=True):
    """Per reading: total weight, what its minor words can add, its number of full words."""

    weights: NDArray[np.float32]
    minor: NDArray[np.float32]
    full: NDArray[np.int64]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "_Asked":
        return cls(
            np.array([sum(t.weight for t in r.tokens) for r in readings], np.float32),
            np.array([minor_weight(r.tokens) for r in readings], np.float32),
            np.array([full_words(r.tokens) for r in readings], np.int64),
        )


def _joins(reading: Reading, person: bool) -> list[tuple[Token, float]]:
    words = [join(reading.tokens, span, person) for span in spans(reading.tokens)]
    return [(w.token, w.weight) for w in words]


def _whole(reading: Reading, person: bool) -> list[tuple[Token, float]]:
    """The whole name as one word, to meet a listed name that differs in its blanks alone."""
    places = whole_span(reading.tokens)
    return [(join(reading.tokens, places, person).token, 1.0)] if places else []


def _expanded(vocabulary: Vocabulary, words: Sequence[Sequence[tuple[Token, float]]]) -> csr_matrix:
    """Readings x the list's words: weight x similarity of each reading's words to them."""
    near = vocabulary.near([t for row in words for t, _ in row])
    weights = np.array([w for row in words for _, w in row], np.float32)
    counts = np.array([len(numbers) for numbers, _ in near], np.int64)
    ends = np.cumsum(np.concatenate([[0], counts]))
    indptr = ends[np.cumsum([0, *(len(row) for row in words)])]
    columns = np.concatenate([np.zeros(0, np.int32), *(numbers for numbers, _ in near)])
    data = np.concatenate([np.zeros(0, np.float32), *(values for _, values in near)]) * np.repeat(
        weights, counts
    )
    return csr_matrix((data, columns, indptr), shape=(len(words), len(vocabulary)))


def _possible(
    shelf: Shelf, asked: _Asked, plain: csr_matrix, config: MatchConfig
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that may reach the threshold without joining words."""
    left = np.repeat(np.arange(plain.shape[0]), np.diff(plain.indptr))
    right = plain.indices
    u, v = asked.weights[left], shelf.arrays["weights"][right]
    low, high = np.minimum(u, v), np.maximum(u, v)
    lone = (shelf.arrays["full"][right] == 1) & (asked.full[left] > 1)
    factor = (1 - config.surplus * (1 - low / high)) * np.where(
        lone, config.lone if shelf.person else config.lone_entity, 1.0
    )
    agreement = np.minimum(plain.data + asked.minor[left] + shelf.arrays["minor"][right], low)
    keep = agreement / low * factor >= config.threshold - _ROUNDING
    return left[keep], right[keep].astype(np.int64)


def _possible_joined(
    shelf: Shelf, asked: _Asked, plain: csr_matrix, joined: csr_matrix, config: MatchConfig
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that may reach the threshold because words are joined on one side.

    Joining raises the weight of the side with the one word, so only the lower of the two
    weights before it bounds the share from above.
    """
    together = (plain.multiply(joined.astype(bool)) + joined).tocsr()
    left = np.repeat(np.arange(together.shape[0]), np.diff(together.indptr))
    right = together.indices
    low = np.minimum(asked.weights[left], shelf.arrays["weights"][right])
    agreement = together.data + asked.minor[left] + shelf.arrays["minor"][right]
    keep = agreement / low >= config.threshold - _ROUNDING
    return left[keep], right[keep].astype(np.int64)
