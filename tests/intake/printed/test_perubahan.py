"""An RKA of a changed budget: before and after stand side by side, each becomes lines of its own stage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.intake.printed.test_rincian import JKK, OPD, SUB, read

from naungan.engine import Engine

pytestmark = pytest.mark.chain

KEPT = [
    "Iuran JKK tenaga kebersihan",
    "40 Orang x 12 Bulan",
    2400,
    "Orang Bulan",
    0,
    1_152_000,
    "50 Orang x 12 Bulan",
    2400,
    "Orang Bulan",
    0,
    1_440_000,
]
NEW = ["Iuran JKK satpam", "", "", "", "", 0, "10 Orang x 6 Bulan", 2400, "Orang Bulan", 0, 144_000]
GONE = ["Iuran JKK pengemudi", "5 Orang x 12 Bulan", 2400, "Orang Bulan", 0, 144_000, "", "", "", "", "-"]
TOTALS = (1_296_000, 1_584_000)
DEEP = [
    ["Kode Rekening", *[""] * 5, "Uraian", "Sebelum Perubahan", *[""] * 4, "Setelah Perubahan", *[""] * 4, "Bertambah/(Berkurang)"],
    [*[""] * 7, "Rincian Perhitungan", *[""] * 3, "Jumlah", "Rincian Perhitungan", *[""] * 3, "Jumlah"],
    [*[""] * 7, *["Koefisien", "Harga", "Satuan", "PPN", ""] * 2, "(Rp)"],
]  # fmt: skip
SHALLOW = [
    ["Kode Rekening", *[""] * 5, "Uraian", "Rincian Perhitungan Sebelum Perubahan", *[""] * 3, "Jumlah Sebelum Perubahan",
     "Rincian Perhitungan Sesudah Perubahan", *[""] * 3, "Jumlah Sesudah Perubahan", "Selisih"],
    [*[""] * 7, *["Koefisien", "Harga", "Satuan", "PPN", ""] * 2],
]  # fmt: skip
FLAT = [["Kode Rekening", *[""] * 5, "Uraian", *(
    f"{name} {side}" for side in ("Sebelum", "Sesudah") for name in ("Koefisien", "Harga", "Satuan", "PPN", "Jumlah")
), "Bertambah / Berkurang"]]  # fmt: skip


def workbook(path: Path, heading: list[list[Any]], title: str = "RKA PERUBAHAN") -> Path:
    def row(text: str, code: list[str]) -> list[Any]:
        return [*code, *[""] * (6 - len(code)), text, *[""] * 4, TOTALS[0], *[""] * 4, TOTALS[1], TOTALS[1] - TOTALS[0]]

    rows = [
        [f"{title} - RINCIAN BELANJA SKPD"], ["Pemerintah Kota Contoh Tahun Anggaran 2026"], [],
        ["Organisasi", *[""] * 6, ": " + OPD], ["Sub Kegiatan", *[""] * 6, ": " + SUB], *heading,
        *(row("BELANJA", JKK[:level]) for level in range(1, 6)), row("Belanja Iuran Jaminan Kecelakaan Kerja", JKK),
        *([*[""] * 6, *line] for line in (KEPT, NEW, GONE)), row("Jumlah Anggaran Sub Kegiatan", []),
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("RKA")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, [None if cell == "" else cell for cell in cells])
    return path


@pytest.mark.parametrize("heading", [DEEP, SHALLOW, FLAT], ids=["three rows", "two rows", "one row"])
def test_each_side_becomes_lines_of_its_stage(duck: Engine, tmp_path: Path, heading: list[list[Any]]) -> None:
    file, lines, problems = read(duck, workbook(tmp_path / "a.xlsx", heading))
    assert (file["layout"], file["masuk"], file["diterima"], problems) == ("rka_rincian", 4, 4, {})
    assert {(line["tahap"], line["uraian"]): (line["orang"], line["bulan_rencana"], line["pagu"]) for line in lines} == {
        ("APBD", KEPT[0]): (40, 12, 1_152_000), ("APBD", GONE[0]): (5, 12, 144_000),
        ("APBD_P", KEPT[0]): (50, 12, 1_440_000), ("APBD_P", NEW[0]): (10, 6, 144_000),
    }  # fmt: skip
    assert {(line["unit_nama"], line["subkegiatan"], line["kode_rekening"], line["tahun"]) for line in lines} == {
        ("DINAS TENAGA KERJA", "2.07.05.2.01.0003", "5.1.02.02.02.0006", 2026)
    }


def test_a_shift_within_the_budget_is_no_change_of_it(duck: Engine, tmp_path: Path) -> None:
    heading = [[str(cell).replace("Perubahan", "Pergeseran") for cell in row] for row in DEEP]
    _, lines, _ = read(duck, workbook(tmp_path / "a.xlsx", heading, title="DPA PERGESERAN"))
    assert {line["tahap"] for line in lines} == {"APBD", "PERGESERAN"}


def test_the_subtotals_of_each_side_are_added_up_again(duck: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.intake.printed.test_perubahan.TOTALS", (1_296_000, 9))
    file, lines, problems = read(duck, workbook(tmp_path / "a.xlsx", SHALLOW))
    assert problems.keys() == {"RKA_REKENING_BEDA", "RKA_SUBKEGIATAN_BEDA"} and (file["diterima"], file["ditahan"]) == (2, 2)
    assert {line["tahap"] for line in lines if line["tahan"]} == {"APBD_P"}
