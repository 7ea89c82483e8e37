"""Which listed people a family name in a text may be, from the words that stand around it.

A family name is bare, or carries given names, a patronymic or initials before it (or after
it: "Guryev, Andrey"). A given name that fits nobody of that family name makes another
person of it: a namesake that is not listed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import OSA

from ostraka.data.read_names import BEFORE_NAMES
from ostraka.match.reference import is_patronymic
from ostraka.read.gazetteer import Gazetteer, Person, Spelt, people_at
from ostraka.read.words import Word, Words, forms, plain
from ostraka.text import words as words_of
from ostraka.text.given import formal_groups, short_groups
from ostraka.text.spelling import bare, fold, skeleton
from ostraka.text.tokens import Part, Token, token

_JOINT = re.compile(r"(?:[ \t\u00a0\u2009\u202f]*\.?[ \t\u00a0\u2009\u202f]*(?:\r?\n[ \t]*)?|-|[·・‐‑])\Z")
Around = list[tuple[int, tuple[Token, ...]]]
"""Words around a family name, going away from it: the place of each, and what it may be."""
_COMMA = re.compile(r"\s*[,،，]\s*\Z")
#: Answers remembered for words around a family name.
MOST_SEEN = 200_000
#: At most this many words before or after the family name are looked at.
_REACH = 4


class Named(msgspec.Struct, frozen=True, gc=False):
    """A family name with what stands around it."""

    first: int
    """Place of its first word among the words of the text."""
    last: int
    people: tuple[Person, ...]
    """Those whom all of it fits; empty for a namesake nobody listed."""
    grade: int
    """0 the family name alone, 1 with initials, 2 with a given name, 3 with a patronymic too."""
    respelled: bool = False
    near: tuple[Person, ...] = ()
    """For a namesake: the listed people of that family name."""


def named_at(words: Words, place: int, text: str, book: Gazetteer) -> Named | None:
    """What the family name at ``place`` says with the words around it; None where it is none."""
    word = words[place]
    if word.keys and is_ordinary(word):
        return None
    respelled = not words.forms[place].family
    people = _respelled(words, place, text, book) if respelled else []
    if respelled and not people:
        return None
    # of a list of "GURYEV, Andrey", the word before belongs to the line above
    heads = _heads_line(text, word) and _COMMA.match(text[word.end : word.end + 2]) is not None
    before = [] if heads and _after(words, place, text) else _before(words, place, text, book.given)
    after = _after(words, place, text) if not before and not word.possessive else []
    if after and _given_name(word, book):
        after = []
    if not before and not after and respelled:
        return None
    own, forms_of = word.text if respelled else word.keys, words.forms
    asked = (own, tuple([forms_of[i].text for i, _ in before]), tuple([forms_of[i].text for i, _ in after]))
    known = book.seen.get(asked)
    if known is None:
        people = people or people_at(book, word.keys)
        if before or after:
            known = _graded(people, before, after, place)
        else:
            known = Named(place, place, tuple(people), 0)
        if len(book.seen) < MOST_SEEN:
            book.seen[asked] = msgspec.structs.replace(
                known, first=known.first - place, last=known.last - place
            )
        found = known
    else:
        found = msgspec.structs.replace(known, first=known.first + place, last=known.last + place)
    if respelled and found.grade < 2:
        return None
    return msgspec.structs.replace(found, respelled=respelled) if respelled else found


def is_ordinary(word: Word) -> bool:
    """Whether a family name's word is first of all another: a title, a month, a small word."""
    letters = plain(word.text)
    return (
        letters in BEFORE_NAMES
        or letters in words_of.TITLES
        or letters in words_of.STOPWORDS
        or len(letters) < 2
    )


def _given_name(word: Word, book: Gazetteer) -> bool:
    if not book.given.isdisjoint(word.keys):
        return True
    form = next(forms(word.text), ("", False))[0]
    return bool(formal_groups(form) or short_groups(form))


#: Where more people than this bear a family name, an initial or another language's form of the given
#: name is no agreement.
_MANY = 25


