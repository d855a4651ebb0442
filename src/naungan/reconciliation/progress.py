"""How far each unit is: not budgeted, budgeted, disbursed, paid up to a month, behind. One state a unit, so that the counts add up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.purse import Masa
from naungan.budget.sums import known_sum
from naungan.kernel.period import Bulan
from naungan.reconciliation.words import Kemajuan
from naungan.relations.words import NO_DUTY, Anggaran, Pembayaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
Office = tuple[str, str]


def unit_progress(engine: Engine, *, unit_status: ir.Table, adequacy: ir.Table, ledger: ir.Table, bulan: str, posisi: dt.date) -> list[Row]:
    """Rows of UNIT_PROGRESS: one for each unit of UNIT_STATUS that has a code."""
    month = Bulan.parse(bulan)
    masa = Masa(tahun_anggaran(month), month, posisi)
    purses: dict[Office, list[Row]] = defaultdict(list)
    for row in engine.rows(adequacy.filter(adequacy.tahun == masa.tahun).order_by("pemda", "unit", "kode_rekening", "program")):
        purses[row["pemda"], row["unit"]].append(row)
    counted = ledger.group_by(["pemda", "unit"]).aggregate(orang=(~ledger.keadaan.isin(NO_DUTY)).sum())
    people = {(row["pemda"], row["unit"]): row["orang"] for row in engine.rows(counted)}
    status = engine.rows(unit_status.filter(unit_status.unit.notnull()).order_by("pemda", "unit"))
    return [_row(row, purses.get((row["pemda"], row["unit"]), []), people.get((row["pemda"], row["unit"])), masa) for row in status]


def _row(status: Row, purses: list[Row], orang: int | None, masa: Masa) -> Row:
    known = [row["realisasi"] for row in purses if row["realisasi"] is not None]
    pagu = known_sum(row["pagu"] for row in purses)
    due, late = masa.due("PU"), status["bulan_menunggak"]
    said = status["pembayaran"] in (Pembayaran.LUNAS, Pembayaran.MENUNGGAK)
    paid = status["lunas_sampai"]
    months = masa.up_to("PU", paid) if paid else max(0, due - late) if said and late is not None else None
    return {
        "pemda": status["pemda"], "unit": status["unit"], "unit_nama": status["unit_nama"],
        "kemajuan": _state(status, pagu, sum(known)), "orang": orang, "pagu": pagu, "realisasi": sum(known) if known else None,
        "sumber_realisasi": min((row["sumber_realisasi"] for row in purses if row["sumber_realisasi"]), default=None),
        "lunas_sampai": paid, "bulan_dibayar": months, "bulan_jatuh_tempo": due, "bulan_menunggak": late,
        "tunggakan": known_sum(row["tunggakan"] for row in purses) if late else 0 if late == 0 else None,
    }  # fmt: skip


def _state(status: Row, pagu: int | None, realisasi: int) -> Kemajuan:
    """The furthest that is known; nobody is behind of whom nobody says so."""
    if status["pembayaran"] == Pembayaran.MENUNGGAK:
        return Kemajuan.MENUNGGAK
    if status["pembayaran"] == Pembayaran.LUNAS:
        return Kemajuan.DIBAYAR
    if realisasi > 0:
        return Kemajuan.DICAIRKAN
    if pagu:
        return Kemajuan.DIANGGARKAN
    return Kemajuan.TIDAK_DIANGGARKAN if status["anggaran"] == Anggaran.TIDAK_DIANGGARKAN else Kemajuan.TIDAK_DIKETAHUI
