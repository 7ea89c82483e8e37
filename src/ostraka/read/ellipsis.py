"""Predicates left out: "Gazprom was not", "so does Kuzmichev", "Brussels has", "but not by Canada".

What is left out is the act told of before; only who, or whether, is new.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Iterator, Sequence

from ostraka.read.answer import Deed
from ostraka.read.predicates import Predicate
from ostraka.read.references import subject_word
from ostraka.read.senders import Sender
from ostraka.read.spots import Spot

_END = r"(?=\s*(?:[.;:!?)”\"]|,|$)|\s+(?:and|but|until|while|though|by\b|on \w+day|in \w+|last|yesterday|today|either|before))"
_LATER = r"(?:\s+(?:yet|so far|too|as well|also|there|on it|to date|either|already))*"
_BARE = re.compile(
    rf"(?:, (?:his|her|its|their|the) [^,;.]{{3,40}},|,?\s+(?:however|itself|himself|herself|still|for (?:its|his) part),?|,)?\s+(?P<modal>(?:should|must|will|would|could|may|might)(?:\s+(?:also|soon|not))*\s+)?(?P<aux>was|were|is|are|be)(?:\s*(?:not|n['’]t))?{_LATER}{_END}"
)
#: "Gazprombank is unlikely to": follow, make it.
_LIKELY = re.compile(
    r"(?:,[^,;.]{2,40},)?\s+(?:is|are|was|were|seems?|looks?|appears?)\s+(?:(?:less|more|very|also|also|\w+ly)\s+)*(?:un)?(?:likely|expected|set|due)\s+(?P<aux>to)(?:\s+(?:follow|be|do so|make it|be (?:so|next)))?(?=\s*(?:[.;,]|$))"
)
#: "Igor Sechin has been sanctioned; Alexei Miller has not".
_HAS_NOT = re.compile(
    r"\s+(?P<aux>(?:has|have|had)(?:\s+not|n['’]t))(?:\s+(?:been|so far|yet))*(?=\s*[.;]|$)"
)
_DOES = re.compile(
    rf"(?:,?\s+(?:however|itself|for its part|by contrast),?|, (?:[a-z][\w’'-]*\s)[^,;.]{{3,60}},|,)?\s+(?:never\s+)?(?P<aux>has|have|had|did|does|do)(?:\s*(?:not|n['’]t))?{_LATER}(?=\s*(?:[.;!)]|$)|,\s+(?:however|though|on|in|and|but|while|so)\b|\s+(?:on \w+day|in [A-Z]\w+|yesterday|last)\b)"
)
_INVERTED = re.compile(
    r"\b(?:[Nn]or|[Nn]either|[Ss]o(?:,? too,?)?|as)(?:,[^,;.]{2,30},)?\s+(?:is|was|are|were|has|have|had|did|does|do)\s+(?=(?:the |the late )?[A-Z])"
)
_NOT_SO = re.compile(r"\b[Nn]ot so\s+(?:with\s+|for\s+)?(?=(?:the )?[A-Z])")
_NOT_BY = re.compile(
    r"\b[Nn]ot\b(?:\s+(?:so far|yet|as yet|to date|\w+ly))*(?=\s+(?:by|(?:under|on|in|to) (?:those|that|the one) of)\b)"
)
_NO_PLAN = re.compile(
    r"[^.;]{0,40}?\b(?P<aux>(?:there (?:is|are|was|were)|has|had) no (?:such )?(?:plans?|intention|proposal|decision))\b(?!\s+(?:to|of)\b|,[^,;.]{2,40},\s+to\b)"
)
_HELD = re.compile(
    r"(?:\s+(?:has|have|had))?\s+(?:(?:so far|also|still)\s+)?(?P<aux>held (?:off|back)|stopped short|yet to (?:follow|act|move|do so)|hesitated|stayed (?:its|their) hand|refused|declined|never did)\b(?=\s*(?:[.,;)]|$)|\s+(?:so far|until|and|either|for now|to date)\b)"
)
_TOO = re.compile(r",?\s+(?P<aux>too|likewise)\s*(?=[.;)]|$)")
#: "London too, in May", "the Swiss neither".
_ALIKE = re.compile(
    r",?\s+(?P<aux>too|likewise|as well|neither|not)(?=\s*(?:[.;:)]|$)|,\s+(?:on|in|a|two|last)\b|\s+(?:on \w+day|in [A-Z]))"
)
_BY = re.compile(r"\b(?:by|in) (?:the )?$")
#: "Britain and America, but not the EU, have ..."
_EXCLUDED = re.compile(r"\b(?:but|though|and)\s+(?P<aux>not)\s+(?:yet\s+)?(?:the\s+)?$")
_HOWEVER = re.compile(r",\s+(?:however|though|in fact|of course|it said),")
_WORDS = re.compile(
    r"\b(?:was|were|is|are|be|has|have|had|(?:likely|expected|set|due) to|held|stopped|yet|hesitated|never|did|does|do|so|nor|neither|not|too|likewise)\b",
    re.I,
)


def elliptic(text: str, span: tuple[int, int], spots: Sequence[tuple[int, Spot]], known: Sequence[Sender],
             others: Sequence[Predicate], acted: bool = False) -> list[Predicate]:  # fmt: skip
    """The predicates of a sentence whose verb is left out; they lean on the act before.

    ``acted`` says that its authority was the subject there: "it has not" is of it.
    """
    if not _WORDS.search(text, *span):
        return []
    found = sorted(_all(text, span, spots, known, others, acted), key=lambda p: p.start)
    return [
        p
        for p in found
        if not any(p.start < o.end and o.start < p.end for o in others) and not _verb_after(text, p, others)
    ]


def _verb_after(text: str, one: Predicate, others: Sequence[Predicate]) -> bool:
    """Whether the verb is there after all: "was not, it said, sanctioned"."""
    return any(
        one.end <= o.start
        and not re.search(
            r"[.;,]|\b(?:and|but|while|when|after)\b", _HOWEVER.sub(" ", text[one.end : o.start])
        )
        for o in others
    )


def _of_parties(
    text: str, end: int, spots: Sequence[tuple[int, Spot]], others: Sequence[Predicate]
) -> Iterator[Predicate]:
    """Right behind a party: "X is unlikely to", "X has not", "X was not", "X too"."""
    for _, spot in spots:
        if found := _LIKELY.match(text, spot.end, end):
            yield _made(found.start("aux"), found.end(), "passive", "base")
        if found := _HAS_NOT.match(text, spot.end, end):
            yield _made(found.start("aux"), found.end(), "passive", "past")
        for pattern in (_BARE, _TOO):
            found = pattern.match(text, spot.end, end)
            if (
                found
                and pattern is _BARE
                and not re.search(r"not|n['’t]|be$|be\b", found[0])
                and not re.match(r"\s*[.;)]", text[found.end() : found.end() + 2])
            ):
                continue  # "was in London"
            if found and not (pattern is _TOO and any(o.end <= spot.start for o in others)):
                yield _made(
                    found.start("aux"),
                    found.end(),
                    "passive",
                    "base" if text[found.start("aux") : found.end()].startswith("be") else "past",
                )


def _of_authorities(text: str, begin: int, end: int, known: Sequence[Sender]) -> Iterator[Predicate]:
    """Right behind an authority, or before it: "Brussels has", "the Swiss too", "but not the EU"."""
    for sender in known:
        if found := _NO_PLAN.match(text, sender.end, end):
            yield _made(found.start("aux"), found.end(), "same", "past")
        if (found := _ALIKE.match(text, sender.end, end)) and not _BY.search(text[begin : sender.start]):
            yield _made(found.start("aux"), found.end(), "same", "past")
        if found := _EXCLUDED.search(text, max(begin, sender.start - 24), sender.start):
            yield _made(found.start("aux"), sender.start, "same", "past")
        if found := _HELD.match(text, sender.end, end):
            yield _made(found.start("aux"), found.end(), "same", "past")
        if found := _DOES.match(text, sender.end, end):
            yield _made(found.start("aux"), found.end(), "same", "past")


def _all(
    text: str,
    span: tuple[int, int],
    spots: Sequence[tuple[int, Spot]],
    known: Sequence[Sender],
    others: Sequence[Predicate],
    acted: bool,
) -> Iterator[Predicate]:
    begin, end = span
    yield from _of_parties(text, end, spots, others)
    for found in re.finditer(
        r"\b(?:should|must)\s+(?:also\s+)?(?P<aux>be)\s*(?=[.;!,]|$)|\b(?P<aux2>was|were|has|have|is|are)(?:\s+not|n['’]t)\s*(?=[.;!]|$)"
        r"|\b(?:(?:[Nn]either|[Nn]one)(?:\s+of\s+(?:them|these|those|the \w+))?|[Bb]oth)\s+(?P<aux3>was|were|is|are|(?:has|have) been)(?:\s+(?:so far|yet|in the end))*\s*(?=[.;!]|$)",
        text[begin:end],
    ):
        place = begin + next(found.start(name) for name in ("aux", "aux2", "aux3") if found[name])
        if word := subject_word(text, begin, place):
            of_it = acted and word["p"].lower() in ("it", "they") and found["aux2"] in ("has", "have")
            form = "same" if of_it else "passive"
            yield _made(place, begin + found.end(), form, "base" if found["aux"] else "past")
    yield from _of_authorities(text, begin, end, known)
    for found in _INVERTED.finditer(text, begin, end):
        yield _made(
            found.start(),
            found.end(),
            "same" if any(s.start - 4 <= found.end() <= s.end for s in known) else "active",
            "past",
        )
    for found in _NOT_SO.finditer(text, begin, end):
        yield _made(found.start(), found.end(), "active", "past")
    for found in _NOT_BY.finditer(text, begin, end):
        yield _made(found.start(), found.end(), "same", "past")


def _made(start: int, end: int, form: str, finite: str) -> Predicate:
    return Predicate(start, end, "ellipsis", Deed.LISTED, form, finite)
