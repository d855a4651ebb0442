"""Bill, treasury and receipt beside the roster, what waits, what is past due, how far each unit is; no person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from naungan.reconciliation.words import Butir
from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import day, label, month, office, say

_PAIRS = ("daftar_tagihan", "tagihan_sp2d", "tagihan_terima", "sp2d_terima")
_RECONCILED = columns(
    "wilayah", "npp", "unit_nama", "bulan", "bulan_daftar", "orang_daftar", "kebutuhan", "kebutuhan_perkiraan", "orang_ragu",
    "orang_tagihan", "tagihan", "daftar_tagihan", "tambah", "kurang", "sp2d", "tagihan_sp2d", "terima_bpjs", "tagihan_terima",
    "sp2d_terima", "jatuh_tempo", bulan="month", bulan_daftar="month", jatuh_tempo="date",
    **dict.fromkeys(("orang_daftar", "orang_ragu", "orang_tagihan"), "count"),
    **dict.fromkeys(("kebutuhan", "kebutuhan_perkiraan", "tagihan", "tambah", "kurang", "sp2d", "terima_bpjs"), "rupiah"),
)  # fmt: skip
_PAYMENT = ("wilayah", "jenis_bayar", "nomor_bayar", "tanggal_bayar", "unit_nama", "kode_rekening", "program")
_SUSPENDED = columns(
    *_PAYMENT, "npp", "bulan_dari", "bulan_sampai", "nilai_bayar", "sisa_bayar", "alasan_suspens", "umur_hari", "catatan",
    nilai_bayar="rupiah", sisa_bayar="rupiah", umur_hari="count",
)  # fmt: skip
_ALLOCATED = columns(
    *_PAYMENT, "npp", "bulan", "rupiah", "cara_alokasi", "oleh", bulan="month", rupiah="rupiah"
)  # fmt: skip
_AGED = columns(
    "wilayah", "dasar_angka", "npp", "unit_nama", "umur", "banyak_bulan", "orang", "rupiah", "belum_dialokasikan",
    banyak_bulan="count", orang="count", rupiah="rupiah", belum_dialokasikan="rupiah",
)  # fmt: skip
_PROGRESS = columns(
    "wilayah", "unit_nama", "kemajuan", "orang", "pagu", "realisasi", "sumber_realisasi", "lunas_sampai", "bulan_dibayar",
    "bulan_jatuh_tempo", "bulan_menunggak", "tunggakan", lunas_sampai="month", pagu="rupiah", realisasi="rupiah", tunggakan="rupiah",
    **dict.fromkeys(("orang", "bulan_dibayar", "bulan_jatuh_tempo", "bulan_menunggak"), "count"),
)  # fmt: skip
_OWED = columns(
    "wilayah", "npp", "unit_nama", "bulan", "rupiah", "dasar_angka", "jatuh_tempo", "proyeksi", "belum_dialokasikan",
    bulan="month", rupiah="rupiah", jatuh_tempo="date", belum_dialokasikan="rupiah",
)  # fmt: skip
_MINUTES = columns(
    "wilayah", "npp", "bulan", "butir_acara", "sebab_beda", "satuan", "opd", "bpkad", "bpjs", "lebih_acara", "kurang_acara",
    "langkah", "tenggat",
    bulan="month", **dict.fromkeys(("opd", "bpkad", "bpjs", "lebih_acara", "kurang_acara"), "count"),
)  # fmt: skip


# Who is not asked of an item: the treasury counts no people, a roster receives nothing, and what waits is no difference.
_UNASKED = {Butir.ORANG: ("bpkad",), Butir.PENERIMAAN: ("opd",), Butir.SUSPENS: ("opd", "lebih_acara", "kurang_acara")}
_OF_CAUSE = ("opd", "bpkad", "bpjs")


def reconciled(material: Material) -> Table:
    """One row an NPP and month: the four sides, and how each pair of them stands."""
    rows = [
        {**one, **{name: _word("PASANGAN", one[name]) for name in _PAIRS}, "terima_bpjs": one["diterima"]}
        for one in _placed(material, material.reconciliation)
    ]
    return Table("REKONSILIASI", _RECONCILED, rows)


def suspended(material: Material) -> Table:
    """What nobody can place yet."""
    rows = [
        {
            **_payment(one),
            **_dashed(one, "bulan_dari", "bulan_sampai", "catatan"),
            "nilai_bayar": one["nilai"],
            "sisa_bayar": one["rupiah"],
            "alasan_suspens": label("ALASAN", one["alasan"]),
        }
        for one in _placed(material, material.suspense)
    ]
    return Table("SUSPENS", _SUSPENDED, rows)


def allocated(material: Material) -> Table:
    """What was placed, and why."""
    rows = [
        {**_payment(one), **_dashed(one, "oleh"), "cara_alokasi": label("CARA", one["cara"])}
        for one in _placed(material, material.payment_allocation)
    ]
    return Table("ALOKASI", _ALLOCATED, rows)


def aged(material: Material) -> Table:
    """What is past due, by how long; the rows per NPP and those per unit look at the same debts."""
    rows = [
        {**one, "dasar_angka": label("DASAR", one["dasar"]), "umur": label("UMUR", one["umur"]), "banyak_bulan": one["bulan"]}
        for one in _placed(material, material.arrears_age)
    ]
    return Table("UMUR_TUNGGAKAN", _AGED, rows)


def progress(material: Material) -> Table:
    """How far each unit is."""
    rows = [
        {**one, "wilayah": office(one["pemda"]), "kemajuan": label("KEMAJUAN", one["kemajuan"]),
         "unit_nama": one["unit_nama"] or one["unit"], "sumber_realisasi": _word("SUMBER_BAYAR", one["sumber_realisasi"])}
        for one in material.unit_progress
    ]  # fmt: skip
    return Table("KEMAJUAN", _PROGRESS, rows)


def owed(material: Material) -> Table:
    """What is unpaid at the end of the year, for the notes to the accounts."""
    rows = [
        {**one, "dasar_angka": label("DASAR", one["dasar"]), "proyeksi": say("PROYEKSI" if one["proyeksi"] else "PER_31_DESEMBER")}
        for one in _placed(material, material.liability)
    ]
    return Table("UTANG_IURAN", _OWED, rows)


def minuted(material: Material) -> Table:
    """What the three offices compare and sign."""
    rows = [
        {**one, **_dashed(one, "tenggat"), "lebih_acara": one["tambah"], "kurang_acara": one["kurang"], **_unasked(one),
         "butir_acara": label("BUTIR", one["butir"]), "sebab_beda": _word("KOLOM_SEBAB", one["sebab"]),
         "langkah": label("LANGKAH", one["langkah"].removeprefix("LANGKAH_")) if one["langkah"] else ""}
        for one in _placed(material, material.minutes)
    ]  # fmt: skip
    return Table("BERITA_ACARA", _MINUTES, rows)


def _unasked(row: Row) -> dict[str, str]:
    """A cause of a difference between people is no figure of any one office."""
    return dict.fromkeys(_OF_CAUSE if row["sebab"] else _UNASKED.get(row["butir"], ()), say("TIDAK_BERLAKU"))


def _placed(material: Material, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with the names of government and unit."""
    names = material.unit_names
    return [
        {**row, "wilayah": office(row["pemda"]), "npp": row.get("npp") or "–",
         "unit_nama": names.get((row["pemda"], row["unit"]), row["unit"]) if row.get("unit") else "–"}
        for row in rows
    ]  # fmt: skip


def _payment(row: Row) -> dict[str, Any]:
    said = _dashed(row, "tanggal", "kode_rekening")
    program = (row["program"] or "").upper() or "–"
    return {
        **row, **said, "program": program, "jenis_bayar": label("JENIS", row["jenis"]), "nomor_bayar": row["nomor"],
        "tanggal_bayar": said["tanggal"],
    }  # fmt: skip


def _dashed(row: Row, *names: str) -> dict[str, Any]:
    """What a payment need not say: a dash where it does not."""
    return {name: _said(name, row[name]) if row[name] else "–" for name in names}


def _said(name: str, value: Any) -> str:
    if isinstance(value, dt.date):
        return day(value)
    return month(value) if name.startswith("bulan") else str(value)


def _word(group: str, value: str | None) -> str:
    """A word of a closed list; empty where a side is not known, for then the figure beside it says so."""
    return label(group, value) if value else ""
