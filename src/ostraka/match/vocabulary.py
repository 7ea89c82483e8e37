"""The distinct words of a list, and for a query's word every one that may be like it.

Complete for :func:`ostraka.match.similarity.similarity`: whatever it scores above zero
between two full words is found, by one of four ways: typing (deletions of the form), spelling
(of the fold), given names in several forms, consonant skeletons. The value found is an upper
bound of the similarity, worked out for all pairs at once.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ostraka.match.deletions import Deletions
from ostraka.match.similarity import CONSONANTS, SAME_NAME, edits_allowed
from ostraka.text.spelling import bare, fold
from ostraka.text.tokens import Part, Token, promoted, token

I32 = NDArray[np.int32]
F32 = NDArray[np.float32]
#: A word that long is a whole name as often as not, and will not come again.
_REMEMBERED_LETTERS = 11
_MOST_REMEMBERED = 1 << 18
_TABLES = ("form", "fold", "consonant")


class Near(msgspec.Struct, frozen=True):
    """For each query word in turn, the list's words that may be like it, and at most how much."""

    indptr: NDArray[np.int64]
    numbers: I32
    bounds: F32

    def each(self) -> list[tuple[I32, F32]]:
        """(Numbers, bounds) of each query word."""
        ends = self.indptr.tolist()
        return [(self.numbers[a:b], self.bounds[a:b]) for a, b in pairwise(ends)]


class _Letters:
    """Words by number, each with its length and its consonants, worked out when first asked for.

    One check looks at a few hundred of a list's hundred thousand words: reading them all
    would cost it seconds.
    """

    def __init__(self, size: int, text: Callable[[int], str]) -> None:
        self._text, self._known = text, np.zeros(size, bool)
        self.texts, self.bare = np.empty(size, object), np.empty(size, object)
        self.sizes = np.zeros(size, np.int32)

    @classmethod
    def of(cls, texts: list[str]) -> "_Letters":
        """All of these words, read at once."""
        letters = cls(len(texts), texts.__getitem__)
        letters.read(np.arange(len(texts)))
        return letters

    def read(self, numbers: NDArray[Any]) -> "_Letters":
        """The same letters, with at least these words read."""
        for number in np.unique(numbers[~self._known[numbers]]).tolist():
            text = self._text(number)
            self.texts[number], self.bare[number], self.sizes[number] = text, bare(text), len(text)
            self._known[number] = True
        return self


