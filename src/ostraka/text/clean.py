"""Cleaning printed values without changing what they say."""

import re

# Excel writes carriage returns as _x000D_; zero-width marks and byte-order marks carry no meaning.
_NOISE = re.compile("_x000D_|[\u200b\ufeff\u2060]")
_BLANKS = re.compile(r"[\s\u00a0]+")


def tidy(text: str | None) -> str:
    """One line, single blanks, no invisible noise; letters, case and punctuation untouched.

    >>> tidy(" PJSC\\u00a0Sberbank_x000D_\\n of Russia ")
    'PJSC Sberbank of Russia'
    """
    return _BLANKS.sub(" ", _NOISE.sub(" ", text)).strip() if text else ""


def numbered(text: str) -> list[str]:
    """Parts of a cell numbered ``(1) … (2) …`` or ``a) … b) …``; else the whole as one part.

    >>> numbered("(1) Russia (2) Israel"), numbered("a) 1960 b) 1961"), numbered("Iran (Islamic)")
    (['Russia', 'Israel'], ['1960', '1961'], ['Iran (Islamic)'])
    """
    for opener, first in ((r"\(\d+\)", r"\(1\)"), (r"\b[a-z]\)", r"a\)")):
        if re.match(rf"\s*{first}", text):
            return [part for part in (tidy(p).strip(" ,;") for p in re.split(opener, text)) if part]
    return [tidy(text)] if tidy(text) else []
