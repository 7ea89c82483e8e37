"""Thresholds tried on a sample: one run says what every threshold would show."""

from datetime import date
from pathlib import Path

import pytest

from ostraka.cli.tune import report
from ostraka.errors import UsageError
from ostraka.screen.customers import read_table
from ostraka.screen.lists import Lists
from ostraka.screen.screener import Screener
from ostraka.screen.screening import screen_rows
from ostraka.screen.tuning import Tuning, read_labels, tune

CUSTOMERS = """id,name,dob,type
c-1,Sberbank of Russia,,company
c-2,Sberbanc,,company
c-3,Wilhelmina Blau,,person
c-4,Andrei Akimoff,,person
c-5,—,,
c-6,Leonid Mikhelson,1955-08-11,person
"""
LABELS = "id,party\nc-1,Sberbank\nc-3,\nc-4,US:andrey-igorevich-akimov\nc-6,nobody of that name\n"
THRESHOLDS = (0.6, 0.7, 0.82, 0.9, 1.0)


@pytest.fixture(scope="module")
def low(starter: Lists) -> Screener:
    return Screener.open(starter, day=date(2026, 11, 22), threshold=0.6)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.csv"
    path.write_text(CUSTOMERS)
    return path


@pytest.fixture
def found(low: Screener, sample: Path, tmp_path: Path) -> Tuning:
    labels = tmp_path / "labels.csv"
    labels.write_text(LABELS)
    return tune(low, sample, read_labels(labels), thresholds=THRESHOLDS)


def test_every_level_is_what_a_screening_at_that_threshold_gives(
    found: Tuning, starter: Lists, sample: Path
) -> None:
    for level in found.levels:
        screener = Screener.open(starter, day=date(2026, 11, 22), threshold=level.threshold)
        results = list(screen_rows(screener, read_table(sample)))
        assert level.alerts == sum(bool(r.hits) for r in results)
        assert level.hits == sum(len(r.hits) for r in results)
        assert level.alert_load == round(1000 * level.alerts / 6, 2)


def test_the_run_says_what_it_rests_on(found: Tuning, low: Screener) -> None:
    assert (found.file, found.day, found.rows, found.problems) == ("sample.csv", date(2026, 11, 22), 6, 1)
    assert (found.index, found.parties) == (low.matcher.index.id, len(low.matcher.index))


def test_between_two_thresholds_stands_what_the_lower_one_adds(found: Tuning) -> None:
    hits = {x.threshold: x.hits for x in found.levels}
    between = found.between(0.7, 0.9)
    assert len(between) == hits[0.7] - hits[0.9]
    assert all(0.7 <= s.score < 0.9 for s in between)
    assert [s.score for s in between] == sorted((s.score for s in between), reverse=True)
    assert len(found.above(0.82)) == hits[0.82]
    assert [s.score for s in found.above(0.82)] == sorted(s.score for s in found.above(0.82))


def test_labels_count_whoever_is_found_and_whoever_is_not(found: Tuning) -> None:
    # three customers are said to be listed; one of the three is nobody on the lists
    assert found.labeled == 3
    at = {x.threshold: x for x in found.levels}
    assert at[0.82].found == 2 and at[0.82].recall == round(2 / 3, 4)
    right = [s for s in found.scored if s.right]
    assert {s.id for s in right} == {"c-1", "c-4"}
    assert all(s.right is None for s in found.scored if s.id == "c-2"), "the labels do not judge c-2"
    assert all(s.right is False for s in found.scored if s.id == "c-6")


def test_a_hit_by_a_number_is_one_at_every_threshold(starter: Lists, low: Screener, tmp_path: Path) -> None:
    number = next(
        (i for n in range(len(low.matcher.index)) for i in low.matcher.index.record(n).identifiers), None
    )
    if number is None:
        pytest.skip("the starter book has no identifiers")
    path = tmp_path / "numbered.csv"
    path.write_text(f"id,name,{number.kind.value}\nc-1,Somebody Else Entirely,{number.value}\n")
    found = tune(low, path, thresholds=THRESHOLDS)
    assert [x.hits for x in found.levels] == [len(found.scored)] * len(THRESHOLDS)


def test_a_screener_with_too_high_a_threshold_is_refused(starter: Lists, sample: Path) -> None:
    with pytest.raises(UsageError, match="lowest threshold"):
        tune(Screener.open(starter, day=date(2026, 11, 22)), sample, thresholds=THRESHOLDS)


def test_labels_need_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("customer,who\n1,2\n")
    with pytest.raises(UsageError, match="id and party"):
        read_labels(path)


def test_the_report_names_the_lists_the_names_and_the_default(found: Tuning) -> None:
    page = report(found, 0.7, 0.82)
    assert "# Thresholds on sample.csv" in page
    assert "6 customers, 3 of them labeled as listed, 1 rows with a problem" in page
    assert "on the lists of 2026-11-22" in page and found.index in page
    assert "| 0.82 |" in page and page.count("| default |") == 1
    for s in (*found.between(0.7, 0.82), *found.above(0.82)):
        assert f"{s.id} {s.name}" in page and s.matched in page
