"""The SIPP upload templates: 30 columns A–AD of ``data_tk_baru`` (6 March 2025), and ``data_upah``."""

from __future__ import annotations

from typing import Any

import numpy as np

from naungan.demo.offices import Office
from naungan.demo.rates import data
from naungan.regions import sipp_location

HEADINGS = [
    "NO_PEGAWAI", "NAMA_LENGKAP", "GELAR", "TELEPON_AREA_RUMAH", "TELEPON_RUMAH", "TELEPON_AREA_KANTOR", "TELEPON_KANTOR",
    "TELEPON_EXT_KANTOR", "HP", "EMAIL", "TEMPAT_LAHIR", "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG", "JENIS_IDENTITAS", "NOMOR_IDENTITAS",
    "MASA_LAKU_IDENTITAS", "JENIS_KELAMIN", "SURAT_MENYURAT_KE", "TANGGAL_KEPESERTAAN", "STATUS_KAWIN", "GOLONGAN_DARAH", "NPWP",
    "KODE_NEGARA", "UPAH", "ALAMAT", "KODE_POS", "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
]  # fmt: skip
UPAH_HEADINGS = ["NIK", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "BLTH", "NPP", "UPAH", "RAPEL"]


_SPLIT = ["NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG"]
_BANK = ["NAMA_BANK", "CABANG_BANK", "NO_REKENING", "NAMA_REKENING"]
_FAMILY = [
    *(f"{word}SUAMI_ISTRI" for word in ("", "TGL_LAHIR_", "JENIS_KELAMIN_", "GOLONGAN_DARAH_")),
    *(f"{word}_ANAK_{child}" for child in (1, 2, 3) for word in ("NAMA", "TGL_LAHIR", "JENIS_KELAMIN", "GOLONGAN_DARAH")),
]


def headings(layout: str) -> list[str]:
    """The columns of a template: ``sipp`` (30 columns, 6 March 2025), ``sipp_50``, ``sipp_29`` or ``sipp_lanjutan``."""
    if layout == "sipp":
        return HEADINGS
    if layout == "sipp_lanjutan":
        return ["NOMOR_IDENTITAS_KPJ", *(head for head in HEADINGS if head in _CONTINUED)]
    split = ["NO_PEGAWAI", *_SPLIT, *HEADINGS[2:-3]]
    if layout == "sipp_29":
        return split
    end = split.index("NPWP")
    return [*split[:end], *_BANK, "NPWP", "KODE_PAKET", "KODE_NEGARA", "PESERTA_JPK", "UPAH", "ALAMAT", "KODE_POS", *_FAMILY]


_CONTINUED = (
    "NAMA_LENGKAP", "HP", "TANGGAL_LAHIR", "JENIS_IDENTITAS", "NOMOR_IDENTITAS", "JENIS_KELAMIN", "UPAH", "LOKASI_PEKERJAAN",
    "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
)  # fmt: skip


def _split(names: list[Any]) -> dict[str, list[Any]]:
    """First, middle and last names as the older templates want them."""
    words = [str(name or "").split() for name in names]
    return {
        "NAMA_DEPAN": [one[0] if one else None for one in words],
        "NAMA_TENGAH": [" ".join(one[1:-1]) or None for one in words],
        "NAMA_BELAKANG": [one[-1] if len(one) > 1 else None for one in words],
    }


def sipp_columns(office: Office, layout: str, shown: dict[str, list[Any]], count: int, rng: np.random.Generator) -> list[list[Any]]:
    """The columns of a template, all text, from the fields of a roster; some of what SIPP asks for the office has left empty."""
    place = sipp_location(office.kode if len(office.kode) == 4 else f"{office.kode}71") or ""
    streets, mothers = data("nama")["jalan"].split(), data("nama")["perempuan"].split()
    fixed = {
        "JENIS_IDENTITAS": "KTP", "MASA_LAKU_IDENTITAS": "31-12-2099", "SURAT_MENYURAT_KE": "S", "KODE_NEGARA": "ID",
        "LOKASI_PEKERJAAN": place, "STATUS_PEGAWAI": "Y", "TEMPAT_LAHIR": office.nama.split()[-1], "KODE_POS": f"{office.kode[:2]}999",
    }  # fmt: skip
    drawn = {
        "NAMA_IBU_KANDUNG": rng.choice(mothers, count).tolist(), "STATUS_KAWIN": rng.choice(["Y", "T"], count).tolist(),
        "ALAMAT": [f"Jl. {rng.choice(streets)} No. {number}" for number in rng.integers(1, 150, count)],
        "GOLONGAN_DARAH": [group or None for group in rng.choice(["A", "B", "AB", "O", ""], count, p=[0.2, 0.2, 0.1, 0.3, 0.2]).tolist()],
    }  # fmt: skip
    taken = {
        "NAMA_LENGKAP": "nama", "HP": "hp", "TANGGAL_LAHIR": "lahir", "NOMOR_IDENTITAS": "nik", "JENIS_KELAMIN": "kelamin",
        "UPAH": "upah", "TGL_AWAL_BEKERJA": "mulai", "TGL_AKHIR_KONTRAK": "akhir",
    }  # fmt: skip
    drawn |= _split(shown["nama"])
    drawn["NOMOR_IDENTITAS_KPJ"] = [f"{number:011d}" for number in rng.integers(10_000_000_000, 99_999_999_999, count)]
    known = {head: shown[field] for head, field in taken.items() if field in shown}
    return [known[head] if head in known else drawn.get(head, [fixed.get(head)] * count) for head in headings(layout)]
