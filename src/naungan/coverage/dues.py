"""What is due for one worker in one unit: the assessment, one column a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.coverage.keys import WORKER, keyed
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir


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


def _whole(amount: ir.IntegerColumn) -> ir.IntegerScalar:
    """The sum, or NULL when one part is unknown."""
    return ibis.ifelse(amount.count() == amount.isnull().count(), amount.sum(), ibis.null("int64"))
