"""Which of the parties around a predicate it is about, and which are only named beside it.

"Sberbank's boss", "founder of PhosAgro", "an ally of Putin" name a party without making it
the object; "the assets of Sberbank" and "Usmanov's yacht" do make it one.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.predicates import Predicate
from ostraka.read.spots import Spot

_ROLE = (
    r"(?:chief(?: executive)?|CEO|CFO|COO|boss|head|chair(?:man|woman|person)?|president|(?:co-?)?founder|(?:co-?|part-?)?owner"
    r"|(?:co-?)?founders|owners|heads|chairmen|directors?(?: general)?|(?:share|stake)holders?|executives?|manager|deputy|board|member|adviser|advisor|spokes\w+|chiefs|bosses"
    r"|governor|patron|beneficiary|creator|minister|leader|ex-\w+|employees?|staff|customers?|clients?|bondholders|managers?)"
)
_OF_ROLE = re.compile(
    rf"\b(?:{_ROLE}|unit|subsidiar\w+|branch|arm|part|stakes?|shares?|share price|bonds?|cards?|debt|rival|successor|control)"
    r"(?:\s+and\s+\w+(?:\s+\w+)?)?\s+(?:of|at|for|from|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$",
    re.I,
)
_AFFILIATED = re.compile(
    r"(?:^|[\w’'-])\s+(?:of|at|from|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$|\b(?:formerly|previously|once|now|then)\s+(?:of|at|with)\s+$",
    re.I,
)
_VERB_BEFORE = re.compile(
    r"\b(?:runs?|ran|running|heads?|headed|heading|leads?|led|leading|founded|co-founded|owns?|owned|controls?|controlled|chairs|chaired"
    r"|manages?|managed|built|created|joined|left|quit|leaving|advis(?:es|ed)|serv(?:es|ed) (?:at|on)|worked (?:at|for)|works (?:at|for)|became)\s+(?:the\s+|of\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
_ROLE_AFTER = re.compile(
    rf"^(?:['’]s)?[\s,]+(?:(?:former|then|first|deputy|long-?time|billionaire|management|supervisory|vice)[\s-]+){{0,2}}(?:{_ROLE}|unit|subsidiar\w+|branch(?:es)?|arm|shares|stock|bonds|cards|employees"
    r"|customers|clients|press service|statement)\b",
    re.I,
)
_ASSETS_AFTER = re.compile(
    r"^['’]s?\s+(?:[\w-]+\s+){0,3}?(?:assets?|funds|property|properties|accounts?|money|yachts?|superyacht|holdings|villas?|mansions?|jets?|ships?|vessels|fortune|wealth|houses?)\b",
    re.I,
)
_TIED = re.compile(
    r"\b(?:(?:wife|husband|sons?|daughters?|father|mother|brother|sister|all(?:y|ies)|associates?|friends?|partners?|relatives?|lawyers?|aides?"
    r"|nephew|cousin|circle|government|regime|children|family|confidants?|critics?|opponents?|supporters?|banker|financier|cronies|image|puppet|enablers?)\s+(?:of|around)|(?:adviser|aide|aides|tied|lender)\s+to"
    r"|close to|linked to|links? (?:to|with)|ties (?:to|with)|loyal to|associated with|owned by|controlled by|run by|headed by|led by|founded by|according to"
    r"|told|on behalf of|related to|named after|met with|meeting with|succeeded|replaced|replacing|married to|appointed by|ordered by|controlled through|funded by|worked for|supporting|backing)"
    r"\s+(?:the\s+|both\s+)?(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
_TIED_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:close\s+|long-?time\s+|key\s+|top\s+|inner\s+)?(?:all(?:y|ies)|associates?|loyalists?|cron(?:y|ies)|aides?|regime|government|critic|circle|war|invasion|family|supporters?)\b",
    re.I,
)
_SPEAKS_AFTER = re.compile(
    r"^[,\s]+(?:\w+ly\s+)?(?:said|says|told|denied|denies|wrote|insisted|warned|argued|ordered|launched|invaded|claimed|declined|condemned|dismissed"
    r"|called|responded|reacted|signed|commented|met|replied|complained|protested|appealed|sued)\b",
    re.I,
)
_SUBORDINATE = re.compile(
    r"(?:\b(?:after|because|when|while|whereas|although|though|before|until|amid|following|despite|accus\w+|saying|alleging|claiming|arguing"
    r"|in response|in retaliation|in protest|to punish|so that|whom|but|in order|over (?:the|his|its|their)|for (?:his|its|their|her) (?:role|part|support)|as part of)\b|, as\b(?! well)|;|\bsaid\b|\btold\b)",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|excluding|but not|and not|, not|other than|apart from|spar(?:ed|ing)|leaving out|omitting|rather than|not)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.I,
)
_RELATIVE = re.compile(r",\s*(?:who|which|whose|where)\b[^,;]*$", re.I)


def is_context(text: str, spot: Spot, before_is_person: bool) -> bool:
    """Whether a party is only named beside another: a role's company, a relative's relation, a speaker."""
    before, after = text[max(0, spot.start - 90) : spot.start], text[spot.end : spot.end + 60]
    before = re.split(r"[.;:]\s", before)[-1]
    if _TIED.search(before) or _TIED_AFTER.match(after) or _SPEAKS_AFTER.match(after):
        return True
    if spot.possessive and not _ASSETS_AFTER.match(after):
        return True
    if spot.person:
        return False
    if before_is_person and _AFFILIATED.search(before):
        return True
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


def excepted(text: str, spot: Spot) -> bool:
    """Whether the party is named as one the measure leaves out."""
    return bool(_EXCEPT.search(text[max(0, spot.start - 40) : spot.start]))


def after(text: str, one: Predicate, end: int, spots: Sequence[tuple[int, Spot]]) -> list[int]:
    """Places of the parties that an active predicate takes, up to ``end``."""
    out: list[int] = []
    last = one.end
    for number, spot in spots:
        if spot.start < one.end or spot.start >= end:
            continue
        between = text[last : spot.start]
        if _SUBORDINATE.search(between) and not _EXCEPT.search(text[max(0, spot.start - 40) : spot.start]):
            break
        if not out and len(between) > 220:
            break
        last = spot.end
        if is_context(text, spot, beside_person(text, spot, spots)):
            continue
        if _RELATIVE.search(text[one.end : spot.start]):
            continue
        out.append(number)
    return out


_PRONOUN = re.compile(
    r"(?:^|[\s,;“\"])(?P<p>he|she|it|they|both|him|her|them|(?:all |the |both )?(?:two|three|four|five|six|seven|eight)|all|(?:the|both|that) (?:two |elder |younger |latter |former )?(?:bank|lender|company|firm|group|tycoon|billionaire|oligarch|"
    r"businessman|banker|magnate|man|woman|men|banks|companies|tycoons|two|pair|corporation|producer|concern|conglomerate|fund|institution|latter|former))"
    r"(?:\s+(?:himself|itself|also|too|had|has|have|already|was|were|been|is|are|be|remains?|remained|now|still|not|never|\w+ly))*\s*$",
    re.I,
)


def before(text: str, one: Predicate, begin: int, spots: Sequence[tuple[int, Spot]]) -> list[int]:
    """Places of the parties that a passive predicate is about, back to ``begin``."""
    near = [(n, s) for n, s in spots if begin <= s.start and s.end <= one.start]
    if (
        near
        and one.rule == "sanctioned by"
        and re.match(r"['’”\")]{0,2},?\s*$", text[near[-1][1].end : one.start])
    ):
        return [near[-1][0]]
    near = [(n, s) for n, s in near if not is_context(text, s, beside_person(text, s, spots))]
    if not near:
        return []
    tail = text[near[-1][1].end : one.start]
    if re.match(r"^[^,;]{0,3},\s*(?:which|who|already|both|itself|himself|long)\b", tail) or re.match(
        r"\s*\(?\s*(?:which|who|already|itself)\b", tail
    ):
        plural = re.search(r"\b(?:were|are|have|both)\b", text[near[-1][1].end : one.end])
        return [n for n, _ in (_chain(text, near) if plural else near[-1:])]
    if _plural(text, near[-1][1].end, one):
        return [n for n, _ in _chain(text, near)]
    return [n for n, _ in near[-1:]] if begin else [n for n, _ in _chain(text, near)]


def _plural(text: str, start: int, one: Predicate) -> bool:
    return bool(re.search(r"\b(?:were|are|have|face)\b", text[start : one.end]))


def _chain(text: str, near: list[tuple[int, Spot]]) -> list[tuple[int, Spot]]:
    """The last party and those joined to it by commas and "and"."""
    out = near[-1:]
    for number, spot in reversed(near[:-1]):
        between = text[spot.end : out[0][1].start]
        if (
            re.search(r"[;:]|\b(?:while|but|after|before|when|by|sanction\w*|froze|added|said)\b", between)
            or len(between) > 120
        ):
            break
        if (
            "," not in between
            and " and " not in between
            and "&" not in between
            and "(" not in between
            and "/" not in between
        ):
            break
        out.insert(0, (number, spot))
    return out


def pronoun(text: str, begin: int, place: int) -> str:
    """The pronoun or "the bank" that stands as subject right before a place; empty if none does."""
    found = _PRONOUN.search(text[begin:place])
    return found["p"].lower() if found else ""


def object_pronoun(text: str, place: int) -> str:
    """The pronoun that stands as object right after a place; empty if none does."""
    found = re.match(
        r"\s+(?P<p>him|her|it|them|both|all (?:two|three|four|five)|the (?:two|three|four)(?=\s*(?:[.,;]|on\b|in\b|and\b|by\b|$))"
        r"|(?:his|her|its|their|the (?:lender|bank|company|tycoon|firm)['’]s)(?=\s+(?:\w+ )?(?:assets|accounts|funds|property))"
        r"|the (?:bank|lender|company|firm|tycoon|businessman|oligarch|banker|group|airline|miner|\w+ maker)(?: itself)?)\b(?!\s+own\b)",
        text[place:],
        re.I,
    )
    return found["p"].lower().strip() if found else ""


_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def referred(word: str, spots: Sequence[tuple[int, Spot]]) -> list[int]:
    """Whom a pronoun means among the parties read before it (the nearest last)."""
    person = word in ("he", "she", "him", "her", "his") or bool(
        re.search(r"tycoon|billionaire|oligarch|business|banker|magnate|\bman\b|woman|\bmen\b|tycoons", word)
    )
    count = next((n for w, n in _COUNTS.items() if w in word.split()), 0)
    if count:
        return [n for n, _ in spots[-count:]]
    plural = word in ("they", "them", "both", "their") or bool(
        re.search(r"\btwo\b|banks|companies|tycoons|\bmen\b|pair", word)
    )
    other = word in ("it", "its") or bool(
        re.search(
            r"\bbank|maker|miner|airline|lender|compan|firm|group|corporation|producer|concern|conglomerate|fund|institution",
            word,
        )
    )
    kind = [(n, s) for n, s in spots if (s.person if person else not s.person if other else True)]
    if not kind:
        return []
    return [n for n, _ in kind[-2:]] if plural else [kind[-1][0]]
