"""A process that dies before its n-th call of the system that changes names, writes or syncs, wherever that call is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

# What the process runs: ``code`` defines ``work``, with what it needs, before any call is counted.
_RUNS = """
import os, signal, sys

left = int(sys.argv[1])

def counted(call):
    def run(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*given, **named)
    return run

exec(sys.argv[2])
for name in ("mkdir", "fsync", "rename", "replace", "rmdir", "unlink", "close", "open", "sendfile", "link"):
    setattr(os, name, counted(getattr(os, name)))
work(*sys.argv[3:])
print("calls left:", left)
"""
_MANY = 1_000_000


def killed_before(step: int, code: str, *given: str | Path) -> bool:
    """Run ``work`` of ``code`` with what is given, as texts, in a process of its own; whether it died before its ``step``-th call of
    the system (from 0), or came to its end before that."""
    return _run(step, code, *given).returncode != 0


def calls_of(code: str, *given: str | Path) -> int:
    """How many calls of the system ``work`` makes until its end."""
    return _MANY - int(_run(_MANY, code, *given).stdout.rpartition(":")[2])


def _run(step: int, code: str, *given: str | Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", _RUNS, str(step), code, *map(str, given)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(call, check=False, timeout=60, env=environment, stdout=subprocess.PIPE, text=True)
    assert done.returncode in (0, -signal.SIGKILL)
    return done
