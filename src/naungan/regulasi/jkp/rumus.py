"""Pembagian iuran JKK dan JKM bagi peserta JKP: yang dibayar pengusaha tetap, hanya dananya yang terbagi."""

from __future__ import annotations

import ibis

from naungan.law import formula
from naungan.regulasi.bulat import iuran
from naungan.regulasi.upah import SEN


@formula(berlaku="2021-02", pasal="PP 37/2021 Pasal 11", satuan="sen/bulan")
def dasar_jkp_sen(upah_sen, pagu_jkp):  # type: ignore[no-untyped-def]
    """Upah, paling tinggi batas upah JKP (dalam sen)."""
    pagu_sen = pagu_jkp * ibis.literal(SEN, "int64")
    return upah_sen.isnull().ifelse(ibis.null("int64"), ibis.least(upah_sen, pagu_sen))


@formula(berlaku="2021-02", pasal="PP 37/2021 Pasal 11; PP 6/2025 Pasal 11", satuan="rupiah/bulan")
def iuran_jkp_negara(dasar_jkp_sen, jkp_negara):  # type: ignore[no-untyped-def]
    """Upah sampai batas JKP × bagian pemerintah pusat, dibulatkan."""
    return iuran(dasar_jkp_sen, jkp_negara)


@formula(berlaku="2021-02", pasal="PP 37/2021 Pasal 11; PP 6/2025 Pasal 11", satuan="rupiah/bulan")
def iuran_jkp_dari_jkk(dasar_jkp_sen, jkp_dari_jkk):  # type: ignore[no-untyped-def]
    """Upah sampai batas JKP × bagian yang dialihkan dari JKK, dibulatkan."""
    return iuran(dasar_jkp_sen, jkp_dari_jkk)


@formula(berlaku="2021-02", pasal="PP 37/2021 Pasal 11; PP 6/2025 Pasal 11", satuan="rupiah/bulan")
def iuran_jkp_dari_jkm(dasar_jkp_sen, jkp_dari_jkm):  # type: ignore[no-untyped-def]
    """Upah sampai batas JKP × bagian yang dialihkan dari JKM, dibulatkan."""
    return iuran(dasar_jkp_sen, jkp_dari_jkm)


@formula(berlaku="2021-02", pasal="PP 49/2023 Pasal 16A", satuan="rupiah/bulan")
def jkk_bersih(iuran_jkk_pu, iuran_jkp_dari_jkk):  # type: ignore[no-untyped-def]
    """Iuran JKK yang tinggal pada dana JKK."""
    return iuran_jkk_pu - iuran_jkp_dari_jkk


@formula(berlaku="2021-02", pasal="PP 49/2023 Pasal 18A", satuan="rupiah/bulan")
def jkm_bersih(iuran_jkm_pu, iuran_jkp_dari_jkm):  # type: ignore[no-untyped-def]
    """Iuran JKM yang tinggal pada dana JKM."""
    return iuran_jkm_pu - iuran_jkp_dari_jkm
