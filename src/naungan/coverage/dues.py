"""What is due for one worker in one unit: the assessment, one column a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.relations.joins import WORKER, keyed
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.acuan.kebijakan import Aturan
    from naungan.engine import Engine


# What the law says of a worker: eligibility, what is due in all and per programme, and how sure that is.
LAW = (
    "segmen", "hak", *(f"wajib_{program}" for program in PROGRAM), "iuran", "iuran_pemberi_kerja", "iuran_pekerja",
    "perkiraan", "dasar_upah", *(f"iuran_{program}" for program in PROGRAM),
)  # fmt: skip


def dues(assessment: ir.Table, bulan: str) -> ir.Table:
    """A worker's ``iuran`` and its parts (NULL as soon as one programme is unknown), ``iuran_<program>``, ``perkiraan``, ``dasar_upah``."""
    rows = keyed(assessment.filter(assessment.bulan == bulan))
    rows = rows.mutate(semua=rows.pemberi_kerja + rows.pekerja)
    return rows.group_by(list(WORKER)).aggregate(
        iuran=_whole(rows.semua),
        iuran_pemberi_kerja=_whole(rows.pemberi_kerja),
        iuran_pekerja=_whole(rows.pekerja),
        perkiraan=rows.perkiraan.fill_null(False).any(),
        dasar_upah=rows.dasar_upah.max(where=(rows.program == "jkk") & ~rows.perkiraan.fill_null(False)),
        **{f"iuran_{program}": rows.semua.max(where=rows.program == program) for program in PROGRAM},
    )


def with_dues(
    engine: Engine, rows: ir.Table, bulan: str, carried: tuple[str, ...] = ("k_pemda", "k_unit"),
    aturan: Sequence[Aturan] | None = None, known: dt.date | None = None,
) -> ir.Table:  # fmt: skip
    """One row per worker in, the same with the columns of ``LAW`` out; amounts are NULL for whom nothing is owed."""
    owed = contribution.dues(engine, keyed(rows), bulan=bulan, aturan=aturan, unik=True, bawa=carried, known=known)
    asked = [program for program in PROGRAM if f"wajib_{program}" in owed.columns]
    never = {f"wajib_{program}": ibis.literal(False) for program in PROGRAM if program not in asked}
    ours = owed.hak == "wajib"
    some = ibis.or_(*(ours & owed[f"wajib_{program}"] for program in asked)) if asked else ibis.literal(False)
    # The flat JKM of a BPU is exact without a wage.
    guessed = [owed[f"wajib_{program}"] & ((owed.segmen != "BPU") | ibis.literal(program != "jkm")) for program in asked]
    amounts = {f"iuran_{program}": ours & owed[f"wajib_{program}"] for program in asked}
    nothing = ibis.null("int64")
    return owed.mutate(
        **never,
        **{
            name: ibis.ifelse(due, owed[f"{name[6:]}_pemberi_kerja"] + owed[f"{name[6:]}_pekerja"], nothing)
            for name, due in amounts.items()
        },
        **{f"iuran_{program}": nothing for program in PROGRAM if program not in asked},
        **{name: ibis.ifelse(some, owed[name], nothing) for name in ("iuran", "iuran_pemberi_kerja", "iuran_pekerja")},
        perkiraan=ibis.ifelse(some, owed.upah_perkiraan & ibis.or_(*guessed), ibis.null("boolean")) if asked else ibis.null("boolean"),
        dasar_upah=ibis.ifelse(amounts.get("iuran_jkk", ibis.literal(False)) & ~owed.upah_perkiraan, owed.dasar_upah, ibis.null()),
    )


def _whole(amount: ir.IntegerColumn) -> ir.IntegerScalar:
    """The sum, or NULL when one part is unknown."""
    return ibis.ifelse(amount.count() == amount.isnull().count(), amount.sum(), ibis.null("int64"))
