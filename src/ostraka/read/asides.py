"""Clauses between commas that tell of the name before them: "Britain, which left the bloc, …".

What stands within one is neither the subject nor the object of the verb after it, and does not part that verb
from its date.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re

from ostraka.read.senders import Sender

_RELATIVE = re.compile(r",\s*(?:(?:on|of|in|to|for|against|with)\s+)?(?:who|which|whose|whom|where)\b[^,;]*,")
#: "…, the lender he founded, …", "…, a former champion who is close to Putin, …".
_APPOSED = re.compile(
    r",\s*(?:an?|the|his|her|its|their|one|two|both|once|formerly|then|now|who|which|whose|whom|where|himself|itself)\b[^,;]*(?=,)"
)
#: "In the next package, which is due in June": of the round, so of what it does.
_OF_ROUND = re.compile(
    r"\b(?:package|rounds?|list|batch|tranche|sanctions|measures|designations)(?:\s+against\s+\w+)?,?\s+(?:which|that)\s+(?:(?:is|was|were|are|has been|had been|have been|will be)\s+(?:\w+ly\s+)?(?:due|expected|planned|scheduled|adopted|agreed|approved|announced|unveiled|published|imposed|introduced|set)|(?:took|takes?|came|comes?|entered|went|goes?)\s+(?:effect|(?:in)?to\s+(?:force|effect))|(?:the\s+)?[A-Z][\w. ]{1,40}?(?:\s+has|\s+had)?\s+(?:adopted|agreed|approved|announced|unveiled|published|imposed|introduced))\b"
)


#: "After Crimea, in April 2014": the day is of the verb before, not of what it came after.
_AFTER_IT = re.compile(
    r",?\s+(?:after|following|before|since|despite|amid|because of|over|during)\s+(?:(?!(?:was|were|had|has|have|did|said|is|are|who|which|he|she|it|they)\b|\w+ed\b)[^\s,;]+\s*){1,9},\s*(?:(?:back|late|early)\s+)?(?:(?:in|on)\s+)?(?:the\s+)?$"
)
#: "On Friday, after a week of talks, the EU ...".
_AFTER_NOUN = re.compile(
    r",\s+(?:after|following|before|since|despite|amid)\s+(?:(?!(?:was|were|had|has|have|did|said|is|are|who|which|he|she|it|they|when)\b|\w+(?:ed|ing)\b)[^\s,;]+\s*){1,9}(?=,)"
)
#: "On 24 March, the day when London listed X, ...".
_OF_NAME = re.compile(
    r"(?<=[\w’”])(?<!\b[Ii]n \w),\s+(?:an?|the|his|her|its|one|two|both|once|formerly|long|who|whose|which)\s[^,;]*,(?=\s)"
)
_DAY_WHEN = re.compile(
    r",\s*(?:(?:the|an?)\s+(?:(?:very|same)\s+)*(?:day|date|week|month|year)\b|when\b|on which\b)[^,;]*,"
)


def within_aside(text: str, begin: int, end: int, place: int) -> bool:
    """Whether a place stands within a clause that only tells what else a day was."""
    return any(m.start() <= place < m.end() for m in _DAY_WHEN.finditer(text, begin, end))


def of_name(text: str, begin: int, one: Sender, verb: int) -> bool:
    """Whether an authority stands within the clause that tells of a name: "X, who sued Britain, was ..."."""
    clause = next(
        (m for m in _OF_NAME.finditer(text, begin, verb) if m.start() < one.start and one.end <= m.end()),
        None,
    )
    return clause is not None and one.start - clause.start() > 10


def asides(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where relative clauses between commas begin and end."""
    return [m.span() for m in _RELATIVE.finditer(text, begin, end)]


def aside_of(text: str, begin: int, place: int, verb: int) -> tuple[int, int] | None:
    """The relative clause in which a place stands, where the verb after it does not; None where there is none."""
    return next((a for a in asides(text, begin, verb) if a[0] <= place < a[1] <= verb), None)


def main_clause(words: str) -> str:
    """The words between a verb and its date without what only tells of a name or of a round."""
    return _APPOSED.sub(" ", _OF_ROUND.sub(" ", _AFTER_NOUN.sub(" ", _AFTER_IT.sub(" ", words))))


def of_round(text: str, begin: int, end: int) -> bool:
    """Whether the clause tells when a round was adopted or takes effect."""
    return _OF_ROUND.search(text, begin, end) is not None
