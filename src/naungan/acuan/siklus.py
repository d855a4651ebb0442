"""The budget cycle: which step is still open for a fiscal year on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.acuan.loading import load

NEXT_YEAR = "LANGKAH_TAHUN_BERIKUT"


@dataclass(frozen=True)
class Step:
    """A step of the cycle: its code in the catalogue, its last day, and its legal basis."""

    kode: str
    tenggat: dt.date | None
    dasar: str


def step_codes() -> frozenset[str]:
    """The codes of all steps of the cycle."""
    return frozenset(one["kode"] for one in load("siklus.yaml")["langkah"]) | {NEXT_YEAR}


def open_step(tahun: int, posisi: dt.date) -> Step:
    """The first step still open for fiscal year ``tahun``; when all are past, the open step of the year that comes."""
    for langkah in load("siklus.yaml")["langkah"]:
        tenggat = dt.date(tahun + langkah["tahun"], langkah["bulan"], langkah["hari"])
        if posisi <= tenggat:
            return Step(langkah["kode"], tenggat, langkah["dasar"])
    berikut = open_step(max(tahun, posisi.year) + 1, posisi)
    return Step(NEXT_YEAR, berikut.tenggat, berikut.dasar)
