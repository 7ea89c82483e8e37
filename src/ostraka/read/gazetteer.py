"""The names of everybody ever listed, laid out for finding them in running text.

Organizations, ships and aircraft are a tree of words (generic and distinctive ones alike,
legal forms at the ends left out); people are kept by family name, with the given names and
patronymics that may stand around it; names in Han or Kana, which has no blanks, by their
first two characters.
"""

import re
from collections.abc import Iterable, Sequence
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

#: Ends a path in the tree of names.
END = -1
HAN_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff々〆][\u3040-\u30ff\u3400-\u9fff々〆·・]*")
_FORMS = lexicon.LEGAL_FORMS
_LONGEST_FORM = max(map(len, _FORMS))

#: Different words of texts remembered.
MOST_FORMS = 200_000
Tree = dict[int, "Tree | list[Entry]"]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A name as it ends in the tree."""

    record: int
    name: str
    weak: bool = False
    """A broad alias, or a short form in general use: needs its context."""
    words: int = 1
    short: bool = False
    """A short form in general use, in whatever case it is written."""


class Person(msgspec.Struct, frozen=True):
    """What may stand around a person's family name, over all names of the record."""

    record: int
    families: frozenset[int]
    given: tuple[Token, ...]
    middle: tuple[Token, ...]
    famous: bool = False
    """Known well enough to be named by family name alone."""


class Gazetteer:
    """Names by their words."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.tree: Tree = {}
        self.families: dict[int, list[Person]] = {}
        self.by_record: dict[int, list[Person]] = {}
        self.unspaced: dict[str, list[tuple[str, int]]] = {}
        self.seen: dict[tuple[object, ...], Any] = {}
        """What :mod:`ostraka.read.people` has worked out for the words around a family name."""
        self.given: set[int] = set()
        """Keys of the given names of listed people."""
        self._forms: dict[str, Form] = {}

    @classmethod
    def build(cls, records: Sequence[Record]) -> "Gazetteer":
        """The names of these records; entries refer to them by place."""
        self = cls()
        for number, record in enumerate(records):
            if record.kind is Kind.PERSON:
                self._add_person(number, record)
            else:
                for name in record.names:
                    self._add_name(number, name.full, name.weak)
            for name in record.names:
                self._add_unspaced(number, name.full)
        self._add_short_names(records)
        return self

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
        return Form(
            surface,
            keys,
            capital,
            possessive(surface),
            any(key in self.tree for key in keys) and (capital or self._begins_small(surface, keys)),
            capital and any(key in self.families for key in keys),
            not self.given.isdisjoint(keys) and leads(surface),
        )

    def _begins_small(self, surface: str, keys: Sequence[int]) -> bool:
        """Whether a listed name may begin with a word written in small letters."""
        word = plain(surface)
        if not surface.islower() or word in lexicon.GENERIC or word in lexicon.STOPWORDS:
            return True  # eBay; bank "Otkritie"
        alone = any(END in self.tree.get(key, ()) for key in keys)
        return alone and len(surface) > 7 and surface.isascii() and not is_ordinary(word)

    def common(self, person: Person) -> bool:
        """Whether very many people bear the family name."""
        return any(is_common_family(self.vocabulary.word(key)) for key in person.families)

    def _add_name(self, number: int, text: str, weak: bool, short: bool = False) -> None:
        for words in {tuple(name_words(text)), tuple(joined(name_words(text)))}:
            if len("".join(words)) < 2 or (len(words) < 3 and all(len(w) == 1 for w in words)):
                continue
            node = self.tree
            for word in words:
                node = node.setdefault(self.vocabulary.add(word), {})  # type: ignore[assignment]
            ends: list[Entry] = node.setdefault(END, [])  # type: ignore[assignment]
            entry = Entry(number, text, weak, len(words), short)
            if entry not in ends:
                ends.append(entry)

    def _add_person(self, number: int, record: Record) -> None:
        families: set[int] = set()
        given: list[Token] = []
        middle: list[Token] = []
        for name in record.names:
            parts = name_parts(name)
            if parts is None or name.weak:
                continue
            firsts, middles, family = parts
            families.add(self.vocabulary.add(family.form))
            given += firsts
            middle += middles
        if not families:
            return
        self.given |= {self.vocabulary.add(t.form) for t in given}
        for one in middle:
            self.vocabulary.add(one.form)
        person = Person(
            number,
            frozenset(families),
            tuple(dict.fromkeys(given)),
            tuple(dict.fromkeys(middle)),
        )
        self.by_record[number] = [person]
        for key in families:
            self.families.setdefault(key, []).append(person)

    def folds(self, person: Person) -> list[str]:
        """The family names of a person, folded."""
        return [self.vocabulary.word(key) for key in person.families]

    def _add_unspaced(self, number: int, text: str) -> None:
        run = HAN_RUN.fullmatch(text.replace(" ", "").replace("・", "·"))
        if run and len(run[0]) > 2:
            self.unspaced.setdefault(run[0][:2], []).append((run[0], number))

    def _add_short_names(self, records: Sequence[Record]) -> None:
        """Short forms in general use, for those of the records they mean."""
        by_name: dict[str, list[int]] = {}
        for number, record in enumerate(records):
            for name in record.names:
                by_name.setdefault(" ".join(sorted(split_words(name.full))), []).append(number)
        for short, full in SHORT_NAMES.items():
            for number in by_name.get(" ".join(sorted(split_words(full))), ()):
                if records[number].kind is Kind.PERSON:
                    self._make_famous(number)
                else:
                    self._add_name(number, short, True, True)

    def _make_famous(self, number: int) -> None:
        for people in self.families.values():
            for place, person in enumerate(people):
                if person.record == number:
                    people[place] = msgspec.structs.replace(person, famous=True)


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
    held = [gazetteer.families[key] for key in keys if key in gazetteer.families]
    if len(held) < 2:
        return held[0] if held else []
    return list({p.record: p for people in held for p in people}.values())
