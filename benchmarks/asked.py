"""One contribution asked for in a fresh process, against a fresh process that imports Ibis and asks one trivial query."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.processes import run

_IURAN = """
import json, sys
from naungan.cli import main
try:
    main(["iuran", "--kategori", "honorer", "--upah", "3500000", "--bulan", "2026-10"])
except SystemExit as stop:
    assert not stop.code, stop.code
print(json.dumps([name for name in ("pandas", "holidays") if name in sys.modules]))
"""
_BARE = """
import ibis
con = ibis.duckdb.connect(threads=1)
con.to_pyarrow(ibis.literal(1).name("satu").as_table())
con.disconnect()
"""


def iuran(folder: Path) -> dict[str, float]:
    """The command; ``unused`` counts the modules that it loaded and has no use for (pandas, holidays)."""
    return {"unused": len(json.loads(_fresh(_IURAN).splitlines()[-1]))}


def bare(folder: Path) -> None:
    """The least: Ibis and one query that reads nothing."""
    _fresh(_BARE)


def _fresh(code: str) -> str:
    done = run([sys.executable, "-c", code])
    if done.code:
        raise SystemExit("the command failed")
    return done.said
