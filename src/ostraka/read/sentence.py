"""One sentence: its predicates, whom each is about, who acts, when, and what it leaves to the next."""

# ruff: noqa: E501
import re
from collections.abc import Sequence

import msgspec

from ostraka.read.acting import Acting
from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.answering import answers
from ostraka.read.background import told_before
from ostraka.read.beside import excepted, is_context
from ostraka.read.continuing import DAY_ONLY, bulleted, goes_on, items, joins
from ostraka.read.dating import COLON, Dating, adopted, lead, round_day
from ostraka.read.doers import Actor
from ostraka.read.ellipsis import elliptic
from ostraka.read.entries import entries
from ostraka.read.gapped import dealt
from ostraka.read.idle import idle
from ostraka.read.moods import mood, void, within
from ostraka.read.predicates import Predicate, predicates
from ostraka.read.references import Numbered, kinship
from ostraka.read.senders import alone, senders
from ostraka.read.speech import speaker
from ostraka.read.targets import Aimed, Targets
from ostraka.read.timing import UNKNOWN, Timing
from ostraka.read.topic import Done, Page, Stated, Topic
from ostraka.read.worth import private, worth


class Sentence:
    """A sentence read in the light of those before it."""

    def __init__(self, page: Page, span: tuple[int, int], spots: list[Numbered], topic: Topic) -> None:
        self.page, self.text, self.span, self.spots, self.topic = page, page.text, span, spots, topic
        begin, end = span
        held = [(s.start, s.end) for _, s in spots]
        found = [p for p in predicates(self.text, begin, end) if not within(p.start, held)]
        known = senders(self.text, begin, end, page.treasury, page.home)
        known = sorted([*known, *page.officers.named(self.text, begin, end)], key=lambda s: s.start)
        known = [s for s in known if not within(s.start, held) and not page.line[0] <= s.start < page.line[1]]
        self.senders = [s for s in known if not s.capitals]
        labels = [
            s for s in known if s.capitals and page.starts_line(s.start) and COLON.match(self.text, s.end)
        ]
        if labels:  # "* TOKYO: the cabinet ..."
            topic.actors = topic.it = ((labels[0].code, labels[0].text.title()),)
        if (heading := alone(self.text, span, self.senders)) and page.starts_line(begin):
            topic.section = ((heading.code, heading.text),)
        if topic.latest or found:
            acted = topic.latest is not None and topic.latest.one.form != "passive"
            left_out = elliptic(self.text, span, spots, self.senders, found, acted)
            found = sorted([*found, *left_out], key=lambda p: p.start)
        self.predicates = found
        self.timing = Timing(self.text, span, page.report, page.line, found, lambda: topic.day)
        topic.kin |= kinship(self.text, spots, topic.spots)
        self.acting = Acting(page, span, self.senders, found, topic, bool(labels))
        self.targets = Targets(self.text, span, found, spots, topic.spots, topic.kin)
        self.targets.last = topic.told_of(span[0])
        self.done: list[Done] = []
        self.dating = Dating(self.timing, topic, self.senders, self.done)
        self.said_by = ""

    def claims(self) -> list[Stated]:
        """The claims of the sentence."""
        opened = self._filled()
        if all(p.finite == "noun" for p in self.predicates):
            listed = entries(self.page, self.span, self.senders)
            if len(listed) > (1 if self.predicates else 0):
                return opened + listed
        if self.spots and joins(self.text, self.span, self.spots[0][1].start) >= 0:
            return opened or self._continued()
        if not self.predicates and (answered := self._answered()):
            return answered
        if not self.predicates and self._asks_on():
            return opened
        if not self.predicates:
            return opened or (self._continued() if self.spots else [])
        self.said_by = speaker(self.text, *self.span)
        return opened + [c for place, one in enumerate(self.predicates) for c in self._claims_of(place, one)]

    def _claims_of(self, place: int, one: Predicate) -> list[Stated]:
        begin = self.predicates[place - 1].end if place else self.span[0]
        if void(self.text, begin, self.span, one):
            self._ask(place, one)
            return []
        kind, cue, cue_at = mood(self.text, begin, self.span[1], one)
        aimed = self._same(one) if one.form == "same" else self.targets.of(place, one)
        if (
            kind is ClaimType.ACT
            and one.finite == "base"
            and self.done
            and self.done[-1].kind is not ClaimType.DENIED
        ):
            kind, cue, cue_at = (
                self.done[-1].kind,
                "as the verb before",
                begin,
            )  # urge the EU to list X and Canada to add Y
        leaned = self._leaned(one, kind)
        if leaned is None:
            return []
        one, kind, said_before = leaned
        if one.rule == "follows" and self._idle(one, kind):
            return []
        if cue == "no longer":
            one = msgspec.structs.replace(one, deed=Deed.DELISTED)
        out: list[Stated] = []
        aimed = self._elsewhere(place, one, aimed)
        groups = self.acting.groups(place, one, kind, cue_at, self.done)
        if said_before:
            groups = [(said_before, "the authority of the act before", one.start)]
        for actors, how, at in groups:
            if how != "does the same" and (how or not actors) and private(self.text, begin, one, self.spots):
                continue
            if not worth(self.text, one, actors, how, kind, aimed.how, bool(aimed.numbers)):
                continue
            when, told = self.dating.when(one, kind, (cue, cue_at), at if len(groups) > 1 else None, actors)
            self.done.append(Done(one, kind, actors, when, aimed.numbers))
            rule = "; ".join(filter(None, (f"{one.rule}: {cue}", aimed.how, how, told)))
            stated = self._stated(one, kind, actors, when, rule, aimed)
            if aimed.described and not stated:
                self.topic.open = tuple(self._stated(one, kind, actors, when, rule, Aimed((-1,))))
            if at == groups[0][2] and (self.timing.any or len(self.senders) > 1):
                follows = self.predicates[place + 1 :]
                end = follows[0].start if follows else self.span[1]
                stated = dealt(stated, self.text, one, end, self.spots, self.timing.past, self.senders)
            out += stated
        return out

    def _leaned(
        self, one: Predicate, kind: ClaimType
    ) -> tuple[Predicate, ClaimType, tuple[Actor, ...]] | None:
        """(The predicate, how it is put, who acts) where its act is the one told before; None where none was."""
        if one.rule not in _LEANING and one.form != "same":
            return one, kind, ()
        before = self.topic.last if one.rule in ("among them", "also feature") else self._last()
        if before is None or one.rule == "stays on":  # when others went
            return (one, kind, ()) if before and _OF_LISTS.search(before.one.rule) else None
        so = one.rule == "ellipsis" and _SO.match(self.text, one.start) is not None
        if (
            so
            and before.one.rule == "sanctioned by"
            and {"is", "are"} & {*self.text[one.start : one.end].split()}
        ):
            return None  # X, listed by the EU, is suing. So is Y
        if so and before.kind is ClaimType.DENIED and kind is ClaimType.ACT:
            kind = before.kind
        if before.kind is ClaimType.ANNOUNCED and kind is ClaimType.ACT and one.form == "same":
            kind = before.kind
        if one.rule != "lifted it":
            one = msgspec.structs.replace(one, deed=before.one.deed, measure=before.one.measure)
        return one, kind, before.actors if so and not self.senders else ()

    def _elsewhere(self, place: int, one: Predicate, aimed: Aimed) -> Aimed:
        """Whom a predicate is about, where that does not stand where it should."""
        if not aimed.numbers and place and one.form == "passive":
            aimed = self._carried(place, one, aimed)
        if not aimed.numbers and not aimed.described and (bare := self._bare(place, one)):
            aimed = bare
        if not aimed.numbers and one.finite != "noun" and (named := self.targets.among_them(one)):
            aimed = named
        if not aimed.numbers and one.finite == "noun" and self.spots:
            aimed = self._noun_of(one)
        return aimed

    def _idle(self, one: Predicate, kind: ClaimType) -> bool:
        """Whether "follow" or "do so" says nothing new: "more could follow", "should list X and must do so now"."""
        if self.done and self.done[-1].kind is kind is ClaimType.CALLED_FOR:
            return True
        more = self.spots or len(self.predicates) > 1
        return idle(self.page, self.span, one, () if more else self.senders)

    def _ask(self, place: int, one: Predicate) -> None:
        """Keep what a question asks: the next sentence may answer it."""
        if self.text[self.span[1] - 1] != "?":
            return
        numbers = self.targets.of(place, one).numbers
        actors = self.acting.groups(place, one, ClaimType.ACT, one.start, ())[0][0]
        if numbers:
            self.topic.question = Done(one, ClaimType.ACT, actors, UNKNOWN, numbers)

    def _asks_on(self) -> bool:
        """Whether it asks of another what was answered last: "Has the US?"."""
        last, words = self._last(), self.text[slice(*self.span)]
        if last is None or not self.senders or not _AND_YOU.fullmatch(words):
            return False
        if self.span[1] - self.senders[-1].end > 12:
            return False  # will Ireland do anything of its own?
        actors = tuple((s.code, s.text) for s in self.senders)
        self.topic.question = Done(last.one, ClaimType.ACT, actors, UNKNOWN, last.targets)
        return True

    def _answered(self) -> list[Stated]:
        """The claims of a sentence that answers the question before."""
        asked, self.topic.question = self.topic.question, None
        if asked is None:
            return []
        found = answers(self.text, self.span, asked.actors, self.senders, self.timing.past)
        one = msgspec.structs.replace(asked.one, start=self.span[0], end=self.span[1])
        rule, aimed = f"{one.rule}: an answer", Aimed(asked.targets)
        return [
            c for kind, actor, when in found for c in self._stated(one, kind, (actor,), when, rule, aimed)
        ]

    def _carried(self, place: int, one: Predicate, aimed: Aimed) -> Aimed:
        """ "... was listed by Britain but has never been by the EU": the subject of the verb before."""
        between = self.text[self.predicates[place - 1].end : one.start]
        it = re.search(r"\bit\s+(?:had\s+|has\s+|was\s+)*$", between)
        if it and self.done and self.done[-1].targets:
            return Aimed(self.done[-1].targets, "“it” is the one the verb before is about")
        if self.done and self.done[-1].targets and _COORDINATED.search(between) and ";" not in between:
            return Aimed(self.done[-1].targets, "whom the verb before is about")
        near = [(n, s) for n, s in self.spots if s.end <= one.start and not is_context(self.text, s, False)]
        if near and not aimed.described and _PARENTHESIS.match(between):
            return Aimed((near[-1][0],))  # X, on which Canada had imposed sanctions, was ...
        return aimed

    def _bare(self, place: int, one: Predicate) -> Aimed | None:
        """ "3 June: added to the EU list": no subject is said; it is whom the line before was about."""
        head = self.text[self.span[0] : one.start]
        if place or one.form != "passive" or not DAY_ONLY.fullmatch(head):
            return None
        before = self._last()
        numbers = (before.targets if before else ()) or self.topic.focus
        return Aimed(tuple(numbers[-1:]), "whom the line before is about") if numbers else None

    def _noun_of(self, one: Predicate) -> Aimed:
        """ "After the British listing of March": of the party named before, where none stands behind it."""
        near = [n for n, s in self.spots if s.end <= one.start and not is_context(self.text, s, False)]
        return Aimed(tuple(near[-1:]))

    def _last(self) -> Done | None:
        """The act that an ellipsis leans on."""
        return (
            next((d for d in reversed(self.done) if d.targets), None)
            or self.topic.latest
            or (self.done[-1] if self.done else None)
        )

    def _same(self, one: Predicate) -> Aimed:
        before = self._last()
        own = [(n, s) for n, s in self.spots if not is_context(self.text, s, False)]
        subject = next((n for n, s in own if _RIGHT_BEFORE.fullmatch(self.text[s.end : one.start])), None)
        if subject is not None:
            return self.targets.chained(subject)
        if relative := self.targets.antecedent(one, self.span[0]):
            return relative
        told = before.targets if before else ()
        numbers = told if self.done else self.topic.focus or told
        return Aimed(numbers or tuple(n for n, _ in own[-1:]), "of whom was told before")

    def _stated(self, one: Predicate, kind: ClaimType, actors: Sequence[Actor], when: When, rule: str,
                aimed: Aimed) -> list[Stated]:  # fmt: skip
        own = dict(self.spots)
        out = []
        for number in dict.fromkeys((*aimed.numbers, *aimed.excepted)):
            spot = own.get(number)
            denied = kind is not ClaimType.DENIED and (
                number in aimed.excepted
                or (spot is not None and spot.start >= one.end and excepted(self.text, spot, one.start + 4))
            )
            for code, text in actors or [("", "")]:
                out.append(Stated(
                    type=ClaimType.DENIED if denied else kind, deed=one.deed, measure=one.measure, sender=code,
                    sender_text=text, spot=number, when=UNKNOWN if denied else when,
                    rule=rule + ("; an exception" if denied else ""), start=one.start, end=one.end,
                    sentence=self.span, said_by=self.said_by, quoted=within(one.start, self.page.quoted),
                ))  # fmt: skip
        return out

    # -- what other sentences say ----------------------------------------------------------------

    def _filled(self) -> list[Stated]:
        """Claims opened before whose party stands here: at the head of a line, or as the first named."""
        opened = self.topic.open
        if not opened:
            return []
        own = [(n, s) for n, s in self.spots if not is_context(self.text, s, False)]
        if "list that follows" not in opened[0].rule:
            self.topic.open = ()
            few = own if "ones named next" in opened[0].rule else own[:1]
            return [msgspec.structs.replace(c, spot=n) for c in opened for n, _ in few]
        listed = items(self.page, own)
        if listed and self.topic.bulleted and not bulleted(self.page, own[0][1].start):
            listed, self.topic.open = [], ()  # the list is over
        self.topic.bulleted |= bool(listed) and bulleted(self.page, own[0][1].start)
        if self.predicates and listed and own[0][1].start - self.span[0] > 12:
            listed = []  # the next sentence, broken into lines
        if (self.predicates or _PARAGRAPH.match(self.text, self.span[0])) and not listed:
            self.topic.open = ()
        return [
            msgspec.structs.replace(c, spot=n, start=s.start, end=s.end, sentence=self.span)
            for n, s in self.spots if n in listed for c in opened
        ]  # fmt: skip

    def _continued(self) -> list[Stated]:
        """A sentence without a predicate that goes on with the last: "Among them are …", "Also …"."""
        last, first = self.topic.last, self.spots[0][1].start
        if last is None:
            return []
        joined = joins(self.text, self.span, first)
        start = self.span[0] if joined >= 0 else goes_on(self.text, self.span, first, self.topic.last_end)
        if start < 0:
            return []
        head = self.text[start:first].split(" ")[0]
        moved = msgspec.structs.replace(
            last.one, start=start, end=max(joined, start + max(1, len(head))), form="active"
        )
        self.topic.last_end = self.span[1]
        own, told = self.timing.nearest(moved)
        rule = f"{moved.rule}, as in the sentence before: goes on with it"
        return self._stated(
            moved,
            last.kind,
            last.actors,
            own if told else last.when,
            rule,
            self.targets.after(moved, self.span[1]),
        )

    def leave(self) -> None:
        """Note what the next sentence may lean on."""
        topic = self.topic
        if not (self.done or self.spots or self.senders):  # most sentences: only their dates may count
            topic.passed(self.timing)
            topic.lead = lead(self.page, self.timing) or topic.lead
            topic.round = round_day(self.timing) or topic.round
            return
        told = [d for d in self.done if d.kind in (ClaimType.ACT, ClaimType.ANNOUNCED)]
        acts = [d for d in told if d.one.deed is not Deed.LICENSED and d.one.rule != "a designated person"]
        if self.done:
            topic.latest = next((d for d in reversed(self.done) if d.targets), topic.latest)
            topic.latest_end = self.span[1]
        topic.doings += [(d.actors[0][0], self.span[0], d.when) for d in acts if d.actors and d.when.known]
        background = bool(acts) and told_before(self.text, acts, topic.last, self.page)
        acts = [] if background else acts
        if acts:
            topic.last, topic.last_end = next((d for d in acts if d.targets), acts[0]), self.span[1]
            leading = [d for d in acts if d.actors and d.one.rule not in ("follows", "followed suit")]
            topic.actors = (
                leading[0].actors
                if leading
                else topic.actors or next((d.actors for d in acts if d.actors), ())
            )
        elif not self.done and not _ASKING.search(self.text, *self.span) and (said := self.acting.named()):
            topic.actors = topic.it = said
        known = [d.when for d in self.done if d.when.known and d.kind is not ClaimType.EXPECTED]
        following = acts and not acts[0].targets and _FOLLOWING.search(self.text, *self.span)
        before = topic.day if following else None
        if not self.done:
            topic.passed(self.timing)
        elif known:
            topic.day = known[-1]
        main = [(n, s) for n, s in self.spots if not is_context(self.text, s, False)]
        firms = [(n, s) for n, s in self.spots if not s.person]
        spots = sorted({*main, *firms}, key=lambda x: x[0]) if main else self.spots
        topic.spots = (topic.spots + topic.under_heading(self.span, self.spots, main, spots))[-12:]
        if self.done or main:
            topic.focus = () if self.done else (main[0][0],)
        acting = [d.actors for d in self.done if d.actors and d.one.rule != "a designated person"]
        if acting and not background:
            topic.it = acting[0]
        if plans := [d.actors for d in self.done if d.actors and d.kind in _PLANS]:
            topic.planned = (self.span[0], plans[-1])
        topic.lead, day = lead(self.page, self.timing) or topic.lead, round_day(self.timing)
        if not acts and topic.round is None and (made := adopted(self.timing, topic.actors, day)):
            topic.last, topic.last_end = made, self.span[1]  # "It names X" goes on with it
        topic.bulleted = topic.bulleted and bool(topic.open)
        topic.round = day or (None if any(d.targets and d.when.start for d in acts) else topic.round)
        if following:
            one, kind, actors, when = acts[0].one, acts[0].kind, acts[0].actors, acts[0].when
            day = when if when.known or before is None else before
            topic.open = tuple(
                self._stated(one, kind, actors, day, f"{one.rule}: in the list that follows", Aimed((-1,)))
            )


