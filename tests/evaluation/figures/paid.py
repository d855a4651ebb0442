"""Sheets about bills, payments and receipts: what bills hold is counted anew, and every payment is its allocations and its rest."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from naungan.kernel.messages import sentence
from tests.evaluation.figures.shown import bulan, hari
from tests.evaluation.figures.store import Row, Store, office

_PAYMENT = ("pemda", "jenis", "nomor", "unit", "kode_rekening")


def progress(store: Store) -> list[Row]:
    rows = store.rows("unit_progress")
    units = [(row["pemda"], row["unit"]) for row in store.rows("unit_status") if row["unit"]]
    assert sorted(units) == sorted((row["pemda"], row["unit"]) for row in rows), "one state a unit"
    listed = {(row["pemda"], row["unit"]) for row in store.rows("ledger")}
    duty = [row for row in store.rows("ledger") if row["keadaan"] not in ("not_eligible", "other_payer")]
    amounts = ("pagu", "realisasi", "bulan_dibayar", "bulan_jatuh_tempo", "bulan_menunggak", "tunggakan")
    return [
        {"wilayah": office(row["pemda"]), "orang": sum((one["pemda"], one["unit"]) == (row["pemda"], row["unit"]) for one in duty)
         if (row["pemda"], row["unit"]) in listed else None,
         **{name: row[name] for name in amounts}, "lunas_sampai": _month(row["lunas_sampai"]),
         "sumber_realisasi": sentence(f"DOK_SUMBER_BAYAR_{row['sumber_realisasi'].upper()}") if row["sumber_realisasi"] else ""}
        for row in _sorted(rows, "pemda", "unit")
    ]  # fmt: skip


def reconciled(store: Store) -> list[Row]:
    told = []
    for row in _sorted(store.rows("reconciliation"), "pemda", "npp", "bulan"):
        cell = (row["pemda"], row["npp"], row["bulan"])
        billed = [one for one in store.rows("bill") if (one["pemda"], one["npp"], one["bulan"]) == cell]
        beda = [one for one in store.rows("difference") if (one["pemda"], one["npp"], one["bulan"]) == cell]
        paid = {
            jenis: _sum(one["rupiah"] for one in store.rows("payment_allocation")
                             if (one["pemda"], one["npp"], one["bulan"], one["jenis"]) == (*cell, jenis))
            for jenis in ("sp2d", "terima")
        }  # fmt: skip
        assert (row["sp2d"] or 0, row["diterima"] or 0) == (paid["sp2d"], paid["terima"])
        told.append({
            **_place(row), "bulan_daftar": _month(row["bulan_daftar"]), "orang_tagihan": len(billed) or None,
            "tagihan": _sum(one["iuran_total"] for one in billed) if billed else None,
            **{name: _sum(one[name] or 0 for one in beda) if billed else None for name in ("tambah", "kurang")},
            **{name: row[name] for name in ("orang_daftar", "kebutuhan", "kebutuhan_perkiraan", "orang_ragu", "sp2d")},
            "terima_bpjs": row["diterima"], "jatuh_tempo": hari(row["jatuh_tempo"]),
            **{name: "" for name in ("tagihan_sp2d", "sp2d_terima", "tagihan_terima", "daftar_tagihan") if row[name] is None},
        })  # fmt: skip
    return told


def suspended(store: Store) -> list[Row]:
    """Each payment, of which the treasury or a receipt tells the amount, is what was allocated and what waits."""
    whole: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in store.rows("payment_allocation") + store.rows("suspense"):
        whole[tuple(row[name] for name in _PAYMENT)] += row["rupiah"]
    read: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in store.rows("treasury"):
        read[row["pemda"], "sp2d", row["nomor"], row["unit"], row["kode_rekening"]] += row["nilai"]
    for row in store.rows("receipt"):
        read[row["pemda"], "terima", row["kode_bayar"], None, None] += row["nilai"]
    assert whole == {key: read[key] for key in whole}
    return [
        {**_payment(row), **{name: _dash(_month(row[name])) for name in ("bulan_dari", "bulan_sampai")}, "nilai_bayar": row["nilai"],
         "sisa_bayar": row["rupiah"], "umur_hari": row["umur_hari"], "catatan": "–"}
        for row in _sorted(store.rows("suspense"), *_PAYMENT, "npp", "bulan_dari")
    ]  # fmt: skip


def allocated(store: Store) -> list[Row]:
    rows = _sorted(store.rows("payment_allocation"), *_PAYMENT, "npp", "bulan")
    return [
        {
            **_payment(row),
            "bulan": bulan(row["bulan"]),
            "rupiah": row["rupiah"],
            "cara_alokasi": sentence(f"DOK_CARA_{row['cara'].upper()}"),
        }
        for row in rows
    ]


def aged(store: Store) -> list[Row]:
    return [
        {**_place(row), "bulan": None, "umur": sentence(f"DOK_UMUR_{row['umur']}"), "banyak_bulan": row["bulan"], "orang": row["orang"],
         "rupiah": row["rupiah"], "belum_dialokasikan": row["belum_dialokasikan"]}
        for row in _sorted(store.rows("arrears_age"), "pemda", "dasar", "npp", "unit", "umur")
    ]  # fmt: skip


def owed(store: Store) -> list[Row]:
    return [
        {**_place(row), "rupiah": row["rupiah"], "jatuh_tempo": hari(row["jatuh_tempo"]), "belum_dialokasikan": row["belum_dialokasikan"],
         "dasar_angka": sentence(f"DOK_DASAR_{row['dasar'].upper()}"),
         "proyeksi": sentence("DOK_PROYEKSI" if row["proyeksi"] else "DOK_PER_31_DESEMBER")}
        for row in _sorted(store.rows("liability"), "pemda", "npp", "bulan")
    ]  # fmt: skip


def minuted(store: Store) -> list[Row]:
    rows = _sorted(store.rows("minutes"), "pemda", "npp", "bulan", "butir", "sebab")
    return [
        {**_place(row), **_asked(row), "langkah": _step(row["langkah"]),
         "tenggat": hari(row["tenggat"]) if row["tenggat"] else "–"}
        for row in rows
    ]  # fmt: skip


def _asked(row: Row) -> Row:
    """A cause is of persons; the treasury knows no person, a roster no receipt, and what waits is no difference."""
    told = {**{name: row[name] for name in ("opd", "bpkad", "bpjs")}, "lebih_acara": row["tambah"], "kurang_acara": row["kurang"]}
    unasked = {"orang": ("bpkad",), "penerimaan": ("opd",), "suspens": ("opd", "lebih_acara", "kurang_acara")}.get(row["butir"], ())
    return told | dict.fromkeys(("opd", "bpkad", "bpjs") if row["sebab"] else unasked, sentence("DOK_TIDAK_BERLAKU"))


def _sum(amounts: Iterable[int | None]) -> int:
    return sum(one for one in amounts if one is not None)


def _step(code: str | None) -> str:
    return sentence(code) if code else ""


def _place(row: Row) -> Row:
    return {"wilayah": office(row["pemda"]), "npp": row["npp"] or "–", "bulan": _month(str(row["bulan"]))}


def _payment(row: Row) -> Row:
    day: dt.date | None = row["tanggal"]
    return {
        "wilayah": office(row["pemda"]), "npp": row["npp"] or "–", "nomor_bayar": row["nomor"],
        "jenis_bayar": sentence(f"DOK_JENIS_{row['jenis'].upper()}"), "kode_rekening": row["kode_rekening"] or "–",
        "tanggal_bayar": hari(day) if day else "–",
    }  # fmt: skip


def _month(text: str | None) -> str | None:
    return bulan(text) if text and len(text) == 7 else None


def _dash(text: str | None) -> str:
    return text or "–"


def _sorted(rows: Iterable[Row], *names: str) -> list[Row]:
    return sorted(rows, key=lambda row: tuple("" if row[name] is None else str(row[name]) for name in names))


# Sheets that are there only where there is something to tell.
OPTIONAL = {
    "REKONSILIASI": reconciled, "SUSPENS": suspended, "ALOKASI": allocated, "UMUR_TUNGGAKAN": aged, "UTANG_IURAN": owed,
    "BERITA_ACARA": minuted,
}  # fmt: skip
TABLES = {"KEMAJUAN": progress, **OPTIONAL}
