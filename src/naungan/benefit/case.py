"""One event asked about: what is known, as rows of the tables that the law is evaluated over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from naungan.benefit.events import Peristiwa
from naungan.benefit.savings import Tahun

TERDAFTAR, TIDAK_TERDAFTAR, UPAH_KURANG, LAPOR_TERLAMBAT = "terdaftar", "tidak_terdaftar", "upah_kurang", "lapor_terlambat"


@dataclass(frozen=True)
class Case:
    """The event and its day; ``kolom`` the person's row, ``kehilangan`` and ``anak`` rows beside it, ``tahun`` the years of JHT.

    ``keadaan`` says who pays; ``upah_dilaporkan_sen`` is the wage that BPJS knew. ``diketahui`` asks for the law as known on
    that day; ``ingat`` are remarks found while reading. ``turunan`` says that a confirmed rule was applied where no source prints
    the result, so that the answer counts as recalled.
    """

    peristiwa: Peristiwa
    hari: dt.date
    kolom: dict[str, Any]
    rincian: dict[str, str]
    kehilangan: tuple[dict[str, Any], ...] = ()
    anak: tuple[dict[str, Any], ...] = ()
    tahun: tuple[Tahun, ...] = ()
    asumsi: dict[int, int] = field(default_factory=dict)
    keadaan: str = TERDAFTAR
    upah_dilaporkan_sen: int | None = None
    dibayar_pada: dt.date | None = None
    diketahui: dt.date | None = None
    tanpa_jumlah: tuple[str, ...] = ()
    turunan: bool = False
    ingat: tuple[tuple[str, dict[str, object]], ...] = ()
