"""Candidate generation by sparse algebra: every pair whose score could reach the threshold.

Two names that agree enough agree in a telling word of the shorter one: all its commoner words
together weigh too little. So each word of a query is looked up among the rows that need it
(:meth:`ostraka.match.shelf.Shelf.needed`), and the rarest words of a query among all rows.
For the pairs so found the agreement is bounded word by word; the pairs whose bound reaches
the threshold are all that need a closer look. Exact: what is left out cannot be a hit.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from ostraka.match.arrays import F64, I64, Bools, distinct, spread
from ostraka.match.asked import Asked
from ostraka.match.bounding import Likeness
from ostraka.match.config import MatchConfig
from ostraka.match.joining import JoinedWords, Joins, joined_words, whole_names, whole_near
from ostraka.match.shelf import MOST_COUNTED, Shelf
from ostraka.match.vocabulary import Vocabulary
from ostraka.text.names import Reading

#: Room for the rounding of 32-bit sums; costs a few candidates more, never a hit.
ROUNDING = 1e-4
#: Most that joining words can add to the weight of the side with the one word.
_JOINED_WEIGHT = 0.7
#: Steps of the threshold at which the rows that need a word are counted.
_LEVELS = 20
#: Pairs looked at together.
_AT_ONCE = 1 << 17


class Candidates(msgspec.Struct, frozen=True):
    """Pairs worth scoring: positions among the queries' readings and rows of the shelf."""

    readings: I64
    rows: I64
    bounds: F64
    """At most the score."""
    plain: F64
    """At most the score with no words joined."""
    joined: Bools
    """Whether words of the one name may be one word of the other."""
    whole: Bools
    """Whether the names may be one but for their blanks."""


def block(shelf: Shelf, readings: Sequence[Reading], config: MatchConfig) -> Candidates:
    """Every (reading, row) whose score could be at or above the threshold, in order."""
    if not len(shelf) or not readings:
        none = np.zeros(0, np.int64)
        return Candidates(none, none, np.zeros(0), np.zeros(0), np.zeros(0, bool), np.zeros(0, bool))
    asked = Asked.of(readings)
    likeness = Likeness.of(shelf, asked)
    joined = _joined(shelf, asked, readings)
    whole = _holding(shelf, whole_names(asked), shelf.joins, "join_rows", folds=False)
    pairs = distinct(np.concatenate([_telling(shelf, asked, likeness, config), joined[0], whole[0]]))
    left, right = np.divmod(pairs, len(shelf))
    of_words, of_names = (
        np.bincount(np.searchsorted(pairs, some), weights=gains, minlength=len(pairs))
        for some, gains in (joined, whole)
    )
    gain = np.asarray(of_words + of_names, np.float64)
    bounds, plain = _bounds(shelf, asked, likeness, left, right, gain, config)
    keep = bounds >= config.threshold - ROUNDING
    return Candidates(
        left[keep], right[keep], bounds[keep], plain[keep], of_words[keep] > 0, of_names[keep] > 0
    )


def _telling(shelf: Shelf, asked: Asked, likeness: Likeness, config: MatchConfig) -> I64:
    """Pairs (reading x rows + row) that share a word the shorter name cannot do without."""
    limit, ratio = config.threshold - ROUNDING, _least_ratio(config)
    indptr = shelf.arrays["word_rows.indptr"]
    rows = indptr[likeness.words + 1] - indptr[likeness.words]
    # What the query's particles and initials add may stand for a word the listed name needs.
    least = limit - asked.minor / (ratio * asked.totals)
    level = np.maximum(np.floor(least * _LEVELS) / _LEVELS, 0)[asked.readings[likeness.places]]
    cost = np.bincount(likeness.places, weights=rows, minlength=len(asked.words)).astype(np.float64)
    telling = np.flatnonzero(_needed(asked, cost, limit)[likeness.places])
    asks = [(telling, rows[telling], True)]
    for threshold in np.unique(level).tolist():
        some = np.flatnonzero(level == threshold)
        asks.append((some, shelf.needed(threshold)[likeness.words[some]], False))
    indices, weights, counted, facts = (
        shelf.arrays[f"word_rows.{of}"] for of in ("indices", "weights", "counted", "facts")
    )
    found = [np.zeros(0, np.int64)]
    for some, counts, longer in asks:
        for part in _parts(counts):
            left, held = _holders(shelf, asked, likeness, some[part], counts[part])
            u, v = asked.totals.take(left), weights.take(held)
            low = np.minimum(u, v)
            keep = low >= ratio * np.maximum(u, v)
            keep &= u <= v if longer else (v <= u) | counted.take(held)
            kept = np.flatnonzero(keep)
            left, held = left.take(kept), held.take(kept)
            reaching = likeness.reaching(asked, left, facts.take(held), limit * low.take(kept))
            found.append(left.take(reaching) * len(shelf) + indices.take(held.take(reaching)))
    return distinct(np.concatenate(found))


def _parts(counts: I64) -> Iterator[slice]:
    """The counts in runs that add up to a bearable number, so that no common word fills the memory."""
    ends = np.cumsum(counts)
    start = 0
    while start < len(counts):
        before = ends[start - 1] if start else 0
        end = max(int(np.searchsorted(ends, before + _AT_ONCE, "right")), start + 1)
        yield slice(start, end)
        start = end


