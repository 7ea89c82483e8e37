"""The names of everybody ever listed, laid out for finding them in running text.

Organizations, ships and aircraft are a tree of words (generic and distinctive ones alike,
legal forms at the ends left out); people are kept by family name, with the given names and
patronymics that may stand around it; names in Han or Kana, which has no blanks, by their
first two characters.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from ostraka.data.read_names import SHORT_NAMES
from ostraka.match.reference import is_patronymic
from ostraka.model import Kind, Name, NameRole, Record
from ostraka.read.ordinary import is_common_family, is_ordinary
from ostraka.read.words import Form, Vocabulary, forms, plain, possessive
from ostraka.text import words as lexicon
from ostraka.text.given import formal_groups
from ostraka.text.names import split_words
from ostraka.text.scripts import romanize_word, script_of
from ostraka.text.tokens import Part, Token, token

HAN_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff々〆][\u3040-\u30ff\u3400-\u9fff々〆·・]*")
_FORMS = lexicon.LEGAL_FORMS
_LONGEST_FORM = max(map(len, _FORMS))

#: Different words of texts remembered.
MOST_FORMS = 200_000
#: A node of the tree of names and a word's number make the key of an edge.
BITS = 22


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A name as it ends in the tree."""

    record: int
    name: str
    weak: bool = False
    """A broad alias, or a short form in general use: needs its context."""
    words: int = 1
    short: bool = False
    """A short form in general use, in whatever case it is written."""


