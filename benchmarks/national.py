"""The nation on one machine: ``python -m benchmarks.national`` writes docs/scale.md (``make bench-national``).

130 million workers and 36.7 million members of 546 regional budgets, in one Parquet file a province as they would arrive. Nothing
in matching, ledger or dues crosses a pemda, so the provinces go one after the other and memory does not grow with the nation.

Sizes: NAUNGAN_BENCH_NATION (130,000,000), NAUNGAN_BENCH_BASE (10,000,000, the size the cost is held against), NAUNGAN_BENCH_SPARK
(1,000,000 10,000,000), NAUNGAN_BENCH_SECONDS after which one run is given up (7,200), NAUNGAN_BENCH_DIR for the invented data (by
default a folder that is removed).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
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
MEMORY = "6GB"


def shares(workers: int) -> list[int]:
    """Workers per province: the largest holds one in eight, the smallest one in 110, as unequal as the real ones."""
    weights = [1 / (rank + 2) for rank in range(1, PROVINCES + 1)]
    return [round(workers * weight / sum(weights)) for weight in weights]


def make(folder: Path, workers: int) -> None:
    """One folder a province with its roster and its member file."""
    for number, size in enumerate(shares(workers)):
        province = folder / f"{number + 1:02d}"
        if not (province / "member.parquet").exists():
            members = round(size * MEMBERS_PER_1000 / 1000)
            people.make(province, size, members=members, pemda=BUDGETS // PROVINCES, first=100 * (number + 11))


def evaluate(engine: Engine, province: Path) -> list[dict[str, Any]]:
    """Persons, matching, ledger with dues and flags, summed per pemda, unit and state."""
    from naungan import matching

    roster, member = engine.read(province / "roster.parquet"), engine.read(province / "member.parquet")
    return engine.rows(_sums(ledger(engine, roster, member, matching.link(engine, roster, member))))


def _sums(ledger: ir.Table) -> ir.Table:
    grouped = ledger.group_by(["pemda", "unit", "keadaan"])
    return grouped.aggregate(n=ledger.count(), iuran=ledger.iuran.sum(), dampak=ledger.dampak.sum())


def run(name: str, folder: Path, single: bool) -> dict[str, Any]:
    """All provinces below the folder on one engine, opened anew for each so that nothing is held over; or one folder as it is."""
    from naungan.engine import open_engine

    provinces = [folder] if single else sorted(path for path in folder.iterdir() if path.is_dir() and path.name.isdecimal())
    counted, seconds, peak, done = 0, 0.0, 0.0, []
    for province in provinces:
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=folder) as temp, open_engine(name, threads=2, memory=MEMORY, temp=Path(temp)) as engine:
            rows = evaluate(engine, province)
            peak = max(peak, _peak_of_java())
        seconds += time.perf_counter() - started
        counted += sum(row["n"] for row in rows)
        done.append({"workers": counted, "seconds": round(seconds, 1)})
        print(done[-1], file=sys.stderr, flush=True)
    peak = max(peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"engine": name, "workers": counted, "seconds": seconds, "peak_mb": peak, "curve": done}


def _peak_of_java() -> float:
    """The greatest resident memory of Spark's own process in MB; 0 where there is none."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    lines = (line for pid in children for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0.0)


def _child(name: str, folder: Path, single: bool) -> dict[str, Any]:
    """One run in a process of its own; what fails is reported, not hidden."""
    command = [sys.executable, "-m", "benchmarks.national", name, str(folder), "single" if single else "provinces"]
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
    (nation,), (base,), spark = _sizes("NATION", "130_000_000"), _sizes("BASE", "10_000_000"), _sizes("SPARK", "1_000_000 10_000_000")
    with tempfile.TemporaryDirectory(prefix="naungan-nation-") as made:
        folder = Path(os.environ.get("NAUNGAN_BENCH_DIR", made))
        for size in {*spark, base}:
            people.make(folder / f"satu-{size}", size, pemda=BUDGETS // PROVINCES)
        make(folder / "nasional", nation)
        found = [_child("duckdb", folder / f"satu-{size}", True) for size in sorted({*spark, base})]
        found.append(_child("duckdb", folder / "nasional", False))
        found += [_child("spark", folder / f"satu-{size}", True) for size in sorted(spark)]
    (ROOT / "docs" / "scale.md").write_text(page(found, base), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(run(sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "single")))
    else:
        main()