_PLANS = (ClaimType.CALLED_FOR, ClaimType.EXPECTED, ClaimType.ANNOUNCED)
#: "So were X and Y": the same is said of them, by the same doer.
_SO = re.compile(r"(?:so|as)\b", re.I)
#: Rules whose act is the one told of before.
_LEANING = ("ellipsis", "stays on", "among them", "also feature", "the same goes for", "the same fate")
#: Acts after which who "stays on" stays on a list.
_OF_LISTS = re.compile(r"list|ellipsis|stays on|removed")
_AND_YOU = re.compile(
    r"(?:And\s+)?(?:(?:Has|Have|Did|Does|Do|Is|Will|What about|How about)\s+)?[^,;:?]{2,50}\?", re.I
)
_RIGHT_BEFORE = re.compile(
    r"\s+(?:(?:also|then|had|has|have|soon|later|himself|itself|might|may|could|would|will|should|must|well)\s+)*|, [^,;.]{3,60},\s+"
)
_PARENTHESIS = re.compile(r"[^,;]*[,)]\s*(?:(?:has|have|had|is|was|are|were|been|not|never|also|still)\s+)*$")
_COORDINATED = re.compile(
    r"\b(?:and|but|yet|though)\s+(?:(?:has|have|had|is|was|were|are|also|never|not|still|since|then|later|by|\w+ly)\s+)*(?:\w+\s+)?$"
)
_ASKING = re.compile(r"\b(?:insist|urg|demand|object|oppos|veto|want)(?:s|es|ed|ing)?\b")
_PARAGRAPH = re.compile(r"\d+\.\s")
_FOLLOWING = re.compile(r"\b(?:below|following|as follows|listed here|these are)\b|:\s*$", re.I)
