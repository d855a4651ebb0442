"""Iuran jasa konstruksi: JKK dan JKM, sekali untuk satu proyek; dari upah bila diketahui, kalau tidak dari nilai kontrak."""

from __future__ import annotations

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import lapisan

KOLOM = {
    "nilai_kontrak_sen": Kolom("sen", "Nilai kontrak tanpa PPN"),
    "upah_total_sen": Kolom("sen", "Upah seluruh pekerja proyek"),
    "sudah_dibayar_jkk": Kolom("rupiah", "Iuran JKK proyek yang sudah dibayar"),
    "sudah_dibayar_jkm": Kolom("rupiah", "Iuran JKM proyek yang sudah dibayar"),
}


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56, Lampiran III", satuan="rupiah")
def iuran_jkk_jakon(  # type: ignore[no-untyped-def]
    nilai_kontrak_sen, batas_jakon, pokok_jkk_jakon, tarif_jkk_jakon, sudah_dibayar_jkk, keringanan_jkk_atas, keringanan_jkk_bawah
):
    """(Iuran lapisan di bawahnya + nilai kontrak di dalam lapisan × tarif JKK lapisan − yang sudah dibayar) × keringanan, dibulatkan."""
    sisa = pokok_jkk_jakon - sudah_dibayar_jkk
    return lapisan(nilai_kontrak_sen, batas_jakon, sisa, tarif_jkk_jakon, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56, Lampiran III", satuan="rupiah")
def iuran_jkm_jakon(  # type: ignore[no-untyped-def]
    nilai_kontrak_sen, batas_jakon, pokok_jkm_jakon, tarif_jkm_jakon, sudah_dibayar_jkm, keringanan_jkm_atas, keringanan_jkm_bawah
):
    """(Iuran lapisan di bawahnya + nilai kontrak di dalam lapisan × tarif JKM lapisan − yang sudah dibayar) × keringanan, dibulatkan."""
    sisa = pokok_jkm_jakon - sudah_dibayar_jkm
    return lapisan(nilai_kontrak_sen, batas_jakon, sisa, tarif_jkm_jakon, keringanan_jkm_atas, keringanan_jkm_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56", satuan="rupiah")
def iuran_jkk_jakon_upah(  # type: ignore[no-untyped-def]
    upah_total_sen, tarif_jkk_jakon_upah, sudah_dibayar_jkk, keringanan_jkk_atas, keringanan_jkk_bawah
):
    """(Upah seluruh pekerja proyek × tarif JKK − yang sudah dibayar) × keringanan, dibulatkan."""
    return lapisan(upah_total_sen, 0, -sudah_dibayar_jkk, tarif_jkk_jakon_upah, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 54–56", satuan="rupiah")
def iuran_jkm_jakon_upah(  # type: ignore[no-untyped-def]
    upah_total_sen, tarif_jkm_jakon_upah, sudah_dibayar_jkm, keringanan_jkm_atas, keringanan_jkm_bawah
):
    """(Upah seluruh pekerja proyek × tarif JKM − yang sudah dibayar) × keringanan, dibulatkan."""
    return lapisan(upah_total_sen, 0, -sudah_dibayar_jkm, tarif_jkm_jakon_upah, keringanan_jkm_atas, keringanan_jkm_bawah)
