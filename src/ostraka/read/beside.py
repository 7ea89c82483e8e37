"""Parties that are only named beside another: a role's firm, a relative's relation, a speaker, an exception."""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence
from functools import lru_cache

from ostraka.read.spots import Spot

_ROLE = (
    r"(?:chief(?: executive)?|CEO|CFO|COO|boss|head|chair(?:man|woman|person)?|president|(?:co-?)?founder|(?:co-?|part-?)?owner"
    r"|(?:co-?)?founders|owners|heads|chairmen|directors?(?: general)?|(?:share|stake)holders?|executives?|manager|deputy|board|member|adviser|advisor|spokes\w+|chiefs|bosses"
    r"|governor|patron|beneficiary|creator|minister|leader|ex-\w+|employees?|staff|customers?|clients?|bondholders|managers?)"
)
_OF_ROLE = re.compile(
    rf"\b(?:{_ROLE}|unit|subsidiar\w+|branch|arm|part|stakes?|shares?|share price|bonds?|cards?|debt|rival|successor|control)"
    r"(?:\s+and\s+\w+(?:\s+\w+)?)?\s+(?:of|at|for|from|in)\s+(?:the\s+)?(?:(?!(?:that|whether|denied|said|says|told|confirmed)\b)[\w’'-]+\s+){0,4}$",
    re.I,
)
_AFFILIATED = re.compile(
    r"(?:^|[\w’',-])\s+(?:of|at|from|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$|\b(?:formerly|previously|once|now|then)\s+(?:of|at|with)\s+$",
    re.I,
)
_VERB_BEFORE = re.compile(
    r"\b(?:runs?|ran|running|heads?|headed|heading|leads?|led|leading|founded|co-founded|owns?|owned|(?-i:controls?)|controlled|chairs|chaired"
    r"|manages?|managed|built|created|joined|left(?! (?:out|off|alone)\b)|quit|leaving|advis(?:es|ed)|serv(?:es|ed) (?:at|on)|worked (?:at|for)|works (?:at|for)|became)\s+(?:the\s+|of\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
_ROLE_AFTER = re.compile(
    rf"^(?!,\s+(?-i:(?:Chief Cabinet|Foreign|Prime|Finance|Economy|Defen[cs]e|Treasury|[A-Z]\w+ (?:Minister|Secretary|President))))(?:['’]s)?[\s,]+(?:(?:former|then|first|deputy|long-?time|billionaire|management|supervisory|vice)[\s-]+){{0,2}}(?:{_ROLE}|unit|subsidiar\w+|branch(?:es)?|arm|shares|stock|bonds|cards|employees|(?:[\w-]+\s+)?(?:companies|entities|affiliates|projects?|executives|tankers|vessels)\b"
    r"|customers|clients|press service|statement)\b",
    re.I,
)
_ASSETS_AFTER = re.compile(
    r"^['’]s?\s+(?:[\w-]+\s+){0,3}?(?:assets?|funds|property|properties|accounts?|money|yachts?|superyacht|holdings|villas?|mansions?|jets?|ships?|vessels|fortune|wealth|houses?|names?|entry|entries|listing|access)\b",
    re.I,
)
_TIED = re.compile(
    r"\b(?:(?:(?:ex-)?wife|(?:ex-)?husband|girlfriend|boyfriend|mistress|lover|widow|heirs?|trustees?|bodyguard|chef|caterer|opponent|sons?|daughters?|father|mother|brother|sister|all(?:y|ies)|associates?|friends?|partners?|relatives?|lawyers?|aides?"
    r"|nephew|cousin|circle|government|regime|children|family|firms?|compan(?:y|ies)|business(?:es)?|confidants?|critics?|opponents?|supporters?|banker|financier|cronies|image|puppet|enablers?)\s+(?:of|around)|(?:adviser|aide|aides|tied|lender)\s+to"
    r"|close to|linked to|links? (?:to|with)|ties (?:to|with)|loyal to|associated with|(?:friendship|relationship|relations|connections?|partnership) (?:with|to)|owned by|controlled by|run by|headed by|led by|founded by|according to"
    r"|told|on behalf of|related to|named after|met with|meeting with|succeeded|replaced|replacing|married to|appointed by|ordered by|controlled through|funded by|worked for|supporting|backing|behind|bought by|acquired by|chaired by|once of|formerly of|previously of|late of)"
    r"\s+(?:the\s+|both\s+)?(?:(?!that\b)[\w’'-]+\s+){0,3}$",
    re.I,
)
_TIED_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:close\s+|long-?time\s+|key\s+|top\s+|inner\s+)?(?:all(?:y|ies)|associates?|loyalists?|cron(?:y|ies)|aides?|regime|government|critic|circle|war|invasion|family|supporters?)\b",
    re.I,
)
_RELATIVE_SUBJECT = re.compile(r"\b(?:which|whom)\s+(?:(?:Mr|Mrs|Ms)\.?\s+)?$")
_SPEAKS_AFTER = re.compile(
    r"^[,\s]+(?:\w+ly\s+)?(?:said|says|told|denied|denies|wrote|insisted|warned|argued|ordered|launched|invaded|claimed|declined|condemned|dismissed"
    r"|called|responded|reacted|signed|commented|met|replied|complained|protested|appealed|sued)\b",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|excluding|but not|and not|, not|other than|apart from|spar(?:ed|ing)|leaving out|omitting|rather than|not)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.I,
)
_ALONE = re.compile(r"\s+(?:alone|untouched|unscathed|in peace|off the hook)\b")
_CLAUSES = re.compile(r"[.;:]\s")


def is_context(text: str, spot: Spot, before_is_person: bool) -> bool:
    """Whether a party is only named beside another: a role's company, a relative's relation, a speaker."""
    before, after = text[max(0, spot.start - 90) : spot.start], text[spot.end : spot.end + 60]
    return _beside(before, after, spot.possessive, spot.person, before_is_person)


@lru_cache(maxsize=512)
def _beside(before: str, after: str, possessive: bool, person: bool, before_is_person: bool) -> bool:
    """:func:`is_context` by the characters around; asked again and again while one sentence is read."""
    before = _CLAUSES.split(before)[-1]
    if _RELATIVE_SUBJECT.search(before) and after[:2].strip().islower():
        return True  # X, which Mr Potanin bought
    if _TIED.search(before) or _TIED_AFTER.match(after) or _SPEAKS_AFTER.match(after):
        return True
    if possessive and not _ASSETS_AFTER.match(after):
        return True
    if person:
        return False
    if before_is_person and _AFFILIATED.search(before):
        return True
    if _ALONE.match(after) and before.rstrip().endswith(("left", "leave", "leaves", "leaving")):
        return False
    if _OF_ROLE.search(before) or _VERB_BEFORE.search(before) or _ROLE_AFTER.match(after):
        return True
    return before.endswith("(") and after.startswith(")") and before_is_person


def beside_person(text: str, spot: Spot, spots: Sequence[tuple[int, Spot]]) -> bool:
    """Whether a person is named right before: "(Novatek)" or "of Novatek" then tells whose he is."""
    near = [s for _, s in spots if s.person and s.end <= spot.start]
    return (
        bool(near)
        and re.fullmatch(
            r"\s*\(|,?\s+(?:formerly\s+|once\s+|now\s+)?(?:of|at|from|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}",
            text[near[-1].end : spot.start],
        )
        is not None
    )


def excepted(text: str, spot: Spot, since: int = 0) -> bool:
    """Whether the party is named, after ``since``, as one the measure leaves out."""
    return bool(_EXCEPT.search(text[max(since, spot.start - 40) : spot.start]))
