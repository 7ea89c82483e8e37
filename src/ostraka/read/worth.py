"""Whether words state anything: a bare noun, or a word of other meanings, needs somebody who acts."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.answer import ClaimType
from ostraka.read.doers import Actor
from ostraka.read.predicates import WEAK, Predicate
from ostraka.read.spots import Spot

_STAYS = re.compile(r"\b(?:remain|stay)(?:s|ed|ing)?\b")
_BARRED = re.compile(r"\b(?:blocked|banned|barred)\b")
_THE = re.compile(r"\bthe\s+$", re.I)
_THEY = re.compile(r"\b(?:it|they|also|and|instead)\s+(?:\w+\s+)*$", re.I)
_OF_SANCTIONS = re.compile(r"sanction|blacklist|SDN|freeze|designat", re.I)


#: Whoever freezes or lists without being an authority: a court, a bank, a magazine.
_PRIVATE = re.compile(
    r"\b(?:(?:when|which) other authorities|courts?|judges?|magistrates?|tribunal|(?<!central )bank|lender|broker(?:age)?|exchange|bourse|Forbes|Interpol|refiners?|compan(?:y|ies)|firms?|investors?|insurers?|clubs?|league|federation|funds?|airlines?|carriers?|newspaper|magazine)\s+(?:(?:in|of)\s+(?:the\s+)?[A-Z]\w+\s+)?(?:(?:has|have|had|also|then|already|since|\w+ly)\s+)*$"
)
_STRAIGHT = re.compile(r"\s+(?:(?:has|have|had|also|then|already|since|\w+ly)\s+)*")


def private(text: str, begin: int, one: Predicate, spots: Sequence[tuple[int, Spot]]) -> bool:
    """Whether the subject right before a verb is no authority: a party itself, a court, a bank."""
    if one.form not in ("active", "between") or one.finite not in ("past", "present"):
        return False
    if one.rule in _OF_A_ROUND or _PRIVATE.search(text, begin, one.start):
        return one.rule not in _OF_A_ROUND
    near = [s for _, s in spots if begin <= s.start and s.end <= one.start]
    return bool(near) and _STRAIGHT.fullmatch(text, near[-1].end, one.start) is not None


#: Rules whose subject is a round, a list or a measure.
_OF_A_ROUND = ("sanctions include", "round included", "draft includes", "measures apply to", "spared")


def worth(
    text: str, one: Predicate, actors: Sequence[Actor], how: str, kind: ClaimType, pointed: str, aimed: bool
) -> bool:
    """Whether a predicate is a claim, given who acts (``how`` if not said), its mood and whom it is about.

    ``pointed`` is how they are told where a word stands for them, ``aimed`` whether there are any.
    """
    done = kind is ClaimType.ACT
    if (
        kind is ClaimType.CALLED_FOR
        and one.finite == "state"
        and _STAYS.search(text, max(0, one.start - 12), one.end)
    ):
        return False  # asks that all stays as it is
    if one.rule == "ellipsis":
        return True
    if one.finite == "noun":
        return not done or (
            bool(actors) and (not how or bool(_THE.search(text[max(0, one.start - 6) : one.start])))
        )
    if one.finite in ("present", "base") and done and one.rule in ("sanctioned", "list", *WEAK):
        return bool(actors) and not how
    if one.rule == "passive, sanctioned" and _BARRED.search(text[one.start : one.end]) and not actors:
        return False
    if one.rule == "put X there" and one.finite == "gerund":
        return not done
    if one.rule == "be next":
        return not done and aimed
    if one.rule == "follows":
        return bool(actors) and (how in ("", "does the same") or not pointed)
    if one.rule == "got away":
        return bool(actors) and not pointed
    if one.rule == "tops the list":
        return bool(actors) and bool(not how or _OF_SANCTIONS.search(text, max(0, one.start - 300), one.end))
    if one.rule in WEAK:
        they = bool(_THEY.search(text[max(0, one.start - 40) : one.start]))
        return bool(actors) and (not done or one.form != "active" or not how or they)
    return True
