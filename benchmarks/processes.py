"""A command measured with everything it starts: seconds of the clock and of the processors, and the peak of its memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PAUSE = 0.1


@dataclass(frozen=True)
class Ran:
    """``peak_mb`` is the greatest sum over all living processes of what each holds for itself and its share of what several hold (PSS)."""

    code: int
    seconds: float
    cpu: float
    peak_mb: float
    said: str


def run(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> Ran:
    """Run to the end, one at a time; what it says on stderr is passed on where it fails."""
    busy, began, peak = _children(), time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as complaints:
        child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(env or {})}, stdout=out, stderr=complaints)
        while True:
            try:
                child.wait(_PAUSE)
                break
            except subprocess.TimeoutExpired:
                peak = max(peak, sum(map(_pss, _family(child.pid))))
        seconds, cpu = time.perf_counter() - began, _children() - busy
        out.seek(0)
        complaints.seek(0)
        if child.returncode:
            print(complaints.read()[-2000:], file=sys.stderr)
        return Ran(child.returncode, seconds, cpu, peak, out.read())


def spent() -> float:
    """CPU seconds of this process, of those it has waited for, and of those below it that still live (a reading child lives on)."""
    own, waited = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    living = sum(map(_ticks, _family(os.getpid())[1:])) / os.sysconf("SC_CLK_TCK")
    return own.ru_utime + own.ru_stime + waited.ru_utime + waited.ru_stime + living


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _family(pid: int) -> list[int]:
    """A process and all below it, as they stand."""
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    except OSError:  # gone meanwhile
        pass
    return found


def _pss(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
