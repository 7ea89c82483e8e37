"""The score of two names, slow and obvious: the oracle every faster path must agree with.

``score`` = what agrees, as a share of the shorter name, less what both names contradict each
other in, less what only one of them has, less an unusual order. 1.0 means: the same words in
an order the name's culture allows. Rarity plays no part here; it belongs to the weight.
"""

import math
import re

import msgspec

from ostraka.match.alignment import Alignment, Pair, Word, align, words_of
from ostraka.match.config import MatchConfig
from ostraka.match.similarity import similarity
from ostraka.text.names import Reading, readings
from ostraka.text.tokens import WEIGHTS, Part
from ostraka.text.words import DESCENT

_PATRONYMIC = re.compile(
    r".{2,}(?:[oe]vich|ilyich|ilich|[mnk]ich|lych|[oe]vna|ichna|[oe]vych|ivna|ovic|evic|oglu|qizi|kyzy)$"
)
#: A shorter word that is a firm's or a ship's whole name is an acronym as often as not: one letter off
#: is another's.
_LONG_ALONE = 5
#: Parts that tell names apart; the others may be left out or added.
FULL = frozenset({Part.NAME, Part.GENERIC, Part.NUMBER})


def is_patronymic(form: str) -> bool:
    """Whether a romanized word is built like a father's name.

    >>> is_patronymic("vladimirovich"), is_patronymic("sergeevna"), is_patronymic("friedrich")
    (True, True, False)
    """
    return bool(_PATRONYMIC.match(form))


class Agreement(msgspec.Struct, frozen=True, gc=False):
    """How two names agree: the number, what made it, and the aligned words."""

    score: float
    alignment: Alignment
    order: str = "same"
    """``same``, ``family name first``, ``turned``, ``shuffled`` or ``descent``."""
    lone: bool = False
    """A listed single word is all that agrees with a longer name."""
    missing: frozenset[str] = frozenset()
    """Which telling words are left out: ``first word``, ``family name`` or ``first family name`` of a
    person's name, the ``distinctive word`` of another; or that its ``only word`` is short and misspelled."""
    query_only: tuple[Word, ...] = ()
    listed_only: tuple[Word, ...] = ()


def score_readings(
    query: Reading, listed: Reading, person: bool, config: MatchConfig, joined: bool = True
) -> Agreement:
    """The agreement of one reading of each name; without ``joined`` no words are tried as one."""
    found = align(query.tokens, listed.tokens, person, joined)
    taken_left = {p.query.start for p in found.pairs}
    taken_right = {p.listed.start for p in found.pairs}
    left = tuple(w for w in found.query if w.start not in taken_left)
    right = tuple(w for w in found.listed if w.start not in taken_right)
    order = _order(found, query, listed) if person else _entity_order(found)
    lone = _lone(found)
    missing = _missing(found, listed, left, right) if person else _distinctive_missing(found, left, right)
    score = _share(found, left, right, config) * order_factor(order, config)
    score *= lone_factor(lone, person, config) * missing_factor(missing, config)
    return Agreement(round(min(score, 1.0), 4), found, order, lone, missing, left, right)


def ceiling(query: Reading, listed: Reading, config: MatchConfig) -> float:
    """At most what :func:`score_readings` can give: each word with its best, whoever else has it.

    For names of which no words are joined; order and left-out words are not looked at.
    """
    left, right = words_of(query.tokens), words_of(listed.tokens)
    mine, theirs = [0.0] * len(left), [0.0] * len(right)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            value = similarity(a.token, b.token)[0]
            if value:
                gain = value * min(a.weight, b.weight)
                mine[i], theirs[j] = max(mine[i], gain), max(theirs[j], gain)
    sides = (left, mine), (right, theirs)
    common = min(
        sum([w.weight for w, gain in zip(words, gains, strict=True) if gain]) for words, gains in sides
    )
    weights = sum([w.weight for w in left]), sum([w.weight for w in right])
    agreement = min(sum(mine), sum(theirs))
    characters = all(t.original for t in query.tokens)
    return bound(min(agreement, *weights), common, weights, surplus_of(characters, config), config)


def _share(found: Alignment, left: tuple[Word, ...], right: tuple[Word, ...], config: MatchConfig) -> float:
    """The score before order: 0 where no full word agrees (an initial or another number is none)."""
    full = [p for p in found.pairs if p.query.token.part in FULL or p.listed.token.part in FULL]
    if all(p.how in ("initial", "another number") for p in full):
        return 0.0
    u, v = sum(w.weight for w in found.query), sum(w.weight for w in found.listed)
    common = sum(p.weight for p in found.pairs)
    if initials_differ([w.token.part for w in left], [w.token.part for w in right]):
        common -= 1 - WEIGHTS[Part.INITIAL]
    return bound(found.agreement, common, (u, v), surplus_of(query_in_characters(found), config), config)


def query_in_characters(found: Alignment) -> bool:
    """Whether the whole query is written in Han or Hangul."""
    return all(w.token.original for w in found.query)


def surplus_of(characters: bool, config: MatchConfig) -> float:
    """What a word that one name lacks costs."""
    return config.characters if characters else config.surplus


def initials_differ(left: list[Part], right: list[Part]) -> bool:
    """Whether an unpaired initial is contradicted (William G., William W.): as bad as a full word."""
    named = all(Part.NAME in side or Part.INITIAL in side for side in (left, right))
    return named and Part.INITIAL in left + right


