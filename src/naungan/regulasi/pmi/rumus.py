"""Iuran pekerja migran Indonesia: paket sekali bayar, dan JHT pilihan sebulan."""

from __future__ import annotations

from naungan.law import Kolom, formula

KOLOM = {
    "jalur": Kolom("kode", "Jalur penempatan"),
    "paket": Kolom("kode", "Paket menurut lama kontrak"),
    "bulan_tambahan": Kolom("kali", "Banyaknya bulan sesudah paket terpanjang"),
    "pilihan_jht": Kolom("kode", "Pilihan iuran JHT sebulan"),
}


@formula(berlaku="2019-01", pasal="Permenaker 18/2018; Permenaker 4/2023 Pasal 18", satuan="rupiah")
def iuran_pmi_sebelum(pmi_sebelum_bekerja):  # type: ignore[no-untyped-def]
    """Paket sebelum bekerja menurut jalur penempatan."""
    return pmi_sebelum_bekerja


@formula(berlaku="2019-01", pasal="Permenaker 18/2018", satuan="rupiah", nama="iuran_pmi_selama")
def iuran_pmi_selama_2018(paket_pmi):  # type: ignore[no-untyped-def]
    """Paket tetap selama dan sesudah bekerja."""
    return paket_pmi


@formula(berlaku="2023-03", diundangkan="2023-02-22", pasal="Permenaker 4/2023 Pasal 18", satuan="rupiah")
def iuran_pmi_selama(paket_pmi, bulan_tambahan, tambahan_pmi):  # type: ignore[no-untyped-def]
    """Paket menurut lama kontrak + bulan sesudah paket 24 bulan × iuran bulan tambahan."""
    return paket_pmi + bulan_tambahan * tambahan_pmi


@formula(berlaku="2023-03", diundangkan="2023-02-22", pasal="Permenaker 4/2023", satuan="rupiah/bulan")
def iuran_jht_pmi(jht_pmi):  # type: ignore[no-untyped-def]
    """Iuran JHT sebulan menurut pilihan peserta."""
    return jht_pmi
