"""Bytes into text, and the days of metadata."""

import re
from datetime import date

from ostraka.errors import InputError

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Words of small Cyrillic letters: what a legacy Russian text is full of, read as Windows-1251.
_CYRILLIC = re.compile("[а-яё]{3,}", re.I)


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
    western, cyrillic = data.decode("cp1252", "replace"), data.decode("cp1251", "replace")
    russian = sum(len(w) for w in _CYRILLIC.findall(cyrillic)) > 0.4 * max(
        1, sum(c.isalpha() for c in cyrillic)
    )
    text, guess = (cyrillic, "Windows-1251") if russian else (western, "Windows-1252")
    note = f"not UTF-8 (byte {bad:,}); read as {guess}: letters outside ASCII may be wrong"
    return text.replace("\r\n", "\n"), note


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
