"""The command as a process: what happens when the reader goes away or a person presses Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

OSTRAKA = [sys.executable, "-m", "ostraka"]


def test_a_reader_that_has_enough_is_no_error(starter_home: Path) -> None:
    """``ostraka history NAME | head -1``: no complaint, no traceback."""
    for arguments in (["sources", "--json"], ["sources"], ["history", "Andrey Guryev"]):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [*OSTRAKA, "--home", str(starter_home), *arguments],
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
        )
        os.close(write)
        assert "Traceback" not in done.stderr and "Exception" not in done.stderr
        assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_during_a_screening_leaves_no_result(starter_home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\n" + "Wilhelmina Blau\n" * 400_000)
    command = [*OSTRAKA, "--home", str(starter_home), "screen", str(tmp_path / "a.csv")]
    process = subprocess.Popen(
        [*command, "-o", str(tmp_path / "o.jsonl")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    part = tmp_path / "o.jsonl.part"
    for _ in range(600):
        if part.exists() and part.stat().st_size:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert "stopped" in err and "Traceback" not in err
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
