"""Beasiswa per anak: seluruh sisa tahun sekolah, mulai dari kelas yang dijalani."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.manfaat.jkk.rumus_stmb import irisan

KOLOM = {
    "program": Kolom("kode", "Program yang memberi beasiswa"),
    "masa_iur": Kolom("bulan", "Bulan iuran yang dibayar"),
    "anak_ke": Kolom("orang", "Urutan anak"),
    "sekolah_sudah": Kolom("tahun", "Tahun sekolah yang sudah dijalani, TK = 0"),
    "usia_anak": Kolom("tahun", "Usia anak"),
}
LAMA = "PP 44/2015 Lampiran III dan Pasal 34"
BARU = "PP 82/2019 Lampiran III dan Pasal 34"


@formula(berlaku="2015-07-01", pasal="PP 44/2015 Pasal 34", satuan="ya_tidak")
def beasiswa_berhak(program, masa_iur, beasiswa_jkm_masa, anak_ke, beasiswa_anak_paling_banyak):  # type: ignore[no-untyped-def]
    """JKK tanpa masa iur; JKM sesudah masa iur tertentu; sebanyak-banyaknya sekian anak."""
    return ((program == "jkk") | (masa_iur >= beasiswa_jkm_masa)) & (anak_ke <= beasiswa_anak_paling_banyak)


@formula(berlaku="2015-07-01", pasal=LAMA, satuan="rupiah")
def beasiswa_anak(beasiswa_berhak, beasiswa_sekaligus):  # type: ignore[no-untyped-def]
    """Satu jumlah untuk satu anak, sekali."""
    return beasiswa_berhak.ifelse(beasiswa_sekaligus, ibis.literal(0, "int64"))


@formula(berlaku="2019-12-02", pasal=BARU, satuan="rupiah")
def beasiswa_sisa_dasar(sekolah_sudah, beasiswa_dasar_masa, beasiswa_dasar_setahun):  # type: ignore[no-untyped-def]
    """Sisa tahun TK dan SD × beasiswa setahun."""
    return irisan(sekolah_sudah, beasiswa_dasar_masa, 0, beasiswa_dasar_masa) * beasiswa_dasar_setahun


@formula(berlaku="2019-12-02", pasal=BARU, satuan="rupiah")
def beasiswa_sisa_smp(sekolah_sudah, beasiswa_dasar_masa, beasiswa_smp_masa, beasiswa_smp_setahun):  # type: ignore[no-untyped-def]
    """Sisa tahun SMP × beasiswa setahun."""
    akhir = beasiswa_dasar_masa + beasiswa_smp_masa
    return irisan(sekolah_sudah, akhir, beasiswa_dasar_masa, akhir) * beasiswa_smp_setahun


@formula(berlaku="2019-12-02", pasal=BARU, satuan="rupiah")
def beasiswa_sisa_sma(sekolah_sudah, beasiswa_dasar_masa, beasiswa_smp_masa, beasiswa_sma_masa, beasiswa_sma_setahun):  # type: ignore[no-untyped-def]
    """Sisa tahun SMA × beasiswa setahun."""
    awal = beasiswa_dasar_masa + beasiswa_smp_masa
    return irisan(sekolah_sudah, awal + beasiswa_sma_masa, awal, awal + beasiswa_sma_masa) * beasiswa_sma_setahun


@formula(berlaku="2019-12-02", pasal=BARU, satuan="rupiah")
def beasiswa_sisa_tinggi(  # type: ignore[no-untyped-def]
    sekolah_sudah, beasiswa_dasar_masa, beasiswa_smp_masa, beasiswa_sma_masa, beasiswa_tinggi_masa, beasiswa_tinggi_setahun
):
    """Sisa tahun pendidikan tinggi atau pelatihan × beasiswa setahun."""
    awal = beasiswa_dasar_masa + beasiswa_smp_masa + beasiswa_sma_masa
    return irisan(sekolah_sudah, awal + beasiswa_tinggi_masa, awal, awal + beasiswa_tinggi_masa) * beasiswa_tinggi_setahun


@formula(nama="beasiswa_anak", berlaku="2019-12-02", diundangkan="2019-12-02", pasal=BARU, satuan="rupiah")
def beasiswa_tahunan(  # type: ignore[no-untyped-def]
    beasiswa_berhak, usia_anak, beasiswa_usia_akhir, beasiswa_sisa_dasar, beasiswa_sisa_smp, beasiswa_sisa_sma, beasiswa_sisa_tinggi
):
    """Jumlah sisa semua jenjang; tidak ada lagi pada usia 23 tahun."""
    due = beasiswa_berhak & (usia_anak.isnull() | (usia_anak < beasiswa_usia_akhir))
    rest = beasiswa_sisa_dasar + beasiswa_sisa_smp + beasiswa_sisa_sma + beasiswa_sisa_tinggi
    return due.ifelse(rest, ibis.literal(0, "int64"))
