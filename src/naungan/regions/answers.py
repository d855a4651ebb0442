"""``jawaban_unit.csv``: the doubtful OPD names, answered once by people and kept.

The same file is question and answer: each run adds what is new and keeps what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.answers import Read, Row, Taken, Wrong, merged, write
from naungan.kernel.messages import sentence
from naungan.regions.codes import pemda_code

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

ANSWERED = ("pemda", "unit_nama", "unit")


def read_pemda(said: str) -> Taken:
    """The code of a government that exists, of today or of old borders, without dots."""
    kode = pemda_code(said)
    if kode is None:
        raise Wrong(sentence("BOLEH_WILAYAH"))
    return Taken(kode)


def answered(rows: Iterable[Row]) -> pa.Table:
    """The answers (pemda, unit_nama, unit) for ``resolve_units``."""
    import pyarrow as pa

    schema = pa.schema([(name, pa.string()) for name in ANSWERED])
    return pa.Table.from_pylist([{name: row.nilai[name] for name in ANSWERED} for row in rows], schema)


def write_questions(engine: Engine, resolved: ir.Table, unit: ir.Table, path: Path, earlier: Read) -> int:
    """Write what is doubtful below what was answered earlier; returns how many are still open."""
    names = unit.group_by("pemda", calon=unit.unit).agg(nama_calon=unit.nama.min())
    doubtful = resolved.filter(resolved.cara == "diragukan").drop("unit", "cara").left_join(names, ["pemda", "calon"])
    rows = merged(earlier, engine.rows(doubtful.order_by("pemda", "unit_nama")))
    write(earlier.form, path, rows)
    return sum(not row["unit"] for row in rows)
