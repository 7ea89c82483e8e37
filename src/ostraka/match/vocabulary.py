"""The distinct words of a list, and for a query's word every one that may be like it.

Complete for :func:`ostraka.match.similarity.similarity`: whatever it scores above zero
between two full words is found, by one of four ways: typing (deletions of the form), spelling
(of the fold), given names in several forms, consonant skeletons. The value found is an upper
bound of the similarity, worked out for all pairs at once.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ostraka.match.alignment import spelled
from ostraka.match.arrays import F32, I32, I64, Texts, greatest, mapped, texts
from ostraka.match.deletions import Deletions
from ostraka.match.similarity import (
    BY_SOUND,
    CONSONANTS,
    KIN,
    NICKNAME,
    SAME_NAME,
    edits_allowed,
)
from ostraka.text.given import LEAST_MISSPELLED, formal_groups, long_spellings
from ostraka.text.spelling import bare
from ostraka.text.tokens import Part, Token, promoted, token

#: A word that long is a whole name as often as not, and will not come again.
_REMEMBERED_LETTERS = 11
_MOST_REMEMBERED = 1 << 18
_TABLES = ("form", "fold", "spelled", "consonant", "unvoweled")


class Near(msgspec.Struct, frozen=True):
    """For each query word in turn, the list's words that may be like it, and at most how much."""

    indptr: NDArray[np.int64]
    numbers: I32
    bounds: F32

    def each(self) -> list[tuple[I32, F32]]:
        """(Numbers, bounds) of each query word."""
        ends = self.indptr.tolist()
        return [(self.numbers[a:b], self.bounds[a:b]) for a, b in pairwise(ends)]


class Spelled:
    """Words of a list: to pick from, how long they are, and what they are without their vowels."""

    def __init__(self, values: list[str]) -> None:
        self.texts = texts(values)
        self._bare = np.empty(len(values), object)
        self._known = np.zeros(len(values), bool)

    @cached_property
    def lengths(self) -> I64:
        """Letters of each."""
        return np.fromiter(map(len, self.texts), np.int64, len(self.texts))

    def bare(self, numbers: I32) -> Texts:
        """These without their vowels; worked out once for each, and only for those asked for."""
        new = np.unique(numbers[~self._known[numbers]])
        self._bare[new] = [bare(t) for t in self.texts[new]]
        self._known[new] = True
        return self._bare[numbers]


