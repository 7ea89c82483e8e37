"""Whether words state anything: a bare noun, or a word of other meanings, needs somebody who acts."""

import re
from collections.abc import Sequence

from ostraka.read.answer import ClaimType
from ostraka.read.doers import Actor
from ostraka.read.predicates import WEAK, Predicate

_STAYS = re.compile(r"\b(?:remain|stay)(?:s|ed|ing)?\b")
_BARRED = re.compile(r"\b(?:blocked|banned|barred)\b")
_THE = re.compile(r"\bthe\s+$", re.I)
_THEY = re.compile(r"\b(?:it|they|also|and|instead)\s+(?:\w+\s+)*$", re.I)
_OF_SANCTIONS = re.compile(r"sanction|blacklist|SDN|freeze|designat", re.I)


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
