"""Santunan JKK: meninggal, cacat total tetap, cacat sebagian."""

from __future__ import annotations

import ibis

from naungan.engine import divide
from naungan.law import Kolom, formula
from naungan.regulasi.bulat import PER_JUTA, bagian

KOLOM = {
    "bagian": Kolom("kode", "Bagian tubuh yang hilang"),
    "kali": Kolom("kali", "Banyaknya kehilangan"),
    "fungsi": Kolom("per_juta", "Bagian fungsi yang hilang"),
    "persen_cacat": Kolom("per_juta", "Jumlah persentase cacat"),
}
LAMPIRAN = "PP 44/2015 Lampiran III"


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def santunan_kematian_jkk(dasar_manfaat_sen, pengali_santunan_jkk, porsi_kematian_jkk, santunan_kematian_jkm):  # type: ignore[no-untyped-def]
    """60 % × 80 × upah, paling sedikit santunan kematian JKM."""
    found = bagian(dasar_manfaat_sen * pengali_santunan_jkk, porsi_kematian_jkk)
    # An unknown wage stays unknown: GREATEST alone would skip the NULL and give the floor.
    return found.isnull().ifelse(ibis.null("int64"), ibis.greatest(found, santunan_kematian_jkm))


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def santunan_cacat_total(dasar_manfaat_sen, pengali_santunan_jkk, porsi_cacat_total):  # type: ignore[no-untyped-def]
    """70 % × 80 × upah."""
    return bagian(dasar_manfaat_sen * pengali_santunan_jkk, porsi_cacat_total)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="per_juta")
def persen_kehilangan(cacat_terkonfirmasi, cacat_diingat, kali, fungsi):  # type: ignore[no-untyped-def]
    """Persentase tabel × banyaknya × bagian fungsi yang hilang (100 % bila anggota badannya hilang)."""
    share = ibis.coalesce(cacat_terkonfirmasi, cacat_diingat)
    return divide((share * kali * fungsi).cast("int64"), ibis.literal(PER_JUTA, "int64"))


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def santunan_cacat_sebagian(dasar_manfaat_sen, pengali_santunan_jkk, persen_cacat, batas_cacat_sebagian):  # type: ignore[no-untyped-def]
    """Jumlah persentase cacat (paling banyak 70 %) × 80 × upah."""
    share = persen_cacat.isnull().ifelse(ibis.null("int64"), ibis.least(persen_cacat, batas_cacat_sebagian))
    return bagian(dasar_manfaat_sen * pengali_santunan_jkk, share)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def santunan_berkala_jkk(berkala_jkk_sebulan, berkala_jkk_masa):  # type: ignore[no-untyped-def]
    """Santunan sebulan × 24 bulan, dibayar sekaligus."""
    return berkala_jkk_sebulan * berkala_jkk_masa


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def biaya_pemakaman_jkk(pemakaman_jkk):  # type: ignore[no-untyped-def]
    """Biaya pemakaman, sekali."""
    return pemakaman_jkk
