"""What construction projects owe, by the value of their contracts: the law of the month in which each begins, over all of them at once."""

from __future__ import annotations

import datetime as dt
from math import gcd
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.contribution.base import NILAI_TERBESAR
from naungan.engine import half_up
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.regulasi import BULAN_PERTAMA, SEN, buku, hitung, target
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PROGRAM = ("jkk", "jkm")
_TEXTS = ("segmen", "sektor", "dibayar", "syarat")


def project_dues(engine: Engine, rows: ir.Table, *, known: dt.date | None = None) -> ir.Table:
    """``rows`` (``bulan``, ``nilai_kontrak`` in rupiah, ``ppn_termasuk``; a number ``no`` each) with ``iuran_jakon`` and ``status_hukum``.

    The contribution is JKK and JKM of the whole project, in rupiah; NULL where the value, its month or whether it holds VAT is not known,
    and for months before the law held here. ``status_hukum`` is the weakest status of what it rests on.
    """
    months = sorted(row["bulan"] for row in engine.rows(rows.select("bulan").distinct()) if row["bulan"])
    held = [Bulan.parse(one) for one in months if Bulan.parse(one) >= BULAN_PERTAMA]
    asked = engine.keep(left(rows, engine.table(_vat(held, known)), "bulan"))
    base = ibis.cases(
        (~asked.ppn_termasuk, asked.nilai_kontrak * SEN), (asked.ppn_termasuk, half_up(asked.nilai_kontrak * SEN * asked.atas, asked.bawah))
    )  # fmt: skip
    fits = (asked.nilai_kontrak > 0) & (asked.nilai_kontrak <= NILAI_TERBESAR)
    cases = engine.keep(asked.mutate(nilai_kontrak_sen=ibis.cases((fits, base))).filter(asked.status_hukum.notnull()))
    if not held:
        return rows.mutate(iuran_jakon=ibis.null("int64"), status_hukum=ibis.null("string"))
    texts = {name: ibis.literal("JAKON" if name == "segmen" else "") for name in _TEXTS}
    cases = cases.mutate(**texts, **{f"sudah_dibayar_{one}": ibis.literal(0, "int64") for one in _PROGRAM})
    names = target("JAKON", list(_PROGRAM))
    told = hitung(engine, cases, names, months=held, known=known)
    total = told[names[0]]
    for name in names[1:]:
        total = total + told[name]
    return left(rows, engine.keep(told.select("no", "status_hukum", iuran_jakon=total)), "no")


def _vat(months: list[Bulan], known: dt.date | None) -> pa.Table:
    """Per month the fraction that takes VAT out of a value (NULL where the law does not say), and the status of the tariff."""
    rows = []
    for month in months:
        try:
            divisor = int(buku().entry("ppn_jakon", month, known).nilai)
            common = gcd(1_000_000, divisor)
            part: dict[str, int | None] = {"atas": 1_000_000 // common, "bawah": divisor // common}
        except Refusal:
            part = {"atas": None, "bawah": None}
        status = buku().status(target("JAKON", list(_PROGRAM)), month, known)
        rows.append({"bulan": str(month), **part, "status_hukum": status})
    kinds = {"bulan": pa.string(), "atas": pa.int64(), "bawah": pa.int64(), "status_hukum": pa.string()}
    return pa.Table.from_pylist(rows, pa.schema(list(kinds.items())))
