"""Words that stand for a party named elsewhere: pronouns, "the lender", "both men", "his son".

A pronoun means the nearest party of its kind before it; a count as many of them; a word of
kinship the one the text has called so.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from collections.abc import Sequence

from ostraka.read.spots import Spot

Numbered = tuple[int, Spot]
PERSON = (
    r"(?:tycoons?|billionaires?|multi-billionaires?|oligarchs?|businessm[ae]n|businesswom[ae]n|bankers?|magnates?|m[ae]n|wom[ae]n|entrepreneurs?|industrialists?|financiers?|founders?|owners?|boss(?:es)?"
    r"|executives?|investors?|politicians?|officials?|ministers?|presidents?|chairm[ae]n|chiefs?|barons?|kings?|generals?|propagandists?|singers?|gymnasts?|ex-\w+|brothers|sisters|partners|persons?|individuals?)"
)
FIRM = (
    r"(?:banks?|lenders?|compan(?:y|ies)|firms?|groups?|corporations?|conglomerates?|producers?|concerns?|holdings?|funds?|institutions?|entit(?:y|ies)|business(?:es)?|makers?|miners?|airlines?|carriers?|steelmakers?|carmakers?|truckmakers?"
    r"|giants?|outfits?|arm(?:y|ies)|militias?|networks?|organi[sz]ations?|depositor(?:y|ies)|lenders?|exporters?|operators?|mills?|manufacturers?|depositor(?:y|ies)|houses?|agenc(?:y|ies)|shippers?|insurers?|majors?|monopol(?:y|ies)|developers?|plants?|yards?|units?)"
)
KIN = {
    "son": "father", "daughter": "father", "father": "son", "mother": "son", "brother": "brother", "sister": "brother",
    "wife": "husband", "husband": "wife", "cousin": "cousin", "nephew": "uncle", "uncle": "nephew", "namesake": "namesake",
}  # fmt: skip
_KIN = "|".join(KIN)
_COUNTS = {
    "two": 2,
    "pair": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}
_NUMBER = "|".join(_COUNTS)
_BARE_COUNT = rf"(?:{_NUMBER})(?=\s*(?:[.,;:)]|$)|\s+(?:on|in|and|by|was|were|had|have|has|are|is|at|last|next|this|yesterday|today|should|must|of them)\b)"
_DESCRIBED = (
    rf"(?:(?:only |even )?(?:(?:the|both|either|neither|those|these|that|this|all(?= (?:the |these |those )?(?:{_NUMBER})))\s+(?:(?:the|these|those)\s+)?(?:(?:{_NUMBER})\s+)?(?:(?!(?:of|and|in|for|with|on|to)\b)[\w’'-]+\s+){{0,2}}?(?:(?P<person>{PERSON})|(?P<firm>{FIRM})|(?P<kin>{_KIN})|elder|younger|(?:former|latter)(?!\s+(?!was|is|were|are|had|has|and|by|on|in|should|must|would|will|also|but|not)[a-z])|duo)\b"
    rf"|(?:its|whose|their)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<person2>{PERSON})\b|(?:his|her|whose)\s+(?P<kin2>{_KIN})\b|(?:his|her|their)\s+clients?\b)"
    rf"(?:\s+of\s+(?:them|the (?:{_NUMBER}))|\s+group)?"
    rf"|the (?P<aged>\d\d-year-old)(?:\s+(?:[a-z]+\s+)?{PERSON})?\b|(?:the|all|both|these|those)\s+{_BARE_COUNT}|(?:all|both|each|neither|none(?=\s+(?:of|was|were|is|are|has|have)\b|\s+$))(?:\s+of\s+(?:them|these|those|the (?:{_NUMBER})))?(?=\s*(?:[.,;:)]|$)|\s+(?:on|in|and|by|was|were|had|have|has|are|is|should|must|be|alone|untouched)\b)"
    rf"|(?:his|her|its|their)\s+(?:own\s+)?(?:names?|entry|listing|assets|accounts|funds|property)\b|the above(?:[- ]named)?\b|(?:those|the (?:persons|parties|names)) (?:named )?above\b"
    rf"|the (?:former\s+)?(?:co-)?(?:owner|boss|head|founder|chief(?: executive)?|chairman|chairwoman|president|director) of (?-i:[A-Z])\w+)"
)
_ADVERBS = (
    r"(?:,?\s+(?:himself|herself|itself|themselves|also|too|however|nonetheless|nevertheless|meanwhile|thus|by contrast|for (?:his|its|her|their) part|in turn|had|has|have|already|was|were|been|is|are|be|being|should|must|could|may|might|will|would|remains?|remained|now|then|still|not|never|both|all|each|since"
    r"|stays?|followed|follows|figures?|figured|featured|features|ended up|ends up|finds?|found|stood|stands?|landed|appears?|got|gets|long|once|first|later|recently|currently|so far|today|yesterday|\w+ly),?)*"
)
_SUBJECT = re.compile(
    rf"(?<![\w’'])(?P<p>{_DESCRIBED}|he|she|it|they|him|her|(?<!among )them)(?:['’](?:s|re|ve|d)(?=\s))?{_ADVERBS},?(?:(?:(?<=\bhim)|(?<=\bher)|(?<=\bit)|(?<=\bthem))\s+to)?\s*$",
    re.I,
)
_OBJECT = re.compile(
    rf"\s+(?P<p>{_DESCRIBED}(?!\s+(?:of|in(?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|early|late|mid|\d))|that|which|who|\w+\s+of)\b)(?!,?\s+(?-i:[A-Z]))|(?:him|her|it|them)(?!\s+own\b)(?![\w’'])|(?:his|her|its|their|the (?:lender|bank|company|tycoon|firm)['’]s)(?=\s+(?:[\w-]+ )?(?:assets|accounts|funds|property|debt|borrowing|lending|financing|access)))(?![\w’'])",
    re.I,
)


def subject_word(text: str, begin: int, place: int) -> re.Match[str] | None:
    """The pronoun or "the bank" that stands as subject right before a place; None where none does."""
    return _SUBJECT.search(text, max(begin, place - 110), place)


def object_word(text: str, place: int) -> re.Match[str] | None:
    """The pronoun or "the bank" that stands as object right after a place; None where none does."""
    return _OBJECT.match(text, place)


_OFFICE_OF = re.compile(
    r"the (?:former )?(?:co-)?(?:owner|boss|head|founder|chief(?: executive)?|chairman|chairwoman|president|director) of "
)


def office_word(word: re.Match[str]) -> bool:
    """Whether a party is told by its office: "the chairman of VTB"."""
    return _OFFICE_OF.match(word["p"].lower()) is not None


def kin_word(word: re.Match[str]) -> str:
    """The word of kinship in what stands for a party; empty where there is none."""
    return (word["kin"] or word["kin2"] or "").lower()


_KIN_BEFORE = re.compile(
    rf"\b(?:his|her|whose|the)\s+(?:\w+\s+)?(?P<kin>{_KIN})(?:,|\s+and namesake)?\s+$", re.I
)


def kinship(text: str, spots: Sequence[Numbered], known: Sequence[Numbered]) -> dict[str, int]:
    """Kin named in a sentence: "X and his son Y" makes Y the son and X the father."""
    out: dict[str, int] = {}
    people = [s for s in known if s[1].person]
    for number, spot in spots:
        found = _KIN_BEFORE.search(text[max(0, spot.start - 40) : spot.start])
        if not found or not spot.person:
            continue  # most names: those read before are gathered for kin alone
        earlier = [n for n, s in [*people, *[s for s in spots if s[1].person]] if s.end <= spot.start]
        if earlier:
            kin = found["kin"].lower()
            out[kin], out[KIN[kin]] = number, earlier[-1]
    return out


def referred(word: re.Match[str], spots: Sequence[Numbered], kin: dict[str, int] | None = None) -> list[int]:
    """Whom a word means among the parties read before it (the nearest last); none where none fits."""
    low = word["p"].lower()
    if (relative := kin_word(word)) or "elder" in low or "younger" in low:
        relative = relative or ("father" if "elder" in low else "son")
        return [kin[relative]] if kin and relative in kin else []
    if low.endswith("above") or low.startswith("the above"):
        return [n for n, _ in spots]
    if _OFFICE_OF.match(low):
        person, other = True, False
    else:
        person = (
            bool(word["person"] or word["person2"] or word["aged"])
            or low in ("he", "she", "him", "her", "his")
            or low.startswith(("his ", "her "))
        )
        other = bool(word["firm"]) or low in ("it", "its") or low.startswith("its ") or "lender" in low
    if low.endswith(("former", "latter")) and len(spots) > 1:
        return [spots[-2][0] if low.endswith("former") else spots[-1][0]]
    kind = [s for s in spots if (s[1].person if person else not s[1].person if other else True)]
    count = next((n for w, n in _COUNTS.items() if re.search(rf"\b{w}\b", low)), 0)
    if count:
        return [n for n, _ in kind[-count:]]
    if not kind:
        return []
    plural = (
        low in ("they", "them", "their")
        or re.match(r"both|all|duo|either|neither|none", low)
        or re.search(
            r"(?:men|women|(?<!s)s|ies)$", (word["person"] or word["person2"] or word["firm"] or "").lower()
        )
    )
    if low in ("all", "all of them", "all of these"):
        return [n for n, _ in kind[-3:]]
    return [n for n, _ in kind[-2:]] if plural else [kind[-1][0]]
