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
    if not text:
        return ""
    if text.isascii() and text.isprintable() and "  " not in text and "_x000D_" not in text:
        return text.strip()  # most cells are clean
    return _BLANKS.sub(" ", _NOISE.sub(" ", text)).strip()


_RANGED = r"(?:\s*\)?\s*(?:-|to)\s*\(?(\d{1,2}))?"
_NUMBERING = tuple(
    (re.compile(opener), re.compile(rf"\s*{first}"))
    for opener, first in (
        (rf"\((\d{{1,2}}){_RANGED}\)", rf"\(1{_RANGED}\)"),
        (rf"(?<![\w(])(\d{{1,2}}){_RANGED}\)", r"1\)"),
        (r"(?<!\w)\(?([a-z])()\)", r"\(?a\)"),
    )
)


def numbered(text: str) -> list[str]:
    """Parts of a cell numbered ``(1) … (2) …``, ``1) …``, ``(a) …`` or ``a) …``; else the whole as one part.

    Numbers out of order are no numbering: an area code "(17)" splits nothing. A dash that stands
    for "not known" stays, so that two numbered cells keep step; "(1)-(2)" gives its text twice.

    >>> numbered("(1) Russia (2) Israel"), numbered("a) 1960 b) 1961"), numbered("Iran (Islamic)")
    (['Russia', 'Israel'], ['1960', '1961'], ['Iran (Islamic)'])
    >>> numbered("1) Uzbek 2) Afghan"), numbered("(1)-(2) Tunisia (3) -"), numbered("(1) 375 (17) 2 (2) 3")
    (['Uzbek', 'Afghan'], ['Tunisia', 'Tunisia', '-'], ['375 (17) 2', '3'])
    """
    for opener, first in _NUMBERING:
        if first.match(text):
            marks, due = [], 1
            for mark in opener.finditer(text):
                if (number := _ordinal(mark[1])) in (due, due + 1):  # lists do skip a number
                    marks.append((mark, max(_ordinal(mark[2]) - number + 1, 1)))
                    due = number + marks[-1][1]
            ends = [mark.start() for mark, _ in marks[1:]] + [len(text)]
            parts = [
                (tidy(text[mark.end() : end]).strip(" ,;"), times)
                for (mark, times), end in zip(marks, ends, strict=True)
            ]
            return [part for part, times in parts if part for _ in range(times)]
    return [tidy(text)] if tidy(text) else []


def _ordinal(mark: str | None) -> int:
    return int(mark) if mark and mark.isdigit() else ord(mark) - ord("a") + 1 if mark else 0
