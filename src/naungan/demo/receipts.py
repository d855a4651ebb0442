"""What BPJS has received: one receipt a payment of the treasury, two weeks after it, as a treasurer keeps them in a table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.demo.offices import Office
from naungan.demo.sheet import Paper, simple

HEADS = ["Kode Iuran", "NPP", "Periode", "Tanggal Bayar", "Iuran", "Denda", "Jumlah Bayar", "Nomor SP2D"]
_PERIOD = {"30-06-2026": "Januari s.d. Juni 2026", "15-10-2026": "Juli s.d. September 2026"}


def receipts(office: Office, register: list[list[Any]]) -> Paper:
    """The receipts of a register of SP2D (number, day, kind, account, unit, purpose, amount); a refill of cash pays none."""
    npp = {unit.nama: office.npp_of(unit) for unit in office.units}
    rows: list[list[Any]] = [
        [f"2610{office.kode}{place:04d}", npp[unit], _PERIOD[day], _later(day), amount, 0, amount, number]
        for place, (number, day, kind, _, unit, _, amount) in enumerate(register, start=1) if kind == "LS"
    ]  # fmt: skip
    titles = [f"REKAP BUKTI BAYAR IURAN BPJS KETENAGAKERJAAN {office.nama.upper()}", "Tahun 2026"]
    return simple("Bukti bayar iuran 2026", "xlsx", HEADS, rows, titles, "Bukti Bayar")


def _later(day: str) -> str:
    paid = dt.datetime.strptime(day, "%d-%m-%Y") + dt.timedelta(days=14)  # noqa: DTZ007  # a day on paper has no zone
    return f"{paid:%d-%m-%Y}"
