"""Iuran bukan penerima upah: JKK, JKM, JHT menurut pita penghasilan. JP tidak ada untuk segmen ini."""

from __future__ import annotations

import ibis

from naungan.law import formula
from naungan.regulasi.bulat import iuran, iuran_tetap
from naungan.regulasi.upah import SEN


@formula(berlaku="2015-07", pasal="PP 44/2015 Lampiran II", satuan="rupiah/bulan")
def iuran_jkk_bpu(dasar_penghasilan, tarif_jkk_bpu, keringanan_jkk_atas, keringanan_jkk_bawah):  # type: ignore[no-untyped-def]
    """Dasar penghasilan pita × tarif JKK BPU × keringanan, dibulatkan."""
    return iuran(dasar_penghasilan * ibis.literal(SEN, "int64"), tarif_jkk_bpu, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 18", satuan="rupiah/bulan")
def iuran_jkm_bpu(nilai_jkm_bpu, keringanan_jkm_atas, keringanan_jkm_bawah):  # type: ignore[no-untyped-def]
    """Iuran JKM tetap × keringanan, dibulatkan."""
    return iuran_tetap(nilai_jkm_bpu, keringanan_jkm_atas, keringanan_jkm_bawah)


@formula(berlaku="2015-07", pasal="PP 46/2015 Pasal 16", satuan="rupiah/bulan")
def iuran_jht_bpu(dasar_penghasilan, tarif_jht_bpu):  # type: ignore[no-untyped-def]
    """Dasar penghasilan pita × tarif JHT BPU, dibulatkan."""
    return iuran(dasar_penghasilan * ibis.literal(SEN, "int64"), tarif_jht_bpu)
