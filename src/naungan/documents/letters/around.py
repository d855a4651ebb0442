"""What stands around the text: number and place above it; at the foot of every page, and in the properties, the check code."""

from __future__ import annotations

from dataclasses import dataclass

from naungan.documents.letters import qr
from naungan.documents.letters.face import Face
from naungan.told.words import say

PROPERTY = "KodePeriksa"


@dataclass(frozen=True)
class Footer:
    """``kunci`` is the property ``KodePeriksa=…``, ``qr`` what the square code says, ``halaman`` has places {x} and {y}."""

    kode: str
    arti: str
    asal: str
    periksa: str
    halaman: str
    contoh: str
    kunci: str
    qr: str


def footer(drawn: Face) -> Footer:
    """The lines of one paper."""
    return Footer(
        say("SURAT_KODE", kode=drawn.kode), say("SURAT_KODE_ARTI"),
        say("SURAT_ASAL", evaluasi=drawn.evaluasi, jenis=drawn.jenis, pemda=drawn.pemda or "-"), say("SURAT_PERIKSA"),
        say("SURAT_HALAMAN", x="{x}", y="{y}"), say("SURAT_CONTOH") if drawn.contoh else "",
        f"{PROPERTY}={drawn.kode}", drawn.kode_qr or qr.payload(drawn.kode, drawn.evaluasi, drawn.jenis, drawn.pemda or "-"),
    )  # fmt: skip


def head(drawn: Face) -> tuple[tuple[str, str], ...]:
    """Number, class, appendix and subject; the number is left to the registry."""
    return (("nomor", ""), ("sifat", drawn.sifat), ("lampiran", drawn.lampiran), ("hal", drawn.hal))


def place(drawn: Face) -> str:
    """Where and when it is signed; the day is left to the registry."""
    return say("SURAT_TEMPAT", kota=drawn.kop.kota) if drawn.kop.kota else say("SURAT_TEMPAT_KOSONG")
