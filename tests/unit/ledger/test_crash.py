"""Killed at any instant, the ledger holds the old snapshot or the new one, whole; writers take turns."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ostraka.errors import LedgerBusy, LedgerMissing, LedgerVersion
from ostraka.ledger import Ledger, database
from tests.unit.ledger.story import ingest, listed

CHILD = """
import sys
from ostraka.ledger import Ledger
from tests.unit.ledger.story import ingest
ledger = Ledger.open(sys.argv[1], create=True)
print("ready", flush=True)
ingest(ledger, sys.stdin.read())
"""
OLD = "2022-04-01 " + " ".join(f"P{i}" for i in range(1500))
NEW = "2022-04-02 " + " ".join(f"P{i}/2" for i in range(3000))
ROOT = Path(__file__).parents[3]


def start(url: str) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def hand_over(child: subprocess.Popen[bytes], text: str) -> None:
    assert child.stdin is not None
    child.stdin.write(text.encode())
    child.stdin.close()
    child.stdin = None


def test_killed_fifty_times_it_never_holds_half_a_snapshot(tmp_path: Path) -> None:
    """One child is timed; fifty more are killed at instants spread over that time."""
    url = f"sqlite:///{tmp_path}/ledger.sqlite"
    ledger = Ledger.open(url, create=True)
    ingest(ledger, OLD)
    ledger.close()
    before = (tmp_path / "ledger.sqlite").read_bytes()

    def restore() -> None:
        for suffix in ("-wal", "-shm"):
            (tmp_path / f"ledger.sqlite{suffix}").unlink(missing_ok=True)
        (tmp_path / "ledger.sqlite").write_bytes(before)

    child = start(url)
    began = time.perf_counter()
    hand_over(child, NEW)
    assert child.wait() == 0
    whole = time.perf_counter() - began
    if child.stdout:
        child.stdout.close()
    seen = {"old": 0, "new": 0}
    chance = random.Random(7)
    for _ in range(50):
        restore()
        child = start(url)
        hand_over(child, NEW)
        time.sleep(chance.random() * whole * 1.1)
        child.send_signal(signal.SIGKILL)
        child.wait()
        if child.stdout:
            child.stdout.close()
        ledger = Ledger.open(url)
        shown = listed(ledger, "2022-04-02").split()
        ledger.close()
        assert len(shown) in (1500, 3000)
        new = len(shown) == 3000
        assert all(word.endswith("/2") == new for word in shown)
        seen["new" if new else "old"] += 1
    assert seen["old"], "no kill came before the end: the test tested nothing"


def test_readers_see_the_old_list_while_a_writer_is_at_work(ledger: Ledger) -> None:
    ingest(ledger, "2022-04-01 A")
    with database.writing(ledger._engine) as connection:
        connection.exec_driver_sql("DELETE FROM span")
        assert listed(ledger, "2022-04-01") == "A"
        connection.rollback()
    assert listed(ledger, "2022-04-01") == "A"


def test_two_ingests_at_once_take_turns(ledger: Ledger) -> None:
    lines = [f"2022-04-{day:02} " + " ".join(f"P{i}" for i in range(day * 20)) for day in range(1, 9)]
    errors: list[Exception] = []

    def work(line: str) -> None:
        try:
            ingest(ledger, line)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [len(listed(ledger, f"2022-04-{day:02}").split()) for day in range(1, 9)] == [
        d * 20 for d in range(1, 9)
    ]


def test_a_writer_that_waits_too_long_says_who_is_in_the_way(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.2)
    ledger, other = Ledger.open(url, create=True), Ledger.open(url)
    with database.writing(ledger._engine), pytest.raises(LedgerBusy, match="another ingest holds the ledger"):
        ingest(other, "2022-04-01 A")
    ledger.close()
    other.close()


def test_a_ledger_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="ostraka init --starter"):
        Ledger.open(f"sqlite:///{tmp_path}/none.sqlite")


def test_a_ledger_of_a_newer_version_is_left_alone(url: str) -> None:
    ledger = Ledger.open(url, create=True)
    with database.writing(ledger._engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    ledger.close()
    with pytest.raises(LedgerVersion, match="schema 9999"):
        Ledger.open(url, create=True)
