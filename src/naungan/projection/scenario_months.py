"""Months of a scenario under one law and one list of people, and what is counted in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.budget.orang import works
from naungan.kernel.period import Bulan
from naungan.projection.scenario_steps import DaftarSemua, DompetBerakhir

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.projection.scenario_steps import Langkah

_SCHEMA = pa.schema([("bulan", pa.string()), ("dari", pa.date32()), ("sampai", pa.date32())])


def working(engine: Engine, cells: ir.Table, months: Sequence[Bulan]) -> ir.Table:
    """Cells (with ``mulai``, ``akhir``, ``asn``) once in each of the months in which they work and are owed anything, with ``bulan``, and
    the ``dompet`` of that month."""
    asked = [{"bulan": str(month), "dari": month.first_day, "sampai": month.last_day} for month in months]
    rows = cells.cross_join(engine.table(pa.Table.from_pylist(asked, _SCHEMA)))
    rows = rows.filter(works(rows, rows.dari, rows.sampai))
    turned = (rows.bulan >= rows.ganti).fill_null(False)
    rows = rows.mutate(dompet=ibis.ifelse(turned, rows.dompet_ganti, rows.dompet))
    return rows.drop("dari", "sampai", "mulai", "akhir", "asn", "ganti", "dompet_ganti")


def since(rows: ir.Table, cases: Sequence[tuple[Bulan, str | None, str | None]], kategori: str = "c_kategori") -> ir.BooleanValue:
    """Whether one of some dated cases (from a month on, of a pemda or all, of a category or all) holds of a row in its ``bulan``."""
    found: ir.BooleanValue = ibis.literal(False)
    for month, pemda, one in cases:
        mine = rows.bulan >= str(month)
        if pemda is not None:
            mine = mine & (rows.pemda == pemda).fill_null(False)
        if one is not None:
            mine = mine & (rows[kategori] == one).fill_null(False)
        found = found | mine
    return found


def registered(rows: ir.Table, langkah: Sequence[Langkah]) -> ir.BooleanValue:
    """Whether the scenario registers whoever of a row is not in its ``bulan``."""
    return since(rows, [(one.bulan, one.pemda, one.kategori) for one in langkah if isinstance(one, DaftarSemua)])


def ended(rows: ir.Table, langkah: Sequence[Langkah]) -> ir.BooleanValue:
    """Whether the purse of a row carries nobody any more in its ``bulan``; a registration does not bring its money back."""
    found: ir.BooleanValue = ibis.literal(False)
    for one in langkah:
        if isinstance(one, DompetBerakhir):
            found = found | ((rows.dompet == one.dompet).fill_null(False) & since(rows, [(one.bulan, one.pemda, None)]))
    return found
