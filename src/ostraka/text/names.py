"""A name as its readings: the words that matter, in order, romanized and classed.

Most names have one reading. A name with a slash or an "a.k.a." has one for each part, one
in Han characters has one for each language that can read it. Two names agree as well as
their best readings do. Pure functions; any text gives a result, a text without letters or
digits gives no reading at all.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import OSA

from ostraka.text import words
from ostraka.text.han import japanese_reading, korean_reading, split_chinese, syllables
from ostraka.text.hangul import romanize_hangul, split_korean
from ostraka.text.scripts import romanize_word, script_of, split_article
from ostraka.text.tokens import Part, Token, promoted, token


class Reading(msgspec.Struct, frozen=True, cache_hash=True, gc=False):
    """One way to read a name."""

    tokens: tuple[Token, ...]
    settled: bool = False
    """It is known which part is the family name (a comma, Han or Hangul), so the given
    name stands first here whatever order was printed."""
    family: int = 0
    """How many words at the end are the family name, where a list tells; else 0."""


_APOSTROPHES = "'’‘ʻʼ`´ʾʿ′ʹ\u05f3"
_MOST_ALTERNATIVES = 8
_ALTERNATIVE = re.compile(r"\s*/\s*|\s+(?:a\.?k\.?a|d\.?b\.?a|f\.?k\.?a)\.?:?\s+", re.I)
#: What a name with alternatives holds, found fast: most hold none.
_MAYBE_ALTERNATIVE = re.compile(r"/|\s[adf]\.?[kb]", re.I)
_ABBREVIATION = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.[ ]?){2,})(?![^\W_]{2})")
_SLASH_FORM = re.compile(r"\b([a-z])/([a-z])\b(?!/)")
#: A two-letter word with a vowel, or one of the few without that are names or titles.
_SPEAKABLE = re.compile("[aeiouy]|ng|mr|ms|dr|jr|sr|lt|md|sh|st")
#: A legal form stuck to the name: SiemensAG.
_STUCK = ("AG", "GmbH", "LLC", "LTD", "Ltd", "Inc", "PLC", "JSC", "SA", "SpA", "BV", "NV")
_STUCK_FORM = re.compile(rf"(?<=[a-z]{{3}})({'|'.join(_STUCK)})\b")
_ORDINAL = re.compile(r"(?:no|nr)?(\d+)(?:st|nd|rd|th|-?й|-?я|-?е)?$")
#: Legal forms that are also ordinary words or syllables count as such only at an end of the name.
_AT_ENDS_ONLY = frozenset(
    f[0] for f in words.LEGAL_FORMS if len(f) == 1 and (len(f[0]) <= 3 or f[0] == "stock")
)


#: The short forms that stand before the name, as in Russian and Ukrainian.
_LEADING = frozenset({"ooo", "oao", "pao", "zao", "ao", "nao", "jsc", "llc", "tov", "too", "pat"})


@lru_cache(maxsize=65536)
def _plain(character: str) -> str:
    """The character, a blank for a separator, nothing for what carries no meaning."""
    if character in _APOSTROPHES:
        return ""
    if character == "&":
        return " and "
    kind = unicodedata.category(character)
    if kind == "Lm" and script_of(character) == "latin":
        return ""
    if kind[0] in "PSZ" or character in "\t\n\r\f\v\x1c\x1d\x1e\x1f\x85":
        return " "
    return "" if kind[0] == "C" else character


_ASCII = {i: _plain(chr(i)) for i in range(128)}


def _separate_scripts(text: str) -> str:
    """Blanks where a word goes from Han, Kana or Hangul to another script."""
    out: list[str] = []
    last = ""
    for c in text:
        now = script_of(c)
        now = now if now in ("han", "kana", "hangul") else ""
        if out and now != last and out[-1] != " " and c != " ":
            out.append(" ")
        out.append(c)
        last = now
    return "".join(out)


def split_words(text: str) -> list[str]:
    """Lower-case words in their own script, without punctuation, marks of direction or symbols.

    >>> split_words("AL-Qa'ida (Москва北京) №5 \\u202e")
    ['al', 'qaida', 'москва', '北京', 'no5']
    """
    if text.isascii():
        return text.lower().translate(_ASCII).split()
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(map(_plain, text))
    if any(ord(c) > 0x2FFF for c in text):
        text = _separate_scripts(text)
    return text.split()


@lru_cache(maxsize=1 << 13)
def _words(text: str) -> tuple[str, ...]:
    """:func:`split_words`, remembered: every name is read as a person's and then as another party's."""
    return tuple(split_words(text))


@lru_cache(maxsize=1 << 13)
def _may_have_alternatives(text: str) -> bool:
    return bool(_MAYBE_ALTERNATIVE.search(text))


def _given_first(text: str) -> tuple[str, bool]:
    """A person's name with the part after its comma first, and whether there was one."""
    family, comma, given = text.partition(",")
    if not comma or not family.strip() or not given.strip():
        return text, False
    if "," in given or given.strip(" .").lower() in words.TITLES:
        return text.replace(",", " "), False
    return f"{given} {family}", True


