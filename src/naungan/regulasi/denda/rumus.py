"""Denda keterlambatan, hanya sebagai petunjuk: tidak pernah masuk kebutuhan, kecukupan, atau tunggakan."""

from __future__ import annotations

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import PER_JUTA, iuran_tetap

KOLOM = {
    "iuran_terlambat": Kolom("rupiah", "Iuran yang terlambat dibayar"),
    "bulan_terlambat": Kolom("kali", "Banyaknya bulan keterlambatan"),
}


@formula(berlaku="2015-07", pasal="PP 44/2015; PP 45/2015; PP 46/2015", satuan="rupiah")
def denda_indikatif(iuran_terlambat, bulan_terlambat, tarif_denda):  # type: ignore[no-untyped-def]
    """Iuran yang terlambat × bulan keterlambatan × tarif denda, dibulatkan."""
    return iuran_tetap(iuran_terlambat * bulan_terlambat, tarif_denda, PER_JUTA)
