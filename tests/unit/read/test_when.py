"""Dates in a report's words, from the report's own day: Thursday 7 April 2022."""

# ruff: noqa: E501  (a case is read as one line)

from datetime import date

import pytest

from ostraka.read.when import dates, report_date

THURSDAY = date(2022, 4, 7)


def first(text: str, future: bool = False, report: date | None = THURSDAY) -> str:
    """The first date of a text, as printed."""
    found = dates(text, 0, len(text), report, future)
    return str(found[0]) if found else "none"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Wednesday", "2022-04-06"),
        ("on Thursday", "2022-04-07"),
        ("on Friday", "2022-04-01"),
        ("last Thursday", "2022-03-31"),
        ("next Tuesday", "2022-04-12"),
        ("yesterday", "2022-04-06"),
        ("the day before yesterday", "2022-04-05"),
        ("on 6 April", "2022-04-06"),
        ("on 8 April", "2021-04-08"),
        ("April 6, 2022", "2022-04-06"),
        ("on 6th of April 2022", "2022-04-06"),
        ("2022-04-06", "2022-04-06"),
        ("06.04.2022", "2022-04-06"),
        ("in March", "2022-03-01/2022-03-31"),
        ("in May 2014", "2014-05-01/2014-05-31"),
        ("since 2017", "2017-01-01/2017-12-31"),
        ("between 3 and 5 April 2022", "2022-04-03/2022-04-05"),
        ("last week", "2022-03-28/2022-04-03"),
        ("two days ago", "2022-04-05"),
        ("on 31 February 2022", "unknown"),
    ],
)
def test_a_date_of_the_past_is_the_latest_that_fits(words: str, day: str) -> None:
    assert first(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Friday", "2022-04-08"), ("on Thursday", "2022-04-07"), ("on 8 April", "2022-04-08"), ("tomorrow", "2022-04-08"),
     ("next month", "2022-05-01/2022-05-31"), ("in January", "2023-01-01/2023-01-31")],
)  # fmt: skip
def test_a_date_of_the_future_is_the_next_that_fits(words: str, day: str) -> None:
    assert first(words, future=True) == day


def test_may_the_verb_and_may_the_minister_are_no_month() -> None:
    assert first("more may follow") == "none"
    assert first("Theresa May said so") == "none"
    assert first("in May 2022") == "2022-05-01/2022-05-31"


def test_without_the_reports_day_only_whole_dates_are_known() -> None:
    assert first("on Wednesday", report=None) == "unknown"
    assert first("on 6 April", report=None) == "unknown"
    assert first("on 6 April 2022", report=None) == "2022-04-06"


def test_every_date_names_its_rule_and_its_words() -> None:
    found = dates("froze it on Wednesday", 0, 21, THURSDAY)[0]
    assert (found.text, found.start, found.end) == ("Wednesday", 12, 21)
    assert found.rule.startswith("weekday, past")


@pytest.mark.parametrize(
    "head",
    ["LONDON, 7 April 2022 (Own wire) - Britain", "Thursday 7 April 2022\nBritain", "2022-04-07\nText", "Published: 7 April 2022, 14:00",
     "# Title\n\n*Ottawa, 5 April 2022* — Canada".replace("5", "7"), "BRUSSELS, April 7, 2022 — The", "7 April 2022. The EU", "7 April 2022, London. The"],
)  # fmt: skip
def test_the_reports_own_day_stands_at_its_head(head: str) -> None:
    found = report_date(head)
    assert found is not None and found.first == THURSDAY


@pytest.mark.parametrize(
    "head", ["Britain on 6 April 2022 froze", "Since 24 February 2022 banks", "No date here"]
)
def test_a_date_within_a_sentence_is_not_the_reports_own(head: str) -> None:
    assert report_date(head) is None
