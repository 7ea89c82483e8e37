"""Which words and names are everybody's: of no weight alone, however exactly they agree.

Months, countries, jewels, stars, and the given and family names that very many people bear.
A listed party may be called just so; that a text says the word is then no reason to think of it.
"""

from functools import cache, lru_cache

from ostraka.data.read_names import (
    BEFORE_NAMES,
    COMMON_FAMILIES,
    COMMON_GIVEN,
    COMMON_WORDS,
    ORDINARY,
)
from ostraka.read.words import key_of
from ostraka.text import words as lexicon
from ostraka.text.given import formal_groups, short_groups
from ostraka.text.scripts import romanize_word

_WORDS = ORDINARY | COMMON_WORDS | BEFORE_NAMES | lexicon.GENERIC | lexicon.PLACES
_FAMILIES = frozenset(key_of(name) for name in COMMON_FAMILIES)


@lru_cache(maxsize=1 << 16)
def is_given(word: str) -> bool:
    """Whether a lower-case word, of any script, is a given name in common use.

    >>> is_given("emma"), is_given("igor"), is_given("ramzan")
    (True, True, False)
    """
    word = romanize_word(word)[0]
    return word in COMMON_GIVEN or bool(formal_groups(word) or short_groups(word))


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether a lower-case word, of any script, is first of all a word, a place or a given name.

    >>> is_ordinary("mercury"), is_ordinary("madrid"), is_ordinary("contracts"), is_ordinary("sberbank")
    (True, True, True, False)
    """
    word = romanize_word(word)[0]
    return word in _WORDS or is_given(word) or (word[-1:] == "s" and word[:-1] in _WORDS)


@cache
def is_common_family(key: str) -> bool:
    """Whether very many people bear this family name, given as it is looked up; also where a woman bears it.

    >>> is_common_family("ivanov"), is_common_family("ivanova"), is_common_family("mihelson")
    (True, True, False)
    """
    return key in _FAMILIES or (key[-3:] in ("ova", "eva", "ina") and key[:-1] in _FAMILIES)
