"""The store keeps every edition, writes all or nothing, and bears two writers at once."""

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ostraka.energy.observation import Observation, newest
from ostraka.energy.store import Answer, EnergyStore
from ostraka.errors import GuardError, LedgerError
from tests.unit.energy.conftest import AT, figure

LATER = datetime(2026, 12, 1, tzinfo=UTC)


def answer(raw: bytes = b"raw", at: datetime = AT) -> Answer:
    return Answer(interface="eurostat", request="https://example/x", retrieved_at=at, raw=raw, etag='"1"')


def test_a_store_that_was_never_written_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    store = EnergyStore(tmp_path / "home")
    assert (store.observations(), store.previous("eurostat", "x"), store.raw_answers()) == (
        [],
        ("", "", ""),
        [],
    )
    assert not (tmp_path / "home").exists()


def test_what_is_stored_is_read_back_as_it_was(tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    figures = [figure("RU", "2030", 5.0), figure("RU", "2031", None)]
    store.add(answer(b"the raw answer"), figures)
    assert store.observations() == figures
    assert store.raw_answers() == [answer(b"the raw answer")]
    assert store.previous("eurostat", "https://example/x")[1] == '"1"'


def test_a_revision_keeps_both_editions_and_known_by_asks_for_either(tmp_path: Path) -> None:
    # France's gas total for 2019 as Eurostat printed it in 2022 and in 2026 (TJ).
    series = ("FR", "gas", "G3000", "TJ_GCV")
    store = EnergyStore(tmp_path)
    store.add(answer(), [figure("TOTAL", "2019", 2_275_007.0, series=series, edition=("2022", AT))])
    stored = store.add(
        answer(b"2", LATER), [figure("TOTAL", "2019", 2_200_075.0, series=series, edition=("2026", LATER))]
    )
    assert (stored.added, stored.revised) == (0, 1)
    held = store.observations()
    assert [one.value for one in held] == [2_275_007.0, 2_200_075.0]
    assert [one.value for one in newest(held)] == [2_200_075.0]
    assert [one.value for one in newest(held, known_by=AT)] == [2_275_007.0]


def test_an_old_edition_imported_today_does_not_replace_a_newer_one() -> None:
    new = figure("TOTAL", "2019", 2.0, edition=("2026-09-15", AT))
    old = figure("TOTAL", "2019", 1.0, edition=("2022", LATER))
    assert newest([new, old]) == [new]


def test_a_figure_that_did_not_change_is_not_stored_again(tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    store.add(answer(), [figure("RU", "2030", 5.0)])
    stored = store.add(answer(b"2"), [figure("RU", "2030", 5.0), figure("RU", "2031", 4.0)])
    assert (stored.figures, stored.added, stored.revised) == (2, 1, 0)
    assert len(store.observations()) == 2


def test_an_answer_that_lost_a_tenth_of_the_known_figures_changes_nothing(tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    before = [figure("RU", str(year), 1.0) for year in range(2021, 2031)]
    store.add(answer(), before)
    # Ten are known from 2021 to 2030; two of them gone is more than a tenth.
    fresh = [figure("RU", str(year), 2.0 if year not in (2024, 2025) else None) for year in range(2021, 2031)]
    with pytest.raises(GuardError, match="lost 2 of 10 known figures, such as DE gas from RU in 2024"):
        store.add(answer(b"2"), fresh)
    assert store.observations() == before
    assert len(store.raw_answers()) == 1


def test_one_retracted_figure_of_ten_is_a_revision(tmp_path: Path) -> None:
    store = EnergyStore(tmp_path)
    store.add(answer(), [figure("RU", str(year), 1.0) for year in range(2021, 2031)])
    store.add(answer(b"2"), [figure("RU", str(y), None if y == 2024 else 1.0) for y in range(2021, 2031)])
    assert [one.period for one in newest(store.observations()) if one.value is None] == ["2024"]


def test_a_file_that_is_no_store_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "energy.sqlite").write_text("this is no database at all, but long enough to be read" * 10)
    with pytest.raises(LedgerError, match="cannot be used"):
        EnergyStore(tmp_path).observations()


def add_years(home: str, start: int) -> None:
    """Store five years one by one, as another process would."""
    store = EnergyStore(Path(home))
    for year in range(start, start + 5):
        store.add(answer(str(year).encode()), [figure("RU", str(year), float(year))])


def test_two_processes_writing_at_once_both_finish(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_years, args=(str(tmp_path), start)) for start in (2021, 2026)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    held: list[Observation] = EnergyStore(tmp_path).observations()
    assert sorted(one.period for one in held) == [str(year) for year in range(2021, 2031)]
