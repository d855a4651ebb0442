"""``jawaban_unit.csv``: the doubtful OPD names, answered once by people and kept.

Columns: pemda; unit_nama (as the file wrote it); unit (the answer: a code of the unit list, empty = still open); calon (the
likeliest code); nama_calon. The same file is question and answer: each run adds what is new and keeps what is there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from naungan.sheets.small import read_rows
from naungan.sheets.writing import write_csv

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

COLUMNS = ("pemda", "unit_nama", "unit", "calon", "nama_calon")


def read_answers(path: Path) -> pa.Table:
    """The answered rows (pemda, unit_nama, unit), for ``resolve_units``; empty where there is no such file."""
    import pyarrow as pa

    schema = pa.schema([(name, pa.string()) for name in COLUMNS[:3]])
    return pa.Table.from_pylist([{name: row[name] for name in COLUMNS[:3]} for row in _rows(path) if row["unit"]], schema)


def write_questions(engine: Engine, resolved: ir.Table, unit: ir.Table, path: Path, earlier: Path | None = None) -> int:
    """Write what is doubtful below what stood in ``earlier`` (default: ``path`` itself); returns how many are still open."""
    kept = {(row["pemda"], row["unit_nama"]): row for row in _rows(earlier or path)}
    names = unit.group_by("pemda", calon=unit.unit).agg(nama_calon=unit.nama.min())
    doubtful = resolved.filter(resolved.cara == "diragukan").drop("unit", "cara").left_join(names, ["pemda", "calon"])
    for row in engine.rows(doubtful.order_by("pemda", "unit_nama")):
        kept.setdefault((row["pemda"], row["unit_nama"]), {**row, "unit": ""})
    rows = [kept[key] for key in sorted(kept)]
    if rows:
        write_csv(path, COLUMNS, ([row.get(name) or "" for name in COLUMNS] for row in rows))
    return sum(not row["unit"] for row in rows)


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows with every column, also one that a person left out."""
    return [{name: row.get(name, "") for name in COLUMNS} for row in read_rows(path)]