def _han_readings(word: str) -> list[list[Token]]:
    family, given = split_chinese(word)
    readings = [[_han_token(part) for part in (given, family) if part]]
    for read in (korean_reading(word), japanese_reading(word)):
        if read:
            readings.append([token(read[1], True, False, given), token(read[0], True, False, family)])
    return readings


def _han_token(characters: str, person: bool = True) -> Token:
    return token("".join(syllables(characters)), person, False, characters)


def _east_asian(found: Sequence[str]) -> list[list[Token]] | None:
    """Readings of a person's name that is Han or Hangul alone, or None where it is not."""
    scripts = {script_of(word[0]) for word in found}
    joined = "".join(found)
    if scripts == {"han"} and len(joined) <= 4:
        if len(found) == 1:
            return _han_readings(joined)
        readings = [[_han_token(word) for word in found]]
        turned = found[-1] + "".join(found[:-1])
        return readings + [r for whole in (joined, turned) for r in _han_readings(whole)[1:]]
    if scripts == {"hangul"} and len(found) == 1 and (parts := split_korean(joined)):
        family, given = parts
        return [[token(romanize_hangul(p), True, False, p) for p in (given, family)]]
    return None


def _person_tokens(found: Sequence[str]) -> tuple[Token, ...]:
    first = found[0]
    if (
        len(first) == 2
        and len(found) == 2
        and first.isascii()
        and first.isalpha()
        and not _SPEAKABLE.search(first)
    ):
        found = [*first, *found[1:]]  # "JC Juncker": initials written together
    if not all(map(str.isascii, found)):
        found = [part for word in found for part in split_article(word)]
    return tuple([t for t in [_word_token(word, True) for word in found] if t.form])


@lru_cache(maxsize=1 << 18)
def _word_token(word: str, person: bool) -> Token:
    script = script_of(word[0])
    if script == "han":
        return _han_token(word, person)
    form, voweless = romanize_word(word)
    return token(form, person, voweless, word if script == "hangul" else "")


def _number(form: str, last: bool) -> str:
    """Digits for a number in digits, words or Roman numerals; else the word itself."""
    if form.isdigit():
        return str(int(form)) if form.isascii() and len(form) < 19 else form
    if form in words.NUMBER_WORDS:
        return str(words.NUMBER_WORDS[form])
    if form in words.ROMAN and (len(form) > 1 or last):
        return str(words.ROMAN[form])
    ordinal = _ORDINAL.match(form)
    return str(int(ordinal[1])) if ordinal else form


def _with_legal_forms(forms: list[str]) -> list[str]:
    """The forms with each phrase that is a legal form as one of the canonical forms."""
    out: list[str] = []
    usual = [_usual_legal_word(form) for form in forms]
    i = 0
    while i < len(forms):
        width = 6 if usual[i] in words.LEGAL_STARTS else 1
        for n in range(min(width, len(forms) - i), 0, -1):
            phrase = usual[i : i + n] if n > 1 else forms[i : i + 1]
            legal = words.LEGAL_FORMS.get(tuple(phrase)) or (_misspelled_legal(forms[i]) if n == 1 else None)
            if legal and (
                n > 1 or forms[i] not in _AT_ENDS_ONLY or (not i and forms[i] in _LEADING) or _ends(forms, i)
            ):
                out.append(legal)
                i += n
                break
        else:
            out.append(forms[i])
            i += 1
    return out


@lru_cache(maxsize=65536)
def _misspelled_legal(form: str) -> str | None:
    """The legal form that a long word is within two typing errors of (Aktiengeselschaft)."""
    if len(form) < 9 or form in words.GENERIC:
        return None
    near = (v for k, v in words.LONG_LEGAL_FORMS.items() if OSA.distance(form, k, score_cutoff=2) <= 2)
    return next(near, None)


