"""One word of a name with everything the comparison of names needs to know about it.

A token is made once per word and family of parties, by :func:`token`, and cached; it is frozen
and hashable by content, so equal words are one row of an index.
"""

from enum import StrEnum
from functools import lru_cache

import msgspec

from ostraka.text import given, words
from ostraka.text.spelling import fold, skeleton


class Part(StrEnum):
    """What part a word plays in a name, and so how much it weighs."""

    NAME = "name"
    GENERIC = "generic"
    """A word that very many organizations carry: bank, trading, shipping."""
    NUMBER = "number"
    INITIAL = "initial"
    PARTICLE = "particle"
    """al, bin, de, van; in an organization's name also of, and, the."""
    TITLE = "title"
    LEGAL = "legal"
    """A legal form, in one spelling: LLC, OOO and GmbH are the same."""


#: How much a part counts beside a full name part. A particle or a title is left out or added
#: at will, so it may cost little; a legal form tells sisters apart, but rarely; a generic word
#: is evidence, but less than a distinctive one; an initial is half a name.
WEIGHTS = {
    Part.NAME: 1.0,
    Part.GENERIC: 0.6,
    Part.NUMBER: 0.8,
    Part.INITIAL: 0.5,
    Part.PARTICLE: 0.15,
    Part.TITLE: 0.0,
    Part.LEGAL: 0.1,
}


class Token(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """One word of a name, romanized and classed."""

    form: str
    """Lower-case Latin letters and digits; numbers as digits; a legal form as ``~llc``."""
    part: Part = Part.NAME
    voweless: bool = False
    """Written in a script that leaves vowels out: compare ``skeleton``, not ``fold``."""
    original: str = ""
    """The characters, for Han and Hangul, where another character is another name."""
    weight: float = 1.0
    """How much this word counts in the score."""
    known: bool = False
    """A word of its own (a country, a generic word): no typing error of another such word."""

    fold: str = ""
    """The form with spellings made equal."""
    formal: frozenset[int] = frozenset()
    """Numbers of the given names it is a spelling of."""
    short: frozenset[int] = frozenset()
    """Numbers of the given names it is a nickname of."""

    @property
    def skeleton(self) -> str:
        """The form's consonants."""
        return skeleton(self.form)


#: In a person's name a letter counts the same wherever it stands: one wrong letter in Ko Tae Hun
#: is as much as one in eight. Six letters are one full part; very long words are capped.
_LETTERS, _MOST = 6, 4.0
#: Letters of a word for each one written in a script that leaves vowels out.
_UNWRITTEN = 1.4


def weight_of(form: str, part: Part, person: bool, voweless: bool = False) -> float:
    """How much a word of that part counts; in a person's name by its letters.

    >>> weight_of("putins", Part.NAME, True), weight_of("hun", Part.NAME, True)
    (1.0, 0.5)
    """
    if part is Part.NAME and person:
        letters = len(form) * (_UNWRITTEN if voweless else 1)
        return round(min(max(letters, 2) / _LETTERS, _MOST), 3)
    return WEIGHTS[part] if not person or part is not Part.INITIAL else round(2 / _LETTERS, 3)


def _person_part(form: str) -> Part:
    if form in words.PARTICLES:
        return Part.PARTICLE
    if form in words.TITLES:
        return Part.TITLE
    if form.isdigit():
        return Part.NUMBER
    return Part.INITIAL if len(form) == 1 else Part.NAME


def _entity_part(form: str) -> Part:
    if form.startswith("~"):
        return Part.LEGAL
    if form.isdigit():
        return Part.NUMBER
    if form in words.STOPWORDS or form in words.PARTICLES:
        return Part.PARTICLE
    return Part.GENERIC if form in words.GENERIC else Part.NAME


@lru_cache(maxsize=1 << 18)
def token(form: str, person: bool, voweless: bool = False, original: str = "") -> Token:
    """The token of one romanized word, in a person's name or another party's.

    >>> token("bin", True).part, token("bank", False).part, token("putina", True).weight
    (<Part.PARTICLE: 'particle'>, <Part.GENERIC: 'generic'>, 1.0)
    """
    part = _person_part(form) if person else _entity_part(form)
    known = not person and (form in words.PLACES or form in words.GENERIC)
    return Token(
        form,
        part,
        voweless,
        original,
        weight_of(form, part, person, voweless),
        known,
        fold(form),
        given.formal_groups(form),
        given.short_groups(form),
    )


def promoted(one: Token, person: bool) -> Token:
    """The token as a full name part, whatever it was."""
    return msgspec.structs.replace(
        one, part=Part.NAME, weight=weight_of(one.form, Part.NAME, person, one.voweless)
    )
