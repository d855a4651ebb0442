"""What a scenario may change, as data: typed steps, each with its month and whom it speaks of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from naungan.kernel.period import Bulan


@dataclass(frozen=True)
class DaftarSemua:
    """Everybody whom a government owes and who is not registered is, from ``bulan`` on."""

    bulan: Bulan
    pemda: str | None = None
    kategori: str | None = None


@dataclass(frozen=True)
class Jht:
    """A government decides JHT by an instrument, for a category or for all whose article names it."""

    dari: Bulan
    pemda: str
    nomor: str
    kategori: str | None = None


@dataclass(frozen=True)
class DasarUpah:
    """A wage base from a month on: ``basis`` with ``nilai`` as ``kebijakan.yaml`` has them, or ``persen``, a rise in hundredths of a per
    cent of the wage as reported."""

    dari: Bulan
    pemda: str | None = None
    kategori: str | None = None
    basis: str | None = None
    nilai: int | str | None = None
    persen: int | None = None


@dataclass(frozen=True)
class PekerjaRentan:
    """``orang`` vulnerable workers in each village of a government, from a month on.

    ``desa`` None: the villages of the list of regions are counted. ``penghasilan`` None: their dues are an estimate.
    """

    dari: Bulan
    pemda: str
    orang: int
    desa: int | None = None
    pembayar: str = "pemda"
    dompet: str | None = None
    penghasilan: int | None = None


@dataclass(frozen=True)
class DompetBerakhir:
    """A purse carries nobody from ``bulan`` on: whom it carried loses cover."""

    bulan: Bulan
    dompet: str
    pemda: str | None = None


@dataclass(frozen=True)
class Hukum:
    """A series of the law has another value from a day on."""

    mulai: dt.date
    deret: str
    nilai: Any


@dataclass(frozen=True)
class KontrakDiperpanjang:
    """Contracts that end in a December go on, as budgets of a year to come take them (``budget.setahun``)."""

    pemda: str | None = None
    kategori: str | None = None


Langkah = DaftarSemua | Jht | DasarUpah | PekerjaRentan | DompetBerakhir | Hukum | KontrakDiperpanjang


@dataclass(frozen=True)
class Skenario:
    """A scenario: its steps, and on which source or assumption it stands."""

    kode: str
    nama: str
    langkah: tuple[Langkah, ...] = ()
    uraian: str = ""
    sumber: str | None = None
    anggapan: str | None = None


# As ``skenario.yaml`` calls them.
JENIS: dict[str, type[Langkah]] = {
    "daftar_semua": DaftarSemua, "jht": Jht, "dasar_upah": DasarUpah, "pekerja_rentan": PekerjaRentan,
    "dompet_berakhir": DompetBerakhir, "hukum": Hukum, "kontrak_diperpanjang": KontrakDiperpanjang,
}  # fmt: skip


def since_of(one: Langkah) -> Bulan | None:
    """The month in which a step changes anything first; None where its people say it."""
    if isinstance(one, Hukum):
        return Bulan.of(one.mulai)
    return None if isinstance(one, KontrakDiperpanjang) else getattr(one, "bulan", None) or getattr(one, "dari", None)