def _graded(people: Sequence[Person], before: Around, after: Around, place: int) -> Named:
    """The people whom most of the words around fit."""
    best: list[Person] = []
    grade, first, last = 0, place, place
    close = len(people) > _MANY
    for person in people:
        left, left_grade, clash = _fit(person, before, close)
        right, right_grade, _ = _fit(person, after, close) if not before else (0, 0, False)
        if right_grade < 2 and not (right and left == 0 and right_grade):
            right, right_grade = 0, 0
        own = max(left_grade, right_grade)
        if clash and not right:
            continue
        if own > grade:
            best, grade = [person], own
            first = before[left - 1][0] if left else place
            last = after[right - 1][0] if right else place
        elif own == grade:
            best.append(person)
    if best:
        return Named(first, last, tuple(best), grade)
    name = [p for p, t in before[:3]]
    return Named(min(name, default=place), place, (), 2, near=tuple(people))


def _fit(person: Person, around: Around, close: bool = False) -> tuple[int, int, bool]:
    """(Words that fit, grade, whether a word of the name fits not), going away from the family name."""
    taken = given = middle = initials = fathers = 0
    for _, ways in around:
        if ways[0].part is Part.INITIAL:
            if not any(_initial_of(ways[0], t) for t in person.given + person.middle):
                return taken, 0, True
            initials += 1
        elif any(agree(one, t, close) for t in person.given for one in ways):
            given += 1
        elif any(agree(one, t, close) for t in person.middle for one in ways):
            middle += 1
            fathers += any(is_patronymic(one.form) for one in ways)
        elif not (any(is_patronymic(one.form) for one in ways) and not person.middle):
            return taken, 0, True
        taken += 1
    if given and (middle or taken > given + initials):
        return taken, 3, False
    if given or middle > fathers:
        return taken, 2, False
    return taken, 1 if (initials and not close) or middle else 0, False


def agree(one: Token | Spelt, other: Token | Spelt, close: bool = False) -> bool:
    """Whether two given names or patronymics are spellings of one; ``close``: in one language.

    >>> andrey = token("andrey", True)
    >>> agree(token("andrei", True), andrey), agree(token("pavel", True), andrey)
    (True, False)
    """
    return _agree(one.form, one.voweless, other.form, other.voweless, close)


@lru_cache(maxsize=1 << 18)
def _agree(one: str, voweless: bool, other: str, other_voweless: bool, close: bool) -> bool:
    if other_voweless and not voweless:
        return False  # lists print such names in Latin letters too
    if voweless:
        return skeleton(one) == skeleton(other) and len(skeleton(one)) > 1
    left, right = fold(one), fold(other)
    if left == right or (not close and bare(left) == bare(right) and len(left) > 3):
        return True
    groups, others = formal_groups(one), formal_groups(other)
    if not close and (groups & others or short_groups(one) & others or groups & short_groups(other)):
        return True
    if (groups and others) or close:
        return False  # two different names we know, however alike
    return min(len(left), len(right)) > 4 and OSA.distance(left, right) <= 1


def _initial_of(one: Token, name: Spelt) -> bool:
    first = name.form[:1]
    alike = {"y": "yej", "e": "ey", "i": "ijy", "j": "jyi", "c": "ckt", "k": "kch", "v": "vw", "w": "wv"}
    return first in alike.get(one.form, one.form)


def _tokens(word: Word) -> list[tuple[Token, ...]]:
    """What a word says as a part of a name: its initials one by one, or the forms it may be of."""
    return _ways(word.text)


@lru_cache(maxsize=1 << 16)
def _ways(surface: str) -> list[tuple[Token, ...]]:
    letters = plain(surface)
    if len(letters) <= 2 and surface.isupper() and not formal_groups(letters):
        return [(_initial(form),) for c in letters for form, _ in list(forms(c))[:1]]
    ways = tuple(token(form, True, voweless) for form, voweless in forms(surface))
    return [ways] if ways and ways[0].form else []


def _initial(letter: str) -> Token:
    """A letter as an initial, also where it could be a particle ("O. Y. Tinkov")."""
    return msgspec.structs.replace(token(letter, True), part=Part.INITIAL)


def _before(words: Words, place: int, text: str, given: set[int]) -> Around:
    """The words of a name that stand before the family name, the nearest first."""
    out: Around = []
    for i in range(place - 1, max(-1, place - 1 - _REACH), -1):
        form = words.forms[i]
        if not form.capital or form.possessive:
            break
        word = words[i]
        between = text[word.end : words.starts[i + 1]]
        if between != " " and not _JOINT.match(between):
            break
        if not _may_be_name(words, i, word, text) and (len(word.text) == 1 or given.isdisjoint(word.keys)):
            break
        found = _tokens(word)
        if not found or found[0][0].part not in (Part.NAME, Part.INITIAL):
            break
        if found[0][0].part is Part.NAME and between.strip(" \n\r\t") == ".":
            break  # a full stop after a whole word ends a sentence
        out += [(i, ways) for ways in reversed(found)]
    return out


