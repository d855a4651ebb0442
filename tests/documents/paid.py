"""What the papers are tried with of bills, payments and receipts: a row of each relation, and one line of a bill to be clarified."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from naungan.intake.tables import BILL
from naungan.reconciliation import tables

PEMDA, NPP = "1671", "16000001"
_PAID: dict[str, Any] = {
    "pemda": PEMDA,
    "jenis": "sp2d",
    "nomor": "1/SP2D",
    "unit": "1.01.01",
    "program": "jkk",
    "tanggal": dt.date(2026, 10, 12),
}
_CELL: dict[str, Any] = {"pemda": PEMDA, "npp": NPP, "bulan": "2026-09"}


def paid_rows() -> dict[str, pa.Table]:
    """The relations of the room, and the bill they speak of."""
    line = {"sumber": "b" * 64, "berkas": "2a.xlsx", "lembar": "2a", "baris": 9, "urutan": 0}
    rows: dict[str, list[dict[str, Any]]] = {
        "reconciliation": [{**_CELL, "orang_daftar": 3, "kebutuhan": 16_200, "tagihan": 5_400, "daftar_tagihan": "kurang", "tambah": 0, "kurang": 10_800}],
        "payment_allocation": [{**_PAID, "npp": NPP, "bulan": "2026-09", "rupiah": 2_400, "cara": "jumlah"}],
        "suspense": [{**_PAID, "nilai": 900, "rupiah": 900, "alasan": "tidak_cocok", "umur_hari": 40}],
        "arrears_age": [{"pemda": PEMDA, "dasar": "bukti", "npp": NPP, "umur": "2-3", "bulan": 2, "orang": 3, "rupiah": 900, "belum_dialokasikan": 0}],
        "unit_progress": [{"pemda": PEMDA, "unit": "1.01.01", "unit_nama": "Dinas Pendidikan", "kemajuan": "dibayar", "orang": 3, "bulan_dibayar": 9}],
        "liability": [{**_CELL, "tahun": 2026, "rupiah": 5_400, "dasar": "sp2d", "proyeksi": True, "belum_dialokasikan": 900}],
        "minutes": [{**_CELL, "butir": "iuran", "satuan": "rupiah", "opd": 16_200, "bpjs": 5_400, "tambah": 0, "kurang": 10_800,
                     "langkah": "LANGKAH_COCOKKAN_TAGIHAN", "tenggat": dt.date(2026, 12, 15)}],
        "difference": [],
        "overpayment": [{**_CELL, "unit": "1.01.01", "sebab": "keluar", "rupiah": 5_400, "kejadian": dt.date(2026, 8, 31), "nomor_sp2d": "1/SP2D"}],
    }  # fmt: skip
    bill = BILL.of([{**line, **_CELL, "nama": "BUDI", "nik_asli": None}])
    return {"bill": bill, **{name: getattr(tables, name.upper()).of(mine) for name, mine in rows.items()}}
