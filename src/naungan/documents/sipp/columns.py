"""The 30 columns A–AD of SIPP's ``data_tk_baru`` (template of 6 March 2025), and the form they stand in."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.sipp.stamp import Cell, Stamp
from naungan.regions.codes import sipp_location, sipp_names
from naungan.sheets.writing import open_workbook
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COLUMNS = (
    "NO_PEGAWAI", "NAMA_LENGKAP", "GELAR", "TELEPON_AREA_RUMAH", "TELEPON_RUMAH", "TELEPON_AREA_KANTOR", "TELEPON_KANTOR",
    "TELEPON_EXT_KANTOR", "HP", "EMAIL", "TEMPAT_LAHIR", "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG", "JENIS_IDENTITAS", "NOMOR_IDENTITAS",
    "MASA_LAKU_IDENTITAS", "JENIS_KELAMIN", "SURAT_MENYURAT_KE", "TANGGAL_KEPESERTAAN", "STATUS_KAWIN", "GOLONGAN_DARAH", "NPWP",
    "KODE_NEGARA", "UPAH", "ALAMAT", "KODE_POS", "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
)  # fmt: skip
# The columns SIPP asks for (yellow headings in its template).
REQUIRED = frozenset(
    {
        "NAMA_LENGKAP", "TEMPAT_LAHIR", "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG", "JENIS_IDENTITAS", "NOMOR_IDENTITAS",
        "MASA_LAKU_IDENTITAS", "JENIS_KELAMIN", "SURAT_MENYURAT_KE", "STATUS_KAWIN", "GOLONGAN_DARAH", "KODE_NEGARA", "UPAH", "ALAMAT",
        "KODE_POS", "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
    }
)  # fmt: skip
CHOICES = {
    "JENIS_IDENTITAS": ["KTP", "PASSPORT"], "JENIS_KELAMIN": ["L", "P"], "SURAT_MENYURAT_KE": ["S", "E"], "STATUS_KAWIN": ["Y", "T"],
    "GOLONGAN_DARAH": ["A", "B", "AB", "O"], "STATUS_PEGAWAI": ["Y", "T"],
}  # fmt: skip
DERIVED = "_dari_nik"
YELLOW, MISSING, CHECK = "#FFFF00", "#F8CBAD", "#DDEBF7"
_WIDE = {"NAMA_LENGKAP": 30, "ALAMAT": 34, "NAMA_IBU_KANDUNG": 26, "NOMOR_IDENTITAS": 20, "EMAIL": 22}


PLAIN, EMPTY, FROM_NIK = range(3)
MOST_ROWS = 10_000  # SIPP refuses a larger upload


def cells(row: dict[str, str]) -> list[Cell]:
    """The cells of one worker: what is known, and the asked cells that are not, to be coloured."""
    derived = row.get(DERIVED, "").split()
    found: list[Cell] = []
    for index, name in enumerate(COLUMNS):
        if text := row.get(name):
            found.append((index, text, FROM_NIK if name in derived else PLAIN))
        elif name in REQUIRED:
            found.append((index, None, EMPTY))
    return found


@cache
def stamp() -> Stamp:
    """The form with the sheets data_tk_baru, Petunjuk Pengisian and Lokasi Pekerjaan, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        _Form(path).write()
        return Stamp(path.read_bytes())


class _Form:
    def __init__(self, path: Path) -> None:
        self._book = open_workbook(path)
        heading = {"bold": True, "num_format": "@", "border": 1}
        self._plain = self._book.add_format({"num_format": "@"})
        self._missing = self._book.add_format({"num_format": "@", "bg_color": MISSING, "border": 1, "border_color": "#D9D9D9"})
        self._check = self._book.add_format({"num_format": "@", "bg_color": CHECK})
        self._asked = self._book.add_format({**heading, "bg_color": YELLOW})
        self._free = self._book.add_format(heading)
        self._wrap = self._book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})

    def write(self) -> None:
        sheet = self._book.add_worksheet("data_tk_baru")
        for index, name in enumerate(COLUMNS):
            sheet.set_column(index, index, _WIDE.get(name, max(12, len(name) + 3)), self._plain)
            sheet.write_string(0, index, name, self._asked if name in REQUIRED else self._free)
            self._prompt(sheet, index, name)
        for index, look in enumerate((self._plain, self._missing, self._check)):
            sheet.write_blank(1, index, None, look)
        sheet.freeze_panes(1, 2)
        self._guide()
        self._locations()
        self._book.close()

    def _prompt(self, sheet: Worksheet, index: int, name: str) -> None:
        """A note that shows when a cell of the column is chosen, and the list where only some letters are allowed."""
        if name in REQUIRED:
            rule: dict[str, Any] = {"validate": "list", "source": CHOICES[name]} if name in CHOICES else {"validate": "any"}
            note = say(f"SIPP_{name}")
            sheet.data_validation(1, index, MOST_ROWS, index, {**rule, "input_title": name[:32], "input_message": note[:255]})

    def _guide(self) -> None:
        sheet = self._book.add_worksheet("Petunjuk Pengisian")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 110)
        intro = [say(f"SIPP_PETUNJUK_{number}") for number in range(1, 6)]
        for row, text in enumerate(intro):
            sheet.merge_range(row, 0, row, 1, "", self._wrap)
            sheet.write_string(row, 0, text, self._wrap)
            sheet.set_row(row, 32)
        top = len(intro) + 1
        for column, name in enumerate(("KOLOM_KOLOM", "KOLOM_ISI")):
            sheet.write_string(top, column, say(name), self._asked)
        for row, name in enumerate((one for one in COLUMNS if one in REQUIRED), start=top + 1):
            sheet.write_string(row, 0, name, self._plain)
            sheet.write_string(row, 1, say(f"SIPP_{name}"), self._wrap)

    def _locations(self) -> None:
        sheet = self._book.add_worksheet("Lokasi Pekerjaan")
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, 1, 14)
        sheet.write_string(0, 0, "NAMA", self._asked)
        sheet.write_string(0, 1, "KODE_LOKASI", self._asked)
        for row, (code, name) in enumerate(sipp_names(), start=1):
            sheet.write_string(row, 0, name, self._plain)
            sheet.write_string(row, 1, sipp_location(code) or "", self._plain)
        sheet.freeze_panes(1, 0)
