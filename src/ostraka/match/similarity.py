"""How alike two words of names are, 0..1, and in what way. The only place that says so.

Half of the design's speed rests here: the similarity of two words depends on the two words
alone, so it is worked out once for each pair of distinct words and not for each pair of names.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from ostraka.text.given import LEAST_MISSPELLED, long_of
from ostraka.text.han import same_character
from ostraka.text.spelling import bare
from ostraka.text.surnames import common_surname
from ostraka.text.tokens import Part, Token
from ostraka.text.words import DESCENT

#: Below this two words are two words.
LEAST = 0.45
_ARTICLES = frozenset("al el ul ad ar as ash at an az".split())
KIN = _ARTICLES | DESCENT
"""Words that may be one another's spelling though no rule of spelling says so."""
BY_SOUND, SAME_NAME, _TRANSLATED, NICKNAME, _INITIAL = 0.98, 0.97, 0.9, 0.85, 0.9
#: Consonants agree, vowels unwritten: four of them tell names apart well, two badly.
_BY_CONSONANTS = {2: 0.75, 3: 0.86}
CONSONANTS, _NEAR_CONSONANTS = 0.93, 0.75
#: A different number is often a sibling (Fund III, Fund IV) and sometimes a wrong key.
_OTHER_NUMBER = 0.5
#: Two words that many people bear are seldom one misspelled: Maria and Mario, Luis and Luisa, Karim and
#: Rahim, Hernandez and Fernandez. A typing error makes a word that nobody bears.
_OTHER_NAME = 0.5


_LONGEST, _MOST_EDITS = 40, 2


def edits_allowed(shorter: int) -> int:
    """Typing errors two words may be apart and still be one, by the letters of the shorter.

    >>> [edits_allowed(n) for n in (2, 3, 4, 5, 12, 41)]
    [1, 1, 1, 2, 2, 0]
    """
    if shorter < 2 or shorter > _LONGEST:
        return 0
    return 1 if shorter < 5 else _MOST_EDITS


@lru_cache(maxsize=1 << 17)
def similarity(a: Token, b: Token) -> tuple[float, str]:
    """(0..1, how they agree); 0.0 means two different words. Symmetric.

    >>> from ostraka.text.tokens import token
    >>> similarity(token("sergey", True), token("sergei", True))
    (0.98, 'spelling')
    >>> similarity(token("putin", True), token("pulin", True))
    (0.85, 'typing')
    """
    if a.original and b.original and a.original != b.original and not _same_characters(a, b):
        return 0.0, ""
    if a.form == b.form:
        return 1.0, "exact"
    parts = {a.part, b.part}
    if Part.LEGAL in parts:
        return 0.0, ""
    if Part.NUMBER in parts:
        return (_OTHER_NUMBER, "another number") if a.part is b.part else (0.0, "")
    if Part.INITIAL in parts:
        one, other = sorted((a.form, b.form), key=len)
        return (_INITIAL, "initial") if len(other) > 1 and other.startswith(one) else (0.0, "")
    return _words(a, b)


def _same_characters(a: Token, b: Token) -> bool:
    """Han in traditional and simplified form is read alike; a Korean syllable has one form only."""
    if a.form != b.form or len(a.original) != len(b.original):
        return False
    return all(map(same_character, a.original, b.original))


def _words(a: Token, b: Token) -> tuple[float, str]:
    if a.voweless != b.voweless:
        return _consonants(a.skeleton, b.skeleton)
    if a.fold == b.fold:
        return BY_SOUND, "spelling"
    if a.form in KIN and b.form in KIN and (a.form in DESCENT) is (b.form in DESCENT):
        return BY_SOUND, "spelling"
    if a.known and b.known:
        return 0.0, ""
    if a.original or b.original:
        # A character has a reading, not letters to mistype.
        return (SAME_NAME, "variant") if a.formal & b.formal else (0.0, "")
    typing = _typing(a, b) if _as_long(a, b) else 0.0
    if not typing and not (a.formal or b.formal):
        return 0.0, ""  # most pairs of words, so it comes before what is asked of the others
    if bool(a.formal) != bool(b.formal):
        typing = max(typing, _of_another_spelling(a, b))
    if a.formal & b.formal:
        return (SAME_NAME, "variant") if typing else (_TRANSLATED, "name in another language")
    if a.formal & b.short or a.short & b.formal:
        return NICKNAME, "nickname"
    if (
        (a.formal and b.formal and bare(a.fold) == bare(b.fold))
        or ((a.formal or b.formal) and _other_gender(a.form, b.form))
        or (_borne(a) and _borne(b) and _other_consonant(a, b))
    ):
        typing *= _OTHER_NAME
    return (round(typing, 4), "typing") if typing >= LEAST else (0.0, "")


def _as_long(a: Token, b: Token) -> bool:
    """Whether the words are so alike in length that typing errors may tell them apart."""
    return abs(len(a.form) - len(b.form)) <= _MOST_EDITS or abs(len(a.fold) - len(b.fold)) <= 1


def _of_another_spelling(a: Token, b: Token) -> float:
    """Share of letters right if one word is a typing error off some spelling of the other, a given name.

    Mohammek is not like Muhammad, but it is one letter off Mohammed.
    """
    name, other = (a, b) if a.formal else (b, a)
    if len(other.form) < LEAST_MISSPELLED:
        return 0.0
    known = (s for group in name.formal for s in long_of(group) if abs(len(s) - len(other.form)) < 2)
    return round(SAME_NAME * max((_right(other.form, s, 1) for s in known), default=0.0), 4)


def _other_consonant(a: Token, b: Token) -> bool:
    """Whether the words differ in more than vowels or one letter that the one has and the other lacks."""
    one_more = len(a.form) != len(b.form) and OSA.distance(a.form, b.form, score_cutoff=1) == 1
    return not one_more and a.skeleton != b.skeleton


def _borne(a: Token) -> bool:
    """Whether very many people bear this word, as their given or their family name."""
    return bool(a.formal or a.short) or common_surname(a.form)


def _other_gender(a: str, b: str) -> bool:
    """Whether two words differ in a final -a alone, as the names of a man and a woman do."""
    return a.removesuffix("a") == b.removesuffix("o") or a.removesuffix("o") == b.removesuffix("a")


def _consonants(a: str, b: str) -> tuple[float, str]:
    if a == b and len(a) > 1:
        return _BY_CONSONANTS.get(len(a), CONSONANTS), "consonants"
    if min(len(a), len(b)) > 4 and OSA.distance(a, b, score_cutoff=1) == 1:
        return _NEAR_CONSONANTS, "consonants"
    return 0.0, ""


def _typing(a: Token, b: Token) -> float:
    """Share of letters typed right; a wrong vowel is half an error; 0 beyond the allowance.

    As written, and once more with spellings made equal, where one error is allowed.
    """
    as_written = _right(a.form, b.form, edits_allowed(min(len(a.form), len(b.form))))
    if a.fold == a.form and b.fold == b.form and as_written:
        return as_written
    return max(as_written, _right(a.fold, b.fold, min(1, edits_allowed(min(len(a.fold), len(b.fold))))))


def _right(a: str, b: str, allowed: int) -> float:
    if abs(len(a) - len(b)) > allowed:
        return 0.0
    edits = OSA.distance(a, b, score_cutoff=allowed)
    if edits > allowed:
        return 0.0
    consonants = min(edits, OSA.distance(bare(a), bare(b), score_cutoff=allowed))
    return 1 - 0.75 * (edits + consonants) / 2 / max(len(a), len(b))
