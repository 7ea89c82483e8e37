"""A customers' file against the starter book: order, ids, unreadable rows, five formats that agree."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from ostraka.errors import InputError, LedgerBusy, UnreadableTable, UsageError
from ostraka.ledger import Listed
from ostraka.ledger.intervals import Basis
from ostraka.match import Hit
from ostraka.model import Designation, Kind, Name, Query, Record
from ostraka.screen.customers import Row
from ostraka.screen.lists import Lists
from ostraka.screen.screener import Screener, parties
from ostraka.screen.screening import COLUMNS, FORMATS, Summary, screen_file, screen_rows

CUSTOMERS = """id,name,dob,type
c-9,Jane Ordinary,1980-05-06,person
c-3,Sberbank of Russia,,company
,Leonid Mikhelson,1955-08-11,person
c-1,Wilhelmina Blau,,
c-1,"stray quote,,
c-5,,1960,person
c-6,—,,
c-7,ANDREI AKIMOV,some day,person
c-8,<script>alert(1)</script>,,
"""


@pytest.fixture(scope="module")
def screener(starter: Lists) -> Screener:
    return Screener.open(starter, day=date(2026, 11, 22))


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS)
    return path


@pytest.fixture
def results(screener: Screener, customers: Path, tmp_path: Path) -> list[dict[str, Any]]:
    screen_file(screener, customers, tmp_path / "out.jsonl", "jsonl")
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]


def test_every_row_is_there_in_order_with_its_id(results: list[dict[str, Any]]) -> None:
    assert [(r["row"], r["id"]) for r in results] == [
        (2, "c-9"),
        (3, "c-3"),
        (4, "4"),
        (5, "c-1"),
        (6, "6"),
        (7, "c-5"),
        (8, "c-6"),
        (9, "c-7"),
        (10, "c-8"),
    ]


def test_rows_that_cannot_be_read_say_why_in_their_places(results: list[dict[str, Any]]) -> None:
    problems = {r["row"]: r["problem"] for r in results if "problem" in r}
    assert list(problems) == [6, 7, 8, 9]
    assert "quot" in problems[6]
    assert problems[7] == "no name"
    assert problems[8] == "the name has no letter or digit to search for"
    assert problems[9] == "birth date 'some day' cannot be read; matched without it"
    assert results[7]["hits"], "and matched it is"


def test_listed_parties_are_hit_and_the_others_are_not(results: list[dict[str, Any]]) -> None:
    best = {r["row"]: r["hits"][0]["caption"] for r in results if r["hits"]}
    assert best.keys() == {3, 4, 9}
    assert best[3] == "Sberbank"
    assert "Mikhelson" in best[4] and "Akimov" in best[9]


def test_a_hit_has_all_that_others_rely_on(results: list[dict[str, Any]]) -> None:
    hit = results[1]["hits"][0]
    fields = {"party", "caption", "kind", "score", "matched_name", "designations", "weight", "probability"}
    assert fields | {"evidence", "listings"} <= hit.keys()
    assert hit["kind"] == "organization" and 0.85 <= hit["score"] <= 1
    of_gb = next(d for d in hit["designations"] if d["authority"] == "GB")
    assert of_gb["program"] == "GB-RUS"
    assert (of_gb["source"], of_gb["listing_id"], of_gb["status"]) == ("starter", "GB:sberbank", "in force")
    assert of_gb["listed_on"] == "2022-03-01", "the day of the first measure"
    freeze = next(m for m in of_gb["measures"] if m["kind"] == "asset_freeze")
    assert freeze["effective"] == "2022-04-06"
    assert {d["authority"] for d in hit["designations"]} >= {"GB", "US", "EU", "CA", "AU", "JP", "CH"}


def rows_of(path: Path, form: str) -> list[dict[str, Any]]:
    """The lines of a flat result, as text."""
    if form == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if form == "parquet":
        return pq.read_table(path).to_pylist()
    with path.open("rb") as book:
        header, *cells = openpyxl.load_workbook(book).active.values
    return [dict(zip(header, c, strict=True)) for c in cells]


def test_the_five_formats_say_the_same(
    screener: Screener, customers: Path, tmp_path: Path, results: list[dict[str, Any]]
) -> None:
    hits = [(r["row"], h["party"], round(h["score"], 6), h["caption"]) for r in results for h in r["hits"]]
    for form in ("csv", "xlsx", "parquet"):
        screen_file(screener, customers, tmp_path / f"out.{form}", form)
        lines = rows_of(tmp_path / f"out.{form}", form)
        assert tuple(lines[0]) == COLUMNS
        with_hit = [x for x in lines if x["hit"]]
        assert [
            (int(x["row"]), x["party"], round(float(x["score"]), 6), x["caption"]) for x in with_hit
        ] == hits
        without = [x for x in lines if not x["hit"]]
        assert [int(x["row"]) for x in without] == [r["row"] for r in results if not r["hits"]]
        problems = {int(x["row"]): x["problem"] for x in lines if x["problem"]}
        assert problems == {r["row"]: r["problem"] for r in results if "problem" in r}
        assert all(x["authorities"] and x["why"] and x["since"] for x in with_hit)
    screen_file(screener, customers, tmp_path / "out.html", "html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert page.count("<section>") == len(hits)
    assert "9 rows, 3 with hits, 4 with a problem." in page
    assert "<script" not in page


def test_the_formats_offered_are_the_formats_written() -> None:
    assert set(FORMATS) == {"jsonl", "csv", "xlsx", "parquet", "html"}


def test_the_summary_counts_what_was_written(screener: Screener, customers: Path, tmp_path: Path) -> None:
    summary = screen_file(screener, customers, tmp_path / "out.jsonl", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert (summary.rows, summary.rows_with_hits, summary.problems) == (9, 3, 4)
    assert summary.hits == sum(len(r["hits"]) for r in lines)
    assert summary.day == date(2026, 11, 22)


def test_the_alert_load_is_per_thousand_rows() -> None:
    summary = Summary(date(2022, 4, 6), 2000, 30, 45, 0, 4.0)
    assert (summary.alert_load, summary.rate) == (15.0, 500.0)
    assert Summary(date(2022, 4, 6), 0, 0, 0, 0, 0.0).alert_load == 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_that_breaks_leaves_no_result(screener: Screener, tmp_path: Path, form: str) -> None:
    source = tmp_path / "customers.csv"
    source.write_text("id,holder\n1,Anna\n")
    with pytest.raises(UnreadableTable, match="no column holds a name"):
        screen_file(screener, source, tmp_path / "out", form)
    assert [p.name for p in tmp_path.iterdir()] == ["customers.csv"]


def test_the_customers_are_not_overwritten_by_the_result(screener: Screener, customers: Path) -> None:
    with pytest.raises(UsageError, match="would overwrite"):
        screen_file(screener, customers, customers.parent / "." / "customers.csv", "csv")
    assert customers.read_text() == CUSTOMERS


def test_progress_is_told_every_five_hundred_rows(screener: Screener, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\n" + "Wilhelmina Blau\n" * 1200)
    told: list[int] = []
    screen_file(screener, tmp_path / "a.csv", tmp_path / "o.jsonl", "jsonl", tell=told.append)
    assert told == [500, 1000]


def test_rows_stream_through_in_blocks(screener: Screener) -> None:
    """The first results come long before the last row is read."""
    read = 0

    def rows() -> Iterator[Row]:
        nonlocal read
        for read in range(1, 10_001):
            yield Row(read, Query(id=str(read), name="Wilhelmina Blau") if read % 2 else None, "")

    results = screen_rows(screener, rows())
    assert next(results).row == 1
    assert read <= 4_001
    assert [r.row for r in results] == list(range(2, 10_001))


def test_only_unreadable_rows_still_come_out(screener: Screener) -> None:
    results = list(screen_rows(screener, iter([Row(1, None, "why"), Row(2, None, "why", "x")])))
    assert [(r.row, r.id, r.problem) for r in results] == [(1, "1", "why"), (2, "x", "why")]


def test_check_and_screen_find_the_same(screener: Screener) -> None:
    for name in ("Sberbank", "Leonid Mikhelson", "Andrey Guryev", "Wilhelmina Blau"):
        query = Query(name=name)
        assert [(query, screener.check(query))] == list(screener.screen([query]))


@pytest.mark.parametrize(
    ("day", "by"),
    [("2014-03-01", set()), ("2014-09-15", {"US"}), ("2022-04-05", {"US", "CA", "GB", "AU"})],
)
def test_an_earlier_day_shows_the_designations_of_then(starter: Lists, day: str, by: set[str]) -> None:
    if not by:
        with pytest.raises(InputError, match="no record was listed on that day"):
            Screener.open(starter, day=date.fromisoformat(day))
        return
    [hit] = Screener.open(starter, day=date.fromisoformat(day)).check(Query(name="Sberbank"))
    assert {d.authority for d in hit.designations} >= by
    assert "EU" not in {d.authority for d in hit.designations if "asset_freeze" in d.measures}


def test_only_measures_in_force_on_the_day_are_told(starter: Lists) -> None:
    """Britain froze Sberbank five weeks after it had forbidden to clear its payments."""
    days = {date(2022, 3, 15): {"correspondent_banking"}, date(2022, 4, 6): {"asset_freeze"}}
    for day, measures in days.items():
        [hit] = Screener.open(starter, day=day).check(Query(name="Sberbank"))
        told = {m.kind for d in hit.designations if d.authority == "GB" for m in d.measures}
        assert measures <= told
        assert ("asset_freeze" in told) == (day == date(2022, 4, 6))


def test_nothing_had_been_seen_before_the_first_snapshot(
    starter: Lists, moment: Callable[[str], datetime]
) -> None:
    with pytest.raises(InputError, match="nothing had been seen by 2020-01-01"):
        Screener.open(starter, known_by=moment("2020-01-01"))


def test_an_empty_ledger_says_so(lists: Lists) -> None:
    with pytest.raises(InputError, match="nothing had been seen yet"):
        Screener.open(lists)


def test_a_higher_threshold_gives_fewer_hits(starter: Lists) -> None:
    query = Query(name="Andrej Gurjew")
    low, high = (Screener.open(starter, threshold=t).check(query) for t in (0.6, 0.99))
    assert {h.party for h in high} < {h.party for h in low}
    assert all(h.score >= 0.6 for h in low)


def test_a_hit_whose_record_went_meanwhile_is_an_error_and_no_silence() -> None:
    hit = hit_on(Record(source="gb_uksl", id="RUS1", kind=Kind.PERSON, names=(Name("Ann"),)))
    with pytest.raises(LedgerBusy, match="the lists changed while they were being asked"):
        parties([hit], {}, date(2022, 4, 6))


@pytest.mark.parametrize(
    ("day", "status"), [(date(2025, 5, 1), "in force"), (date(2026, 1, 28), "list closed")]
)
def test_a_closed_list_does_not_claim_to_be_in_force(day: date, status: str) -> None:
    """OFSI's list was closed on 28 January 2026; the UK Sanctions List goes on."""
    ground = Designation(authority="GB", program="GB-RUS", listed_on=date(2022, 4, 6))
    names = (Name("Ann"),)
    record = Record(source="gb_ofsi", id="1", kind=Kind.PERSON, names=names, designations=(ground,))
    seen = datetime(2025, 4, 14, tzinfo=UTC)
    listed = Listed(record, date(2022, 4, 6), Basis.PRINTED, seen, seen)
    (party,) = parties([hit_on(record)], {("gb_ofsi", "1"): listed}, day)
    assert [d.status for d in party.designations] == [status]


def hit_on(record: Record) -> Hit:
    return Hit(
        source=record.source,
        record_id=record.id,
        caption=record.caption,
        kind=record.kind,
        score=1.0,
        weight=9.0,
        probability=0.9,
        matched_name=record.caption,
        query_name=record.caption,
    )