@lru_cache(maxsize=65536)
def _usual_legal_word(form: str) -> str:
    """The word of a legal form that is long enough to be known within two letters, or the word as it is."""
    if len(form) < 8 or form in words.LONG_LEGAL_WORDS:
        return form
    distance, nearest = min((OSA.distance(form, w, score_cutoff=2), w) for w in words.LONG_LEGAL_WORDS)
    return nearest if distance <= 2 else form


def _ends(forms: list[str], i: int) -> bool:
    """Whether only legal forms follow position ``i``."""
    return all((form,) in words.LEGAL_FORMS for form in forms[i + 1 :])


@lru_cache(maxsize=1 << 18)
def _ordinary_token(word: str) -> Token | None:
    """The token of a word that stands for itself: no number, and neither is nor begins a legal form."""
    one = _word_token(word, False)
    starts = _usual_legal_word(one.form) in words.LEGAL_STARTS
    legal = starts or (one.form,) in words.LEGAL_FORMS or _misspelled_legal(one.form)
    return one if one.form and not legal and _number(one.form, True) == one.form else None


def _entity_tokens(found: Sequence[str]) -> tuple[Token, ...]:
    standing = [_ordinary_token(word) for word in found]
    if all(standing):
        return tuple(filter(None, standing))
    romanized = [_word_token(word, False) for word in found]
    plain = {t.form: t for t in romanized}
    forms = _with_legal_forms([t.form for t in romanized if t.form])
    body = [i for i, form in enumerate(forms) if not form.startswith("~")]
    numbers = [_number(form, bool(body) and i == body[-1] and i > 0) for i, form in enumerate(forms)]
    out: list[str] = []
    for i, form in enumerate(numbers):
        tens = i and out and forms[i - 1] in words.NUMBER_WORDS and out[-1] in _TENS
        if tens and len(form) == 1 and form in "123456789":
            out[-1] = str(int(out[-1]) + int(form))
        else:
            out.append(form)
    return tuple(plain[f] if f in plain else token(f, False) for f in out)


_TENS = frozenset(str(n) for n in range(20, 100, 10))


def _promoted(tokens: tuple[Token, ...], person: bool) -> tuple[Token, ...]:
    """The tokens; where none is a full name part, every one of them is made one."""
    for t in tokens:
        if t.part is Part.NAME or (t.part is Part.GENERIC and not person):
            return tokens
    return tuple(promoted(t, person) for t in tokens)


def _read(text: str, person: bool) -> list[Reading]:
    settled = False
    if person:
        if "," in text or "،" in text or "，" in text:
            text, settled = _given_first(text.replace("،", ",").replace("，", ","))
    else:
        text = _STUCK_FORM.sub(r" \1", text) if any(form in text for form in _STUCK) else text
    if not person and "." in text:
        text = _ABBREVIATION.sub(lambda m: re.sub(r"[. ]", "", m[1]) + " ", text)
    found = _words(text)
    if not found:
        return []
    if person and not text.isascii() and (east := _east_asian(found)):
        return [Reading(_promoted(tuple(tokens), True), True) for tokens in east]
    tokens = _person_tokens(found) if person else _entity_tokens(found)
    return [Reading(_promoted(tokens, person), settled)] if tokens else []


def readings(text: str, person: bool) -> tuple[Reading, ...]:
    """Every reading of a name, the whole name's first; none where it has no letter or digit.

    ``person`` tells how to read: a company's name has legal forms, generic words and
    numbers, a person's has titles, particles, initials and a family name before a comma.

    >>> [[t.form for t in r.tokens] for r in readings("PUTIN, Vladimir", True)]
    [['vladimir', 'putin']]
    >>> [[t.form for t in r.tokens] for r in readings("Brigade Forty-Four LLC", False)]
    [['brigade', '44', '~llc']]
    >>> readings("—", True)
    ()
    """
    texts = [text]
    if _may_have_alternatives(text):
        lowered = text if person else _SLASH_FORM.sub(r"\1\2", text.lower())
        parts = [p for p in _ALTERNATIVE.split(lowered) if sum(map(str.isalnum, p)) > 3]
        if 1 < len(parts) <= _MOST_ALTERNATIVES:
            texts = [text.replace("/", " "), *parts]
        elif lowered != text.lower():
            texts = [lowered]
    found = [reading for t in texts for reading in _read(t, person)]
    if len(found) > 1:
        found = [found[0], *(r for r in found[1:] if _names_somebody(r))]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _names_somebody(alternative: Reading) -> bool:
    """Whether a part of a name can stand for it: not the country in "Juva Life Inc./Canada"."""
    words = [t for t in alternative.tokens if t.part is not Part.LEGAL]
    return len(words) > 1 or not all(t.known for t in words)
