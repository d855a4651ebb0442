"""The book, read back by an independent reader."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.documents.conftest import fingerprint

from naungan import documents
from naungan.engine import Engine
from naungan.told import words
from naungan.told.material import gather
from naungan.told.provinces import dearest
from naungan.told.submitted import submitted_rows

PAID = ["Rekonsiliasi", "Belum dialokasikan", "Alokasi pembayaran", "Umur tunggakan", "Utang iuran", "Berita acara"]
SHEETS = [
    "Ringkasan", "Penyerahan", "Jenis Berkas", "Rekap Nasional-Provinsi", "Rekap Pemda", "Rekap OPD", "Tagihan", "Tanya BPJS", "Honorarium",
    "Paket Pekerjaan", "Data Wilayah", "Calon Pekerja", "Kecukupan", "Rantai Anggaran", "Evaluasi Raperda", "Kalender Anggaran", "Dompet",
    "Dompet Berakhir", "Pindah Pembayar", "Usulan Anggaran", "Temuan", "Kemajuan OPD", *PAID, "Yang dipertaruhkan", "Masalah Data",
    "Metode dan Sumber", "Daftar Berkas", "Data Grafik",
]  # fmt: skip
SIGNS = (("✔", "cukup"), ("▼", "kurang"), ("✖", "tidak_dianggarkan"), ("?", "tidak_diketahui"), ("?", "belum_dapat_dinilai"))
TABLES = [name for name in SHEETS if name not in ("Ringkasan", "Metode dan Sumber")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    documents.write_book(path, gather(duck, results, run))
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def cells(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def column(sheet: Any, heading: str) -> list[Any]:
    top = next(row for row in sheet.iter_rows(min_row=1, max_row=10) if any(cell.value == heading for cell in row))
    at = next(cell for cell in top if cell.value == heading)
    return [sheet.cell(row, at.column) for row in range(at.row + 1, sheet.max_row + 1)]


def test_sheets_stand_in_reading_order(book: Any) -> None:
    assert book.sheetnames == SHEETS
    assert book.active.title == "Ringkasan"


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_frozen_headings_filters_and_print_set_up(book: Any, name: str) -> None:
    sheet = book[name]
    heading = int(re.sub(r"\D", "", sheet.freeze_panes)) - 1
    assert sheet.auto_filter.ref.startswith(f"A{heading}:")
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert "Oktober 2026" in sheet.oddHeader.right.text and "Halaman" in sheet.oddFooter.right.text
    assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[heading] if cell.value)


def test_row_counts(book: Any, sample: dict[str, Any]) -> None:
    for name, relation in (("Kecukupan", "adequacy"), ("Temuan", "finding"), ("Daftar Berkas", "file"), ("Rekap OPD", "unit_status")):
        assert len(column(book[name], book[name].cell(4, 1).value)) == sample[relation].num_rows
    assert len(column(book["Masalah Data"], "Masalah")) == 12, "by kind and government, not row by row"


def test_money_and_shares_are_numbers_with_formats(book: Any) -> None:
    sheet = book["Rekap Pemda"]
    needs = column(sheet, "Kebutuhan (Rp)")
    assert all(isinstance(cell.value, int) and cell.number_format.endswith("#,##0") for cell in needs)
    shares = [cell for cell in column(sheet, "Cakupan bawah") if cell.value != "tidak tersedia"]
    assert all(0 <= cell.value <= 1 and cell.number_format.endswith("0.0%") for cell in shares)


def test_unknown_is_said_in_words(book: Any) -> None:
    sheet = book["Rekap Pemda"]
    row = next(row for row in sheet.iter_rows() if any(cell.value == "1904" for cell in row))
    said = {heading.value: cell.value for heading, cell in zip(sheet[4], row, strict=True)}
    of_budgets = ("Kebutuhan (Rp)", "Sisa pagu (Rp)", "Kekurangan (Rp)", "Unit belum dapat dinilai")
    counted = set(said) - {"Provinsi", "Kode", "Wilayah / pemda", *of_budgets}
    assert {said[name] for name in counted} == {"tidak tersedia"}, "nobody was counted: no zero"
    assert isinstance(said[of_budgets[0]], int), "what its budget files say is shown all the same"
    pagu = [cell.value for cell in column(book["Kecukupan"], "Pagu (Rp)")]
    assert "tidak tersedia" in pagu and 0 not in pagu and None not in pagu


def test_the_headline_says_both_bounds_and_its_denominator(book: Any, sample: dict[str, Any]) -> None:
    nation = next(row for row in sample["measure"].to_pylist() if row["tingkat"] == "nasional")
    text = " ".join(str(cell.value) for cell in cells(book["Ringkasan"]))
    assert f"{float(nation['batas_bawah']) * 100:.1f}%".replace(".", ",") in text
    assert f"{float(nation['batas_atas']) * 100:.1f}%".replace(".", ",") in text
    assert "penyebut pekerja dalam daftar yang diserahkan unit" in text and "lingkup: nasional" in text


def test_charts_are_native(book: Any) -> None:
    assert len(book["Ringkasan"]._charts) == 2 + 2, "coverage, budget, and one of states for each province"


def test_nothing_becomes_a_formula_or_a_link(path: Path, book: Any) -> None:
    hostile = [cell for sheet in book for cell in cells(sheet) if str(cell.value).startswith(("=", "@"))]
    assert hostile and all(cell.data_type == "s" for cell in hostile)
    with zipfile.ZipFile(path) as parts:
        content = {name: parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if name.startswith("xl/worksheets/")}
    assert not [name for name, text in content.items() if "<f>" in text or "<hyperlink" in text]


def test_no_person_stands_in_the_book(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        text = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    # A hash may hold sixteen digits in a row; a NIK stands alone.
    assert not re.search(r"(?<![0-9a-f.])\d{16}(?![0-9a-f])", text)
    assert "Pekerja 2" not in text and "1671••" not in text


def test_each_measure_explains_itself(book: Any) -> None:
    sheet = book["Rekap OPD"]
    noted = {cell.value for cell in sheet[4] if cell.comment}
    assert {"Pekerja", "Cakupan bawah", "Cakupan atas", "Kebutuhan (Rp)", "Anggaran", "Pembayaran"} <= noted


def test_colour_always_has_a_word_and_a_sign(book: Any) -> None:
    marks = {cell.value for cell in column(book["Rekap OPD"], "Anggaran")}
    assert marks == {f"{sign} {words.label('ANGGARAN', word)}" for sign, word in SIGNS}


def test_method_names_every_state_and_the_inputs(book: Any) -> None:
    text = " ".join(str(cell.value) for cell in cells(book["Metode dan Sumber"]))
    for part in (
        "Tarif JKK",
        "I: 0,24%; II: 0,54%",
        "✔ dipastikan",
        "? tidak diketahui",
        "f" * 64,
        "Baris hasil: ledger",
        "tidak pernah berarti nol",
    ):
        assert part in text
    assert fingerprint(0) in [cell.value for cell in column(book["Daftar Berkas"], "Sidik SHA-256")]


def test_submissions_count_units_against_the_list(book: Any) -> None:
    sheet = book["Penyerahan"]
    silent = next(row for row in sheet.iter_rows() if any(cell.value == "Kabupaten Bangka Tengah" for cell in row))
    assert [cell.value for cell in silent][2:6] == [3, 0, 3, 0]


def test_a_village_on_no_list_is_named_and_not_waited_for(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> None:
    material = gather(duck, results, run)
    village = {**material.unit[0], "unit": "DESA SUKA MAJU", "nama": "Desa Suka Maju", "dari_daftar": False}
    for units, asked, named in ((material.unit, 3, 0), ([*material.unit, village], 3, 1), ([village], None, 1)):
        row = submitted_rows(dataclasses.replace(material, unit=units))[material.pemda.index(village["pemda"])]
        assert (row["unit_seluruh"], row["unit_lain"]) == (asked, named)
        assert row["unit_belum"] == (None if asked is None else asked - row["unit_menyerahkan"])


def test_kinds_of_file_are_counted_and_add_up(book: Any, sample: dict[str, Any]) -> None:
    sheet = book["Jenis Berkas"]
    counted = [cell.value for cell in column(sheet, "Berkas") if cell.value is not None]
    rows = [cell.value for cell in column(sheet, "Baris masuk") if cell.value is not None]
    files = sample["file"].to_pylist()
    assert sum(counted) == len(files) and sum(rows) == sum(file["masuk"] or 0 for file in files)
    names = [str(cell.value) for cell in column(sheet, "Tata letak") if cell.value]
    assert len(names) == len(set(names)) and any(name.startswith("Belum dapat dibaca") for name in names)


def test_dearest_are_three_per_province_by_amount(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> None:
    found = dearest(gather(duck, results, run))
    assert {name: len(rows) for name, rows in found.items()} == {"Sumatera Selatan": 3, "Kepulauan Bangka Belitung": 3}
    amounts = [one.rupiah or 0 for one in found["Sumatera Selatan"]]
    assert amounts == sorted(amounts, reverse=True)


def test_a_run_without_any_result_still_makes_a_book(tmp_path: Path, duck: Engine, sample: dict[str, Any], run: dict[str, Any]) -> None:
    empty = {name: duck.table(table.slice(0, 0)) for name, table in sample.items()}
    documents.write_book(tmp_path / "book.xlsx", gather(duck, empty, {**run, "parameter": [], "posisi": None}))
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["Ringkasan"]
    assert "tidak tersedia" in [cell.value for cell in cells(sheet)]


def test_same_results_make_the_same_bytes(tmp_path: Path, path: Path, duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> None:
    documents.write_book(tmp_path / "again.xlsx", gather(duck, results, run))
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_a_finding_reads_as_a_sentence_with_its_step(book: Any) -> None:
    texts = [cell.value for cell in column(book["Temuan"], "Temuan")]
    steps = [cell.value for cell in column(book["Temuan"], "Langkah berikutnya")]
    assert "Pagu 2026 tidak cukup pada 5 rekening (0006, 0007)." in texts
    assert not [text for text in texts + steps if "{" in text or "[" in text]
    assert steps[0].startswith("Daftarkan sebelum jatuh tempo berikutnya. ")
