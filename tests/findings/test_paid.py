"""What is wrong with payments: counts, rupiah and step of each rule, and rows that almost have it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from naungan.engine import Engine
from naungan.findings.make import Today
from naungan.findings.paid import paid_findings
from naungan.reconciliation import tables

P, A = "1671", "16000001"
TODAY = Today("2026-10", 2026, dt.date(2026, 11, 20))
DUE = dt.date(2026, 12, 15)
OF_PAYMENTS = {
    "TEMUAN_DIBAYAR_DUA_KALI", "TEMUAN_DIBAYAR_SUDAH_PERGI", "TEMUAN_UANG_BELUM_SAMPAI", "TEMUAN_DITERIMA_TANPA_SP2D",
    "TEMUAN_BELUM_DIALOKASIKAN", "TEMUAN_TAGIHAN_LEWAT_TEMPO",
}  # fmt: skip


def told(duck: Engine, **rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    names = ("overpayment", "reconciliation", "suspense", "arrears_age")
    found = {name: duck.table(getattr(tables, name.upper()).of([{"pemda": P, **row} for row in rows.get(name, [])])) for name in names}
    return {row["kode"]: dict(row) for row in paid_findings(duck, found, TODAY)}


def said(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["unit"], row["jumlah"], row["satuan"], row["rupiah"], row["langkah"], row["tenggat"])


def test_billed_twice_and_paid_for_the_gone_are_told_apart_per_office(duck: Engine) -> None:
    place = {"npp": A, "bulan": "2026-09", "unit": "U"}
    over = [{**place, "sebab": "ditagih_dua_kali", "rupiah": 5}, *({**place, "sebab": one, "rupiah": 7} for one in ("keluar", "meninggal"))]
    found = told(duck, overpayment=over)
    assert {code: said(row) for code, row in found.items()} == {
        "TEMUAN_DIBAYAR_DUA_KALI": ("U", 1, "baris", 5, "LANGKAH_KLARIFIKASI", DUE),
        "TEMUAN_DIBAYAR_SUDAH_PERGI": ("U", 2, "baris", 14, "LANGKAH_KLARIFIKASI", DUE),
    }
    params = json.loads(found["TEMUAN_DIBAYAR_SUDAH_PERGI"]["params"])
    assert (params["keluar"], params["meninggal"], params["tidak_berhak"]) == (1, 1, 0)


def test_money_on_the_way_is_told_once_the_month_is_due_and_both_sides_are_seen(duck: Engine) -> None:
    late = {"npp": A, "bulan": "2026-09", "sp2d": 100, "diterima": 60, "sp2d_terima": "kurang", "jatuh_tempo": dt.date(2026, 10, 15)}
    found = told(duck, reconciliation=[late, {**late, "npp": "B"}])
    assert said(found["TEMUAN_UANG_BELUM_SAMPAI"]) == (None, 2, "bulan", 80, "LANGKAH_TELUSURI_UANG", DUE)
    assert told(duck, reconciliation=[{**late, "jatuh_tempo": TODAY.posisi}]) == {}, "it may still come"
    assert told(duck, reconciliation=[{**late, "sp2d_terima": None}]) == {}, "what waits may be it"
    more = told(duck, reconciliation=[{**late, "diterima": 130, "sp2d_terima": "lebih"}])
    assert said(more["TEMUAN_DITERIMA_TANPA_SP2D"]) == (None, 1, "bulan", 30, "LANGKAH_CARI_SP2D", DUE)


def test_what_waits_too_long_is_told_and_the_two_sides_are_never_added(duck: Engine) -> None:
    waits = {"nomor": "S", "alasan": "tidak_cocok", "nilai": 9, "rupiah": 9, "umur_hari": 31}
    both = [
        {**waits, "jenis": "sp2d"},
        {**waits, "jenis": "terima", "rupiah": 7},
        {**waits, "jenis": "sp2d", "nomor": "T", "umur_hari": 30},
    ]
    found = told(duck, suspense=both)
    assert said(found["TEMUAN_BELUM_DIALOKASIKAN"]) == (None, 2, "pembayaran", 9, "LANGKAH_ALOKASIKAN", DUE)
    assert told(duck, suspense=both[2:]) == {}
    undated = told(duck, suspense=[{**waits, "jenis": "sp2d", "umur_hari": None, "rupiah": None}])
    assert said(undated["TEMUAN_BELUM_DIALOKASIKAN"])[3] is None


def test_bills_past_due_are_told_by_receipts_alone(duck: Engine) -> None:
    aged = {"dasar": "bukti", "npp": A, "umur": "2-3", "bulan": 2, "orang": 3, "rupiah": 90}
    found = told(duck, arrears_age=[aged, {**aged, "umur": ">12", "bulan": 1, "rupiah": 10}, {**aged, "dasar": "peserta", "npp": None}])
    assert said(found["TEMUAN_TAGIHAN_LEWAT_TEMPO"]) == (None, 3, "bulan", 100, "LANGKAH_BAYAR", DUE)
    params = json.loads(found["TEMUAN_TAGIHAN_LEWAT_TEMPO"]["params"])
    assert (params["lama"], params["npp"]) == (1, A)