class _Words(msgspec.Struct, frozen=True):
    """The words of a vocabulary as they are saved."""

    keys: list[tuple[str, str, bool, str]]
    """``(form, part, voweless, original)`` of each token."""
    folds: list[str]
    groups: dict[int, tuple[list[int], list[int], list[int]]]
    """Group of given names -> the words that are one of its forms, a nickname, and one typing error off."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Words":
        """These tokens."""
        groups: dict[int, tuple[list[int], list[int], list[int]]] = {}
        off_by_one = _off_by_one(tokens)
        for number, word in enumerate(tokens):
            off = off_by_one.get(number, frozenset())
            for place, some in enumerate((word.formal, word.short, off)):
                for group in sorted(some):
                    groups.setdefault(group, ([], [], []))[place].append(number)
        keys = [(t.form, t.part.value, t.voweless, t.original) for t in tokens]
        return cls(keys, [t.fold for t in tokens], groups)


class Vocabulary:
    """Distinct tokens with their search tables."""

    def __init__(self, words: _Words, person: bool, tables: dict[str, Deletions]) -> None:
        self.keys, self._words = words.keys, words
        self.person, self.tables = person, tables
        self._tokens: list[Token | None] = [None] * len(words.keys)
        self._found: dict[Token, tuple[I32, F32]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def build(cls, tokens: Sequence[Token], person: bool) -> "Vocabulary":
        """The vocabulary of these distinct tokens, numbered as they stand."""
        words = _Words.of(tokens)
        forms = [t.form for t in tokens]
        skeletons = [t.skeleton for t in tokens]
        # One side of two words that agree in their consonants is written without vowels.
        with_vowels = ["" if t.voweless else s for t, s in zip(tokens, skeletons, strict=True)]
        without = [s if t.voweless else "" for t, s in zip(tokens, skeletons, strict=True)]
        tables = {
            "form": Deletions.build(forms, [edits_allowed(len(f)) for f in forms]),
            "fold": Deletions.build(words.folds, [once(f) for f in words.folds]),
            "spelled": Deletions.build([spelled(f) for f in words.folds], [0] * len(tokens)),
            "consonant": Deletions.build(with_vowels, [_slips(s) for s in with_vowels]),
            "unvoweled": Deletions.build(without, [_slips(s) for s in without]),
        }
        return cls(words, person, tables)

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
    def forms(self) -> Spelled:
        """The form of each word."""
        return Spelled([k[0] for k in self.keys])

    @cached_property
    def folds(self) -> Spelled:
        """The fold of each word."""
        return Spelled(self._words.folds)

    def near(self, words: Sequence[Token]) -> Near:
        """The list's words that may be like each of these.

        Customers' names are made of few words: what was found for a short word is remembered.
        """
        known = self._found
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        new = [w for w in words if w not in known]
        found = dict(zip(new, self._search(new).each(), strict=True)) if new else {}
        known.update((w, near) for w, near in found.items() if len(w.form) <= _REMEMBERED_LETTERS)
        parts = [known[w] if w in known else found[w] for w in words]
        ends = np.cumsum([0, *(len(numbers) for numbers, _ in parts)])
        if not parts:
            return Near(ends, np.zeros(0, np.int32), np.zeros(0, np.float32))
        return Near(ends, np.concatenate([n for n, _ in parts]), np.concatenate([b for _, b in parts]))

    def _search(self, words: Sequence[Token]) -> Near:
        forms, folds = [w.form for w in words], [w.fold for w in words]
        ways = [
            near_by(self.tables["form"], self.forms, forms, 2, 1.0),
            near_by(self.tables["fold"], self.folds, folds, 1, BY_SOUND),
            self._by_meaning(words),
            self._by_consonants(words),
        ]
        left, right, bounds = (np.concatenate(parts) for parts in zip(*ways, strict=True))
        left, right, bounds = greatest(left, right, bounds)
        return Near(np.searchsorted(left, np.arange(len(words) + 1)), right, bounds)

    def _by_meaning(self, words: Sequence[Token]) -> tuple[I32, I32, F32]:
        """Pairs of forms of one given name, and of the particles that are one."""
        left: list[int] = []
        right: list[int] = []
        bounds: list[float] = []
        groups = self._words.groups
        off_by_one = _off_by_one(words)
        for i, word in enumerate(words):
            found: list[tuple[list[int], float]] = []
            for group in word.formal:
                formal, short, off = groups.get(group, ([], [], []))
                found += [(formal, SAME_NAME), (short, NICKNAME), (off, SAME_NAME)]
            for group in word.short:
                found.append((groups.get(group, ([],))[0], NICKNAME))
            for group in off_by_one.get(i, ()):
                found.append((groups.get(group, ([],))[0], SAME_NAME))
            if word.form in KIN:
                found.append((self._kin, BY_SOUND))
            for numbers, bound in found:
                left += [i] * len(numbers)
                right += numbers
                bounds += [bound] * len(numbers)
        return np.array(left, np.int32), np.array(right, np.int32), np.array(bounds, np.float32)

    @cached_property
    def _kin(self) -> list[int]:
        return [number for number, key in enumerate(self.keys) if key[0] in KIN]

    def _by_consonants(self, words: Sequence[Token]) -> tuple[I32, I32, F32]:
        """Pairs of which one side alone is written without vowels."""
        left, right = [], []
        for table, voweless in (("consonant", True), ("unvoweled", False)):
            if len(self.tables[table].hashes):
                some = np.array([i for i, w in enumerate(words) if w.voweless is voweless], np.int32)
                skeletons = [words[i].skeleton for i in some.tolist()]
                near, numbers = self.tables[table].near(skeletons, [_slips(s) for s in skeletons])
                left.append(some[near])
                right.append(numbers)
        if not left:
            return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32)
        numbers = np.concatenate(right)
        return np.concatenate(left), numbers, np.full(len(numbers), CONSONANTS, np.float32)

    def save(self, folder: Path, name: str) -> None:
        """Write the vocabulary's files, all beginning with ``name``."""
        (folder / f"{name}.words.msgpack").write_bytes(msgspec.msgpack.encode(self._words))
        save_tables(self.tables, folder, name)

    @classmethod
    def load(cls, folder: Path, name: str, person: bool) -> "Vocabulary":
        """The vocabulary written by :meth:`save`, its tables memory-mapped."""
        data = (folder / f"{name}.words.msgpack").read_bytes()
        words = msgspec.msgpack.decode(data, type=_Words)
        return cls(words, person, load_tables(_TABLES, folder, name))


