"""From what agrees and what does not to evidence in bits, each with a sentence to read.

Fellegi-Sunter: a piece of evidence weighs log2(how often it is seen in the same party / how
often by chance). The numbers come from the learnt table (:mod:`ostraka.match.learnt`).
"""

import math

from ostraka.match.alignment import Pair, Word
from ostraka.match.config import MatchConfig
from ostraka.match.hit import Evidence
from ostraka.match.learnt import LEARNT
from ostraka.match.reference import (
    Agreement,
    bound,
    initials_differ,
    is_patronymic,
    lone_factor,
    missing_factor,
    order_factor,
    query_in_characters,
    surplus_of,
)
from ostraka.text.tokens import WEIGHTS, Part, Token

_TELLING = frozenset({Part.NAME, Part.GENERIC, Part.NUMBER, Part.INITIAL})

_ORDER_SENTENCE = {
    "family name first": "the family name comes first in one of the names",
    "turned": "given and family name may be swapped",
    "shuffled": "the words come in another order",
    "descent": "father and son trade places around the particle",
}
_MISSING_SENTENCE = {
    "first word": "the first word is missing from one of the names",
    "family name": "no word of the listed family name agrees",
    "first family name": "of the listed family name only a later word agrees",
    "distinctive word": "only words that very many names hold agree",
    "only word": "a short name of one word agrees but for a letter",
}
_LEGAL_WORDS = {"~corp": "Corp", "~jsc": "JSC", "~llc": "LLC", "~partners": "partnership"}


def name_evidence(found: Agreement, person: bool) -> tuple[Evidence, ...]:
    """The aligned words, the words only one name has, the order."""
    listed = [w for w in found.alignment.listed if w.token.part in (Part.NAME, Part.INITIAL)]
    last = listed[-1].start if listed else -1
    out = [_pair(p, _role(p, last, person)) for p in found.alignment.pairs]
    out += _unpaired(found)
    if not person and _whole(found):
        out.append(Evidence("whole", "word for word the same name", LEARNT.whole, how="exact"))
    if found.order != "same":
        sentence = _ORDER_SENTENCE[found.order]
        out.append(Evidence("order", sentence, LEARNT.order.get(found.order, 0.0), how=found.order))
    if query_in_characters(found.alignment):
        out.append(Evidence("characters", "written in characters, where no part is left out"))
    for word in sorted(found.missing):
        out.append(Evidence("missing", _MISSING_SENTENCE[word], LEARNT.missing.get(word, 0.0), how=word))
    if found.lone:
        sentence = "the listed name is a single word, the name asked is longer"
        out.append(Evidence("lone", sentence, LEARNT.lone))
    return tuple(out)


def _whole(found: Agreement) -> bool:
    """Whether no telling word differs or is left over: a firm's whole name is its own, a person's is not."""
    left_over = any(w.token.part in _TELLING for w in found.query_only + found.listed_only)
    exact = all(p.how == "exact" for p in found.alignment.pairs)
    return exact and not left_over and found.order == "same"


def _role(pair: Pair, last: int, person: bool) -> str:
    """What to call the word in the sentence."""
    word = pair.listed.token
    simple = {Part.PARTICLE: "particle", Part.TITLE: "title", Part.LEGAL: "legal form", Part.NUMBER: "number"}
    if word.part in simple:
        return simple[word.part]
    if not person:
        return "common word" if word.part is Part.GENERIC else "word"
    if is_patronymic(word.form):
        return "patronymic"
    if pair.listed.start == last and not word.formal:
        return "family name"
    return "given name" if word.formal else "name"


def shown(word: Word) -> str:
    """The word for a sentence: as read, first letter large."""
    token = word.token
    if token.part is Part.LEGAL:
        return _LEGAL_WORDS.get(token.form, token.form.lstrip("~").upper())
    form = token.form.capitalize()
    return f"{form} ({token.original})" if token.original else form


def _pair(pair: Pair, role: str) -> Evidence:
    left, right = shown(pair.query), shown(pair.listed)
    if role == "legal form":
        text = f"same legal form ({right})"
    elif pair.how == "exact":
        text = f"{role} {right} exact"
    elif pair.how == "another number":
        text = f"{role} {left} is not {right}"
    else:
        text = f"{role} {left} ~ {right} ({pair.how})"
    if pair.listed.token.part in (Part.NAME, Part.GENERIC):
        text += f", {rarity(pair.listed.token)}"
    return Evidence(
        "name",
        text,
        pair_bits(pair),
        left,
        right,
        pair.similarity,
        pair.how,
        pair.query.weight,
        pair.listed.weight,
    )


