"""The map of accounts: which account pays which programme for which workers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from naungan.acuan.berkas import muat


@dataclass(frozen=True)
class Dompet:
    """One purse: the accounts that pay one programme (None = all) for one family of workers."""

    keluarga: str
    program: str | None
    kode: tuple[str, ...]

    @property
    def label(self) -> str | None:
        """The account as it is shown: one code, or the range of several."""
        if not self.kode:
            return None
        first, last = self.kode[0], self.kode[-1]
        return first if first == last else f"{first}–{last.rsplit('.', 1)[1]}"


def keluarga_kategori(kategori: str | None) -> str:
    """The family of accounts of a category; workers of no named category stand with the other non-ASN."""
    for nama, isi in muat("rekening.yaml")["keluarga"].items():
        if kategori in isi["kategori"]:
            return str(nama)
    return "non_asn"


def keluarga_rekening(kode: str) -> str | None:
    """The family an account belongs to; None when it is no account of ours."""
    satu = _peta().get(kode)
    return satu["keluarga"] if satu else None


def dompet(keluarga: str, program: str, tahun: int) -> Dompet:
    """The purse that pays a programme for a family in a fiscal year; without codes where no account is known."""
    satu = _hidup(keluarga, program, tahun)
    semua = _hidup(keluarga, None, tahun)
    return Dompet(keluarga, program, satu) if satu or not semua else Dompet(keluarga, None, semua)


def rekening_keluarga(keluarga: str, tahun: int) -> dict[str, list[str]]:
    """Programme (``semua`` for an account of all programmes) → the accounts of a family alive in a fiscal year."""
    programs = dict.fromkeys(isi["program"] for isi in _peta().values() if isi["keluarga"] == keluarga)
    found = {program or "semua": list(_hidup(keluarga, program, tahun)) for program in programs}
    return {program: kodes for program, kodes in found.items() if kodes}


def dompet_rekening(kode: str) -> Dompet | None:
    """The purse an account belongs to; None when it is no account of ours."""
    satu = _peta().get(kode)
    if satu is None:
        return None
    kodes = tuple(k for k, isi in _peta().items() if (isi["keluarga"], isi["program"]) == (satu["keluarga"], satu["program"]))
    return Dompet(satu["keluarga"], satu["program"], kodes)


def rekening_jamsostek() -> tuple[str, ...]:
    """All accounts that carry Jamsostek contributions."""
    return tuple(_peta())


@cache
def _peta() -> dict[str, dict[str, Any]]:
    return {satu["kode"]: satu for satu in muat("rekening.yaml")["rekening"]}


def _hidup(keluarga: str, program: str | None, tahun: int) -> tuple[str, ...]:
    return tuple(
        kode
        for kode, isi in _peta().items()
        if (isi["keluarga"], isi["program"]) == (keluarga, program) and isi["dari"] <= tahun and (isi["sampai"] or tahun) >= tahun
    )
