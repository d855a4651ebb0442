"""The penalty for lateness of one case: indicative only. No need, adequacy or arrear takes it in; the tests say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from naungan.acuan.jatuh_tempo import JatuhTempo
from naungan.contribution.case import Case
from naungan.law import evaluate
from naungan.regulasi import buku
from naungan.regulasi.keringanan import Keringanan

if TYPE_CHECKING:
    from naungan.engine import Engine


@dataclass(frozen=True)
class Denda:
    """Months of lateness, the rate per million a month, and the amount in rupiah that BPJS may or may not bill."""

    bulan_terlambat: int
    tarif_per_juta: int
    jumlah: int

    def document(self) -> dict[str, Any]:
        """As printed with ``--json``; the word says what it is."""
        return {"bulan_terlambat": self.bulan_terlambat, "tarif_per_juta": self.tarif_per_juta, "jumlah": self.jumlah, "sifat": "indikatif"}


def bulan_terlambat(due: dt.date, paid: dt.date) -> int:
    """Months of lateness; a part of a month counts as a whole one."""
    if paid <= due:
        return 0
    return (paid.year - due.year) * 12 + paid.month - due.month + (paid.day > due.day)


def denda(engine: Engine, case: Case, amount: int, due: JatuhTempo | None, given: Keringanan | None) -> Denda | None:
    """The indicative penalty of a wage earner's contribution paid late; None for other segments and when no day of payment is known."""
    if case.segmen != "PU" or due is None or case.fakta.dibayar_pada is None:
        return None
    months = bulan_terlambat(due.tanggal, case.fakta.dibayar_pada)
    rate = (given.rincian if given else {}).get("denda") or buku().entry("tarif_denda", case.bulan, case.diketahui).nilai
    row = {"iuran_terlambat": [amount], "bulan_terlambat": [months], "tarif_denda": [rate]}
    (found,) = engine.rows(evaluate(engine, buku(), engine.table(pa.table(row)), ["denda_indikatif"], at=case.bulan))
    return Denda(months, rate, int(found["denda_indikatif"]))