class Spelt(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A given name or patronymic, romanized."""

    form: str
    voweless: bool = False


class Person(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What may stand around a person's family name, over all names of the record."""

    record: int
    families: tuple[int, ...]
    given: tuple[Spelt, ...]
    middle: tuple[Spelt, ...]
    famous: bool = False
    """Known well enough to be named by family name alone."""


class Tables(msgspec.Struct, gc=False, array_like=True):
    """The names as they are kept in a file: nothing but numbers and words."""

    words: list[str] = []
    skeletons: list[str] = []
    edges: dict[int, int] = {}
    """Node and word -> the node below; the root is 0."""
    ends: dict[int, tuple[Entry, ...]] = {}
    """Node -> the names that end there."""
    people: dict[int, Person] = {}
    """By record."""
    families: dict[int, tuple[int, ...]] = {}
    """Word -> records of the people who bear it as a family name."""
    unspaced: dict[str, list[tuple[str, int]]] = {}
    given: set[int] = set()
    """Words that are given names of listed people."""


class Gazetteer:
    """Names by their words."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or Tables()
        self.vocabulary = Vocabulary(self.tables.words, self.tables.skeletons)
        self.edges, self.ends, self.given = self.tables.edges, self.tables.ends, self.tables.given
        self.people, self.families = self.tables.people, self.tables.families
        self.unspaced = self.tables.unspaced
        self.seen: dict[tuple[object, ...], Any] = {}
        """What :mod:`ostraka.read.people` has worked out for the words around a family name."""
        self._forms: dict[str, Form] = {}

    @classmethod
    def build(cls, records: Iterable[Record]) -> "Gazetteer":
        """The names of these records; entries refer to them by place."""
        self = cls()
        by_name: dict[str, list[tuple[int, bool]]] = {}
        wanted = {_unordered(full) for full in SHORT_NAMES.values()}
        for number, record in enumerate(records):
            person = record.kind is Kind.PERSON
            if person:
                self._add_person(number, record)
            for name in record.names:
                if not person:
                    self._add_name(number, name.full, name.weak)
                self._add_unspaced(number, name.full)
                if (full := _unordered(name.full)) in wanted:
                    by_name.setdefault(full, []).append((number, person))
        self._add_short_names(by_name)
        return self

    def names_of(self, words: Iterable[str]) -> tuple[Entry, ...]:
        """The listed names of exactly these romanized words."""
        node: int | None = 0
        for word in words:
            key = self.vocabulary.number(word)
            node = None if key is None or node is None else self.edges.get(node << BITS | key)
        return self.ends.get(node, ()) if node else ()

    def form(self, surface: str) -> Form:
        """What is known of a word by its letters."""
        found = self._forms.get(surface)
        if found is None:
            if len(self._forms) > MOST_FORMS:
                self._forms.clear()
            found = self._forms[surface] = self._form(surface)
        return found

    def _form(self, surface: str) -> Form:
        keys = self.vocabulary.keys(surface)
        capital = not surface[0].islower()
        below = tuple(self.edges[key] for key in keys if key in self.edges)
        small = plain(surface)
        return Form(
            surface,
            keys,
            capital,
            possessive(surface),
            begins=bool(below) and (capital or self._begins_small(surface, keys)),
            alone=any(node in self.ends for node in below),
            small=small if small in lexicon.STOPWORDS else "",
            below=below,
            family=capital and any(key in self.families for key in keys),
            leads=not self.given.isdisjoint(keys) and leads(surface),
        )

    def _begins_small(self, surface: str, keys: Sequence[int]) -> bool:
        """Whether a listed name may begin with a word written in small letters."""
        word = plain(surface)
        if not surface.islower() or word in lexicon.GENERIC or word in lexicon.STOPWORDS:
            return True  # eBay; bank "Otkritie"
        alone = any(self.edges.get(key) in self.ends for key in keys)
        return alone and len(surface) > 7 and surface.isascii() and not is_ordinary(word)

    def common(self, person: Person) -> bool:
        """Whether very many people bear the family name."""
        return any(is_common_family(self.vocabulary.word(key)) for key in person.families)

    def _add_name(self, number: int, text: str, weak: bool, short: bool = False) -> None:
        for words in {tuple(name_words(text)), tuple(joined(name_words(text)))}:
            if len("".join(words)) < 2 or (len(words) < 3 and all(len(w) == 1 for w in words)):
                continue
            node = 0
            for word in words:
                edge = node << BITS | self.vocabulary.add(word)
                node = self.edges.setdefault(edge, len(self.edges) + 1)
            entry = Entry(number, text, weak, len(words), short)
            if entry not in (ends := self.ends.get(node, ())):
                self.ends[node] = (*ends, entry)

    def _add_person(self, number: int, record: Record) -> None:
        families: dict[int, None] = {}
        given: list[Spelt] = []
        middle: list[Spelt] = []
        for name in record.names:
            parts = name_parts(name)
            if parts is None or name.weak:
                continue
            firsts, middles, family = parts
            families[self.vocabulary.add(family.form)] = None
            given += [Spelt(t.form, t.voweless) for t in firsts]
            middle += [Spelt(t.form, t.voweless) for t in middles]
        if not families:
            return
        self.given |= {self.vocabulary.add(t.form) for t in given}
        for one in middle:
            self.vocabulary.add(one.form)
        self.people[number] = Person(
            number, tuple(families), tuple(dict.fromkeys(given)), tuple(dict.fromkeys(middle))
        )
        for key in families:
            self.families[key] = (*self.families.get(key, ()), number)

    def folds(self, person: Person) -> list[str]:
        """The family names of a person, folded."""
        return [self.vocabulary.word(key) for key in person.families]

    def _add_unspaced(self, number: int, text: str) -> None:
        run = HAN_RUN.fullmatch(text.replace(" ", "").replace("・", "·"))
        if run and len(run[0]) > 2:
            self.unspaced.setdefault(run[0][:2], []).append((run[0], number))

    def _add_short_names(self, by_name: Mapping[str, Sequence[tuple[int, bool]]]) -> None:
        """Short forms in general use, for those of the records they mean."""
        for short, full in SHORT_NAMES.items():
            for number, person in by_name.get(_unordered(full), ()):
                if not person:
                    self._add_name(number, short, True, True)
                elif number in self.people:
                    self.people[number] = msgspec.structs.replace(self.people[number], famous=True)


def _unordered(name: str) -> str:
    return " ".join(sorted(split_words(name)))


def leads(surface: str) -> bool:
    """Whether a word is a given name in common use or a patronymic."""
    form = next(forms(surface), ("", False))[0]
    return bool(formal_groups(form) or is_patronymic(form))


def name_words(text: str) -> list[str]:
    """The romanized words of a party's name, without legal forms at its ends and small words.

    >>> name_words("Public Joint Stock Company Bank of Moscow"), name_words("VTB Bank PJSC")
    (['bank', 'moscow'], ['vtb', 'bank'])
    """
    words = [romanize_word(w)[0] for w in split_words(text)]
    words = [w for w in words if w]
    while (width := _form_at(words, True)) and width < len(words):
        words = words[width:]
    while (width := _form_at(words, False)) and width < len(words):
        words = words[:-width]
    kept = [w for w in words if w not in lexicon.STOPWORDS]
    return kept or words


def _form_at(words: Sequence[str], start: bool) -> int:
    """How many words a legal form takes at that end; 0 if there is none."""
    for width in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        part = words[:width] if start else words[len(words) - width :]
        if tuple(part) in _FORMS:
            return width
    return 0


def joined(words: list[str]) -> list[str]:
    """A name of two words written together (Alfabank), where that leaves a word long enough."""
    return ["".join(words)] if len(words) == 2 and len("".join(words)) > 6 else words


def name_parts(name: Name) -> tuple[list[Token], list[Token], Token] | None:
    """Given names, middle names and the family name (its last full word); None for a single word."""
    if name.family:
        family = _tokens(name.family)
        given, middle = _tokens(name.given), _tokens(name.middle)
    elif "," in name.full:
        before, _, after = name.full.partition(",")
        family, given, middle = _tokens(before), _tokens(after)[:1], _tokens(after)[1:]
    else:
        found = _tokens(name.full)
        if name.role is NameRole.ORIGINAL_SCRIPT and found and script_of(name.full[0]) in ("han", "kana"):
            return None
        family, given, middle = found[-1:], found[:1], found[1:-1]
        if len(found) < 2:
            return None
    names = [t for t in family if t.part is Part.NAME]
    if not names or not (given or middle) or len(names[-1].form) < 2:
        return None
    return given, middle + [t for t in family if t is not names[-1]], names[-1]


def _tokens(text: str) -> list[Token]:
    out: list[Token] = []
    for word in split_words(text):
        form, voweless = romanize_word(word)
        if form:
            out.append(token(form, True, voweless))
    return [t for t in out if t.part in (Part.NAME, Part.INITIAL)]


def people_at(gazetteer: Gazetteer, keys: Iterable[int]) -> list[Person]:
    """The people of any of these family names, each once."""
    records = dict.fromkeys(r for key in keys for r in gazetteer.families.get(key, ()))
    return [gazetteer.people[record] for record in records]
