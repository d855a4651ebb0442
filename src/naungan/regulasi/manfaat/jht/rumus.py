"""JHT: hasil setahun atas saldo, klaim sebagian, dan pajaknya."""

from __future__ import annotations

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import PER_JUTA, bagian, pecahan
from naungan.regulasi.upah import SEN

KOLOM = {
    "saldo": Kolom("rupiah", "Saldo pada awal tahun"),
    "saldo_jht": Kolom("rupiah", "Saldo pada hari klaim"),
    "iuran_tahun": Kolom("rupiah", "Iuran yang masuk dalam tahun itu"),
    "iuran_berjalan": Kolom("rupiah×bulan", "Iuran × bulan yang dijalani sejak dibayar"),
    "bulan_berjalan": Kolom("bulan", "Bulan yang dihitung dalam tahun itu"),
    "hasil_setahun": Kolom("per_juta/tahun", "Hasil yang dikreditkan, atau anggapan"),
    "klaim": Kolom("kode", "Penuh, persiapan, atau perumahan"),
}
BULAN_SETAHUN = 12


@formula(berlaku="2015-07-01", pasal="PP 46/2015, pasal belum diperiksa", satuan="rupiah")
def hasil_pengembangan(saldo, bulan_berjalan, iuran_berjalan, hasil_setahun):  # type: ignore[no-untyped-def]
    """(Saldo awal × bulan + iuran × bulan sejak dibayar) / 12 × hasil setahun, dibulatkan sekali setahun."""
    return pecahan(saldo * bulan_berjalan + iuran_berjalan, hasil_setahun, BULAN_SETAHUN * PER_JUTA)


@formula(berlaku="2015-07-01", pasal="PP 46/2015 Pasal 22", satuan="rupiah")
def jht_bruto(saldo_jht, bagian_klaim_jht):  # type: ignore[no-untyped-def]
    """Saldo × bagian yang dapat diklaim: seluruhnya, 10 % (persiapan), atau 30 % (perumahan)."""
    return bagian(saldo_jht * ibis.literal(SEN, "int64"), bagian_klaim_jht)


@formula(berlaku="2015-07-01", pasal="PP 68/2009", satuan="rupiah")
def pajak_jht(klaim, jht_bruto, batas_bebas_pajak_jht, tarif_pajak_jht):  # type: ignore[no-untyped-def]
    """PPh 21 final: 0 % sampai batas, 5 % di atasnya; klaim sebagian oleh pekerja aktif tidak final dan tidak dihitung."""
    above = ibis.greatest(jht_bruto - batas_bebas_pajak_jht, 0) * ibis.literal(SEN, "int64")
    final = jht_bruto.notnull() & (klaim == "penuh")
    return final.ifelse(bagian(above, tarif_pajak_jht), ibis.null("int64"))
