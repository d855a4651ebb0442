"""Allocations and suspense as rows of their relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from naungan.reconciliation.payments import Allocated, Part
from naungan.reconciliation.words import Cara

Row = dict[str, Any]
_CARA = tuple(Cara)


def allocation_rows(found: Allocated) -> list[Row]:
    """Rows of PAYMENT_ALLOCATION, one a payment, NPP and month."""
    rows: dict[tuple[str, ...], Row] = {}
    for share in found.shares:
        key = (*share.part.payment, share.cell.npp, share.cell.bulan)
        row = rows.setdefault(key, {**_said(share.part), "npp": share.cell.npp, "bulan": share.cell.bulan, "rupiah": 0, "cara": share.cara,
                                    "oleh": share.oleh})  # fmt: skip
        row["rupiah"] += share.rupiah
        # Of two reasons the weaker is said.
        row["cara"] = max(row["cara"], share.cara, key=_CARA.index)
    return [rows[key] for key in sorted(rows)]


def suspense_rows(found: Allocated, posisi: dt.date, notes: Mapping[tuple[str, str, str], str]) -> list[Row]:
    """Rows of SUSPENSE, with the note that somebody wrote beside the payment."""
    rows: dict[tuple[str, ...], Row] = {}
    for rest in sorted(found.rests, key=lambda one: one.part.order):
        part = rest.part
        key = (*part.payment, part.npp or "", part.dari or "", part.sampai or "")
        row = rows.get(key)
        if row is None:
            age = (posisi - part.tanggal).days if part.tanggal else None
            note = notes.get((part.payment.pemda, part.payment.jenis, part.payment.nomor))
            months = {"bulan_dari": part.dari, "bulan_sampai": part.sampai}
            rows[key] = {**_said(part), "npp": part.npp, **months, "nilai": part.nilai, "rupiah": rest.rupiah, "alasan": rest.alasan,
                         "umur_hari": age, "catatan": note}  # fmt: skip
        else:
            for name, more in (("nilai", part.nilai), ("rupiah", rest.rupiah)):
                row[name] = None if row[name] is None or more is None else row[name] + more
    return [rows[key] for key in sorted(rows)]


def _said(part: Part) -> Row:
    payment = part.payment
    return {
        "pemda": payment.pemda, "jenis": payment.jenis, "nomor": payment.nomor, "unit": payment.unit or None,
        "kode_rekening": payment.kode_rekening or None, "program": part.program, "tanggal": part.tanggal,
    }  # fmt: skip
