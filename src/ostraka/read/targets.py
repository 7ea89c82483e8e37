"""Which of the parties around a predicate it is about, and which are only named beside it.

"Sberbank's boss", "founder of PhosAgro", "an ally of Putin" name a party without making it
the object; "the assets of Sberbank" and "Usmanov's yacht" do make it one.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

import msgspec

from ostraka.read.answer import Deed
from ostraka.read.asides import asides
from ostraka.read.beside import beside_person, is_context
from ostraka.read.neighbors import after, before, chain
from ostraka.read.predicates import Predicate
from ostraka.read.references import (
    FIRM,
    PERSON,
    Numbered,
    kin_word,
    object_word,
    office_word,
    referred,
    subject_word,
)


class Aimed(msgspec.Struct, frozen=True, gc=False):
    """The places of the parties a predicate is about."""

    numbers: tuple[int, ...]
    how: str = ""
    """How, where it is by a word that stands for them."""
    excepted: tuple[int, ...] = ()
    described: bool = False
    """A word stands there whose party was not named yet."""


class Targets:
    """Whom the predicates of one sentence are about."""

    def __init__(self, text: str, span: tuple[int, int], predicates: Sequence[Predicate], spots: Sequence[Numbered],
                 heard: Sequence[Numbered], kin: dict[str, int]) -> None:  # fmt: skip
        self.text, self.span, self.predicates = text, span, predicates
        self.spots, self.heard, self.kin = spots, heard, kin
        self.last: tuple[int, ...] = ()
        """Whom the sentence right before was about."""

    def of(self, place: int, one: Predicate) -> Aimed:
        """Whom a predicate is about."""
        begin = self.predicates[place - 1].end if place else self.span[0]
        own = [s for s in self.spots if s[1].end <= one.start]
        known = [*self.heard, *([s for s in own if not is_context(self.text, s[1], False)] or own)]
        if one.form == "passive":
            return self._subjects(place, one, begin, known)
        if relative := self.antecedent(one, begin):
            return relative
        end = self._zone_end(place, one)
        verb = one.start + len(self.text[one.start : one.end].split()[0])
        if one.rule == "sanctions are in force" and (on := _UPON.search(self.text, verb, one.end)):
            verb = on.end()  # the sanctions against both remain in place
        if held := _HAS_KEPT.match(self.text, verb):
            verb = held.end()  # has had it on its list
        word = self._free(object_word(self.text, one.end if one.form == "active" else verb))
        if one.form == "between":
            found = after(self.text, msgspec.structs.replace(one, end=one.start), one.end, self.spots)
            if not found and word:
                pointed = self._pointed(word, known)
                along = _ALONG_LATER.match(self.text, one.end, end)
                more = (
                    after(self.text, msgspec.structs.replace(one, end=along.end()), end, self.spots)
                    if along
                    else []
                )
                return msgspec.structs.replace(pointed, numbers=(*pointed.numbers, *more))
            if not found and _AMONG.match(self.text, one.end):
                return Aimed(tuple(after(self.text, one, end, self.spots)))
            if not found and _UNNAMED.search(self.text[verb : one.end]):
                return Aimed(
                    (),
                    "the ones named next"
                    if _PLURAL_END.search(self.text[verb : one.end])
                    else "the one named next",
                    described=True,
                )
            if _ALONG.match(self.text, one.end) or self.text[one.end : one.end + 1] == ":":
                found += after(self.text, one, end, self.spots)
            if not found and one.deed is Deed.LICENSED:
                found = after(self.text, one, end, self.spots)  # gave buyers a licence to deal with X
            return Aimed(tuple(found))
        if word:
            pointed = self._pointed(word, known)
            along = _ALONG_LATER.match(self.text, word.end(), end)
            more = (
                after(self.text, msgspec.structs.replace(one, end=along.end()), end, self.spots)
                if along
                else []
            )
            return msgspec.structs.replace(pointed, numbers=(*pointed.numbers, *more))
        objects = self._resumed(self.after(one, end))
        return objects if objects.numbers else self._contact(one, begin) or objects

    def _resumed(self, aimed: Aimed) -> Aimed:
        """ "Sanctioned X, whom the US listed in 2018, and Y": the parties joined after a clause between commas."""
        last = next((s for n, s in self.spots if n in aimed.numbers[-1:]), None)
        if last is None:
            return aimed
        for low, high in asides(self.text, last.end, self.span[1]):
            if not _BESIDE_IT.fullmatch(self.text, last.end, low):
                continue
            joined = next((x for x in self.spots if x[1].start >= high), None)
            if (
                joined
                and _OR.fullmatch(self.text, high, joined[1].start)
                and not _DOES_IT.match(self.text, joined[1].end)
            ):
                return msgspec.structs.replace(aimed, numbers=(*aimed.numbers, joined[0]))
        return aimed

    def _contact(self, one: Predicate, begin: int) -> Aimed | None:
        """ "X, the only bank the US has not sanctioned, ...": the party that the clause without "that" is about."""
        said = _CONTACT.search(self.text, max(begin, one.start - 120), one.start)
        if said is None or not _OBJECT_LEFT_OUT.match(self.text, one.end):
            return None
        near = [n for n, s in self.spots if s.end == said.start()]
        return Aimed((near[-1],), "the one the clause without “that” is about") if near else None

    def after(self, one: Predicate, end: int) -> Aimed:
        """The parties that stand as objects after a predicate."""
        return Aimed(tuple(after(self.text, one, end, self.spots)))

    def chained(self, last: int) -> Aimed:
        """A party with those joined to it before."""
        place = next(k for k, (n, _) in enumerate(self.spots) if n == last)
        near = [s for s in self.spots[: place + 1] if not is_context(self.text, s[1], False)]
        return Aimed(tuple(n for n, _ in chain(self.text, near or [self.spots[place]])))

    def among_them(self, one: Predicate) -> Aimed | None:
        """ "Scores of names went on the list, X and Y among them": those before "among them"."""
        found = _AMONG_THEM.search(self.text, one.end, self.span[1])
        near = [(n, s) for n, s in self.spots if found and one.end <= s.start and s.end <= found.start()]
        return Aimed(tuple(n for n, _ in chain(self.text, near)), "those “among them”") if near else None

    def _free(self, word: re.Match[str] | None) -> re.Match[str] | None:
        """The word, unless a name stands in it or right after it ("the banker Andrei Akimov"), or it is joined to one."""
        if word is None:
            return None
        low, high = word.span("p")
        if office_word(word):
            return word
        if _NAMED_FIRM.match(self.text, low, high):
            return None  # "the Moscow Exchange group" is a name
        for _, spot in self.spots:
            if spot.start < high + 2 and low < spot.end:
                return None
            if spot.end <= low and re.fullmatch(r"\s*(?:,\s*)?and\s*", self.text[spot.end : low]):
                return None
        return word

    def _pointed(self, word: re.Match[str], known: Sequence[Numbered]) -> Aimed:
        """Whom a word like "the bank" means; "the son, not the father" means two."""
        if word["p"].lower() in _PLAIN:  # A of X and B of Y: both are A and B
            known = [
                k for k in known if not is_context(self.text, k[1], beside_person(self.text, k[1], known))
            ] or known
        found = self._told_last(word) or referred(word, known, self.kin)
        but = re.match(r",\s*(?:but\s+)?not(?=\s)", self.text[word.end() :])
        other = object_word(self.text, word.end() + but.end()) if but else None
        return Aimed(
            tuple(found), f"“{word['p']}” is the one named before", tuple(referred(other, known, self.kin)) if other else (),
            described=not found and not kin_word(word) and word["p"].lower() not in ("it", "they", "them"),
        )  # fmt: skip

    def _told_last(self, word: re.Match[str]) -> tuple[int, ...]:
        """Whom "they" means after a sentence about several, where none is named before it in its own."""
        few = len(self.last) > 1 and not any(s.end <= word.start("p") for _, s in self.spots)
        return self.last if few and _THEY.fullmatch(word["p"]) else ()

    def antecedent(self, one: Predicate, begin: int) -> Aimed | None:
        """ "X, whom Switzerland sanctioned", "Y, on which Canada imposed sanctions": the party before "whom"."""
        found = [
            w
            for w in _WHOM.finditer(self.text, max(begin, self.span[0]), one.start)
            if not _DAY_ON_WHICH.search(self.text, self.span[0], w.start())
        ]
        if not found or re.search(r"[;,]", _NAMES.sub("", self.text[found[-1].end() : one.start])):
            return None
        near = [(n, s) for n, s in self.spots if s.end <= found[-1].start() + 1]
        near = [
            (n, s) for n, s in near if not is_context(self.text, s, beside_person(self.text, s, near))
        ] or near
        if not near or found[-1].start() - near[-1][1].end > 60:
            return None
        return Aimed(tuple(n for n, _ in chain(self.text, near)), "the one before “whom”")

    def _subjects(self, place: int, one: Predicate, begin: int, known: Sequence[Numbered]) -> Aimed:
        """The parties a passive predicate is about: before it, or after "the following were ...:"."""
        if one.rule == "X's listing" and (owner := _OWNER.search(self.text, begin, one.start)):
            return self._pointed(owner, known)
        own = [s for s in self.spots if s[1].start >= begin]
        near = [s for _, s in own if s.end <= one.start]
        of = _OF_NAME.search(self.text, begin, near[-1].start) if near else None
        if of and len(near) == 1 and _COUNTED.match(self.text, begin):
            near = []  # the two partners of X were …
        word = self._free(subject_word(self.text, begin, one.start if near or not of else of.start()))
        if word and (of := _OF_IT.search(self.text, begin, word.start("p"))):  # the partners of the president
            word = subject_word(self.text, begin, of.start()) or word
        if word and near and _UNDER.search(self.text, near[-1].end, word.start("p")):
            word = None  # X, a partner of the owner, was …
        if (
            word
            and near
            and _COMMA.fullmatch(self.text, near[-1].end, word.start("p"))
            and self.text[word.end("p")] == ","
        ):
            word = None  # X and Y, the defence minister, were …
        floats = word is not None and bool(near) and word["p"].lower() in ("all", "both", "each")
        if word and not floats and (not near or near[-1].end <= word.start("p")):
            pointed = self._pointed(word, known)
            if pointed.numbers:
                more = self._joined(place, one, True, known)
                return msgspec.structs.replace(pointed, numbers=(*pointed.numbers, *more))
            if pointed.described or kin_word(word):
                return pointed
        found = before(self.text, one, begin, own, not place)
        if (
            not found
            and one.rule == "sanctioned by"
            and not self.text[self.span[0] : one.start].strip(' "“*-•')
        ):
            return self._fronted(one, known)
        if (
            not found
            and place
            and re.search(r"\b(?:who|which|and|it|he)\b[^,;]*$", self.text[begin : one.start])
        ):
            found = before(self.text, one, self.span[0], self.spots, True)
        found += self._joined(place, one, bool(found), known)
        head = self.text[self.span[0] : one.start]
        if not found and not place and not near and _SOMEBODY.match(head):
            few = "ones" if _WERE.search(self.text[one.start : one.end]) else "one"
            return Aimed((), f"the {few} named next", described=True)
        return Aimed(tuple(found))

    def _fronted(self, one: Predicate, known: Sequence[Numbered]) -> Aimed:
        """ "Sanctioned by the EU in February, he ...": the subject after the comma."""
        for comma in re.finditer(",", self.text[one.end : self.span[1]]):
            place = one.end + comma.end()
            if near := [n for n, s in self.spots if 0 < s.start - place < 12]:
                return Aimed((near[0],))
            if word := _HE.match(self.text, place) or object_word(self.text, place):
                return self._pointed(word, known)
        return Aimed(())

    def _joined(self, place: int, one: Predicate, found: bool, known: Sequence[Numbered]) -> list[int]:
        """The parties after a passive: "... along with X", "added were X and Y", "the same day as X"."""
        tail = self.text[one.end : self.span[1]]
        among = re.match(r"\W*(?:Among|Also|Newly|On the list)\b", self.text[self.span[0] : one.start])
        more = _ALONGSIDE.search(tail) if found else (_INVERTED_LATER if among else _INVERTED).match(tail)
        if not found and not more and one.rule in _TAKES_INCLUDING:
            more = _INCLUDING.match(tail)
        if not more or any(p.start < one.end + more.end() for p in self.predicates[place + 1 :]):
            return []
        moved = msgspec.structs.replace(one, end=one.end + more.end())
        named = after(self.text, moved, self._zone_end(place, moved), self.spots)
        # together with the fund
        word = None if named else self._free(object_word(self.text, moved.end - 1))
        return list(self._pointed(word, known).numbers) if word else named

    def _zone_end(self, place: int, one: Predicate) -> int:
        """Up to where an active predicate may take parties: the next one, or the subject of a passive one."""
        if place + 1 >= len(self.predicates):
            return self.span[1]
        following = self.predicates[place + 1]
        if following.form != "passive":
            return following.start
        near = [s for _, s in self.spots if one.end <= s.start and s.end <= following.start]
        if not near:
            return following.start
        tail = self.text[near[-1].end : following.start]
        if "," in tail or re.match(
            r"\W{0,4}\s*(?:\w+\s+)?(?:which|who|already|both|itself|himself|long)\b", tail
        ):
            return following.start
        breaks = list(
            re.finditer(r"[,;]\s|\b(?:and|while|but|whereas)\b", self.text[one.end : near[-1].start])
        )
        if not breaks:
            return following.start
        plural = re.search(r"\b(?:were|are|have)\b", self.text[near[-1].end : following.end])
        strong = [b for b in breaks if b[0] != "and" and not (plural and b[0][0] == "," and len(breaks) < 3)]
        return one.end + (strong or breaks)[-1].start()


_THEY = re.compile(r"they|them|their|both|neither|none|all(?: of them)?", re.I)
_BESIDE_IT = re.compile(r"(?:\s+(?:of|at|from)\s+(?:[\w’'-]+\s*){1,4})?")
_WERE = re.compile(r"\b(?:were|are|have)\b")
_OR = re.compile(r"\s*(?:and|or|nor|as well as|along with)\s+(?:the\s+)?(?:[a-z][\w’'-]*\s+){0,4}")
_DOES_IT = re.compile(r",\s+\w+ed\b|,?\s+(?:is|was|are|were|has|have|had|will|would|may|could|said|says)\b")
_HAS_KEPT = re.compile(r"\s(?:had|kept|held|retained|left)(?=\s)")
_CONTACT = re.compile(
    r",\s+(?:the|an?|one|another)\s+[^,;.]{3,80}?\s(?:(?:that|which|whom)\s+)?(?:the\s+)?(?-i:[A-Z])[\w.]*(?:\s+[A-Z]\w+)?\s+(?:(?:has|have|had|not|never|yet|also|already|first|\w+ly)\s+)*$"
)
_OBJECT_LEFT_OUT = re.compile(
    r"\s*(?:[,.;:)]|$|(?:so far|yet|to date|for now|too|as well|last|this|on \w+day|in (?:19|20)?\d|in [A-Z]\w+|yesterday|today|in|since|over|for)\b)"
)
_OF_IT = re.compile(r"\s+(?:of|behind|around)\s+$")
_OF_NAME = re.compile(r"\s+(?:of|to|behind|around)\s+(?:[\w’'.-]+\s+){0,3}$")
_COUNTED = re.compile(r"\W*(?:[Tt]he|[Bb]oth|[Aa]ll|[Tt]hese|[Tt]hose)\s+(?:two|three|four|five)\b")
_COMMA = re.compile(r",\s+")
_PLAIN = ("both", "neither", "either", "all")
#: A preposition right before a word: it is not the subject.
_UNDER = re.compile(r"\b(?:of|to|with|by|for|from|in|at|on|against|over|near|around|behind)\s+$")
_AMONG = re.compile(r",?\s+(?:among (?:them|which)|including|such as|notably)\b")
_AMONG_THEM = re.compile(r",?\s+(?:were |was )?(?:among them|included)\b")
_NAMED_FIRM = re.compile(
    r"(?:[Tt]he|[Bb]oth)\s+[A-Z]\w+\s+[A-Z]\w+\s+(?:group|bank|company|holding|firm)s?\b"
)
#: Words that join a further party.
_WITH = r"along with|as well as|together with|alongside|next to|on the same day as|at the same time as"
_AND_X = r",\s+and\s(?!(?:that|the) same\b)"
_ALONG = re.compile(rf",?\s+(?:among (?:them|which)|such as|notably|including|and also|{_WITH})\b|{_AND_X}")
_ALONG_LATER = re.compile(rf"[^,;.]{{0,30}}?(?:,?\s+(?:among (?:them|which)|{_WITH})\b|{_AND_X})")
_UPON = re.compile(r"\s(?:on|against)(?=\s)")
#: "Russia's two biggest oil producers": told by a description, to be named next.
_UNNAMED = re.compile(
    rf"^\s+(?:the|its|Russia['’]s|Moscow['’]s|Belarus['’]s|an?)\s+(?:[\w’'-]+\s+){{0,5}}(?:{PERSON}|{FIRM})\b",
    re.I,
)
_PLURAL_END = re.compile(r"(?:men|women|(?<!s)s|ies)\s+(?:on|to|under|onto|into|off|from|with)\b")
_ALONGSIDE = re.compile(rf",?\s+(?:{_WITH}|as (?:was|were|is|are)|the same day as|like)\s")
_INVERTED = re.compile(r"[^:;]{0,60}:\s|\s+(?:was|were|is|are)\s")
_INVERTED_LATER = re.compile(r"[^:;]{0,70}?(?::|\s(?:was|were|is|are))\s")
#: "Three more banks were listed, including X".
_INCLUDING = re.compile(r"(?:\s+[\w’'-]+){0,6}?,?\s+(?:including|among them|such as|notably|namely)\s")
_TAKES_INCLUDING = (
    "passive, sanctioned",
    "passive, added",
    "passive, added to the list",
    "assets were frozen",
    "put under sanctions",
    "hit with sanctions",
    "passive, removed",
    "passive, delisted",
)
_SOMEBODY = re.compile(
    rf"\W*(?:One of|An?|Another|Russia['’]s)\s+(?:[\w’'-]+\s+){{0,5}}?(?:{PERSON}|{FIRM})\b(?![^.;]*\b(?:and|that)\b[^.;]*\b(?:who|which)\b)",
    re.I,
)
#: "(whom) London, Washington and Brussels all (sanctioned)".
_NAMES = re.compile(r"\s+(?:the\s+)?[A-Z][\w.]*(?:(?:,|,? and)\s+(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z]\w+)?)+")
_DAY_ON_WHICH = re.compile(
    r"\b(?:day|date|month|year|week|time|morning|evening|night|moment)\s+(?:in\s+|at\s+|on\s+)?$"
)
_HE = re.compile(
    r"\s+(?P<p>he|she|it|they)(?P<person>)(?P<person2>)(?P<firm>)(?P<kin>)(?P<kin2>)(?P<aged>)\b"
)
#: "His (listing by Britain)".
_OWNER = re.compile(
    r"\b(?P<p>his|her|its|their)(?P<person>)(?P<person2>)(?P<firm>)(?P<kin>)(?P<kin2>)(?P<aged>)\s+(?:[\w’'-]+\s+){0,5}?$",
    re.I,
)
_WHOM = re.compile(
    r"(?:\b(?:on|against|upon|after)\s+)?\b(?:whom|which)\b(?=\s+(?:(?:(?:the|only|neither|both|all|no)\s+)*(?-i:[A-Z])|the (?:bloc|government|union|cabinet|council)\b|it\b|they\b|we\b))",
    re.I,
)
