"""A round with two findings, its sheet and its form as an office gets them, and hands that fill them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from naungan.documents.rapat import write_sheet
from naungan.rounds import Event, New, fold
from naungan.rounds.checklist import questions
from naungan.rounds.payloads import checked
from naungan.rounds.returned.fits import misfit
from naungan.rounds.returned.lembar import take_sheet
from naungan.rounds.returned.lines import Table
from naungan.rounds.returned.taken import Desk, Taken
from naungan.rounds.returned.workbook import came
from naungan.rounds.sheet import Sheet
from naungan.sheets.filled import filled
from naungan.told.government import Government
from naungan.told.rapat.angka import figures
from naungan.told.rapat.blanko import blanko
from naungan.told.rapat.lembar import Seen, lembar
from tests.rounds.events import frozen, item, opened, said

PEMDA = "1671"
Edit = Callable[[Workbook], None]
GOVERNMENT = Government(
    kode=PEMDA, wilayah="Kota Palembang", provinsi="Sumatera Selatan", pekerja=31, terlindungi_ya=7, terlindungi_tidak=1,
    terlindungi_tidak_diketahui=23, batas_bawah=Decimal("0.225806"), batas_atas=Decimal("0.967741"), iuran=132_570, iuran_perkiraan=75_600,
    kebutuhan=795_420, tersedia=1_644_340, kekurangan=None, unit_seluruh=5, unit_menyerahkan=4, unit_lain=0, unit_absen=[],
    masuk_daftar=True, masuk_member=True, masuk_budget_line=True, lingkup="nasional", jawaban=Counter(), habis_pada=None,
    posisi_peserta=None, posisi_terlama=None, sebab_pekerja="", sebab_uang="anggaran belum dapat dinilai", sebab_posisi="",
    belum_dibaca="", kalimat_setahun="",
)  # fmt: skip
UNITS = [
    {"unit": "1.02", "unit_nama": "Dinas Kesehatan", "pekerja": 9, "terlindungi_ya": 2, "terlindungi_tidak": 0,
     "terlindungi_tidak_diketahui": 7, "kekurangan": None},
]  # fmt: skip
SEEN = Seen(GOVERNMENT, UNITS, {"n_unregistered": 1})
FIRST: tuple[New, ...] = (
    opened(), frozen(PEMDA), frozen("1801"),
    item("R1-0001", unit="1.02", unit_nama="Dinas Kesehatan", jumlah=12, satuan="orang", rupiah=143_640),
    item("R1-0002", kondisi="Iuran tidak dianggarkan.", penanggung_jawab="BPKAD"), item("R1-0003", pemda="1801"),
    said("ditolak", "R1-0002", "Sudah ada pada APBD-P."),
)  # fmt: skip


def events(*new: New) -> list[dict[str, Any]]:
    """Rows as the fold takes them."""
    rows, urutan = [], Counter[str]()
    for nomor, one in enumerate((*FIRST, *new), 1):
        urutan[one.rapat] += 1
        rows.append({
            "nomor": nomor, "rapat": one.rapat, "urutan": urutan[one.rapat], "oleh": "Ani", "jenis": str(one.jenis),
            "isi": checked(one.jenis, one.isi),
        })  # fmt: skip
    return rows


def desk(*new: New) -> Desk:
    """The round after some more events."""
    book = fold(events(*new))
    return Desk(book.rapat["R1"], book)


@cache
def printed(jenis: str = "lembar") -> Sheet:
    """The sheet, or the form, after the first events."""
    one = desk().rapat
    asked = questions(one.daftar_periksa)
    return lembar(one, len(FIRST), PEMDA, SEEN, asked) if jenis == "lembar" else blanko(one, len(FIRST), PEMDA, asked)


def filled_in(folder: Path, *edits: Edit, jenis: str = "lembar") -> Path:
    """The drawn workbook after hands were at it, saved by another program than ours."""
    path = folder / f"{jenis}.xlsx"
    write_sheet(path, printed(jenis))
    if edits:
        book = openpyxl.load_workbook(path)
        for edit in edits:
            edit(book)
        book.save(path)
    return path


def taken(path: Path, *new: New, jenis: str = "lembar", bukti: dict[str, str] | None = None, sebagian: bool = False) -> Taken:
    """What the returned workbook gives to the round after ``new``."""
    back, now = came(filled({"path": str(path)})), desk(*new)
    if problem := misfit(back, now.rapat, range(1, len(events(*new)) + 1), path.name):
        return Taken(jenis, problems=(problem,))
    known = figures(GOVERNMENT)
    table = Table(
        now, {one.kunci: one.whole for one in known}, {one.kunci: one.nama for one in known if one.reported},
        {one.baris: one.kunci for one in known}, {one.id: one for one in questions(now.rapat.daftar_periksa)}, bukti or {},
    )  # fmt: skip
    return take_sheet(printed(jenis), back, path.name, table, sebagian=sebagian)


def row_of(sheet: Worksheet, key: str) -> int:
    """The row that bears a key."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


def put(page: str, key: str, *cells: tuple[str, Any]) -> Edit:
    """Write into columns, by letter, of the row with this key."""

    def edit(book: Workbook) -> None:
        sheet = book[page]
        for letter, value in cells:
            sheet[f"{letter}{row_of(sheet, key)}"] = value

    return edit


def told(found: Taken) -> list[str]:
    """The codes of what is told, in order."""
    return [str(one["kode"]) for one in found.problems]


def given(found: Taken) -> list[tuple[Event, dict[str, Any]]]:
    """The events."""
    return [(one.jenis, dict(one.isi)) for one in found.events]
