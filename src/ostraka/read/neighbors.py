"""The parties before and after a predicate that it may be about, up to where its clause ends."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.asides import aside_of
from ostraka.read.beside import beside_person, excepted, is_context
from ostraka.read.predicates import Predicate
from ostraka.read.references import FIRM, PERSON
from ostraka.read.spots import Spot

_SUBORDINATE = re.compile(
    r"(?:\b(?:after|because|when|while|whereas|although|though|before|until|amid|following|despite|citing|describing|calling|accus\w+|saying|alleging|claiming|arguing"
    r"|in response|in retaliation|in protest|to punish|so that|whom|but|in order|over (?:the|his|its|their)|for (?:his|its|their|her) (?:role|part|support)|as part of)\b|, as\b(?! well)|;|\bsaid\b|\btold\b)",
    re.I,
)
_RELATIVE = re.compile(r",\s*(?:who|which|whose|where)\b[^,;]*$", re.I)
#: "X, whose chief, Igor Sechin, ...": of another clause.
_WHOSE_ROLE = re.compile(r",\s*whose\b[^,;]{2,60},\s*$", re.I)
#: "Blacklisted a tanker that carried oil of X": of something else.
_ANOTHER = re.compile(r"^\s+(?:an?|the)\s+(?:[\w-]+\s+){1,3}(?:that|which|who)\s[^,:–—(]*$")
_NEXT_ITEM = re.compile(r"(?:, as above)?\s*;\s*(?:and\s+)?(?:\(?\w{1,3}[.)]\s*)?")


def after(text: str, one: Predicate, end: int, spots: Sequence[tuple[int, Spot]]) -> list[int]:
    """Places of the parties that an active predicate takes, up to ``end``."""
    out: list[int] = []
    last = one.end
    for number, spot in spots:
        if spot.start < one.end or spot.start >= end:
            continue
        between = text[last : spot.start]
        if out and ", " in between:
            between = _REMARK.sub(" ", between)
        if _SUBORDINATE.search(between) and not _NEXT_ITEM.fullmatch(between) and not excepted(text, spot):
            break
        if not out and len(between) > 220:
            break
        if out and one.finite != "noun" and _NEW_CLAUSE.search(between) and _ITS_VERB.match(text, spot.end):
            break  # we sanctioned X, and Y knows it
        last = spot.end
        if is_context(text, spot, beside_person(text, spot, spots)):
            continue
        if not out and _ANOTHER.search(between):
            continue
        if _RELATIVE.search(text[one.end : spot.start]) or _WHOSE_ROLE.search(text[one.end : spot.start]):
            continue
        out.append(number)
    return out


def before(
    text: str, one: Predicate, begin: int, spots: Sequence[tuple[int, Spot]], all_joined: bool
) -> list[int]:
    """Places of the parties that a passive predicate is about, back to ``begin``; the last, or all joined to it."""
    near = [(n, s) for n, s in spots if begin <= s.start and s.end <= one.start]
    if (
        near
        and one.rule
        in ("sanctioned by", "a designated person", "X's listing", "X's delisting", "inclusion in the list")
        and re.match(r"(?:['’]s?|['’”\")]{0,2}),?\s*$", text[near[-1][1].end : one.start])
    ):
        return [near[-1][0]]
    if near and one.rule == "sanctioned by" and (told := _apposed(text, near, one.start)):
        return told
    who = _WHO.match(text, near[-1][1].end, one.start) if near else None
    if (
        who
        and near[-1][1].person == (who[1] == "who")
        and is_context(text, near[-1][1], beside_person(text, near[-1][1], spots))
    ):
        return [near[-1][0]]  # close to X, who has been under sanctions
    near = [(n, s) for n, s in near if not is_context(text, s, beside_person(text, s, spots))]
    near = [(n, s) for n, s in near if aside_of(text, begin, s.start, one.start) is None] or near
    if not near:
        return []
    tail = text[near[-1][1].end : one.start]
    if re.match(r"^[^,;]{0,3},\s*(?:which|who|already|both|itself|himself|long)\b", tail) or re.match(
        r"\s*\(?\s*(?:which|who|already|itself)\b", tail
    ):
        plural = re.search(r"\b(?:were|are|have|both)\b", text[near[-1][1].end : one.end])
        return [n for n, _ in (chain(text, near) if plural else near[-1:])]
    if _plural(text, near[-1][1].end, one) or _NEITHER_OF.match(text, near[-1][1].end, one.start):
        return [n for n, _ in chain(text, near)]
    return [n for n, _ in (chain(text, near) if all_joined else near[-1:])]


def _apposed(text: str, near: list[tuple[int, Spot]], end: int) -> list[int]:
    """ "Clients of X and Y, two lenders designated by …": the parties that the words between mean."""
    last = near[-1][1]
    said = _APPOSED.fullmatch(text, last.end, end)
    if not said or last.person != bool(said["person"]):
        return []
    return [n for n, _ in (chain(text, near) if said["many"] else near[-1:])]


_APPOSED = re.compile(
    rf",\s+(?:(?P<many>two|three|four|both)|an?|the|another|one)\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?P<person>{PERSON})|{FIRM})\s+(?:(?:also|already|first|later|once)\s+)?",
    re.I,
)


def _plural(text: str, start: int, one: Predicate) -> bool:
    return bool(re.search(r"\b(?:were|are|have|face|remain|stay|stand|among)\b", text[start : one.end]))


def chain(text: str, near: list[tuple[int, Spot]]) -> list[tuple[int, Spot]]:
    """The last party and those joined to it by commas and "and"."""
    out = near[-1:]
    for number, spot in reversed(near[:-1]):
        between = text[spot.end : out[0][1].start]
        if (
            re.search(
                r"[;:]|\b(?:unlike|while|but|after|before|when|by|sanction\w*|froze|added|said|to (?:list|sanction|freeze|blacklist|designate|ban|block|add|delist))\b",
                between,
            )
            or len(between) > 120
        ):
            break
        if (
            "," not in between
            and not re.search(r" (?:and|nor|or) ", between)
            and "&" not in between
            and "(" not in between
            and "/" not in between
        ):
            break
        out.insert(0, (number, spot))
    return out


#: "X and, as the first bank, Y".
_REMARK = re.compile(r"(?<=\band), (?:as|for|in|to|by|not)\b[^,;]{3,60},")
_NEW_CLAUSE = re.compile(r"(?:, (?:and|but|while)|;)\s+(?:the\s+|Mr\.?\s+|President\s+)?(?:\w+\s+)?$")
_ITS_VERB = re.compile(
    r"(?:\s+(?:himself|itself|now|then|also))?\s+(?:is|was|are|were|has|have|had|will|would|could|may|might|can|did|does|knows?|says?|said|remains?|runs?|holds?|owns?|gets?|goes|went|became)\b"
)
_NEITHER_OF = re.compile(r",?\s+(?:neither|none|all|both|each) of (?:whom|which)\b")
_WHO = re.compile(r",\s*(who|which)\s+(?:(?:has|have|had|is|was|been|also|already|long|himself|itself)\s+)*$")
