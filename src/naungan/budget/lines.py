"""Budget lines, counted to the account: what belongs to Jamsostek, and whether the rest of the unit's budget is there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

import ibis

from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.budget.mapped import GABUNGAN, PETA, USULAN, mapped, named_accounts, names_jamsostek
from naungan.budget.realised import realised, with_realised
from naungan.budget.rows import Line
from naungan.kernel.period import Bulan
from naungan.relations.words import TAHAP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Stages without accounts: a sub-activity and a ceiling.
AWAL = ("RKPD", "KUA_PPAS")
_KEYS = ("pemda", "unit", "tahun", "tahap", "urutan", "kode", "keluarga", "program", "jamsostek")


def lines(
    engine: Engine, *, budget_line: ir.Table, payer: ir.Table, treasury: ir.Table, bulan: str, posisi: dt.date, peta: Peta | None = None
) -> list[Line]:
    """One row per pemda, unit, year, stage, family, programme and Jamsostek account; all other lines of a unit and stage in one.

    ``jamsostek`` is False for those others, of which ``gabungan`` counts lumped and ``usulan`` proposed lines (``rupiah_usulan``
    their ceiling). An account that the payer list names is Jamsostek's. An amount, and the people planned (``orang``), is None as soon as
    one line leaves it open or is held; ``realisasi`` of a budget in force stands in from the treasury up to ``posisi``
    (``sumber_realisasi``). Of several pergeseran of a year the last alone is in force. Counted once a run: need, status and findings
    take the same rows.
    """
    every = all_lines(engine, budget_line=budget_line, payer=payer, bulan=bulan, peta=peta)
    return with_realised(in_force(every), realised(engine, treasury, posisi))


def all_lines(engine: Engine, *, budget_line: ir.Table, payer: ir.Table, bulan: str, peta: Peta | None = None) -> list[Line]:
    """The same rows of every pergeseran (``urutan``) without realisation of the treasury: a chain is followed by them."""
    month = Bulan.parse(bulan)
    return _counted(engine, mapped(budget_line, peta or default_peta(), month, named_accounts(engine, payer)), month)


def in_force(rows: list[Line]) -> list[Line]:
    """The rows without those of a pergeseran that a later one of the same unit and year has replaced."""
    last: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = (row["pemda"], row["unit"], row["tahun"], row["tahap"])
        last[key] = max(last.get(key, 0), row["urutan"] or 0)
    return [row for row in rows if (row["urutan"] or 0) == last[row["pemda"], row["unit"], row["tahun"], row["tahap"]]]


def _counted(engine: Engine, rows: ir.Table, bulan: Bulan) -> list[Line]:
    known = (rows.letak == PETA).fill_null(False)
    named = rows.kode_rekening.isnull() & names_jamsostek(rows, bulan)
    nothing = ibis.null("string")
    rows = rows.mutate(
        kode=ibis.ifelse(known, rows.kode_rekening, nothing), keluarga=ibis.ifelse(known, rows.keluarga, nothing),
        program=ibis.ifelse(known, rows.program, nothing), urutan=rows.urutan_tahap, jamsostek=known | named,
        bersih=~rows.tahan.fill_null(False),
    )  # fmt: skip
    found = rows.group_by(list(_KEYS)).aggregate(
        unit_nama=rows.unit_nama.min(),
        pagu=_whole(rows.pagu, rows.bersih),
        pagu_murni=_whole(rows.pagu_murni, rows.bersih),
        realisasi=_whole(rows.realisasi, rows.bersih),
        bulan_dibayar=rows.bulan_dibayar.min(where=rows.bersih),
        orang=_whole(rows.orang, rows.bersih),
        bulan_rencana=ibis.ifelse(rows.bulan_rencana.min() == rows.bulan_rencana.max(), rows.bulan_rencana.max(), ibis.null("int64")),
        gabungan=(rows.letak == GABUNGAN).fill_null(False).sum(),
        usulan=(rows.letak == USULAN).fill_null(False).sum(),
        rupiah_usulan=rows.pagu.sum(where=rows.letak == USULAN),
        baris=rows.count(),
    )
    return cast("list[Line]", engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in _KEYS])))


def newest(rows: list[Line]) -> dict[tuple[str, str | None, int], str]:
    """The newest stage per pemda, unit and year among the lines."""
    found: dict[tuple[str, str | None, int], str] = {}
    for row in rows:
        key = (row["pemda"], row["unit"], row["tahun"])
        if row["tahap"] and (key not in found or order(row["tahap"]) > order(found[key])):
            found[key] = row["tahap"]
    return found


def order(tahap: str) -> int:
    """Where a stage stands in the year."""
    return TAHAP.index(tahap)


def _whole(amount: ir.IntegerColumn, usable: ir.BooleanColumn) -> ir.IntegerScalar:
    """The sum, or NULL when one line leaves it open."""
    known = amount.notnull() & usable
    return ibis.ifelse(known.sum() == amount.isnull().count(), amount.sum(), ibis.null("int64"))
