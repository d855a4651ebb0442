"""What left the treasury, counted to the account: it stands in where the budget file says nothing of realisation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import ibis

from naungan.budget.rows import Line

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_IN_FORCE = ("APBD", "PERGESERAN", "APBD_P")
_KEYS = ("pemda", "unit", "tahun", "kode_rekening")
# What counts everything up to a day; an SP2D is one payment.
SAMPAI = ("LRA", "SPJ")
Realised = dict[tuple[Any, ...], tuple[int, str]]


def realised(engine: Engine, treasury: ir.Table, posisi: dt.date) -> Realised:
    """Amount and source per pemda, unit, year and account up to the position date: the newest LRA or SPJ, else the sum of the SP2D.

    An amount that one line leaves open, or holds, is not there at all. Payments without an account (UP, GU) say nothing of one.
    """
    usable = treasury.filter(treasury.kode_rekening.notnull() & (treasury.tanggal <= posisi))
    whole = usable.mutate(bersih=usable.nilai.notnull() & ~usable.tahan.fill_null(False))
    until = whole.filter(whole.jenis.isin(SAMPAI))
    # On the same day the LRA, which the finance office has closed, goes before the SPJ of the treasurer.
    newest = ibis.window(group_by=[_text(until, name) for name in _KEYS], order_by=[until.tanggal.desc(), until.jenis])
    until = until.mutate(k_urut=ibis.dense_rank().over(newest))
    found: Realised = {}
    for table in (whole.filter(whole.jenis == "SP2D"), until.filter(until.k_urut == 0)):
        summed = table.group_by(list(_KEYS)).aggregate(nilai=table.nilai.sum(), lengkap=table.bersih.all(), jenis=table.jenis.min())
        rows = engine.rows(summed.order_by([ibis.asc(name, nulls_first=True) for name in _KEYS]))
        found |= {tuple(row[name] for name in _KEYS): (row["nilai"], row["jenis"]) for row in rows if row["lengkap"]}
    return found


def _text(table: ir.Table, name: str) -> ir.StringValue:
    return table[name].cast("string").fill_null("")


def with_realised(lines: list[Line], found: Realised) -> list[Line]:
    """The lines of a budget in force with the realisation of the treasury where their own file has none, and ``sumber_realisasi``."""
    return [_with(row, found) for row in lines]


def _with(row: Line, found: Realised) -> Line:
    if row["realisasi"] is not None:
        return {**row, "sumber_realisasi": "anggaran"}
    amount = found.get((row["pemda"], row["unit"], row["tahun"], row["kode"])) if row["kode"] and row["tahap"] in _IN_FORCE else None
    return {**row, "realisasi": amount[0], "sumber_realisasi": amount[1]} if amount else {**row, "sumber_realisasi": None}