def rarity(token: Token) -> str:
    """How many listed parties bear the word, for a sentence.

    >>> from ostraka.text.tokens import token
    >>> rarity(token("mohammed", True)), rarity(token("akimov", True))
    ('1 in 29 listed', 'rare, about 1 in 5,400 listed')
    """
    one_in = 1 / LEARNT.frequency(token)
    if LEARNT.counted(token):
        return f"1 in {round(one_in):,} listed"
    return f"rare, about 1 in {round(one_in, -2):,.0f} listed"


def pair_bits(pair: Pair) -> float:
    """Evidence of one pair of words: the rarity of the listed word, less what its fuzziness costs."""
    part = pair.listed.token.part
    if pair.how == "another number":
        return LEARNT.another_number
    if part in (Part.PARTICLE, Part.TITLE, Part.LEGAL):
        return LEARNT.minor
    if pair.how == "initial":
        return LEARNT.initial
    rarity = -math.log2(LEARNT.frequency(pair.listed.token))
    return round(max(rarity + LEARNT.way(pair.how, pair.similarity), LEARNT.least), 2)


def _unpaired(found: Agreement) -> list[Evidence]:
    """Words only one side has; where both have some, they contradict each other."""
    left = [w for w in found.query_only if w.token.part in _TELLING]
    right = [w for w in found.listed_only if w.token.part in _TELLING]
    both = min(len(left), len(right))
    out = []
    for a, b in zip(left[:both], right[:both], strict=True):
        text = f"{shown(a)} is not {shown(b)}"
        out.append(_only(text, a, b, LEARNT.contradicted))
    minor = [w for w in found.query_only if w.token.part not in _TELLING]
    for w in left[both:] + minor:
        bits = LEARNT.query_only if w.token.part in _TELLING else 0.0
        out.append(_only(f"only the name asked has {_named(w)}", w, None, bits))
    minor = [w for w in found.listed_only if w.token.part not in _TELLING]
    for w in right[both:] + minor:
        bits = LEARNT.listed_only if w.token.part in _TELLING else 0.0
        out.append(_only(f"only the listed name has {_named(w)}", None, w, bits))
    return out


def _named(word: Word) -> str:
    return f"the legal form {shown(word)}" if word.token.part is Part.LEGAL else shown(word)


def _only(text: str, query: Word | None, listed: Word | None, bits: float) -> Evidence:
    return Evidence(
        "name_only",
        text,
        bits,
        shown(query) if query else "",
        shown(listed) if listed else "",
        how="+".join(w.token.part.value for w in (query, listed) if w),
        query_weight=query.weight if query else 0.0,
        listed_weight=listed.weight if listed else 0.0,
    )


def rescored(evidence: tuple[Evidence, ...], person: bool, config: MatchConfig) -> tuple[float, float, float]:
    """(Score, weight, probability) worked out from the evidence alone: what makes a hit checkable."""
    weight = total(evidence)
    named = [e for e in evidence if e.feature in ("name", "name_only")]
    pairs = [e for e in named if e.feature == "name"]
    agreement = sum(e.similarity * min(e.query_weight, e.listed_weight) for e in pairs)
    common = sum(min(e.query_weight, e.listed_weight) for e in pairs)
    parts = [[Part(p) for p in e.how.split("+")] for e in named if e.feature == "name_only"]
    only = [e for e in named if e.feature == "name_only"]
    left = [p[0] for p, e in zip(parts, only, strict=True) if e.query]
    right = [p[-1] for p, e in zip(parts, only, strict=True) if e.listed]
    if initials_differ(left, right):
        common -= 1 - WEIGHTS[Part.INITIAL]
    u, v = sum(e.query_weight for e in named), sum(e.listed_weight for e in named)
    missing = frozenset(e.how for e in evidence if e.feature == "missing")
    features = {e.feature: e.how for e in evidence}
    characters = "characters" in features
    score = bound(agreement, common, (u, v), surplus_of(characters, config), config) if pairs else 0.0
    score *= order_factor(features.get("order", "same"), config)
    score *= lone_factor("lone" in features, person, config) * missing_factor(missing, config)
    return round(min(score, 1.0), 4), weight, LEARNT.probability(weight)


def total(evidence: tuple[Evidence, ...]) -> float:
    """Sum of the evidence in bits."""
    return round(sum(e.bits for e in evidence), 2)
