"""Dates in a report's words, counted from the report's own day; every answer names its rule.

"On Wednesday" with a verb of the past is the latest Wednesday up to the report's day, that
day included; with a verb of the future the next one. "May" alone is no month. Where the
report's day is not known, only dates that say their year are resolved.
"""

# ruff: noqa: E501  (a pattern is read as one line)

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from ostraka.read.answer import When

_DAYS = {
    n: i for i, n in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_MONTHS = {n: i for i, n in enumerate(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1)}  # fmt: skip
_MONTHS |= {n[:3]: i for n, i in _MONTHS.items() if n != "may"} | {"sept": 9}
_COUNT = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_COUNT |= {"a": 1, "an": 1, "couple": 2}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NUMBER = r"(?P<n>\d+|" + "|".join(_COUNT) + r"(?: of)?)"

#: rule -> pattern; the first that fits at a place wins.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("ISO date", rf"\b{_YEAR}-(?P<mn>\d\d)-(?P<d>\d\d)\b"),
    ("range of days", rf"\b(?:between |from )?(?P<d1>\d{{1,2}})(?: {_MONTH})?\s*(?:-|–|to|and)\s*{_DAY} (?P<m>{_MONTH})(?:,? {_YEAR})?"),
    ("day, month, year", rf"\b{_DAY}(?: of)? (?P<m>{_MONTH}),? {_YEAR}\b"),
    ("day, month, year", rf"\b(?P<m>{_MONTH}) {_DAY},? {_YEAR}\b"),
    ("numeric date, day first", rf"\b{_DAY}[./](?P<mn>\d{{1,2}})[./]{_YEAR}\b"),
    ("day and month", rf"\b{_DAY}(?: of)? (?P<m>{_MONTH})(?! \d{{4}})"),
    ("day and month", rf"\b(?P<m>{_MONTH}) {_DAY}\b(?!,? \d{{4}})(?!\d)"),
    ("month and year", rf"\b(?:(?P<part>early|mid|late|end of)[ -])?(?P<m>{_MONTH})(?: of)? {_YEAR}\b"),
    ("days ago", rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<dir>ago|earlier|before|later)\b"),
    ("in days", rf"\b(?:in|within) {_NUMBER} (?P<unit>day|week|month|year)s?\b"),
    ("day before yesterday", r"\bthe day before yesterday\b"),
    ("yesterday", r"\byesterday\b|\bthe (?:previous|preceding) day\b"),
    ("today", r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b"),
    ("tomorrow", r"\btomorrow\b"),
    ("weekday", r"\b(?:(?P<which>last|next|this|this coming|coming|previous) )?(?P<wd>" + "|".join(_DAYS) + r")(?: (?P<lw>last|next))?(?: (?:week|morning|evening|night|afternoon))?\b"),
    ("week, month or year beside", r"\b(?:earlier |later |early |late )?(?P<which>last|next|this|the previous|the same) (?P<unit>week|month|year)\b(?! of)"),
    ("same day", r"\b(?:the|that) (?:same|very) day\b|\bthat day\b"),
    ("month", rf"\b(?P<prep>in|since|during|until|by|from|of|last|next|early|late|mid)[ -](?:early |late |mid-)?(?P<m>{_MONTH})(?!\.? \d)(?=\W|$)"),
    ("year", rf"\b(?P<prep>in|since|during|from|until|of|back in|early|late|before)[ -](?:early |late |mid-)?{_YEAR}\b(?![-/]\d)"),
)  # fmt: skip
_SINCE = re.compile(r"\bsince\s+(?:as early as\s+|at least\s+|early\s+|late\s+|the\s+)?$", re.I)
_COMPILED = [(rule, re.compile(pattern, re.I)) for rule, pattern in _PATTERNS]
_ANY = re.compile("|".join(
    [rf"\b(?:{'|'.join(_DAYS)})|{_MONTH}|\b\d{{4}}\b|\bago\b|\bearlier|\blater|day\b|morrow|tonight|this (?:morning|after|even)|week|month|year"]), re.I)  # fmt: skip


Groups = dict[str, str | None]
Days = tuple[date | None, date | None, str]
Handler = Callable[[Groups, date, bool, str], Days]


def dates(text: str, start: int, end: int, report: date | None, future: bool = False) -> list[When]:
    """Every date expression of ``text[start:end]``, in order, resolved where that can be done.

    ``future`` says that the verb is of the future.
    """
    if not _ANY.search(text, start, end):
        return []
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    for rule, pattern in _COMPILED:
        for m in pattern.finditer(text, start, end):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            if _modal_may(m) or (rule == "weekday" and any(m.end() <= a <= m.end() + 2 for a, _ in taken)):
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
    days = _days(rule, m, report, future)
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


def _days(
    rule: str, m: re.Match[str], report: date | None, future: bool
) -> tuple[date | None, date | None, str] | None:
    g = m.groupdict()
    try:
        if g.get("y"):
            return _dated(rule, g)
    except ValueError:
        return None, None, f"{rule}: no such day"
    if report is None:
        return None
    try:
        return _RELATIVE[rule](g, report, future, rule)
    except (ValueError, OverflowError):
        return None, None, f"{rule}: no such day"


def _dated(rule: str, g: dict[str, str | None]) -> tuple[date, date, str]:
    year = int(g["y"] or 0)
    month = (
        int(g["mn"] or 0) if g.get("mn") else _MONTHS[(g["m"] or "").lower().rstrip(".")] if g.get("m") else 0
    )
    if g.get("d"):
        last = date(year, month, int(g["d"] or 0))
        return (date(year, month, int(g["d1"] or 0)), last, rule) if g.get("d1") else (last, last, rule)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), rule
    return date(year, 1, 1), date(year, 12, 31), rule


