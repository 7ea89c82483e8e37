"""Days that are of the telling, not of the act: when it was said, asked, weighed, or when its round is due."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.answer import ClaimType, When
from ostraka.read.predicates import Predicate

#: "..., its foreign minister said on Thursday".
_TAIL = re.compile(
    r"[,”\"]\s+(?:according to\b|[^;:.]{0,90}?\b(?:said|told|announced|confirmed|declared|wrote|tweeted|added|reported|promised|pledged|disclosed)\b)"
)
_SAID_ON = re.compile(r"(?:\s+[\w’'-]+){0,4}?\s+(?:(?:on|late|early|late on|early on|earlier on)\s+)?")
_JUST_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|added|declared)\s+(?:\w+\s+){0,2}?(?:on\s+)?$"
)
#: "In its next package, which is due in June", "the package that ambassadors will discuss next week".
_OF_ITS_ROUND = re.compile(
    r"\b(?:due|expected|planned|scheduled|slated|foreseen|pencilled|to be (?:\w+)|will|would|is to|are to)\b"
)
_SUBORDINATE = re.compile(
    r"\W*(?:[\w’'-]+\s+){0,4}?(?:[Aa]fter|[Bb]efore|[Ss]ince|[Oo]nce|[Hh]aving)\s+(?:(?:it|they|he|she)\s+)?(?:had\s+)?(?:first\s+)?"
)
_STILL = re.compile(r"(?:(?!\b(?:and|but|while)\b)[^;:]){0,60}")
#: Thanked Britain for sanctioning X: the day is of the thanks.
_FOR_DOING = re.compile(
    r"\b(?:thank|prais|critici|blam|attack|accus|condemn|congratulat|commend|applaud|laud|rebuk|scold)\w*\s+[^,;]{2,40}?\s(?:for|of)\s+(?:also\s+|\w+ly\s+)?$"
)
#: "Tokyo on Tuesday said it had frozen ...".
_SAID_IT = re.compile(
    r",?\s+(?:said|announced|confirmed|declared)\s+(?:that\s+)?(?:it|they|he|she)\s+(?:(?:had|has|have|was|were|is|are)\s+)?(?:also\s+|now\s+)?"
)
_WEIGHED = re.compile(r"(?:discuss|debat|consider|propos|weigh|examin|mull|rais|float|tabl|stud)\w*", re.I)


def of_the_act(
    text: str,
    span: tuple[int, int],
    one: Predicate,
    kind: ClaimType,
    cue: tuple[str, int],
    found: Sequence[When],
) -> list[When]:
    """The dates that may be of the act: not of the round it goes with, of the weighing, or of who tells it."""
    if _SUBORDINATE.fullmatch(text, span[0], one.start) and (comma := text.find(", ", one.end, span[1])) > 0:
        found = [w for w in found if w.start < comma]  # a week after it did it, the EU on Friday did more
    if one.finite == "gerund" and (judged := _FOR_DOING.search(text, span[0], one.start)):
        found = [w for w in found if w.start > judged.start()]
    if kind is ClaimType.CALLED_FOR:
        return [w for w in found if w.start < one.end or not _OF_ITS_ROUND.search(text, one.end, w.start)]
    if kind is ClaimType.EXPECTED and one.finite == "noun" and _WEIGHED.match(cue[0]):
        return []  # sanctions on X were discussed on Wednesday
    if kind in (ClaimType.EXPECTED, ClaimType.ANNOUNCED) and (tail := _TAIL.search(text, one.end, span[1])):
        return [w for w in found if w.start < tail.end() or not _SAID_ON.fullmatch(text, tail.end(), w.start)]
    own = [
        w for w in found if w.start >= one.end or not _JUST_SAID.search(text, max(0, w.start - 40), w.start)
    ]
    after = [w for w in own if w.known and one.end <= w.start and _STILL.fullmatch(text, one.end, w.start)]
    return own if after else list(found)  # said on Wednesday it had sanctioned X a day earlier


def told_on(text: str, end: int, one: Predicate, past: Sequence[When]) -> When | None:
    """The day on which a plan was told: "Canada will sanction X, its minister said on Thursday"."""
    if said := next(
        (w for w in reversed(past) if w.known and _SAID_IT.fullmatch(text, w.end, one.start)), None
    ):
        return said
    tail = _TAIL.search(text, one.end, end)
    if tail is None:
        return None
    near = (w for w in past if w.known and w.start >= tail.end())
    return next((w for w in near if _SAID_ON.fullmatch(text, tail.end(), w.start)), None)


def tells_itself(text: str, one: Predicate) -> bool:
    """Whether the doer tells an act just done: "said it had frozen Y"."""
    return one.form == "active" and _SAID_IT_HAD.search(text, max(0, one.start - 60), one.end) is not None


_SAID_IT_HAD = re.compile(
    r"\b(?:said|announced|confirmed|declared)\s+(?:that\s+)?(?:it|they)\s+(?:had|has|have)\b"
)
