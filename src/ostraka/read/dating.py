"""The date of an act: of its clause, else of what the words say it goes with."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

import msgspec

from ostraka.read.answer import ClaimType, Deed, When
from ostraka.read.doers import Actor
from ostraka.read.predicates import Predicate
from ostraka.read.senders import Sender
from ostraka.read.timing import UNKNOWN, Timing
from ostraka.read.topic import Done, Page, Topic


class Dating:
    """Dates the acts of one sentence; ``done`` grows while they are read."""

    def __init__(self, timing: Timing, topic: Topic, known: Sequence[Sender], done: Sequence[Done]) -> None:
        self.timing, self.topic, self.senders, self.done = timing, topic, known, done
        self.text, self.span = timing.text, timing.span

    def when(
        self, one: Predicate, kind: ClaimType, cue: tuple[str, int], at: int | None, actors: tuple[Actor, ...]
    ) -> tuple[When, str]:
        """The date of one act; ``at`` is its own agent, where the sentence has several."""
        if (kind is ClaimType.DENIED and cue[0] != "a denial") or cue[0] == "a question":
            return UNKNOWN, ""  # what was not done has no day
        when, found = self.timing.nearest(one, kind, cue, at)
        if found:
            return when, ""
        if at is not None:
            return UNKNOWN, ""
        done = kind in (ClaimType.ACT, ClaimType.ANNOUNCED)
        joined = [d for d in self.done if d.kind is kind and d.when.known]
        if joined and one.form not in ("passive", "same") and not self.timing.parted(joined[-1].one, one):
            return joined[-1].when, "dated with the verb before"
        if later := self._verb_joined(one, kind):
            return later, "dated with the verb joined to it"
        if one.deed is Deed.LICENSED and one.rule == "licensed" and (said := self.timing.first_day()):
            return said, "the only day its sentence tells"
        if (lead := self.topic.lead) and self.span[0] < lead[0]:
            return lead[1], "dated at the head of its line"
        if done and self.done and _IN_THE_SAME.search(self.text, self.done[-1].one.end, one.end + 20):
            return self.done[-1].when, "dated with the verb before"
        last = self.topic.last
        if (
            self.done
            and kind is not ClaimType.CALLED_FOR
            and (one.form == "same" or one.finite == "state")
            and self.done[-1].when.known
            and _SAME.search(self.text[one.start : one.end])
        ):
            return self.done[-1].when, "dated with the verb before"
        so = self._so(one)
        if so and self.done:
            return self.done[-1].when, "dated with the verb before"
        if last and done and last.when.known and (so or self._same_act(actors)):
            return msgspec.structs.replace(last.when, start=0, end=0, text=""), "dated as the sentence before"
        if done and one.rule == "sanctions include" and _NEW.search(self.text, *self.span) and self.topic.day:
            return msgspec.structs.replace(self.topic.day, start=0, end=0, text=""), "dated as its round"
        among = one.rule == "among the targets" and _AMONG_THOSE.search(self.text, one.start, self.span[1])
        if among and done and (day := self.topic.round or (last.when if last else None)) and day.known:
            return msgspec.structs.replace(day, start=0, end=0, text=""), "dated as its round"
        if done and self.topic.round and one.finite != "state" and _OF_ITS_ROUND.match(self.text, *self.span):
            return msgspec.structs.replace(self.topic.round, start=0, end=0, text=""), "dated as its round"
        if (
            done
            and actors
            and one.rule != "sanctions include"
            and (
                _TOO.search(self.text, one.start, self.span[1])
                or (kind is ClaimType.ACT and self._did_also(one))
            )
        ):
            day = self.topic.dated(actors[0][0], self.span[0])
            return day, "dated as its act before" if day.known else ""
        return UNKNOWN, ""

    def _verb_joined(self, one: Predicate, kind: ClaimType) -> When | None:
        """ "Imposed sanctions on X and blacklisted Y on Thursday": the day of the verb joined by "and"."""
        following = next((p for p in self.timing.predicates if p.start >= one.end), None)
        if following is None or one.form == "passive" or following.form == "passive":
            return None
        if not _AND.search(self.text[one.end : following.start]) or self.timing.parted(one, following):
            return None
        when, found = self.timing.nearest(following, kind)
        return when if found and when.start > following.end else None

    def _so(self, one: Predicate) -> bool:
        """Whether the words only say that the same befell another."""
        if one.rule == "ellipsis":
            return self.text.startswith(("So", "so"), one.start)
        return one.rule in _SO_TOO

    def _did_also(self, one: Predicate) -> bool:
        """Whether "also" stands by the verb, which is not told as done before: "London also sanctioned X"."""
        head = self.text[max(self.span[0], one.start - 40) : min(one.start + 16, one.end)]
        return _ALSO_DID.search(head) is not None and not _HAD.search(head)

    def _same_act(self, actors: tuple[Actor, ...]) -> bool:
        """Whether the sentence goes on with the act of the one before, by the same doer."""
        words = _PUT_ON.sub(" ", self.text[self.span[0] : self.span[1]])
        if all(
            p.finite == "state" or p.rule == "ellipsis" for p in self.timing.predicates
        ) and not _DATES_A_STATE.search(words):
            return False  # a state has no day
        known = {code for code, _ in self.topic.actors}
        same = {code for code, _ in actors} == known or all(s.code in known for s in self.senders)
        return same and bool(_DATED_ALSO.search(words)) and not re.search(r"\bhad\b|\bnow names\b", words)


def lead(page: Page, timing: Timing) -> tuple[int, When] | None:
    """(Where its line ends, the date at the head of the line): it is the date of all its sentences."""
    if not _PARTS.search(page.text, *timing.span):
        return None
    first = timing.past[0] if timing.any else None
    if first and first.known and page.starts_line(first.start) and COLON.match(page.text, first.end):
        return page.line_end(timing.span[0]), first
    return None


def round_day(timing: Timing) -> When | None:
    """The day on which a sentence says that a round was adopted, published or took effect; None where none."""
    low = timing.text[timing.span[0] : timing.span[1]].lower()
    made = any(w in low for w in _MADE_LETTERS) and any(w in low for w in _ROUND_LETTERS)
    if not (made and _ROUND_MADE.search(timing.text, *timing.span)) and not _ACTED.search(low):
        return None  # most sentences
    return timing.first_day()


def adopted(timing: Timing, actors: tuple[Actor, ...], day: When | None) -> Done | None:
    """The act of a round that a sentence says was adopted, whose parties the next ones tell; None where none was."""
    if day is None or not actors:
        return None
    one = Predicate(*timing.span, "a round was adopted", Deed.LISTED, "active", "past")
    return Done(one, ClaimType.ACT, actors, day, ())


_A_ROUND = r"(?:packages?|rounds?|tranches?|batch(?:es)?|sanctions|measures|restrictions|lists?|listings|designations|decisions?|orders?|notices?|blacklist|update|announcement|action)"
_MADE = r"(?:adopted|approved|agreed|endorsed|published|announced|unveiled|imposed|issued|released|signed|passed|introduced|enacted|rolled out)"
#: What a sentence of a round holds at least.
_MADE_LETTERS = ("adopt", "approv", "agreed", "endors", "publish", "announc", "unveil", "impos", "issued", "releas",
                 "signed", "passed", "introduc", "enact", "rolled", "effect", "force")  # fmt: skip
_ROUND_LETTERS = ("packag", "round", "tranche", "batch", "sanction", "measure", "restrict", "list", "designat",
                  "decision", "order", "notice", "update", "action", "announcement")  # fmt: skip
_ROUND_MADE = re.compile(
    rf"\b{_A_ROUND}\b[^.;]{{0,80}}\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+|also\s+)?{_MADE}\b"
    rf"|\b{_A_ROUND}\b[^.;]{{0,60}}\b(?:took effect|takes effect|(?:entered|came|went) into (?:force|effect))"
    rf"|\b{_MADE}\b[^.;]{{0,80}}\b{_A_ROUND}\b",
    re.I,
)
#: "The EU acted on Friday."
_ACTED = re.compile(
    r"\b(?:acted|moved|struck|responded|reacted|retaliated|hit back|stepped in|joined in|went further|took (?:action|steps)|made (?:its|their) move)\b"
)
_AMONG_THOSE = re.compile(r"\bamong (?:them|those|the (?:names|targets|newly))\b")
#: What the sentences after it begin with.
_OF_ITS_ROUND = re.compile(
    rf"\W*(?:(?:It|They|These|Those|Both)\b|(?:The|This) (?:[\w-]+\s+){{0,3}}?{_A_ROUND}\b|The (?:[\w-]+ ){{1,3}}?(?:hit|added|sanctioned|targeted|listed|named|blacklisted|designated) (?:are|were|include|included)|Also\b|Among (?:them|those|the)\b|Its targets\b|Targets\b|The (?:new )?targets\b|(?:New|Newly|Further)\b)"
)
_PARTS = re.compile(r"[:–—|]|-\s")
COLON = re.compile(rf"\s*(?:{_PARTS.pattern})")
#: Rules whose act is the one told before.
_SO_TOO = ("also feature", "among them", "the same goes for", "the same fate", "tops the list")
_AND = re.compile(r"\band\s+(?:also\s+|then\s+)?$")
_NEW = re.compile(
    r"\b[Nn]ew (?:entries|entrants|additions|listings|names|designations|targets)\b|\b[Nn]ewcomers\b|\b[Nn]ewly (?:listed|added)\b"
)
#: To be put on "the list" says no day: it may be any list of that authority.
_PUT_ON = re.compile(r"\b(?:put|placed)\s+(?:back\s+)?(?:to|on|onto)\s+(?:the|its|that)\s+(?:black)?list\b")
_ALSO_DID = re.compile(r"\b(?:also|further|in addition|likewise|additionally)\b[^,;]{0,20}$")
_HAD = re.compile(r"\bhad\b")
_TOO = re.compile(r"\b(?:too|as well)\b")
_DATES_A_STATE = re.compile(r"\b(?:same|also|too|as well)\b")
_IN_THE_SAME = re.compile(
    r"\b(?:in|by|with|under) the same (?:announcement|move|notice|order|step|decision|stroke|breath|statement|batch|round|package)\b|\bat the same time\b|\bsimultaneously\b"
)
_SAME = re.compile(r"\b(?:same|likewise|too)\b", re.I)
_DATED_ALSO = re.compile(
    r"(?<!that )(?<!which )\b(?:also|[Tt]he same(?! (?:time|reason))|(?:designated|sanctioned|listed|added|hit|named|targeted|blacklisted|frozen) at the same time|[Ii]n addition|[Tt]hose (?:to be |newly )?(?:listed|sanctioned|named|added|hit|targeted|designated|blacklisted)|[Tt]he (?:[\w-]+ ){1,3}?(?:hit|added|sanctioned|targeted|listed|named|blacklisted|designated) (?:are|were|include|included)|[Tt]he (?:newly |freshly )?(?:listed|sanctioned|targeted|designated|blacklisted|penali[sz]ed) \w+|[Oo]ther targets|[Tt]he (?:list|targets|package|round)|[A-Z][\w.]+['’]s (?:new )?list of \d+|(?:in|among|on|under) (?:its|the|that) (?:new |latest )?(?:list|round|package|move|measures|announcement|batch|tranche|decision|notice|order)|too|as well|further|in addition|likewise|others?|the targets|the (?:same )?(?:list|round|package)|the same (?:measures|sanctions|designations|day)|themselves)\b|^\W*(?:Among (?:them|those)|Also)\b"
)
