"""The contract of a migrant worker: route, months, and the package that the law printed for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.regulasi import buku

JALUR = ("p3mi", "perseorangan")
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


def contract(bulan: Bulan, jalur: str | None, bulan_kontrak: int | None, jht: str | None, known: dt.date | None = None) -> Contract:
    """The contract under the law as known on a day; Refusal when something is missing, or nobody printed what such a contract costs."""
    if jalur is None or bulan_kontrak is None:
        raise Refusal("IURAN_PMI_ISIAN")
    paket, tambahan = _package(bulan, bulan_kontrak, known)
    return Contract(jalur, bulan_kontrak, paket, tambahan, None if jht is None else _choice(bulan, jht, known))


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


def _choice(bulan: Bulan, text: str, known: dt.date | None) -> str:
    printed = buku().entry("jht_pmi", bulan, known).nilai
    digits = text.replace(".", "").strip()
    if digits in printed:
        return digits
    raise Refusal("IURAN_PMI_JHT_PILIHAN", pilihan=", ".join(f"{int(one):,}".replace(",", ".") for one in printed))
