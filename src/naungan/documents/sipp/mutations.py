"""The other SIPP files of the month: ``data_tk_na`` (who left) and ``data_upah`` (whose wage changed), and the list of those to look up.

Columns after the SIPP user guide of 2024; KPJ, KODE_TK and NPP stand in the office's own download from SIPP and are left open here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.documents.sipp.columns import MISSING, YELLOW
from naungan.documents.sipp.new_workers import as_day, as_whole, parts, write_tk_baru
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.sheets.writing import open_workbook
from naungan.told.words import say

_Cells = dict[str, str | None]


@dataclass(frozen=True)
class Paper:
    """One kind of file: its name and sheet, columns with widths, those the office must fill in, and a row's known cells."""

    name: str
    columns: dict[str, int]
    asked: frozenset[str]
    cells: Callable[[dict[str, Any], str], _Cells]


def write_mutations(home: Path, rows: Sequence[dict[str, Any]], pemda: str, bulan: str) -> list[Path]:
    """All files of one unit, by the route of each row; a file without rows is not written."""
    new = [{**row, "upah": row["upah_baru"]} for row in rows if row["rute"] == "tk_baru"]
    written = write_tk_baru(home, new, pemda, bulan) if new else []
    for route, paper in PAPERS.items():
        for number, part in enumerate(parts([row for row in rows if row["rute"] == route]), start=1):
            path = home / (f"{paper.name}.xlsx" if number == 1 else f"{paper.name}_{number}.xlsx")
            _write(path, paper, [paper.cells(row, bulan) for row in part])
            written.append(path)
    return written


def _left(row: dict[str, Any], bulan: str) -> _Cells:
    """The day is known where the contract says it, or where an ASN began; why is for the office to say, by SIPP's own list."""
    turned = row["kepesertaan"] == "berakhir"
    day = row["mulai"] if turned else row["akhir"]
    if day and day > Bulan.parse(bulan).last_day:
        day = None
    note = say("SIPP_NA_BERALIH", kategori=sentence(f"DOK_KATEGORI_{row['kategori_baru']}".upper())) if turned else None
    return {"NAMA_LENGKAP": row["nama"], "TGL_LAHIR": as_day(row["tanggal_lahir"]), "TGL_KEJADIAN": as_day(day), "KETERANGAN": note}


def _wage(row: dict[str, Any], bulan: str) -> _Cells:
    month = Bulan.parse(bulan)
    return {
        "NIK": row["nik"], "NAMA_LENGKAP": row["nama"], "TGL_LAHIR": as_day(row["tanggal_lahir"]),
        "BLTH": f"{month.bulan:02d}-{month.tahun}", "UPAH": as_whole(row["upah_baru"]),
    }  # fmt: skip


def _look_up(row: dict[str, Any], _: str) -> _Cells:
    """The NIK as the unit wrote it, and no birth date beside it: this list goes back to that unit alone."""
    return {
        "BERKAS": row["berkas"], "BARIS": str(row["baris"]), "NAMA": row["nama"], "NIK": row["nik_asli"] or say("KOSONG"),
        "TMT": as_day(row["mulai"]), "ALASAN": sentence(row["alasan"]) if row["alasan"] else None,
    }  # fmt: skip


_LIST = {"BERKAS": 40, "BARIS": 8, "NAMA": 30, "NIK": 20, "TMT": 14, "ALASAN": 70, "HASIL_CEK": 22}
PAPERS = {
    "tk_na": Paper(
        "data_tk_na",
        {"KPJ": 14, "NAMA_LENGKAP": 30, "TGL_LAHIR": 14, "SEBAB_NA": 14, "TGL_KEJADIAN": 16, "KETERANGAN": 40},
        frozenset({"KPJ", "SEBAB_NA", "TGL_KEJADIAN"}),
        _left,
    ),
    "upah": Paper(
        "data_upah",
        {"NIK": 20, "KPJ": 14, "KODE_TK": 12, "NAMA_LENGKAP": 30, "TGL_LAHIR": 14, "BLTH": 10, "NPP": 12, "UPAH": 14, "RAPEL": 12},
        frozenset({"KPJ", "KODE_TK", "NPP", "UPAH"}),
        _wage,
    ),
    "cek": Paper("cek_kepesertaan", _LIST, frozenset({"HASIL_CEK"}), _look_up),
    "lanjutan": Paper("tk_lanjutan", _LIST, frozenset({"HASIL_CEK"}), _look_up),
}


def _write(path: Path, paper: Paper, rows: Sequence[_Cells]) -> None:
    book = open_workbook(path, small=True, whole=True)
    plain = book.add_format({"num_format": "@"})
    missing = book.add_format({"num_format": "@", "bg_color": MISSING, "border": 1, "border_color": "#D9D9D9"})
    heading = {kind: book.add_format({"bold": True, "num_format": "@", "border": 1, **look}) for kind, look in
               (("asked", {"bg_color": YELLOW}), ("free", {}))}  # fmt: skip
    sheet = book.add_worksheet(paper.name)
    for place, (name, width) in enumerate(paper.columns.items()):
        sheet.set_column(place, place, width, plain)
        sheet.write_string(0, place, name, heading["asked" if name in paper.asked else "free"])
    for at, row in enumerate(rows, start=1):
        for place, name in enumerate(paper.columns):
            if text := row.get(name):
                sheet.write_string(at, place, text, plain)
            elif name in paper.asked:
                sheet.write_blank(at, place, None, missing)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(paper.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    guide = book.add_worksheet(say("LEMBAR_PETUNJUK"))
    guide.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    for at, text in enumerate(say(f"SIPP_{paper.name.upper()}").split(" | ")):
        guide.write_string(at, 0, text)
    book.close()
