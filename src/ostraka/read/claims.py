"""Claims: who did (or will, or is asked to do) what, to whom, when, said by whom.

Sentence by sentence and by rules: predicates, the parties each takes, the authority that
acts, the word that governs it, the date of its clause. What a sentence leaves out
(pronouns, "also", the authority) is taken from the sentence before, and the rule says so.
"""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.finding import Spot
from ostraka.read.moods import mood, quotations, speaker, within
from ostraka.read.predicates import Predicate, predicates
from ostraka.read.senders import Sender, senders, treasury_of
from ostraka.read.sentences import sentences
from ostraka.read.targets import after, before, excepted, object_pronoun, pronoun, referred
from ostraka.read.when import dates

Numbered = tuple[int, Spot]


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

    def __init__(self) -> None:
        self.senders: tuple[Sender, ...] = ()
        self.spots: list[Numbered] = []
        self.when: When | None = None
        self.last_date: When | None = None
        self.paragraph = 0


def claims(text: str, spots: Sequence[Spot], report: date | None, start: int = 0) -> list[Stated]:
    """What the text claims of the parties at ``spots``, in order."""
    treasury = treasury_of(senders(text, 0, min(len(text), 100_000)))
    quoted = quotations(text)
    numbered = list(enumerate(spots))
    topic = _Topic()
    out: list[Stated] = []
    at = 0
    for begin, end in sentences(text, start):
        own: list[Numbered] = []
        while at < len(numbered) and numbered[at][1].start < end:
            if numbered[at][1].start >= begin:
                own.append(numbered[at])
            at += 1
        one = _Sentence(text, (begin, end), own, report, treasury, topic)
        found = one.claims(quoted)
        out += found
        one.leave(topic, found)
    return out


