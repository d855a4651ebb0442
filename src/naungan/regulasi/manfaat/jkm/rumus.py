"""Santunan JKM: kematian selama kepesertaan aktif, bukan karena kecelakaan kerja."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula

KOLOM = {
    "masa_peserta": Kolom("bulan", "Bulan kepesertaan"),
    "pemberi_kerja": Kolom("kali", "Banyaknya pemberi kerja yang mendaftarkan"),
}
LAMA = "PP 84/2013; sejak Juli 2015 PP 44/2015 Pasal 34"
BARU = "Permenaker 1/2025 Pasal 97A ayat (2)"


@formula(berlaku="2014-01-01", pasal=LAMA, satuan="ya_tidak")
def jkm_penuh(segmen):  # type: ignore[no-untyped-def]
    """Penuh sejak hari pertama kepesertaan."""
    return segmen.isin(["PU", "BPU"])


@formula(nama="jkm_penuh", berlaku="2025-02-24", diundangkan="2025-02-24", pasal=BARU, satuan="ya_tidak")
def jkm_penuh_masa_tunggu(segmen, masa_peserta, masa_tunggu_jkm_bpu):  # type: ignore[no-untyped-def]
    """Penuh bagi PU; bagi BPU sesudah tiga bulan kepesertaan."""
    return (segmen == "PU") | (masa_peserta >= masa_tunggu_jkm_bpu)


@formula(berlaku="2014-01-01", pasal=LAMA, satuan="rupiah")
def santunan_jkm(jkm_penuh, pemberi_kerja, santunan_kematian_jkm):  # type: ignore[no-untyped-def]
    """Santunan kematian, dari tiap pemberi kerja yang mendaftarkan."""
    return jkm_penuh.ifelse(pemberi_kerja * santunan_kematian_jkm, ibis.literal(0, "int64"))


@formula(berlaku="2014-01-01", pasal=LAMA, satuan="rupiah")
def santunan_berkala_jkm(jkm_penuh, pemberi_kerja, berkala_jkm_sebulan, berkala_jkm_masa):  # type: ignore[no-untyped-def]
    """Santunan berkala sebulan × 24 bulan, dari tiap pemberi kerja yang mendaftarkan."""
    return jkm_penuh.ifelse(pemberi_kerja * berkala_jkm_sebulan * berkala_jkm_masa, ibis.literal(0, "int64"))


@formula(berlaku="2014-01-01", pasal=LAMA, satuan="rupiah")
def biaya_pemakaman_jkm(pemberi_kerja, pemakaman_jkm):  # type: ignore[no-untyped-def]
    """Biaya pemakaman, dari tiap pemberi kerja yang mendaftarkan."""
    return pemberi_kerja * pemakaman_jkm


@formula(nama="biaya_pemakaman_jkm", berlaku="2025-02-24", diundangkan="2025-02-24", pasal="Permenaker 1/2025 Pasal 101", satuan="rupiah")
def biaya_pemakaman_sekali(pemakaman_jkm):  # type: ignore[no-untyped-def]
    """Biaya pemakaman, satu kali saja, berapa pun pemberi kerjanya."""
    return pemakaman_jkm
