"""Names of organizations, ships and aircraft in a text: how far they reach, how they are written."""

import re
from collections.abc import Sequence

from ostraka.data.read_names import BEFORE_NAMES, SUBSIDIARY
from ostraka.model import Record
from ostraka.read.context import Context
from ostraka.read.gazetteer import BITS, Entry, Gazetteer, name_words
from ostraka.read.ordinary import is_common_family, is_given, is_ordinary
from ostraka.read.people import sentence_start
from ostraka.read.weak import has_legal_form, is_everyday
from ostraka.read.words import Word, Words, plain
from ostraka.text import words as lexicon
from ostraka.text.names import split_words
from ostraka.text.scripts import script_of

#: Small words a text may put into a name that its list prints without them.
_LIGHT = lexicon.STOPWORDS - {"a", "an", "at", "by", "e", "for", "i", "in", "m", "mv", "on", "s", "to", "y"}
_GAP = re.compile(r"(?:[ \t\u00a0\u2009\u202f]*(?:\r?\n[ \t]*)?|[-‐‑./&«»\"“”'’ ]{1,3}|\s*[-‐‑]\s*)\Z")
#: Capitalized words that may stand before a bank's or company's name without being part of it.
_PLAIN_BEFORE = frozenset(
    [
        "russia",
        "russian",
        "moscow",
        "state",
        "the",
        "former",
        "and",
        "or",
        "of",
        "at",
        "from",
        "by",
        "with",
        "largest",
        "lender",
        "giant",
        "shareholder",
    ]
)


#: Short forms of the words that end names of companies.
_ABBREVIATED = {
    "corp": "corporation",
    "co": "company",
    "inc": "incorporated",
    "ltd": "limited",
    "bros": "brothers",
}


