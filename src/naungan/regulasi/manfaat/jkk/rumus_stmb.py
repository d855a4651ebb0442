"""STMB: upah selama sementara tidak mampu bekerja, menurut tiga masa."""

from __future__ import annotations

from typing import Any

import ibis

from naungan.law import Kolom, formula
from naungan.regulasi.bulat import bagian

KOLOM = {
    "stmb_sudah": Kolom("bulan", "Bulan tidak mampu bekerja sebelum masa ini"),
    "stmb_sampai": Kolom("bulan", "Bulan terakhir masa ini"),
}
LAMPIRAN = "PP 44/2015 Lampiran III"


def irisan(sudah: Any, sampai: Any, dari: Any, batas: Any) -> Any:
    """How much of the span (sudah, sampai] lies within (dari, batas]."""
    return ibis.greatest(ibis.least(sampai, batas) - ibis.greatest(sudah, dari), 0)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def stmb_awal(dasar_manfaat_sen, stmb_sudah, stmb_sampai, stmb_batas_awal, stmb_porsi_awal):  # type: ignore[no-untyped-def]
    """Upah × bagian masa pertama, tiap bulan dibulatkan, × banyaknya bulan di masa itu."""
    return irisan(stmb_sudah, stmb_sampai, 0, stmb_batas_awal) * bagian(dasar_manfaat_sen, stmb_porsi_awal)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def stmb_lanjut(dasar_manfaat_sen, stmb_sudah, stmb_sampai, stmb_batas_awal, stmb_batas_lanjut, stmb_porsi_lanjut):  # type: ignore[no-untyped-def]
    """Upah × bagian masa kedua, tiap bulan dibulatkan, × banyaknya bulan di masa itu."""
    return irisan(stmb_sudah, stmb_sampai, stmb_batas_awal, stmb_batas_lanjut) * bagian(dasar_manfaat_sen, stmb_porsi_lanjut)


@formula(berlaku="2015-07-01", pasal=LAMPIRAN, satuan="rupiah")
def stmb_akhir(dasar_manfaat_sen, stmb_sudah, stmb_sampai, stmb_batas_lanjut, stmb_porsi_akhir):  # type: ignore[no-untyped-def]
    """Upah × bagian masa ketiga, tiap bulan dibulatkan, × banyaknya bulan di masa itu."""
    return irisan(stmb_sudah, stmb_sampai, stmb_batas_lanjut, stmb_sampai) * bagian(dasar_manfaat_sen, stmb_porsi_akhir)
