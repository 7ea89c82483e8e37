"""One snapshot from files: when it was seen, what is refused, what is written into the diary."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ostraka.errors import GuardError, InputError, MalformedFile, UsageError
from ostraka.screen.lists import Lists
from ostraka.screen.loading import read_files
from tests.unit.screen.toy import toy

PEOPLE = [f"{n} Person {n}" for n in range(100)]
APRIL = datetime(2022, 4, 6, 18, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def only_the_toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ostraka.screen.lists.source", lambda _: toy())


def file(folder: Path, *lines: str) -> list[Path]:
    path = folder / "toy.txt"
    path.write_text("\n".join(lines))
    return [path]


def test_a_broken_file_is_refused_noted_and_changes_nothing(lists: Lists, tmp_path: Path) -> None:
    lists.ingest("toy", file(tmp_path, *PEOPLE), seen_at=APRIL)
    before = lists.ledger.fingerprint()
    with pytest.raises(MalformedFile, match=r"toy\.txt: the list is broken"):
        lists.ingest("toy", file(tmp_path, "broken"))
    assert lists.ledger.fingerprint() == before
    assert [a.outcome for a in lists.ledger.attempts()] == ["new", "refused"]
    assert lists.ledger.attempts()[-1].message == "toy.txt: the list is broken"


def test_a_guard_that_trips_is_noted_and_accept_is_recorded(lists: Lists, tmp_path: Path) -> None:
    lists.ingest("toy", file(tmp_path, *PEOPLE), seen_at=APRIL)
    half = file(tmp_path, *PEOPLE[:50])
    with pytest.raises(GuardError, match="suddenly short"):
        lists.ingest("toy", half, seen_at=APRIL + timedelta(days=1))
    done, _ = lists.ingest("toy", half, seen_at=APRIL + timedelta(days=1), accept=True)
    assert done.accepted == ("suddenly short: 50 records, 100 before",)
    assert lists.ledger.snapshots()[-1].accepted == "suddenly short: 50 records, 100 before"
    assert [a.outcome for a in lists.ledger.attempts()] == ["new", "refused", "new"]


def test_what_is_not_told_was_seen_now(lists: Lists, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    done, _ = lists.ingest("toy", file(tmp_path, "1 Anna"))
    assert before <= done.seen_at <= datetime.now(UTC)


def test_nothing_can_have_been_seen_in_the_future(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="in the future"):
        lists.ingest("toy", file(tmp_path, "1 Anna"), seen_at=datetime.now(UTC) + timedelta(minutes=5))
    assert lists.ledger.attempts() == []


def test_the_editions_day_can_be_told_where_the_file_is_silent(lists: Lists, tmp_path: Path) -> None:
    done, _ = lists.ingest("toy", file(tmp_path, "1 Anna"), seen_at=APRIL, published=date(2022, 4, 5))
    assert done.published == date(2022, 4, 5)
    assert [x.record.id for x in lists.as_of(date(2022, 4, 5)).listed] == ["1"]
    assert lists.as_of(date(2022, 4, 4)).listed == ()


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("sdn.csv", "add.csv", "alt.csv"):
        (tmp_path / name).write_text(name)
    paths = [tmp_path / name for name in ("sdn.csv", "alt.csv", "add.csv")]
    assert [f.name for f in read_files(paths)] == ["add.csv", "alt.csv", "sdn.csv"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_files([tmp_path / "none.csv"])


def test_diff_compares_the_last_two_snapshots_unless_told_otherwise(lists: Lists, tmp_path: Path) -> None:
    days = {"2022-04-01": "1 Anna", "2022-04-05": "1 Anna\n2 Boris", "2022-04-06": "2 Boris B\n3 Vera"}
    for day, text in days.items():
        seen = datetime.fromisoformat(f"{day}T00:00+00:00")
        lists.ingest("toy", file(tmp_path, *text.splitlines()), seen_at=seen, accept=True)
    changes = {c.record_id: c.change for c in lists.diff("toy", None, None).changes}
    assert changes == {"1": "delisted", "2": "amended", "3": "listed"}
    by_the_fifth = lists.diff("toy", None, datetime(2022, 4, 5, 23, tzinfo=UTC))
    assert {c.record_id: c.change for c in by_the_fifth.changes} == {"2": "listed"}
    of_the_first = lists.diff("toy", None, datetime(2022, 4, 2, tzinfo=UTC))
    assert {c.record_id: c.change for c in of_the_first.changes} == {"1": "listed"}, "all of it is new"
    with pytest.raises(InputError, match="no snapshot of this list by then"):
        lists.diff("toy", None, datetime(2022, 3, 1, tzinfo=UTC))
