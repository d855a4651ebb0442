"""The map of accounts: which account pays which programme for which workers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.acuan.loading import load
from naungan.acuan.peta_rekening import Peta, default_peta


@dataclass(frozen=True)
class Keputusan:
    """The decree that gives the codes and names of accounts of some fiscal years; ``tanggal`` None where nobody has told it."""

    nomor: str
    tanggal: dt.date | None
    dari: int
    sampai: int | None
    status: str
    sumber: str


def keputusan(tahun: int) -> Keputusan | None:
    """The decree of a fiscal year: the names of an account are those of the decree of its year. None before the first that is known."""
    every = (Keputusan(**one) for one in load("rekening.yaml")["keputusan"])
    return next((one for one in every if one.dari <= tahun and (one.sampai is None or tahun <= one.sampai)), None)


@dataclass(frozen=True)
class Dompet:
    """One purse: the accounts that pay one programme (None = all) for one family of workers."""

    keluarga: str
    program: str | None
    kode: tuple[str, ...]

    @property
    def label(self) -> str | None:
        """The account as it is shown."""
        return label(self.kode)


def label(kode: tuple[str, ...]) -> str | None:
    """One code, the range of several under one stem, or all of them; None where there is none."""
    if len({one.rpartition(".")[0] for one in kode}) > 1:
        return ", ".join(kode)
    return f"{kode[0]}–{kode[-1].rpartition('.')[2]}" if len(kode) > 1 else next(iter(kode), None)


def keluarga_kategori(kategori: str | None) -> str:
    """The family of accounts of a category; workers of no named category stand with the other non-ASN."""
    for nama, isi in load("rekening.yaml")["keluarga"].items():
        if kategori in isi["kategori"]:
            return str(nama)
    return "non_asn"


def dompet(keluarga: str, program: str | None, tahun: int, peta: Peta | None = None, pemda: str | None = None) -> Dompet:
    """The purse that pays a programme for a family in a fiscal year; without codes where no account is known."""
    peta = peta or default_peta()
    satu, semua = (peta.kode(keluarga, nama, tahun, pemda) for nama in (program, None))
    return Dompet(keluarga, program, satu) if satu or not semua else Dompet(keluarga, None, semua)


def rekening_keluarga(keluarga: str, tahun: int) -> dict[str, list[str]]:
    """Programme (``semua`` for an account of all programmes) → the accounts of a family alive in a fiscal year."""
    programs = dict.fromkeys(one.program for one in default_peta().aturan if one.keluarga == keluarga)
    found = {program or "semua": list(default_peta().kode(keluarga, program, tahun)) for program in programs}
    return {program: kodes for program, kodes in found.items() if kodes}


def nama_rekening(kode: str) -> str | None:
    """The name of an account as the map knows it; None for one that is not on it."""
    return next((str(one["nama"]) for one in load("rekening.yaml")["rekening"] if str(one["kode"]) == kode), None)
