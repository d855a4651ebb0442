"""Moving money between accounts: who approves, by which instrument, until when; dated, with source and status."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.acuan.loading import load


@dataclass(frozen=True)
class Aturan:
    """The rule for one kind of move in one fiscal year; ``status`` is how sure that is."""

    kode: str
    penyetuju: str
    instrumen: str
    tenggat: dt.date
    dasar: str
    status: str


def same_levels(dari: str, ke: str) -> int:
    """Up to which level of the code two accounts are the same: 3 = jenis, 4 = objek, 5 = rincian objek."""
    pairs = zip(dari.split("."), ke.split("."), strict=False)
    return next((level for level, (one, other) in enumerate(pairs) if one != other), min(dari.count("."), ke.count(".")) + 1)


def rule(dari: str, ke: str, tahun: int, *, same_unit: bool) -> Aturan | None:
    """The rule that a move falls under; None for a year of which none is known."""
    alike = same_levels(dari, ke)
    for one in load("pergeseran.yaml")["pergeseran"]:
        of_year = one["dari"] <= tahun and (one["sampai"] is None or tahun <= one["sampai"])
        if of_year and (one["unit"] == "sama") == same_unit and one["sama"] <= alike:
            until = dt.date(tahun + one["tahun"], one["bulan"], one["hari"])
            return Aturan(one["kode"], one["penyetuju"], one["instrumen"], until, one["dasar"], one["status"])
    return None
