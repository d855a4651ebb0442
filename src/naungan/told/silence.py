"""Who has handed in nothing, for those who read only the first screen, and how old the member files are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.told.government import Government
from naungan.told.places import Places
from naungan.told.words import number, say

NAMED = 6  # governments on the first screen
_HANDED_IN = {"daftar": "masuk_daftar", "peserta": "masuk_member", "anggaran": "masuk_budget_line"}


@dataclass(frozen=True)
class Silence:
    """Asked units without a roster (``unit_absen`` of ``pemda_absen`` governments), units only named by others (``unit_lain``), governments
    without a unit list, and by kind of file those without any; the oldest and newest position of a member file.
    """

    unit_absen: int
    pemda_absen: int
    terbanyak: list[str]
    unit_lain: int
    tanpa_daftar_unit: list[str]
    tanpa: dict[str, list[str]]
    posisi_terlama: dt.date | None
    posisi_terbaru: dt.date | None


def silence(places: Places) -> Silence:
    """Over all governments of the run."""
    pemda = list(places.pemda.values())
    return Silence(
        unit_absen=sum(len(row.unit_absen) for row in pemda),
        pemda_absen=sum(bool(row.unit_absen) for row in pemda),
        terbanyak=_most_absent(pemda),
        unit_lain=sum(row.unit_lain for row in pemda),
        tanpa_daftar_unit=[row.wilayah for row in pemda if row.unit_seluruh is None],
        tanpa={name: [row.wilayah for row in pemda if not getattr(row, key)] for name, key in _HANDED_IN.items()},
        posisi_terlama=min((row.posisi_terlama for row in pemda if row.posisi_terlama), default=None),
        posisi_terbaru=max((row.posisi_peserta for row in pemda if row.posisi_peserta), default=None),
    )


def _most_absent(pemda: list[Government]) -> list[str]:
    """The governments with most units that have not handed in."""
    ranked = sorted((row for row in pemda if row.unit_absen), key=lambda row: -len(row.unit_absen))
    return [
        say("HAL_ABSEN_PEMDA", pemda=row.wilayah, belum=number(len(row.unit_absen)), unit=number(row.unit_seluruh))
        for row in ranked[:NAMED]
    ]
