"""The distinct words of a list, and for a query's word every one that is like it.

Complete for :func:`ostraka.match.similarity.similarity`: whatever it scores above zero
between two full words is found, by one of four ways: typing (deletions of the
form), spelling (of the fold), given names in several forms, consonant skeletons, the same form.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from ostraka.match.alignment import joined_similarity
from ostraka.match.deletions import Deletions
from ostraka.match.similarity import edits_allowed, similarity
from ostraka.text.tokens import Part, Token, promoted, token

I32 = NDArray[np.int32]
F32 = NDArray[np.float32]
Near = tuple[I32, F32]
"""(Numbers of the list's words, their similarities)."""

_ARRAYS = ("form", "fold", "consonant")


class Vocabulary:
    """Distinct tokens with their search tables. ``joined``: of words written together."""

    def __init__(
        self, keys: list[tuple[str, str, bool, str]], person: bool, joined: bool, tables: dict[str, Deletions]
    ) -> None:
        self.keys, self.person, self.joined, self._tables = keys, person, joined, tables
        self._tokens: list[Token | None] = [None] * len(keys)
        self._voweless = np.array([k[2] for k in keys], dtype=bool)
        self._groups: dict[int, list[int]] | None = None
        self._near: dict[Token, Near] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def build(cls, tokens: Sequence[Token], person: bool, joined: bool = False) -> "Vocabulary":
        """The vocabulary of these distinct tokens, numbered as they stand."""
        keys = [(t.form, t.part.value, t.voweless, t.original) for t in tokens]
        forms = Deletions.build([t.form for t in tokens], [_edits(t.form, joined) for t in tokens])
        folds = Deletions.build([t.fold for t in tokens], [_edits(t.fold, True) for t in tokens])
        skeletons = [t.skeleton for t in tokens]
        consonants = Deletions.build(skeletons, [int(len(s) > 4) for s in skeletons])
        return cls(keys, person, joined, {"form": forms, "fold": folds, "consonant": consonants})

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

    def near(self, words: Sequence[Token]) -> list[Near]:
        """For each word the list's words that are like it; remembered between calls."""
        new = [w for w in dict.fromkeys(words) if w not in self._near]
        if new:
            if len(self._near) > 1 << 19:
                self._near.clear()
                new = list(dict.fromkeys(words))
            self._find(new)
        return [self._near[w] for w in words]

    def _find(self, words: list[Token]) -> None:
        found: list[set[int]] = [set() for _ in words]
        for key, texts, once in (
            ("form", [w.form for w in words], self.joined),
            ("fold", [w.fold for w in words], True),
        ):
            left, right = self._tables[key].near(texts, [_edits(text, once) for text in texts])
            for i, number in zip(left.tolist(), right.tolist(), strict=True):
                found[i].add(number)
        if not self.joined:
            self._add_consonants(words, found)
            self._add_given(words, found)
        score = _joined_or_zero if self.joined else similarity
        for word, numbers in zip(words, found, strict=True):
            pairs = []
            for n in sorted(numbers):
                value = score(self.token(n), word)[0]
                if value:
                    pairs.append((n, value))
            self._near[word] = (
                np.array([n for n, _ in pairs], np.int32),
                np.array([v for _, v in pairs], np.float32),
            )

    def _add_consonants(self, words: list[Token], found: list[set[int]]) -> None:
        """Words of which one side alone is written without vowels."""
        some = [i for i, w in enumerate(words) if w.skeleton and (w.voweless or self._voweless.any())]
        skeletons = [words[i].skeleton for i in some]
        left, right = self._tables["consonant"].near(skeletons, [int(len(s) > 4) for s in skeletons])
        for i, number in zip(left.tolist(), right.tolist(), strict=True):
            if words[some[i]].voweless != self._voweless[number]:
                found[some[i]].add(number)

    def _add_given(self, words: list[Token], found: list[set[int]]) -> None:
        if self._groups is None:
            self._groups = {}
            for n in range(len(self.keys)):
                for group in self.token(n).formal | self.token(n).short:
                    self._groups.setdefault(group, []).append(n)
        for i, word in enumerate(words):
            for group in word.formal | word.short:
                found[i].update(self._groups.get(group, ()))

    def save(self, folder: Path, name: str) -> None:
        """Write the vocabulary's files, all beginning with ``name``."""
        (folder / f"{name}.words.msgpack").write_bytes(msgspec.msgpack.encode(self.keys))
        for table in _ARRAYS:
            np.save(folder / f"{name}.{table}.hashes.npy", self._tables[table].hashes)
            np.save(folder / f"{name}.{table}.words.npy", self._tables[table].words)

    @classmethod
    def load(cls, folder: Path, name: str, person: bool, joined: bool = False) -> "Vocabulary":
        """The vocabulary written by :meth:`save`, its tables memory-mapped."""
        data = (folder / f"{name}.words.msgpack").read_bytes()
        keys = msgspec.msgpack.decode(data, type=list[tuple[str, str, bool, str]])
        tables = {
            table: Deletions(
                np.load(folder / f"{name}.{table}.hashes.npy", mmap_mode="r"),
                np.load(folder / f"{name}.{table}.words.npy", mmap_mode="r"),
            )
            for table in _ARRAYS
        }
        return cls(keys, person, joined, tables)


def _edits(text: str, once: bool) -> int:
    """Letters to leave out so that nothing within the allowed edits (or one) of any word is missed."""
    return min(edits_allowed(len(text)), 1) if once else edits_allowed(len(text))


def _joined_or_zero(whole: Token, word: Token) -> tuple[float, str]:
    return joined_similarity(whole, word), ""
