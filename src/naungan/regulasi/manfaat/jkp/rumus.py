"""JKP: uang tunai sesudah pemutusan hubungan kerja."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import bagian
from naungan.regulasi.upah import SEN

KOLOM = {
    "masa_iur_24": Kolom("bulan", "Bulan iuran dalam 24 bulan terakhir"),
    "iur_berturut": Kolom("bulan", "Bulan iuran berturut-turut sebelum PHK"),
    "klaim_ke": Kolom("kali", "Klaim yang keberapa"),
}


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 21; PP 6/2025 Pasal 21", satuan="sen/bulan")
def dasar_manfaat_jkp_sen(upah_sen, pagu_manfaat_jkp):  # type: ignore[no-untyped-def]
    """Upah, paling tinggi batas upah JKP (dalam sen)."""
    return upah_sen.isnull().ifelse(ibis.null("int64"), ibis.least(upah_sen, pagu_manfaat_jkp * ibis.literal(SEN, "int64")))


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 19; PP 6/2025 Pasal 19", satuan="ya_tidak")
def jkp_berhak(  # type: ignore[no-untyped-def]
    masa_iur_24, iur_berturut, klaim_ke, jkp_masa_iur, jkp_berturut, jkp_klaim_paling_banyak
):
    """12 bulan iuran dalam 24 bulan; sampai 6 Februari 2025 juga 6 bulan berturut-turut; paling banyak tiga klaim."""
    return (masa_iur_24 >= jkp_masa_iur) & (iur_berturut >= jkp_berturut) & (klaim_ke <= jkp_klaim_paling_banyak)


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 21; PP 6/2025 Pasal 21", satuan="rupiah/bulan")
def jkp_sebulan_awal(dasar_manfaat_jkp_sen, jkp_porsi_awal):  # type: ignore[no-untyped-def]
    """Upah sampai batas × bagian masa pertama, dibulatkan."""
    return bagian(dasar_manfaat_jkp_sen, jkp_porsi_awal)


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 21; PP 6/2025 Pasal 21", satuan="rupiah/bulan")
def jkp_sebulan_lanjut(dasar_manfaat_jkp_sen, jkp_porsi_lanjut):  # type: ignore[no-untyped-def]
    """Upah sampai batas × bagian masa kedua, dibulatkan."""
    return bagian(dasar_manfaat_jkp_sen, jkp_porsi_lanjut)


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 21; PP 6/2025 Pasal 21", satuan="rupiah")
def jkp_awal(jkp_berhak, jkp_sebulan_awal, jkp_masa_awal):  # type: ignore[no-untyped-def]
    """Uang tunai sebulan × bulan masa pertama."""
    return jkp_berhak.ifelse(jkp_sebulan_awal * jkp_masa_awal, ibis.literal(0, "int64"))


@formula(berlaku="2021-02-02", pasal="PP 37/2021 Pasal 21; PP 6/2025 Pasal 21", satuan="rupiah")
def jkp_lanjut(jkp_berhak, jkp_sebulan_lanjut, jkp_masa_awal, jkp_masa):  # type: ignore[no-untyped-def]
    """Uang tunai sebulan × bulan masa kedua."""
    return jkp_berhak.ifelse(jkp_sebulan_lanjut * (jkp_masa - jkp_masa_awal), ibis.literal(0, "int64"))
