"""Units: what a value, a column or the result of a formula is measured in.

A unit has a dimension, (power of money, power of time). Sen and rupiah share one, and so do months, years and days: the
constants that convert them are plain numbers. ``homogen`` holds each formula against the dimension it declares.
"""

from __future__ import annotations

from dataclasses import dataclass

DIMENSI: dict[str, tuple[int, int]] = {
    "rupiah": (1, 0), "sen": (1, 0),
    "rupiah/bulan": (1, -1), "sen/bulan": (1, -1), "rupiah/tahun": (1, -1), "rupiah/hari": (1, -1),
    "per_juta": (0, 0), "persen": (0, 0), "bagian": (0, 0), "orang": (0, 0), "kali": (0, 0),
    "rupiah×bulan": (1, 1), "per_juta/tahun": (0, -1),
    "bulan": (0, 1), "tahun": (0, 1), "hari": (0, 1),
    "kode": (0, 0), "ya_tidak": (0, 0), "tanggal": (0, 0),
}  # fmt: skip
# Units without a size: text, yes or no, a day.
TANPA_UKURAN = ("kode", "ya_tidak", "tanggal")


@dataclass(frozen=True)
class Kolom:
    """A column that a case must bring: its unit, and what it is in the words of the trade."""

    satuan: str
    uraian: str
