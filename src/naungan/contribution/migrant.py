"""The contract of a migrant worker: route, months, and the package that the law printed for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from naungan.contribution.request import Request
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.regulasi import buku

TETAP = "tetap"


@dataclass(frozen=True)
class Contract:
    """``paket`` is the key of the package, ``tambahan`` the months beyond the longest one, ``jht`` the monthly choice or None."""

    jalur: str
    bulan: int
    paket: str
    tambahan: int
    jht: str | None

    def row(self) -> dict[str, object]:
        """The columns that the formulas take."""
        return {"jalur": self.jalur, "paket": self.paket, "bulan_tambahan": self.tambahan, "pilihan_jht": self.jht}


def contract(asked: Request) -> Contract:
    """The contract under the law as known on a day; Refusal when something is missing, or nobody printed what such a contract costs."""
    if asked.jalur is None or asked.bulan_kontrak is None:
        raise Refusal("IURAN_PMI_ISIAN")
    paket, tambahan = _package(asked.bulan, asked.bulan_kontrak, asked.diketahui)
    jht = None if asked.jht is None else _choice(asked.bulan, asked.jht, asked.diketahui)
    return Contract(asked.jalur, asked.bulan_kontrak, paket, tambahan, jht)


def _package(bulan: Bulan, months: int, known: dt.date | None) -> tuple[str, int]:
    printed = buku().entry("paket_pmi", bulan, known).nilai
    if TETAP in printed:
        if 1 <= months <= 24:
            return TETAP, 0
        raise Refusal("IURAN_PMI_LAMA_TIDAK_DICETAK", bulan=months, paket="sampai 24")
    longest = max(int(one) for one in printed)
    if str(months) in printed:
        return str(months), 0
    if months > longest:
        return str(longest), months - longest
    raise Refusal("IURAN_PMI_LAMA_TIDAK_DICETAK", bulan=months, paket=", ".join(printed))


def _choice(bulan: Bulan, amount: Decimal, known: dt.date | None) -> str:
    printed: dict[str, int] = buku().entry("jht_pmi", bulan, known).nilai
    for digits in printed:
        if Decimal(digits) == amount:
            return digits
    raise Refusal("IURAN_PMI_JHT_PILIHAN", pilihan=", ".join(f"{int(one):,}".replace(",", ".") for one in printed))
