"""An invented SIPP workbook of 30 columns, and its way from bytes to a checked relation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from naungan.demo.sipp import HEADINGS

SHEET = "data_tk_baru"
_FIXED = {
    "JENIS_IDENTITAS": "KTP", "MASA_LAKU_IDENTITAS": "31-12-2099", "SURAT_MENYURAT_KE": "S", "KODE_NEGARA": "ID", "STATUS_PEGAWAI": "Y",
    "TEMPAT_LAHIR": "Palembang", "KODE_POS": "30999", "LOKASI_PEKERJAAN": "0671", "STATUS_KAWIN": "T", "GOLONGAN_DARAH": "O",
    "NAMA_IBU_KANDUNG": "SITI AMINAH", "TGL_AWAL_BEKERJA": "01-01-2024", "TGL_AKHIR_KONTRAK": "31-12-2026",
}  # fmt: skip


def make(path: Path, rows: int) -> None:
    """``rows`` invented workers, every cell text, as SIPP wants them."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, HEADINGS)
    for number in range(rows):
        sheet.write_row(number + 1, 0, [_own(number).get(head, _FIXED.get(head, "")) for head in HEADINGS])
    book.close()


def _own(number: int) -> dict[str, str]:
    born = dt.date(1970, 1, 1) + dt.timedelta(days=number % 9_000)
    return {
        "NO_PEGAWAI": str(number + 1), "NAMA_LENGKAP": f"PEKERJA {chr(65 + number % 26)} NOMOR {number}", "HP": f"0812{number:08d}",
        "TANGGAL_LAHIR": f"{born:%d-%m-%Y}", "NOMOR_IDENTITAS": f"1671{number // 9_000 % 18 + 1:02d}{born:%d%m%y}{number % 9_999 + 1:04d}",
        "JENIS_KELAMIN": "L", "UPAH": str(1_000_000 + number % 3_000_000), "ALAMAT": f"Jl. Contoh No. {number % 200}",
    }  # fmt: skip


def bare_read(folder: Path) -> None:
    """calamine alone: bytes to Python rows."""
    import python_calamine

    rows = python_calamine.load_workbook(str(folder / "pekerja.xlsx")).get_sheet_by_name(SHEET).to_python()
    assert len(rows) > 1


def checked(folder: Path) -> None:
    """Bytes to checked relation: guarded child, recognition, NIK rules, problems; the relation and problems are computed."""
    from naungan.engine import open_engine
    from naungan.intake import Source, check_files

    with open_engine("duckdb", threads=2, memory="2GB", temp=folder / "temp") as engine:
        source = Source(folder / "pekerja.xlsx", "pekerja.xlsx", pemda="1671", unit="1", bulan="2026-10")
        work = folder / "work"
        work.mkdir(exist_ok=True)
        found = check_files(engine, [source], posisi=dt.date(2026, 11, 20), work=work)
        engine.write(found.relations["roster"], folder / "checked.parquet")
        engine.rows(found.problem.group_by("kode").aggregate(n=found.problem.count()))
