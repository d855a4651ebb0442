"""Dated choices of the money part: fiscal year of a month, thresholds, waiting period, keywords."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from naungan.acuan.jatuh_tempo import jatuh_tempo
from naungan.acuan.loading import load
from naungan.kernel.period import Bulan


def choice(nama: str, bulan: Bulan) -> Any:
    """The value of a dated choice in a month; None before its first date."""
    for masa in load("anggaran.yaml")[nama]["nilai"]:
        if masa["dari"] <= str(bulan) and (masa["sampai"] is None or str(bulan) <= masa["sampai"]):
            return masa["nilai"]
    return None


def letter_of_projects() -> dt.date:
    """The day of the letter that asks for the workers of every project of the budget."""
    return dt.date.fromisoformat(load("anggaran.yaml")["surat_proyek"]["nilai"][0]["nilai"])


def tahun_anggaran(bulan: Bulan, segmen: str = "PU") -> int:
    """The fiscal year that pays a contribution month."""
    if choice("tahun_anggaran_bulan", bulan) == "jatuh_tempo":
        return jatuh_tempo(segmen, bulan).tanggal.year
    return bulan.tahun


@cache
def bulan_tahun_anggaran(tahun: int, segmen: str = "PU") -> tuple[Bulan, ...]:
    """The contribution months that one fiscal year pays, in order."""
    semua = Bulan(tahun - 1, 1).until(Bulan(tahun, 12))
    return tuple(bulan for bulan in semua if tahun_anggaran(bulan, segmen) == tahun)
