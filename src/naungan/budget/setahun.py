"""The need of a whole fiscal year, each month by its own law: held against the year's ceiling where what is left of it is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import bulan_tahun_anggaran
from naungan.acuan.kebijakan import Aturan
from naungan.budget.needs import DI_LUAR_APBD, paid_by_payer
from naungan.contribution import assess
from naungan.coverage.keys import WORKER, keyed, left
from naungan.coverage.payers import KEYS, payer_of
from naungan.coverage.state import BUKAN_PEMDA

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Rows = list[dict[str, Any]]
_CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "program", "kode_rekening", "dinyatakan")
_SEGMENTS = ("PU", "BPU")


@dataclass(frozen=True)
class Orang:
    """Whose year it is: ROSTER with ``orang``, one row per person and unit, and the law and policy that hold."""

    daftar: ir.Table
    aturan: Sequence[Aturan] | None = None
    known: dt.date | None = None


def year_needs(engine: Engine, orang: Orang, *, ledger: ir.Table, payer: ir.Table, tahun: int, bulan: str, pemda: Sequence[str]) -> Rows:
    """A row a cell of what these governments owe in a fiscal year for the people of the roster: ``pasti``, ``perkiraan``, ``ragu``.

    Every month a person works in counts, paid or not, registered or not; who has left the roster is not seen. Rupiah; ``ragu`` counts
    months of persons whose dues can't be computed. Grain: payer × category × segment × programme × account.
    """
    roster = orang.daftar.filter(orang.daftar.pemda.isin(list(pemda)))
    months = {str(month): [one for one in _SEGMENTS if month in bulan_tahun_anggaran(tahun, one)]
              for segmen in _SEGMENTS for month in bulan_tahun_anggaran(tahun, segmen)}  # fmt: skip
    owed = ibis.union(*(_month(engine, orang, roster, month, segments) for month, segments in sorted(months.items())))
    rows = _payable(ledger, payer, bulan).inner_join(owed, list(WORKER))
    rows = rows.filter(~((rows.pembayar == "pekerja") & (rows.segmen == "BPU")).fill_null(False))
    known = rows.jumlah.notnull()
    found = rows.group_by(list(_CELL)).aggregate(
        pasti=rows.jumlah.sum(where=~rows.kira).fill_null(0).cast("int64"),
        perkiraan=rows.jumlah.sum(where=rows.kira).fill_null(0).cast("int64"),
        bulan_pasti=(known & ~rows.kira).sum().cast("int64"),
        ragu=(~known).sum().cast("int64"),
    )
    return engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in _CELL]))


def judged(rows: Rows, pagu: int | None) -> dict[str, Any]:
    """``setahun``, ``kebutuhan_setahun``, its estimated part, and the shortfall of a purse; nothing where one of both sides is not known.

    Short on the exact part is short; enough only where the estimated part is carried too and nobody's dues are unknown.
    """
    exact, estimate = sum(row["pasti"] for row in rows), sum(row["perkiraan"] for row in rows)
    doubt = any(row["ragu"] for row in rows)
    if pagu is None or not any(row["bulan_pasti"] for row in rows):
        return {}
    axis = "kurang" if pagu < exact else "tidak_diketahui" if doubt or pagu < exact + estimate else "cukup"
    missing = max(0, exact - pagu) if axis != "tidak_diketahui" else None
    return {"setahun": axis, "kebutuhan_setahun": exact, "perkiraan_setahun": estimate, "kekurangan_setahun": missing}


def _month(engine: Engine, orang: Orang, roster: ir.Table, bulan: str, segments: list[str]) -> ir.Table:
    """What is due for one month, of the segments whose month this year pays."""
    owed = keyed(assess(engine, roster, bulan=bulan, aturan=orang.aturan, unik=True, known=orang.known))
    owed = owed.filter(owed.segmen.isin(segments))
    return owed.select(*WORKER, "program", "segmen", jumlah=paid_by_payer(owed), kira=owed.perkiraan.fill_null(False))


def _payable(ledger: ir.Table, payer: ir.Table, bulan: str) -> ir.Table:
    """Each worker with who pays, from which account; those whom others pay for, or from other books, are left out.

    The state is that of one month; who pays is asked also for those who are owed nothing in it.
    """
    ours = keyed(ledger.filter((ledger.keadaan != "other_payer") & ~ledger.pembayar.isin(BUKAN_PEMDA).fill_null(False)))
    ours = ours.mutate(k_segmen=ours.segmen.fill_null(""), k_kategori=ours.kategori.fill_null(""))
    ours = left(ours, payer_of(ours.select(*KEYS).distinct(), payer, bulan).select(*KEYS, "kode_rekening"), KEYS)
    ours = ours.filter(~ours.pembayar.isin(DI_LUAR_APBD).fill_null(False) | ours.kode_rekening.notnull())
    return ours.select(*WORKER, "pemda", "unit_pembayar", "kategori", "kode_rekening", "pembayar", dinyatakan=ours.pembayar.notnull())
