"""What is asked of one person, project or contract of a migrant worker: typed, and without a word of who asks or how."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan

# Fields that say something in one segment only.
SEGMEN_ISIAN = {
    "upah": "PU", "penghasilan": "BPU", "pemilik_usaha": "BPU", "nilai_kontrak": "JAKON", "ppn_termasuk": "JAKON", "upah_total": "JAKON",
    "sudah_dibayar": "JAKON", "risiko": "PU", "formulir_diterima": "PU", "jalur": "PMI", "bulan_kontrak": "PMI", "jht": "PMI",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Request:
    """One month's contribution, asked; None where nobody has said. A refusal about a field calls it by its name here (``isian``).

    ``upah``, ``penghasilan`` and ``jht`` are rupiah a month; ``nilai_kontrak``, ``upah_total`` and ``sudah_dibayar`` rupiah of a whole
    project. ``kategori`` fills what is not said of segment, programmes, risk group, sector and payer. ``diketahui``: by the law as it was
    known on that day.
    """

    bulan: Bulan
    segmen: str | None = None
    kategori: str | None = None
    program: tuple[str, ...] | None = None
    risiko: str | None = None
    sektor: str | None = None
    dibayar: str | None = None
    upah: Decimal | None = None
    penghasilan: Decimal | None = None
    nilai_kontrak: Decimal | None = None
    ppn_termasuk: bool = False
    upah_total: Decimal | None = None
    sudah_dibayar: Decimal | None = None
    jalur: str | None = None
    bulan_kontrak: int | None = None
    jht: Decimal | None = None
    syarat: tuple[str, ...] = ()
    lunas_sampai: Bulan | None = None
    peserta_sejak: Bulan | None = None
    pekerja: int | None = None
    industri: str | None = None
    dibayar_pada: dt.date | None = None
    usia: int | None = None
    pemilik_usaha: bool = False
    formulir_diterima: dt.date | None = None
    mulai: dt.date | None = None
    akhir: dt.date | None = None
    diketahui: dt.date | None = None


def check_segment(asked: Request, segmen: str) -> None:
    """Refusal for a field of another segment: left aside silently, it would look as if it had counted."""
    said = vars(asked)
    for isian, hanya in SEGMEN_ISIAN.items():
        if hanya != segmen and said[isian] is not None and said[isian] is not False:
            raise Refusal("IURAN_OPSI_SEGMEN_LAIN", isian=isian, hanya=hanya, segmen=segmen)
