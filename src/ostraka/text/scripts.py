"""Which script a word is written in, and its letters in lower-case Latin.

Our own tables for the scripts whose spelling conventions matter to names (Cyrillic by
language, Greek, Hangul); ``anyascii`` for the rest. Arabic, Hebrew, Thai and the scripts
of India leave vowels unwritten: words of theirs come back marked ``voweless`` and are
compared by their consonants. Han is read in :mod:`ostraka.text.han`.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from ostraka.text.arabic import ARABIC_NAMES, HEBREW_NAMES
from ostraka.text.hangul import romanize_hangul

_RANGES = (
    ("greek", 0x370, 0x3FF), ("greek", 0x1F00, 0x1FFF), ("cyrillic", 0x400, 0x52F), ("armenian", 0x530, 0x58F),
    ("hebrew", 0x590, 0x5FF), ("arabic", 0x600, 0x77F), ("arabic", 0x8A0, 0x8FF), ("indic", 0x900, 0xDFF),
    ("thai", 0xE00, 0xEFF), ("tibetan", 0xF00, 0xFFF), ("burmese", 0x1000, 0x109F), ("georgian", 0x10A0, 0x10FF),
    ("hangul", 0x1100, 0x11FF), ("ethiopic", 0x1200, 0x139F), ("khmer", 0x1780, 0x17FF),
    ("georgian", 0x1C90, 0x1CBF), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF), ("hangul", 0xAC00, 0xD7AF),
    ("han", 0xF900, 0xFAFF), ("arabic", 0xFB50, 0xFDFF), ("arabic", 0xFE70, 0xFEFC), ("han", 0x20000, 0x3FFFF),
)  # fmt: skip
#: Scripts that leave (some) vowels unwritten.
VOWELESS = frozenset({"arabic", "hebrew", "thai", "indic", "burmese", "khmer"})


@lru_cache(maxsize=65536)
def script_of(character: str) -> str:
    """The script of one letter; ``latin`` for Latin, digits and whatever is not known.

    >>> [script_of(c) for c in "aжعא金김か々"]
    ['latin', 'cyrillic', 'arabic', 'hebrew', 'han', 'hangul', 'kana', 'han']
    """
    code = ord(character)
    if code < 0x370:
        return "latin"
    if character in "々〆":
        return "han"
    return next((name for name, low, high in _RANGES if low <= code <= high), "latin")


_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e".split(" "),
        strict=True,
    )
) | {
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ћ": "ch", "ј": "j", "љ": "lj", "њ": "nj",
    "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o", "ү": "u",
    "ұ": "u", "һ": "h", "'": "", "’": "",
}  # fmt: skip
_UKRAINIAN = _CYRILLIC | {"г": "h", "и": "y", "е": "e"}
_GREEK_PAIRS = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γκ", "gk"), ("γγ", "ng"), ("γχ", "nch"), ("τσ", "ts"), ("τζ", "tz"),
)  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)


def _cyrillic(word: str) -> str:
    table = _UKRAINIAN if re.search("[іїєґ]", word) else _CYRILLIC
    return "".join(table.get(c) if c in table else anyascii(c).lower() for c in word)  # type: ignore[misc]


def _greek(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    plain = re.sub("^μπ", "b", re.sub("^ντ", "d", plain)).replace("μπ", "mp").replace("ντ", "nt")
    for pair, latin in _GREEK_PAIRS:
        plain = plain.replace(pair, latin)
    return "".join(_GREEK.get(c, c) for c in plain)


def _voweless(word: str, script: str) -> tuple[str, bool]:
    known = (ARABIC_NAMES if script == "arabic" else HEBREW_NAMES).get(word)
    if known:
        return known, False
    return anyascii(word).lower(), True


def _plain_arabic(word: str) -> str:
    """Arabic and Persian letter shapes made equal; marks and tatweel dropped."""
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return (
        word.replace("ـ", "")
        .translate(str.maketrans("أإآٱىیكة", "اااايىکه"))
        .replace("ى", "ي")
        .replace("ک", "ك")
    )


def romanize_word(word: str) -> tuple[str, bool]:
    """(Lower-case Latin letters and digits of one lower-case word, whether its vowels are missing).

    >>> romanize_word("лукашенко"), romanize_word("김"), romanize_word("فرناندو")
    (('lukashenko', False), ('kim', False), ('frnndw', True))
    """
    if word.isascii():
        return _letters(word), False
    script = next((s for s in map(script_of, word) if s != "latin"), "latin")
    if script == "cyrillic":
        return _letters(_cyrillic(unicodedata.normalize("NFC", word))), False
    if script == "greek":
        return _letters(anyascii(_greek(word)).lower()), False
    if script == "hangul":
        return _letters(romanize_hangul(unicodedata.normalize("NFC", word))), False
    if script in VOWELESS:
        latin, voweless = _voweless(_plain_arabic(word) if script == "arabic" else word, script)
        return _letters(latin), voweless
    return _letters(anyascii(unicodedata.normalize("NFC", word)).lower()), False


def split_article(word: str) -> list[str]:
    """An Arabic word that begins with the article as the article and the rest; others whole.

    >>> split_article("النجار"), split_article("الله"), split_article("ali")
    (['ال', 'نجار'], ['الله'], ['ali'])
    """
    if word.startswith("ال") and len(word) > 4 and _plain_arabic(word) not in ARABIC_NAMES:
        return [word[:2], word[2:]]
    return [word]


def _letters(text: str) -> str:
    return text if text.isalnum() else "".join(c for c in text if c.isalnum() and c.isascii())
