"""The work that is measured; each case runs alone in its own process: ``python -m benchmarks.cases NAME FOLDER``.

Prints seconds and CPU seconds, its children's too, so that a slow case can't hide behind a warm one; memory is measured from outside.
Modules are loaded before the clock starts, planning of the queries is timed.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import spent

_ROOMS = ("naungan.contribution", "naungan.coverage", "naungan.matching", "naungan.engine.duck", "ibis.backends.duckdb")
_INTAKE = ("naungan.intake", "naungan.engine.duck", "ibis.backends.duckdb", "python_calamine")


@dataclass(frozen=True)
class Case:
    """A function of a module of this package, called with the folder of the data; ``loaded`` are modules it needs.

    What it returns (a dict of figures) is kept beside the seconds, and stands in their place where it has the same name.
    """

    call: str
    loaded: tuple[str, ...] = ()


CASES = {
    "prepare_link": Case("ledgers:prepare_link", _ROOMS),
    "ledger_from_link": Case("ledgers:from_link", _ROOMS),
    "ledger_with_matching": Case("ledgers:with_matching", _ROOMS),
    "ledger_written": Case("ledgers:written", _ROOMS),
    "ledger_by_hand": Case("by_hand:ledger_by_hand"),
    "matched_by_hand": Case("by_hand:matched_by_hand"),
    "written_by_hand": Case("by_hand:written_by_hand"),
    "xlsx_bare": Case("workbook:bare_read", ("python_calamine",)),
    "xlsx_checked": Case("workbook:checked", _INTAKE),
    "read_05": Case("reading:small", _INTAKE),
    "read_05_bare": Case("reading:small_bare", ("pyarrow.parquet", "python_calamine")),
    "read_1": Case("reading:whole", _INTAKE),
    "read_1_bare": Case("reading:whole_bare", ("pyarrow.parquet", "python_calamine")),
    "check_clean": Case("checked:clean"),
    "check_noted": Case("checked:noted"),
    "check_quarter": Case("checked:quarter"),
    "csv_bare": Case("checked:bare"),
    "lists": Case("lists:measured"),
    "evaluate_05": Case("evaluated:small"),
    "evaluate_05_before": Case("evaluated:small_before"),
    "evaluate_1": Case("evaluated:whole"),
    "evaluate_1_before": Case("evaluated:whole_before"),
    "evaluate_again": Case("again:second", ("naungan.cli.main",)),
    "iuran": Case("asked:iuran"),
    "ibis_bare": Case("asked:bare"),
    "year_prepared": Case("year:prepare", _ROOMS),
    "year_assessed": Case("year:assessed", _ROOMS),
    "year_by_hand": Case("year:by_hand"),
    "reconciled": Case("reconciled:reconciled", (*_ROOMS, "naungan.reconciliation.reconcile")),
    "reconciled_by_hand": Case("reconciled:by_hand"),
    "compared": Case("banding:compared", (*_ROOMS, "naungan.comparison.two")),
    "compared_by_hand": Case("banding:by_hand"),
    "rka_checked": Case("rka:checked", _INTAKE),
    "papers_written": Case("papers:written"),
    "cascade": Case("cascade:measured"),
    "explained": Case("explaining:measured"),
    "forecast": Case("forecast:measured"),
    "plan_people": Case("plan:people"),
    "plan_target": Case("plan:target"),
    "plan_whole": Case("plan:whole"),
}


def main() -> None:
    """Run one case and print what it took."""
    case, folder = CASES[sys.argv[1]], Path(sys.argv[2])
    module, _, name = case.call.partition(":")
    call = getattr(importlib.import_module(f"benchmarks.{module}"), name)
    for one in case.loaded:
        importlib.import_module(one)
    began, busy = time.perf_counter(), spent()
    found = call(folder) or {}
    print(json.dumps({"seconds": time.perf_counter() - began, "cpu": spent() - busy, **found}))


if __name__ == "__main__":
    main()
