"""JP: manfaat pensiun sebulan, untuk peserta dan ahli waris."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import PER_JUTA, bagian, pecahan
from naungan.regulasi.upah import SEN

KOLOM = {
    "upah_rata_sen": Kolom("sen/bulan", "Rata-rata upah sebulan, sudah diindeks"),
    "masa_iur": Kolom("bulan", "Bulan iuran yang dibayar"),
    "masa_peserta": Kolom("bulan", "Bulan kepesertaan"),
    "kepadatan": Kolom("persen", "Bulan iuran dibanding bulan kepesertaan"),
    "sebab": Kolom("kode", "Usia, meninggal, atau cacat total tetap"),
    "penerima": Kolom("kode", "Peserta, pasangan, anak, atau orang tua"),
    "pensiun_lalu": Kolom("rupiah/bulan", "Manfaat sebulan sebelum penyesuaian"),
}
BULAN_SETAHUN = 12


@formula(berlaku="2015-07-01", pasal="PP 45/2015 Pasal 19 dan 20; Permenaker 29/2015 Pasal 26", satuan="bulan")
def masa_iur_dihitung(  # type: ignore[no-untyped-def]
    sebab, masa_iur, masa_peserta, kepadatan, kepadatan_jp, masa_anggapan_jp, masa_kematian_jp, masa_cacat_jp
):
    """Masa iur; pada kematian atau cacat paling sedikit 15 tahun bila kepesertaan dan kepadatannya cukup."""
    dense = kepadatan >= kepadatan_jp
    imputed = ((sebab == "meninggal") & dense & (masa_peserta >= masa_kematian_jp)) | (
        (sebab == "cacat") & dense & (masa_peserta >= masa_cacat_jp)
    )
    return imputed.fill_null(False).ifelse(ibis.greatest(masa_iur, masa_anggapan_jp), masa_iur)


@formula(berlaku="2015-07-01", pasal="PP 45/2015 Pasal 19", satuan="ya_tidak")
def jp_bulanan(masa_iur_dihitung, masa_iur_jp):  # type: ignore[no-untyped-def]
    """Manfaat bulanan mulai 15 tahun masa iur; di bawahnya iuran dan hasilnya dibayar sekaligus."""
    return masa_iur_dihitung >= masa_iur_jp


@formula(berlaku="2015-07-01", pasal="PP 45/2015 Pasal 17 ayat (2)", satuan="rupiah/bulan")
def pensiun_formula(upah_rata_sen, masa_iur_dihitung, manfaat_jp_setahun):  # type: ignore[no-untyped-def]
    """1 % × masa iur dalam tahun × rata-rata upah sebulan yang diindeks."""
    return pecahan(upah_rata_sen, masa_iur_dihitung * manfaat_jp_setahun, BULAN_SETAHUN * PER_JUTA * SEN)


@formula(berlaku="2015-07-01", pasal="PP 45/2015 Pasal 17 dan 18", satuan="rupiah/bulan")
def pensiun_sebulan(  # type: ignore[no-untyped-def]
    jp_bulanan, pensiun_formula, bagian_peserta_jp, bagian_penerima_jp, manfaat_jp_terendah, manfaat_jp_tertinggi
):
    """Manfaat menurut formula × bagian penerima, tidak kurang dari terendah dan tidak lebih dari tertinggi tahun itu."""
    share = bagian(pensiun_formula * ibis.literal(SEN, "int64"), ibis.coalesce(bagian_peserta_jp, bagian_penerima_jp))
    known = jp_bulanan & share.notnull()
    return known.ifelse(ibis.greatest(ibis.least(share, manfaat_jp_tertinggi), manfaat_jp_terendah), ibis.null("int64"))


@formula(berlaku="2016-03-01", sampai="2027-02-28", pasal="PP 45/2015 Pasal 17", satuan="rupiah/bulan")
def pensiun_disesuaikan(pensiun_lalu, indeks_jp, manfaat_jp_terendah, manfaat_jp_tertinggi):  # type: ignore[no-untyped-def]
    """Manfaat tahun sebelumnya × (1 + inflasi), dibulatkan, tidak kurang dari terendah dan tidak lebih dari tertinggi tahun itu."""
    raised = bagian(pensiun_lalu * ibis.literal(SEN, "int64"), indeks_jp + PER_JUTA)
    return raised.isnull().ifelse(ibis.null("int64"), ibis.greatest(ibis.least(raised, manfaat_jp_tertinggi), manfaat_jp_terendah))
