"""Events of small rounds, as commands write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from naungan.rounds import Book, Event, New, append

WAKTU = "2026-11-25T03:00:00+00:00"
HASH = "ab" * 32


def opened(rapat: str = "R1", *, pemda: tuple[str, ...] = ("1671", "1801"), sebelumnya: str | None = None) -> New:
    isi = {
        "nomor": f"{rapat}/2026", "tingkat": "nasional", "tanggal": "2026-11-25", "tempat": "Jakarta", "peserta": ["BPJS", "Kemendagri"],
        "bulan": "2026-10", "pemda": list(pemda), "daftar_periksa": "2026.1", "sebelumnya": sebelumnya,
    }  # fmt: skip
    return New(rapat, Event.DIBUKA, isi)


def frozen(pemda: str, rapat: str = "R1") -> New:
    isi = {"pemda": pemda, "evaluasi": HASH, "sidik": HASH, "bulan": "2026-10", "posisi": "2026-11-20"}
    return New(rapat, Event.DIBEKUKAN, isi)


def item(butir: str = "R1-0001", pemda: str = "1671", rapat: str = "R1", **more: Any) -> New:
    isi = {"butir": butir, "asal": "diisi", "pemda": pemda, "tingkat": "tinggi", "kondisi": "12 pekerja belum terdaftar.", **more}
    return New(rapat, Event.BUTIR_DIBUAT, isi)


def said(status: str, butir: str = "R1-0001", alasan: str | None = None, rapat: str = "R1") -> New:
    return New(rapat, Event.DINYATAKAN, {"butir": butir, "status": status, "alasan": alasan})


def closed(rapat: str = "R1") -> New:
    return New(rapat, Event.DITUTUP, {})


def write(book: Path, *new: New, oleh: str = "Ani") -> Book:
    """One batch."""
    return append(book, new, oleh=oleh, waktu=WAKTU)
