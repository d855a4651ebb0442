"""The drawn sheet as an office meets it: what is locked, what may be chosen, and how it prints."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from naungan.documents.letters.writing import write_letter
from naungan.documents.rapat import write_sheet
from naungan.rounds.checklist import questions
from naungan.rounds.sheet import PLAIN, VERSION, read_mark
from naungan.told.letters.desk import Desk as Letters
from naungan.told.letters.form import blanko_blocks, form
from naungan.told.letters.kop import Kop
from naungan.told.letters.letter import Cells
from naungan.told.rapat.blanko import blanko
from naungan.told.rapat.lembar import lembar
from tests.rounds.events import item, opened, write
from tests.rounds.sheets import FIRST, PEMDA, SEEN, desk, filled_in, printed, row_of

SHEETS = ("lembar", "blanko")
# Points of a page within its margins: A4 less 0.4 inch left and right, 0.4 above and 0.6 below.
WIDE, HIGH = {"landscape": 841.9 - 57.6, "portrait": 595.3 - 57.6}, {"landscape": 595.3 - 72, "portrait": 841.9 - 72}
LEAST = 8.0


def points(sheet: Worksheet) -> float:
    """The width of the columns, a character being 7 pixels and a column 5 more."""
    return sum((one.width * 7) * 0.75 for one in sheet.column_dimensions.values() for _ in range(one.min, one.max + 1))


@pytest.mark.parametrize("jenis", SHEETS)
def test_figures_are_locked_without_a_password_and_answers_are_open(tmp_path: Path, jenis: str) -> None:
    book = openpyxl.load_workbook(filled_in(tmp_path, jenis=jenis))
    for page in printed(jenis).halaman:
        sheet = book[page.nama]
        assert sheet.protection.sheet and sheet.protection.password is None
        for line in page.baris:
            if line.kunci == PLAIN:
                continue
            row = row_of(sheet, line.kunci)
            assert sheet.cell(row, 1).protection.locked
            assert [sheet.cell(row, column + 1).protection.locked for column, _ in line.placed] == [not one.isi for _, one in line.placed]
    assert "sheetProtection" in zipfile.ZipFile(tmp_path / f"{jenis}.xlsx").read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("jenis", SHEETS)
@pytest.mark.parametrize("versi", ["2023.1", "2026.1"])
def test_a_page_is_as_wide_as_the_paper_and_nothing_is_printed_smaller_than_eight_points(tmp_path: Path, jenis: str, versi: str) -> None:
    one, asked = desk().rapat, questions(versi)
    said = lembar(one, len(FIRST), PEMDA, SEEN, asked) if jenis == "lembar" else blanko(one, len(FIRST), PEMDA, asked, contoh=True)
    write_sheet(tmp_path / "a.xlsx", said)
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        paper = sheet.page_setup.orientation
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, None, True)
        scale = min(1.0, WIDE[paper] / points(sheet))
        high = sum(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1))
        if sheet.page_setup.fitToHeight != 0:
            assert jenis == "blanko"
            scale = min(scale, HIGH[paper] / high)
        sizes = {cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert min(sizes) * scale >= LEAST - 0.01, (sheet.title, min(sizes), scale, high)
        assert sheet.print_title_rows.startswith("$1:$")


def test_words_to_choose_from_fit_a_list_of_a_spreadsheet(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled_in(tmp_path))
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    lists = {rule.formula1.strip('"') for rule in rules if rule.type == "list"}
    chosen = {",".join(one.pilihan) for page in printed().halaman for line in page.baris for _, one in line.placed if one.pilihan}
    assert lists == chosen and max(map(len, lists)) <= 255
    assert all("," not in word for page in printed().halaman for line in page.baris for _, one in line.placed for word in one.pilihan)
    assert {rule.type for rule in rules} == {"list", "whole", "date"}


@pytest.mark.parametrize("jenis", SHEETS)
def test_every_page_says_which_sheet_it_is(tmp_path: Path, jenis: str) -> None:
    book = openpyxl.load_workbook(filled_in(tmp_path, jenis=jenis))
    marks = {read_mark(sheet["B2"].value) for sheet in book}
    assert marks == {printed(jenis).mark}
    (mark,) = marks
    assert mark is not None and (mark.rapat, mark.pemda, mark.urutan) == ("R1", PEMDA, len(FIRST))


def test_the_code_stands_for_every_guarded_cell() -> None:
    one, asked = desk().rapat, questions("2026.1")
    other = lembar(one, len(FIRST), PEMDA, None, asked)
    assert len({printed().mark.cek, other.mark.cek, lembar(one, len(FIRST) + 1, PEMDA, SEEN, asked).mark.cek}) == 3
    assert re.fullmatch(r"(?:[0-9a-f]{4}-){2}[0-9a-f]{4}", other.mark.cek)


def test_what_stands_where_changes_only_with_its_version() -> None:
    """The code of a sheet that never changes: another one means that sheets which are out can't be read, and must be told so."""
    assert (VERSION, printed().mark.cek, printed("blanko").mark.cek) == (1, "0483-ac72-89a3", "7d3c-8249-6ae7")


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert filled_in(tmp_path).read_bytes() == filled_in(tmp_path / "a").read_bytes()


