"""Every place where a text names a listed party, or one that only looks like it.

Longest names first from the left, so that Gazprombank is not Gazprom and Credit Bank of
Moscow is not Bank of Moscow. A weak name (MKB, Otkritie as a word) and a family name alone
count only where the text gives them a reason: the full name elsewhere in it, or a sentence
about sanctions or of the party's trade.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ostraka.data.read_names import ORDINARY, SUBSIDIARY
from ostraka.model import Kind, Record
from ostraka.read.gazetteer import END, HAN_RUN, Entry, Gazetteer, Person, name_words
from ostraka.read.people import Named, named_at, sentence_start
from ostraka.read.words import Word, plain
from ostraka.text import words as lexicon
from ostraka.text.names import split_words
from ostraka.text.scripts import script_of

_GAP = re.compile(r"(?:[ \t\u00a0\u2009\u202f]*(?:\r?\n[ \t]*)?|[-‐‑./&«»\"“”'’ ]{1,3}|\s*[-‐‑]\s*)\Z")
_ABOUT = re.compile(
    r"sanction|asset|freez|froze|blacklist|designat|embargo|travel ban|blocking|delist|oligarch|санкци|замороз|制裁|عقوبات"
    r"|sankti|sanzion|sancion",
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


class Spot(msgspec.Struct, frozen=True):
    """A name found: whose records it may be of, before anything is decided."""

    start: int
    end: int
    records: tuple[int, ...]
    how: str
    """The rule that found it."""
    grade: int
    """For people as in :class:`ostraka.read.people.Named`; 2 for other parties, 1 for weak names."""
    person: bool
    possessive: bool = False


class Miss(msgspec.Struct, frozen=True):
    """A name that only looks like a listed one."""

    start: int
    end: int
    records: tuple[int, ...]
    why: str


class Found(msgspec.Struct, frozen=True):
    """All spots of a text in order, and the look-alikes."""

    spots: tuple[Spot, ...]
    misses: tuple[Miss, ...]


def find(text: str, book: Gazetteer, records: Sequence[Record]) -> Found:
    """Where the text names one of the records."""
    return _Finder(text, book, records).run()


class _Finder:
    def __init__(self, text: str, book: Gazetteer, records: Sequence[Record]) -> None:
        self.text, self.book, self.records = text, book, records
        self.words = book.vocabulary.scan(text)
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
        best = self._longest(place)
        person = self._person(place)
        if best and person is not None and self._only_sounds_like(place, *best):
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

    def _only_sounds_like(self, place: int, last: int, entries: list[Entry]) -> bool:
        """Whether a family name only sounds like an organization's single word (Tinkov, Tinkoff)."""
        return place == last and all(plain(self.words[place].text) not in split_words(e.name) for e in entries)

    # -- organizations, ships, aircraft ------------------------------------------------------

    def _longest(self, place: int) -> tuple[int, list[Entry]] | None:
        """``(place of the last word, names)`` of the longest listed name that begins at the word."""
        best: tuple[int, list[Entry]] | None = None
        nodes: list[tuple[dict, int]] = [(self.book.tree, place)]  # type: ignore[type-arg]
        while nodes:
            node, at = nodes.pop()
            if at >= len(self.words) or (at > place and not self._adjacent(at - 1)):
                continue
            word = self.words[at]
            for key in word.keys:
                below = node.get(key)
                if below is None:
                    continue
                if END in below and (best is None or at >= best[0]):
                    same = best[1] if best is not None and at == best[0] else []
                    best = (at, same + [e for e in below[END] if e not in same])
                nodes.append((below, at + 1))
            if at > place and plain(word.text) in lexicon.STOPWORDS:
                nodes.append((node, at + 1))
        return best

    def _adjacent(self, place: int) -> bool:
        """Whether only a blank, a line end, a hyphen or a quotation mark parts a word from the next."""
        between = self.text[self.words[place].end : self.words[place + 1].start]
        if self.words[place].possessive:
            return False
        return bool(_GAP.match(between)) and between not in (". ", '." ', ".\n", "” ", "’ ")

    def _take_entity(self, place: int, last: int, entries: list[Entry]) -> int:
        first_word, last_word = self.words[place], self.words[last]
        if not self._written_as_name(place, last):
            return place + 1
        single = place == last or entries[0].words == 1
        last = self._with_tail(last, entries)
        last_word = self.words[last]
        spot = Spot(
            first_word.start,
            _without_possessive(last_word),
            tuple(dict.fromkeys(e.record for e in entries)),
            self._how(first_word, entries),
            2,
            False,
            last_word.possessive,
        )
        if why := self._part_of_longer(place, last):
            longer = self._longer_span(place, last)
            self.misses.append(Miss(*longer, spot.records, why))
            return last + 1
        ships = all(self.records[r].kind in (Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER) for r in spot.records)
        small = first_word.text[0].islower() and single
        if all(e.weak for e in entries) or small or (single and self._common(first_word, entries)) or ships:
            self.weak.append(msgspec.structs.replace(spot, grade=1))
        else:
            self.spots.append(msgspec.structs.replace(spot, start=self._with_legal_form(place)))
        return last + 1

    def _with_tail(self, last: int, entries: list[Entry]) -> int:
        """Where a legal form that ends the listed name follows (United Aircraft *Corporation*), that word."""
        while last + 1 < len(self.words) and self._adjacent(last):
            after = plain(self.words[last + 1].text)
            if not self.words[last + 1].text[0].isupper() or not any(after in split_words(e.name) for e in entries):
                break
            last += 1
        return last

    def _written_as_name(self, place: int, last: int) -> bool:
        """Whether the words are written as a name: capitals, or a long coined word in small letters."""
        words = self.words[place : last + 1]
        full = [w for w in words if plain(w.text) not in lexicon.STOPWORDS]
        named = [w for w in full if plain(w.text) not in lexicon.GENERIC] or full
        if all(w.capital for w in named) or (full[0].capital and not full[0].text.isascii()):
            return True
        if any(
            w.text.isascii() and w.text[0].islower() and w.text[1:].lower() != w.text[1:] for w in full[:1]
        ):
            return True  # eBay-like
        return all(w.text.islower() for w in full) and (
            len(full) == 1 and len(full[0].text) > 7 and plain(full[0].text) not in ORDINARY
            and not full[0].text.isascii() is False
        )  # fmt: skip

    def _common(self, word: Word, entries: list[Entry]) -> bool:
        """Whether a single word is no name by itself: short, ordinary, or a given name."""
        bare = plain(word.text)
        if bare in ORDINARY or bare in lexicon.GENERIC or bare in lexicon.PLACES:
            return True
        if word.text.isupper() and word.text.isascii() and len(bare) > 2:
            return len(bare) > 5  # a heading in capitals; an acronym is a name
        return len(bare) < 4 or bool(set(word.keys) & self.book.given)

    def _how(self, word: Word, entries: list[Entry]) -> str:
        if not word.text.isascii() and script_of(word.text[0]) != "latin":
            return "other script"
        if all(e.weak for e in entries):
            return "acronym" if word.text.isupper() else "short name"
        surface = plain(word.text)
        exact = any(surface in name_words(e.name) or surface == plain(e.name) for e in entries)
        if word.text.isupper() and 2 < len(word.text) < 6:
            return "acronym"
        return "full name" if exact else "other spelling"

    def _part_of_longer(self, place: int, last: int) -> str:
        """Why the words are part of another party's name; empty where they are not."""
        text, words = self.text, self.words
        if place and words[place - 1].text[0].isupper() and not words[place - 1].possessive:
            between = text[words[place - 1].end : words[place].start]
            generic = plain(words[place].text) in lexicon.GENERIC
            before = plain(words[place - 1].text)
            lone = before in lexicon.GENERIC or (before,) in lexicon.LEGAL_FORMS or before in _PLAIN_BEFORE
            if generic and between == " " and not lone and not sentence_start(text, words[place - 1].start):
                return "a longer name that no loaded list holds"
        if last + 1 < len(words) and not words[last].possessive:
            after = words[last + 1]
            between = text[words[last].end : after.start]
            if (
                between in (" ", "\u00a0", "-", "\n")
                and after.text[0].isupper()
                and plain(after.text) in SUBSIDIARY
            ):
                return "the name goes on: a subsidiary, a branch abroad or another house of that name"
            if between == " (" and plain(after.text) in SUBSIDIARY and text[after.end : after.end + 1] == ")":
                return "a branch abroad"
        return ""

    def _longer_span(self, place: int, last: int) -> tuple[int, int]:
        start, end = place, last
        while start and self.words[start - 1].text[0].isupper() and self._adjacent(start - 1):
            if sentence_start(self.text, self.words[start].start):
                break
            start -= 1
            if start < place - 2:
                break
        while end + 1 < len(self.words) and end < last + 3 and self._adjacent(end):
            if plain(self.words[end + 1].text) not in SUBSIDIARY:
                break
            end += 1
        begin = place if end > last else start
        return self.words[begin].start, _without_possessive(self.words[end])

    def _with_legal_form(self, place: int) -> int:
        """Where the name begins with a legal form (PJSC Sberbank) put before it."""
        if (
            place
            and (plain(self.words[place - 1].text),) in lexicon.LEGAL_FORMS
            and self._adjacent(place - 1)
        ):
            if self.words[place - 1].text.isupper():
                return self.words[place - 1].start
        return self.words[place].start

    # -- people ------------------------------------------------------------------------------

    def _person(self, place: int) -> Named | None:
        if not self.words[place].capital:
            return None
        return named_at(self.words, place, self.text, self.book)

    def _take_person(self, place: int, named: Named) -> None:
        start = self.words[named.first].start
        last = self.words[named.last]
        end = _without_possessive(last)
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
            if named & set(spot.records) and not surface[0].islower():
                reason = self._mid_sentence(spot) or bool(_ABOUT.search(around) or _TRADE.search(around))
            elif kinds <= {Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER}:
                reason = bool(_SHIP.search(self.text[max(0, spot.start - 60) : spot.end + 60]))
            elif plain(surface) in ORDINARY and " " not in surface:
                reason = False
            elif surface[0].islower():
                reason = bool(_ABOUT.search(around))
            elif surface.isupper():
                reason = bool(_ABOUT.search(around) or _TRADE.search(around))
            else:
                reason = bool(_ABOUT.search(around) or _TRADE.search(around)) and self._mid_sentence(spot)
            if reason:
                self.spots.append(spot)

    def _mid_sentence(self, spot: Spot) -> bool:
        """A capital within a sentence says that it is a name; at its head only a coined word does."""
        surface = self.text[spot.start : spot.end]
        return not sentence_start(self.text, spot.start) or surface.isupper()

    def _settle_bare(self) -> None:
        """Family names alone: whom they mean by the full names around, or by what the sentence is about."""
        full = sorted((s for s in self.spots if s.person and s.grade), key=lambda s: s.start)
        taken = {i for s in (*self.spots, *self.misses) for i in range(s.start, s.end)}
        heard, ahead = _Heard(), _Heard()
        for spot in reversed(full):
            ahead.hear(spot)
        namesakes = {r for m in self.misses for r in m.records}
        events = sorted([*full, *self.misses], key=lambda e: e.start)
        at = 0
        for word, named in self.bare:
            while at < len(events) and events[at].start < word.start:
                heard.hear(events[at])
                at += 1
            if word.start in taken:
                continue
            records = {p.record for p in named.people}
            meant = heard.meant(records)
            if meant is None:
                meant = ahead.meant(records) if not records & namesakes else ()
            if meant is None and self._says_enough(word, named.people):
                meant = tuple(sorted(records))
            if meant:
                other = not word.text.isascii() and script_of(word.text[0]) != "latin"
                end = _without_possessive(word)
                how = "other script" if other else "surname"
                self.spots.append(Spot(word.start, end, meant, how, 0, True, word.possessive))

    def _says_enough(self, word: Word, people: Sequence[Person]) -> bool:
        """Whether a family name without any full name in the text may count."""
        if plain(word.text) in ORDINARY:
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


