"""Which authority acts: the agent of a passive, the subject of a verb, the one that is asked."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.moods import within
from ostraka.read.predicates import Predicate
from ostraka.read.senders import Sender

Actor = tuple[str, str]
"""``(code, words)``."""
_OBJECT = re.compile(
    r"\b(?:by|with|unlike|like|than|following|in|against|of|to|on|outside|at|between|within|into|for|from|told|joins?|joined|joining"
    r"|followed|follows|behind|after|before)\s+(?:the\s+|both\s+)?$",
    re.I,
)
_OFFICE_OF = re.compile(
    r"\b(?:government|ministry|treasury|minister|council|parliament|president|cabinet|bank) of\s+(?:the\s+)?$",
    re.I,
)
_VERB_NEXT = re.compile(
    r"\s+(?:(?:has|have|had|is|was|are|will|would|may|might|could|should|must|also|today|yesterday|then|already|first|since|now|not|yet|never|again|itself"
    r"|on \w+day|\w+ly)\s+){0,5}$"
)
_AGENT = re.compile(r"\b(?:by|in|from)\s+(?:(?:the|both|all|not only|only)\s+)*$")
_PLACED = re.compile(r"(?:^|[.\s“\"])In (?:the )?$")
_OFFICE_NEXT = re.compile(
    r", (?:the )?(?:cabinet|government|council|ministry|ministers|parliament|authorities|treasury)\b"
)
_JOINED = re.compile(
    r"\s*(?:,|and|, and|&|or|as well as|along with|together with|, as well as|and then)\s*(?:by |in )?(?:the\s+)?"
)


def coordinated(text: str, known: Sequence[Sender], chosen: Sender) -> tuple[Actor, ...]:
    """The authority with those joined to it by commas or "and", each once."""
    place = low = high = list(known).index(chosen)
    while low and _joined(text, known, low - 1):
        low -= 1
    while high + 1 < len(known) and _joined(text, known, high):
        high += 1
    del place
    return tuple({s.code: (s.code, s.text) for s in known[low : high + 1]}.values())


def _joined(text: str, known: Sequence[Sender], place: int) -> bool:
    one, two = known[place], known[place + 1]
    between = text[one.end : two.start]
    if _JOINED.fullmatch(between):
        return True
    return (
        one.code == two.code and len(between) < 30 and not re.search(r"[.;]|\b(?:after|by|unlike)\b", between)
    )


def agents(text: str, one: Predicate, known: Sequence[Sender], following: int) -> list[Sender]:
    """The authorities after a predicate that are its agents: by Britain in May and by the EU in June."""
    out: list[Sender] = []
    at = one.end
    for sender in known:
        if not one.end <= sender.start < following:
            continue
        between = text[at : sender.start]
        if out and _JOINED.fullmatch(between):
            at = sender.end
            continue  # joined to the one before: acts with it
        if (
            _AGENT.search(between)
            and not re.search(r"[;.]|\b(?:after|while|but|assets|listed in)\b", between)
            and len(between) < 90
        ):
            out.append(sender)
            at = sender.end
    return out


def is_object(text: str, sender: Sender, one: Predicate | None, begin: int) -> bool:
    """Whether an authority before a predicate is not its subject: by, in, unlike, against it."""
    head = text[max(begin, sender.start - 40) : sender.start]
    if _OFFICE_OF.search(head):
        return False
    if not _OBJECT.search(head):
        return False
    if (
        one is not None
        and sender.end <= one.start
        and not re.search(r"\b(?:by|of|to|in|against|from|with)\s+(?:the\s+)?$", head, re.I)
    ):
        return not _VERB_NEXT.fullmatch(
            text[sender.end : one.start] + (" " if sender.end == one.start else "")
        )
    return True


def subject(text: str, one: Predicate, left: Sequence[Sender], begin: int) -> Sender | None:
    """The authority that is the subject of an active predicate: the nearest before it that can be."""
    free = [s for s in left if not is_object(text, s, one, begin)]
    if free:
        return free[-1]
    placed = [
        s
        for s in left
        if _PLACED.search(text[max(0, begin - 1) : s.start]) and text[s.end : s.end + 2] == ", "
    ]
    return placed[-1] if placed and _OFFICE_NEXT.match(text, placed[-1].end) else None


def asked(
    text: str, one: Predicate, cue_at: int, left: Sequence[Sender], right: Sequence[Sender], begin: int
) -> tuple[Actor, ...]:
    """Of whom it is asked: the authority after the asking word, else the one that "should"."""
    chosen = [s for s in left if s.start > cue_at]
    if not chosen and re.match(r"(?:should|must|ought|need|ha[sv])", text[cue_at:], re.I):
        chosen = [s for s in left if not is_object(text, s, one, begin)][-1:]
    chosen = chosen or list(right)[:1]
    return coordinated(text, [*left, *[s for s in right if s not in left]], chosen[0]) if chosen else ()


def in_quotation(
    text: str, one: Predicate, known: Sequence[Sender], quoted: Sequence[tuple[int, int]], begin: int
) -> Sender | None:
    """Who speaks, where the predicate's subject is "we" within quotation marks."""
    if not within(one.start, quoted) or not re.search(
        r"\b(?:we|our government|I)\b", text[begin : one.start], re.I
    ):
        return None
    outside = [s for s in known if not within(s.start, quoted)]
    return outside[0] if outside else None
