"""The price of a programme as an option: named by an article, settled by no instrument of the region, and so not due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.kebijakan import TAWARAN, Aturan
from naungan.contribution.duty import bulan_hukum
from naungan.contribution.policy import with_offer
from naungan.contribution.tables import OFFER
from naungan.kernel.period import Bulan
from naungan.regulasi import IURAN, hitung, sen, target

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_KEY = ("pemda", "unit", "orang")


def offer(
    engine: Engine,
    person: ir.Table,
    assessment: ir.Table,
    *,
    bulan: str,
    aturan: Sequence[Aturan] | None = None,
    known: dt.date | None = None,
) -> ir.Table:
    """OFFER of a month: what the option would cost on the very base that the dues of the same people were taken from.

    ``person`` is one row per person and unit with ``kategori``, ``assessment`` what is due of them.
    """
    month = bulan_hukum(bulan)
    owed = _owed(assessment)
    asked = _keyed(with_offer(engine, person.select(*_KEY, "kategori"), bulan=month, aturan=aturan, known=known))
    found = [_priced(engine, asked.filter(asked[f"tawar_{one}"].fill_null(False)), owed, one, month, known) for one in TAWARAN]
    rows = ibis.union(*found) if len(found) > 1 else found[0]
    return OFFER.conform(rows.mutate(bulan=ibis.literal(bulan)))


def _keyed(table: ir.Table) -> ir.Table:
    """Keys that are never NULL: a person whose unit nobody knows is joined as well."""
    return table.mutate(**{f"k_{name}": table[name].fill_null("") for name in _KEY})


def _owed(assessment: ir.Table) -> ir.Table:
    """One row per wage earner and unit: what is due of the employer, and the base; a programme with a ceiling has a smaller one."""
    keyed = _keyed(assessment.filter(assessment.segmen == "PU"))
    return keyed.group_by([f"k_{name}" for name in _KEY]).aggregate(
        terutang=keyed.pemberi_kerja.sum().cast("int64"), dasar=keyed.dasar_upah.max(), perkiraan=keyed.perkiraan.fill_null(False).any()
    )


def _priced(engine: Engine, asked: ir.Table, owed: ir.Table, program: str, month: Bulan, known: dt.date | None) -> ir.Table:
    rows = asked.inner_join(owed, [f"k_{name}" for name in _KEY])
    case = {"segmen": "PU", "sektor": "pemerintahan", "dibayar": "pemberi_kerja", "syarat": ""}
    rows = rows.mutate(upah_sen=sen(rows.dasar), **{name: ibis.literal(word) for name, word in case.items()})
    rows = hitung(engine, rows, target("PU", [program]), bulan=month, known=known)
    return _summed(rows, {payer: rows[name] for payer, name in IURAN["PU"][program].items()}, program)


def _summed(rows: ir.Table, amounts: dict[str, ir.IntegerValue], program: str) -> ir.Table:
    parts = {"terutang": rows.terutang, **amounts}
    kinds = {"": ~rows.perkiraan, "_perkiraan": rows.perkiraan}
    sums = {
        f"{name}{suffix}": amount.sum(where=mine).fill_null(0).cast("int64")
        for name, amount in parts.items()
        for suffix, mine in kinds.items()
    }
    counted = rows.group_by("pemda").aggregate(
        orang=rows.count(),
        orang_perkiraan=rows.perkiraan.cast("int64").sum(),
        tanpa_jumlah=amounts["pemberi_kerja"].isnull().cast("int64").sum(),
        **sums,
    )
    return counted.mutate(program=ibis.literal(program))
