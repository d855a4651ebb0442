"""A paper with one of everything; all names and figures are invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from naungan.told.letters.letter import Blank, Cells, Heading, Letter, Paragraph, Signature

ROWS = [
    (str(number), f"Dinas Nomor {number} & <Kota>", f"{1_230 + number:,}".replace(",", "."), f"Rp{number}.234.567.890", "45,6%")
    for number in range(1, 41)
]

LETTER = Letter(
    "surat-1671", "surat_gubernur", "1671", "Surat Gubernur", "Tindak lanjut rapat monitoring Oktober 2026",
    ("Wali Kota Palembang", "di Palembang"),
    (
        Paragraph("Dari 12.345 orang pekerja, 3.210 orang belum terlindungi; kekurangan anggaran Rp1.234.567.890."),
        Paragraph("Melaporkan hasilnya paling lambat 30 hari sejak surat ini diterima.", "1"),
        Heading("Rincian temuan"),
        Cells("Temuan tiap unit", ("No", "Unit kerja", "Pekerja", "Kekurangan", "Cakupan"), ("count", "text", "count", "rupiah", "percent"),
              [*ROWS, ("", "Jumlah", "49.999", "Rp99.999.999.999", "tidak tersedia")], jumlah=True),
        Blank("Tanggapan pemda", 2),
    ),
    (Signature("Gubernur Sumatera Selatan\nSekretaris Daerah", untuk="a.n."),), dt.date(2026, 11, 15), "0123456789abcdef" * 4,
    {"pekerja": 12_345, "belum_terlindungi": 3_210}, ("Menteri Dalam Negeri",), contoh=True,
)  # fmt: skip


def letter(**changed: Any) -> Letter:
    """The sample with other fields."""
    return replace(LETTER, **changed)
