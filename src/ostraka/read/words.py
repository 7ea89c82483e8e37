"""The words of a text with their places, and each as the keys names are looked up by.

A key is the word romanized and folded (:mod:`ostraka.text.spelling`), so that Guryev,
Guriev and Гурьев meet. Inflected words (Путина, Putins) have more than one key. Only
words the vocabulary knows get any; a text has few different words, so each is worked out once.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from ostraka.text.names import split_words
from ostraka.text.scripts import VOWELESS, romanize_word, script_of
from ostraka.text.spelling import fold, skeleton

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d"
WORD = re.compile(
    rf"[^\W_]+(?:(?:[{_MARKS}]|['’ʼ`´](?=[^\W_])|-[ \t]*\r?\n[ \t]*(?=[a-zа-яёіїєґ]))+[^\W_]*)*"
)
_BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")
_PART = re.compile(r"[^\s-]+")
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


class Form(msgspec.Struct, frozen=True, gc=False):
    """What is known of a word by its letters alone; worked out once for each different word."""

    text: str
    keys: tuple[int, ...] = ()
    """Numbers of the listed words it may be; empty for most."""
    capital: bool = False
    """It begins as a name does: with a capital, a digit, or in a script without case."""
    possessive: bool = False
    """It ends in 's."""
    begins: bool = False
    """A listed name of an organization, ship or aircraft may begin with it."""
    alone: bool = False
    """A listed name is this word and no more."""
    small: str = ""
    """The word in lower case where it is a small one (of, and), else empty."""
    below: tuple[int, ...] = ()
    """The nodes of the tree of names that it leads to."""
    family: bool = False
    """It is a listed family name, written as one."""
    leads: bool = False
    """It is a given name or a patronymic in common use, of somebody listed: a family name may follow."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word of the text."""

    start: int
    end: int
    text: str
    keys: tuple[int, ...]
    capital: bool
    possessive: bool


class Words:
    """The words of a text in order, kept small: a place and what is shared by all of one spelling."""

    def __init__(self, text: str, form_of: Callable[[str], Form]) -> None:
        self.starts, self.forms = array("I"), list[Form]()
        self.places: list[int] = []
        """Where a listed name may begin or a listed family name stand; few of all words."""
        known: dict[str, Form] = {}
        leads = False
        forms, add_start, add_form = self.forms, self.starts.append, self.forms.append
        for found in WORD.finditer(text):
            surface = found[0]
            form = known.get(surface)
            if form is None:
                form = form_of(surface)
                if "\n" in surface and not form.keys:
                    for part in _PART.finditer(surface):  # a hyphened compound over a line end
                        leads = self._add(found.start() + part.start(), form_of(part[0]), leads)
                    continue
                known[surface] = form
            # a family name nobody listed bears may be a respelled one after a listed given name
            if form.begins or form.family or (leads and form.capital and not form.keys):
                self.places.append(len(forms))
            add_start(found.start())
            add_form(form)
            leads = form.leads

    def _add(self, start: int, form: Form, leads: bool) -> bool:
        if form.begins or form.family or (leads and form.capital and not form.keys):
            self.places.append(len(self.forms))
        self.starts.append(start)
        self.forms.append(form)
        return form.leads

    def __len__(self) -> int:
        return len(self.forms)

    def __getitem__(self, place: int) -> Word:
        start, form = self.starts[place], self.forms[place]
        return Word(start, start + len(form.text), form.text, form.keys, form.capital, form.possessive)

    def part(self, first: int, last: int) -> list[Word]:
        """The words from ``first`` to ``last``, both included."""
        return [self[place] for place in range(first, last + 1)]


def key_of(word: str) -> str:
    """What a romanized word is looked up by: its fold; a short word by itself ("of" is not "OV")."""
    folded = fold(word)
    return folded if len(folded) > 3 else word


class Vocabulary:
    """Every word of the listed names, by number."""

    def __init__(self, words: list[str], skeletons: list[str]) -> None:
        """The words looked up by, and the consonants of each; both are added to."""
        self._words, self._consonants = words, skeletons
        self._number = {word: number for number, word in enumerate(words)}
        self._skeletons: dict[str, list[int]] = {}
        for number, consonants in enumerate(skeletons):
            self._skeletons.setdefault(consonants, []).append(number)

    def add(self, word: str) -> int:
        """The number of a listed word, given once romanized and in lower case."""
        key = key_of(word)
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self._number)
            self._words.append(key)
            self._consonants.append(skeleton(word))
            self._skeletons.setdefault(self._consonants[-1], []).append(number)
        return number

    def number(self, word: str) -> int | None:
        """The number of a romanized word, or None where no listed name has it."""
        return self._number.get(key_of(word))

    def word(self, number: int) -> str:
        """The folded word of a number."""
        return self._words[number]

    def like(self, word: str) -> list[int]:
        """Numbers of the words with the same consonants."""
        return self._skeletons.get(skeleton(word), [])

    def keys(self, surface: str) -> tuple[int, ...]:
        """Numbers of the listed words this word of a text may be; empty for most."""
        return tuple(dict.fromkeys(self._keys(surface)))

    def _keys(self, surface: str) -> Iterator[int]:
        for form, voweless in forms(surface):
            if voweless:
                yield from self._skeletons.get(skeleton(form), [])[:40]
            elif (number := self._number.get(key_of(form))) is not None:
                yield number


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


def possessive(surface: str) -> bool:
    """Whether a word ends in 's."""
    return surface[-1] in "sS" and _POSSESSIVE.search(surface) is not None


@lru_cache(maxsize=1 << 16)
def plain(surface: str) -> str:
    """The word in lower case without possessive, apostrophes, marks or a break over two lines."""
    word = _POSSESSIVE.sub("", surface)
    if word.isascii() and word.isalnum():
        return word.lower()
    word = unicodedata.normalize("NFC", _BROKEN.sub("", word).replace("\u00ad", ""))
    return "".join(split_words(word))