class Names(Context):
    """A text in words, with the listed names that may begin at each."""

    def __init__(self, text: str, book: Gazetteer, records: Sequence[Record]) -> None:
        super().__init__(text)
        self.book, self.records = book, records
        self.words = Words(text, book.form)

    def only_sounds_like(self, place: int, last: int, entries: list[Entry]) -> bool:
        """Whether a family name only sounds like an organization's single word (Tinkov, Tinkoff)."""
        return place == last and all(
            plain(self.words[place].text) not in split_words(e.name) for e in entries
        )

    def longest(self, place: int) -> tuple[int, list[Entry]] | None:
        """``(place of the last word, names)`` of the longest listed name that begins at the word."""
        forms, last = self.words.forms, len(self.words)
        best: tuple[int, list[Entry]] | None = None
        edges, named = self.book.edges, self.book.ends
        nodes: list[tuple[int, int, tuple[str, ...]]] = [(0, place, ())]
        while nodes:
            node, at, light = nodes.pop()
            if at >= last or (at > place and not self.adjacent(at - 1)):
                continue
            for key in forms[at].keys:
                below = edges.get(node << BITS | key)
                if below is None:
                    continue
                if below in named and (best is None or at >= best[0]):
                    same = best[1] if best is not None and at == best[0] else []
                    ends = [e for e in named[below] if e not in same and (not light or _prints(e, light))]
                    best = (at, same + ends) if same or ends else best
                nodes.append((below, at + 1, light))
            if at > place and (small := forms[at].small):
                nodes.append((node, at + 1, (*light, small)))
        return best

    def is_led_on(self, place: int) -> bool:
        """Whether a listed name is a word alone, or goes on with the next, small words left out; few do."""
        forms, edges = self.words.forms, self.book.edges
        if forms[place].alone:
            return True
        below = forms[place].below
        for at in range(place + 1, len(forms)):
            after = forms[at]
            for key in after.keys:
                for node in below:
                    if node << BITS | key in edges:
                        return True
            if not after.small:
                return False
        return False

    def adjacent(self, place: int) -> bool:
        """Whether only a blank, a line end, a hyphen or a quotation mark parts a word from the next."""
        starts, form = self.words.starts, self.words.forms[place]
        if form.possessive:
            return False
        between = self.text[starts[place] + len(form.text) : starts[place + 1]]
        if between == " ":
            return True
        return bool(_GAP.match(between)) and between not in (". ", '." ', ".\n", "” ", "’ ")

    def with_tail(self, last: int, entries: list[Entry]) -> int:
        """Where a legal form that ends the listed name follows (United Aircraft *Corporation*), that word."""
        while last + 1 < len(self.words) and self.adjacent(last):
            after = plain(self.words[last + 1].text)
            after = _ABBREVIATED.get(after, after)
            if not self.words[last + 1].text[0].isupper() or not any(
                after in split_words(e.name) for e in entries
            ):
                break
            last += 1
        return last

    def with_stop(self, last: int) -> int:
        """Where the name ends: after the stop of an abbreviated form (*Corp.*), before a 's."""
        word = self.words[last]
        short = plain(word.text) in _ABBREVIATED and self.text[word.end : word.end + 1] == "."
        return word.end + 1 if short else without_possessive(word)

    def written_as_name(self, place: int, last: int) -> bool:
        """Whether the words are written as a name: capitals, or a long coined word in small letters."""
        words = self.words.part(place, last)
        full = [w for w in words if plain(w.text) not in lexicon.STOPWORDS]
        named = [w for w in full if plain(w.text) not in lexicon.GENERIC] or full
        if all(w.capital for w in named) or (full[0].capital and not full[0].text.isascii()):
            return True
        if any(
            w.text.isascii() and w.text[0].islower() and w.text[1:].lower() != w.text[1:] for w in full[:1]
        ):
            return True  # eBay-like
        return all(w.text.islower() for w in full) and (
            len(full) == 1 and len(full[0].text) > 7 and not is_ordinary(plain(full[0].text))
            and full[0].text.isascii() is not False
        )  # fmt: skip

    def common(self, word: Word) -> bool:
        """Whether a single word is no name by itself: short, ordinary, or a person's."""
        bare = plain(word.text)
        if self.everyday([word]):
            return True
        if word.text.isupper() and word.text.isascii():
            return True  # an acronym, or a heading in capitals
        return not self.book.given.isdisjoint(word.keys) or (len(bare) < 6 and word.text.isascii())

    def everyday(self, words: Sequence[Word]) -> bool:
        """Whether a name of one word or two says nothing in itself: Mercury, Golden Star."""
        keys = words[0].keys if len(words) == 1 else ()
        known = any(is_common_family(self.book.vocabulary.word(key)) for key in keys)
        return known or is_everyday([plain(w.text) for w in words])

    def nothing(self, place: int) -> bool:
        """Whether a single word is surely no name: an everyday word without a legal form, or a person's."""
        word = self.words[place]
        if is_ordinary(plain(word.text)) and not has_legal_form(self.text, word.start, word.end):
            return True
        return self.of_person(place) and self.common(word)

    def of_person(self, place: int) -> bool:
        """Whether a title or a given name stands before the word: Professor Wagner is no mercenary group."""
        if not place:
            return False
        before = plain(self.words[place - 1].text)
        between = self.text[self.words[place - 1].end : self.words[place].start]
        titled = before in lexicon.TITLES and between in (" ", ". ")
        return titled or (between == " " and self.words[place - 1].capital and is_given(before))

    def how(self, word: Word, entries: list[Entry]) -> str:
        """How the word stands for these entries, as told to the reader."""
        if not word.text.isascii() and script_of(word.text[0]) != "latin":
            return "other script"
        if all(e.weak for e in entries):
            return "acronym" if word.text.isupper() else "short name"
        surface = plain(word.text)
        exact = any(surface in name_words(e.name) or surface == plain(e.name) for e in entries)
        if word.text.isupper() and 2 < len(word.text) < 6:
            return "acronym"
        return "full name" if exact else "other spelling"

    def part_of_longer(self, place: int, last: int) -> str:
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
            form = (plain(after.text),) in lexicon.LEGAL_FORMS or plain(after.text) in BEFORE_NAMES
            if (
                between == " "
                and after.text[0].isupper()
                and not form
                and self.everyday(words.part(place, last))
            ):
                return "a longer name that no loaded list holds"
            if between == " (" and plain(after.text) in SUBSIDIARY and text[after.end : after.end + 1] == ")":
                return "a branch abroad"
        return ""

    def longer_span(self, place: int, last: int) -> tuple[int, int]:
        """The span with the words that belong to the same name."""
        start, end = place, last
        while start and self.words[start - 1].text[0].isupper() and self.adjacent(start - 1):
            if sentence_start(self.text, self.words[start].start):
                break
            start -= 1
            if start < place - 2:
                break
        while end + 1 < len(self.words) and end < last + 3 and self.adjacent(end):
            if plain(self.words[end + 1].text) not in SUBSIDIARY:
                break
            end += 1
        begin = place if end > last else start
        return self.words[begin].start, without_possessive(self.words[end])

    def with_legal_form(self, place: int) -> int:
        """Where the name begins with a legal form (PJSC Sberbank) put before it."""
        before = self.words[place - 1]
        form = place and before.text.isupper() and (plain(before.text),) in lexicon.LEGAL_FORMS
        return before.start if form and self.adjacent(place - 1) else self.words[place].start


def _prints(entry: Entry, light: Sequence[str]) -> bool:
    """Whether a list prints these small words in the name, or would not mind them."""
    printed = split_words(entry.name)
    if "and" in light and "and" not in printed and "&" not in entry.name:
        return False  # VTB and Bank Rossiya are two
    return all(word in _LIGHT or word in printed for word in light)


def without_possessive(word: Word) -> int:
    """Where a word ends without its 's."""
    return word.end - 2 if word.possessive else word.end