class _Sentence:
    def __init__(self, text: str, span: tuple[int, int], spots: list[Numbered], report: date | None,
                 treasury: str, topic: _Topic) -> None:  # fmt: skip
        self.text, self.span, self.spots, self.report, self.topic = text, span, spots, report, topic
        begin, end = span
        held = [(s.start, s.end) for _, s in spots]
        self.senders = [
            s for s in senders(text, begin, end, treasury)
            if not within(s.start, held) and not _dateline(text, s, begin)
        ]  # fmt: skip
        self.predicates = [p for p in predicates(text, begin, end) if not within(p.start, held)]
        self.said_by = ""

    def claims(self, quoted: Sequence[tuple[int, int]]) -> list[Stated]:
        """The claims of the sentence."""
        if not self.predicates:
            return []
        begin, end = self.span
        self.said_by = speaker(self.text, begin, end)
        out: list[Stated] = []
        for place, one in enumerate(self.predicates):
            out += self._claims_of(place, one, quoted, out)
        return out

    def _claims_of(
        self, place: int, one: Predicate, quoted: Sequence[tuple[int, int]], earlier: list[Stated]
    ) -> list[Stated]:
        begin = self.predicates[place - 1].end if place else self.span[0]
        targets, pointed = self._targets(place, one)
        if not targets:
            return []
        kind, cue, cue_at = mood(
            self.text,
            begin if one.form != "passive" else self._clause(begin, one, targets),
            self.span[1],
            one,
        )
        acting, how = self._acting(one, begin, kind, earlier, cue_at)
        if not self._worth(one, acting, how, kind, cue):
            return []
        when = self._when(place, one, kind, cue_at, earlier)
        rule = f"{one.rule}: {cue}" + (f"; {pointed}" if pointed else "") + (f"; {how}" if how else "")
        out = []
        for number in targets:
            spot = dict(self.spots).get(number)
            denied = spot is not None and one.form != "passive" and excepted(self.text, spot)
            for code, sender_text in acting or [("", "")]:
                out.append(Stated(
                    type=ClaimType.DENIED if denied else kind,
                    deed=one.deed,
                    measure=one.measure,
                    sender=code,
                    sender_text=sender_text,
                    spot=number,
                    when=when,
                    rule=rule + ("; an exception" if denied else ""),
                    start=one.start,
                    end=one.end,
                    sentence=self.span,
                    said_by=self.said_by,
                    quoted=within(one.start, quoted),
                ))  # fmt: skip
        return out

    def _clause(self, begin: int, one: Predicate, targets: list[int]) -> int:
        """Where the clause of a passive predicate begins, for the words that may govern it."""
        return begin

    def _worth(
        self, one: Predicate, acting: list[tuple[str, str]], how: str, kind: ClaimType, cue: str
    ) -> bool:
        """Whether the words state anything: a bare noun or "lists" as a noun needs somebody who acts."""
        if one.finite == "noun":
            return kind is not ClaimType.ACT or (bool(acting) and how == "")
        if one.finite in ("present", "base") and kind is ClaimType.ACT:
            return bool(acting) and how == "" or one.rule != "sanctioned"
        return True

    # -- parties -------------------------------------------------------------------------------

    def _targets(self, place: int, one: Predicate) -> tuple[list[int], str]:
        """The places of the parties a predicate takes, and how where it is by a pronoun."""
        begin = self.predicates[place - 1].end if place else self.span[0]
        if one.form == "passive":
            found = before(self.text, one, begin if place else 0, self._from(begin))
            if found and not self._pronoun_between(one, found):
                return found, ""
            word = pronoun(self.text, begin, one.start)
            known = [*self.topic.spots, *[s for s in self.spots if s[1].end <= one.start]]
            if word and known:
                return referred(word, known), f"“{word}” is the one named before"
            if (
                place
                and not found
                and re.search(r"\b(?:who|which|and)\b[^,;]*$", self.text[begin : one.start])
            ):
                found = before(self.text, one, 0, self.spots)
            return found, ""
        end = self._zone_end(place, one)
        if one.form == "between":
            inside = [s for s in self.spots if one.start <= s[1].start < one.end]
            whole = msgspec.structs.replace(one, end=one.start)
            found = after(self.text, whole, one.end, inside)
            if not found and (
                word := object_pronoun(self.text, one.start + len(self.text[one.start : one.end].split()[0]))
            ):
                return referred(word, self.topic.spots), f"“{word}” is the one named before"
            if re.match(
                r",?\s+(?:along with|as well as|together with|including|and also|alongside)\b",
                self.text[one.end :],
            ):
                found += after(self.text, one, end, self.spots)
            return found, ""
        word = object_pronoun(self.text, one.end)
        known = [*self.topic.spots, *[s for s in self.spots if s[1].end <= one.start]]
        if word and known:
            return referred(word, known), f"“{word}” is the one named before"
        return after(self.text, one, end, self.spots), ""

    def _from(self, begin: int) -> list[Numbered]:
        return [s for s in self.spots if s[1].start >= begin]

    def _pronoun_between(self, one: Predicate, found: list[int]) -> bool:
        """Whether a pronoun, not the last party, is the subject ("Sberbank said it was …" keeps the party)."""
        return False

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
        if (
            re.match(r"\W{0,4}\s*(?:\w+\s+)?(?:which|who|already|both|itself|himself|long)\b", tail)
            or "," in tail
        ):
            return following.start
        breaks = list(
            re.finditer(r"[,;]\s|\b(?:and|while|but|whereas)\b", self.text[one.end : near[-1].start])
        )
        if not breaks:
            return following.start
        plural = re.search(r"\b(?:were|are|have)\b", self.text[near[-1].end : following.end])
        strong = [
            b for b in breaks if b[0] != "and" and not (plural and b[0].startswith(",") and len(breaks) < 3)
        ]
        return one.end + (strong or breaks)[-1].start()

    # -- who acts ------------------------------------------------------------------------------

    def _acting(
        self, one: Predicate, begin: int, kind: ClaimType, earlier: list[Stated], cue_at: int
    ) -> tuple[list[tuple[str, str]], str]:
        """The authorities that act, and how they were found where not in the clause itself."""
        inside = [s for s in self.senders if one.start <= s.start < one.end]
        right = [s for s in self.senders if one.end <= s.start < one.end + 90 and self._agent(one, s)]
        if one.form == "passive" or one.finite == "noun" or one.rule == "sanctions include":
            for chosen in (right[:1], inside[:1]):
                if chosen:
                    return self._coordinated(chosen[0]), ""
        elif inside and one.form == "active" and re.search(r"\bby\b", self.text[one.start : inside[0].start]):
            return self._coordinated(inside[0]), ""
        left = [s for s in self.senders if s.end <= one.start]
        if kind is ClaimType.CALLED_FOR:
            return self._asked(one, cue_at, left)
        free = [s for s in left if not self._is_object(s)]
        if one.form == "passive":
            free = [
                s
                for s in free
                if s.start >= begin
                and re.match(r".{0,3}\s*(?:sanctions|measures|list|,)", self.text[s.end :])
            ] or ([s for s in left if re.search(r"\b[Ii]n\s+(?:the\s+)?$", self.text[: s.start + 4][-12:])])
        if free:
            return self._coordinated(free[-1]), ""
        if inside:
            return self._coordinated(inside[0]), ""
        if kind is ClaimType.ACT or kind is ClaimType.ANNOUNCED or kind is ClaimType.DENIED:
            if earlier and one.form != "passive":
                same = [c for c in earlier if c.start == earlier[-1].start]
                return list(
                    dict.fromkeys((c.sender, c.sender_text) for c in same if c.sender)
                ), "the authority named before"
            if self.topic.senders and self._continues(one):
                return [(s.code, s.text) for s in self.topic.senders], "the authority of the sentence before"
        return [], ""

    def _agent(self, one: Predicate, sender: Sender) -> bool:
        """Whether an authority after a predicate is its agent: by Britain, in the US, on the EU list."""
        between = self.text[one.end : sender.start]
        if any(p.start > one.end and p.start < sender.start for p in self.predicates):
            return False
        return bool(
            re.search(r"\b(?:by|in|from)\s+(?:(?:the|both|all|not only|only)\s+)*$", between)
        ) and not re.search(r"[;.]", between)

    def _is_object(self, sender: Sender) -> bool:
        """Whether an authority before a predicate is not its subject: by, in, unlike, after, against it."""
        head = self.text[max(self.span[0], sender.start - 40) : sender.start]
        if re.search(
            r"\b(?:government|ministry|treasury|minister|council|parliament|president|cabinet|bank) of\s+(?:the\s+)?$",
            head,
            re.I,
        ):
            return False
        return bool(re.search(
            r"\b(?:by|with|after|unlike|like|than|following|in|against|of|to|on|outside|at|between|within|into|for|from|told|joins?|joined|joining|followed|follows|behind)"
            r"\s+(?:the\s+|both\s+)?$", head, re.I)) and not re.match(r"\s*(?:and|,)?\s*(?:announc|said)", self.text[sender.end :])  # fmt: skip

    def _coordinated(self, chosen: Sender) -> list[tuple[str, str]]:
        """The authority with those joined to it by commas or "and"."""
        place = self.senders.index(chosen)
        low = high = place
        while low and self._joined(low - 1):
            low -= 1
        while high + 1 < len(self.senders) and self._joined(high):
            high += 1
        return list({s.code: (s.code, s.text) for s in reversed(self.senders[low : high + 1])}.values())[::-1]

    def _joined(self, place: int) -> bool:
        between = self.text[self.senders[place].end : self.senders[place + 1].start]
        return bool(re.fullmatch(r"\s*(?:,|and|, and|&|or|as well as|along with|together with|, as well as|and then)\s*(?:by |in )?(?:the\s+)?", between)) or (
            self.senders[place].code == self.senders[place + 1].code and len(between) < 30 and not re.search(r"\b(?:after|by|unlike)\b", between))  # fmt: skip

    def _asked(self, one: Predicate, cue_at: int, left: list[Sender]) -> tuple[list[tuple[str, str]], str]:
        """Of whom it is asked: the authority between the asking and the asked, else one that "should"."""
        asked = [s for s in left if s.start > cue_at]
        right = [s for s in self.senders if one.end <= s.start and self._agent(one, s)]
        if not asked and re.match(r"(?:should|must|ought|need|ha[sv])", self.text[cue_at:], re.I):
            asked = [s for s in left if not self._is_object(s)][-1:]
        chosen = asked or right
        return (self._coordinated(chosen[0]), "") if chosen else ([], "")

    def _continues(self, one: Predicate) -> bool:
        """Whether the sentence goes on about the one before: no authority of its own, or a pronoun for it."""
        head = self.text[self.span[0] : one.start]
        if self.senders and not all(self._is_object(s) for s in self.senders):
            return False
        return (
            one.form != "passive"
            or bool(re.search(r"\b(?:also|too|same|list|likewise)\b", self.text[self.span[0] : self.span[1]]))
            or len(head) < 80
        )

    # -- when ----------------------------------------------------------------------------------

    def _when(self, place: int, one: Predicate, kind: ClaimType, cue_at: int, earlier: list[Stated]) -> When:
        begin, end = self.span
        ahead = kind in (ClaimType.ANNOUNCED, ClaimType.EXPECTED)
        found: list[When] = []
        cut = min(cue_at, one.start) if ahead else end
        for low, high, future in ((begin, cut, False), (cut, end, True)) if ahead else ((begin, end, False),):
            found += dates(self.text, low, high, self.report, future)
        own = [w for w in found if self._same_clause(one, w)]
        if ahead and any(w.start > one.start for w in own):
            own = [w for w in own if w.start > one.start]
        if own:
            best = min(own, key=lambda w: (w.end <= one.start and one.finite == "state", _distance(one, w)))
            return self._settled(best)
        if earlier and one.form != "passive" and earlier[-1].type is kind:
            return earlier[-1].when
        if not found and self._goes_on(kind):
            return (
                msgspec.structs.replace(
                    self.topic.when, rule="as in the sentence before", start=0, end=0, text=""
                )
                if self.topic.when
                else _UNKNOWN
            )
        return _UNKNOWN

    def _settled(self, when: When) -> When:
        """A date that counts from another ("the same day") settled by the last one read."""
        last = self.topic.last_date
        if when.rule == "same day" and last is not None and last.known:
            return msgspec.structs.replace(
                when, first=last.first, last=last.last, rule="the same day as said before"
            )
        return when

    def _same_clause(self, one: Predicate, when: When) -> bool:
        """Whether only words that keep the clause stand between a predicate and a date."""
        low, high = (one.end, when.start) if when.start >= one.start else (when.end, one.start)
        if low >= high:
            return True
        between = self.text[low:high]
        if any(p is not one and low <= p.start < high for p in self.predicates):
            return False
        return not _BREAK.search(between)

    def _goes_on(self, kind: ClaimType) -> bool:
        words = self.text[self.span[0] : self.span[1]]
        return kind is ClaimType.ACT and self.topic.when is not None and bool(_ALSO.search(words))

    def leave(self, topic: _Topic, found: list[Stated]) -> None:
        """Note what the next sentence may lean on."""
        acts = [c for c in found if c.type in (ClaimType.ACT, ClaimType.ANNOUNCED)]
        known = [c.when for c in found if c.when.known]
        if acts:
            last = [c for c in acts if c.sender]
            if last:
                topic.senders = tuple(
                    {
                        c.sender: Sender(0, 0, c.sender, c.sender_text)
                        for c in last
                        if c.start == last[0].start
                    }.values()
                )
            topic.when = acts[0].when if acts[0].when.known else topic.when
        elif free := [s for s in self.senders if not self._is_object(s)]:
            topic.senders = (free[0],)
        if known:
            topic.last_date = known[-1]
        if self.spots:
            topic.spots = (topic.spots + self.spots)[-12:]


_UNKNOWN = When("no date in its words")
_BREAK = re.compile(
    r";|\b(?:while|but|whereas|although|though|which|who|whose|whom|already|after|before|following|since then|when|because|where"
    r"|invasion|invaded|born|war began|said|founded|appointed)\b|\. ",
    re.I,
)
_ALSO = re.compile(r"\b(?:also|too|as well|further|in addition|the (?:same )?(?:list|round|package|measures|sanctions|designations)|among (?:those|them)|others?|likewise|both|the two)\b", re.I)  # fmt: skip


def _distance(one: Predicate, when: When) -> int:
    return when.start - one.end if when.start >= one.end else one.start - when.end


def _dateline(text: str, sender: Sender, begin: int) -> bool:
    """Whether a capital only tells where the report was written."""
    return (
        begin >= 0
        and bool(re.match(r"[A-Z ]{3,30}(?:,|\s*[-–—(])", text[sender.start : sender.start + 40]))
        and sender.text.isupper()
        and len(sender.text) > 3
    )
