"""What is asked of one event: typed, one form an event, and without a word of who asks or how. Amounts are rupiah."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from naungan.kernel.period import Bulan
from naungan.regulasi.bulat import PER_JUTA


@dataclass(frozen=True)
class Loss:
    """A part of the body by its code; ``ukuran`` counts it where the table does, ``fungsi`` is the share lost per million."""

    kode: str
    ukuran: int | None = None
    fungsi: int = PER_JUTA


@dataclass(frozen=True)
class Child:
    """A child at a level of school; the year and the age where they are said."""

    tingkat: str
    kelas: int | None = None
    usia: int | None = None


@dataclass(frozen=True)
class Receipt:
    """A kind of cost with its amount; None where only the kind is said."""

    jenis: str
    rupiah: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Request:
    """The day of an event, and the day as of which the law is asked; a refusal about a field calls it by its name here (``isian``)."""

    hari: dt.date
    diketahui: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Accident(Request):
    """A work accident whose benefit follows from the wage; ``peristiwa`` is its code. ``bulan_ke`` counts months of incapacity."""

    peristiwa: str
    upah: Decimal
    segmen: str = "PU"
    anak: tuple[Child, ...] = ()
    bagian: tuple[Loss, ...] = ()
    kidal: bool = False
    bulan_ke: tuple[int, int] | None = None
    tidak_terdaftar: bool = False
    upah_dilaporkan: Decimal | None = None
    lapor_terlambat: bool = False


@dataclass(frozen=True, kw_only=True)
class Costs(Request):
    """Costs of a work accident."""

    biaya: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True)
class Death(Request):
    """A death that no work accident caused; ``pemberi_kerja`` is how many employers had registered the worker."""

    masa_bulan: int
    segmen: str = "PU"
    pemberi_kerja: int = 1
    anak: tuple[Child, ...] = ()
    tidak_terdaftar: bool = False


@dataclass(frozen=True, kw_only=True)
class Scholarship(Request):
    """Scholarships alone."""

    anak: tuple[Child, ...]
    program: str = "jkk"
    masa_bulan: int | None = None


@dataclass(frozen=True, kw_only=True)
class OldAge(Request):
    """The balance of JHT: monthly contributions from one month to another, on an opening balance.

    ``asumsi`` is year → assumed return per million.
    """

    iuran: Decimal | None = None
    saldo_awal: Decimal | None = None
    dari: Bulan | None = None
    sampai: Bulan | None = None
    klaim: str = "penuh"
    masa_bulan: int | None = None
    asumsi: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Pension(Request):
    """A monthly pension; ``dibayar_pada`` a later month in which it is paid."""

    upah_rata: Decimal
    masa_bulan: int
    masa_peserta: int | None = None
    kepadatan: int | None = None
    sebab: str = "usia"
    penerima: str = "peserta"
    lahir: dt.date | None = None
    dibayar_pada: Bulan | None = None


@dataclass(frozen=True, kw_only=True)
class LostWork(Request):
    """Cash after the loss of work: months paid within the last 24, and months paid in a row."""

    upah: Decimal
    masa_iur: int = 24
    berturut: int = 6
    klaim_ke: int = 1
