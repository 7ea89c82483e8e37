"""Dates in a report's words, counted from the report's own day; every answer names its rule.

"On Wednesday" with a verb of the past is the latest Wednesday up to the report's day, that
day included; with a verb of the future the next one. "May" alone is no month. Where the
report's day is not known, only dates that say their year are resolved.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import re
from datetime import date

from ostraka.read.answer import When
from ostraka.read.days import COUNT, MONTHS, WEEKDAYS, resolved
from ostraka.read.gate import Gate

_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NUMBER = r"(?P<n>\d+|" + "|".join(COUNT) + r"(?: of)?)"

_PART = r"(?P<part>(?:at |by |from |since )?(?:early|late|the (?:very )?(?:start|beginning|end|middle) of|(?:the )?end of|mid|the (?:first|last) days of))[ -](?:in )?"

#: rule -> pattern; the first that fits at a place wins.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("ISO date", rf"\b{_YEAR}(?P<sep>[-/])(?P<mn>\d\d)(?P=sep)(?P<d>\d\d)\b"),
    ("range over months", rf"\b(?:(?P<btw>between )|from )?(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})\s*(?:-|–|to|(?(btw)and|(?!)))\s*{_DAY} (?P<m>{_MONTH})(?:,? {_YEAR})?"),
    ("range of days", rf"\b(?:between |from )?(?P<d1>\d{{1,2}})(?: {_MONTH}\s*(?:-|–|to)|\s*(?:-|–|to|and))\s*{_DAY} (?P<m>{_MONTH})(?:,? {_YEAR})?"),
    ("day, month, year", rf"\b{_DAY}(?: of)? (?P<m>{_MONTH}),? {_YEAR}\b"),
    ("day, month, year", rf"\b(?P<m>{_MONTH}) {_DAY},? {_YEAR}\b"),
    ("numeric date, day first", rf"\b{_DAY}[./](?P<mn>\d{{1,2}})[./]{_YEAR}\b"),
    ("day and month", rf"\b{_DAY}(?: of)? (?P<m>{_MONTH})(?: (?:of )?(?P<which>last|this|that|the same) year\b)?(?! \d{{4}})"),
    ("day and month", rf"\b(?P<m>{_MONTH}) {_DAY}\b(?: (?:of )?(?P<which>last|this|that|the same) year\b)?(?!,? \d{{4}})(?!\d)"),
    ("quarter", rf"\b(?:the )?(?P<q>first|second|third|fourth|final|last) (?P<unit>quarter|half) of (?:{_YEAR}|(?P<which>this|last|next) year\b|the year\b)"),
    ("quarter", rf"\bQ(?P<q>[1-4])(?: of)? {_YEAR}\b"),
    ("range of months", rf"\b(?:in|between|over|from) (?P<m1>{_MONTH})\s*(?:-|–|to|and)\s*(?P<m>{_MONTH})(?:,? {_YEAR})?(?!\.? \d)"),
    ("season", rf"\b(?:(?:in|since|during|from|until|by|over)\s+)?(?:the\s+)?(?:(?:early|late)\s+)?(?:spring|summer|autumn|fall|winter)(?: of)? {_YEAR}\b"),
    ("day of a month", r"\b(?:the )(?P<d>\d{1,2})(?:st|nd|rd|th)(?: of (?P<which>last|this|next|the) month)?(?=\s*(?:[.,;:)–—]|$)|\s+(?:and|but|by|when|while|after|too|as well)\b)"),
    ("month and year", rf"\b(?:{_PART})?(?P<m>{_MONTH})(?: of)? {_YEAR}\b"),
    ("part of a month", rf"\b{_PART}(?P<m>{_MONTH})(?!\.? \d)(?=\W|$)"),
    ("part of a month", rf"\b{_PART}(?P<which>this|last|next) (?P<unit>month)\b"),
    ("days ago", rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<dir>ago|earlier|before|later|after)\b"),
    ("in days", rf"\b(?:in|within) {_NUMBER} (?P<unit>day|week|month|year)s?\b(?!['’]| of\b)"),
    ("day beside", r"\b(?:the )?(?P<nd>next|following) day\b"),
    ("day before yesterday", r"\bthe day before yesterday\b"),
    ("yesterday", r"\byesterday\b"),
    ("day beside", r"\bthe (?P<pd>previous|preceding) day\b|\bthe day before\b|\bthe day after(?=\s*(?:[.,;)]|and\b|$))"),
    ("today", r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b"),
    ("tomorrow", r"\btomorrow\b"),
    ("weekday of a week", r"\b(?P<wd>" + "|".join(WEEKDAYS) + r") of (?P<which>last|this|next|that) week\b"),
    ("weekend", r"\b(?:over|at|during|on) (?P<which>the|this|last|this past|the past) week-?end\b"),
    ("weekday", r"\b(?:(?P<which>last|next|this|this coming|coming|previous) )?(?P<wd>" + "|".join(WEEKDAYS) + r")(?: (?P<lw>last|next))?(?: (?:week|morning|evening|night|afternoon))?\b"),
    ("month", rf"\b(?P<prep>in|since|during|until|by|from|of|before|last|next|early|late|mid|this|that|as far back as|as early as|as recently as|back in)[ -](?P<m>{_MONTH})(?: (?:of )?(?P<which>last|this|that|the same) year\b)?(?!\.? \d)(?=\W|$)"),
    ("week, month or year beside", r"\b(?:(?P<lean>earlier|later|early|late) )?(?P<which>last|next|this|the previous|the same|that same|that(?= (?:week|year)\b)|the following|the next|the preceding) (?P<unit>week|month|year)\b(?! of)"),
    ("week, month or year beside", r"\b(?P<lean>earlier|later) in (?P<which>the) (?P<unit>week|month|year)\b"),
    ("same day", r"\b(?:the|that|this) (?:same|very) (?:day|date|morning|afternoon|evening|night)\b|\bthat day\b"),
    ("year", rf"\b(?P<prep>in|since|during|from|until|of|for|back in|early|late|before|as far back as|as early as|as long ago as|(?<=\d{{4}}) and)[ -](?:early |late |mid-)?{_YEAR}\b(?![-/]\d)"),
)  # fmt: skip
_SINCE = re.compile(r"\bsince\s+(?:as early as\s+|at least\s+|early\s+|late\s+|the\s+)?$", re.I)
#: rule -> letters one of each group of which must be there for the rule to be tried at all; "1" is a day or a number, "1.1" a numeric date, "1-1" an ISO date, "1999" a year, "jan" a month.
_NEEDS = {
    "ISO date": "1-1",
    "range over months": "1 & jan",
    "range of days": "1 & jan",
    "day, month, year": "1999 & jan",
    "numeric date, day first": "1.1",
    "day and month": "1 & jan",
    "range of months": "jan",
    "season": "1999 & spring summer autumn fall winter",
    "day of a month": "1 & st nd rd th",
    "quarter": "quarter half q1 q2 q3 q4 & 1999 year",
    "month and year": "1999 & jan",
    "part of a month": "jan month & early late start beginning end mid first last",
    "month": "jan",
    "year": "1999",
    "days ago": "ago earlier before later after & day week month year",
    "in days": "in & day week month year",
    "day before yesterday": "yesterday",
    "yesterday": "yesterday",
    "today": "today tonight this",
    "tomorrow": "tomorrow",
    "day beside": "next_day following_day previous_day preceding_day day_before day_after",
    "same day": "_same _very that_day & day date morning afternoon evening night",
    "weekday": "day",
    "weekday of a week": "day & week",
    "weekend": "weekend week-end",
    "week, month or year beside": "week month year",
}
_COMPILED = [(rule, re.compile(pattern, re.I)) for rule, pattern in _PATTERNS]
_GATE = Gate(
    [_NEEDS[rule] for rule, _ in _PATTERNS],
    {
        "1": re.compile(r"\d").search,
        "1.1": re.compile(r"\d[./]\d").search,
        "1-1": re.compile(r"\d[-/]\d").search,
        "1999": re.compile(r"(?:19|20)\d\d").search,
        "jan": re.compile(rf"\b{_MONTH}").search,
    },
)
_ABSOLUTE = re.compile(rf"\d|{_MONTH}", re.I)


def dates(text: str, start: int, end: int, report: date | None, future: bool = False) -> list[When]:
    """Every date expression of ``text[start:end]``, in order, resolved where that can be done.

    ``future`` says that the verb is of the future.
    """
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    for place in _GATE.rules(text[start:end].lower()):
        rule, pattern = _COMPILED[place]
        for m in pattern.finditer(text, start, end):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            if rule == "days ago" and _ABOUT.search(text[max(0, m.start() - 24) : m.start()]):
                taken.append(m.span())
                continue
            if _modal_may(m) or (
                rule == "weekday"
                and any(m.end() <= a <= m.end() + 2 and _ABSOLUTE.match(text[a:b]) for a, b in taken)
            ):
                continue
            taken.append(m.span())
            found.append(
                _resolve(
                    rule, m, report, future, bool(_SINCE.search(text[max(0, m.start() - 24) : m.start()]))
                )
            )
    return sorted(found, key=lambda w: w.start)


def _modal_may(m: re.Match[str]) -> bool:
    """Whether "may" is the verb: small, and without a day or year beside it."""
    month = m.groupdict().get("m") or ""
    return month == "may" or (month.lower() == "mar" and month != "Mar")


def _resolve(rule: str, m: re.Match[str], report: date | None, future: bool, since: bool) -> When:
    days = resolved(rule, m.groupdict(), report, future)
    since = since or (m.groupdict().get("prep") or "").lower() == "since"
    text = m[0]
    if days is None:
        return When(
            f"{rule}: the report's own date is not known",
            start=m.start(),
            end=m.end(),
            text=text,
            since=since,
        )
    first, last, told = days
    return When(told, first, last, m.start(), m.end(), text, since)


_ABOUT = re.compile(
    r"\b(?:more than|less than|over|nearly|almost|about|around|some|roughly|barely|at least)\s+$", re.I
)
_LINE_LIMIT = 12


def report_date(text: str, day: date | None = None) -> When | None:
    """The report's own day, from a date line or dateline at its head; None where there is none.

    With the ``day`` given, a date line without a year that tells that day: "LONDON, April 6 -".
    """
    head = text[:1500].split("\n")
    offset = 0
    for number, line in enumerate(head):
        if line.startswith("|"):
            offset += len(line) + 1
            continue  # a row of a table
        if number > _LINE_LIMIT:
            return None
        for one in dates(line, 0, len(line), day):
            if day and not (one.first == day and one.rule.startswith("day and month")):
                continue
            if one.first and one.first == one.last and _is_dateline(line, one, number):
                return When(
                    f"date line: {one.rule}",
                    one.first,
                    one.last,
                    offset + one.start,
                    offset + one.end,
                    one.text,
                )
        offset += len(line) + 1
    return None


_PLACE_AFTER = re.compile(r"^, [^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?\s*(?:[.:(]|[-–—]|$)")
_DATELINE_AFTER = re.compile(
    r"^[*_\s]*(?:\([^)]{1,40}\)\s*)?(?:[-–—:|.]|$|,?\s*\d\d?[:.]\d\d|\)|T\d\d|,?\s+at\s+\d\d?[:.]\d\d)"
)


def _is_dateline(line: str, one: When, number: int) -> bool:
    """Whether a date stands as a line of its own, after a place, or after "Published"."""
    before, after = line[: one.start].strip(), line[one.end :]
    if re.search(
        r"\b(?:published|posted|updated|as of|status|date|dated|issued|last modified)\b\W*(?:on\W*)?(?:\w+day,?)?$",
        before,
        re.I,
    ):
        return True
    weekday = re.sub(rf"\b(?:{'|'.join(WEEKDAYS)})\b,?$", "", before, flags=re.I).strip(" ,(*#_>-–—|")
    if not weekday:
        if _DATELINE_AFTER.match(after) or _PLACE_AFTER.match(after):
            return True
        return len(after.strip()) < 40 and not after.strip(" .,*_)")[:1].islower()
    if number < 2 and len(line) < 90 and after.startswith(",") and not re.search(r"[.!?]\s*$", line):
        return (weekday[:1].isupper() and weekday != before.rstrip()) or before.endswith(",")
    if _DATELINE_AFTER.match(after) and len(weekday) < 60:
        preposition = re.search(r"\b(?:on|of|since|in|from|until|by|the|dated)$", weekday)
        heading = number < 3 and not after.strip(" .*_") and not re.search(r"[.!?]", before)
        return weekday[:1].isupper() and (not preposition or heading)
    return False
