"""The Python API on the starter book: names, streams, files and frames ask alike."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import ostraka
from ostraka import MatchConfig, Matcher, Query, compare
from ostraka.config import load_settings
from ostraka.errors import UsageError
from ostraka.screen.lists import Lists
from ostraka.screen.screening import COLUMNS

CUSTOMERS = Path(__file__).parents[2] / "examples" / "customers.csv"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with Lists.open(load_settings(str(folder)), create=True) as lists:
        lists.load_starter()
    return folder


@pytest.fixture(scope="module")
def matcher(home: Path) -> Iterator[Matcher]:
    with Matcher.from_ledger(home) as found:
        yield found


def test_a_bare_name_and_a_query_give_the_same_parties(matcher: Matcher) -> None:
    by_name, by_query = matcher.check("Sergey Kogogin"), matcher.check(Query(name="Sergey Kogogin"))
    assert by_name == by_query
    assert {d.authority for d in by_name[0].designations} == {"GB", "US", "EU", "CA"}


def test_as_of_asks_the_lists_of_that_day(home: Path) -> None:
    with (
        Matcher.from_ledger(home, as_of=date(2022, 4, 5)) as before,
        Matcher.from_ledger(home, as_of=date(2022, 4, 6)) as after,
    ):
        assert [h.caption for h in before.check("Sergey Kogogin")] == []
        assert {d.authority for d in after.check("Sergey Kogogin")[0].designations} == {"GB"}


def test_a_file_a_stream_and_a_frame_agree(matcher: Matcher) -> None:
    by_file = [(r.id, [h.party for h in r.hits]) for r in matcher.screen(CUSTOMERS)]
    with CUSTOMERS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [i for i, _ in by_file] == [row["id"] for row in rows]
    table = matcher.screen(pa.Table.from_pylist(rows))
    assert isinstance(table, pa.Table)
    by_frame: dict[str, list[str]] = {}
    for line in table.to_pylist():
        by_frame.setdefault(line["id"], []).extend([line["party"]] if line["party"] else [])
    assert by_frame == dict(by_file)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_come_back_as_they_went_in(matcher: Matcher, library: str) -> None:
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"full_name": ["Ann Nobody", "Alisher Usmanov"], "customer_id": ["1", "2"]})
    found = matcher.screen(frame)
    assert type(found) is type(frame)
    assert list(found.columns) == list(COLUMNS)
    assert list(found["id"]) == ["1", "2"]
    assert list(found["caption"])[1] == "Alisher Burkhanovich Usmanov"


def test_an_iterable_of_names_streams(matcher: Matcher) -> None:
    found = {q.name: len(hits) for q, hits in matcher.screen(iter(["Ann Nobody", "Alisher Usmanov"]))}
    assert found == {"Ann Nobody": 0, "Alisher Usmanov": 1}


def test_what_cannot_be_screened_is_said(matcher: Matcher) -> None:
    with pytest.raises(UsageError, match="int cannot be screened"):
        matcher.screen(7)


def test_the_names_of_the_api_are_there() -> None:
    assert compare("Putin", "Putin").score == 1.0
    assert 0.5 < MatchConfig().threshold < 1
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ostraka.nothing  # noqa: B018
