"""Who is protected in each month of a scenario, for sure or perhaps: cells counted on the engine, purses that end taken off in numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.orang import as_if_always
from naungan.kernel.period import Bulan
from naungan.projection.scenario_months import ended, registered, working
from naungan.relations.joins import WORKER, keyed
from naungan.relations.words import Hak, Jawaban

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.budget import Orang
    from naungan.engine import Engine
    from naungan.projection.scenario_steps import Langkah

Row = dict[str, Any]
_GROUP = ("pemda", "segmen", "c_kategori", "dompet", "tercatat", "lindung", "bisa", "kelompok")
_COUNTS = ("pekerja", "ya", "ragu")


def month_cover(engine: Engine, orang: Orang, people: ir.Table, months: Sequence[Bulan], langkah: Sequence[Langkah]) -> ir.Table:
    """Persons whom a government answers for in months of one law, by ``pemda``, ``segmen``, ``kelompok`` and ``bulan``: ``pekerja``, of
    them ``ya`` protected for sure, and ``ragu`` of whom it is not known.

    A person counts once per government, in the row that stands for him in the ledger.
    """
    law = as_if_always(engine, orang, months[0])
    law = keyed(law.filter(law.hak.isin([Hak.WAJIB, Hak.TIDAK_DIKETAHUI]))).select(*WORKER, "asn")
    rows = keyed(people.filter(~people.lain)).select(*WORKER, *_GROUP, "mulai", "akhir", "n_utama").inner_join(law, list(WORKER))
    cells = rows.group_by([*_GROUP, "asn", "mulai", "akhir"]).aggregate(orang=rows.n_utama.sum().cast("int64"))
    found = working(engine, engine.keep(cells), months)
    found = found.mutate(jawaban=protected(found, langkah))
    counts = {
        "pekerja": found.orang.sum(), "ya": found.orang.sum(where=found.jawaban == Jawaban.YA),
        "ragu": found.orang.sum(where=found.jawaban == Jawaban.TIDAK_DIKETAHUI),
    }  # fmt: skip
    counted = {name: value.fill_null(0).cast("int64") for name, value in counts.items()}
    return engine.keep(found.group_by(["pemda", "segmen", "kelompok", "bulan"]).aggregate(**counted))


def protected(rows: ir.Table, langkah: Sequence[Langkah]) -> ir.StringValue:
    """Whether those of a row are protected in its ``bulan``: whom an ended purse registered no more, whom the scenario registers yes."""
    theirs = rows.bisa | (rows.tercatat == Jawaban.YA)
    return ibis.cases(
        (ended(rows, langkah) & theirs, Jawaban.TIDAK), (rows.bisa & registered(rows, langkah), Jawaban.YA), else_=rows.lindung
    )


def with_ends(cells: Iterable[Mapping[str, Any]], ends: Mapping[str, Mapping[str, int]]) -> list[Row]:
    """Rows of SCENARIO_COVER (without the scenario, and what is at stake) from cells, by ``pemda`` and by segment.

    ``ends``: kelompok → month → people of whom a purse carries no part any more from then on. Who of a group they are nobody knows: at
    worst all of them were protected, at best none. From the next fiscal year on its purses may carry them again, which is not known.
    """
    sums: dict[tuple[str, str | None, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for cell in cells:
        lowest, highest = _bounds(cell, ends.get(cell["kelompok"] or "", {}))
        for segmen in {None, cell["segmen"]}:
            place = sums[cell["pemda"] or "", segmen, cell["bulan"]]
            for at, value in enumerate((cell["pekerja"], lowest, highest)):
                place[at] += value
    return [
        {"pemda": pemda, "segmen": segmen, "bulan": bulan, "pekerja": all_, "terlindungi_bawah": lowest, "terlindungi_atas": highest}
        for (pemda, segmen, bulan), (all_, lowest, highest) in sums.items()
    ]


def _bounds(cell: Mapping[str, Any], ends: Mapping[str, int]) -> tuple[int, int]:
    yes, perhaps = cell["ya"], cell["ya"] + cell["ragu"]
    this_year = tahun_anggaran(Bulan.parse(cell["bulan"]))
    gone = {month: orang for month, orang in ends.items() if month <= cell["bulan"]}
    running = sum(orang for month, orang in gone.items() if tahun_anggaran(Bulan.parse(month)) == this_year)
    highest = min(perhaps, max(0, cell["pekerja"] - running))
    return min(highest, max(0, yes - sum(gone.values()))), highest
