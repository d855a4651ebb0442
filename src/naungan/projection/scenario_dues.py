"""What payers owe in each month of a scenario: the law is asked once a law and combination, and counted for as many as there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.budget.orang import law_dues
from naungan.projection.scenario_months import ended, registered, working
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import Jawaban

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.budget import Orang
    from naungan.engine import Engine
    from naungan.kernel.period import Bulan
    from naungan.projection.scenario_steps import Langkah

_GROUP = ("pemda", "unit_pembayar", "c_kategori", "segmen", "pembayar", "dompet", "ganti", "dompet_ganti", "tercatat", "bisa")
# The key of SCENARIO_DUES but scenario and month.
CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "pembayar", "dompet", "program", "perkiraan", "terdaftar")


def month_dues(engine: Engine, orang: Orang, people: ir.Table, months: Sequence[Bulan], langkah: Sequence[Langkah]) -> ir.Table:
    """Rows of SCENARIO_DUES of months of one law. ``people`` as of ``scenario_people``; ``orang`` are the same, as the law reads them."""
    cells = orang.once("iuran skenario", months[0], lambda: _cells(engine, orang, people, months[0]))
    found = working(engine, cells, months)
    gone = ended(found, langkah)
    found = found.mutate(
        kategori=found.c_kategori,
        perkiraan=found.kira,
        terdaftar=ibis.cases(
            (gone, Jawaban.TIDAK), (found.bisa & registered(found, langkah), Jawaban.YA), else_=found.tercatat
        ),
        dompet=ibis.ifelse(gone, ibis.null("string"), found.dompet),
    )  # fmt: skip
    summed = {name: found[name].sum().cast("int64") for name in ("orang", "rupiah", "orang_ragu")}
    return engine.keep(found.group_by([*CELL, "bulan"]).aggregate(**summed))


def _cells(engine: Engine, orang: Orang, people: ir.Table, month: Bulan) -> ir.Table:
    """What is due for everybody by the law of a month, whoever works in it: counted for all who are alike, whatever the scenario."""
    owed = law_dues(engine, orang, month)
    mine = keyed(people).select(*WORKER, *_GROUP, "n")
    rows = left(owed.select(*WORKER, "program", "jumlah", "kira", "asn", "mulai", "akhir"), mine, WORKER)
    known = rows.jumlah.notnull()
    cells = rows.group_by([*_GROUP, "program", "kira", "asn", "mulai", "akhir"]).aggregate(
        orang=rows.n.sum(where=known).fill_null(0).cast("int64"),
        rupiah=(rows.n * rows.jumlah).sum(where=known).fill_null(0).cast("int64"),
        orang_ragu=rows.n.sum(where=~known).fill_null(0).cast("int64"),
    )
    return engine.keep(cells)