class _Words(msgspec.Struct, frozen=True):
    """The words of a vocabulary as they are saved."""

    keys: list[tuple[str, str, bool, str]]
    """``(form, part, voweless, original)`` of each token."""
    groups: dict[int, list[int]]
    """Group of given names -> the words that are one of its forms."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Words":
        """These tokens."""
        groups: dict[int, list[int]] = {}
        for number, known in enumerate(tokens):
            for group in sorted(known.formal | known.short):
                groups.setdefault(group, []).append(number)
        return cls([(t.form, t.part.value, t.voweless, t.original) for t in tokens], groups)


class Vocabulary:
    """Distinct tokens with their search tables. ``joined``: of words written together."""

    def __init__(self, words: _Words, person: bool, joined: bool, tables: dict[str, Deletions]) -> None:
        self.keys, self._groups = words.keys, words.groups
        self.person, self.joined, self._tables = person, joined, tables
        self._tokens: list[Token | None] = [None] * len(words.keys)
        self._found: dict[bool, dict[Token, tuple[I32, F32]]] = {False: {}, True: {}}

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def build(cls, tokens: Sequence[Token], person: bool, joined: bool = False) -> "Vocabulary":
        """The vocabulary of these distinct tokens, numbered as they stand."""
        folds = [t.fold for t in tokens]
        skeletons = ["" if joined else t.skeleton for t in tokens]
        tables = {
            "form": Deletions.build([t.form for t in tokens], [_edits(t.form, joined) for t in tokens]),
            "fold": Deletions.build(folds, [0 if joined else _edits(f, True) for f in folds]),
            "consonant": Deletions.build(skeletons, [int(len(s) > 4) for s in skeletons]),
        }
        return cls(_Words.of(tokens), person, joined, tables)

    def token(self, number: int) -> Token:
        """The token of that number."""
        known = self._tokens[number]
        if known is None:
            form, part, voweless, original = self.keys[number]
            known = token(form, self.person, voweless, original)
            if known.part is not Part(part):
                known = promoted(known, self.person)
            self._tokens[number] = known
        return known

    @cached_property
    def _voweless(self) -> NDArray[np.bool_]:
        return np.array([k[2] for k in self.keys], dtype=bool)

    @cached_property
    def _ends(self) -> tuple[frozenset[str], frozenset[str]]:
        forms = {k[0] for k in self.keys if len(k[0]) > 4}
        starts = frozenset(f[:i] for f in forms for i in range(1, len(f)))
        return starts, frozenset(f[i:] for f in forms for i in range(1, len(f)))

    def may_hold(self, first: str, last: str) -> bool:
        """Whether some word begins with ``first`` or ends with ``last``; else none is theirs joined."""
        starts, ends = self._ends
        return first in starts or last in ends

    def near(self, words: Sequence[Token], joined: bool = False) -> Near:
        """The list's words that may be like each of these; ``joined`` where these are joined words.

        Customers' names are made of few words: what was found for a short word is remembered.
        """
        joined = joined or self.joined
        known = self._found[joined]
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        new = [w for w in words if w not in known]
        found = dict(zip(new, self._search(new, joined).each(), strict=True)) if new else {}
        known.update((w, near) for w, near in found.items() if len(w.form) <= _REMEMBERED_LETTERS)
        parts = [known[w] if w in known else found[w] for w in words]
        ends = np.cumsum([0, *(len(numbers) for numbers, _ in parts)])
        if not parts:
            return Near(ends, np.zeros(0, np.int32), np.zeros(0, np.float32))
        return Near(ends, np.concatenate([n for n, _ in parts]), np.concatenate([b for _, b in parts]))

    def _search(self, words: Sequence[Token], joined: bool) -> Near:
        left, right, bounds = self._typed(words, joined)
        if not joined:
            more = [(self._given(words), SAME_NAME), (self._by_consonants(words), CONSONANTS)]
            left = np.concatenate([left, *(pairs[0] for pairs, _ in more)])
            right = np.concatenate([right, *(pairs[1] for pairs, _ in more)])
            bounds = np.concatenate([bounds, *(np.full(len(p[0]), most, np.float32) for p, most in more)])
        # The greatest bound of each pair: sorted by pair, then bound, the last one stands.
        pairs = left.astype(np.int64) * max(len(self), 1) + right
        order = np.lexsort((bounds, pairs))
        pairs, bounds = pairs[order], bounds[order]
        last = np.ones(len(pairs), bool)
        last[:-1] = pairs[1:] != pairs[:-1]
        pairs, bounds = pairs[last], bounds[last]
        left = pairs // max(len(self), 1)
        indptr = np.searchsorted(left, np.arange(len(words) + 1))
        return Near(indptr, (pairs % max(len(self), 1)).astype(np.int32), bounds)

    def _typed(self, words: Sequence[Token], joined: bool) -> tuple[I32, I32, F32]:
        """Pairs within the allowed typing errors as written, or one error in the fold."""
        forms = [w.form for w in words]
        found = [self._near_by("form", forms, [_edits(f, joined) for f in forms], 1 if joined else 2)]
        folds = [w.fold for w in words]
        found.append(
            self._near_by("fold", folds, [0 if joined else _edits(f, True) for f in folds], int(not joined))
        )
        left, right, bounds = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return left, right, bounds

    def _near_by(self, table: str, texts: list[str], edits: list[int], most: int) -> tuple[I32, I32, F32]:
        """Pairs of words whose forms (or folds) are that near, and the share of letters right."""
        left, right = self._tables[table].near(texts, edits)
        mine, theirs = _Letters.of(texts), self._letters[table].read(right)
        sizes = mine.sizes[left], theirs.sizes[right]
        allowed = np.minimum(_ALLOWED[np.minimum(np.minimum(*sizes), len(_ALLOWED) - 1)], most)
        apart = cpdist(
            mine.texts[left], theirs.texts[right], scorer=OSA.distance, score_cutoff=most, dtype=np.int8
        )
        keep = apart <= allowed
        left, right, apart = left[keep], right[keep], apart[keep]
        consonants = cpdist(
            mine.bare[left], theirs.bare[right], scorer=OSA.distance, score_cutoff=most, dtype=np.int8
        )
        letters = np.maximum(mine.sizes[left], theirs.sizes[right])
        right_share = 1 - (apart + np.minimum(apart, consonants)) / 2 / letters
        return left, right, right_share.astype(np.float32)

    @cached_property
    def _letters(self) -> dict[str, "_Letters"]:
        keys = self.keys
        return {
            "form": _Letters(len(keys), lambda n: keys[n][0]),
            "fold": _Letters(len(keys), lambda n: fold(keys[n][0])),
        }

    def _given(self, words: Sequence[Token]) -> tuple[I32, I32]:
        left, right = [], []
        for i, word in enumerate(words):
            for group in word.formal | word.short:
                numbers = self._groups.get(group, [])
                right += numbers
                left += [i] * len(numbers)
        return np.array(left, np.int32), np.array(right, np.int32)

    def _by_consonants(self, words: Sequence[Token]) -> tuple[I32, I32]:
        """Pairs of which one side alone is written without vowels."""
        every = bool(self._voweless.any())
        some = np.array([i for i, w in enumerate(words) if every or w.voweless], np.int32)
        skeletons = [words[i].skeleton for i in some.tolist()]
        near, right = self._tables["consonant"].near(skeletons, [int(len(s) > 4) for s in skeletons])
        left = some[near]
        unlike = np.array([w.voweless for w in words], bool)[left] != self._voweless[right]
        return left[unlike], right[unlike]

    def save(self, folder: Path, name: str) -> None:
        """Write the vocabulary's files, all beginning with ``name``."""
        (folder / f"{name}.words.msgpack").write_bytes(
            msgspec.msgpack.encode(_Words(self.keys, self._groups))
        )
        for table in _TABLES:
            np.save(folder / f"{name}.{table}.hashes.npy", self._tables[table].hashes)
            np.save(folder / f"{name}.{table}.words.npy", self._tables[table].words)

    @classmethod
    def load(cls, folder: Path, name: str, person: bool, joined: bool = False) -> "Vocabulary":
        """The vocabulary written by :meth:`save`, its tables memory-mapped."""
        data = (folder / f"{name}.words.msgpack").read_bytes()
        words = msgspec.msgpack.decode(data, type=_Words)
        tables = {
            table: Deletions(
                np.load(folder / f"{name}.{table}.hashes.npy", mmap_mode="r"),
                np.load(folder / f"{name}.{table}.words.npy", mmap_mode="r"),
            )
            for table in _TABLES
        }
        return cls(words, person, joined, tables)


_ALLOWED = np.array([edits_allowed(n) for n in range(64)], np.int8)


def _edits(text: str, once: bool) -> int:
    """Letters to leave out so that nothing within the allowed edits (or one) of any word is missed."""
    return min(edits_allowed(len(text)), 1) if once else edits_allowed(len(text))
