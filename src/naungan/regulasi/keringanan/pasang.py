"""Reliefs joined to cases: the factor of each programme, 1/1 where none is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.kernel.period import Bulan
from naungan.regulasi.keringanan.muat import DIBAYAR, SEKTOR, Keringanan, daftar_keringanan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PROGRAM = ("jkk", "jkm")
KUNCI = ("segmen", "sektor", "dibayar")
FAKTOR = tuple(f"keringanan_{program}_{part}" for program, part in product(PROGRAM, ("atas", "bawah")))
_SCHEMA = pa.schema(
    [pa.field(name, pa.string()) for name in ("bulan", *KUNCI, "_kode", "_syarat", "_kecuali")]
    + [pa.field(f"_{name}", pa.int64()) for name in FAKTOR]
)


def tabel_keringanan(months: Iterable[Bulan], known: dt.date | None = None) -> pa.Table:
    """Month × segment × sector × payer → the relief open to it, its conditions and factors; no row where there is none."""
    rows = [
        _row(month, one.segmen, sektor, dibayar, one)
        for month in months
        for sektor, dibayar in product(SEKTOR, DIBAYAR)
        for one in daftar_keringanan(known)
        if one.open_to(month, one.segmen, sektor, dibayar)
    ]
    return pa.Table.from_pylist(rows, _SCHEMA)


def pasang_keringanan(
    engine: Engine, table: ir.Table, *, bulan: Bulan | None = None, months: Sequence[Bulan] = (), known: dt.date | None = None
) -> ir.Table:
    """The table with the factors as columns, and ``keringanan``, the code of the relief given (NULL for none).

    Takes the columns ``segmen, sektor, dibayar`` and ``syarat`` (names of conditions the case fulfils, joined by spaces).
    """
    reliefs = tabel_keringanan([bulan] if bulan else months, known)
    if reliefs.num_rows == 0:
        one = ibis.literal(1, "int64")
        return table.mutate(keringanan=ibis.null("string"), **dict.fromkeys(FAKTOR, one))
    values = engine.table(reliefs)
    on = list(KUNCI) if bulan else ["bulan", *KUNCI]
    names = [name for name in reliefs.column_names if name not in ("bulan", *KUNCI)]
    joined = table.left_join(values, on).select(table, *(values[name] for name in names))
    given = joined._kode.notnull() & _holds(joined)
    factors = {name: given.ifelse(joined[f"_{name}"], ibis.literal(1, "int64")) for name in FAKTOR}
    return joined.mutate(keringanan=given.ifelse(joined._kode, ibis.null("string")), **factors).drop(*names)


def _holds(table: ir.Table) -> ir.BooleanValue:
    """The condition asked for is there and the excluding one is not."""
    facts = ibis.literal(" ") + table.syarat.fill_null("") + " "
    wanted = (table._syarat == "") | facts.contains(ibis.literal(" ") + table._syarat + " ")
    barred = (table._kecuali != "") & facts.contains(ibis.literal(" ") + table._kecuali + " ")
    return wanted & ~barred


def _row(month: Bulan, segmen: str, sektor: str, dibayar: str, one: Keringanan) -> dict[str, Any]:
    factors: dict[str, int] = {}
    for program in PROGRAM:
        above, below = one.program.get(program, (1, 1))
        factors |= {f"_keringanan_{program}_atas": above, f"_keringanan_{program}_bawah": below}
    return {
        "bulan": str(month), "segmen": segmen, "sektor": sektor, "dibayar": dibayar, "_kode": one.kode,
        "_syarat": one.syarat or "", "_kecuali": one.kecuali or "", **factors,
    }  # fmt: skip
