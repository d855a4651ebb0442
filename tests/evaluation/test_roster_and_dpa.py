"""One roster, one DPA and nothing else: whether the year is funded is answered, and what is left is said to be another question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.kernel.messages import sentence
from tests.command import run
from tests.evaluation.test_messy import health
from tests.evaluation.test_office_folder import printed_dpa, rows

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    root = tmp_path_factory.mktemp("berdua")
    folder = root / "berkas" / "3301 Kabupaten Cilacap" / "2026-10"
    folder.mkdir(parents=True)
    health(folder)
    printed_dpa(folder)
    done = run("evaluate", root / "berkas", "--bulan", "2026-10", "--out", root / "hasil")
    assert done.returncode in (0, 1), done.stderr
    return root / "hasil", done.stdout


def test_the_year_is_answered_without_any_realisation(told: tuple[Path, str]) -> None:
    out, screen = told
    found = [row for row in rows(out, "adequacy") if row["kode_rekening"]]
    assert {(row["program"], row["setahun"], row["pagu"], row["kebutuhan_setahun"], row["kekurangan_setahun"]) for row in found} == {
        ("jkk", "cukup", 388_800, 388_800, 0), ("jkm", "cukup", 486_000, 486_000, 0),
    }  # fmt: skip
    assert {(row["anggaran"], row["tersedia"]) for row in found} == {("tidak_diketahui", None)}
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["total"]["setahun"] == {
        "pagu_setahun": 874_800,
        "kebutuhan_setahun": 874_800,
        "kekurangan_setahun": 0,
        "rekening_lain": 0,
    }
    assert "pagu setahun Rp874.800 terhadap kebutuhan setahun Rp874.800: pagu setahun menutupnya" in screen


def test_sheet_and_page_say_which_question_is_which(told: tuple[Path, str]) -> None:
    out, _ = told
    sheet: Any = openpyxl.load_workbook(out / "book.xlsx")[sentence("DOK_LEMBAR_KECUKUPAN")]
    table = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(at for at, row in enumerate(table) if sentence("DOK_KOLOM_SETAHUN") in row)
    place = table[top].index("Pagu setahun terhadap kebutuhan setahun")
    assert {row[place] for row in table[top + 1 :] if row[0] and row[4] != sentence("DOK_TANPA_REKENING")} == {"cukup"}
    page = (out / "book.html").read_text("utf-8")
    assert "Pagu setahun terhadap kebutuhan setahun: pagu setahun Rp874.800" in page
