"""The book on paper: no sheet cut in width, letters of eight points at least, headings on every page, what is filtered left out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from naungan.documents.workbook.printing import A3, A4, LEAST, PAGES, Layout, layout

# Points between the margins of 0.4 inches, by paper and direction.
ACROSS = {("9", "portrait"): 595.3 - 57.6, ("9", "landscape"): 841.9 - 57.6, ("8", "landscape"): 1190.6 - 57.6}
FILTERED = {"Kalender Anggaran", "Masalah Data", "Daftar Berkas", "Data Grafik"}


@pytest.fixture(scope="module")
def path(hasil: Path) -> Path:
    return hasil / "book.xlsx"


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def area(sheet: Any) -> tuple[int, int, int, int]:
    """First column and row, last column and row of what is printed."""
    return range_boundaries(sheet.print_area.split("!")[1] if sheet.print_area else sheet.dimensions)


def width(sheet: Any, column: int) -> float:
    """Points, as Excel makes them of characters: whole pixels of seven a character, 96 to the inch."""
    sizes = sheet.column_dimensions
    found = next((one.width for one in sizes.values() if one.min <= column <= one.max), None)
    assert found, get_column_letter(column)
    return int(found * 7) * 0.75


def scale(sheet: Any) -> float:
    """What fitting to one page's width leaves of each size."""
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToHeight == 0 and (setup.fitToWidth or 1) == 1
    assert (sheet.page_margins.left, sheet.page_margins.right) == (0.4, 0.4)
    first, _, last, _ = area(sheet)
    total = sum(width(sheet, column) for column in range(first, last + 1))
    return min(1.0, ACROSS[str(setup.paperSize), setup.orientation] / total)


def test_every_sheet_fits_one_page_and_can_be_read(book: Any) -> None:
    for sheet in book:
        first, top, last, bottom = area(sheet)
        printed = [cell for row in sheet.iter_rows(top, bottom, first, last) for cell in row if cell.value is not None]
        least = min((cell.font.sz for cell in printed), default=11)
        assert least * scale(sheet) >= LEAST, (sheet.title, least, scale(sheet))


def test_what_is_there_to_be_filtered_prints_nothing(book: Any) -> None:
    left_out = {sheet.title for sheet in book if sheet.print_area and area(sheet)[1:2] == (3,)}
    assert left_out >= FILTERED and "Ringkasan" not in left_out and "Rekap Pemda" not in left_out
    assert all(book[name].cell(*area(book[name])[1::-1]).value is None for name in left_out)
    told = [row for row in book["Metode dan Sumber"].iter_rows(values_only=True) if row[1] and str(row[1]).startswith("Tidak dicetak")]
    assert {row[0] for row in told} == left_out


def test_what_stays_on_the_screen_is_told(book: Any) -> None:
    told = {row[0]: row for row in book["Metode dan Sumber"].iter_rows(values_only=True) if row[1] and "halaman" in str(row[1])}
    for sheet in book:
        if sheet.title not in told or sheet.title in ("Ringkasan", "Yang dipertaruhkan"):
            continue
        last = area(sheet)[2]
        beyond = [str(cell.value) for cell in sheet[4][last:] if cell.value]
        assert told[sheet.title][2] == (", ".join(beyond) or "–")


def test_headings_and_pages_stand_on_every_page(book: Any) -> None:
    for sheet in book:
        assert "Halaman &P dari &N" in sheet.oddFooter.right.text or "&P" in sheet.oddFooter.right.text
        assert sheet.HeaderFooter.scaleWithDoc is False
        if sheet.title not in ("Ringkasan", "Metode dan Sumber"):
            assert sheet.print_title_rows == "$4:$4"
            first, _, last, _ = area(sheet)
            assert all(cell.alignment.wrap_text for cell in sheet[4][first - 1 : last] if cell.value)
            explained = [one for one in sheet.merged_cells.ranges if one.min_row == 2]
            assert sheet.cell(3, 1).value is None and all(one.max_col <= max(last, 2) or last == 1 for one in explained)


def test_charts_can_be_read_on_the_fitted_page(path: Path, book: Any) -> None:
    with zipfile.ZipFile(path) as parts:
        sizes = [
            int(size)
            for name in parts.namelist()
            if name.startswith("xl/charts/chart")
            for size in re.findall(rb'sz="(\d+)"', parts.read(name))
        ]
    assert sizes and min(sizes) / 100 * scale(book["Ringkasan"]) >= LEAST


def test_paper_and_columns_are_chosen() -> None:
    def made(*widths: float, chosen: int | None = None, letters: float = 11) -> Layout:
        return layout("A", widths, [str(at) for at in range(len(widths))], chosen=chosen or len(widths), letters=letters)

    assert (made(30, 30).paper, made(30, 30).landscape) == (A4, False)
    assert (made(*[20] * 7).paper, made(*[20] * 7).landscape) == (A4, True)
    assert made(*[20] * 12).paper == A3 and made(*[20] * 12, chosen=7).paper == A4
    far = made(*[20] * 30)
    assert (far.paper, far.columns, far.unprinted) == (A3, 14, tuple(str(at) for at in range(14, 30)))
    assert made(*[20] * 9, letters=9).paper == A3
    assert made(30).paged(10_000).printed is False and made(30).paged(700).pages == 1
    assert Layout(printed=True).paged(10_000 * PAGES).printed
