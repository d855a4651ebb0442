"""What the payers must find: dues counted to payer, category, segment, programme and months paid; persons are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import ibis

from naungan.budget.rows import NeedCell
from naungan.coverage.payers import KEYS, payer_of
from naungan.engine import half_up
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import NO_DUTY, PARTICIPANT

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Paid from purses whose lines are lumped or stand in other books: not readable here, so nothing is said of them unless the
# payer list names an account.
DI_LUAR_APBD = ("bos", "blud", "desa")
_CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "program", "kode_rekening", "terdaftar", "lunas_sampai", "dinyatakan", "sampai")


def needs(engine: Engine, *, ledger: ir.Table, assessment: ir.Table, payer: ir.Table, bulan: str) -> list[NeedCell]:
    """A row a cell: ``orang_pasti`` and ``pasti`` (rupiah a month), ``perkiraan``, and ``orang_ragu`` (dues not computable).

    The payer of a wage earner pays the employer's share; who pays for the self-employed pays all of it; of a shared purse only
    its part. Held and unlinked workers count: they are people, and their dues are due. ``dinyatakan`` says that the payer list
    names the payer, ``sampai`` is the last month in which these workers are owed anything (NULL: no end is known).
    """
    ours = keyed(ledger.filter(~ledger.keadaan.isin(NO_DUTY)))
    ours = ours.mutate(k_segmen=ours.segmen.fill_null(""), k_kategori=ours.kategori.fill_null(""))
    accounts = payer_of(ours.select(*KEYS).distinct(), payer, bulan).select(*KEYS, "kode_rekening", "bagian")
    ours = left(ours, accounts, KEYS)
    ours = ours.filter(~ours.pembayar.isin(DI_LUAR_APBD).fill_null(False) | ours.kode_rekening.notnull())
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