def _day_month(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[date, date, str]:
    month = _MONTHS[(g["m"] or "").lower().rstrip(".")]
    day = int(g["d"] or 0)
    years = [report.year - 1, report.year, report.year + 1]
    options = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
    fit = [d for d in options if (d >= report if future else d <= report)]
    chosen = (min(fit) if future else max(fit)) if fit else options[1]
    told = f"{rule}, the {'next' if future else 'latest'} one as seen from the report's day"
    if g.get("d1"):
        return chosen.replace(day=int(g["d1"] or 0)), chosen, told
    return chosen, chosen, told


def _month(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[date, date, str]:
    month = _MONTHS[(g["m"] or "").lower().rstrip(".")]
    year = report.year
    if not future and month > report.month:
        year -= 1
    elif future and month < report.month:
        year += 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1), date(year, month, last), f"{rule}, the nearest as seen from the report's day"


def _weekday(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[date, date, str]:
    wanted = _DAYS[(g["wd"] or "").lower()]
    which = (g.get("which") or g.get("lw") or "").lower()
    back = (report.weekday() - wanted) % 7
    ahead = (wanted - report.weekday()) % 7
    if which in ("next", "coming", "this coming"):
        day, told = report + timedelta(ahead or 7), "next"
    elif which in ("last", "previous"):
        day, told = report - timedelta(back or 7), "last, before the report's day"
    elif future:
        day, told = report + timedelta(ahead), "future: the next one"
    else:
        day, told = report - timedelta(back), "past: the latest up to the report's day"
    return day, day, f"weekday, {told}"


def _ago(
    g: dict[str, str | None], report: date, future: bool, rule: str
) -> tuple[date | None, date | None, str]:
    if (g.get("dir") or "") in ("earlier", "later", "before"):
        return None, None, f"{rule}: counted from another event"
    count = _number(g["n"] or "")
    if g["unit"] in ("month", "year"):
        return _far(report, -count, g["unit"] or "", rule)
    day = report - timedelta(count * (7 if g["unit"] == "week" else 1))
    return (day - timedelta(3), day + timedelta(3), rule) if g["unit"] == "week" else (day, day, rule)


def _far(report: date, count: int, unit: str, rule: str) -> tuple[date, date, str]:
    """A month or a year that many away."""
    months = report.year * 12 + report.month - 1 + count * (12 if unit == "year" else 1)
    if unit == "year":
        return date(months // 12, 1, 1), date(months // 12, 12, 31), rule
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), rule


def _ahead(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[date, date, str]:
    if g["unit"] in ("month", "year"):
        return _far(report, _number(g["n"] or ""), g["unit"] or "", rule)
    return report, report + timedelta(_number(g["n"] or "") * (7 if g["unit"] == "week" else 1)), rule


def _beside(
    g: dict[str, str | None], report: date, future: bool, rule: str
) -> tuple[date | None, date | None, str]:
    which = (g["which"] or "").lower()
    if which.startswith("the"):
        return None, None, f"{rule}: counted from another event"
    step = {"last": -1, "this": 0, "next": 1}[which]
    if g["unit"] != "week":
        return _far(report, step, g["unit"] or "", f"{which} {g['unit']}")
    monday = report - timedelta(report.weekday()) + timedelta(7 * step)
    return monday, monday + timedelta(6), f"{which} week, Monday to Sunday"


def _number(text: str) -> int:
    word = text.lower().removesuffix(" of")
    return int(word) if word.isdigit() else _COUNT[word]


def _shift(days: int) -> Handler:
    def handler(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[date, date, str]:
        day = report + timedelta(days)
        return day, day, rule

    return handler


def _same(g: dict[str, str | None], report: date, future: bool, rule: str) -> tuple[None, None, str]:
    return None, None, rule


_RELATIVE: dict[str, Handler] = {
    "range of days": _day_month,
    "day and month": _day_month,
    "month": _month,
    "weekday": _weekday,
    "days ago": _ago,
    "in days": _ahead,
    "week, month or year beside": _beside,
    "yesterday": _shift(-1),
    "day before yesterday": _shift(-2),
    "today": _shift(0),
    "tomorrow": _shift(1),
    "same day": _same,
}
_LINE_LIMIT = 12


def report_date(text: str) -> When | None:
    """The report's own day, from a date line or dateline at its head; None where there is none."""
    head = text[:1500].split("\n")
    offset = 0
    for number, line in enumerate(head):
        if number > _LINE_LIMIT:
            return None
        for one in dates(line, 0, len(line), None):
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
_DATELINE_AFTER = re.compile(r"^[*_\s]*(?:\([^)]{1,40}\)\s*)?(?:[-–—:|.]|$|,?\s*\d\d?[:.]\d\d|\)|T\d\d)")


def _is_dateline(line: str, one: When, number: int) -> bool:
    """Whether a date stands as a line of its own, after a place, or after "Published"."""
    before, after = line[: one.start].strip(), line[one.end :]
    if re.search(
        r"\b(?:published|posted|updated|date|dated|issued|last modified)\b\W*(?:on\W*)?(?:\w+day,?)?$",
        before,
        re.I,
    ):
        return True
    weekday = re.sub(rf"\b(?:{'|'.join(_DAYS)})\b,?$", "", before, flags=re.I).strip(" ,(*#_>-–—|")
    if not weekday:
        if _DATELINE_AFTER.match(after) or _PLACE_AFTER.match(after):
            return True
        return len(after.strip()) < 40 and not after.strip(" .,*_)")[:1].islower()
    if _DATELINE_AFTER.match(after) and len(weekday) < 60:
        preposition = re.search(r"\b(?:on|of|since|in|from|until|by|the|dated)$", weekday)
        heading = number < 3 and not after.strip(" .*_") and not re.search(r"[.!?]", before)
        return weekday[:1].isupper() and (not preposition or heading)
    return False
