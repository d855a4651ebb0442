"""Why a unit has no verdict: what came in is never said to be missing."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.budget.reasons import Sent, no_budget, no_workers

A = ("1671", "A")


def sent(*rows: dict[str, Any], lines: tuple[dict[str, Any], ...] = ()) -> Sent:
    return Sent.of([{"pemda": "1671", "unit": "A", **row} for row in rows], [{"pemda": "1671", "unit": "A", **line} for line in lines])


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "ALASAN_TANPA_PEKERJA"),
        ([{"dataset": "budget_line", "dipakai": 3}], "ALASAN_TANPA_PEKERJA"),
        ([{"dataset": "roster", "dipakai": 0}], "ALASAN_DAFTAR_BELUM_DIPAKAI"),
        ([{"dataset": None, "dipakai": 0}], "ALASAN_DAFTAR_BELUM_DIPAKAI"),
        ([{"dataset": "recap", "dipakai": 1}], "ALASAN_REKAP"),
        ([{"dataset": "recap", "dipakai": 1}, {"dataset": "roster", "dipakai": 9}], "ALASAN_BUKAN_TANGGUNGAN"),
    ],
)
def test_why_nobody_is_counted(rows: list[dict[str, Any]], why: str) -> None:
    assert no_workers(A, sent(*rows)) == why


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (sent(), "ALASAN_TANPA_ANGGARAN"),
        (sent(lines=({"unit": "B", "tahun": 2026, "tahap": "APBD"},)), "ALASAN_TANPA_ANGGARAN"),
        (sent(lines=({"unit": None, "tahun": 2026, "tahap": "APBD"},)), "ALASAN_ANGGARAN_TANPA_UNIT"),
        (sent(lines=({"tahun": 2027, "tahap": "RKPD"},)), "ALASAN_ANGGARAN_TAHUN_LAIN"),
        (sent(lines=({"tahun": 2026, "tahap": None},)), "ALASAN_ANGGARAN_TANPA_TAHAP"),
        (sent({"dataset": "budget_line", "dipakai": 0}), "ALASAN_ANGGARAN_BELUM_DIPAKAI"),
    ],
)
def test_why_there_is_no_line_to_judge_by(found: Sent, why: str) -> None:
    assert no_budget([A], found, 2026) == why
