"""What was paid for people who should not have been on the bill: to be clarified by name, with the numbers of the payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.reconciliation.match import Paid
from naungan.reconciliation.tables import OVERPAYMENT
from naungan.reconciliation.words import LEBIH_BAYAR, Jenis
from naungan.relations import NOMOR

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_CELL = ("k_pemda", "npp", "bulan")
_PAID = pa.schema([(name, pa.string()) for name in (*_CELL, "nomor_sp2d", "kode_bayar", "unit_npp")])
_MOST = 20


def overpayment(engine: Engine, rows: ir.Table, paid: Paid) -> ir.Table:
    """OVERPAYMENT: lines of ``difference`` with a cause to be clarified, of bills of which some payment was allocated.

    A line of a bill that nobody is known to have paid is a difference and no overpayment.
    """
    lines = rows.filter(rows.sebab.isin(LEBIH_BAYAR) & rows[NOMOR].notnull())
    lines = lines.inner_join(engine.table(_paid(paid)), list(_CELL))
    unit = ibis.coalesce(lines.unit, lines.unit_npp)
    return OVERPAYMENT.conform(lines.mutate(pemda=lines.k_pemda, rupiah=lines.ditagih, unit=unit))


def _paid(paid: Paid) -> pa.Table:
    cells = sorted({cell for jenis in Jenis for cell in paid.nomor[jenis]})
    rows = [
        {
            "k_pemda": cell.pemda, "npp": cell.npp, "bulan": cell.bulan, "unit_npp": paid.units.get((cell.pemda, cell.npp)),
            "nomor_sp2d": _numbers(paid.nomor[Jenis.SP2D].get(cell)), "kode_bayar": _numbers(paid.nomor[Jenis.TERIMA].get(cell)),
        }
        for cell in cells
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, _PAID)


def _numbers(numbers: set[str] | None) -> str | None:
    """The numbers in order; of very many the first, for a list is read by a person."""
    if not numbers:
        return None
    shown = sorted(numbers)[:_MOST]
    return ", ".join(shown) + (" …" if len(numbers) > _MOST else "")
