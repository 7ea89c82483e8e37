"""Bytes into text, and the days of metadata."""

import re
from collections.abc import Sequence
from datetime import date

from ostraka.errors import InputError

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_RUSSIAN = re.compile("[А-Яа-яЁё]{2,}")
_VOWELS = re.compile("[аеёиоуыэюя]", re.I)
#: Share of vowels in Russian; read in a wrong Cyrillic encoding, a text has half as many.
_SOUND = 0.38
#: Encodings of before UTF-8, and what a text in them is full of. The codes of one make no words in another.
_LEGACY = (
    ("cp1251", "Windows-1251", _RUSSIAN),
    ("koi8-r", "KOI8-R", _RUSSIAN),
    (
        "shift_jis",
        "Shift JIS",
        re.compile("[\u30a0-\u30ff\u4e00-\u9fff]*[\u3041-\u3093。、][\u3040-\u30ff\u4e00-\u9fff]*"),
    ),
    ("euc-kr", "EUC-KR", re.compile("[\uac00-\ud7a3]{2,}")),
    ("gb18030", "GB 18030", re.compile("[的是在了和有对对国为不]|[\u4e00-\u9fff]{4,}[，。]")),
)


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """(The text, a note where its encoding had to be guessed). Raises InputError for binary data."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16").replace("\r\n", "\n"), ""
        except UnicodeDecodeError:
            raise InputError("begins as UTF-16 but is not", where=name) from None
    if _CONTROL.search(data[:65536]):
        raise InputError(
            "binary data where text was expected", where=name, hint="text, Markdown, HTML, PDF or DOCX"
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), ""
    except UnicodeDecodeError as error:
        bad = error.start
    text, guess = _guessed(data)
    note = f"not UTF-8 (byte {bad:,}); read as {guess}: letters outside ASCII may be wrong"
    return text.replace("\r\n", "\n"), note


def _guessed(data: bytes) -> tuple[str, str]:
    """(The text, the name of its encoding): the one under which most letters make words of a language."""
    sample = data[:200_000]
    best, chosen = 0.0, ("cp1252", "Windows-1252")
    for encoding, name, pattern in _LEGACY:
        letters = sample.decode(encoding, "replace")
        foreign = sum(not c.isascii() and not c.isspace() for c in letters)
        words = pattern.findall(letters)
        share = sum(map(len, words)) / max(1, foreign)
        if pattern is _RUSSIAN and words:
            share *= _sounds_russian(words)
        if share > max(best, 0.6) and letters.count("\ufffd") <= 1:  # one may be cut off at the end
            best, chosen = share, (encoding, name)
    return data.decode(chosen[0], "replace"), chosen[1]


def _sounds_russian(words: Sequence[str]) -> float:
    """How far words have the vowels and capitals of Russian, from 0 to 1."""
    vowels = sum(len(_VOWELS.findall(w)) for w in words) / sum(map(len, words))
    turned = sum(w[:1].islower() and not w.islower() for w in words) / len(words)
    return min(1.0, vowels / _SOUND) * (1 - turned)


def iso_day(text: str) -> date | None:
    """The day an ISO date or time in metadata begins with, or None.

    >>> iso_day("2022-04-07T12:00:00Z"), iso_day("D:2022")
    (datetime.date(2022, 4, 7), None)
    """
    found = re.match(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)", text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
