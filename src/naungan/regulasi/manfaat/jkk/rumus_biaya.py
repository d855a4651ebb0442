"""Penggantian biaya JKK: menurut kuitansi, paling banyak sebesar batasnya. Beberapa jenis angkutan dijumlahkan."""

from __future__ import annotations

from typing import Any

import ibis

from naungan.law import Kolom, formula

JENIS = ("darat", "laut", "udara", "homecare", "gigi_tiruan", "alat_bantu_dengar", "kacamata")
KOLOM = {f"biaya_{jenis}": Kolom("rupiah", f"Biaya menurut kuitansi: {jenis.replace('_', ' ')}") for jenis in JENIS}
LAMPIRAN = "PP 44/2015 Lampiran III"
PERUBAHAN = "PP 82/2019 Lampiran III"


def paling_banyak(biaya: Any, batas: Any) -> Any:
    """The cost up to its ceiling; an unknown cost stays unknown."""
    return biaya.isnull().ifelse(ibis.null("int64"), ibis.least(biaya, batas))


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def ganti_darat(biaya_darat, batas_angkutan_darat):  # type: ignore[no-untyped-def]
    """Biaya angkutan darat, sungai, atau danau menurut kuitansi, paling banyak batasnya."""
    return paling_banyak(biaya_darat, batas_angkutan_darat)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def ganti_laut(biaya_laut, batas_angkutan_laut):  # type: ignore[no-untyped-def]
    """Biaya angkutan laut menurut kuitansi, paling banyak batasnya."""
    return paling_banyak(biaya_laut, batas_angkutan_laut)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def ganti_udara(biaya_udara, batas_angkutan_udara):  # type: ignore[no-untyped-def]
    """Biaya angkutan udara menurut kuitansi, paling banyak batasnya."""
    return paling_banyak(biaya_udara, batas_angkutan_udara)


@formula(berlaku="2019-12-02", pasal=PERUBAHAN, satuan="rupiah")
def ganti_homecare(biaya_homecare, batas_homecare):  # type: ignore[no-untyped-def]
    """Biaya perawatan di rumah, paling lama satu tahun, paling banyak batasnya."""
    return paling_banyak(biaya_homecare, batas_homecare)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def ganti_gigi_tiruan(biaya_gigi_tiruan, batas_gigi_tiruan):  # type: ignore[no-untyped-def]
    """Biaya gigi tiruan menurut kuitansi, paling banyak batasnya."""
    return paling_banyak(biaya_gigi_tiruan, batas_gigi_tiruan)


@formula(berlaku="2019-12-02", pasal=PERUBAHAN, satuan="rupiah")
def ganti_alat_bantu_dengar(biaya_alat_bantu_dengar, batas_alat_bantu_dengar):  # type: ignore[no-untyped-def]
    """Biaya alat bantu dengar menurut kuitansi, sekali, paling banyak batasnya."""
    return paling_banyak(biaya_alat_bantu_dengar, batas_alat_bantu_dengar)


@formula(berlaku="2019-12-02", pasal=PERUBAHAN, satuan="rupiah")
def ganti_kacamata(biaya_kacamata, batas_kacamata):  # type: ignore[no-untyped-def]
    """Biaya kacamata menurut kuitansi, paling banyak batasnya."""
    return paling_banyak(biaya_kacamata, batas_kacamata)
