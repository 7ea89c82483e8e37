"""Who acts where a clause names nobody by name: "all three", "we", "there"."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ostraka.read.doers import Actor, coordinated, in_quotation
from ostraka.read.predicates import Predicate
from ostraka.read.senders import MEMBERS, Sender, senders

if TYPE_CHECKING:
    from ostraka.read.topic import Page

_FEW_OF_THEM = re.compile(
    r"\b(?:neither|both|all (?P<n>two|three|four|five)|(?:none|neither|both|all) of the (?P<n2>two|three|four|five))(?:\s+of them|\s+countries|\s+capitals|\s+governments|\s+allies)?\s+(?:(?:has|have|had|did|would|will|may|might|could|should|also|since|already|yet|now|then)\s+)*$",
    re.I,
)
_ALL_OF_THEM = re.compile(
    r"\s+by\s+(?:(?:all|the)\s+(two|three|four|five)|both|either|neither)\b(?!\s+(?-i:[A-Z]))", re.I
)
_WHERE = re.compile(r",\s+where\b[^;:]*$")
_FIRST_IN = re.compile(r"(?:\A|[.;:!?”\"]\s+|\s\s|,\s+|\b(?:[Bb]ut|[Aa]nd|[Ww]hile)\s+)[Ii]n (?:the )?$")
_NO_STOP = re.compile(r"(?!\s+(?:and|or)\b)[^;:]*")
_WE = re.compile(
    r"\bhave we\s+(?:not\s+|still\s+|yet\s+)*$"
    r"|\b[Ww]e\s+(?:(?:are|have|will|shall|would|today|also|now|not|never|still|hereby|therefore|\w+ly)\s+)*$"
)
_AT_HEAD = re.compile(r"(?:\A|[.!?:”\"]\s+|\s{2,})(?:[Tt]he\s+)?$")
_COUNTED = {"three": 3, "four": 4, "five": 5}


def few_named(text: str, begin: int, end: int, treasury: str) -> tuple[Actor, ...]:
    """ "Neither has gone after it", "all three have frozen it": the authorities named last."""
    found = _FEW_OF_THEM.search(text, begin, end)
    if not found:
        return ()
    if found["n2"] and (heads := _heading(text, max(0, begin - 2500), begin, found, treasury)):
        return heads
    return _last(text, max(0, begin - 1000), found.start(), found["n"] or found["n2"], found[0], treasury)


def _heading(text: str, begin: int, end: int, found: re.Match[str], treasury: str) -> tuple[Actor, ...]:
    """ "None of the three": the authorities with which sentences before it begin."""
    first = [
        s for s in senders(text, begin, end, treasury) if _AT_HEAD.search(text, max(0, s.start - 12), s.start)
    ]
    count = _COUNTED.get(found["n2"].lower(), 2)
    last = list(dict.fromkeys(s.code for s in reversed(first)))[:count]
    return tuple((code, found[0].strip()) for code in reversed(last)) if len(last) == count else ()


def all_named(text: str, begin: int, one: Predicate, treasury: str) -> tuple[Actor, ...]:
    """ "By all three": the authorities the text named last."""
    found = _ALL_OF_THEM.match(text, one.end)
    return _last(text, max(0, begin - 3000), one.start, found[1], found[0], treasury) if found else ()


def _last(
    text: str, begin: int, end: int, number: str | None, words: str, treasury: str
) -> tuple[Actor, ...]:
    count = _COUNTED.get((number or "").lower(), 2)
    last = list(dict.fromkeys(s.code for s in reversed(senders(text, begin, end, treasury))))[:count]
    return tuple((code, words.strip()) for code in reversed(last)) if len(last) == count else ()


def frozen_in(text: str, one: Predicate, left: Sequence[Sender]) -> tuple[Actor, ...]:
    """ "Assets of X in Switzerland are frozen": by whoever rules there."""
    if one.rule != "assets were frozen":
        return ()
    near = [s for s in left if re.search(r"\bin (?:the )?$", text[max(0, s.start - 8) : s.start])]
    return ((near[-1].code, near[-1].text),) if near else ()


def there(text: str, one: Predicate, left: Sequence[Sender]) -> tuple[Actor, ...]:
    """ "No change in the EU, where X was listed", "In Britain he was sanctioned": by whom it was there."""
    near = [s for s in left if _WHERE.match(text, s.end, one.start)]
    near = near or [
        s
        for s in left
        if _FIRST_IN.search(text, max(0, s.start - 16), s.start)
        and _NO_STOP.fullmatch(text, s.end, one.start)
    ]
    return ((near[-1].code, near[-1].text),) if near else ()


def whose_we(page: "Page", begin: int, one: Predicate, known: Sequence[Sender]) -> tuple[Actor, ...]:
    """Who "we" are: in quotation marks the one who is quoted, else whose paper it is."""
    if spoken := in_quotation(page.text, one, known, page.quoted, begin):
        return ((spoken.code, spoken.text),)
    return ((page.home, "we"),) if page.home and _WE.search(page.text, begin, one.start) else ()


#: Announcing sanctions on X on Friday, Liz Truss said ...
_MAIN = re.compile(r"[^.;]*,\s+(?:[\w’'-]+\s+){0,3}?")
#: A week after it listed X, the EU ...
_AFTER_IT = re.compile(
    r"\W*(?:[\w’'-]+\s+){0,4}?(?:[Aa]fter|[Bb]efore|[Ss]ince|[Oo]nce)\s+(?:it|they)\s+(?:had\s+)?(?:first\s+)?$"
)


def fronted(text: str, begin: int, one: Predicate, known: Sequence[Sender]) -> tuple[Actor, ...]:
    """ "Announcing sanctions on X, Liz Truss said", "after it listed X, the EU ...": the subject behind the comma."""
    head = text[begin : one.start]
    if not _AFTER_IT.match(head) and (one.finite != "gerund" or head.strip(" \"“'-*•")):
        return ()
    near = [s for s in known if _MAIN.fullmatch(text, one.end, s.start)]
    return coordinated(text, known, near[0]) if near else ()


_DECISION = re.compile(
    r"\b(?P<verb>[a-z]+)\s+(?:the|that|this)\s+(?:decision|choice|refusal|failure|move|omission)\s+(?:not\s+)?to\s+$"
)
_OWN_DECISION = (
    "made",
    "took",
    "taken",
    "reached",
    "announced",
    "confirmed",
    "reversed",
    "published",
    "to",
    "on",
)
_DEFENDS = ("defended", "defends", "justified", "justifies", "explained", "explains")


def whose_decision(
    text: str, begin: int, one: Predicate, known: Sequence[Sender], before: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Whose a decision is that another judges: "Poland criticised the decision to spare X"; empty where it is his own."""
    found = _DECISION.search(text, begin, one.start)
    if not found or found["verb"] in _OWN_DECISION:
        return ()
    if found["verb"] not in _DEFENDS:
        return before
    judges = tuple((s.code, s.text) for s in known if s.end <= found.start())[-1:]
    through = through_union(judges)
    return () if through == judges else through


def through_union(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The Union, where only members of it are told to agree, to resist or to propose; else the same."""
    if actors and all(code in MEMBERS for code, _ in actors):
        return (("EU", actors[0][1]),)
    return actors
