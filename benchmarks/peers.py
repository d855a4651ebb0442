"""What peers need and get wrong on the same people: ``python -m benchmarks.peers`` writes docs/peers.md (``make bench-peers``).

Twelve months of one formula (JKK of risk group I, 0.24 % of the wage, half up to whole rupiah) for a million people: ours,
OpenFisca-core and pandas. Then the cascade against Splink on the same invented people. Sizes: NAUNGAN_BENCH_CASES (1,000,000),
NAUNGAN_BENCH_PEOPLE (100,000).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import linkage
from benchmarks.report import machine

ROOT = Path(__file__).parents[1]
MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
RATE_OVER, RATE_UNDER = 24, 10_000  # 0.24 %
_SEED = 7


def make(path: Path, people: int) -> None:
    """``n`` and ``upah`` in whole rupiah, from the regional floor of one million to twenty million."""
    wages = np.random.default_rng(_SEED).integers(1_000_000, 20_000_000, people)
    pq.write_table(pa.table({"n": np.arange(people), "upah": wages}), path)


def _array(column: Any) -> np.ndarray[Any, Any]:
    """The values of a column of Arrow or pandas."""
    return np.asarray(column.to_numpy())


def ours(path: Path) -> np.ndarray[Any, Any]:
    """The formula of the law, as it runs over rosters; the sum of the year per person."""
    import ibis

    from naungan.engine import open_engine
    from naungan.kernel.period import Bulan
    from naungan.regulasi import hitung

    with open_engine("duckdb", threads=2) as engine:
        months = engine.table(pa.table({"bulan": MONTHS}))
        cases = engine.read(path).cross_join(months)
        amount = (cases.upah * 100).cast("int64")
        words = {"segmen": "PU", "risiko": "I", "sektor": "lainnya", "dibayar": "pemberi_kerja", "syarat": ""}
        cases = cases.mutate(upah_sen=amount, penghasilan_sen=amount, **{name: ibis.literal(word) for name, word in words.items()})
        due = hitung(engine, cases, ["iuran_jkk_pu"], months=[Bulan.parse(month) for month in MONTHS])
        year = due.group_by("n").agg(iuran=due.iuran_jkk_pu.sum()).order_by("n")
        return _array(engine.arrow(year)["iuran"])


def pandas_(path: Path) -> np.ndarray[Any, Any]:
    """As an analyst writes it: a column times 0.0024, rounded."""
    import pandas as pd

    frame = pd.read_parquet(path)
    rows = frame.merge(pd.DataFrame({"bulan": MONTHS}), how="cross")
    rows["iuran"] = (rows.upah * 0.0024).round().astype("int64")
    return _array(rows.groupby("n").iuran.sum().sort_index())


def openfisca(path: Path) -> np.ndarray[Any, Any]:
    """A tax-benefit system of one variable and one formula, as its documentation builds one."""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import MONTH
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity("person", "persons", "", is_person=True)

    class upah(Variable):  # type: ignore[misc]  # OpenFisca takes the name of the class for the name of the variable
        value_type, entity, definition_period, label = float, person, MONTH, "upah"

    class iuran_jkk(Variable):  # type: ignore[misc]
        value_type, entity, definition_period, label = float, person, MONTH, "iuran JKK"

        def formula(people, period, parameters):  # type: ignore[no-untyped-def]
            return np.floor(people("upah", period) * 0.0024 + 0.5)

    system = TaxBenefitSystem([person])
    for variable in (upah, iuran_jkk):
        system.add_variable(variable)
    wages = pq.read_table(path)["upah"].to_numpy()
    simulation = SimulationBuilder().build_default_simulation(system, count=len(wages))
    for month in MONTHS:
        simulation.set_input("upah", month, wages)
    months = [simulation.calculate("iuran_jkk", month).astype("float64") for month in MONTHS]
    return np.asarray(np.sum(months, axis=0)).astype("int64")


PEERS: dict[str, tuple[str, Callable[[Path], np.ndarray[Any, Any]]]] = {
    "naungan": ("Naungan (Ibis on DuckDB, integers)", ours),
    "pandas": ("pandas (float64, `round`)", pandas_),
    "openfisca": ("OpenFisca-core (float32, `floor(x + 0.5)`)", openfisca),
}


def exact(path: Path) -> np.ndarray[Any, Any]:
    """The year per person in whole numbers: no engine, no fraction, no float."""
    wages = _array(pq.read_table(path)["upah"]).astype("int64")
    return len(MONTHS) * ((2 * wages * RATE_OVER + RATE_UNDER) // (2 * RATE_UNDER))


def measure(peer: str, path: Path) -> dict[str, Any]:
    """Seconds, peak memory, and how many of the people have a wrong year; loading of modules counts, for a user waits for it too."""
    started = time.perf_counter()
    found = PEERS[peer][1](path)
    seconds, peak = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    right = exact(path)
    return {
        "seconds": seconds,
        "peak_mb": peak,
        "wrong": int((found != right).sum()),
        "off": int(np.abs(found - right).sum()),
        "people": len(right),
    }


def _child(peer: str, path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.peers", peer, str(path)], check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    print(peer, found, flush=True)
    return found


def page(measured: dict[str, dict[str, Any]], links: list[dict[str, Any]]) -> str:
    """The whole page as text."""
    people = next(iter(measured.values()))["people"]
    lines = [
        "# Against peers",
        "",
        "Written by `make bench-peers`; all people are invented, each run has a process of its own, loading of modules included.",
        "",
        f"## One formula, twelve months, {people:,} people",
        "",
        "JKK of risk group I: 0.24 % of the wage, half up to whole rupiah. Wrong: people whose sum of the year is not the exact one.",
        "",
        "| with | seconds | peak MB | people with a wrong year | rupiah off |",
        "|---|---|---|---|---|",
        *(
            f"| {PEERS[name][0]} | {one['seconds']:.1f} | {one['peak_mb']:,.0f} | {one['wrong']:,} | {one['off']:,} |"
            for name, one in measured.items()
        ),
        "",
        "## The cascade and Splink on the same people",
        "",
        *linkage.table(links),
        "",
        machine(),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, one: dict[str, Any]) -> str:
    return f"| {PEERS[name][0]} | {one['seconds']:.1f} | {one['peak_mb']:,.0f} | {one['wrong']:,} | {one['off']:,} |"


def main() -> None:
    """Make the people, measure, write the page."""
    people = int(os.environ.get("NAUNGAN_BENCH_CASES", "1_000_000").replace("_", ""))
    with tempfile.TemporaryDirectory(prefix="naungan-peers-") as folder:
        path = Path(folder) / "orang.parquet"
        make(path, people)
        measured = {peer: _child(peer, path) for peer in PEERS}
    links = linkage.compare(int(os.environ.get("NAUNGAN_BENCH_PEOPLE", "100_000").replace("_", "")))
    (ROOT / "docs" / "peers.md").write_text(page(measured, links), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
