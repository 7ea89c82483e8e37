"""The date of a predicate: of the dates of its sentence, the nearest that its clause holds."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec import structs

from ostraka.read.answer import ClaimType, When
from ostraka.read.asides import main_clause, of_round, within_aside
from ostraka.read.attribution import of_the_act, tells_itself, told_on
from ostraka.read.counting import counted, of_its_year
from ostraka.read.days import COUNT
from ostraka.read.predicates import Predicate
from ostraka.read.when import dates

UNKNOWN = When("no date in its words")
_BREAK = re.compile(
    r";|,\s+yet\b|\b(?:while|but|whereas|although|though|which|who|whose|whom|already(?! (?:on|in|since|at)\b)|after|before|following|since then|when|because|where"
    r"|invasion|invaded|born|war began|said|says?|having|founded|appointed|had announced)\b|(?<=[a-z]{3})\. ",
    re.I,
)


_UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|expir\w+(?: on| in)?|due (?:on|in))\s+(?:the\s+)?(?:end of\s+)?$",
    re.I,
)
_UNTIL_WORDS = re.compile(r"(?:until|by|before)\b", re.I)
_AFTER = re.compile(rf"(?P<n>\d+|{'|'.join(COUNT)}) days? (?P<dir>before|after)$", re.I)
_REPORTED = re.compile(
    r"(?:agreed|announc|decided|decision|pledged|promised|vowed|unveil|declared|committed)\w*", re.I
)
_QUOTE_SAID = re.compile(
    r"[”\"’'][^”\".;]{0,80}\b(?:said|told|announced|declared|wrote|tweeted)\b[^.;]{0,40}$"
)
#: "..., sanctioned a day earlier, said on Friday".
_COUNTED = re.compile(r"\b(?:earlier|before|later)$|\b(?:previous|next|following) day$", re.I)
_ASIDE_END = re.compile(r"[^,;.]{0,20},\s[^,;.]{2,60}")
_RIGHT_BY = re.compile(r"\s+by\s+(?:(?:the|both)\s+)?")
_WEIGHED = re.compile(
    r"(?:propos|consider|discuss|debat|mull|weigh|threaten|warn|hint|suggest|examin|draft|prepar)\w*", re.I
)
_SAID_THAT = re.compile(
    r"\b(?:said|says|told|announced|added|confirmed|reported|warned)\b[^;.]{0,60}?\bthat\b|\b(?:said|says)\b(?! (?:on|in))|\b(?:said|says|told|announced|confirmed|warned)\b[^;.,]{0,40}?\b\w+day(?=\s+(?:it|they|he|she|we|his|her|its|the|[A-Z]\w+)\s)|;",
    re.I,
)
_SAID = re.compile(r"\b(?:said|says|told|warned|added|reported)\s+(?:\w+\s+){0,2}$", re.I)
_ANNOUNCED = re.compile(r"announc(?:ed|ing)|unveiled|agreed|decided")
_SAID_OF = re.compile(r"\b(?:was|were|been)\s+(?:announced|agreed|decided)\b")

#: "On Friday, when ..."
_WHEN = re.compile(
    r",?\s+(?:when|on which|(?:the|an?)\s+(?:(?:very|same)\s+)*(?:day|date|week|month|year)\b(?:\s+(?:(?:on|in)\s+which|that|when)\b)?)[^;:.]{0,90}$"
)
#: A clause between commas that tells of its subject.
_ASIDE = re.compile(r",\s*(?:who|whose|which|where)\b[^,;]*,")
_NEXT_CLAUSE = re.compile(r"[,;]\s+(?:and|but|while)\s+(?:on|in)?\s*$")
#: "In 2014, the UK on 22 February": the day is of another doer, and not of that year.
_OF_NEXT = re.compile(r"[,;]?\s+(?:and\s+)?(?:by\s+)?(?:the\s+)?(?:[A-Z][\w.]+\s+){1,2}(?:on|in)\s+")
_AND_ON = re.compile(
    r"[,;]?\s+(?:(?:and|but|while|then|though|yet)\s+)?(?:(?:only|later|then|again)\s+)*(?:on\s+)?"
)
#: "The government, under a law passed in March, sanctioned X on Monday".
_IN_ASIDE = re.compile(r",\s+[a-z]\w*\s+[^,;]{3,}\0[^,;]*,\s+(?:\w+\s+){0,2}$")
_DECIDED_ON = re.compile(
    r"\b(?:agreed|adopted|approved|announced|unveiled|published|passed|signed|decided|taken|endorsed)\s+(?:late\s+|early\s+)?(?:on\s+|last\s+)?$"
)
_IT_CAME = re.compile(
    r"\W*(?:The|This|That|It|These|His|Her|Its|Their)\b(?:\s+[\w’'-]+){0,5}?\s+(?:came|comes|follow(?:s|ed)|was|were)\s+(?:\w+ly\s+|just\s+)?"
)
#: "..., and, back in April, by the US".
_AND_BACK = re.compile(r"\band,\s+(?:\w+\s+){0,2}$")
_AND_THEN = re.compile(r",?\s+(?:and|but|while|though|so)\b")
_SO_MANY = re.compile(r"\s+(?:over|more than|some|nearly|almost|about|a total of)\s+[\d,]+")


class Timing:
    """The dates of one sentence."""

    def __init__(self, text: str, span: tuple[int, int], report: date | None, line: tuple[int, int],
                 predicates: Sequence[Predicate], day: Callable[[], When | None]) -> None:  # fmt: skip
        self.text, self.span, self.report, self.line, self.predicates = text, span, report, line, predicates
        self.day = day
        """The day the sentence before told of: "a day later" counts from it."""
        self._past: list[When] | None = None

    @property
    def past(self) -> list[When]:
        """The dates, read as of the past."""
        if self._past is None:
            self._past = self._dates(*self.span, False)
        return self._past

    def past_from(self, day: When | None) -> list[When]:
        """:attr:`past`, counted from that day."""
        self.day = lambda: day
        return self.past

    @property
    def any(self) -> bool:
        """Whether the sentence has any date."""
        return bool(self.past)

    def _dates(self, begin: int, end: int, future: bool) -> list[When]:
        found = dates(self.text, begin, end, self.report, future)
        found = [w for w in found if not (w.start < self.line[1] and self.line[0] < w.end)]
        out: list[When] = []
        for when in found:
            before = next((w for w in reversed(out) if w.known), None)
            other = (
                before is not None
                and before.rule == "year"
                and (_OF_NEXT.fullmatch(self.text, before.end, when.start) or self._own_clause(before, when))
            )
            own = of_its_year(
                when,
                None if other else before,
                self.text.find("respectively", begin, end) >= 0,
                when.text.startswith("that "),
            )
            if not own.known and before is None and _COUNTED.search(own.text):
                after = next((w for w in found if w.start > when.end and w.first and w.first == w.last), None)
                before = after if after and _ASIDE_END.fullmatch(self.text, when.end, after.start) else None
            out.append(own if own.known else counted(own, before or self.day()))
        return out

    def _own_clause(self, year: When, when: When) -> bool:
        """Whether a day begins a clause of its own: did it in 2018, and on 3 March it added Y."""
        return (
            _AND_ON.fullmatch(self.text, year.end, when.start) is not None
            and any(p.end <= year.start for p in self.predicates)
            and any(p.start >= when.end for p in self.predicates)
        )

    def nearest(
        self,
        one: Predicate,
        kind: ClaimType = ClaimType.ACT,
        cue: tuple[str, int] = ("", 0),
        agent: int | None = None,
    ) -> tuple[When, bool]:
        """(The date of a predicate, whether there is one); ``agent`` is the place it must stand beside.

        Of a plan, what stands after the word that announces it (``cue`` and its place) is of the future.
        """
        ahead = kind is ClaimType.EXPECTED or (kind is ClaimType.ANNOUNCED and cue[0] != "is doing so")
        found = self.past
        if kind is ClaimType.EXPECTED:
            found = [
                w for w in found if not _SAID.search(self.text[max(self.span[0], w.start - 24) : w.start])
            ]
        if ahead:
            place = min(cue[1], one.start)
            # "agreed on Wednesday to freeze" is of the past, "in May it might list" of the future
            cut = one.start if _REPORTED.match(self.text, place) else self._clause(place)
            if kind is ClaimType.EXPECTED and (weighed := _WEIGHED.match(self.text, place)):
                cut = one.start  # proposed on Tuesday to list X: no day of the plan
                found = [w for w in found if not weighed.end() <= w.start < cut]
            found = [w for w in found if w.end <= cut] + self._dates(cut, self.span[1], True)
            found = [w for w in found if w.start > one.start or not self._of_another(one, w)]
        found = of_the_act(self.text, self.span, one, kind, cue, found)
        if ahead:
            found = [self._as_past(w, cue) for w in found]
        if agent is not None:
            return self._beside(found, agent)
        if leaned := self._before_it(one) or self._when_it_was(one, found):
            return leaned, True
        if (
            _SAID_OF.search(self.text[one.end : self.span[1]])
            and kind is ClaimType.ANNOUNCED
            and one.finite == "noun"
        ):
            found = self.past  # "the designation of X was announced on Thursday"
        if ahead and _ANNOUNCED.match(cue[0]) and (one.finite == "noun" or cue[1] == one.start):
            found = self.past  # "had announced the freezing of X on 8 April"
        own = self._own(one, kind, cue, found, ahead)
        tells = kind is ClaimType.ANNOUNCED or (kind is ClaimType.ACT and tells_itself(self.text, one))
        if not own and tells and (day := told_on(self.text, self.span[1], one, self.past)):
            return day, True
        if not own:
            return UNKNOWN, False
        return min(own, key=lambda w: _distance(one, w)), True

    def _as_past(self, when: When, cue: tuple[str, int]) -> When:
        """A day of a plan, read as of the past where it says when that was decided: "agreed on Thursday"."""
        if not (cue[0].startswith("decision") and when.start > cue[1]) and not _DECIDED_ON.search(
            self.text, max(self.span[0], when.start - 30), when.start
        ):
            return when
        return next((w for w in self.past if w.start == when.start), when)

    def _own(
        self, one: Predicate, kind: ClaimType, cue: tuple[str, int], found: Sequence[When], ahead: bool
    ) -> list[When]:
        """The dates that may be of a predicate: those of its clause that say no limit and are of no other."""
        asked = one
        if kind is ClaimType.CALLED_FOR and self.span[0] <= cue[1] < one.start:
            asked = structs.replace(
                one, start=cue[1]
            )  # said on Wednesday that it ought not to wait before ...
        own = [
            w
            for w in found
            if self._same_clause(asked if w.end <= cue[1] else one, w) and (ahead or not self._limit(w))
        ]
        if any(w.start > one.start for w in own):
            own = [w for w in own if not self._of_another(one, w)]
        if asked is not one:  # did it last week, and he called on them to follow
            own = [
                w
                for w in own
                if not (self._of_another(asked, w) and _AND_THEN.match(self.text, w.end, asked.start))
            ]
        if any(w.start >= one.end for w in own):
            own = [w for w in own if w.end > one.start or not _IN_ASIDE.search(self._around(w, one))]
        if _SO_MANY.match(self.text, one.end):
            own = [w for w in own if not w.since]  # since February it has listed over 1,500
        own = [w for w in own if w.known] or own
        own = [self._said_day(w) for w in own]
        if ahead and any(w.start > one.start for w in own):
            own = [w for w in own if w.start > one.start]
        return own

    def _around(self, when: When, one: Predicate) -> str:
        """The words before a verb, with a mark where a date stands."""
        return self.text[self.span[0] : when.start] + "\0" + self.text[when.end : one.start]

    def _said_day(self, when: When) -> When:
        """ "Today we sanction X," she said on Friday: that Friday, not the day of the report."""
        if when.text.lower() != "today":
            return when
        later = (
            w
            for w in self.past
            if w.start > when.end and w.known and _QUOTE_SAID.search(self.text, when.end, w.start)
        )
        return next(later, when)

    def _before_it(self, one: Predicate) -> When | None:
        """The day of "... on Tuesday, a day after A did it": a day before Tuesday."""
        for number, when in enumerate(self.past):
            found = _AFTER.match(when.text)
            between = self.text[when.end : one.start]
            before = self.past[:number]
            if _IT_CAME.fullmatch(self.text, self.span[0], when.start) and (told := self.day()):
                before = [told]  # the vote came a day after A did it
            if (
                not found
                or not 0 <= one.start - when.end < 90
                or any(when.end <= p.start < one.start for p in self.predicates)
            ):
                continue
            main = next((w for w in reversed(before) if w.known and w.first == w.last), None)
            if main and main.first and not re.search(r"[.;]", between):
                count = int(found["n"]) if found["n"].isdigit() else COUNT[found["n"].lower()]
                day = main.first + timedelta(-count if found["dir"].lower() == "after" else count)
                return structs.replace(
                    when, first=day, last=day, rule=f"{when.text.lower()} it, from {main.first}"
                )
        return None

    def _when_it_was(self, one: Predicate, found: Sequence[When]) -> When | None:
        """The day of "on Friday, when the Treasury did it"."""
        for when in reversed(found):
            if when.end < one.start and _WHEN.match(self.text, when.end, one.start):
                broken = any(p is not one and when.end <= p.start < one.start for p in self.predicates)
                return None if broken or not when.known else when
        return None

    def _of_another(self, one: Predicate, when: When) -> bool:
        """Whether a date before a predicate is told of another: it had listed X on 28 February, added Y on Tuesday."""
        return when.end <= one.start and any(p is not one and p.end <= when.start for p in self.predicates)

    def first_day(self) -> When | None:
        """The first day of the sentence that is no limit."""
        return next((w for w in self.past if w.known and not self._limit(w)), None)

    def _limit(self, when: When) -> bool:
        """Whether a date only says until when: no date of an act."""
        return bool(_UNTIL.search(self.text[max(self.span[0], when.start - 20) : when.start])) or bool(
            _UNTIL_WORDS.match(when.text)
        )

    def _clause(self, place: int) -> int:
        """Where the clause of a word begins: after "said that", a comma."""
        found = [m.end() for m in _SAID_THAT.finditer(self.text, self.span[0], place)]
        return found[-1] if found else self.span[0]

    def _beside(self, found: Sequence[When], agent: int) -> tuple[When, bool]:
        """The first date after an agent, before the next one's "and by"."""
        for when in found:
            aside = _AND_BACK.search(self.text, max(0, when.start - 14), when.start)
            begin = when.end + (1 if aside and self.text.startswith(",", when.end) else 0)
            if when.end < agent and _RIGHT_BY.fullmatch(self.text, begin, agent):
                return when, True  # on Wednesday by Britain and on Thursday by Canada
        for when in found:
            if when.start > agent and not re.search(r"[;]|\band\b", self.text[agent : when.start]):
                return when, True
        return UNKNOWN, False

    def _same_clause(self, one: Predicate, when: When) -> bool:
        """Whether only words that keep the clause stand between a predicate and a date."""
        low, high = (one.end, when.start) if when.start >= one.start else (when.end, one.start)
        later = any(p.start > when.end for p in self.predicates)
        if later and low == one.end and _NEXT_CLAUSE.search(self.text, low, high):
            return False  # did it to X, and on Friday another did
        return low >= high or not self._broken(low, high, one)

    def _broken(self, low: int, high: int, one: Predicate) -> bool:
        if any(
            p is not one and low <= p.start < high and not within_aside(self.text, low, high, p.start)
            for p in self.predicates
        ):
            return True
        if high == one.start and _ASIDE.search(self.text, self.span[0], high):
            aside = list(_ASIDE.finditer(self.text, self.span[0], high))[-1]
            if aside.start() < low <= aside.end():  # who has run the firm since 2012, was listed in April
                return not of_round(self.text, self.span[0], low)
        between = self.text[low:high]
        return bool(_BREAK.search(between) and _BREAK.search(main_clause(between)))

    def parted(self, one: Predicate, other: Predicate) -> bool:
        """Whether two predicates stand in clauses of their own."""
        return bool(_BREAK.search(self.text[one.end : other.start]))


def _distance(one: Predicate, when: When) -> int:
    return when.start - one.end if when.start >= one.end else one.start - when.end