def bound(
    agreement: float, common: float, weights: tuple[float, float], surplus: float, config: MatchConfig
) -> float:
    """The score of names of these weights that agree that much, before order.

    Grows with ``agreement`` and ``common``, so that with upper bounds of them it is an upper
    bound of the score: what the index prunes with.
    """
    low, high = min(weights), max(weights)
    contradiction = 1 - config.contradiction * min(1.0, max(0.0, low - common))
    return agreement / low * contradiction * (1 - surplus * (1 - low / high))


def _lone(found: Alignment) -> bool:
    """Whether one word of a longer query is all that agrees with the whole listed name."""
    asked = sum(w.width for w in found.query if w.token.part in FULL)
    full = [p for p in found.pairs if p.query.token.part in FULL and p.listed.token.part in FULL]
    named = sum(w.token.part in FULL for w in found.listed)
    return asked > 1 and named < 2 and sum(p.query.width for p in full) < 2


def lone_factor(lone: bool, person: bool, config: MatchConfig) -> float:
    """What a lone listed word leaves of the score."""
    return 1.0 if not lone else config.lone if person else config.lone_entity


def _order(found: Alignment, query: Reading, listed: Reading) -> str:
    """How the words of a person's name are ordered, compared with the listed name."""
    pairs = [p for p in found.pairs if p.query.token.part in (Part.NAME, Part.INITIAL)]
    places = [p.listed.start for p in sorted(pairs, key=lambda p: p.query.start)]
    if places == sorted(places):
        return "same"
    if _descent_swapped(query, listed):
        return "descent"
    turns = sum(a > b for a, b in zip(places, places[1:] + places[:1], strict=True))
    if turns > 1:
        return "shuffled"
    return "family name first" if _clear(pairs, query, listed) else "turned"


def _clear(pairs: list[Pair], query: Reading, listed: Reading) -> bool:
    """Whether it is plain which word is the family name, so that either order is the same name."""
    if query.settled and listed.settled:
        return False
    if any(is_patronymic(w.form) for w in query.tokens + listed.tokens):
        return True
    if listed.settled != query.settled and any(
        p.query.token.original or p.listed.token.original for p in pairs
    ):
        return True
    given = [bool(p.query.token.formal or p.listed.token.formal) for p in pairs]
    return any(given) and not (given[0] and given[-1])


def _descent_swapped(query: Reading, listed: Reading) -> bool:
    """Whether both names say "bin" and the name before it in one stands after it in the other."""
    first, second = (_descents(r) for r in (query, listed))
    return any((b, a) in second for a, b in first)


def _descents(reading: Reading) -> set[tuple[str, str]]:
    t = reading.tokens
    return {(t[i - 1].fold, t[i + 1].fold) for i in range(1, len(t) - 1) if t[i].form in DESCENT}


def _entity_order(found: Alignment) -> str:
    pairs = [p for p in found.pairs if p.query.token.part in FULL]
    places = [p.listed.start for p in sorted(pairs, key=lambda p: p.query.start)]
    return "same" if places == sorted(places) else "shuffled"


def _missing(
    found: Alignment, listed: Reading, left: tuple[Word, ...], right: tuple[Word, ...]
) -> frozenset[str]:
    """Which telling words are left out of the one name or the other."""
    free = [[w for w in side if w.token.part is Part.NAME] for side in (left, right)]
    out = set()
    for words, mine, other in ((found.query, free[0], free[1]), (found.listed, free[1], free[0])):
        first = next((w for w in words if w.token.part is Part.NAME), None)
        if first in mine and not other:
            out.add("first word")
    start = len(listed.tokens) - listed.family
    family = [i for i in range(start, len(listed.tokens)) if listed.tokens[i].part is Part.NAME]
    if family and not any(p.listed.width > 1 for p in found.pairs):
        agreed = {p.listed.start for p in found.pairs}
        if not agreed & set(family):
            out.add("family name")
        elif family[0] not in agreed:
            out.add("first family name")
    return frozenset(out)


def _distinctive_missing(found: Alignment, left: tuple[Word, ...], right: tuple[Word, ...]) -> frozenset[str]:
    """Whether common words alone agree and one of the names has a word of its own: Marine, Halden Marine."""
    full = [p for p in found.pairs if p.query.token.part in FULL]
    common = bool(full) and all(p.query.token.part is p.listed.token.part is Part.GENERIC for p in full)
    if common and any(w.token.part is Part.NAME for w in left + right):
        return frozenset({"distinctive word"})
    named = [w.token for w in found.listed if w.token.part in FULL]
    if len(named) == 1 == len(full) and len(named[0].form) < _LONG_ALONE and full[0].how != "exact":
        return frozenset({"only word"})
    return frozenset()


def missing_factor(missing: frozenset[str], config: MatchConfig) -> float:
    """What the left-out words leave of the score."""
    factors = {
        "first word": config.first_missing,
        "family name": config.family_missing,
        "first family name": config.first_family_missing,
        "distinctive word": config.distinctive_missing,
        "only word": config.only_word,
    }
    return math.prod(factors[m] for m in sorted(missing))


def order_factor(order: str, config: MatchConfig) -> float:
    """What an unusual order leaves of the score."""
    factors = {"turned": config.turned, "shuffled": config.shuffled, "descent": config.descent}
    return factors.get(order, 1.0)


def score_names(query: str, listed: str, person: bool, config: MatchConfig) -> Agreement | None:
    """The best agreement over the readings of both names; None where one has no letters.

    >>> score_names("PUTIN, Vladimir", "Vladimir Putin", True, MatchConfig()).score
    1.0
    >>> round(score_names("Bank of America", "Bank of Armenia", False, MatchConfig()).score, 1) < 0.6
    True
    """
    found = [
        score_readings(q, r, person, config)
        for q in readings(query, person)
        for r in readings(listed, person)
    ]
    return max(found, key=lambda a: a.score, default=None)
