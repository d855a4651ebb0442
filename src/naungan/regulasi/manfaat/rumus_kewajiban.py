"""Apa yang menjadi kewajiban pemberi kerja sendiri."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import bagian
from naungan.regulasi.upah import SEN

KOLOM = {
    "manfaat": Kolom("rupiah", "Manfaat menurut upah sebenarnya"),
    "manfaat_dilaporkan": Kolom("rupiah", "Manfaat menurut upah yang dilaporkan"),
}


@formula(berlaku="2015-07-01", pasal="PP 44/2015", satuan="rupiah")
def kewajiban_tidak_terdaftar(manfaat, porsi_tidak_terdaftar):  # type: ignore[no-untyped-def]
    """Seluruh manfaat, karena pekerja tidak didaftarkan."""
    return bagian(manfaat * ibis.literal(SEN, "int64"), porsi_tidak_terdaftar)


@formula(berlaku="2015-07-01", pasal="PP 44/2015", satuan="rupiah")
def kewajiban_upah_kurang(manfaat, manfaat_dilaporkan, porsi_upah_kurang):  # type: ignore[no-untyped-def]
    """Selisih manfaat, karena upah dilaporkan lebih rendah daripada sebenarnya."""
    missing = (manfaat - manfaat_dilaporkan) * ibis.literal(SEN, "int64")
    return missing.isnull().ifelse(ibis.null("int64"), bagian(ibis.greatest(missing, 0), porsi_upah_kurang))


@formula(berlaku="2025-02-24", pasal="Permenaker 1/2025 Pasal 8 ayat (2a)–(2c)", satuan="rupiah")
def kewajiban_lapor_terlambat(manfaat, porsi_lapor_terlambat):  # type: ignore[no-untyped-def]
    """Seluruh manfaat JKK lebih dahulu, karena kecelakaan dilaporkan lewat 2 × 24 jam; kemudian diganti."""
    return bagian(manfaat * ibis.literal(SEN, "int64"), porsi_lapor_terlambat)
