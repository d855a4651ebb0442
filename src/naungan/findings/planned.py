"""Rules about what a budget was planned for: people and months of its lines, lines on no map, and a cash plan that ends early."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.budget.mapped import PETA, mapped
from naungan.budget.rows import Line
from naungan.findings.make import Finding, Step, Today, budget_step, finding
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_MONTHS = range(1, 13)


def planned_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """The coefficients speak of fewer people than the roster holds: the widest gap of each paying unit, the running year first."""
    short = [row for row in rows if row["orang_rencana"] is not None and row["orang"] and row["orang_rencana"] < row["orang"]]
    widest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in sorted(short, key=lambda one: (one["tahun"], one["orang_rencana"] - one["orang"])):
        widest.setdefault((row["pemda"], row["unit"]), row)
    return [
        finding(
            "TEMUAN_RENCANA_ORANG_KURANG", row, row["orang"] - row["orang_rencana"], "orang", None,
            budget_step(row["tahun"], today, row["pemda"]),
            tahun=row["tahun"], orang=row["orang_rencana"], pekerja=row["orang"], rekening=row["kode_rekening"],
            bulan_rencana="?" if row["bulan_rencana"] is None else row["bulan_rencana"],
        )
        for row in widest.values()
    ]  # fmt: skip


def proposal_findings(lines: list[Line], today: Today) -> list[Finding]:
    """Lines that look like Jamsostek and are on no map, counted to the unit; what they hold is in no figure."""
    units: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
    for row in lines:
        if row["usulan"] and (row["tahun"] or 0) >= today.tahun:
            units[row["pemda"], row["unit"]].append(row)
    step = Step("LANGKAH_PETAKAN_REKENING")
    return [
        finding("TEMUAN_REKENING_BELUM_DIPETAKAN", rows[0], sum(row["usulan"] for row in rows), "baris", None, step)
        for rows in units.values()
    ]


def cash_rows(engine: Engine, cash_plan: ir.Table, bulan: Bulan, peta: Peta | None) -> list[dict[str, Any]]:
    """The months of the Jamsostek accounts added up to the unit; None as soon as a line leaves a month open."""
    words = ("rekening_nama", "keterangan", "subkegiatan_nama", "dana")
    rows = mapped(cash_plan.mutate(**{name: ibis.null("string") for name in words}), peta or default_peta(), bulan)
    rows = rows.filter((rows.letak == PETA) & ~rows.tahan.fill_null(False))
    keys = ["pemda", "unit", "tahun"]
    months = {f"b{number}": _whole(rows[f"bulan_{number}"]) for number in _MONTHS}
    found = rows.group_by(keys).aggregate(unit_nama=rows.unit_nama.min(), **months)
    return engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in keys]))


def cash_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """A cash plan of the running year that stops before December."""
    found = []
    for row in rows:
        amounts = [row[f"b{number}"] for number in _MONTHS]
        if row["tahun"] != today.tahun or None in amounts or not any(amounts):
            continue
        last = max(number for number, amount in zip(_MONTHS, amounts, strict=True) if amount)
        if last < len(_MONTHS):
            params = {"sampai": str(Bulan(row["tahun"], last)), "tahun": row["tahun"]}
            found.append(finding("TEMUAN_KAS_BERHENTI", row, len(_MONTHS) - last, "bulan", None, Step("LANGKAH_PERBAIKI_KAS"), **params))
    return found


def _whole(amount: ir.IntegerColumn) -> ir.IntegerScalar:
    return ibis.ifelse(amount.count() == amount.isnull().count(), amount.sum(), ibis.null("int64"))
