"""Days counted from another one: "a day earlier", "the same week", "24 March" of a year told before."""

import re
from datetime import date, timedelta

from msgspec import structs

from ostraka.read.answer import When
from ostraka.read.days import COUNT
from ostraka.read.when import dates

_AWAY = re.compile(rf"(\d+|{'|'.join(COUNT)}) days? (earlier|before|later|after)", re.I)
_MONTH_BESIDE = re.compile(r"the (following|next|previous|preceding|same) month", re.I)
_YEAR_SAID = re.compile(r"(?:19|20)\d\d")


def _away(words: str) -> int:
    """How many days "two days later" or "the next day" is away; 0 where the words do not say."""
    low = words.lower()
    if found := _AWAY.search(low):
        count = int(found[1]) if found[1].isdigit() else COUNT[found[1]]
        return count if found[2] == "later" else -count if found[2] in ("earlier", "before") else 0
    if "day" in low and re.search(r"next|following|after", low):
        return 1
    return -1 if re.search(r"previous|preceding|day before", low) else 0


def counted(when: When, anchor: When | None) -> When:
    """The days of "a day earlier", "the same day", counted from the day told of before, if it is one day."""
    if when.known or anchor is None or not when.text:
        return when
    if when.rule == "same day":
        return structs.replace(when, first=anchor.first, last=anchor.last, rule="the same day as said before")
    if anchor.first and re.search(r"\b(?:that|same) year$", when.text, re.I):
        words = re.sub(r" (?:of )?(?:that|the same) year$", "", when.text, flags=re.I)
        words = (
            f"in {anchor.first.year}"
            if re.fullmatch(
                r"(?i)earlier|later|that same|same|that|early|late|(?:that )?(?:same )?year", words
            )
            else words
        )
        found = dates(words, 0, len(words), date(anchor.first.year, 12, 31))
        return (
            structs.replace(when, first=found[0].first, last=found[0].last, rule="of the year told before")
            if found
            else when
        )
    if re.search(r"\b(?:same|that) week$", when.text, re.I) and anchor.first and anchor.first == anchor.last:
        first = anchor.first - timedelta(anchor.first.weekday())
        return structs.replace(
            when, first=first, last=first + timedelta(6), rule=f"the week of {anchor.first}"
        )
    if (beside := _MONTH_BESIDE.fullmatch(when.text)) and anchor.first:
        months = (
            anchor.first.year * 12
            + anchor.first.month
            - 1
            + (1 if beside[1].lower() in ("following", "next") else -1 if beside[1].lower() != "same" else 0)
        )
        first = date(months // 12, months % 12 + 1, 1)
        last = date((months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(1)
        return structs.replace(when, first=first, last=last, rule=f"{when.text.lower()}, from {anchor.first}")
    away = _away(when.text)
    if not away or anchor.first is None or anchor.first != anchor.last:
        return when
    day = anchor.first + timedelta(away)
    return structs.replace(when, first=day, last=day, rule=f"{when.text.lower()}, from {anchor.first}")


def of_its_year(when: When, before: When | None, dealt: bool, that: bool = False) -> When:
    """The day of "24 March" or "the 25th" in the year or the month told right before it."""
    if not (when.first and when.last and before and before.first):
        return when
    if when.rule == "day of a month" and before.first == before.last and " of " not in when.text:
        day = before.first.replace(day=1) + timedelta(when.first.day - 1)
        fits = before.first.day < when.first.day and day.month == before.first.month
        return (
            structs.replace(when, first=day, last=day, rule=f"{when.rule}, of the month told before")
            if fits
            else when
        )
    if that and when.rule.startswith("month"):
        first = when.first.replace(year=before.first.year)
        last = (
            when.last.replace(year=before.first.year, day=min(when.last.day, 28))
            if when.last.month == 2
            else when.last.replace(year=before.first.year)
        )
        return structs.replace(when, first=first, last=last, rule="month, of the year told before")
    if "day and month, the" not in when.rule:
        return when
    if not _YEAR_SAID.search(before.text) and "of the year told" not in before.rule:
        return when
    try:
        first, last = when.first.replace(year=before.first.year), when.last.replace(year=before.first.year)
    except ValueError:
        return when  # the 29th of February
    if (first < before.first and not dealt) or first >= when.first:
        return when
    return structs.replace(when, first=first, last=last, rule="day and month, of the year told before")
