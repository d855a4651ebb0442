"""Every kind of file that people state figures in, read as they see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from naungan.claims.check import work
from tests.claims.papers import HEADS, ROWS, docx, paragraph, pdf, printed, run, table

RATIO = "518.632 ÷ 1.312.370 = 39,5187 %"
TOTALS = {
    ("jumlah", "cocok", "50 + 30 + 20 = 100"),
    ("jumlah", "tidak_cocok", "100 + 120 + 80 = 300"),
    ("angka_tertukar", "tidak_cocok", "20 ÷ 80 = 25 %"),
}
LAST = ("Jumlah", 100, 310, "32,26")


def found(path: Path) -> list[dict[str, Any]]:
    return list(work({"path": str(path), "year": 2025})["rows"])


def kinds(path: Path) -> set[tuple[str, str, str | None]]:
    return {(one["jenis"], one["putusan"], one["dihitung"]) for one in found(path)}


def test_a_docx_is_read_with_its_changes_accepted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>400.000</w:delText></w:r></w:del>"
    control = f"<w:sdt><w:sdtContent>{run('39,52')}</w:sdtContent></w:sdt>"
    path = docx(
        tmp_path / "a.docx",
        paragraph(run("Terlindungi "), deleted, f"<w:ins>{run('518.632')}</w:ins>", run(" dari 1.312.370"), run("1", raised=True), run(" pekerja atau "), control, run(" persen.")),
    )  # fmt: skip
    assert [one["dihitung"] for one in found(path)] == [RATIO]
    assert work({"path": str(path), "year": 2025})["notes"] == ["DOCX_PERUBAHAN_BELUM_DITERIMA"]


def test_a_table_with_merged_cells_in_a_docx(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", table(("Rekap peserta", None, None, None), HEADS, *ROWS, LAST))
    assert kinds(path) >= TOTALS
    assert {one["tempat"] for one in found(path)} == {"tabel 1, baris 3", "tabel 1, baris 5", "tabel 1, baris 6"}


def test_a_list_in_a_docx_goes_on_with_its_sentence(tmp_path: Path) -> None:
    listed = "<w:pPr><w:numPr/></w:pPr>"
    items = [paragraph(listed, run(f"{name} {count} orang")) for name, count in (("guru", 100), ("perawat", 120), ("lainnya", 80))]
    assert kinds(docx(tmp_path / "a.docx", paragraph(run("Peserta berjumlah 300 orang, terdiri dari:")), *items)) == {
        ("jumlah", "cocok", "100 + 120 + 80 = 300")
    }


def test_a_pdf_with_text_and_a_table(tmp_path: Path) -> None:
    text = "#set par(justify: true)\nDi Jambi 518.632 dari 1.312.370 pekerja sudah terlindungi, atau 39,52 persen, menurut catatan kantor cabang pada rapat.\n\n"
    assert kinds(pdf(tmp_path / "a.pdf", text + printed((HEADS, *ROWS, LAST)))) >= TOTALS | {("rasio", "cocok", RATIO)}


def test_a_table_over_pages_with_broken_names_is_one(tmp_path: Path) -> None:
    rows = (
        ("Wilayah dan namanya", "Peserta"),
        *((f"Kabupaten yang bernama panjang nomor {at} itu", 1000 + at) for at in range(30)),
        ("Jumlah", 30_435),
    )
    text = "#set page(height: 9cm)\n" + printed(rows).replace("columns: 2", "columns: (4cm, auto)")
    assert [(one["putusan"], one["dinyatakan"]) for one in found(pdf(tmp_path / "a.pdf", text))] == [("cocok", "30.435")]


def test_a_workbook_with_a_sentence_below_its_table(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Rekap")
        sheet.merge_range("A1:D1", "Rekap peserta")
        shares = (0.5, 0.25, 0.52)
        lines = [HEADS, *((*row[:3], share) for row, share in zip(ROWS, shares, strict=True)), (), ("Jumlah", 100, 310)]
        for at, line in enumerate(lines, start=1):
            sheet.write_row(at, 0, line)
        sheet.write(9, 0, "Pemkab membayar Rp22.442.400 per bulan bagi 4.156 non-ASN dengan iuran Rp5.400 per orang.")
    assert kinds(tmp_path / "a.xlsx") >= {
        *TOTALS - {("angka_tertukar", "tidak_cocok", "20 ÷ 80 = 25 %")}, ("angka_tertukar", "tidak_cocok", "20 ÷ 80 = 0,25"),
        ("hasil_kali", "cocok", "4.156 × Rp5.400 × 1 bulan = Rp22.442.400"),
    }  # fmt: skip


def test_a_csv_with_a_total(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kab;Peserta;Tahun\nA;1.200;2024\nB;800;2024\nTotal;2.010;\n", "utf-8")
    assert kinds(tmp_path / "a.csv") == {("jumlah", "tidak_cocok", "1.200 + 800 = 2.000")}


def test_subtotals_and_a_grand_total(tmp_path: Path) -> None:
    lines = ["Kab;Peserta", "A;10", "B;20", "Jumlah;30", "C;5", "D;7", "Jumlah;12", "Jumlah seluruhnya;42"]
    (tmp_path / "a.csv").write_text("\n".join(lines), "utf-8")
    assert {one["putusan"] for one in found(tmp_path / "a.csv")} == {"cocok"} and len(found(tmp_path / "a.csv")) == 3


def test_a_total_over_rows_that_can_not_be_read_accuses_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kab;Peserta\nA;10\nB;sekian\nC;20\nJumlah;45\n", "utf-8")
    assert [one["putusan"] for one in found(tmp_path / "a.csv")] == ["tidak_dapat_diperiksa"]


def test_a_count_of_rows_in_the_total_row_is_no_sum(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nama;Honor\nA;1.500.000\nB;1.250.000\nJUMLAH;2\n", "utf-8")
    assert found(tmp_path / "a.csv") == []


@pytest.mark.parametrize(("total", "verdicts"), [(30, []), (31, ["tidak_dapat_diperiksa"])])
def test_rows_of_levels_accuse_nobody(tmp_path: Path, total: int, verdicts: list[str]) -> None:
    (tmp_path / "a.csv").write_text(f"Uraian;Pagu\nBelanja;30\nIuran JKK;20\nIuran JKM;10\nJumlah;{total}\n", "utf-8")
    assert [one["putusan"] for one in found(tmp_path / "a.csv")] == verdicts
