"""Budget lines, counted to the account: what belongs to Jamsostek, and whether the rest of the unit's budget is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import pilihan
from naungan.acuan.rekening import rekening_jamsostek
from naungan.kernel.period import Bulan
from naungan.relations.words import TAHAP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Stages without accounts: a sub-activity and a ceiling.
AWAL = ("RKPD", "KUA_PPAS")


def lines(engine: Engine, budget_line: ir.Table, *, bulan: Bulan, rekening_lain: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """One row per pemda, unit, year, stage and Jamsostek account; all other lines of a unit and stage in one (``jamsostek`` False).

    ``rekening_lain`` are accounts that a payer list names. An amount is None as soon as one line leaves it open or is held.
    """
    known = budget_line.kode_rekening.isin([*rekening_jamsostek(), *rekening_lain]).fill_null(False)
    named = budget_line.kode_rekening.isnull() & _names_jamsostek(budget_line.uraian, bulan)
    rows = budget_line.mutate(
        kode=ibis.ifelse(known, budget_line.kode_rekening, ibis.null("string")),
        jamsostek=known | named,
        bersih=~budget_line.tahan.fill_null(False),
    )
    found = rows.group_by(["pemda", "unit", "tahun", "tahap", "kode", "jamsostek"]).aggregate(
        unit_nama=rows.unit_nama.min(),
        pagu=_whole(rows.pagu, rows.bersih),
        realisasi=_whole(rows.realisasi, rows.bersih),
        bulan_dibayar=rows.bulan_dibayar.min(where=rows.bersih),
        baris=rows.count(),
    )
    keys = ("pemda", "unit", "tahun", "tahap", "kode", "jamsostek")
    return engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in keys]))


def newest(rows: list[dict[str, Any]]) -> dict[tuple[str, str | None, int], str]:
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


def _names_jamsostek(uraian: ir.StringColumn, bulan: Bulan) -> ir.BooleanColumn:
    words = "|".join(pilihan("kata_kunci", bulan))
    return uraian.lower().re_search(f"(^|[^a-z])({words})([^a-z]|$)").fill_null(False)
