"""Indexes kept beside the ledger: built once, never trusted when damaged, never in the way."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ostraka.ledger import Arrival, Ledger
from ostraka.ledger.store import FOREVER
from ostraka.match import Index
from ostraka.model import RawFile
from ostraka.screen import indexes
from ostraka.screen.indexes import index_of
from tests.unit.screen.toy import toy

TODAY = date(2022, 4, 6)


def put(ledger: Ledger, day: str, text: str) -> None:
    """One snapshot of the toy list."""
    seen = datetime.fromisoformat(f"{day}T00:00+00:00")
    files = (RawFile("toy.txt", text.encode()),)
    order = Arrival(source="toy", files=files, seen_at=seen, ingested_at=seen, parser="1", accept=True)
    ledger.ingest(order, toy().parse(files))


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger.open("sqlite://", create=True)
    put(made, "2022-04-01", "1 Anna\n2 Boris")
    return made


@pytest.fixture
def told(ledger: Ledger, tmp_path: Path) -> Callable[..., list[str]]:
    """What it had to do to get the index of a day; empty if it was ready."""

    def ask(day: date | None = TODAY, known_by: datetime = FOREVER) -> list[str]:
        steps: list[str] = []
        index_of(ledger, tmp_path, day, known_by, tell=steps.append)
        return steps

    return ask


BUILT = ["reading the lists", "indexing 2 records (once)"]


def folders(home: Path) -> list[Path]:
    return sorted(p for p in (home / "index").iterdir() if p.is_dir())


def test_an_index_is_built_once_and_then_ready(told: Callable[..., list[str]]) -> None:
    assert told() == BUILT
    assert told() == []


def test_a_day_with_the_same_lists_uses_the_same_index(
    told: Callable[..., list[str]], tmp_path: Path
) -> None:
    told()
    assert told(date(2022, 4, 7)) == ["reading the lists"]
    assert len(folders(tmp_path)) == 1


def test_a_new_snapshot_brings_a_new_index(
    told: Callable[..., list[str]], ledger: Ledger, tmp_path: Path
) -> None:
    told()
    put(ledger, "2022-04-05", "1 Anna\n2 Boris\n3 Vera")
    assert told() == ["reading the lists", "indexing 3 records (once)"]
    assert len(index_of(ledger, tmp_path, TODAY, FOREVER)) == 3


def test_what_was_known_later_is_not_in_the_index_of_an_earlier_moment(
    ledger: Ledger, tmp_path: Path
) -> None:
    put(ledger, "2022-04-05", "1 Anna\n2 Boris\n3 Vera")
    by = datetime(2022, 4, 4, tzinfo=UTC)
    assert [len(index_of(ledger, tmp_path, TODAY, k)) for k in (FOREVER, by)] == [3, 2]


def test_without_a_day_everybody_ever_listed_is_in_it(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, "2022-04-05", "2 Boris")
    assert [len(index_of(ledger, tmp_path, day, FOREVER)) for day in (TODAY, None)] == [1, 2]


def damage(folder: Path) -> None:
    largest = max(folder.iterdir(), key=lambda p: p.stat().st_size)
    body = bytearray(largest.read_bytes())
    body[-1] ^= 1
    largest.write_bytes(body)


def other_format(folder: Path) -> None:
    meta = folder / "meta.json"
    meta.write_text(meta.read_text().replace('"format":', '"format":9'))


@pytest.mark.parametrize(
    "harm",
    [
        damage,
        other_format,
        shutil.rmtree,
        lambda folder: (folder / "meta.json").unlink(),
        lambda folder: (folder / "meta.json").write_bytes(b"\xff{"),
        lambda folder: shutil.rmtree(folder.parent),
        lambda folder: [p.write_bytes(b"") for p in folder.parent.glob("*.txt")],
        lambda folder: [p.write_bytes(b"\xff\0/") for p in folder.parent.glob("*.txt")],
    ],
)
def test_a_damaged_index_or_one_of_another_version_is_built_anew(
    told: Callable[..., list[str]], ledger: Ledger, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    told()
    [folder] = folders(tmp_path)
    harm(folder)
    assert told()[:1] == BUILT[:1]
    assert told() == []
    assert len(index_of(ledger, tmp_path, TODAY, FOREVER)) == 2


def test_another_version_of_ostraka_or_configuration_does_not_use_it(
    told: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told()
    monkeypatch.setattr("ostraka.__version__", "999")
    assert told() == BUILT


def test_a_place_that_cannot_be_written_costs_time_and_nothing_else(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way")
    assert len(index_of(ledger, tmp_path, TODAY, FOREVER)) == 2


def test_only_the_latest_are_kept(ledger: Ledger, tmp_path: Path) -> None:
    for n in range(1, 10):
        put(ledger, f"2022-05-{n:02}", "1 Anna\n2 Boris" + "\n3 Vera" * (n % 2) + f"\n4 Emil {n}")
        index_of(ledger, tmp_path, date(2022, 5, n), FOREVER)
    assert len(folders(tmp_path)) == indexes.KEPT
    assert len(list((tmp_path / "index").glob("*.txt"))) == indexes.KEPT


def test_what_a_killed_process_left_behind_is_removed_when_old(
    told: Callable[..., list[str]], tmp_path: Path
) -> None:
    import os

    for name, age in (("old.1.part", 100_000), ("new.2.part", 10)):
        left = tmp_path / "index" / name
        left.mkdir(parents=True)
        then = datetime.now(UTC).timestamp() - age
        os.utime(left, (then, then))
    told()
    assert [p.name for p in folders(tmp_path) if p.suffix == ".part"] == ["new.2.part"]


def test_two_processes_at_once_both_get_theirs(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one finishes between our building and our saving."""
    build = Index.build
    monkeypatch.setattr(Index, "build", lambda records: (index_of_other(), build(records))[1])

    def index_of_other() -> None:
        monkeypatch.setattr(Index, "build", build)
        index_of(ledger, tmp_path, TODAY, FOREVER)

    assert len(index_of(ledger, tmp_path, TODAY, FOREVER)) == 2
    assert len(folders(tmp_path)) == 1
