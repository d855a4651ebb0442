"""Iuran jasa konstruksi: JKK dan JKM, sekali untuk satu proyek; dari upah bila diketahui, kalau tidak dari nilai kontrak."""

from __future__ import annotations

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import iuran, lapisan

KOLOM = {
    "nilai_kontrak_sen": Kolom("sen", "Nilai kontrak tanpa PPN"),
    "upah_total_sen": Kolom("sen", "Upah seluruh pekerja proyek"),
}


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56, Lampiran III", satuan="rupiah")
def iuran_jkk_jakon(  # type: ignore[no-untyped-def]
    nilai_kontrak_sen, batas_jakon, pokok_jkk_jakon, tarif_jkk_jakon, keringanan_jkk_atas, keringanan_jkk_bawah
):
    """(Iuran lapisan di bawahnya + nilai kontrak di dalam lapisan × tarif JKK lapisan) × keringanan, dibulatkan."""
    return lapisan(nilai_kontrak_sen, batas_jakon, pokok_jkk_jakon, tarif_jkk_jakon, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56, Lampiran III", satuan="rupiah")
def iuran_jkm_jakon(  # type: ignore[no-untyped-def]
    nilai_kontrak_sen, batas_jakon, pokok_jkm_jakon, tarif_jkm_jakon, keringanan_jkm_atas, keringanan_jkm_bawah
):
    """(Iuran lapisan di bawahnya + nilai kontrak di dalam lapisan × tarif JKM lapisan) × keringanan, dibulatkan."""
    return lapisan(nilai_kontrak_sen, batas_jakon, pokok_jkm_jakon, tarif_jkm_jakon, keringanan_jkm_atas, keringanan_jkm_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56", satuan="rupiah")
def iuran_jkk_jakon_upah(upah_total_sen, tarif_jkk_jakon_upah, keringanan_jkk_atas, keringanan_jkk_bawah):  # type: ignore[no-untyped-def]
    """Upah seluruh pekerja proyek × tarif JKK × keringanan, dibulatkan."""
    return iuran(upah_total_sen, tarif_jkk_jakon_upah, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56", satuan="rupiah")
def iuran_jkm_jakon_upah(upah_total_sen, tarif_jkm_jakon_upah, keringanan_jkm_atas, keringanan_jkm_bawah):  # type: ignore[no-untyped-def]
    """Upah seluruh pekerja proyek × tarif JKM × keringanan, dibulatkan."""
    return iuran(upah_total_sen, tarif_jkm_jakon_upah, keringanan_jkm_atas, keringanan_jkm_bawah)
