"""The price of a programme as an option: named by an article, settled by no instrument of the region, and so not due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.kebijakan import TAWARAN, Aturan
from naungan.contribution.dues import programs_of
from naungan.contribution.duty import bulan_hukum
from naungan.contribution.policy import with_offer
from naungan.contribution.tables import OFFER
from naungan.kernel.period import Bulan
from naungan.regulasi import IURAN, hitung, sen, target
from naungan.relations.words import Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def offer(engine: Engine, owed: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None) -> ir.Table:
    """OFFER of a month: what the option would cost on the very base that the dues of the same people were taken from (``dues``)."""
    rows = offered(engine, owed, bulan=bulan, aturan=aturan, known=known)
    return OFFER.conform(_summed(rows).mutate(bulan=ibis.literal(bulan)))


def offered(
    engine: Engine, owed: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None
) -> ir.Table:  # fmt: skip
    """The option of each person and unit, a row a programme: ``dasar``, whether that is an estimate, and the dues of employer and worker.

    ``terutang`` is what the employer owes of the other programmes. Rupiah of the month; NULL where the base is not known.
    """
    month = bulan_hukum(bulan)
    asked = with_offer(engine, _owed(owed), bulan=month, aturan=aturan, known=known)
    found = [_priced(engine, asked.filter(asked[f"tawar_{one}"].fill_null(False)), one, month, known) for one in TAWARAN]
    return ibis.union(*found) if len(found) > 1 else found[0]


def _owed(owed: ir.Table) -> ir.Table:
    """The wage earners to whom anything is due: what is due of the employer, the base, and whether that is an estimate."""
    anything = ibis.or_(*(owed[f"wajib_{program}"] for program in programs_of(owed)))
    rows = owed.filter((owed.hak == Hak.WAJIB) & (owed.segmen == "PU") & anything)
    return rows.select(
        "pemda", "unit", "orang", "kategori", terutang=rows.iuran_pemberi_kerja, dasar=rows.dasar_upah, perkiraan=rows.upah_perkiraan
    )


def _priced(engine: Engine, rows: ir.Table, program: str, month: Bulan, known: dt.date | None) -> ir.Table:
    case = {"segmen": "PU", "sektor": "pemerintahan", "dibayar": "pemberi_kerja", "syarat": ""}
    rows = rows.mutate(upah_sen=sen(rows.dasar), **{name: ibis.literal(word) for name, word in case.items()})
    rows = hitung(engine, rows, target("PU", [program]), bulan=month, known=known)
    amounts = {payer: rows[name] for payer, name in IURAN["PU"][program].items()}
    names = ("pemda", "unit", "orang", "kategori", "terutang", "dasar", "perkiraan")
    return rows.select(*names, **amounts, program=ibis.literal(program))


def _summed(rows: ir.Table) -> ir.Table:
    kinds = {"": ~rows.perkiraan, "_perkiraan": rows.perkiraan}
    sums = {
        f"{name}{suffix}": rows[name].sum(where=mine).fill_null(0).cast("int64")
        for name in ("terutang", "pemberi_kerja", "pekerja")
        for suffix, mine in kinds.items()
    }
    return rows.group_by("pemda", "program").aggregate(
        orang=rows.count(),
        orang_perkiraan=rows.perkiraan.cast("int64").sum(),
        tanpa_jumlah=rows.pemberi_kerja.isnull().cast("int64").sum(),
        **sums,
    )
