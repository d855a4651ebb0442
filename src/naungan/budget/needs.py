"""What the payers must find: dues counted to payer, category, segment, programme and months paid; persons are read once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import ibis

from naungan.budget.rows import NeedCell
from naungan.coverage.payers import KEYS, payer_of
from naungan.engine import half_up
from naungan.kernel.period import Bulan
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import BUKAN_PEMDA, PARTICIPANT

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Paid from purses whose lines are lumped or stand in other books: not readable here, so nothing is said of them unless the
# payer list names an account.
DI_LUAR_APBD = ("bos", "blud", "desa")
_CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "program", "kode_rekening", "terdaftar", "lunas_sampai", "dinyatakan", "sampai")


def paid_for(ledger: ir.Table, payer: ir.Table, bulan: str) -> ir.Table:
    """The workers whose dues an account of their government carries by the payer lists of a month, which need not be that of the ledger.

    Adds ``unit_pembayar`` (without a line the unit itself), ``pembayar`` (NULL without a line), ``kode_rekening`` and ``bagian``.
    """
    ours = keyed(ledger.drop("unit_pembayar", "pembayar"))
    ours = ours.mutate(k_segmen=ours.segmen.fill_null(""), k_kategori=ours.kategori.fill_null(""))
    line = payer_of(ours.select(*KEYS).distinct(), payer, bulan)
    ours = left(ours, line.select(*KEYS, "unit_pembayar", "pembayar", "kode_rekening", "bagian"), KEYS)
    ours = ours.mutate(unit_pembayar=ibis.coalesce(ours.unit_pembayar, ours.unit))
    others = ours.pembayar.isin(BUKAN_PEMDA).fill_null(False)
    return ours.filter(~others & (~ours.pembayar.isin(DI_LUAR_APBD).fill_null(False) | ours.kode_rekening.notnull()))


def going_on(payer: ir.Table, bulan: str, lain: str) -> ir.Table:
    """The lists as they hold in a later month: of a government of which every line has ended by then, lists being made for a year, the
    lines of this month go on."""
    last = payer.sampai.fill_null(lain).max().over(ibis.window(group_by="pemda"))
    ended = (last < lain) & (payer.sampai >= bulan)
    return payer.mutate(sampai=ibis.ifelse(ended.fill_null(False), ibis.null("string"), payer.sampai))


def payers_stay(engine: Engine, payer: ir.Table, bulan: str, lain: str) -> bool:
    """Whether the same lines of the payer lists hold in both months, of which the first comes first."""
    rows = engine.rows(payer.select("dari", "sampai").distinct())
    return not any(bulan < (row["dari"] or bulan) <= lain or bulan <= (row["sampai"] or lain) < lain for row in rows)


def needs_by_year(
    engine: Engine, years: Sequence[int], *, ledger: ir.Table, assessment: ir.Table, payer: ir.Table, bulan: str
) -> dict[int, list[NeedCell]]:
    """``needs`` of the running fiscal year and of later ones, by who pays in the January of each: asked anew only where that changes."""
    tables = {"ledger": ledger, "assessment": assessment, "payer": payer}
    found = {years[0]: needs(engine, **tables, bulan=bulan)}
    for year in years[1:]:
        begins = str(Bulan(year, 1))
        later = going_on(payer, bulan, begins)
        stay = payers_stay(engine, later, bulan, begins)
        found[year] = found[years[0]] if stay else needs(engine, **{**tables, "payer": later}, bulan=bulan, bayar=begins)
    return found


def needs(
    engine: Engine, *, ledger: ir.Table, assessment: ir.Table, payer: ir.Table, bulan: str, bayar: str | None = None
) -> list[NeedCell]:
    """A row a cell: ``orang_pasti`` and ``pasti`` (rupiah a month), ``perkiraan``, and ``orang_ragu`` (dues not computable).

    The payer of a wage earner pays the employer's share; who pays for the self-employed pays all of it; of a shared purse only
    its part. Held and unlinked workers count: they are people, and their dues are due. ``dinyatakan`` says that the payer list
    names the payer, ``sampai`` is the last month in which these workers are owed anything (NULL: no end is known). Who pays is read in
    the month ``bayar`` where another one than ``bulan`` is asked.
    """
    ours = paid_for(ledger, payer, bayar or bulan)
    ours = ours.filter(~((ours.pembayar == "pekerja") & (ours.segmen == "BPU")).fill_null(False))
    owed = keyed(assessment.filter(assessment.bulan == bulan))
    owed = owed.select(*WORKER, "program", "sampai", jumlah=paid_by_payer(owed), kira=owed.perkiraan.fill_null(False))
    rows = ours.select(*WORKER, "pemda", "unit_pembayar", "kategori", "segmen", "kode_rekening", "lunas_sampai",
                       "bagian", terdaftar=ours.keadaan.isin(PARTICIPANT), dinyatakan=ours.pembayar.notnull())  # fmt: skip
    rows = rows.inner_join(owed, list(WORKER))
    rows = rows.mutate(jumlah=share_of(rows.jumlah, rows.bagian))
    known = rows.jumlah.notnull()
    found = rows.group_by(list(_CELL)).aggregate(
        orang_pasti=(known & ~rows.kira).sum().cast("int64"),
        pasti=rows.jumlah.sum(where=~rows.kira).fill_null(0),
        orang_perkiraan=(known & rows.kira).sum().cast("int64"),
        perkiraan=rows.jumlah.sum(where=rows.kira).fill_null(0),
        orang_ragu=(~known).sum().cast("int64"),
    )
    return cast("list[NeedCell]", engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in _CELL])))


def paid_by_payer(owed: ir.Table) -> ir.IntegerColumn:
    """The share of each row of an assessment that who pays for the worker must find."""
    return ibis.ifelse((owed.segmen == "BPU").fill_null(False), owed.pemberi_kerja + owed.pekerja, owed.pemberi_kerja)


def share_of(amount: ir.IntegerColumn, bagian: ir.IntegerColumn) -> ir.IntegerValue:
    """The part of a due that a shared purse carries, per mille, rounded half up; all of it without a share."""
    return ibis.ifelse(bagian.isnull(), amount, half_up(amount * bagian, 1000))
