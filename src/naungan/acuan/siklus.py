"""The budget cycle: which step is still open for a fiscal year on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.acuan.berkas import muat

TAHUN_BERIKUT = "LANGKAH_TAHUN_BERIKUT"


@dataclass(frozen=True)
class Langkah:
    """A step of the cycle: its code in the catalogue, its last day, and its legal basis."""

    kode: str
    tenggat: dt.date | None
    dasar: str


def kode_langkah() -> frozenset[str]:
    """The codes of all steps of the cycle."""
    return frozenset(one["kode"] for one in muat("siklus.yaml")["langkah"]) | {TAHUN_BERIKUT}


def langkah_anggaran(tahun: int, posisi: dt.date) -> Langkah:
    """The first step still open for fiscal year ``tahun``; when all are past, the open step of the year that comes."""
    for langkah in muat("siklus.yaml")["langkah"]:
        tenggat = dt.date(tahun + langkah["tahun"], langkah["bulan"], langkah["hari"])
        if posisi <= tenggat:
            return Langkah(langkah["kode"], tenggat, langkah["dasar"])
    berikut = langkah_anggaran(max(tahun, posisi.year) + 1, posisi)
    return Langkah(TAHUN_BERIKUT, berikut.tenggat, berikut.dasar)
