"""The calendar of date expressions: from the parts of one to its first and last day."""

# ruff: noqa: E501  (the months are read as one line)

import calendar
from collections.abc import Callable
from datetime import date, timedelta

WEEKDAYS = {
    n: i for i, n in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
MONTHS = {n: i for i, n in enumerate(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1)}  # fmt: skip
MONTHS |= {n[:3]: i for n, i in MONTHS.items() if n != "may"} | {"sept": 9}
_WORDS = [
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
COUNT = {w: i for i, w in enumerate(_WORDS)}
COUNT |= {"a": 1, "an": 1, "couple": 2}

Groups = dict[str, str | None]
Days = tuple[date | None, date | None, str]
Handler = Callable[[Groups, date, bool, str], Days]


def resolved(rule: str, g: Groups, report: date | None, future: bool) -> Days | None:
    """(First day, last day, the rule told) of an expression's groups; None where it needs the report's day.

    Both days are None for an expression that names no day of its own.
    """
    if rule == "season":
        return None, None, f"{rule}: too rough for a day"
    try:
        if g.get("y"):
            return _dated(rule, g)
    except ValueError:
        return None, None, f"{rule}: no such day"
    if report is None:
        return None
    if (g.get("which") or "").lower() in ("that", "the same"):
        return None, None, f"{rule}: of a year told before"
    try:
        return _RELATIVE[rule](g, report, future, rule)
    except (ValueError, OverflowError):
        return None, None, f"{rule}: no such day"


def _dated(rule: str, g: Groups) -> Days:
    year = int(g["y"] or 0)
    if g.get("q"):
        return _part_of_year(year, g, rule)
    month = int(g["mn"] or 0) if g.get("mn") else _month_number(g["m"]) if g.get("m") else 0
    if g.get("d"):
        last = date(year, month, int(g["d"] or 0))
        first = _month_number(g["m1"]) if g.get("m1") else month
        return (date(year, first, int(g["d1"] or 0)), last, rule) if g.get("d1") else (last, last, rule)
    if g.get("m1"):
        return date(year, _month_number(g["m1"]), 1), _part(year, month, None, rule)[1], rule
    if month:
        return _part(year, month, g.get("part"), rule)
    return date(year, 1, 1), date(year, 12, 31), rule


def _month_number(word: str | None) -> int:
    return MONTHS[(word or "").lower().rstrip(".")]


def _part(year: int, month: int, part: str | None, rule: str) -> Days:
    """A month, or the part of it that "early", "mid" or "late" means."""
    last = calendar.monthrange(year, month)[1]
    word = (part or "").lower()
    if "early" in word or "first" in word or "start" in word or "beginning" in word:
        return date(year, month, 1), date(year, month, 10), f"{rule}, 1st to 10th"
    if "mid" in word:
        return date(year, month, 11), date(year, month, 20), f"{rule}, 11th to 20th"
    if "late" in word or "last" in word or "end" in word:
        return date(year, month, 21), date(year, month, last), f"{rule}, 21st to the last day"
    return date(year, month, 1), date(year, month, last), rule


def _year_said(g: Groups, report: date) -> int | None:
    """The year of "2 June last year" or "in June this year"."""
    which = (g.get("which") or "").lower()
    return {"last": report.year - 1, "this": report.year}.get(which)


def _day_month(g: Groups, report: date, future: bool, rule: str) -> Days:
    month = _month_number(g["m"])
    day = int(g["d"] or 0)
    said = _year_said(g, report)
    years = [said] if said else [report.year - 1, report.year, report.year + 1]
    options = [date(y, month, day) for y in years if day <= calendar.monthrange(y, month)[1]]
    fit = [d for d in options if (d >= report if future else d <= report)]
    chosen = (min(fit) if future else max(fit)) if fit else options[len(options) // 2]
    told = f"{rule}, the {'next' if future else 'latest'} one as seen from the report's day"
    if g.get("d1"):
        first = chosen.replace(day=int(g["d1"] or 0), month=_month_number(g["m1"]) if g.get("m1") else month)
        return first, chosen, told
    return chosen, chosen, told


def _day_of_month(g: Groups, report: date, future: bool, rule: str) -> Days:
    """ "The 23rd": the latest one, or the next; "of last month" says which."""
    day, which = int(g["d"] or 0), (g.get("which") or "").lower()
    steps = {"last": (-1,), "this": (0,), "next": (1,)}.get(which, (0, 1) if future else (0, -1))
    for step in steps:
        first, last, _ = _far(report, step, "month", rule)
        if day <= last.day:
            found = first.replace(day=day)
            if len(steps) == 1 or (found >= report if future else found <= report):
                return found, found, rule
    return None, None, f"{rule}: no such day"


def _month(g: Groups, report: date, future: bool, rule: str) -> Days:
    month = _month_number(g["m"])
    year = _year_said(g, report) or report.year
    if not g.get("which") and not future and month > report.month:
        year -= 1
    elif not g.get("which") and future and month < report.month:
        year += 1
    return _part(year, month, g.get("part"), f"{rule}, the nearest as seen from the report's day")


def _months(g: Groups, report: date, future: bool, rule: str) -> Days:
    first, last, told = _month(g, report, future, rule)
    if first is None:
        return first, last, told
    month = _month_number(g["m1"])
    return date(first.year - (month > first.month), month, 1), last, told


def _part_of(g: Groups, report: date, future: bool, rule: str) -> Days:
    if g.get("m"):
        return _month(g, report, future, rule)
    first, _, _ = _far(report, {"last": -1, "this": 0, "next": 1}[(g["which"] or "").lower()], "month", rule)
    return _part(first.year, first.month, g.get("part"), rule)


def _weekday(g: Groups, report: date, future: bool, rule: str) -> Days:
    wanted = WEEKDAYS[(g["wd"] or "").lower()]
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


def _weekday_of(g: Groups, report: date, future: bool, rule: str) -> Days:
    which = (g["which"] or "").lower()
    if which == "that":
        return None, None, f"{rule}: counted from another event"
    step = {"last": -7, "this": 0, "next": 7}[which]
    day = report + timedelta(WEEKDAYS[(g["wd"] or "").lower()] - report.weekday() + step)
    return day, day, rule


def _weekend(g: Groups, report: date, future: bool, rule: str) -> Days:
    """The latest Saturday and Sunday begun, or the next ones."""
    back = (report.weekday() - 5) % 7
    first = report + timedelta(7 - back if future and back > 1 else -back)
    last = first + timedelta(1)
    return first, last if future else min(last, report), rule


def _ago(g: Groups, report: date, future: bool, rule: str) -> Days:
    if (g.get("dir") or "").lower() != "ago":
        return None, None, f"{rule}: counted from another event"
    if g["unit"] == "week":
        return None, None, f"{rule}: too rough for a day"
    count = _number(g["n"] or "")
    if g["unit"] in ("month", "year"):
        return _far(report, -count, g["unit"] or "", rule)
    day = report - timedelta(count)
    return day, day, rule


def _far(report: date, count: int, unit: str, rule: str) -> tuple[date, date, str]:
    """A month or a year that many away."""
    months = report.year * 12 + report.month - 1 + count * (12 if unit == "year" else 1)
    if unit == "year":
        return date(months // 12, 1, 1), date(months // 12, 12, 31), rule
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]), rule


def _ahead(g: Groups, report: date, future: bool, rule: str) -> Days:
    if g["unit"] in ("month", "year"):
        return _far(report, _number(g["n"] or ""), g["unit"] or "", rule)
    return report, report + timedelta(_number(g["n"] or "") * (7 if g["unit"] == "week" else 1)), rule


def _beside(g: Groups, report: date, future: bool, rule: str) -> Days:
    which = (g["which"] or "").lower()
    if which == "the":
        which = "this"  # earlier in the week
    if which.startswith(("the ", "that")):
        return None, None, f"{rule}: counted from another event"
    step = {"last": -1, "this": 0, "next": 1}[which]
    lean = (g.get("lean") or "").lower()
    told = f"{lean} {which} {g['unit']}".strip()
    if g["unit"] == "week":
        first = report - timedelta(report.weekday()) + timedelta(7 * step)
        last, told = first + timedelta(6), f"{told}, Monday to Sunday"
    else:
        first, last, _ = _far(report, step, g["unit"] or "", rule)
    if step == 0 and lean == "later":
        return report, last, f"{told}, from the report's day on"
    if step == 0 and not future:
        return first, report, f"{told}, up to the report's day"
    return first, last, told


def _part_of_year(year: int, g: Groups, rule: str) -> Days:
    """A quarter or a half of a year."""
    months = 6 if g.get("unit") == "half" else 3
    word = (g["q"] or "").lower()
    last_one = 12 // months
    number = int(word) if word.isdigit() else _ORDINAL.get(word, last_one)
    if number > last_one:
        return None, None, f"{rule}: no such part"
    last = number * months
    return date(year, last - months + 1, 1), date(year, last, calendar.monthrange(year, last)[1]), rule


def _quarter(g: Groups, report: date, future: bool, rule: str) -> Days:
    step = {"last": -1, "this": 0, "next": 1}[(g["which"] or "this").lower()]
    return _part_of_year(report.year + step, g, rule)


_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _number(text: str) -> int:
    word = text.lower().removesuffix(" of")
    return int(word) if word.isdigit() else COUNT[word]


def _shift(days: int) -> Handler:
    def handler(g: Groups, report: date, future: bool, rule: str) -> Days:
        day = report + timedelta(days)
        return day, day, rule

    return handler


def _same(g: Groups, report: date, future: bool, rule: str) -> Days:
    return None, None, rule


_RELATIVE: dict[str, Handler] = {
    "range of days": _day_month,
    "day and month": _day_month,
    "month": _month,
    "day of a month": _day_of_month,
    "weekday": _weekday,
    "weekday of a week": _weekday_of,
    "weekend": _weekend,
    "days ago": _ago,
    "in days": _ahead,
    "week, month or year beside": _beside,
    "yesterday": _shift(-1),
    "day before yesterday": _shift(-2),
    "today": _shift(0),
    "tomorrow": _shift(1),
    "same day": _same,
    "quarter": _quarter,
    "day beside": _same,
    "range over months": _day_month,
    "part of a month": _part_of,
    "range of months": _months,
}