def _holders(shelf: Shelf, asked: Asked, likeness: Likeness, some: I64, counts: I64) -> tuple[I64, I64]:
    """(Reading, place in ``word_rows``) of the first ``counts`` rows of these likenesses' words."""
    left = np.repeat(asked.readings.take(likeness.places.take(some)), counts)
    return left, spread(shelf.arrays["word_rows.indptr"].take(likeness.words.take(some)), counts)


def _least_ratio(config: MatchConfig) -> float:
    """How light the shorter name may be beside the longer one, all of it agreeing."""
    return max(1 - (1 - config.threshold + ROUNDING) / config.surplus, 1e-3) if config.surplus else 1e-3


def _needed(asked: Asked, cost: F64, limit: float) -> Bools:
    """Places whose word a reading cannot do without: the commoner ones together weigh too little."""
    cost = np.where(asked.major, cost, -1)
    order = np.lexsort((-cost, asked.readings))
    weights = np.where(asked.major, asked.weights, 0)[order].astype(np.float64)
    so_far = np.cumsum(weights)
    first = asked.ptr[asked.readings[order]]
    of_reading = so_far - so_far[first] + weights[first]
    reading = asked.readings[order]
    enough = of_reading + asked.minor[reading] + MOST_COUNTED >= limit * asked.totals[reading]
    out = np.zeros(len(order), bool)
    out[order] = enough & asked.major[order]
    return out


def _bounds(
    shelf: Shelf,
    asked: Asked,
    likeness: Likeness,
    left: I64,
    right: I64,
    gain: F64,
    config: MatchConfig,
) -> tuple[F64, F64]:
    """At most the score of each pair, and with no words joined; ``gain`` is what joined words add.

    Joining raises the weight of the side with the one word, so only the lower of the two
    weights before it bounds the share from above.
    """
    u, v = asked.totals.take(left), shelf.arrays["weights"].take(right)
    low, high = np.minimum(u, v), np.maximum(u, v)
    agreement, common = likeness.of_pairs(shelf, asked, left, right)
    slack = asked.minor.take(left) + shelf.arrays["minor"].take(right)
    lone = (shelf.arrays["full"][right] == 1) & (asked.full[left] > 1)
    factor = np.where(lone, config.lone if shelf.person else config.lone_entity, 1.0)
    factor *= 1 - config.contradiction * np.clip(low - common - slack, 0, 1)
    plain = np.minimum(agreement + slack, low) / low * (1 - config.surplus * (1 - low / high)) * factor
    # In a person's name a joined word weighs what its parts do, but for a letter or a particle.
    grown = np.minimum(low + _JOINED_WEIGHT, high) if shelf.person else high
    joined = (agreement + gain + slack) / low * (1 - config.surplus * (1 - grown / high))
    either = np.where(gain > 0, np.maximum(plain, joined), plain)
    return np.minimum(either, 1.0).astype(np.float64), plain.astype(np.float64)


def _joined(shelf: Shelf, asked: Asked, readings: Sequence[Reading]) -> tuple[I64, F64]:
    """Pairs that share a joined word, and at most what it adds to their agreement; some more than once."""
    major = np.flatnonzero(asked.major).tolist()
    forms = [asked.tokens[w].form for w in asked.words[major].tolist()]
    some = [i for i, form in enumerate(forms) if form not in shelf.joins.strange]
    places = np.array(major, np.int64)[some]
    single = JoinedWords(
        asked.readings[places].astype(np.int32), [forms[i] for i in some], asked.weights[places]
    )
    several = joined_words(readings, asked, shelf.ends)
    one = _holding(shelf, single, shelf.joins, "join_rows", folds=True)
    other = _holding(shelf, several, shelf.words, "word_rows", folds=True)
    return np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])


def _holding(
    shelf: Shelf, words: JoinedWords, theirs: Vocabulary | Joins, rows: str, *, folds: bool
) -> tuple[I64, F64]:
    """Pairs of the words' readings with the rows that hold a word like them, and the agreement in it."""
    if not words.forms:
        return np.zeros(0, np.int64), np.zeros(0)
    unique: dict[str, int] = {}
    numbers = np.array([unique.setdefault(f, len(unique)) for f in words.forms], np.int64)
    left, right, bounds = whole_near(theirs, list(unique), folds)
    if folds and isinstance(theirs, Joins):
        alike = set(left.tolist())
        theirs.remember(form for form, number in unique.items() if number not in alike)
    if not len(left):
        return np.zeros(0, np.int64), np.zeros(0)
    starts = np.searchsorted(left, numbers)
    counts = np.searchsorted(left, numbers, "right") - starts
    place, found = np.repeat(np.arange(len(numbers)), counts), spread(starts, counts)
    indptr = shelf.arrays[f"{rows}.indptr"]
    counts = indptr[right[found] + 1] - indptr[right[found]]
    held = spread(indptr[right[found]], counts)
    place = np.repeat(place, counts)
    gains = np.repeat(bounds[found], counts).astype(np.float64)
    gains *= words.weights[place] if rows == "word_rows" else shelf.arrays["join_rows.weights"][held]
    pairs = words.readings[place].astype(np.int64) * len(shelf) + shelf.arrays[f"{rows}.indices"][held]
    return pairs, gains