def _after(words: Words, place: int, text: str) -> Around:
    """The words that may be given names after the family name."""
    out: Around = []
    inverted = _COMMA.match(text[words[place].end : words[place].end + 2]) is not None
    for i in range(place + 1, min(len(words), place + 4)):
        form = words.forms[i]
        if form.possessive or not form.capital:
            break
        between = text[words[i - 1].end : words.starts[i]]
        comma = i == place + 1 and _COMMA.match(between)
        if not (comma or _JOINT.match(between)) or ("." in between and not out):
            break
        found = _tokens(words[i])
        known = any(t.formal or t.short or is_patronymic(t.form) for ways in found for t in ways)
        known = known or (bool(out) and inverted and between == " ")  # KANTOR, Viatcheslav Moshe
        if not found or not (known or (found[0][0].part is Part.INITIAL and out)):
            break
        out += [(i, t) for t in found]
    return out


def _heads_line(text: str, word: Word) -> bool:
    """Whether nothing but a number, a bullet or brackets stands before a word on its line."""
    return not text[text.rfind("\n", 0, word.start) + 1 : word.start].strip(" \t0123456789.()*•-–—")


def _may_be_name(words: Words, i: int, word: Word, text: str) -> bool:
    """Whether a capitalized word before a family name is part of the name at all."""
    letters = plain(word.text)
    if letters in BEFORE_NAMES and not (len(word.text) == 1 and text[word.end : word.end + 1] == "."):
        return False
    if len(letters) <= 2 and word.text.isupper():
        return len(letters) == 1 or text[word.end : word.end + 1] != "."
    if word.text[0].lower() == word.text[0].upper():
        return False  # in a script without capitals any word may stand before a name
    if _known_given(word.text):
        return True
    if word.text.isupper() and not words.forms[i + 1].text.isupper():
        return False  # an acronym before a name: UK, FCDO, PhosAgro's ticker
    return not sentence_start(text, word.start) and not _headline(word, text)


@lru_cache(maxsize=1 << 16)
def _known_given(surface: str) -> bool:
    """Whether a word is a given name, a nickname or a patronymic that we know."""
    form = next(forms(surface), ("", False))[0]
    known = formal_groups(form) or short_groups(form) or is_patronymic(form)
    return bool(known) or any(formal_groups(f) for f, _ in forms(surface))


def sentence_start(text: str, offset: int) -> bool:
    """Whether the character begins a sentence, a line of a list or a quotation."""
    before = text[max(0, offset - 4) : offset].rstrip(" \t\"'“”‘’«(*#-–—")
    return not before or before[-1] in ".!?:;\n…。"


def _headline(word: Word, text: str) -> bool:
    """Whether nearly all longer words of the line are capitalized, so that a capital says nothing."""
    begin = text.rfind("\n", 0, word.start) + 1
    end = text.find("\n", word.end)
    return _capitalized(text[begin : end if end >= 0 else len(text)])


@lru_cache(maxsize=256)
def _capitalized(line: str) -> bool:
    """Whether nearly all longer words of a line are capitalized; asked for each name on it."""
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return 3 < len(words) < 20 and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def _respelled(words: Words, place: int, text: str, book: Gazetteer) -> list[Person]:
    """People whose family name is nearly this word, where a known given name stands before it."""
    word = words[place]
    if place == 0 or not word.text[0].isupper() or len(word.text) < 5 or word.keys:
        return []
    if not _JOINT.match(text[words[place - 1].end : word.start]):
        return []
    if not words.forms[place - 1].leads:
        return []
    asked = ("respelled", word.text)
    found = book.seen.get(asked)
    if found is None:
        found = _nearly(word.text, book)
        if len(book.seen) < MOST_SEEN:
            book.seen[asked] = found
    return found


def _nearly(surface: str, book: Gazetteer) -> list[Person]:
    """The people whose family name is nearly the word."""
    own = next(forms(surface), ("", False))[0]
    mine = token(own, True)
    far = 2 if len(own) > 7 else 1
    return [
        person
        for key in book.vocabulary.like(own)
        for person in people_at(book, (key,))
        if any(OSA.distance(mine.fold, f, score_cutoff=far) <= far for f in book.folds(person))
    ]
