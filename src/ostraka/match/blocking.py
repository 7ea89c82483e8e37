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

from ostraka.match.alignment import join, spans_that, whole_span
from ostraka.match.config import MatchConfig
from ostraka.match.shelf import MAJOR, Shelf, full_words, minor_weight
from ostraka.match.vocabulary import Vocabulary
from ostraka.text.names import Reading
from ostraka.text.tokens import Token

#: Room for the rounding of 32-bit sums; costs a few candidates more, never a hit.
_ROUNDING = 1e-4
#: Most that joining words can add to the weight of the side with the one word.
_JOIN_SLACK = 0.7


class Candidates(msgspec.Struct, frozen=True):
    """Pairs worth scoring: positions among the queries' readings and rows of the shelf."""

    readings: NDArray[np.int64]
    rows: NDArray[np.int64]
    joined: NDArray[np.bool_]
    """Whether joining words could be what brings the pair to the threshold."""


def block(shelf: Shelf, readings: Sequence[Reading], config: MatchConfig) -> Candidates:
    """Every (reading, row) whose score could be at or above the threshold."""
    if not len(shelf) or not readings:
        return Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, bool))
    major = [[(t, t.weight) for t in r.tokens if t.part in MAJOR] for r in readings]
    plain = _expanded(shelf.words, major) @ shelf.word_rows
    # A word of the query that is several of the list's weighs what those weigh together.
    single = [
        [(t, 1.0) for t, _ in row] + _whole(r, shelf.person) for row, r in zip(major, readings, strict=True)
    ]
    joined = _expanded(shelf.joins, single) @ shelf.join_rows
    joined = joined + _expanded(shelf.words, [_joins(shelf, r) for r in readings], True) @ shelf.word_rows
    asked = _Asked.of(readings)
    left, right = _possible(shelf, asked, plain, config)
    extra_left, extra_right = _possible_joined(shelf, asked, plain, joined, config)
    joined_pairs = np.unique(extra_left * len(shelf) + extra_right)
    pairs = np.union1d(left * len(shelf) + right, joined_pairs)
    return Candidates(pairs // len(shelf), pairs % len(shelf), np.isin(pairs, joined_pairs))


class _Asked(msgspec.Struct, frozen=True):
    """Per reading: total weight, what its minor words can add, its number of full words."""

    weights: NDArray[np.float32]
    minor: NDArray[np.float32]
    full: NDArray[np.int64]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "_Asked":
        """The numbers of these readings."""
        return cls(
            np.array([sum(t.weight for t in r.tokens) for r in readings], np.float32),
            np.array([minor_weight(r.tokens) for r in readings], np.float32),
            np.array([full_words(r.tokens) for r in readings], np.int64),
        )


def _joins(shelf: Shelf, reading: Reading) -> list[tuple[Token, float]]:
    """The reading's joined words that may be one word of the list."""
    if len(reading.tokens) < 2:
        return []
    places = spans_that(reading.tokens, shelf.words.may_hold)
    words = [join(reading.tokens, p, shelf.person) for p in places]
    return [(w.token, w.weight) for w in words]


def _whole(reading: Reading, person: bool) -> list[tuple[Token, float]]:
    """The whole name as one word, to meet a listed name that differs in its blanks alone."""
    places = whole_span(reading.tokens)
    return [(join(reading.tokens, places, person).token, 1.0)] if places else []


def _expanded(
    vocabulary: Vocabulary, words: Sequence[Sequence[tuple[Token, float]]], joined: bool = False
) -> csr_matrix:
    """Readings x the list's words: weight x similarity bound of each reading's words to them."""
    unique: dict[Token, int] = {}
    numbers = np.array([unique.setdefault(t, len(unique)) for row in words for t, _ in row], np.int64)
    weights = np.array([w for row in words for _, w in row], np.float32)
    near = vocabulary.near(list(unique), joined)
    starts, ends = near.indptr[numbers], near.indptr[numbers + 1]
    counts = ends - starts
    taken = np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts) + np.arange(
        counts.sum()
    )
    indptr = np.concatenate([[0], np.cumsum(counts)])[np.cumsum([0, *(len(row) for row in words)])]
    data = near.bounds[taken] * np.repeat(weights, counts)
    return csr_matrix((data, near.numbers[taken], indptr), shape=(len(words), len(vocabulary)))


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
    u, v = asked.weights[left], shelf.arrays["weights"][right]
    low, high = np.minimum(u, v), np.maximum(u, v)
    agreement = together.data + asked.minor[left] + shelf.arrays["minor"][right]
    # In a person's name a joined word weighs what its parts do, but for a letter or a particle.
    grown = np.minimum(low + _JOIN_SLACK, high) if shelf.person else high
    keep = agreement / low * (1 - config.surplus * (1 - grown / high)) >= config.threshold - _ROUNDING
    return left[keep], right[keep].astype(np.int64)
