"""Sheets of a round as offices send them back: ``python -m naungan.demo.filled FOLDER OUT`` fills in every ``lembar`` of a folder.

Answers are invented, and the same for the same sheet. Only cells that are not locked are written.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ACTIONS = (
    "Dikerjakan sesuai langkah pada temuan, dilaporkan tiap bulan", "Dibahas dengan BPKAD dan BKPSDM, lalu dilaporkan",
    "Data diperbaiki, lalu diserahkan lagi", "Ditanyakan ke kantor cabang BPJS Ketenagakerjaan",
)  # fmt: skip
_CAUSES = (None, "Belum ada petugas yang ditunjuk", None, "Daftar pekerja terlambat diserahkan")
_DAY = dt.date(2023, 9, 29)


def fill_sheets(folder: Path, out: Path, *, tenggat: dt.date = _DAY) -> int:
    """Fill in the sheets below ``folder``, each into ``out`` under its own name; how many. Actions are due on ``tenggat``."""
    import openpyxl

    out.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.rglob("lembar*.xlsx"))
    for path in found:
        book = openpyxl.load_workbook(path)
        for page in book.worksheets:
            _fill(page, _drawn(path.stem), tenggat)
        book.save(out / path.name)
    return len(found)


def _fill(page: Worksheet, drawn: int, tenggat: dt.date) -> None:
    """By what the headings of a page are; a page without answers is left as it is."""
    heads = {str(cell.value): cell.column for row in page.iter_rows() for cell in row if cell.value}
    if "Penanggung jawab" in heads:
        _findings(page, heads, drawn, tenggat)
    elif "Laporan pemda" in heads:
        _figures(page, heads, drawn)
    elif "Jawaban" in heads:
        _checklist(page, heads, drawn)


def _rows(page: Worksheet, column: int) -> Iterator[int]:
    """Rows whose cell in this column is open to answers."""
    return (row for row in range(1, page.max_row + 1) if page.cell(row, column).protection.locked is False)


def _findings(page: Worksheet, heads: dict[str, int], drawn: int, tenggat: dt.date) -> None:
    """Most findings get an owner and an action; one in five stays as it is, as at any table."""
    for row in _rows(page, heads["Penanggung jawab"]):
        turn = (drawn + row) % 5
        if turn == 0:
            continue
        unit = page.cell(row, 2).value or "Sekretaris Daerah"
        page.cell(row, heads["Penanggung jawab"]).value = f"Kepala {unit}" if page.cell(row, 2).value else str(unit)
        page.cell(row, heads["Tindakan"]).value = _ACTIONS[turn - 1]
        page.cell(row, heads["Tenggat"]).value = tenggat
        page.cell(row, heads["Status"]).value = "dikerjakan" if turn < 3 else "terbuka"
        page.cell(row, heads["Sebab"]).value = _CAUSES[turn - 1]


def _figures(page: Worksheet, heads: dict[str, int], drawn: int) -> None:
    """The government's own count of its workers, a few more than were handed in; one in eight disputes it."""
    first = next(_rows(page, heads["Laporan pemda"]), None)
    counted = page.cell(first, heads["Hasil hitungan"]).value if first else None
    if first is None or not isinstance(counted, int):
        return
    page.cell(first, heads["Laporan pemda"]).value = counted + drawn % 7
    page.cell(first, heads["Sumber laporan pemda"]).value = "Catatan BKPSDM (rekaan)"
    if drawn % 8 == 0:
        column = heads["Angka yang disanggah"]
        row = next(row for row in _rows(page, column) if row > first and page.cell(row, heads["Laporan pemda"] - 1).value is None)
        page.cell(row, column).value = page.cell(first, 2).value
        page.cell(row, heads["Menurut pemda"]).value = counted + 3
        page.cell(row, heads["Alasan"]).value = "Tiga pekerja mulai bekerja setelah daftar diserahkan"


def _checklist(page: Worksheet, heads: dict[str, int], drawn: int) -> None:
    """Questions with ya and tidak; what asks for a number or a day is left to the figures."""
    for row in _rows(page, heads["Jawaban"]):
        if str(page.cell(row, heads["Pertanyaan"]).value or "").startswith(("Adakah", "Apakah")):
            page.cell(row, heads["Jawaban"]).value = "ya" if (drawn + row) % 3 else "tidak"


def _drawn(name: str) -> int:
    return int(sha256(name.encode()).hexdigest()[:8], 16)


if __name__ == "__main__":
    fill_sheets(Path(sys.argv[1]), Path(sys.argv[2]))
