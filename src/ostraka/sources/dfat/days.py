"""Days out of Australian cells: several birth dates in one, and when a party was listed.

A birth cell is a date, a year, or a sentence: "a) Approximately 1955- 1958 b) 12 Apr. 1960",
"11/04/1963, 1960", "Between 1963 and 1968". Days come before months throughout.
"""

import re
from datetime import date

from ostraka.model import PartialDate
from ostraka.text.clean import tidy
from ostraka.text.dates import parse_date, parse_day

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_Y = r"(?:19|20)\d\d(?!\d)"
_DATE = (
    rf"(?:(?<!\d){_Y}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/{_Y}|\d{{1,2}}\.\d{{1,2}}\.{_Y}|\d{{1,2}}/{_Y}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[-. ]+{_MONTH}[-., ]+(?:{_Y}|\d{{2}}(?!\d))|{_MONTH}[.,]? {_Y}|"
    rf"{_MONTH} \d{{1,2}}, {_Y}|(?<!\d){_Y})"
)
_CIRCA = r"(?P<circa>(?:approx(?:imately|\.)?|circa|c\.|around|about)\s*)?"
_BIRTH = re.compile(
    rf"{_CIRCA}(?:(?:between )(?P<low>{_DATE}) (?:and|to) (?P<high>{_DATE})|"
    rf"(?P<first>{_DATE})(?:\s*(?:to|-|–)\s*(?P<last>{_DATE}))?)",
    re.I,
)
#: What a cell may say around its dates without changing them.
_FILLER = re.compile(
    r"\b(?:n/?a|or|and|alternatively|possibly|unknown|alternat(?:e|ive)|alt|dob|in|date of birth)\b|"
    r"\b[a-z]\)|[\s,;.:>()-]",
    re.I,
)
_LISTED = re.compile(
    r"(?<!re)(?<!re-)(?<!re )(?<!last )\b(?=listed|designated)[^.;(]{0,90}?\b(?:on|listed|Committee)\b:?\s*"
    rf"({_DATE})|^({_DATE})",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LAWS = re.compile(r"\b(?:Regulations?|Act|Resolution) \d{4}|\(\d{4}\)", re.I)


def birth_dates(cell: str) -> tuple[tuple[PartialDate, ...], str]:
    """The dates a cell holds, and the words that are not dates (empty if nothing else is said).

    >>> [str(d) for d in birth_dates("a) Approximately 1955- 1958 b) 12 Apr. 1960")[0]]
    ['circa 1955 to 1958', '1960-04-12']
    >>> birth_dates("03/04/1963, 1960, for this aka only")[1], birth_dates("na")
    ('for this aka only', ((), ''))
    """
    found = []
    for match in _BIRTH.finditer(cell):
        first = _iso(match["low"] or match["first"])
        last = _iso(match["high"] or match["last"] or "")
        if first:
            found.append(PartialDate(first, last, circa=bool(match["circa"])))
    rest = _BIRTH.sub(" ", cell)
    said = tidy(rest).strip(" ,;.") if _FILLER.sub("", rest) else ""
    return tuple(dict.fromkeys(found)), said


def _iso(text: str) -> str:
    """The ISO prefix of one printed date; "29-Aprl-1967" and "9 May-58" as they are meant."""
    text = re.sub(_MONTH, lambda m: m[0][:3], text, flags=re.I)
    text = re.sub(r"(?<=[A-Za-z])[-., ]+|[-., ]+(?=[A-Za-z])", " ", text)
    text = re.sub(r"(?<=[A-Za-z] )(\d\d)$", r"19\1", text)
    return parse_date(text).start


def first_listed(text: str) -> date | None:
    """The day the text says the party was first listed; relistings and amendments do not count.

    >>> first_listed("Listed by UN 1267 Committee on 25 January 2001 (amended on 3 Sep 2003)")
    datetime.date(2001, 1, 25)
    >>> first_listed("Instrument of first listing: X. Last listed on: 13/09/2025") is None
    True
    """
    days = (parse_day(_iso(match[1] or match[2])) for match in _LISTED.finditer(text))
    return min((day for day in days if day), default=None)


def named_years(text: str) -> set[int]:
    """The years of instruments and acts of listing a text names; not those of laws or resolutions.

    >>> named_years("Regulations 2011; Amendment (No. 8) Instrument 2022; resolution 1970 (2011)")
    {2022}
    """
    return set(map(int, _YEAR.findall(_LAWS.sub(" ", text))))
