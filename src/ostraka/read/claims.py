"""Claims: who did (or will, or is asked to do) what, to whom, when, said by whom.

Sentence by sentence and by rules: predicates, the parties each takes, the authority that
acts, the word that governs it, the date of its clause. What a sentence leaves out
(pronouns, "also", the authority) is taken from the sentence before, and the rule says so.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ostraka.read.acting import Actor, agents, asked, coordinated, in_quotation, is_object, subject
from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.moods import mood, quotations, speaker, within
from ostraka.read.predicates import Predicate, predicates
from ostraka.read.senders import Sender, dateline, senders, treasury_of
from ostraka.read.sentences import sentences
from ostraka.read.spots import Spot
from ostraka.read.targets import after, before, excepted, is_context, object_pronoun, pronoun, referred
from ostraka.read.timing import UNKNOWN, Timing

Numbered = tuple[int, Spot]
#: Sentences before and after a mention that may be about it.
_REACH = 3


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A claim before its party is resolved: what the words say."""

    type: ClaimType
    deed: Deed
    measure: str
    sender: str
    sender_text: str
    spot: int
    when: When
    rule: str
    start: int
    end: int
    sentence: tuple[int, int]
    said_by: str
    quoted: bool


class _Topic:
    """What the sentences so far were about."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self.spots: list[Numbered] = []
        self.last: tuple[Predicate, ClaimType, When] | None = None
        """The last act stated, also of parties not named."""
        self.day: When | None = None


class Page:
    """A text with what is known of it as a whole."""

    def __init__(self, text: str, spots: Sequence[Spot], report: date | None, line: tuple[int, int]) -> None:
        # a line end is a blank to every rule, and offsets stay as they are
        self.text, self.report, self.line = text.replace("\n", " "), report, line
        self.treasury = treasury_of(text, senders(text, 0, min(len(text), 100_000)))
        self.quoted = quotations(text)
        self.spots = list(enumerate(spots))
        self.held = [(s.start, s.end) for s in spots]


def claims(
    text: str, spots: Sequence[Spot], report: date | None, line: tuple[int, int] = (0, 0)
) -> list[Stated]:
    """What the text claims of the parties at ``spots``, in order; ``line`` is where its date line stands."""
    if not spots:
        return []
    page = Page(text, spots, report, line)
    topic = _Topic(tuple((s.code, s.text) for s in dateline(text)))
    out: list[Stated] = []
    for span, own in _near_spots(text, page.spots):
        one = _Sentence(page, span, own, topic)
        out += one.claims()
        one.leave()
    return out


def _near_spots(text: str, spots: Sequence[Numbered]) -> Iterator[tuple[tuple[int, int], list[Numbered]]]:
    """The sentences that name a party, with those close enough to share a subject, and their parties."""
    spans = list(sentences(text))
    starts = [begin for begin, _ in spans]
    own: dict[int, list[Numbered]] = {}
    for numbered in spots:
        own.setdefault(bisect_right(starts, numbered[1].start) - 1, []).append(numbered)
    wanted = {n for place in own for n in range(place - _REACH, place + _REACH + 1)}
    for place in sorted(wanted):
        if 0 <= place < len(spans):
            yield spans[place], own.get(place, [])


class _Sentence:
    def __init__(self, page: Page, span: tuple[int, int], spots: list[Numbered], topic: _Topic) -> None:
        self.page, self.text, self.span, self.spots, self.topic = page, page.text, span, spots, topic
        begin, end = span
        held = [(s.start, s.end) for _, s in spots]
        self.predicates = [p for p in predicates(self.text, begin, end) if not within(p.start, held)]
        self.senders: list[Sender] = []
        if self.predicates or spots or topic.actors:
            self.senders = [
                s
                for s in senders(self.text, begin, end, page.treasury)
                if not within(s.start, held) and not page.line[0] <= s.start < page.line[1] and not s.capitals
            ]
        self.timing = Timing(self.text, span, page.report, page.line, self.predicates)
        self.done: list[tuple[Predicate, ClaimType, tuple[Actor, ...], When, bool]] = []
        self.said_by = ""

    def claims(self) -> list[Stated]:
        """The claims of the sentence."""
        if not self.predicates:
            return self._continued() if self.spots else []
        self.said_by = speaker(self.text, *self.span)
        return [c for place, one in enumerate(self.predicates) for c in self._claims_of(place, one)]

    def _claims_of(self, place: int, one: Predicate) -> list[Stated]:
        begin = self.predicates[place - 1].end if place else self.span[0]
        targets, pointed = self._targets(place, one)
        kind, cue, cue_at = mood(self.text, begin, self.span[1], one)
        groups = self._acting(place, one, kind, cue_at, bool(targets))
        out: list[Stated] = []
        for actors, how, at in groups:
            when, told = self._when(place, one, kind, cue_at, at, len(groups) > 1)
            self.done.append((one, kind, actors, when, bool(targets)))
            if not self._worth(one, actors, how, kind):
                continue
            rule = "; ".join(filter(None, (f"{one.rule}: {cue}", pointed, how, told)))
            out += self._stated(one, kind, actors, when, rule, targets)
        return out

    def _stated(self, one: Predicate, kind: ClaimType, actors: Sequence[Actor], when: When, rule: str,
                targets: Sequence[int]) -> list[Stated]:  # fmt: skip
        own = dict(self.spots)
        out = []
        for number in dict.fromkeys(targets):
            spot = own.get(number)
            denied = (
                spot is not None
                and spot.start >= one.end
                and excepted(self.text, spot)
                and kind is not ClaimType.DENIED
            )
            for code, text in actors or [("", "")]:
                out.append(Stated(
                    type=ClaimType.DENIED if denied else kind, deed=one.deed, measure=one.measure, sender=code,
                    sender_text=text, spot=number, when=when, rule=rule + ("; an exception" if denied else ""),
                    start=one.start, end=one.end, sentence=self.span, said_by=self.said_by,
                    quoted=within(one.start, self.page.quoted),
                ))  # fmt: skip
        return out

    def _worth(self, one: Predicate, actors: Sequence[Actor], how: str, kind: ClaimType) -> bool:
        """Whether the words state anything: a bare noun, or "lists" as a noun, needs somebody who acts."""
        if one.finite == "noun":
            return kind is not ClaimType.ACT or (bool(actors) and not how)
        if one.finite in ("present", "base") and kind is ClaimType.ACT:
            return (bool(actors) and not how) or one.rule not in ("sanctioned", "list")
        return not (one.rule in ("added", "on the list") and not actors)

    def _continued(self) -> list[Stated]:
        """A sentence without a predicate that goes on with the last: "Among them are …", "Also …"."""
        last = self.topic.last
        head = self.text[self.span[0] : self.spots[0][1].start]
        if last is None or not _GOES_ON.match(self.text[self.span[0] : self.span[1]]) or len(head) > 90:
            return []
        one, kind, when = last
        moved = msgspec.structs.replace(
            one, start=self.span[0], end=self.span[0] + max(1, len(head.split(" ")[0]))
        )
        targets = after(self.text, moved, self.span[1], self.spots)
        own, told = self.timing.nearest(moved, False)
        rule = f"{one.rule}, as in the sentence before: goes on with it"
        return self._stated(moved, kind, self.topic.actors, own if told else when, rule, targets)

    # -- parties -------------------------------------------------------------------------------

    def _targets(self, place: int, one: Predicate) -> tuple[list[int], str]:
        """The places of the parties a predicate takes, and how where it is by a pronoun."""
        begin = self.predicates[place - 1].end if place else self.span[0]
        known = [*self.topic.spots, *[s for s in self.spots if s[1].end <= one.start]]
        if one.form == "passive":
            return self._subjects(place, one, begin, known)
        end = self._zone_end(place, one)
        verb = one.start + len(self.text[one.start : one.end].split()[0])
        word = object_pronoun(self.text, one.end if one.form == "active" else verb)
        if one.form == "between":
            found = after(self.text, msgspec.structs.replace(one, end=one.start), one.end, self.spots)
            if not found and word:
                return referred(word, known), f"“{word}” is the one named before"
            if _ALONG.match(self.text, one.end) or self.text[one.end : one.end + 1] == ":":
                found += after(self.text, one, end, self.spots)
            return found, ""
        if word and known:
            return referred(word, known), f"“{word}” is the one named before"
        return after(self.text, one, end, self.spots), ""

    def _subjects(
        self, place: int, one: Predicate, begin: int, known: list[Numbered]
    ) -> tuple[list[int], str]:
        """The parties a passive predicate is about: before it, or after "the following were …:"."""
        own = [s for s in self.spots if s[1].start >= begin]
        found = before(self.text, one, begin if place else 0, own)
        right = ""
        pointed = ""
        if not found:
            word = pronoun(self.text, begin, one.start)
            if word and known:
                found, pointed = referred(word, known), f"“{word}” is the one named before"
            elif place and re.search(r"\b(?:who|which|and|it|he)\b[^,;]*$", self.text[begin : one.start]):
                found = before(self.text, one, 0, self.spots)
        tail = self.text[one.end : self.span[1]]
        if (
            found
            and (
                more := re.search(
                    r",?\s+(?:along with|together with|as well as|as (?:was|were|is|are)|alongside)\s", tail
                )
            )
        ) or (not found and (more := re.match(r"[^:;]{0,60}:\s|\s+(?:was|were|is|are)\s", tail))):
            right = tail[: more.end()]
        if right and not any(p.start < one.end + len(right) for p in self.predicates[place + 1 :]):
            moved = msgspec.structs.replace(one, end=one.end + len(right))
            found = found + after(self.text, moved, self._zone_end(place, moved), self.spots)
        return found, pointed

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

    # -- who acts, and when ----------------------------------------------------------------------

    def _acting(
        self, place: int, one: Predicate, kind: ClaimType, cue_at: int, named: bool
    ) -> list[tuple[tuple[Actor, ...], str, int]]:
        """Each group of authorities that act, how it was found, and where; one empty group if none."""
        following = self.predicates[place + 1].start if place + 1 < len(self.predicates) else self.span[1]
        groups = agents(self.text, one, self.senders, following)
        inside = [s for s in self.senders if one.start <= s.start < one.end]
        if one.form == "passive" or one.finite == "noun" or one.rule == "sanctions include":
            if not groups and inside:
                groups = [inside[0]]
        elif inside and one.form == "active" and re.search(r"\bby\b", self.text[one.start : inside[0].start]):
            groups = [inside[0]]
        if groups and (one.form == "passive" or inside):
            return [(coordinated(self.text, self.senders, g), "", g.start) for g in groups]
        left = [s for s in self.senders if s.end <= one.start]
        if kind is ClaimType.CALLED_FOR:
            return [(asked(self.text, one, cue_at, left, groups, self.span[0]), "", one.start)]
        if one.form != "passive":
            chosen = subject(self.text, one, left, self.span[0])
            if chosen is None and (
                quoted := in_quotation(self.text, one, self.senders, self.page.quoted, self.span[0])
            ):
                return [(((quoted.code, quoted.text),), "“we” is who speaks", one.start)]
            if chosen is None and inside:
                chosen = inside[0]
            if chosen is not None:
                first = (coordinated(self.text, self.senders, chosen), "", one.start)
                return [first, *self._others_too(one, following)]
        return [self._unsaid(place, one, kind, left)]

    def _others_too(self, one: Predicate, following: int) -> list[tuple[tuple[Actor, ...], str, int]]:
        """The same act by another: "… and Canada in February", "…, and Canada a day later": the same act by another."""
        out: list[tuple[tuple[Actor, ...], str, int]] = []
        for sender in self.senders:
            if one.end <= sender.start < following:
                head = self.text[max(one.end, sender.start - 12) : sender.start]
                if re.search(r"\band\s+(?:the\s+)?$", head) and _DID_SO.match(self.text, sender.end):
                    out.append((((sender.code, sender.text),), "does the same", sender.start))
        return out

    def _unsaid(
        self, place: int, one: Predicate, kind: ClaimType, left: Sequence[Sender]
    ) -> tuple[tuple[Actor, ...], str, int]:
        """Who acts where the clause does not say: as earlier in the sentence, or in the one before."""
        earlier = next((d for d in reversed(self.done) if d[2]), None)
        words = self.text[self.span[0] : self.span[1]]
        cue = bool(_ALSO.search(words))
        if one.form == "passive":
            free = [s for s in left if not is_object(self.text, s, one, self.span[0])]
            codes = {s.code for s in free}
            if len(codes) == 1 and (place == 0 or earlier is None):
                return ((free[0].code, free[0].text),), "the only authority of the sentence", one.start
            if not left and cue and self.topic.actors:
                return self.topic.actors, "the authority of the sentence before", one.start
            return (), "", one.start
        if earlier:
            return earlier[2], "the authority named before", one.start
        generic = _GENERIC.search(self.text[self.span[0] : one.start])
        goes_on = kind in (ClaimType.ACT, ClaimType.ANNOUNCED, ClaimType.DENIED) or generic
        if self.topic.actors and goes_on and (generic or cue or not left):
            return self.topic.actors, "the authority of the sentence before", one.start
        return (), "", one.start

    def _when(
        self, place: int, one: Predicate, kind: ClaimType, cue_at: int, at: int, several: bool
    ) -> tuple[When, str]:
        """The date of one act; ``at`` is its own agent, where the sentence has several."""
        ahead = kind in (ClaimType.ANNOUNCED, ClaimType.EXPECTED)
        when, found = self.timing.nearest(one, ahead, cue_at, at if several else None)
        if when.rule == "same day" and self.topic.day is not None:
            return msgspec.structs.replace(when, first=self.topic.day.first, last=self.topic.day.last,
                                           rule="the same day as said before"), ""  # fmt: skip
        if found:
            return when, ""
        if several:
            return UNKNOWN, ""
        joined = [d for d in self.done if d[1] is kind and d[3].known]
        if joined and one.form != "passive" and not self.timing.parted(joined[-1][0], one):
            return joined[-1][3], "dated with the verb before"
        last = self.topic.last
        if last and kind is ClaimType.ACT and last[2].known and not self.timing.any and self._same_act():
            return msgspec.structs.replace(last[2], start=0, end=0, text=""), "dated as the sentence before"
        return UNKNOWN, ""

    def _same_act(self) -> bool:
        """Whether the sentence goes on with the act of the one before."""
        words = self.text[self.span[0] : self.span[1]]
        known = {code for code, _ in self.topic.actors}
        free = [s for s in self.senders if s.code not in known]
        return bool(_ALSO.search(words)) and not free and not re.search(r"\bhad\b", words)

    def leave(self) -> None:
        """Note what the next sentence may lean on."""
        topic = self.topic
        acts = [
            d
            for d in self.done
            if d[1] in (ClaimType.ACT, ClaimType.ANNOUNCED) and d[0].deed is not Deed.LICENSED
        ]
        with_actor = [d for d in acts if d[2]]
        if acts:
            one, kind, _, when, _ = acts[0]
            topic.last = (one, kind, when)
            topic.actors = with_actor[0][2] if with_actor else topic.actors
        elif not self.predicates and (
            free := [s for s in self.senders if not is_object(self.text, s, None, self.span[0])]
        ):
            topic.actors = ((free[0].code, free[0].text),)
        known = [d[3] for d in self.done if d[3].known]
        if known:
            topic.day = known[-1]
        main = [(n, s) for n, s in self.spots if not is_context(self.text, s, False)]
        topic.spots = (topic.spots + (main or self.spots))[-12:]


_ALSO = re.compile(
    r"\b(?:also|too|as well|further|in addition|the (?:same )?(?:list|round|package|measures|sanctions|designations)"
    r"|the same (?:list|package|round|day)|the targets|among (?:those|them)|others?|likewise|all|was not|were not|themselves)\b",
    re.I,
)
_GENERIC = re.compile(
    r"\b(?:it|they|ministers?|(?:the )?(?:government|bloc|country|administration|cabinet|union|ministry|department|council|authorities"
    r"|office|union)|officials|he|she)\b(?:\s+\w+){0,3}\s*$",
    re.I,
)
_GOES_ON = re.compile(
    r"[\W\d]*(?:Among (?:them|those|the)\b|Also\b|It includes|They are|They include|These (?:are|include)|Those (?:are|include)|The (?:others|names|list|targets|eight|seven|six|five|four|three|two)\b.{0,30}\b(?:are|were|include|is)\b|\d+[.)])",
)
_ALONG = re.compile(r",?\s+(?:along with|as well as|together with|including|and also|alongside)\b|,\s+and\s")
_DID_SO = re.compile(
    r"\s+(?:(?:did so|did the same|followed|acted)\b|(?:on|in|a day|the next day|two days|a week|a month|last|this|yesterday|earlier|later)\b)"
)
