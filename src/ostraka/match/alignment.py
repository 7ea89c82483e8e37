"""Which word of one name stands for which word of the other: optimal, with joined words.

An alignment pairs words so that the agreement (similarity x weight) is as large as it can be.
Where a word of one name is two or three words of the other ("SergeiLavrov", "Patr ushev"),
the words are joined if the whole agrees better so.
"""

from functools import lru_cache

import msgspec
import numpy as np
from rapidfuzz.distance import OSA

from ostraka.match.similarity import BY_SOUND, edits_allowed, similarity
from ostraka.text.spelling import bare
from ostraka.text.tokens import Part, Token, promoted, token

#: A joined word stands for several: it must be long enough to tell, and one error off at most.
SHORTEST = 5
WIDEST = 3
#: Letters by which a joined word and its spelling may differ in length.
JOIN_SLACK = 2
#: Joined words whose consonants agree and whose vowels do not.
_OTHER_VOWELS = 0.95
#: More words than this that want the same words of the other name: the library's turn.
_CONTESTED = 8
#: Words joined in turned order must be long: Tor Vik is not Viktor.
_TURNED_LETTERS = 8


class Word(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """A token at its place in a name; a joined word covers several places."""

    token: Token
    weight: float
    start: int
    width: int = 1


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two words that stand for each other."""

    query: Word
    listed: Word
    similarity: float
    how: str

    @property
    def weight(self) -> float:
        """The weight both sides have in common."""
        return min(self.query.weight, self.listed.weight)


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """The words of two names, and the pairs among them."""

    query: tuple[Word, ...]
    listed: tuple[Word, ...]
    pairs: tuple[Pair, ...]

    @property
    def agreement(self) -> float:
        """Sum of similarity x common weight."""
        return sum(p.similarity * p.weight for p in self.pairs)


@lru_cache(maxsize=1 << 15)
def words_of(tokens: tuple[Token, ...]) -> tuple[Word, ...]:
    """The tokens at their places, with their own weights."""
    return tuple(Word(t, t.weight, i) for i, t in enumerate(tokens))


def join(tokens: tuple[Token, ...], places: tuple[int, ...], person: bool) -> Word:
    """Several words written as one, weighing as much as all of them."""
    chosen = [tokens[i] for i in places]
    characters = "".join(t.original for t in chosen)
    whole = token("".join(t.form.lstrip("~") for t in chosen), person, False, characters)
    if whole.part is not Part.NAME:
        whole = promoted(whole, person)
    return Word(whole, round(sum(t.weight for t in chosen), 4), places[0], len(places))


def spans(tokens: tuple[Token, ...]) -> list[tuple[int, ...]]:
    """Places that may be written as one word: neighbors, first with last, the whole name.

    A particle between or before two words goes with them. Joining is for full words: a run
    of particles or a lone legal form is none.

    >>> from ostraka.text.tokens import token
    >>> spans(tuple(token(w, True) for w in ("sergei", "viktorovich", "lavrov")))
    [(0, 1), (0, 1, 2), (1, 2), (0, 2), (2, 0)]
    """
    return [places for places in neighbors(len(tokens)) if joinable(tokens, places)]


@lru_cache(maxsize=64)
def neighbors(n: int) -> tuple[tuple[int, ...], ...]:
    """Places of a name of ``n`` words that may be written together, whatever the words."""
    found = [tuple(range(i, i + w)) for i in range(n) for w in range(2, WIDEST + 1) if i + w <= n]
    if n > 2:
        found.append((0, n - 1))
    if n > 1:
        found.append((n - 1, 0))
    if n > WIDEST:
        found.append(tuple(range(n)))
    return tuple(found)


def joinable(tokens: tuple[Token, ...], places: tuple[int, ...]) -> bool:
    """Whether these words may be one: full words and the particles before them."""
    if places[0] > places[-1] and sum(len(tokens[i].form) for i in places) < _TURNED_LETTERS:
        return False
    full, letters = False, 0
    for i in places:
        one = tokens[i]
        if one.part is Part.INITIAL or one.voweless:
            return False
        full = full or one.part is Part.NAME or one.part is Part.GENERIC
        letters += len(one.form)
    least = SHORTEST if tokens[places[-1]].part is not Part.PARTICLE else _TURNED_LETTERS
    return full and letters >= least


def align(
    query: tuple[Token, ...], listed: tuple[Token, ...], person: bool, joined: bool = True
) -> Alignment:
    """The pairing with the greatest agreement, joined words included unless told that none agree."""
    left, right = words_of(query), words_of(listed)
    best = Alignment(left, right, _assign(left, right))
    if not joined:
        return best
    for changed in _joined(query, listed, left, right, person):
        candidate = Alignment(*changed, _assign(*changed))
        if _share(candidate) > _share(best) + 1e-9:
            best = candidate
    return best


def may_agree(query: tuple[Token, ...], listed: tuple[Token, ...]) -> bool:
    """Whether any two words are alike, or one is part of another, or the whole names are as long.

    Where none of this holds, the names agree in nothing; most names that meet by chance do not.
    """
    letters = sum(len(t.form) for t in query) - sum(len(t.form) for t in listed)
    return abs(letters) < 2 or any(
        a.form in b.form or b.form in a.form or similarity(a, b)[0] for a in query for b in listed
    )


def _share(a: Alignment) -> float:
    """Agreement as a share of all weight: joining changes both."""
    total = sum(w.weight for w in a.query) + sum(w.weight for w in a.listed)
    return 2 * a.agreement / total if total else 0.0


def _joined(
    query: tuple[Token, ...],
    listed: tuple[Token, ...],
    left: tuple[Word, ...],
    right: tuple[Word, ...],
    person: bool,
) -> list[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Both names with joins that agree with a word of the other side: each alone, then all that fit."""
    found = [(True, places, j) for places, j in fitting(query, right, person)]
    found += [(False, places, i) for places, i in fitting(listed, left, person)]
    changes = [_apply((left, right), query, listed, [one], person) for one in found]
    changes += both_whole(query, listed, person)
    if len(found) > 1:
        chosen: list[tuple[bool, tuple[int, ...], int]] = []
        used: set[tuple[bool, int]] = set()
        for of_query, places, other in found:
            touched = {(of_query, p) for p in places} | {(not of_query, other)}
            if not touched & used:
                used |= touched
                chosen.append((of_query, places, other))
        if len(chosen) > 1:
            changes.append(_apply((left, right), query, listed, chosen, person))
    return changes


def both_whole(
    query: tuple[Token, ...], listed: tuple[Token, ...], person: bool
) -> list[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Both names written as one word, where blanks alone differ (Al Asad, Alas Ad)."""
    whole = whole_span(query), whole_span(listed)
    if not all(whole) or any(t.original for t in query + listed) or same_blanks(query, listed):
        return []
    a, b = join(query, whole[0], person), join(listed, whole[1], person)
    if not whole_similarity(a.token, b.token)[0]:
        return []
    weight = max(a.weight, b.weight)
    return [tuple((msgspec.structs.replace(w, weight=weight),) for w in (a, b))]  # type: ignore[list-item]


def same_blanks(query: tuple[Token, ...], listed: tuple[Token, ...]) -> bool:
    """Whether the words are as long in both names, but for one letter: then word by word says more."""
    if len(query) != len(listed):
        return False
    return sum(abs(len(a.form) - len(b.form)) for a, b in zip(query, listed, strict=True)) < 2


def whole_span(tokens: tuple[Token, ...]) -> tuple[int, ...]:
    """All places of a name that can be written as one word; empty for a single word."""
    places = tuple(range(len(tokens)))
    return places if len(tokens) > 1 and joinable(tokens, places) else ()


def may_join(query: tuple[Token, ...], listed: tuple[Token, ...], person: bool) -> bool:
    """Whether words of the one name agree, joined, with a word of the other."""
    sides = (query, words_of(listed)), (listed, words_of(query))
    return any(fitting(tokens, others, person) for tokens, others in sides)


def fitting(
    tokens: tuple[Token, ...], others: tuple[Word, ...], person: bool
) -> list[tuple[tuple[int, ...], int]]:
    """(Places to join, the one word of the other side they agree with)."""
    sizes = [len(t.form.lstrip("~")) for t in tokens]
    spanned = [(places, sum([sizes[i] for i in places])) for places in neighbors(len(tokens))]
    return [
        (places, word.start)
        for word in others
        for places, letters in spanned
        if abs(len(word.token.form) - letters) <= JOIN_SLACK
        and joined_similarity(tokens, places, word.token, person)
    ]


def joined_similarity(
    tokens: tuple[Token, ...], places: tuple[int, ...], other: Token, person: bool
) -> float:
    """Similarity of joined words to a word; stricter than that of two plain words.

    The first of the words must begin the other word or the last one end it, and neither be it.
    """
    first, last, form = tokens[places[0]].form, tokens[places[-1]].form, other.form
    if form in (first, last) or not (form.startswith(first) or form.endswith(last)):
        return 0.0
    if other.part in _NEVER_JOINED or other.voweless or not joinable(tokens, places):
        return 0.0
    return whole_similarity(join(tokens, places, person).token, other, by_fold=True)[0]


_NEVER_JOINED = frozenset({Part.LEGAL, Part.INITIAL, Part.NUMBER})


def whole_similarity(whole: Token, other: Token, by_fold: bool = False) -> tuple[float, str]:
    """(0..1, how) of two long words of which at least one is joined: the same, or one error off."""
    shorter, longer = sorted((len(whole.form), len(other.form)))
    if shorter < SHORTEST:
        return 0.0, ""
    if whole.form == other.form:
        return 1.0, "exact"
    # Characters have a reading, not letters to mistype.
    if longer <= shorter + 1 and not (whole.original or other.original):
        allowed = min(1, edits_allowed(shorter))
        if OSA.distance(whole.form, other.form, score_cutoff=allowed) <= allowed:
            return round(1 - 1 / longer, 4), "typing"
    if not by_fold or longer > shorter + JOIN_SLACK:
        return 0.0, ""
    if not spelled(whole.fold) or spelled(whole.fold) != spelled(other.fold):
        return 0.0, ""
    return (BY_SOUND if whole.fold == other.fold else _OTHER_VOWELS), "spelling"


def spelled(folded: str) -> str:
    """What two joined words of one spelling have in common: the fold, of a long word without its vowels.

    Written together in Arabic, the vowels between are anybody's: Abdelkader, Abd al-Qadir.
    """
    if len(folded) < SHORTEST:
        return ""
    return bare(folded) if len(folded) >= _TURNED_LETTERS else folded


def _apply(
    sides: tuple[tuple[Word, ...], tuple[Word, ...]],
    query: tuple[Token, ...],
    listed: tuple[Token, ...],
    joins: list[tuple[bool, tuple[int, ...], int]],
    person: bool,
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left, right = list(sides[0]), list(sides[1])
    for of_query, places, other in joins:
        split, single, tokens = (left, right, query) if of_query else (right, left, listed)
        whole = join(tokens, places, person)
        split[:] = sorted([w for w in split if w.start not in places] + [whole], key=lambda w: w.start)
        single[:] = [
            msgspec.structs.replace(w, weight=max(w.weight, whole.weight))
            if w.start == other and w.width == 1
            else w
            for w in single
        ]
    return tuple(left), tuple(right)


def _assign(left: tuple[Word, ...], right: tuple[Word, ...]) -> tuple[Pair, ...]:
    """The pairs of greatest total agreement, in the order of the query."""
    found: dict[tuple[int, int], Pair] = {}
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if a.width + b.width > 2:
                value, how = whole_similarity(a.token, b.token, by_fold=a.width == 1 or b.width == 1)
            else:
                value, how = similarity(a.token, b.token)
            if value:
                found[i, j] = Pair(a, b, value, how)
    if not found:
        return ()
    rows, columns = {i for i, _ in found}, {j for _, j in found}
    if len(found) == len(rows) == len(columns):
        return tuple(found[key] for key in sorted(found))
    # A hair more for words at like places, so that equal words pair in their order.
    gains = {
        (i, j): pair.similarity * pair.weight + 1e-5 - 1e-6 * (i / len(left) - j / len(right)) ** 2
        for (i, j), pair in found.items()
    }
    return tuple(found[key] for key in sorted(_assignment(gains)))


def _assignment(gains: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs, no row or column twice, of the greatest total gain."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, int] = {}
    for i, j in gains:
        by_row.setdefault(i, []).append(j)
        by_column[j] = by_column.get(j, 0) + 1
    # What nobody contests is taken; the rest is a handful, but for names made to be hard.
    taken = [(i, js[0]) for i, js in by_row.items() if len(js) == 1 and by_column[js[0]] == 1]
    for i, _ in taken:
        del by_row[i]
    if len(by_row) > _CONTESTED:
        return taken + _by_library({key: gain for key, gain in gains.items() if key[0] in by_row})
    # From row to row: for each set of columns used, the best way to have come there.
    ways: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for i, js in sorted(by_row.items()):
        for used, (total, pairs) in list(ways.items()):
            for j in js:
                if not used >> j & 1:
                    better = total + gains[i, j]
                    if better > ways.get(used | 1 << j, (-1.0,))[0]:
                        ways[used | 1 << j] = better, (*pairs, (i, j))
    return taken + list(max(ways.values())[1])


def _by_library(gains: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    # scipy.optimize takes 0.4 s to import, and nearly no question needs it
    from scipy.optimize import linear_sum_assignment

    matrix = np.zeros((1 + max(i for i, _ in gains), 1 + max(j for _, j in gains)))
    for key, gain in gains.items():
        matrix[key] = gain
    chosen = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if (int(i), int(j)) in gains]
