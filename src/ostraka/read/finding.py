"""Every place where a text names a listed party, or one that only looks like it.

Longest names first from the left, so that Gazprombank is not Gazprom and Credit Bank of
Moscow is not Bank of Moscow. A weak name (MKB, Otkritie as a word) and a family name alone
count only where the text gives them a reason: the full name elsewhere in it, or a sentence
about sanctions or of the party's trade.
"""

import re
from collections.abc import Sequence

import msgspec

from ostraka.model import Kind, Record
from ostraka.read.entities import Names, without_possessive
from ostraka.read.gazetteer import HAN_RUN, Entry, Gazetteer, Person
from ostraka.read.namesakes import ALONE, Namesakes, common_name
from ostraka.read.ordinary import is_given, is_ordinary
from ostraka.read.people import Named, named_at
from ostraka.read.relatives import relatives
from ostraka.read.shortened import shortened
from ostraka.read.spots import Heard, Miss, Spot
from ostraka.read.weak import Weak, has_reason, lasts
from ostraka.read.words import Word, forms, plain
from ostraka.text import words as lexicon
from ostraka.text.names import split_words
from ostraka.text.scripts import script_of


class Found(msgspec.Struct, frozen=True):
    """All spots of a text in order, and the look-alikes."""

    spots: tuple[Spot, ...]
    misses: tuple[Miss, ...]


def find(text: str, book: Gazetteer, records: Sequence[Record]) -> Found:
    """Where the text names one of the records."""
    return _Finder(text, book, records).run()


def _is_form(word: Word) -> bool:
    """Whether a word is a legal form and nothing else."""
    return (plain(word.text),) in lexicon.LEGAL_FORMS


