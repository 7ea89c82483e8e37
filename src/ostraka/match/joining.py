"""Words written together: which of a query's may be one word of the list, and the other way round.

A joined word of one name agrees with a word of the other only if they are the same, one
error apart, or spellings of one another (:func:`ostraka.match.alignment.joined_similarity`),
and only if the other word begins with the first of its words or ends with the last.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np

from ostraka.match.alignment import JOIN_SLACK, SHORTEST, WIDEST, joinable, spelled
from ostraka.match.arrays import F32, I32, I64, U8, Bools, greatest
from ostraka.match.asked import Asked
from ostraka.match.deletions import Bits, Deletions, beginnings, hashed, of_length
from ostraka.match.similarity import BY_SOUND
from ostraka.match.vocabulary import Spelled, Vocabulary, apart, load_tables, once, save_tables
from ostraka.text.names import Reading
from ostraka.text.spelling import fold
from ostraka.text.tokens import Part

_TABLES = ("form", "spelled")
_MOST_REMEMBERED = 1 << 18


class Joins:
    """The distinct joined words of a list with their search tables."""

    def __init__(self, forms: list[str], tables: dict[str, Deletions]) -> None:
        self._forms, self.tables = forms, tables
        self.strange: set[str] = set()
        """Words asked for before that are none of these."""

    def __len__(self) -> int:
        return len(self._forms)

    @classmethod
    def build(cls, forms: Sequence[str]) -> "Joins":
        """The joined words of these forms, numbered as they stand."""
        tables = {
            "form": Deletions.build(forms, [once(f) for f in forms]),
            "spelled": Deletions.build([spelled(fold(f)) for f in forms], [0] * len(forms)),
        }
        return cls(list(forms), tables)

    def remember(self, strange: Iterable[str]) -> None:
        """Keep in mind that these are none of the joined words: customers' names are made of few words."""
        if len(self.strange) > _MOST_REMEMBERED:
            self.strange.clear()
        self.strange.update(strange)

    @cached_property
    def forms(self) -> Spelled:
        """Each joined word."""
        return Spelled(self._forms)

    def save(self, folder: Path, name: str) -> None:
        """Write the files, all beginning with ``name``."""
        (folder / f"{name}.forms.msgpack").write_bytes(msgspec.msgpack.encode(self._forms))
        save_tables(self.tables, folder, name)

    @classmethod
    def load(cls, folder: Path, name: str) -> "Joins":
        """The words written by :meth:`save`, their tables memory-mapped."""
        forms = msgspec.msgpack.decode((folder / f"{name}.forms.msgpack").read_bytes(), type=list[str])
        return cls(forms, load_tables(_TABLES, folder, name))


