"""Iuran penerima upah: JKK, JKM, JHT, JP."""

from __future__ import annotations

import ibis

from naungan.law import formula
from naungan.regulasi.bulat import iuran
from naungan.regulasi.upah import SEN


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 16 ayat (1)", satuan="rupiah/bulan")
def iuran_jkk_pu(upah_sen, tarif_jkk, keringanan_jkk_atas, keringanan_jkk_bawah):  # type: ignore[no-untyped-def]
    """Upah × tarif JKK tingkat risikonya × keringanan, dibulatkan; seluruhnya oleh pemberi kerja."""
    return iuran(upah_sen, tarif_jkk, keringanan_jkk_atas, keringanan_jkk_bawah)


@formula(berlaku="2015-07", pasal="PP 44/2015 Pasal 18", satuan="rupiah/bulan")
def iuran_jkm_pu(upah_sen, tarif_jkm, keringanan_jkm_atas, keringanan_jkm_bawah):  # type: ignore[no-untyped-def]
    """Upah × tarif JKM × keringanan, dibulatkan; seluruhnya oleh pemberi kerja."""
    return iuran(upah_sen, tarif_jkm, keringanan_jkm_atas, keringanan_jkm_bawah)


@formula(berlaku="2015-07", pasal="PP 46/2015 Pasal 16", satuan="rupiah/bulan")
def iuran_jht_pu_pemberi_kerja(upah_sen, tarif_jht_pemberi_kerja):  # type: ignore[no-untyped-def]
    """Upah × tarif JHT pemberi kerja, dibulatkan."""
    return iuran(upah_sen, tarif_jht_pemberi_kerja)


@formula(berlaku="2015-07", pasal="PP 46/2015 Pasal 16", satuan="rupiah/bulan")
def iuran_jht_pu_pekerja(upah_sen, tarif_jht_pekerja):  # type: ignore[no-untyped-def]
    """Upah × tarif JHT pekerja, dibulatkan."""
    return iuran(upah_sen, tarif_jht_pekerja)


@formula(berlaku="2015-07", pasal="PP 45/2015 Pasal 29", satuan="sen/bulan")
def dasar_jp_sen(upah_sen, pagu_jp):  # type: ignore[no-untyped-def]
    """Upah, paling tinggi batas upah JP (dalam sen)."""
    pagu_sen = pagu_jp * ibis.literal(SEN, "int64")
    return upah_sen.isnull().ifelse(ibis.null("int64"), ibis.least(upah_sen, pagu_sen))


@formula(berlaku="2015-07", pasal="PP 45/2015 Pasal 28", satuan="rupiah/bulan")
def iuran_jp_pu_pemberi_kerja(dasar_jp_sen, tarif_jp_pemberi_kerja):  # type: ignore[no-untyped-def]
    """Upah sampai batas upah JP × tarif JP pemberi kerja, dibulatkan."""
    return iuran(dasar_jp_sen, tarif_jp_pemberi_kerja)


@formula(berlaku="2015-07", pasal="PP 45/2015 Pasal 28", satuan="rupiah/bulan")
def iuran_jp_pu_pekerja(dasar_jp_sen, tarif_jp_pekerja):  # type: ignore[no-untyped-def]
    """Upah sampai batas upah JP × tarif JP pekerja, dibulatkan."""
    return iuran(dasar_jp_sen, tarif_jp_pekerja)
