"""Periods of observation: a year ``2020``, a quarter ``2026Q1``, a month ``2021-03``.

A period is kept as its canonical text, so that it sorts and compares within one
frequency. Its date is its last day: what was imported in 2020 is known on
2020-12-31, and a path to zero is measured from there.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from ostraka.errors import InputError

Frequency = Literal["A", "Q", "M"]

#: frequency -> months in one period.
MONTHS: dict[Frequency, int] = {"A": 12, "Q": 3, "M": 1}
FREQUENCY_WORDS: dict[Frequency, str] = {"A": "annual", "Q": "quarterly", "M": "monthly"}

_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_MONTH = re.compile(r"(\d{4})(?:-|M|-M)?(0[1-9]|1[0-2])")


def parse_period(text: str) -> str:
    """The canonical form of a period as the official interfaces print it.

    >>> [parse_period(t) for t in ("2020", "2026-Q1", "202103", "2021M03", "2021-03")]
    ['2020', '2026Q1', '2021-03', '2021-03', '2021-03']

    Raises InputError for anything else.
    """
    text = text.strip()
    if _YEAR.fullmatch(text):
        return text
    if found := _QUARTER.fullmatch(text):
        return f"{found[1]}Q{found[2]}"
    if found := _MONTH.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    raise InputError(f"{text!r} is no period", hint="write a year 2020, a quarter 2026Q1 or a month 2021-03")


def frequency(period: str) -> Frequency:
    """A, Q or M.

    >>> frequency("2020"), frequency("2026Q1"), frequency("2021-03")
    ('A', 'Q', 'M')
    """
    if len(period) == 4:
        return "A"
    return "Q" if "Q" in period else "M"


def period_end(period: str) -> date:
    """The last day of the period.

    >>> str(period_end("2020")), str(period_end("2026Q1")), str(period_end("2024-02"))
    ('2020-12-31', '2026-03-31', '2024-02-29')
    """
    year, kind, month = int(period[:4]), frequency(period), 12
    if kind == "Q":
        month = 3 * int(period[-1])
    elif kind == "M":
        month = int(period[-2:])
    return date(year, month, monthrange(year, month)[1])


def months_between(start: date, end: date) -> int:
    """Whole calendar months from the month of ``start`` to the month of ``end``.

    >>> months_between(date(2022, 12, 31), date(2027, 9, 30))
    57
    """
    return (end.year - start.year) * 12 + end.month - start.month


def add_months(day: date, months: int) -> date:
    """The last day of the month that lies ``months`` after the month of ``day``.

    >>> str(add_months(date(2022, 12, 31), 39))
    '2026-03-31'
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def shift(period: str, steps: int) -> str:
    """The period ``steps`` later at the same frequency.

    >>> shift("2022Q4", 13), shift("2021-03", -3), shift("2020", 4)
    ('2026Q1', '2020-12', '2024')
    """
    kind = frequency(period)
    end = add_months(period_end(period), steps * MONTHS[kind])
    if kind == "A":
        return str(end.year)
    return f"{end.year}Q{(end.month + 2) // 3}" if kind == "Q" else f"{end.year}-{end.month:02}"