def _off_by_one(words: Sequence[Token]) -> dict[int, frozenset[int]]:
    """For the words that are no given name but one typing error off one: the numbers of the names."""
    some = [i for i, w in enumerate(words) if not w.formal and len(w.form) >= LEAST_MISSPELLED]
    table, spelled = _given_names()
    left, right, _ = near_by(table, spelled, [words[i].form for i in some], 1, 1.0)
    found: dict[int, frozenset[int]] = {}
    for at, known in zip(left.tolist(), spelled.texts[right].tolist(), strict=True):
        found[some[at]] = found.get(some[at], frozenset()) | formal_groups(known)
    return found


@cache
def _given_names() -> tuple[Deletions, Spelled]:
    spelled = long_spellings()
    return Deletions.build(spelled, [1] * len(spelled)), Spelled(spelled)


def near_by(
    table: Deletions, theirs: Spelled, asked: list[str], most: int, bound: float
) -> tuple[I32, I32, F32]:
    """Pairs of texts within the allowed errors and ``most``, and at most how much they agree.

    ``bound`` is the most that equal texts can agree.
    """
    mine = Spelled(asked)
    left, right = table.near(asked, [min(edits_allowed(len(t)), most) for t in asked])
    sizes = mine.lengths[left], theirs.lengths[right]
    allowed = np.minimum(_ALLOWED[np.minimum(np.minimum(*sizes), len(_ALLOWED) - 1)], most)
    errors = apart(mine.texts[left], theirs.texts[right], most)
    keep = errors <= allowed
    left, right, errors, letters = left[keep], right[keep], errors[keep], np.maximum(*sizes)[keep]
    consonants = apart(mine.bare(left), theirs.bare(right), most)
    share = 1 - 0.75 * (errors + np.minimum(errors, consonants)) / 2 / np.maximum(letters, 1)
    return left, right, np.minimum(share, bound).astype(np.float32)


def apart(one: Texts, other: Texts, most: int) -> NDArray[np.int8]:
    """Errors between the texts of each pair; one more than ``most`` stands for any number above it."""
    return cpdist(one, other, scorer=OSA.distance, score_cutoff=most, dtype=np.int8)


def once(text: str) -> int:
    """One error, where the length allows any."""
    return min(edits_allowed(len(text)), 1)


def _slips(skeleton: str) -> int:
    return int(len(skeleton) > 4)


def save_tables(tables: dict[str, Deletions], folder: Path, name: str) -> None:
    """Write the tables' files, all beginning with ``name``."""
    for table, deletions in tables.items():
        for part in Deletions.FILES:
            np.save(folder / f"{name}.{table}.{part}.npy", getattr(deletions, part))


def load_tables(tables: Sequence[str], folder: Path, name: str) -> dict[str, Deletions]:
    """The tables written by :func:`save_tables`, memory-mapped."""
    return {
        table: Deletions(*(mapped(folder / f"{name}.{table}.{part}.npy") for part in Deletions.FILES))
        for table in tables
    }


_ALLOWED = np.array([edits_allowed(n) for n in range(64)], np.int8)
