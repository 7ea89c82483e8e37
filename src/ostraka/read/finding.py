"""Every place where a text names a listed party, or one that only looks like it.

Longest names first from the left, so that Gazprombank is not Gazprom and Credit Bank of
Moscow is not Bank of Moscow. A weak name (MKB, Otkritie as a word) and a family name alone
count only where the text gives them a reason: the full name elsewhere in it, or a sentence
about sanctions or of the party's trade.
"""

import re
from collections.abc import Sequence

import msgspec

from ostraka.data.read_names import BEFORE_NAMES, ORDINARY
from ostraka.model import Kind, Record
from ostraka.read.entities import Names, without_possessive
from ostraka.read.gazetteer import HAN_RUN, Entry, Gazetteer, Person
from ostraka.read.people import Named, named_at, sentence_start
from ostraka.read.spots import Heard, Miss, Spot
from ostraka.read.words import Word, plain
from ostraka.text import words as lexicon
from ostraka.text.given import formal_groups, short_groups
from ostraka.text.scripts import script_of

_ABOUT = re.compile(
    r"sanction|asset|freez|froze|blacklist|designat|embargo|travel ban|blocking|delist|oligarch"
    r"|санкци|замороз|制裁|عقوبات|sankti|sanzion|sancion",
    re.I,
)
_TRADE = re.compile(
    r"\b(bank|lender|banking|compan|firm|group|giant|conglomerate|producer|maker|manufactur|state-owned|subsidiar"
    r"|shareholder|mercenar|PMC|payment|account|borrower|account|contract|invoice|beneficiary|supplier|buyer|stake|founder|owner|shareholder|chief|subsidiar|oligarch|branch|customer|said|boss)",
    re.I,
)
_SHIP = re.compile(
    r"\b(vessels?|tankers?|ships?|MV|M/V|MT|M/T|IMO|yachts?|cargo|flagged|carriers?|boats?|freighters?)\b"
)


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
        self.weak: list[Spot] = []
        self.bare: list[tuple[Word, Named]] = []

    def run(self) -> Found:
        """The names of the text, in order."""
        place, last = 0, len(self.words)
        while place < last:
            word = self.words[place]
            place = self._at(place) if word.keys or self._unknown_surname(place) else place + 1
        self._unspaced()
        self._settle_weak()
        self._settle_bare()
        return Found(
            tuple(sorted(self.spots, key=lambda s: s.start)),
            tuple(sorted(self.misses, key=lambda m: m.start)),
        )

    def _unknown_surname(self, place: int) -> bool:
        """Whether the word before is a listed party's given name: this may be a respelled family name."""
        if place == 0 or not self.words[place].text[0].isupper():
            return False
        return bool(self.book.given & set(self.words[place - 1].keys))

    def _at(self, place: int) -> int:
        """Take what begins (or, for a family name, stands) at a word; the next place to look at."""
        best = self.longest(place)
        person = self._person(place)
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
        last = self.with_tail(last, entries)
        last_word = self.words[last]
        spot = Spot(
            first_word.start,
            without_possessive(last_word),
            tuple(dict.fromkeys(e.record for e in entries)),
            self.how(first_word, entries),
            2,
            False,
            last_word.possessive,
        )
        if why := self.part_of_longer(place, last):
            longer = self.longer_span(place, last)
            self.misses.append(Miss(*longer, spot.records, why))
            return last + 1
        ships = all(self.records[r].kind in (Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER) for r in spot.records)
        small = first_word.text[0].islower() and single
        weak = all(e.weak for e in entries)
        acronym = weak and single and first_word.text.isascii() and not any(e.short for e in entries)
        if acronym and not first_word.text.isupper():
            return last + 1  # an acronym's letters as an ordinary word
        if single and ((spot.how == "other spelling" and len(first_word.text) < 6) or _is_form(first_word)):
            return last + 1
        if weak or small or (single and self.common(first_word, entries)) or ships:
            self.weak.append(msgspec.structs.replace(spot, grade=1))
        else:
            self.spots.append(msgspec.structs.replace(spot, start=self.with_legal_form(place)))
        return last + 1

    # -- people ------------------------------------------------------------------------------

    def _person(self, place: int) -> Named | None:
        if not self.words[place].capital:
            return None
        return named_at(self.words, place, self.text, self.book)

    def _take_person(self, place: int, named: Named) -> None:
        start = self.words[named.first].start
        last = self.words[named.last]
        end = without_possessive(last)
        if junior := _JUNIOR.match(self.text, end):
            end = junior.end()
        if not named.people:
            self.misses.append(
                Miss(start, end, tuple(p.record for p in named.near), "the given name is another")
            )
            return
        other = not last.text.isascii() and script_of(last.text[0]) != "latin"
        how = "other script" if other else "other spelling" if named.respelled else _HOW[named.grade]
        records = tuple(dict.fromkeys(p.record for p in named.people))
        if _PREFIXED.match(self.text, start, end) and not self._listed_with_prefix(named):
            start += 1  # "and" and "to" are written onto the name in Arabic
        while self.spots and self.spots[-1].end > start:
            self.spots.pop()
        self.spots.append(Spot(start, end, records, how, named.grade, True, last.possessive))

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
        named = {r for s in self.spots for r in s.records}
        for spot in self.weak:
            surface = self.text[spot.start : spot.end]
            around = self._sentence_around(spot.start, spot.end)
            kinds = {self.records[r].kind for r in spot.records}
            if self._is_ordinary(surface):
                reason = self._has_legal_form(spot)
            elif named & set(spot.records) and not surface[0].islower():
                reason = self._mid_sentence(spot) or bool(_ABOUT.search(around) or _TRADE.search(around))
            elif kinds <= {Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER}:
                reason = bool(_SHIP.search(self.text[max(0, spot.start - 60) : spot.end + 60]))
            elif surface[0].islower():
                reason = bool(_ABOUT.search(around))
            elif surface.isupper():
                reason = bool(_ABOUT.search(around) or _TRADE.search(around))
            else:
                about = _ABOUT.search(around) or _TRADE.search(around)
                reason = bool(about) and self._mid_sentence(spot)
            if reason:
                self.spots.append(spot)

    def _is_ordinary(self, surface: str) -> bool:
        """Whether a single word is first of all another: a month, a country, a given name."""
        word = plain(surface)
        known = any(word in table for table in (ORDINARY, BEFORE_NAMES, lexicon.GENERIC, lexicon.PLACES))
        return " " not in surface and (known or bool(formal_groups(word) or short_groups(word)))

    def _has_legal_form(self, spot: Spot) -> bool:
        """Whether a legal form stands beside the word: Emma LLC."""
        text = self.text
        near = (
            text[max(0, spot.start - 20) : spot.start].split()[-1:],
            text[spot.end : spot.end + 20].split()[:1],
        )
        return any((plain(w[0]),) in lexicon.LEGAL_FORMS and w[0][:1].isupper() for w in near if w)

    def _mid_sentence(self, spot: Spot) -> bool:
        """A capital within a sentence says that it is a name; at its head only a coined word does."""
        surface = self.text[spot.start : spot.end]
        return not sentence_start(self.text, spot.start) or surface.isupper()

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
            if word.start in taken or len(word.text) < 3 or self._is_ordinary(word.text):
                continue
            records = {p.record for p in named.people}
            meant = heard.meant(records, word.start)
            if meant is None:
                meant = ahead.meant(records, word.start) if not records & namesakes else ()
            if meant is None and self._says_enough(word, named.people):
                meant = tuple(sorted(records))
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
        return after is not None and not self._is_ordinary(after[1]) and not word.possessive

    def _says_enough(self, word: Word, people: Sequence[Person]) -> bool:
        """Whether a family name without any full name in the text may count."""
        if self._is_ordinary(word.text):
            return False
        if any(p.famous for p in people):
            return not word.text.isupper()
        if len(word.text) < 4 or self.book.given & set(word.keys):
            return False
        return bool(_ABOUT.search(self._sentence_around(word.start, word.end)))

    def _sentence_around(self, start: int, end: int) -> str:
        """The sentence of a place, by its plain ends; at most 400 characters to each side."""
        before, after = self.text[max(0, start - 400) : start], self.text[end : end + 400]
        head = re.split(r"[.!?。]\s|\n\s*\n", before)[-1]
        return head + self.text[start:end] + re.split(r"[.!?。](?:\s|$)|\n\s*\n", after)[0]


_NEXT_NAME = re.compile(r" ([A-Z][a-z]{2,})\b")
_PREFIXED = re.compile("[وبلف](?=[\u0621-\u064a]{3})")
_JUNIOR = re.compile(r",? (?:Jr|Sr|Junior|Senior|II|III)\b\.?(?=[\s,;)])")
_HOW = {1: "initials", 2: "full name", 3: "full name"}
