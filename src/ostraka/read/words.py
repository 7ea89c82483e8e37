"""The words of a text with their places, and each as the keys names are looked up by.

A key is the word romanized and folded (:mod:`ostraka.text.spelling`), so that Guryev,
Guriev and Гурьев meet. Inflected words (Путина, Putins) have more than one key. Only
words the vocabulary knows get any; a text has few different words, so each is worked out once.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ostraka.text.names import split_words
from ostraka.text.scripts import VOWELESS, romanize_word, script_of
from ostraka.text.spelling import fold, skeleton

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d"
WORD = re.compile(
    rf"[^\W_]+(?:(?:[{_MARKS}]|['’ʼ`´](?=[^\W_])|-[ \t]*\r?\n[ \t]*(?=[a-zа-яёіїєґ]))+[^\W_]*)*"
)
_BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.I)
#: Case endings of Russian and Ukrainian nouns and family names, and what the nominative has there.
_ENDINGS = tuple(
    (ending, base)
    for base, endings in {
        "": "ами ями ах ях ом ем ём ым им ой ого ому а у е ы и",
        "й": "я ю ем ев е",
        "ий": "ого ому им ом",
        "ый": "ого ому ым ом",
        "а": "ой ою ы у е и",
        "я": "ей ёй ею и ю",
        "ь": "я ю ем и е",
    }.items()
    for ending in endings.split()
)
_ARABIC_PREFIX = re.compile("^(?:وال|بال|لل|و|ب|ل|ف)(?=...)")


class Word:
    """One word of the text."""

    __slots__ = ("end", "keys", "start", "text")

    def __init__(self, start: int, end: int, text: str, keys: tuple[int, ...]) -> None:
        self.start, self.end, self.text, self.keys = start, end, text, keys

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does: with a capital, a digit, or in a script without case."""
        first = self.text[0]
        return not first.islower()

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return bool(_POSSESSIVE.search(self.text))


def _key(word: str) -> str:
    """Short words are compared by their letters: "of" is no spelling of "OV"."""
    folded = fold(word)
    return folded if len(folded) > 3 else word


class Vocabulary:
    """Every word of the listed names, by number."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._words: list[str] = []
        self._skeletons: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, word: str) -> int:
        """The number of a listed word, given once romanized and in lower case."""
        key = _key(word)
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self._number)
            self._words.append(key)
            self._skeletons.setdefault(skeleton(word), []).append(number)
        return number

    def number(self, word: str) -> int | None:
        """The number of a romanized word, or None where no listed name has it."""
        return self._number.get(_key(word))

    def word(self, number: int) -> str:
        """The folded word of a number."""
        return self._words[number]

    def like(self, word: str) -> list[int]:
        """Numbers of the words with the same consonants."""
        return self._skeletons.get(skeleton(word), [])

    def keys(self, surface: str) -> tuple[int, ...]:
        """Numbers of the listed words this word of a text may be; empty for most."""
        found = self._known.get(surface)
        if found is None:
            found = tuple(dict.fromkeys(self._keys(surface)))
            if len(self._known) < 1_000_000:
                self._known[surface] = found
        return found

    def _keys(self, surface: str) -> Iterator[int]:
        for form, voweless in forms(surface):
            if voweless:
                yield from self._skeletons.get(skeleton(form), [])[:40]
            elif (number := self._number.get(_key(form))) is not None:
                yield number

    def scan(self, text: str) -> list[Word]:
        """The words of a text in order."""
        keys = self.keys
        out: list[Word] = []
        for found in WORD.finditer(text):
            surface = found[0]
            if "\n" in surface and not keys(_BROKEN.sub("", surface)):
                out += self._pieces(found.start(), surface)
            else:
                out.append(Word(found.start(), found.end(), surface, keys(surface)))
        return out

    def _pieces(self, start: int, surface: str) -> Iterable[Word]:
        """A hyphened compound over a line end, as its parts."""
        for part in re.finditer(r"[^\s-]+", surface):
            yield Word(start + part.start(), start + part.end(), part[0], self.keys(part[0]))


def forms(surface: str) -> Iterator[tuple[str, bool]]:
    """The romanized forms a word of a text may stand for, and whether vowels are missing."""
    word = plain(surface)
    if not word:
        return
    if word.isascii():
        yield word, False
        if len(word) > 5 and word.endswith("s") and surface[0].isupper():
            yield word[:-1], False  # a genitive without apostrophe, as German writes it
        return
    script = next((s for s in map(script_of, word) if s != "latin"), "latin")
    yield romanize_word(word)
    if script == "cyrillic":
        for ending, base in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                yield romanize_word(word[: len(word) - len(ending)] + base)
    elif script == "arabic" and (bare := _ARABIC_PREFIX.sub("", word)) != word:
        yield romanize_word(bare)
    elif script in VOWELESS:
        return


def plain(surface: str) -> str:
    """The word in lower case without possessive, apostrophes, marks or a break over two lines."""
    word = _POSSESSIVE.sub("", surface)
    if word.isascii() and word.isalnum():
        return word.lower()
    word = unicodedata.normalize("NFC", _BROKEN.sub("", word).replace("\u00ad", ""))
    return "".join(split_words(word))
