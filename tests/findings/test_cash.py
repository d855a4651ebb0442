"""A cash plan that stops before the year ends."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.engine import Engine
from naungan.findings.make import Today
from naungan.findings.planned import cash_findings, cash_rows
from naungan.intake.tables import CASH_PLAN
from naungan.kernel.period import Bulan
from tests.budget.money import JKK, LAIN
from tests.coverage.world import BULAN, PEMDA, POSISI


def plan(kode: str, last: int, tahun: int = 2026, blank: int | None = None) -> dict[str, Any]:
    months = {f"bulan_{number}": None if number == blank else 5 * (number <= last) for number in range(1, 13)}
    return {"sumber": "k", "berkas": "k", "baris": 1, "urutan": 0, "pemda": PEMDA, "unit": "A", "tahun": tahun, "kode_rekening": kode,
            "tahan": False, **months}  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([plan(JKK, 8)], (4, "2026-08")), ([plan(JKK, 12)], None), ([plan(JKK, 8), plan(JKK, 12)], None), ([plan(LAIN, 8)], None),
        ([plan(JKK, 8, blank=11)], None), ([plan(JKK, 8, tahun=2025)], None), ([plan(JKK, 0)], None),
    ],
)  # fmt: skip
def test_only_a_known_end_is_said(duck: Engine, rows: list[dict[str, Any]], said: tuple[int, str] | None) -> None:
    counted = cash_rows(duck, duck.table(CASH_PLAN.of(rows)), Bulan.parse(BULAN), None)
    found = cash_findings(counted, Today(BULAN, 2026, POSISI))
    assert [(one["jumlah"], one["kode"]) for one in found] == ([(said[0], "TEMUAN_KAS_BERHENTI")] if said else [])
    assert not said or said[1] in found[0]["params"]