def test_an_answer_stands_beside_what_is_computed(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled_in(tmp_path))["Daftar periksa"]
    assert [sheet[f"E{row_of(sheet, key)}"].value for key in ("P.C1", "P.C2", "P.C3", "P.C4", "P.A2", "P.R1")] == [
        31, 7, 1, 23, "tidak tersedia", None,
    ]  # fmt: skip


def test_what_is_not_known_is_said_and_why(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled_in(tmp_path))["Angka"]
    row = row_of(sheet, "A.11")
    assert (sheet[f"D{row}"].value, sheet[f"G{row}"].value) == ("tidak tersedia", "anggaran belum dapat dinilai")
    write_sheet(tmp_path / "b.xlsx", lembar(desk().rapat, len(FIRST), PEMDA, None, ()))
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Angka"]
    assert {sheet[f"D{row_of(sheet, f'A.{at}')}"].value for at in range(1, 14)} == {"tidak tersedia"}


def test_a_finding_says_what_became_of_it_and_why_nobody_can_tell(tmp_path: Path) -> None:
    given: tuple[dict[str, Any], ...] = (
        {"asal_rapat": "R0", "nasib": "tidak_dapat_diperiksa", "nasib_sebab": "NASIB_HILANG_DARI_DAFTAR"}, {"asal_rapat": "R0"},
        {"nasib": "baru"}, {"asal_rapat": "R0", "nasib": "kembali"}, {},
    )  # fmt: skip
    made = [item(f"R1-000{place}", pemda=PEMDA, kondisi="Ada", **more) for place, more in enumerate(given)]
    one = write(tmp_path / "rapat", opened(), *made).rapat["R1"]
    page = next(page for page in lembar(one, 9, PEMDA, None, questions(one.daftar_periksa)).halaman if page.nama == "Temuan")
    assert [line.sel[1].nilai for line in page.baris if line.kunci.startswith("R1-")] == [
        "Ada (dari rapat R0: tidak dapat diperiksa: orangnya tidak ada lagi dalam daftar pekerja)", "Ada (dari rapat R0)", "Ada (baru)",
        "Ada (dari rapat R0: kembali)", "Ada",
    ]  # fmt: skip


def test_the_form_has_no_figure_and_the_printed_one_asks_the_same(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled_in(tmp_path, jenis="blanko"))["Blanko"]
    assert [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float | dt.datetime)] == []
    blocks = blanko_blocks(desk().rapat, questions("2026.1"))
    tables = [one for one in blocks if isinstance(one, Cells)]
    asked = [line.kunci for line in printed("blanko").halaman[0].baris if line.kunci != PLAIN]
    assert sum(len(one.baris) for one in tables) == len(asked)
    assert all((cell == "") is (kind == "isian") for one in tables for row in one.baris for kind, cell in zip(one.jenis, row, strict=True))


@pytest.mark.parametrize("versi", ["2023.1", "2026.1"])
def test_the_printed_form_is_one_page(tmp_path: Path, versi: str) -> None:
    now = desk()
    one = dataclasses.replace(now.rapat, daftar_periksa=versi)
    kop = Kop("1801", ("PEMERINTAH KABUPATEN LAMPUNG SELATAN", "BADAN PERENCANAAN PEMBANGUNAN DAERAH"))
    pdf, _ = write_letter(tmp_path, form(Letters(now.buku, one, {}, contoh=True), "1801"), kop)
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        assert len(document) == 1
