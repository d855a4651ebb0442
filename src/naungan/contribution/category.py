"""The defaults of a category of workers: segment, programmes, risk group, payer; and the catalogue of all categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from naungan.acuan.kebijakan import certainty, kebijakan
from naungan.acuan.loading import load
from naungan.acuan.rekening import rekening_keluarga
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.law.words import STATUS
from naungan.relations.words import Hak


@dataclass(frozen=True)
class Baku:
    """What is taken when only the category is named; ``sebutan`` is how people call it, ``sektor`` says that a government employs.

    ``risiko`` None: another employer's, whose risk group must be stated.
    """

    sebutan: str
    segmen: str
    program: tuple[str, ...]
    risiko: str | None
    dibayar: str
    sektor: str | None
    catatan: str
    tawaran: tuple[str, ...] = ()


def baku(kategori: str, bulan: Bulan) -> Baku:
    """The defaults of a category in a month; Refusal for those who are not a local government's to insure."""
    daftar = load("kategori.yaml")["kategori"]
    nama = kategori.strip().lower().replace(" ", "_").replace("-", "_")
    if nama not in daftar:
        raise Refusal("IURAN_KATEGORI_TIDAK_DIKENAL", kategori=kategori)
    isi, found = daftar[nama], kebijakan(bulan, nama)
    known = {"kategori": label(nama), "catatan": isi["catatan"].rstrip("."), "dasar": isi["dasar"]}
    if found.hak == Hak.TIDAK_BERHAK:
        raise Refusal("IURAN_KATEGORI_TIDAK_BERHAK", **known)
    if found.hak == Hak.TIDAK_DIKETAHUI:
        raise Refusal("IURAN_KATEGORI_TIDAK_DIKETAHUI", **known)
    ours = found.hak == Hak.WAJIB
    note = sentence("IURAN_KATEGORI_BAKU", {
        "kategori": label(nama), "segmen": found.segmen, "pembayar": isi["pembayar"], "program": ", ".join(found.program).upper(),
        "dasar": isi["dasar"], "status": STATUS[certainty(nama, bulan)], "catatan": isi["catatan"],
    })  # fmt: skip
    return Baku(
        label(nama), found.segmen, found.program, found.risiko if ours else None, "apbd", "pemerintahan" if ours else None, note,
        found.tawaran,
    )  # fmt: skip


def label(kategori: str) -> str:
    """The category as people call it."""
    return sentence(f"DOK_KATEGORI_{kategori.upper()}")


def catalogue(bulan: Bulan) -> Iterator[dict[str, Any]]:
    """Every category with its defaults of a month, accounts of that year included; in the order of the vocabulary."""
    for nama, isi in load("kategori.yaml")["kategori"].items():
        found = kebijakan(bulan, nama)
        yield {
            "kategori": nama, "sebutan": label(nama), "segmen": found.segmen, "hak": found.hak,
            "pembayar": isi["pembayar"], "dana": isi["dana"],
            "program": list(found.program) if found.hak == Hak.WAJIB else [], "risiko": found.risiko if found.hak == Hak.WAJIB else None,
            "rekening": rekening_keluarga(isi["rekening"], bulan.tahun) if isi["rekening"] else {},
            "dasar": isi["dasar"], "status": certainty(nama, bulan), "catatan": isi["catatan"],
            "golongan": isi.get("golongan", {}),
        }  # fmt: skip
