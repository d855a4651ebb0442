"""The nation on one machine: ``python -m benchmarks.national`` writes docs/scale.md (``make bench-national``).

130 million workers and 36.7 million members of 546 regional budgets. Nothing in matching, ledger or dues crosses a pemda, so they go
in groups of whole pemda of bounded size, one after the other: a group is made, measured in a process of its own, and deleted.

Sizes: NAUNGAN_BENCH_NATION (130,000,000), NAUNGAN_BENCH_BASE (10,000,000, the size the cost is held against, measured before and after
the nation), NAUNGAN_BENCH_GROUP (10,000,000, the most workers of a group), NAUNGAN_BENCH_SPARK (1,000,000 10,000,000),
NAUNGAN_BENCH_SECONDS after which one run is given up (7,200), NAUNGAN_BENCH_DIR where the invented data stand while they are needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import people
from benchmarks.ledgers import ledger
from benchmarks.scale import ROOT, page

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PROVINCES, BUDGETS = 38, 546
MEMBERS_PER_1000 = 282.3  # 36.7 million members of 130 million workers
MEMORY = {"duckdb": "2GB", "spark": "6GB"}


@dataclass(frozen=True)
class Part:
    """Whole pemda of one province, numbered from ``first``, as one roster and one member file."""

    first: int
    pemda: int
    workers: int

    def make(self, folder: Path) -> None:
        """The two files."""
        people.make(folder, self.workers, members=round(self.workers * MEMBERS_PER_1000 / 1000), pemda=self.pemda, first=self.first)


def shares(workers: int) -> list[int]:
    """Workers per province: the largest holds one in eight, the smallest one in 110, as unequal as the real ones."""
    weights = [1 / (rank + 2) for rank in range(1, PROVINCES + 1)]
    return [round(workers * weight / sum(weights)) for weight in weights]


def parts(workers: int, most: int) -> list[Part]:
    """All pemda of the nation, province by province; a province of more than ``most`` workers in several parts."""
    found = []
    for number, size in enumerate(shares(workers)):
        pemda, pieces = BUDGETS // PROVINCES + (number < BUDGETS % PROVINCES), -(-size // most)
        cuts = [pemda * piece // pieces for piece in range(pieces + 1)]
        found += [Part(100 * (number + 11) + one, other - one, size * (other - one) // pemda) for one, other in pairwise(cuts)]
    return found


def groups(workers: int, most: int) -> list[list[Part]]:
    """The parts in as few groups of at most ``most`` workers as come of putting each, the largest first, where there is room."""
    heaps: list[list[Part]] = []
    for part in sorted(parts(workers, most), key=lambda one: (-one.workers, one.first)):
        room = next((heap for heap in heaps if sum(one.workers for one in heap) + part.workers <= most), None)
        if room is None:
            heaps.append([part])
        else:
            room.append(part)
    return heaps


def evaluate(engine: Engine, folders: Sequence[Path]) -> list[dict[str, Any]]:
    """Persons, matching, ledger with dues and flags, summed per pemda, unit and state."""
    from naungan import matching

    roster, member = (engine.read([folder / f"{name}.parquet" for folder in folders]) for name in ("roster", "member"))
    return engine.rows(_sums(ledger(engine, roster, member, matching.link(engine, roster, member))))


def _sums(ledger: ir.Table) -> ir.Table:
    grouped = ledger.group_by(["pemda", "unit", "keadaan"])
    return grouped.aggregate(n=ledger.count(), iuran=ledger.iuran.sum(), dampak=ledger.dampak.sum())


def run(name: str, folder: Path) -> dict[str, Any]:
    """The parts below a folder at once on one engine; ``digest`` is of the sums, whatever their order."""
    from naungan.engine import open_engine

    started, busy = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory(dir=folder) as temp, open_engine(name, threads=2, memory=MEMORY[name], temp=Path(temp)) as engine:
        rows = evaluate(engine, sorted(folder.glob("part-*")))
        java_mb, java_cpu = _java()
    seconds, cpu = time.perf_counter() - started, time.process_time() - busy + java_cpu
    lines = sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "engine": name, "workers": sum(row["n"] for row in rows), "seconds": seconds, "cpu": cpu, "peak_mb": max(java_mb, own),
        "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest(),
    }  # fmt: skip


def _java() -> tuple[float, float]:
    """The greatest resident memory of Spark's own process in MB and its CPU seconds; nought where there is none."""
    peak, cpu, tick = 0.0, 0.0, os.sysconf("SC_CLK_TCK")
    for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        peak = max([peak, *(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))])
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        cpu += (int(fields[11]) + int(fields[12])) / tick
    return peak, cpu


def _measured(group: Sequence[Part], *names: str) -> list[dict[str, Any]]:
    """One group on each engine, each run in a process of its own; what fails is reported, not hidden. The data are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="naungan-nation-", dir=os.environ.get("NAUNGAN_BENCH_DIR")) as made:
        for number, part in enumerate(group):
            part.make(Path(made, f"part-{number:02d}"))
        return [_child(name, Path(made)) for name in names]


def _child(name: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.national", name, str(folder)]
    (seconds,) = _sizes("SECONDS", "7_200")
    try:
        done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=seconds)
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except subprocess.SubprocessError as error:
        print(error, file=sys.stderr)
        found = {"engine": name, "workers": None, "seconds": None}
    print(found, flush=True)
    return found


def _sizes(name: str, default: str) -> list[int]:
    return [int(one.replace("_", "")) for one in os.environ.get(f"NAUNGAN_BENCH_{name}", default).split()]


def main() -> None:
    """Make the data, measure, write the page."""
    (nation,), (base,), (most,) = _sizes("NATION", "130_000_000"), _sizes("BASE", "10_000_000"), _sizes("GROUP", "10_000_000")
    alone = [Part(people.FIRST, BUDGETS // PROVINCES, base)]
    before = _measured(alone, "duckdb")
    curve = [one for group in groups(nation, most) for one in _measured(group, "duckdb")]
    after = _measured(alone, "duckdb")
    sizes = sorted(_sizes("SPARK", "1_000_000 10_000_000"))
    both = [_measured([Part(people.FIRST, BUDGETS // PROVINCES, size)], "duckdb", "spark") for size in sizes]
    (ROOT / "docs" / "scale.md").write_text(page([*before, *after], curve, both), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(run(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
