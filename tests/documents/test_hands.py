"""Papers by several processes: the same as by one, whoever of them fails or is killed."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, NoReturn

import pytest
from tests.documents import writers

from naungan.documents.hands import hands
from naungan.kernel.errors import Refusal

_BESIDE = """
import sys, time
from pathlib import Path
from tests.documents import writers
from naungan.documents.hands import hands

with hands(1) as give:
    give(writers.for_long, Path(sys.argv[1]))
    time.sleep(120)
"""


def test_both_write(tmp_path: Path) -> None:
    """What nobody has begun in the end is taken back."""
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    with hands(1) as give:
        for path in paths:
            give(writers.by_whom, path)
    written = {path.read_text("utf-8") for path in paths}
    assert str(os.getpid()) in written and len(written) > 1


def test_what_a_process_died_of_is_written_here(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(9)]
    with hands(2) as give:
        for path in paths:
            give(writers.only_in, os.getpid(), path)
    assert {path.read_text("utf-8") for path in paths} == {"halaman"}


def test_a_paper_that_nobody_can_write_fails_with_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as met, hands(1) as give:
        give(writers.never, tmp_path / "hasil")
    assert (met.value.code, met.value.params) == ("HASIL_BUKAN", {"folder": "hasil"})


@pytest.mark.parametrize("of", [(SpawnProcess, "_Popen"), (threading.Thread, "start")], ids=["process", "thread"])
def test_where_none_can_be_started_all_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: tuple[type, str]) -> None:
    def refused(*_: Any) -> NoReturn:
        raise (
            BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
            if of[0] is SpawnProcess
            else RuntimeError("can't start new thread")
        )

    monkeypatch.setattr(*of, refused)
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    with hands(2) as give:
        for path in paths:
            give(writers.by_whom, path)
    assert {path.read_text("utf-8") for path in paths} == {str(os.getpid())}


def test_nobody_writes_any_more_after_an_interruption(tmp_path: Path) -> None:
    said = tmp_path / "nomor.txt"
    with pytest.raises(KeyboardInterrupt), hands(1) as give:
        give(writers.for_long, said)
        give(writers.by_whom, tmp_path / "lain.txt")
        _soon(lambda: said.is_file() and said.read_text("utf-8"))
        raise KeyboardInterrupt
    assert _is_gone(said) and not (tmp_path / "lain.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm; what is interrupted here is the same there")
def test_an_interruption_of_the_last_wait_ends_whoever_writes(tmp_path: Path) -> None:
    said = tmp_path / "nomor.txt"
    with pytest.raises(KeyboardInterrupt), hands(1) as give:
        give(writers.for_long, said)
        _soon(lambda: said.is_file() and said.read_text("utf-8"))
        # An alarm, for whoever runs in the background of a shell hears no SIGINT.
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
    assert _is_gone(said)


@pytest.mark.chain
@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells of a process otherwise than by a signal")
def test_it_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    said, script = tmp_path / "nomor.txt", tmp_path / "induk.py"
    script.write_text(f"if __name__ == '__main__':\n{''.join(f'    {line}' + chr(10) for line in _BESIDE.strip().splitlines())}", "utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script), str(said)], env={**os.environ, "PYTHONPATH": str(Path.cwd())}, stderr=subprocess.DEVNULL
    )
    _soon(lambda: said.is_file() and said.read_text("utf-8"))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    _soon(lambda: not _lives(int(said.read_text("utf-8"))))


def _soon(met: Any) -> None:
    until = time.monotonic() + 60
    while not met():
        assert time.monotonic() < until
        time.sleep(0.05)


def _is_gone(said: Path) -> bool:
    """Whether the process of that number has ended and has been waited for."""
    try:
        os.kill(int(said.read_text("utf-8")), 0)
    except ProcessLookupError:
        return True
    return False


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("utf-8").split()[2] if Path("/proc/self").exists() else "R"
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"  # one that nobody has asked after yet
