"""The budget calendar of each government: two dates a step, and which step is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.siklus import Kalender, Langkah
from naungan.budget.tables import BUDGET_STEP
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def budget_step(engine: Engine, kalender: Kalender, *, pemda: Sequence[str], bulan: str, posisi: dt.date) -> ir.Table:
    """BUDGET_STEP of these governments for the fiscal year that pays ``bulan`` and the next; ``berikut`` is what findings advise."""
    first = tahun_anggaran(Bulan.parse(bulan))
    rows = [row for kode in sorted(pemda) for tahun in (first, first + 1) for row in _year(kalender, kode, tahun, posisi)]
    return engine.table(BUDGET_STEP.of(rows))


def _year(kalender: Kalender, pemda: str, tahun: int, posisi: dt.date) -> list[dict[str, Any]]:
    named = kalender.open_step(tahun, posisi, pemda)
    return [
        {"ke": at, **_row(pemda, one, posisi, (one.kode, one.urutan) == (named.kode, named.urutan))}
        for at, one in enumerate(kalender.langkah(tahun, pemda), start=1)
    ]


def _row(pemda: str, one: Langkah, posisi: dt.date, berikut: bool) -> dict[str, Any]:
    return {
        "pemda": pemda, "tahun": one.tahun, "langkah": one.kode, "urutan": one.urutan,
        "usulan": one.usulan.hari, "usulan_status": one.usulan.status, "usulan_sumber": one.usulan.sumber,
        "penetapan": one.penetapan.hari, "penetapan_status": one.penetapan.status, "penetapan_sumber": one.penetapan.sumber,
        "usul": one.usul, "terbuka": one.usul and one.usulan.hari >= posisi, "berikut": berikut, "hasil": one.hasil, "nomor": one.nomor,
    }  # fmt: skip
