"""The need of a whole fiscal year, each month by its own law, and the year's ceiling against it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, cast

import ibis

from naungan.acuan.anggaran import bulan_tahun_anggaran, tahun_anggaran
from naungan.budget.needs import going_on, paid_for, share_of
from naungan.budget.orang import Orang, law_dues, works
from naungan.budget.rows import Line, YearCell
from naungan.contribution import alike
from naungan.kernel.period import Bulan
from naungan.relations.joins import WORKER
from naungan.relations.words import Anggaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "program", "kode_rekening", "dinyatakan")
_SEGMENTS = ("PU", "BPU")


def needs_of_years(
    engine: Engine, orang: Orang, *, lines: list[Line], ledger: ir.Table, payer: ir.Table, bulan: str
) -> dict[int, list[YearCell]]:
    """``year_needs`` of the fiscal year that pays ``bulan`` and of the next one, for who has a plan or budget of it."""
    first, found = tahun_anggaran(Bulan.parse(bulan)), {}
    for tahun in (first, first + 1):
        asked = sorted({row["pemda"] for row in lines if row["tahun"] == tahun})
        if asked:
            found[tahun] = year_needs(engine, orang, ledger=ledger, payer=payer, tahun=tahun, bulan=bulan, pemda=asked)
    return found


def year_needs(
    engine: Engine, orang: Orang, *, ledger: ir.Table, payer: ir.Table, tahun: int, bulan: str, pemda: Sequence[str]
) -> list[YearCell]:
    """A row a cell of what these governments owe in a fiscal year for the people of the roster: ``pasti``, ``perkiraan``, ``ragu``.

    Every month a person works in counts, paid or not, registered or not; who has left the roster is not seen. Rupiah; ``ragu`` counts
    months of persons whose dues can't be computed. Of a year that has not begun the payers are those of its January, and contracts that
    end in the December before count as renewed (``renewed``).

    Grain: payer × category × segment × programme × account.
    """
    roster, pays = orang.daftar.filter(orang.daftar.pemda.isin(list(pemda))), bulan
    if tahun > tahun_anggaran(Bulan.parse(bulan)):
        roster, pays = renewed(roster, tahun), str(Bulan(tahun, 1))
        payer = going_on(payer, bulan, pays)
    orang = orang.of(roster)
    months = sorted({month for segmen in _SEGMENTS for month in bulan_tahun_anggaran(tahun, segmen)})
    owed = ibis.union(*(_alike(engine, orang, group, tahun) for group in alike(months, orang.aturan, orang.known)))
    rows = _payable(ledger, payer, pays).inner_join(owed, list(WORKER))
    rows = rows.filter(~((rows.pembayar == "pekerja") & (rows.segmen == "BPU")).fill_null(False))
    rows = rows.mutate(jumlah=share_of(rows.jumlah, rows.bagian))
    known = rows.jumlah.notnull()
    found = rows.group_by(list(_CELL)).aggregate(
        pasti=(rows.jumlah * rows.bulan).sum(where=~rows.kira).fill_null(0).cast("int64"),
        perkiraan=(rows.jumlah * rows.bulan).sum(where=rows.kira).fill_null(0).cast("int64"),
        bulan_pasti=rows.bulan.sum(where=known & ~rows.kira).fill_null(0).cast("int64"),
        ragu=rows.bulan.sum(where=~known).fill_null(0).cast("int64"),
    )
    return cast("list[YearCell]", engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in _CELL])))


def renewed(daftar: ir.Table, tahun: int) -> ir.Table:
    """The people as they are asked for in a year to come, with ``perpanjangan``: whose contract ends in the December before it goes on.

    Contracts are made for a fiscal year; that they end with it says nothing of the work.
    """
    last = Bulan(tahun - 1, 12)
    ends = daftar.akhir.between(ibis.literal(last.first_day), ibis.literal(last.last_day)).fill_null(False)
    return daftar.mutate(akhir=ibis.ifelse(ends, ibis.null("date"), daftar.akhir), perpanjangan=ends)


def judged(rows: list[YearCell], pagu: int | None) -> dict[str, Any]:
    """``setahun``, ``kebutuhan_setahun``, its estimated part, and the shortfall of a purse; nothing where one of both sides is not known.

    Short on the exact part is short; enough only where the estimated part is carried too and nobody's dues are unknown.
    """
    exact, estimate = sum(row["pasti"] for row in rows), sum(row["perkiraan"] for row in rows)
    doubt = any(row["ragu"] for row in rows)
    if pagu is None or not any(row["bulan_pasti"] for row in rows):
        return {}
    axis = Anggaran.KURANG if pagu < exact else Anggaran.TIDAK_DIKETAHUI if doubt or pagu < exact + estimate else Anggaran.CUKUP
    missing = max(0, exact - pagu) if axis != Anggaran.TIDAK_DIKETAHUI else None
    return {"setahun": axis, "kebutuhan_setahun": exact, "perkiraan_setahun": estimate, "kekurangan_setahun": missing}


def _alike(engine: Engine, orang: Orang, months: Sequence[Bulan], tahun: int) -> ir.Table:
    """What is due for months of one law, counted in the months a person works (``bulan``)."""
    owed = law_dues(engine, orang, months[0])
    paid = {one: [month for month in months if month in bulan_tahun_anggaran(tahun, one)] for one in _SEGMENTS}
    counts = ((owed.segmen == one, _worked(owed, paid[one])) for one in _SEGMENTS)
    return owed.mutate(bulan=ibis.cases(*counts)).select(*WORKER, "program", "segmen", "jumlah", "kira", "bulan")


def _worked(owed: ir.Table, months: Sequence[Bulan]) -> ir.IntegerValue:
    """In how many of the months a person works and is owed something: any day of work makes a whole month."""
    days = [(ibis.literal(month.first_day), ibis.literal(month.last_day)) for month in months]
    return reduce(add, (works(owed, first, last).cast("int64") for first, last in days), ibis.literal(0, "int64"))


def _payable(ledger: ir.Table, payer: ir.Table, bulan: str) -> ir.Table:
    """Each worker with who pays, from which account: asked also for those who are owed nothing in the month of the ledger."""
    ours = paid_for(ledger, payer, bulan)
    return ours.select(
        *WORKER, "pemda", "unit_pembayar", "kategori", "kode_rekening", "pembayar", "bagian", dinyatakan=ours.pembayar.notnull()
    )
