"""Lists of persons per unit (``gap/``, ``klarifikasi/``) or NPP (``tagihan/``), each a workbook of one sheet, by government."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from naungan.documents.lists.names import Names
from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.rolls import Roll
from naungan.told.words import say

_FIRST_PROSE = 3
_GAP = Look(
    {"berkas": 44, "lembar": 16, "baris": 7, "nama": 30, "nik_asli": 20, "keadaan": 28, "tanda": 24, "langkah": 58},
    wrap=frozenset({"berkas", "lembar", "keadaan", "tanda", "langkah"}),
)
_BILLED = Look(
    {"beda": 26, "nama": 30, "nik": 20, "unit_nama": 40, "upah_*": 16, "iuran_total": 15, "berkas": 52, "lembar": 16, "baris": 7,
     "langkah": 50},
    wrap=frozenset({"beda", "unit_nama", "berkas", "lembar", "langkah"}),
)  # fmt: skip


_CLARIFIED = Look(
    {"diminta": 34, "nama": 30, "nik": 20, "npp": 14, "bulan": 15, "rupiah": 13, "kejadian": 17, "nomor_sp2d": 30, "kode_bayar": 22,
     "berkas": 44, "lembar": 16, "baris": 7, "langkah": 58},
    wrap=frozenset({"diminta", "nomor_sp2d", "kode_bayar", "berkas", "lembar", "langkah"}),
)  # fmt: skip
_HONOR = Look(
    {"hasil_honor": 26, "nama": 30, "nik": 20, "bruto": 15, "nomor_sp2d_honor": 22, "berkas": 48, "lembar": 16, "baris": 7, "langkah": 50},
    wrap=frozenset({"hasil_honor", "berkas", "lembar", "langkah"}),
)  # fmt: skip


def write_gaps(folder: Path, rolls: Iterable[Roll]) -> list[Path]:
    """A workbook per unit; the NIK stays as the unit wrote it."""
    names = Names(folder)
    return [_write(names.path(roll.piece, ".xlsx", roll.nama), roll, _GAP, height=20, whole=True) for roll in rolls]


def write_billed(folder: Path, rolls: Iterable[Roll]) -> list[Path]:
    """A workbook per NPP."""
    names = Names(folder)
    return [_write(names.path(roll.piece, ".xlsx"), roll, _BILLED, height=32, whole=False) for roll in rolls]


def write_clarified(folder: Path, rolls: Iterable[Roll]) -> list[Path]:
    """A workbook per unit of what was paid and is to be clarified."""
    names = Names(folder)
    return [_write(names.path(roll.piece, ".xlsx", roll.nama), roll, _CLARIFIED, height=32, whole=False) for roll in rolls]


def write_honoraria(folder: Path, rolls: Iterable[Roll]) -> list[Path]:
    """A workbook per unit that handed in a payment list."""
    names = Names(folder)
    return [_write(names.path(roll.piece, ".xlsx", roll.nama), roll, _HONOR, height=32, whole=False) for roll in rolls]


def _write(path: Path, roll: Roll, look: Look, *, height: float, whole: bool) -> Path:
    """``height`` is that of the headings; ``whole`` leaves the NIK unmasked."""
    book = open_workbook(path, small=True, whole=whole)
    styles, fields = Styles(book), look.fields(roll.columns)
    page = book.add_worksheet(say(roll.sheet))
    grid.prepare(page, fields)
    page.set_row(0, 26)
    page.write_string(0, 0, roll.title, styles.role("title"))
    page.write_string(1, 0, roll.subtitle, styles.role("subtitle"))
    page.write_string(2, 0, roll.count, styles.role("subtitle"))
    for at, text in enumerate(roll.paragraphs, start=_FIRST_PROSE):
        page.merge_range(at, 0, at, len(fields) - 1, "", styles.role("prose"))
        page.write_string(at, 0, text, styles.role("prose"))
        page.set_row(at, 32)
    top = _FIRST_PROSE + len(roll.prose) + 1
    grid.table(page, styles, top, fields, roll.rows, height=height, notes=False)
    grid.page(page, {"bulan": roll.bulan, "rahasia": True}, title=roll.title, repeat=top)
    book.close()
    return path
