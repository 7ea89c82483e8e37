"""Reading dates the way Western lists print them. Day before month unless ISO.

OFAC's remarks, OFSI's ``00/00/1980``, the UK's ``dd/mm/1980``, the UN's ISO, Canada's
``Sep-99`` and Australia's free text all come here; Japan's shapes live with its parser.
What cannot be read is returned unread (``known`` is False), never guessed.
"""

import re
from datetime import date
from functools import lru_cache

from ostraka.model.dates import PartialDate
from ostraka.text.clean import tidy

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<mon>[A-Za-z]{3,9})\.?"
_SHAPES = [
    re.compile(p + r"(?:T00:00:00.*| 00:00:00)?$")
    for p in (
        r"(?P<y>\d{4})",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<m>\d{1,2}|mm)[/.-](?P<y>\d{4})",
        r"(?P<d>\d{1,2}|dd)[/.-](?P<m>\d{1,2}|mm)[/.-](?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<y>\d{{4}})",
        rf"{_MONTH}[ -](?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
        rf"{_MONTH},?[ -](?P<y>\d{{4}}|\d{{2}})",
    )
]
_CIRCA = re.compile(
    r"^(?:circa|c\.|ca\.?|approx(?:imately|\.)?|about|around|est(?:imated|\.)?)\s*|\s*\((?:circa|approx\w*\.?)\)$",
    re.I,
)
_RANGE = re.compile(r"^(?:between\s+)?(.+?)\s+(?:to|and|-|–)\s+(.+)$|^(\d{4})\s*[-–/]\s*(\d{4})$", re.I)


def _single(text: str) -> str | None:
    """ISO prefix of one printed date, or None."""
    for shape in _SHAPES:
        found = shape.match(text)
        if not found:
            continue
        part = found.groupdict()
        month = _MONTHS.get(part["mon"].lower(), -1) if part.get("mon") else _number(part.get("m"))
        day, year = _number(part.get("d")), int(part["y"])
        if len(part["y"]) == 2:
            # "Sep-99": a birth date on a list of living adults is of the last century
            year += 1900 if year > 10 else 2000
        return _iso(year, month, day)
    return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _iso(year: int, month: int, day: int) -> str | None:
    """ISO prefix as precise as the parts allow; zeroes are placeholders; None if impossible."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


@lru_cache(maxsize=1 << 16)
def parse_date(text: str) -> PartialDate:
    """The printed date; ``known`` is False (and ``printed`` set) where it cannot be read.

    >>> [str(parse_date(t)) for t in ("24 Mar 1960", "Mar 1960", "circa 1960", "00/00/1980", "dd/06/1968")]
    ['1960-03-24', '1960-03', 'circa 1960', '1980', '1968-06']
    >>> str(parse_date("1960 to 1965")), str(parse_date("01 Jan 1960 to 31 Dec 1960"))
    ('1960 to 1965', '1960-01-01 to 1960-12-31')
    >>> parse_date("sometime").known
    False
    """
    text = tidy(text)
    circa = bool(_CIRCA.search(text))
    bare = _CIRCA.sub("", text).strip()
    if single := _single(bare):
        return PartialDate(single, circa=circa)
    if span := _RANGE.match(bare):
        first, last = (_single(p) for p in (span[1] or span[3], span[2] or span[4]))
        if first and last and first[:4] <= last[:4]:
            return PartialDate(first, last, circa=circa)
    return PartialDate(printed=text)


def parse_day(text: str) -> date | None:
    """A full calendar day, or None where the text is anything less.

    >>> parse_day("06/04/2022"), parse_day("2022")
    (datetime.date(2022, 4, 6), None)
    """
    found = parse_date(text)
    return found.earliest if found.exact else None


def read_birth_date(text: str) -> PartialDate | None:
    """A birth date, whole or in part, or None where there is none to be read."""
    found = parse_date(text) if text else None
    return found if found is not None and found.known else None