class _Finder(Names):
    def __init__(self, text: str, book: Gazetteer, records: Sequence[Record]) -> None:
        super().__init__(text, book, records)
        self.spots: list[Spot] = []
        self.misses: list[Miss] = []
        self.weak: list[Weak] = []
        self.bare: list[tuple[Word, Named]] = []
        self.common_names: list[Spot] = []

    def run(self) -> Found:
        """The names of the text, in order."""
        free = 0
        for place in self.words.places:
            if place >= free:
                free = self._at(place)
        self._unspaced()
        self._settle_weak()
        self._settle_common()
        self._settle_bare()
        self.spots += list(relatives(self.text, self.spots, self.book))
        ones: list[Spot | Miss] = [*self.spots, *self.misses]
        taken = [(s.start, s.end) for s in ones]
        self.spots += list(shortened(self.text, self.spots, taken, self.records))
        return Found(
            tuple(sorted(self.spots, key=lambda s: s.start)),
            tuple(sorted((m for m in self.misses if m.told), key=lambda m: m.start)),
        )

    def _at(self, place: int) -> int:
        """Take what begins (or, for a family name, stands) at a word; the next place to look at."""
        form = self.words.forms[place]
        best = self.longest(place) if form.begins and self.is_led_on(place) else None
        person = None
        if form.family or not form.keys:
            person = named_at(self.words, place, self.text, self.book)
        if best and person is not None and self.only_sounds_like(place, *best):
            best = None
        if best and (person is None or best[0] > person.last or person.grade < 2):
            return self._take_entity(place, *best)
        if person is None:
            return place + 1
        if person.grade or not person.people:
            self._take_person(place, person)
            return person.last + 1
        self.bare.append((self.words[place], person))
        return place + 1

    # -- organizations, ships, aircraft

    def _take_entity(self, place: int, last: int, entries: list[Entry]) -> int:
        first_word, last_word = self.words[place], self.words[last]
        if not self.written_as_name(place, last):
            return place + 1
        single = place == last or entries[0].words == 1
        if single and self.nothing(place):
            return place + 1
        last = self.with_tail(last, entries)
        last_word = self.words[last]
        spot = Spot(
            first_word.start,
            self.with_stop(last),
            tuple(dict.fromkeys(e.record for e in entries)),
            self.how(first_word, entries),
            2,
            False,
            last_word.possessive,
        )
        if why := self.part_of_longer(place, last):
            longer = self.longer_span(place, last)
            told = not self.everyday(self.words.part(place, last))
            self.misses.append(Miss(*longer, spot.records, why, told=told))
            return last + 1
        ships = all(self.records[r].kind in (Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER) for r in spot.records)
        small = first_word.text[0].islower() and single
        weak = all(e.weak for e in entries)
        acronym = weak and single and first_word.text.isascii() and not any(e.short for e in entries)
        if acronym and not first_word.text.isupper():
            return last + 1  # an acronym's letters as an ordinary word
        if single and ((spot.how == "other spelling" and len(first_word.text) < 6) or _is_form(first_word)):
            return last + 1
        everyday = self.everyday(self.words.part(place, last))
        respelled = single and spot.how == "other spelling" and len(first_word.text) < 10
        in_use = any(e.short for e in entries)
        common = single and self.common(first_word) and (not in_use or weak)
        if weak or small or everyday or common or ships or respelled:
            self.weak.append(Weak(msgspec.structs.replace(spot, grade=1), in_use, weak))
        else:
            self.spots.append(msgspec.structs.replace(spot, start=self.with_legal_form(place)))
        return last + 1

    # -- people ------------------------------------------------------------------------------

    def _take_person(self, place: int, named: Named) -> None:
        start = self.words[named.first].start
        last = self.words[named.last]
        end = without_possessive(last)
        if junior := _JUNIOR.match(self.text, end):
            end = junior.end()
        if not named.people:
            told = any(is_given(plain(w.text)) for w in self.words.part(named.first, named.last)[:-1])
            near = tuple(p.record for p in named.near)
            self.misses.append(Miss(start, end, near, "the given name is another", told=told))
            return
        other = not last.text.isascii() and script_of(last.text[0]) != "latin"
        how = "other script" if other else "other spelling" if named.respelled else _HOW[named.grade]
        records = tuple(dict.fromkeys(p.record for p in named.people))
        if _PREFIXED.match(self.text, start, end) and not self._listed_with_prefix(named):
            start += 1  # "and" and "to" are written onto the name in Arabic
        while self.spots and self.spots[-1].end > start:
            self.spots.pop()
        why = common_name(self.words.part(named.first, named.last), named, self.book)
        spot = Spot(start, end, records, how, named.grade, True, last.possessive, why)
        (self.common_names if why else self.spots).append(spot)

    def _listed_with_prefix(self, named: Named) -> bool:
        """Whether the listed name itself begins with that letter."""
        word = self.words[named.first].text
        return any(word in n.full.split() for p in named.people for n in self.records[p.record].names)

    # -- what needs the rest of the text -------------------------------------------------------

    def _unspaced(self) -> None:
        """Names in Han and Kana, anywhere in a run of such characters."""
        if not self.book.unspaced or not HAN_RUN.search(self.text):
            return
        self.spots = [s for s in self.spots if not HAN_RUN.match(self.text, s.start)]
        for run in HAN_RUN.finditer(self.text):
            line, i = run[0].replace("・", "·"), 0
            while i < len(line) - 1:
                fits = [x for x in self.book.unspaced.get(line[i : i + 2], ()) if line.startswith(x[0], i)]
                if not fits:
                    i += 1
                    continue
                longest = max(len(name) for name, _ in fits)
                numbers = tuple(dict.fromkeys(n for name, n in fits if len(name) == longest))
                start = run.start() + i
                person = self.records[numbers[0]].kind is Kind.PERSON
                self.spots.append(Spot(start, start + longest, numbers, "other script", 2, person))
                i += longest

    def _settle_weak(self) -> None:
        """Weak and single ordinary names, where the text gives a reason to take them."""
        named: dict[int, list[int]] = {}
        for spot in self.spots:
            for record in spot.records:
                named.setdefault(record, []).append(spot.start)
        taken = [weak for weak in self.weak if has_reason(weak, self, named, self.records)]
        meant = {self._of(weak.spot): weak.spot.start for weak in reversed(taken)}
        settled = {weak.spot.start for weak in taken}
        for weak in self.weak if meant else ():  # what a name means once it means there too
            first = meant.get(self._of(weak.spot))
            if first is None or weak.spot.start in settled or not lasts(weak, first, self, self.records):
                continue
            taken.append(weak)
            meant[self._of(weak.spot)] = min(first, weak.spot.start)
        self.spots += [weak.spot for weak in taken]

    def _of(self, spot: Spot) -> tuple[str, tuple[int, ...]]:
        """What is written at a place, and whom it may mean."""
        return self.text[spot.start : spot.end], spot.records

    def _settle_common(self) -> None:
        """Full names that many people bear, where something besides the name speaks for a listed one."""
        judge = Namesakes(self, self.records, self.spots, self._sanctioned_bare())
        taken, left = judge.parted(self.common_names)
        self.spots += taken
        self.misses += [Miss(s.start, s.end, s.records, s.common, possible=True) for s in left]

    def _sanctioned_bare(self) -> list[tuple[int, set[int]]]:
        """(Place, records) of the family names alone in sentences about sanctions."""
        if not self.common_names:
            return []
        wanted = {r for s in self.common_names for r in s.records}
        return [
            (word.start, records & wanted)
            for word, named in self.bare
            if not wanted.isdisjoint(records := {p.record for p in named.people})
            and self.says_sanctioned(word.start, word.end)
        ]

    def _settle_bare(self) -> None:
        """Family names alone: whom they mean by the full names around, or by what the sentence is about."""
        full = sorted((s for s in self.spots if s.person and s.grade), key=lambda s: s.start)
        ones: list[Spot | Miss] = [*self.spots, *self.misses]
        taken = {i for s in ones for i in range(s.start, s.end)}
        heard, ahead = Heard(), Heard()
        for spot in reversed(full):
            ahead.hear(spot)
        namesakes = {r for m in self.misses for r in m.records}
        events: list[Spot | Miss] = sorted([*full, *self.misses], key=lambda e: e.start)
        at = 0
        for word, named in self.bare:
            while at < len(events) and events[at].start < word.start:
                heard.hear(events[at])
                at += 1
            if word.start in taken or len(word.text) < 3 or is_ordinary(plain(word.text)):
                continue
            records = {p.record for p in named.people}
            meant = heard.meant(records, word.start)
            if meant is None:
                meant = ahead.meant(records, word.start) if not records & namesakes else ()
            if meant is None and self._says_enough(word, named.people):
                meant = tuple(sorted(records))
                if any(self.book.common(p) for p in named.people) and not any(p.famous for p in named.people):
                    self.misses.append(Miss(word.start, word.end, meant, ALONE, possible=True))
                    continue
            if meant and self._goes_on(word) and not any(p.famous for p in named.people):
                continue  # a given name before another family name: Ming Smith
            if meant:
                other = not word.text.isascii() and script_of(word.text[0]) != "latin"
                end = without_possessive(word)
                how = "other script" if other else "surname"
                self.spots.append(Spot(word.start, end, meant, how, 0, True, word.possessive))

    def _goes_on(self, word: Word) -> bool:
        """Whether a capitalized word follows that is part of the same name."""
        after = _NEXT_NAME.match(self.text, word.end)
        return after is not None and not is_ordinary(plain(after[1])) and not word.possessive

    def _says_enough(self, word: Word, people: Sequence[Person]) -> bool:
        """Whether a family name without any full name in the text may count."""
        if is_ordinary(plain(word.text)):
            return False
        if any(p.famous for p in people):
            return not word.text.isupper()
        if len(word.text) < 4 or not self.book.given.isdisjoint(word.keys):
            return False
        if self.says_sanctioned(word.start, word.end):
            return True
        letters = {form for form, _ in forms(word.text)}
        exact = any(
            letters.intersection(split_words(n.full)) for p in people for n in self.records[p.record].names
        )
        return exact and self.says_sanctions(word.start, word.end)


_NEXT_NAME = re.compile(r" ([A-Z][a-z]{2,})\b")
_PREFIXED = re.compile("[وبلف](?=[\u0621-\u064a]{3})")
_JUNIOR = re.compile(r",? (?:Jr|Sr|Junior|Senior|II|III)\b\.?(?=[\s,;)])")
_HOW = {1: "initials", 2: "full name", 3: "full name"}
