"""Answers to questions: "Is it sanctioned? Yes, by Britain since March; not by the EU."."""

import re
from collections.abc import Iterator, Sequence

from ostraka.read.answer import ClaimType, When
from ostraka.read.doers import Actor
from ostraka.read.senders import Sender
from ostraka.read.timing import UNKNOWN

Answer = tuple[ClaimType, Actor, When]
_ANSWER = re.compile(
    r"\W*(?:A[.:]\s*|Answer[.:]\s*)?(?:(?:Yes|Indeed|Certainly|It is|He is|They are)|(?P<no>No|Not))\b", re.I
)
#: "The UK (10 March), Canada (11 March) and the EU."
_LISTS = re.compile(r"(?P<no>(?!))?\W*(?:A[.:]\s*)?(?:(?:So far|Only|The)\b[\s,]*(?:the\s+)?)?(?=[A-Z])")
_NOT_BY = re.compile(r"\bnot\s+(?:yet\s+)?(?:by|in)?\s*(?:the\s+)?$", re.I)


def answers(
    text: str, span: tuple[int, int], asked: Sequence[Actor], known: Sequence[Sender], days: Sequence[When]
) -> Iterator[Answer]:
    """(Done or denied, by whom, when) for each authority of a sentence that answers the question before.

    ``asked`` are the authorities of the question: of them it is said where the answer names none.
    """
    found = _ANSWER.match(text, *span) or (known and _LISTS.match(text, span[0], known[0].start + 1))
    if not found:
        return
    own = [((s.code, s.text), s.start) for s in known] or [(a, found.start()) for a in asked]
    for number, (actor, at) in enumerate(own):
        no = _NOT_BY.search(text[max(span[0], at - 14) : at]) or (number == 0 and found["no"])
        end = own[number + 1][1] if number + 1 < len(own) else span[1]
        when = next((w for w in days if at <= w.start < end and w.known), UNKNOWN)
        yield (ClaimType.DENIED, actor, UNKNOWN) if no else (ClaimType.ACT, actor, when)
