"""The parent of the guarded child: one process reads many files; whichever file kills it or takes too long is named."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from typing import IO, Any

from naungan.kernel.errors import Unfit, Unreadable
from naungan.sheets.child import ADDRESS_SPACE, allowed

SECONDS = 120.0
_START_SECONDS = 60.0
_END_SECONDS = 5.0


class Guarded:
    """Runs ``module:function`` in a child with limits of memory and time; started at the first task, restarted after a death."""

    def __init__(self, target: str, *, seconds: float = SECONDS) -> None:
        self._target = target
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._listener: threading.Thread | None = None

    def run(self, task: dict[str, Any]) -> dict[str, Any]:
        """The child's answer; Unreadable when it refuses the file, dies of it, or does not end, Unfit when it lacked something."""
        child = self._started()
        assert child.stdin is not None
        try:
            child.stdin.write(json.dumps(task).encode() + b"\n")
            child.stdin.flush()
            line = self._line(self._seconds)
        except OSError:  # a broken pipe; Windows calls it an invalid argument
            line = b""
        if not line:
            timed_out = child.poll() is None
            self._end(patience=0)
            if not timed_out and allowed() < ADDRESS_SPACE:
                raise Unfit("MEMORI_HABIS")  # it was not the file
            raise Unreadable("BERKAS_TERLALU_LAMA" if timed_out else "BERKAS_TERLALU_BESAR")
        answer: dict[str, Any] = json.loads(line)
        if "ok" in answer:
            result: dict[str, Any] = answer["ok"]
            return result
        if "lack" in answer:
            raise Unfit(answer["lack"])
        raise Unreadable(answer["code"], **answer["params"])

    def close(self) -> None:
        """End the child: at the end of its tasks it goes by itself; one that does not is ended, whatever it is doing."""
        self._end(patience=_END_SECONDS)

    def __enter__(self) -> Guarded:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = self._start()
            self._lines = queue.Queue()
            self._listener = threading.Thread(target=_listen, args=(self._child.stdout, self._lines), daemon=True)
            self._listener.start()
            if self._line(_START_SECONDS) != b"siap":
                self.close()
                raise Unfit("PEMBACA_TIDAK_MULAI")
        return self._child

    def _start(self) -> subprocess.Popen[bytes]:
        quiet = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1", "PYTHONUTF8": "1"}
        quiet["MALLOC_ARENA_MAX"] = "1"  # a thread's own would take 64 MB of the address space
        return subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-m", "naungan.sheets.child", self._target],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **quiet},
        )

    def _end(self, *, patience: float) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin is not None and child.stdout is not None
        with contextlib.suppress(OSError):  # a task that never reached a dead child is still in the pipe
            child.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(patience)
        child.kill()
        child.wait()
        if self._listener is not None:
            self._listener.join()
        child.stdout.close()

    def _line(self, seconds: float) -> bytes:
        """The next line of the child; empty when it died or the time is over."""
        assert self._child is not None
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return b""
        if not line:
            self._child.wait()
        return line


def _listen(pipe: IO[bytes], lines: queue.Queue[bytes]) -> None:
    """Pass on each whole line, and an empty one at the end. A thread, for only POSIX can wait for a pipe and for an end of time."""
    for line in pipe:
        if line.endswith(b"\n"):
            lines.put(line.rstrip(b"\r\n"))
    lines.put(b"")
