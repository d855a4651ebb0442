"""An invented printed RKA of many lines, and its way from bytes to checked budget lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

LINES = 20_000
# What was asked: seconds, and MB of the process that took most.
BAR_SECONDS, BAR_MB = 5.0, 500
_BLOCK = 40


def make(path: Path, lines: int = LINES) -> None:
    """Sub-activities of 40 lines each: header block, six code segments, package rows, subtotals that add up."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("RKA")
    rows: list[list[object]] = [["RKA - RINCIAN BELANJA SKPD"], ["Tahun Anggaran 2026"]]
    for block in range(lines // _BLOCK):
        rows += _block(block)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(number, column, cell)
    book.close()


def _block(number: int) -> list[list[object]]:
    amount = 40 * 12 * 2400
    lines: list[list[object]] = [
        [*[""] * 6, f"Iuran kelompok {place}\nSpesifikasi: I", "40 Orang x 12 Bulan", 2400, "Orang", 0, amount] for place in range(_BLOCK)
    ]
    return [
        ["Organisasi", "", "", "", "", "", f": 1.02.0.00.0.00.{number:02d}.0000 DINAS CONTOH {number}"],
        ["Sub Kegiatan", "", "", "", "", "", f": 1.02.01.2.02.{number:04d} Penyediaan Jasa"],
        ["Kode Rekening", *[""] * 5, "Uraian", "Koefisien", "Harga", "Satuan", "PPN", "Jumlah"],
        ["5", *[""] * 5, "BELANJA", "", "", "", "", amount * _BLOCK],
        ["5", "1", "02", "02", "02", "0006", "Belanja Iuran JKK", "", "", "", "", amount * _BLOCK],
        [*[""] * 6, "[#] Iuran\nSumber Dana : DAU", "", "", "", "", amount * _BLOCK],
        *lines,
        [*[""] * 6, "Jumlah Anggaran Sub Kegiatan", "", "", "", "", amount * _BLOCK],
        [],
    ]


def checked(folder: Path) -> None:
    """Bytes to checked relation: guarded child, flattening, sums, problems; the relation and the problems are computed."""
    from naungan.engine import open_engine
    from naungan.intake import Source, check_files

    with open_engine("duckdb", threads=2, memory="300MB", temp=folder / "temp") as engine:
        work = folder / "work"
        work.mkdir(exist_ok=True)
        found = check_files(engine, [Source(folder / "rka.xlsx", "rka.xlsx", pemda="1671")], posisi=dt.date(2026, 11, 20), work=work)
        engine.write(found.relations["budget_line"], folder / "rka.parquet")
        assert not engine.rows(found.problem.group_by("kode").aggregate(n=found.problem.count()))