def whole_near(theirs: Vocabulary | Joins, asked: list[str], folds: bool) -> tuple[I32, I32, F32]:
    """Pairs of texts that agree as joined words do, and at most how much; by their folds too if ``folds``."""
    found = [(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))]
    mine, other = Spelled(asked), theirs.forms
    left, right = theirs.tables["form"].near(asked, [once(t) for t in asked])
    if len(left):
        errors = apart(mine.texts[left], other.texts[right], 1)
        share = 1 - errors / np.maximum(np.maximum(mine.lengths[left], other.lengths[right]), 1)
        found.append((left[errors <= 1], right[errors <= 1], share[errors <= 1]))
    if folds:
        left, right = theirs.tables["spelled"].near([spelled(fold(t)) for t in asked], [0] * len(asked))
        near = np.abs(mine.lengths[left] - other.lengths[right]) <= JOIN_SLACK
        found.append((left[near], right[near], np.full(int(near.sum()), BY_SOUND)))
    return greatest(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


class JoinedWords(msgspec.Struct, frozen=True):
    """Joined words of the queries: of which reading, in what form, of what weight."""

    readings: I32
    forms: list[str]
    weights: F32


class Ends(msgspec.Struct, frozen=True):
    """What the longer words of a list begin and end with, and how long they are, as bits."""

    starts: Bits
    ends: Bits

    @classmethod
    def of(cls, starts: U8, ends: U8) -> "Ends":
        """Those saved as these bits."""
        return cls(Bits(starts), Bits(ends))

    @classmethod
    def build(cls, forms: Sequence[str]) -> "Ends":
        """Those of these words."""
        longer = [f for f in forms if len(f) >= SHORTEST]
        turned = [f[::-1] for f in longer]
        return cls(Bits.of(beginnings(longer, JOIN_SLACK)), Bits.of(beginnings(turned, JOIN_SLACK)))


def joined_words(readings: Sequence[Reading], asked: Asked, ends: Ends) -> JoinedWords:
    """The joined words of the readings that may be one word of the list."""
    forms = [t.form for t in asked.tokens]
    spans = _Spans.of(asked.ptr)
    length = spans.sums(np.array([len(f.lstrip("~")) for f in forms], np.int64)[asked.words])
    may = ends.starts.may_hold(of_length(hashed(forms)[asked.words[spans.first]], length))
    may |= ends.ends.may_hold(of_length(hashed([f[::-1] for f in forms])[asked.words[spans.last]], length))
    of, joined, weights = [], [], []
    for at in np.flatnonzero(may).tolist():
        reading = int(spans.readings[at])
        tokens, places = readings[reading].tokens, spans.places(at, int(asked.ptr[reading]))
        if joinable(tokens, places):
            of.append(reading)
            joined.append("".join([tokens[i].form.lstrip("~") for i in places]))
            weights.append(sum([tokens[i].weight for i in places]))
    return JoinedWords(np.array(of, np.int32), joined, np.array(weights, np.float32))


class _Spans(msgspec.Struct, frozen=True):
    """Every way to join words of every reading: see :func:`ostraka.match.alignment.neighbors`."""

    readings: I64
    first: I64
    last: I64
    """Places of the words that stand first and last when joined."""
    whole: Bools
    """All words from first to last are joined, not these two alone."""

    @classmethod
    def of(cls, ptr: I64) -> "_Spans":
        """Those of the readings that begin at these places."""
        sizes, starts, ends = np.diff(ptr), ptr[:-1], ptr[1:] - 1
        of = np.repeat(np.arange(len(sizes)), sizes)
        parts = []
        for width in range(1, WIDEST):
            first = np.flatnonzero(of[width:] == of[:-width])
            parts.append((of[first], first, first + width, True))
        for size, one, other, whole in (
            (2, starts, ends, False),
            (WIDEST, starts, ends, True),
            (1, ends, starts, False),
        ):
            some = np.flatnonzero(sizes > size)
            parts.append((some, one[some], other[some], whole))
        readings, first, last = (np.concatenate(column) for column in list(zip(*parts, strict=True))[:3])
        return cls(readings, first, last, np.repeat([p[3] for p in parts], [len(p[0]) for p in parts]))

    def sums(self, values: I64) -> I64:
        """For each the sum of the values of its joined places."""
        before = np.concatenate([[0], np.cumsum(values)])
        of_two = values[self.first] + values[self.last]
        return np.asarray(np.where(self.whole, before[self.last + 1] - before[self.first], of_two))

    def places(self, at: int, start: int) -> tuple[int, ...]:
        """The joined places of one, counted from the start of its reading."""
        first, last = int(self.first[at]) - start, int(self.last[at]) - start
        return tuple(range(first, last + 1)) if self.whole[at] else (first, last)


def whole_names(asked: Asked) -> JoinedWords:
    """The readings as one word each, to meet a listed name that differs in its blanks alone.

    All that :func:`ostraka.match.alignment.whole_span` joins, and no name with characters.
    """
    bad = np.array([t.part is Part.INITIAL or t.voweless or bool(t.original) for t in asked.tokens], bool)
    letters = np.array([len(t.form) for t in asked.tokens], np.int64)
    starts = asked.ptr[:-1]
    fit = ~np.logical_or.reduceat(bad[asked.words], starts)
    fit &= (np.diff(asked.ptr) > 1) & (np.add.reduceat(letters[asked.words], starts) >= SHORTEST)
    of = np.flatnonzero(fit)
    plain, words = [t.form.lstrip("~") for t in asked.tokens], asked.words.tolist()
    forms = [
        "".join([plain[w] for w in words[start:end]])
        for start, end in zip(asked.ptr[of].tolist(), asked.ptr[of + 1].tolist(), strict=True)
    ]
    return JoinedWords(of.astype(np.int32), forms, np.ones(len(of), np.float32))
