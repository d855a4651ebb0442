"""From facts about an employer or a member to the conditions of reliefs they fulfil."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.kernel.period import Bulan
from naungan.regulasi.keringanan.muat import daftar_keringanan, fakta_syarat


@dataclass(frozen=True)
class Fakta:
    """What is known; None where nobody has said. ``pekerja`` counts active workers of the employer."""

    lunas_sampai: Bulan | None = None
    peserta_sejak: Bulan | None = None
    pekerja: int | None = None
    industri: str | None = None
    dibayar_pada: dt.date | None = None


def syarat_dari_fakta(bulan: Bulan, segmen: str, fakta: Fakta) -> tuple[str, ...]:
    """Names of the conditions that hold in a month; a fact that is not known fulfils nothing."""
    holds = {
        "pp49-2020": _lunas(fakta),
        "padat_karya": _padat_karya(fakta),
        "peserta_baru": _baru(bulan, fakta),
        "lewat_pelunasan": _lewat(bulan, segmen, fakta),
    }
    return tuple(name for name, yes in holds.items() if yes)


def industri_padat_karya() -> tuple[str, ...]:
    """The industries that the relief for labour-intensive employers names."""
    return tuple(fakta_syarat("padat_karya")["industri"])


def _lunas(fakta: Fakta) -> bool:
    """Paid up to July 2020; whoever joined later had nothing to pay then, and pays the first two months in full."""
    last = Bulan.parse(fakta_syarat("pp49-2020")["lunas_sampai"])
    joined_later = fakta.peserta_sejak is not None and fakta.peserta_sejak > last
    return joined_later or (fakta.lunas_sampai is not None and fakta.lunas_sampai >= last)


def _padat_karya(fakta: Fakta) -> bool:
    wanted = fakta_syarat("padat_karya")
    return fakta.pekerja is not None and fakta.pekerja >= wanted["pekerja"] and fakta.industri in industri_padat_karya()


def _baru(bulan: Bulan, fakta: Fakta) -> bool:
    months: int = fakta_syarat("peserta_baru")["bulan_penuh"]
    return fakta.peserta_sejak is not None and 0 <= bulan.minus(fakta.peserta_sejak) < months


def _lewat(bulan: Bulan, segmen: str, fakta: Fakta) -> bool:
    """Paid after the last day on which an open relief of the month can still be had."""
    ends = [one.rincian.get("dilunasi_sampai") for one in daftar_keringanan() if one.segmen == segmen and one.dari <= bulan <= one.sampai]
    return fakta.dibayar_pada is not None and any(end is not None and fakta.dibayar_pada > end for end in ends)
