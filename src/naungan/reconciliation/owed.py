"""What is unpaid at 31 December, for the notes to the accounts; before that day a projection that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from naungan.reconciliation.match import Paid, due_date
from naungan.reconciliation.payments import Cell
from naungan.reconciliation.words import Dasar, Jenis

Row = dict[str, Any]


def liability(billed: Mapping[Cell, Row], paid: Paid, tahun: int, posisi: dt.date) -> list[Row]:
    """Rows of LIABILITY: each bill of a month of the year, or of an earlier one, that is not known to be paid whole at its last day.

    What the treasury has paid is no debt of the region any more: where receipts and register are both seen the larger amount counts.
    """
    last = dt.date(tahun, 12, 31)
    paid = paid.until(last) if posisi > last else paid
    rows = []
    for cell, bill in sorted(billed.items()):
        if cell.bulan[:4] > str(tahun) or bill["tagihan"] is None:
            continue
        dasar, left = _left(cell, bill["tagihan"], paid)
        if left is None or left > 0:
            rows.append({
                "pemda": cell.pemda, "npp": cell.npp, "bulan": cell.bulan, "unit": paid.units.get((cell.pemda, cell.npp)), "tahun": tahun,
                "rupiah": left, "dasar": dasar, "jatuh_tempo": due_date(cell.bulan), "proyeksi": posisi < last,
                "belum_dialokasikan": _waiting(cell, paid),
            })  # fmt: skip
    return rows


def _left(cell: Cell, tagihan: int, paid: Paid) -> tuple[Dasar, int | None]:
    """What is left, and what that rests on: receipts first, then the register of SP2D."""
    left = max(0, tagihan - max(paid.alokasi[jenis].get(cell, 0) for jenis in Jenis))
    for jenis, dasar in ((Jenis.TERIMA, Dasar.BUKTI), (Jenis.SP2D, Dasar.SP2D)):
        if not left or paid.visible(jenis, cell):
            return dasar, left
    return Dasar.TIDAK_DIKETAHUI, None


def _waiting(cell: Cell, paid: Paid) -> int | None:
    """What waits on the side where more does, so that the same money is not counted twice; None where a payment can't be read."""
    amounts = [paid.waiting(jenis, cell) for jenis in Jenis]
    return None if None in amounts else max(one for one in amounts if one is not None)
