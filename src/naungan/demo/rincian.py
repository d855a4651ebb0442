"""The "Rincian Belanja" that SIPD prints: merged cells, one tree of accounts a unit, packages and notes above the lines."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from naungan.demo.budgetlines import DANA, Line
from naungan.demo.offices import Office
from naungan.demo.sheet import Paper, Sheet

_PRICE = {"JKK": 2400, "JKM": 3000}  # a month at a wage of 1 million, group I
_WIDTH = 12
_NAMES = ("BELANJA DAERAH", "BELANJA OPERASI", "Belanja Barang dan Jasa", "Belanja Jasa", "Belanja Iuran Jaminan/Asuransi")


def rincian(office: Office, lines: list[Line]) -> Paper:
    """One workbook, a block for each unit below the other."""
    rows: list[list[Any]] = [["RKA - RINCIAN BELANJA SKPD"], [f"Pemerintah {office.nama} Tahun Anggaran {lines[0].tahun}"]]
    merged: list[tuple[int, int, int, int]] = [(0, 0, 0, _WIDTH - 1), (1, 0, 1, _WIDTH - 1)]
    for place, mine in groupby(lines, key=lambda line: line.tempat):
        rows.append([])
        block = _block(office, place, list(mine))
        top = len(rows) + next(number for number, row in enumerate(block) if row[0] == "Kode Rekening")
        merged += [(top, 0, top + 1, 5), (top, 7, top, 10)]
        rows += block
    wide = [[*row, *[None] * (_WIDTH - len(row))] for row in rows]
    sheet = Sheet("Rincian Belanja", wide[0], [list(column) for column in zip(*wide[1:], strict=True)], gabung=tuple(merged))
    return Paper(f"RKA Rincian Belanja {lines[0].tahun}", "xlsx", [sheet])


def _block(office: Office, place: int, lines: list[Line]) -> list[list[Any]]:
    """Header lines, the heading over two rows, the accounts with their sums, and the total below."""
    unit, total = office.units[place], sum(line.pagu for line in lines)
    rows: list[list[Any]] = [
        *([name, *[None] * 5, f": {said}"] for name, said in (
            ("Organisasi", f"{unit.kode} {unit.nama}"), ("Sub Kegiatan", f"{unit.kode[:4]}.01.2.05.0012 Penyediaan Jaminan Sosial"),
            ("Sumber Pendanaan", DANA), (f"Alokasi Tahun {lines[0].tahun}", f"Rp {total:,}".replace(",", ".")),
        )),
        ["Kode Rekening", *[None] * 5, "Uraian", "Rincian Perhitungan", *[None] * 3, "Jumlah"],
        [*[None] * 7, "Koefisien", "Satuan", "Harga", "PPN"],
        [str(number) for number in range(1, _WIDTH + 1)],
    ]  # fmt: skip
    for level, name in enumerate(_NAMES, start=1):
        rows.append([*_segments("5.1.02.02.02", level), name, *[None] * 4, total])
    for line in lines:
        rows += _account(line)
    return [*rows, [*[None] * 6, "Jumlah Anggaran Sub Kegiatan", *[None] * 4, total]]


def _account(line: Line) -> list[list[Any]]:
    """An account, its package and note, and two lines: people by months by price, and what is left."""
    price = next(price for name, price in _PRICE.items() if name in line.uraian)
    people = line.pagu // (12 * price)
    planned = people * 12 * price
    rows = [
        [*_segments(line.kode or "", 6), line.uraian, *[None] * 4, line.pagu],
        [*[None] * 6, f"[#] Iuran Jamsostek\nSumber Dana : {DANA}", *[None] * 4, line.pagu],
        [*[None] * 6, "[-] Tenaga non ASN", *[None] * 4, line.pagu],
    ]
    if people:
        rows.append([*[None] * 6, f"{line.uraian} (upah Rp1.000.000)", f"{people} Orang x 12 Bulan", "Orang Bulan", price, 0, planned])
    if line.pagu > planned:
        rest = line.pagu - planned
        rows.append([*[None] * 6, f"{line.uraian} (penyesuaian)", "1 Paket", "Paket", rest, 0, rest])
    return rows


def _segments(kode: str, level: int) -> list[str | None]:
    segments = kode.split(".")[:level]
    return [*segments, *[None] * (6 - level)]