class _Heard:
    """Whom the full names read so far would make a family name mean."""

    def __init__(self) -> None:
        self._last: dict[int, frozenset[int] | None] = {}
        self._all: dict[int, set[frozenset[int]]] = {}

    def hear(self, one: Spot | Miss) -> None:
        """Take note of a full name, or of a namesake who is not listed."""
        group = frozenset(one.records)
        for record in group:
            self._last[record] = group if isinstance(one, Spot) else None
            if isinstance(one, Spot):
                self._all.setdefault(record, set()).add(group)

    def meant(self, records: set[int]) -> tuple[int, ...] | None:
        """The records meant; none for an unlisted namesake read last; None where nothing was read.

        Two listed people of the name (father and son) leave both.
        """
        known = [r for r in records if r in self._last]
        if not known:
            return None
        if all(self._last[r] is None for r in known):
            return ()
        groups = {g for r in known for g in self._all.get(r, ())}
        whole = next((g for g in groups if all(other <= g for other in groups)), None)
        narrow = next((g for g in groups if all(g <= other for other in groups)), None)
        return tuple(sorted(narrow or whole or {r for g in groups for r in g}))


_PREFIXED = re.compile("[وبلف](?=[\u0621-\u064a]{3})")
_JUNIOR = re.compile(r",? (?:Jr|Sr|Junior|Senior|II|III)\b\.?(?=[\s,;)])")
_HOW = {1: "initials", 2: "full name", 3: "full name"}
#: Capitalized words that may stand before a bank's or company's name without being part of it.
_PLAIN_BEFORE = frozenset(
    "russia russian moscow state the former and or of at from by with largest lender giant shareholder".split()
)


def _without_possessive(word: Word) -> int:
    return word.end - 2 if word.possessive else word.end


def full_names(found: Found) -> Iterator[Spot]:
    """The spots that name somebody in full."""
    return (s for s in found.spots if s.grade > 1)
