"""Which authority acts: named in the sentence, or known from those before it."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ostraka.read.answer import ClaimType
from ostraka.read.asides import of_name
from ostraka.read.doers import (
    MINISTERS,
    MINISTERS_OF_HOME,
    Actor,
    agents,
    asked,
    coordinated,
    is_object,
    spoken_for,
    subject,
    told_by,
)
from ostraka.read.predicates import Predicate
from ostraka.read.senders import MEMBERS, NO_LIST_OF_ITS_OWN, Sender, is_government
from ostraka.read.unnamed import (
    all_named,
    few_named,
    fronted,
    frozen_in,
    there,
    through_union,
    whose_decision,
    whose_we,
)

if TYPE_CHECKING:
    from ostraka.read.topic import Done, Page, Topic


class Acting:
    """Who acts in one sentence."""

    def __init__(self, page: "Page", span: tuple[int, int], known: Sequence[Sender], predicates: Sequence[Predicate],
                 topic: "Topic", labelled: bool) -> None:  # fmt: skip
        self.page, self.text, self.span = page, page.text, span
        self.known, self.predicates = known, predicates
        self.before, self.it, self.labelled = topic.actors, topic.it, labelled
        self.section = topic.section or page.official
        self.planned = topic.planned[1] if page.one_paragraph(topic.planned[0], span[0]) else ()

    def named(self) -> tuple[Actor, ...]:
        """The authority a sentence without an act is about: its subject, or the only one in it."""
        acting = [s for s in self.known if is_government(self.text, s) and s.code not in NO_LIST_OF_ITS_OWN]
        free = [s for s in acting if not is_object(self.text, s, None, self.span[0])]
        chosen = free or [
            s for s in acting if re.search(r"\bby (?:the )?$", self.text[max(0, s.start - 8) : s.start])
        ]
        return tuple((s.code, s.text) for s in chosen[:1])

    def groups(
        self, place: int, one: Predicate, kind: ClaimType, cue_at: int, done: Sequence["Done"]
    ) -> list[tuple[tuple[Actor, ...], str, int]]:
        """Each group of authorities that act, how it was found, and where; one empty group if none."""
        if one.form == "passive" and _BY_NOBODY.match(self.text, one.end):
            return [((), "", one.start)]
        found = self._groups(place, one, kind, cue_at, done)
        if kind not in (ClaimType.EXPECTED, ClaimType.ANNOUNCED) or not _AGREES.search(
            self.text, self.span[0], one.start
        ):
            return found
        return [(through_union(actors), how, at) for actors, how, at in found]

    def _groups(
        self, place: int, one: Predicate, kind: ClaimType, cue_at: int, done: Sequence["Done"]
    ) -> list[tuple[tuple[Actor, ...], str, int]]:
        following = self.predicates[place + 1].start if place + 1 < len(self.predicates) else self.span[1]
        if judged := whose_decision(self.text, self.span[0], one, self.known, self.before):
            return [(judged, "whose decision it was", one.start)]
        groups, inside = self._named(one, kind, following)
        if not groups and not inside and _DOLLAR.search(self.text, one.start, one.end):
            return [((("US", "the dollar"),), "whose money it is", one.start)]
        if not groups and (counted := all_named(self.text, self.span[0], one, self.page.treasury)):
            return [(counted, "as many as were named before", one.start)]
        if not groups and (early := fronted(self.text, self.span[0], one, self.known)):
            return [(early, "", one.start)]
        said = one.form in ("passive", "same") or one.finite == "noun" or one.rule in _SUBJECT_IS_MEASURE
        if groups and (said or inside):
            return [self._agents(g) for g in groups]
        left = [s for s in self.known if s.end <= one.start]
        if kind is ClaimType.CALLED_FOR:
            return [self._asked(one, cue_at, left, groups)]
        chosen = (
            None
            if one.form == "passive"
            else subject(self.text, one, left, self.span[0]) or next(iter(inside), None)
        )
        if chosen is not None:
            first = (coordinated(self.text, self.known, chosen), "", one.start)
            return [first, *self._others_too(one, following)]
        return [self._unsaid(place, one, kind, left, done)]

    def _named(self, one: Predicate, kind: ClaimType, following: int) -> tuple[list[Sender], list[Sender]]:
        """(The first authority of each group that the words beside a predicate name, those within it)."""
        groups = agents(self.text, one, self.known, following)
        if one.form == "passive" and len(groups) > 1:
            groups = [g for n, g in enumerate(groups) if not n or not self._of_another(one, g)]
        inside = [s for s in self.known if one.start <= s.start < one.end]
        if one.rule in _OF_THE_ROUND:  # "the sixth package could cover": both begin in one word
            inside = [s for s in self.known if s.start < one.end and one.start < s.end]
        if one.form in ("passive", "same") or one.finite == "noun" or one.rule in _OF_THE_ROUND:
            if not groups and inside:
                groups = [inside[0]]
        elif inside and one.form == "active" and re.search(r"\bby\b", self.text[one.start : inside[0].start]):
            groups = [inside[0]]
        if one.rule == "ellipsis" and self.text.startswith("not", one.start) and not groups:
            of = _THOSE_OF.match(self.text, one.end)
            at = of.end() if of else one.end
            groups = [s for s in self.known if 0 <= s.start - at < 2]  # but not the EU
        if one.rule == "ellipsis" and not groups and _INVERTED.match(self.text, one.start, one.end):
            groups = [s for s in self.known if -5 < s.start - one.end < 5][:1]  # as did Canada
        if inside and one.finite == "state" and groups and groups[0].start - one.end > 12:
            groups = [inside[0]]  # under EU sanctions since 2020, and an asset freeze imposed by Washington
        if one.finite == "noun" and kind is not ClaimType.CALLED_FOR and (whose := self._whose(one)):
            groups = [whose]
        if not groups and one.finite == "state" and (of := _LIST_OF.match(self.text, one.end)):
            groups = [s for s in self.known if s.start == of.end()]
        if not groups and one.form == "passive":  # designated under Executive Order 14024
            groups = [
                s
                for s in self.known
                if s.start > one.end and _UNDER_LAW.fullmatch(self.text, one.end, s.start)
            ]
        if not groups and one.finite == "noun":
            groups = [
                s
                for s in self.known
                if one.end <= s.start < one.end + 90 and _OWN_ASSETS.match(self.text, s.end)
            ][:1]
        if inside and one.form == "passive" and (others := self._other_lists(one, following)):
            groups = [inside[0], *others]
        return groups, inside

    def _of_another(self, one: Predicate, agent: Sender) -> bool:
        """Whether an agent is of a party named after the verb: "..., and Igor Sechin by the EU"."""
        near = self.page.spots_of(one.end, agent.start)
        return bool(near) and _BY_IT.fullmatch(self.text, near[-1][1].end, agent.start) is not None

    def _other_lists(self, one: Predicate, following: int) -> list[Sender]:
        """ "On the British list in March and on the European Union's in April": the lists after the first."""
        if not _LISTS.search(self.text, one.start, one.end):
            return []
        return [
            s
            for s in self.known
            if one.end <= s.start < following
            and _AND_ON.search(self.text, one.end, s.start)
            and (s.text.endswith(("'s", "’s", "s'", "s’")) or _ITS_LIST.match(self.text, s.end))
        ]

    def _whose(self, one: Predicate) -> Sender | None:
        """ "The Council's removal of X", "the British listing of X": the authority right before the noun."""
        near = [s for s in self.known if s.end <= one.start]
        if not near or not _ITS_OWN.fullmatch(self.text, near[-1].end, one.start):
            return None
        own = near[-1].text.endswith(("'s", "’s")) or near[-1].text.rpartition(" ")[2] in _ADJECTIVES
        return near[-1] if own else None

    def _agents(self, first: Sender) -> tuple[tuple[Actor, ...], str, int]:
        """An agent with those joined to it, and where the last of them stands: its date follows."""
        actors = coordinated(self.text, self.known, first, agent=True)
        codes = {code for code, _ in actors}
        run = [s for s in self.known if s.start >= first.start and s.code in codes]
        last = run[-1] if run and len(actors) > 1 and run[-1].start - first.start < 60 else first
        return actors, "", last.start

    def _asked(
        self, one: Predicate, cue_at: int, left: Sequence[Sender], groups: Sequence[Sender]
    ) -> tuple[tuple[Actor, ...], str, int]:
        found = asked(self.text, one, cue_at, left, groups, self.span[0])
        words = self.text[self.span[0] : one.start]
        if not found and (
            house := spoken_for(words, self.page.home)
            or spoken_for(self.text[one.end : self.span[1]], self.page.home)
        ):
            return house, "whose house or party it is", one.start
        if not found and (nation := _NATION_ASKS.search(self.text, self.span[0], one.start)):
            near = [s for s in left if s.end == nation.start()]
            if near:
                return ((near[-1].code, near[-1].text),), "whose house or party it is", one.start
        if (
            not found
            and not left
            and self.page.home
            and MINISTERS_OF_HOME.search(self.text, cue_at, one.start)
        ):
            return ((self.page.home, "ministers"),), "the country of the paper", one.start
        if (
            not found
            and not left
            and self.before
            and (one.form == "passive" or MINISTERS.search(self.text[cue_at : one.start]))
        ):
            return self.before, "the authority of the sentence before", one.start
        wishing = [s for s in left if not is_object(self.text, s, one, self.span[0])]
        if not found and wishing and all(s.code in MEMBERS for s in left):
            return (("EU", wishing[-1].text),), "what a member wishes is of the Union", one.start
        if not found and not left and self.section:
            return self.section, "the authority its section or paper is of", one.start
        return found, "", one.start

    def _others_too(self, one: Predicate, following: int) -> list[tuple[tuple[Actor, ...], str, int]]:
        """The same act by another: "... and Canada in February", "..., and Canada a day later"."""
        out: list[tuple[tuple[Actor, ...], str, int]] = []
        for sender in self.known:
            if one.end <= sender.start < following:
                head = self.text[max(one.end, sender.start - 12) : sender.start]
                gapped = re.search(r"[,;]\s+(?:the\s+)?$", head) and _GAPPED.match(self.text, sender.end)
                if gapped or (
                    re.search(r"\band\s+(?:the\s+)?$", head) and _DID_SO.match(self.text, sender.end)
                ):
                    out.append((((sender.code, sender.text),), "does the same", sender.start))
        return out

    def _unsaid(
        self, place: int, one: Predicate, kind: ClaimType, left: Sequence[Sender], done: Sequence["Done"]
    ) -> tuple[tuple[Actor, ...], str, int]:
        """Who acts where the clause does not say: as earlier in the sentence, or in the one before."""
        if _NOBODY.search(self.text[self.span[0] : one.start]):
            return (), "", one.start
        if one.form != "passive" and (
            few := few_named(self.text, self.span[0], one.start, self.page.treasury)
        ):
            return few, "those named last", one.start
        if we := whose_we(self.page, self.span[0], one, self.known):
            return we, "“we” is who speaks", one.start
        if (
            kind is ClaimType.EXPECTED
            and not left
            and (house := spoken_for(self.text[self.span[0] : one.start]))
        ):
            return house, "whose house or party it is", one.start
        earlier = next((d for d in reversed(done) if d.actors), None)
        if kind is ClaimType.EXPECTED and earlier is None and not left and self.planned:
            return self.planned, "of whom a plan was told before", one.start
        cue = bool(ALSO.search(self.text[self.span[0] : self.span[1]]))
        if one.form == "passive":
            return self._unsaid_passive(place, one, kind, left, earlier, cue)
        if earlier:
            return earlier.actors, "the authority named before", one.start
        generic = _GENERIC.search(self.text[self.span[0] : one.start])
        free = [s for s in left if not is_object(self.text, s, one, self.span[0])]
        if generic and self.it and not free:
            return self.it, "the authority of the sentence before", one.start
        goes_on = (
            kind in (ClaimType.ACT, ClaimType.ANNOUNCED, ClaimType.DENIED)
            or generic
            or one.rule in _OF_THE_ROUND
            or one.rule == "follows"
            or (kind is ClaimType.EXPECTED and one.finite == "noun")
        )
        if self.before and goes_on and (generic or cue or not left):
            return self.before, "the authority of the sentence before", one.start
        if self.section and goes_on and not free:
            return self.section, "the authority its section or paper is of", one.start
        return (), "", one.start

    def _unsaid_passive(
        self,
        place: int,
        one: Predicate,
        kind: ClaimType,
        left: Sequence[Sender],
        earlier: "Done | None",
        cue: bool,
    ) -> tuple[tuple[Actor, ...], str, int]:
        """Who acts where a passive has no agent."""
        asks = [s for s in left if _ASKS.search(self.text[s.end : one.start])]
        free = [s for s in left if s not in asks and not is_object(self.text, s, one, self.span[0])]
        free = [
            s
            for s in free
            if is_government(self.text, s) and not of_name(self.text, self.span[0], s, one.start)
        ]
        if where := there(self.text, one, left):
            return where, "where it was", one.start
        if earlier and earlier.actors and {s.code for s in free} == {earlier.actors[0][0]}:
            return earlier.actors, "the authority named before", one.start
        if earlier and (one.rule in _OF_THE_LIST or (not free and kind is not ClaimType.ACT)):
            return earlier.actors, "the authority named before", one.start
        if len({s.code for s in free}) == 1 and (place == 0 or earlier is None):
            return ((free[0].code, free[0].text),), "the only authority of the sentence", one.start
        if placed := frozen_in(self.text, one, left):
            return placed, "", one.start
        if said := told_by(self.text, one, self.known):
            return ((said.code, said.text),), "who says so", one.start
        if asks and not free and {s.code for s in asks} == {self.page.home}:
            return ((self.page.home, asks[-1].text),), "the country of who asks", one.start
        if free or asks:
            return (), "", one.start
        if (cue or self.labelled or one.rule in _OF_THE_LIST) and (
            before := self.it if one.rule in _OF_THE_LIST else self.before
        ):
            return before, "the authority of the sentence before", one.start
        if self.section:
            return self.section, "the authority its section or paper is of", one.start
        return (
            (self.before, "the authority of the sentence before", one.start)
            if self.before
            else ((), "", one.start)
        )


#: "But not under those of the EU".
_THOSE_OF = re.compile(r"\s*(?:under|on|in|to)\s+(?:those|that|the one)\s+of\s+(?:the\s+)?")
#: "Hungary is unlikely to agree to listing X", "France backs sanctions on Y".
_AGREES = re.compile(
    r"\b(?:agree|consent|accept|veto|block|oppos|object|resist|reject|back|support|favou?r|endors|hold(?:s|ing)? up|held up|propos)(?:s|ed|es|ing)?\b",
    re.I,
)
_BY_NOBODY = re.compile(
    r"\s+by\s+(?:any(?:body|one)\b|nobody\b|no one\b|(?:no|any)(?:\s+[\w-]+){0,2}\s+(?:country|government|state|power|authority|capital|ally)\b)",
    re.I,
)
_UNDER_LAW = re.compile(r"\s+(?:under|pursuant to|in line with|by way of)\s+(?:the\s+)?")
_DOLLAR = re.compile(r"from (?:the )?(?:US |U\.S\. )?dollar\b")
_NATION_ASKS = re.compile(
    r"\s+(?:\w+\s+){0,1}(?:MPs?|lawmakers?|senators?|parliament|opposition|Greens|Social Democrats|Conservatives|Liberals|Labour|socialists?|backbenchers?|campaigners|activists|NGOs?|legislators?|congress(?:men|man)?)\b"
)
_BY_IT = re.compile(r"(?:, [^,;.]{2,60},)?\s+(?:(?:also|then|later|already)\s+)?(?:by|in)\s+(?:the\s+)?")
_LISTS = re.compile(r"\b(?:lists?|blacklists?|registers?)\b", re.I)
_AND_ON = re.compile(r"(?:,|\band)\s+(?:(?:then|later|also)\s+)?(?:(?:on|onto|to|from|off)\s+)?(?:the\s+)?$")
_ITS_LIST = re.compile(r"\s+(?:list|one|blacklist|register)\b")
#: What the round told of holds.
_OF_THE_ROUND = ("sanctions include", "it could include", "round included")
_ITS_OWN = re.compile(r"\s+(?:(?!and\b|or\b|but\b)[\w-]+\s+){0,2}")
_ADJECTIVES = (
    "British",
    "American",
    "European",
    "Canadian",
    "Swiss",
    "Japanese",
    "Australian",
    "US",
    "U.S.",
    "UK",
    "EU",
)
#: Rules whose grammatical subject is the measure, so that only "by" tells who acts.
_SUBJECT_IS_MEASURE = ("sanctions were imposed on", "sanctions imposed on", "sanctions on X were lifted")
#: "On the sanctions lists of the US and the UK".
_LIST_OF = re.compile(r"\s+(?:kept\s+)?of\s+(?:both\s+)?")
_INVERTED = re.compile(r"(?:as|so|nor|neither)\b", re.I)
_ASKS = re.compile(r"\b(?:asked|wondered|complained|demanded to know)\b")
_OWN_ASSETS = re.compile(r"\s+(?:assets|accounts|funds|property|holdings)\b")
_NOBODY = re.compile(r"\b(?:nobody|no one)\s+(?:\w+\s+){0,3}$", re.I)
#: Of the list told of: who keeps it need not be said again.
_OF_THE_LIST = (
    "ellipsis",
    "passive, dropped",
    *("made the list", "off the list", "dropped from the draft"),
    "left out",
    "passive, added",
    "passive, delisted",
    "placed there",
    "on the list",
    "joined them on the list",
    "tops the list",
    *("also feature", "among them", "the same goes for", "the same fate"),
    "passive, added to the list",
    "passive, removed",
)
ALSO = re.compile(
    r"\b(?:also|too|as well|further|in addition|the (?:same )?(?:list|round|package|measures|sanctions|designations)"
    r"|the same (?:list|package|round|day)|the targets|among (?:those|them)|others?|likewise|all|was not|were not|themselves)\b",
    re.I,
)
_GENERIC = re.compile(
    r"\b(?:it|its|they|their|ministers?|(?:the )?(?:government|agency|bureau|regulator|bloc|country|administration|cabinet|union|ministry|department|council|authorities"
    r"|office|union)|officials|he|she)\b(?:\s+[\w,]+){0,6}\s*$|^\W*(?:it|they)\b[^;]*$",
    re.I,
)
#: "... and the UK only in March", "..., Canada as early as April".
_BARELY = r"(?:,?\s+(?:only|just|already|finally|first|back|later|earlier|even))?"
#: "Brussels listed him in February, London in March".
_GAPPED = re.compile(
    rf"{_BARELY}\s+(?:on \w+day|(?:in|on|since) (?:\d|[A-Z])|since (?:last|this|early|late|mid)|yesterday|today|last (?:week|month|year)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|months?|years?) (?:later|earlier|before)|the (?:next|same|following) (?:day|week|month)|in the same|(?:as early as|as late as|not until|not before) (?:\d|[A-Z]|(?:last|this|early|late|mid)\b))"
)
_DID_SO = re.compile(
    rf"{_BARELY}\s+(?:(?:on|in(?! (?:particular|turn|fact|general|contrast|addition|response)\b)|since|(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|months?|years?)|the next day|last|this|yesterday|earlier|later|as early as|as late as|not until|not before)\b)"
)
