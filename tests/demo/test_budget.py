"""The budget files: stages of each month, four spellings of one account, lines that fall short by any reading."""

from __future__ import annotations

from collections import defaultdict

import pytest

from naungan.demo.budgetlines import spell
from naungan.demo.members import JATUH_TEMPO

from .conftest import Month

pytestmark = pytest.mark.chain

SPELLINGS = {
    "titik": ["5.1.02.02.02.0006"],
    "rapat": ["510202020006"],
    "nol_hilang": ["5.1.2.02.02.0006"],
    "segmen": ["5", "1", "02", "02", "02", "0006"],
}


@pytest.mark.parametrize("spelling", list(SPELLINGS))
def test_spellings_of_one_account(spelling: str) -> None:
    assert spell("5.1.02.02.02.0006", spelling) == SPELLINGS[spelling]


def lines(month: Month) -> list[dict[str, object]]:
    for paper in month.papers:
        sheet = paper.sheets[0]
        if "Tahap" in sheet.kepala:
            return [dict(zip(sheet.kepala, row, strict=True)) for row in zip(*sheet.kolom, strict=True)]
    return []


def test_stages_of_each_month(months: list[Month]) -> None:
    stages = defaultdict(set)
    for month in months:
        stages[month.bulan] |= {(line["Tahun"], line["Tahap"]) for line in lines(month)}
    assert stages["2023-07"] == {(2023, "APBD"), (2024, "RKPD"), (2024, "KUA-PPAS")}
    assert stages["2026-10"] == {(2026, "APBD"), (2026, "APBD-P"), (2027, "RKPD"), (2027, "KUA-PPAS"), (2027, "RKA")}


def test_traps_and_accounts_of_pppk_paruh_waktu(months: list[Month]) -> None:
    codes = {str(line.get("Kode Rekening")) for month in months for line in lines(month)}
    for wanted in ("0005", "0006", "0007", "0008", "0026", "0027", "0034", "0035"):
        assert any(code.endswith(wanted) for code in codes)


def test_realisation_never_exceeds_the_line_and_fits_the_months_paid(months: list[Month]) -> None:
    for month in months:
        for line in lines(month):
            if line["Realisasi"] is not None:
                assert 0 <= line["Realisasi"] <= line["Pagu"]
            if line["Bulan Dibayar"] is not None:
                assert 0 <= line["Bulan Dibayar"] <= 12
                assert line["Bulan Dibayar"] <= JATUH_TEMPO[month.bulan].bulan


def test_some_governments_hand_in_no_budget(months: list[Month]) -> None:
    without = [month for month in months if not lines(month)]
    assert 0 < len(without) < len(months) / 4
    assert all(unit["anggaran"] in (None, "tidak_diketahui") for month in without for unit in month.truth.unit)
