"""Who is protected in each month of a scenario, for sure or perhaps: cells counted on the engine, purses that end taken off in numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.orang import as_if_always, law_dues
from naungan.kernel.period import Bulan
from naungan.projection.scenario_months import ended, registered, working
from naungan.regulasi.bulat import PER_JUTA, pecahan
from naungan.relations.joins import WORKER, keyed
from naungan.relations.words import Hak, Jawaban
from naungan.stake import worth, worth_law

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.acuan.asumsi import Asumsi
    from naungan.budget import Orang
    from naungan.engine import Engine
    from naungan.projection.scenario_steps import Langkah

Row = dict[str, Any]
_GROUP = ("pemda", "segmen", "c_kategori", "dompet", "ganti", "dompet_ganti", "tercatat", "lindung", "bisa", "kelompok")
_STAKE = ("keadaan", "kurang_jkk", "kurang_jkm")


def month_cover(engine: Engine, orang: Orang, people: ir.Table, months: Sequence[Bulan], langkah: Sequence[Langkah]) -> ir.Table:
    """Persons whom a government answers for in months of one law, by ``pemda``, ``segmen``, ``kelompok`` and ``bulan``: ``pekerja``, of
    them ``ya`` protected for sure, and ``ragu`` of whom it is not known.

    A person counts once per government, in the row that stands for him in the ledger.
    """
    cells = orang.once("cakupan skenario", months[0], lambda: _cells(engine, orang, people, months[0]))
    found = working(engine, cells, months)
    found = found.mutate(jawaban=protected(found, langkah))
    counts = {
        "pekerja": found.orang.sum(), "ya": found.orang.sum(where=found.jawaban == Jawaban.YA),
        "ragu": found.orang.sum(where=found.jawaban == Jawaban.TIDAK_DIKETAHUI),
    }  # fmt: skip
    counted = {name: value.fill_null(0).cast("int64") for name, value in counts.items()}
    return engine.keep(found.group_by(["pemda", "segmen", "kelompok", "bulan"]).aggregate(**counted))


def month_stake(
    engine: Engine, orang: Orang, people: ir.Table, months: Sequence[Bulan], langkah: Sequence[Langkah], asumsi: Sequence[Asumsi] | None
) -> ir.Table:
    """What those who are not protected for sure would miss in an expected year, in months of one law of dues and of benefits: ``taruhan``,
    the exact part, by ``pemda``, ``segmen`` and ``bulan``; unknown where nobody of them could be priced. Rounded as ``stake`` rounds: once
    a category, state and event.
    """
    key = f"taruhan skenario {worth_law(months[0], orang.known)}"
    cells = orang.once(key, months[0], lambda: _priced(engine, orang, people, months[0], asumsi))
    found = working(engine, cells, months)
    found = found.filter(_proven(found, langkah))
    keys = ["pemda", "segmen", "c_kategori", "keadaan", "peristiwa", "per_juta", "bulan"]
    summed = found.group_by(keys).aggregate(**{name: found[name].sum().cast("int64") for name in ("jumlah", "orang", "dinilai")})
    summed = summed.mutate(setahun=pecahan(summed.jumlah, summed.per_juta, PER_JUTA))
    return engine.keep(
        summed.group_by(["pemda", "segmen", "bulan"]).aggregate(
            **{name: summed[name].sum().cast("int64") for name in ("setahun", "orang", "dinilai")}
        )
    )


def _cells(engine: Engine, orang: Orang, people: ir.Table, month: Bulan) -> ir.Table:
    """Persons of whom a government answers for by the law of a month, and of whom it is not known, counted for all who are alike."""
    law = as_if_always(engine, orang, month)
    law = keyed(law.filter(law.hak.isin([Hak.WAJIB, Hak.TIDAK_DIKETAHUI]))).select(*WORKER, "asn")
    rows = keyed(people.filter(~people.lain)).select(*WORKER, *_GROUP, "mulai", "akhir", "n_utama").inner_join(law, list(WORKER))
    return engine.keep(rows.group_by([*_GROUP, "asn", "mulai", "akhir"]).aggregate(orang=rows.n_utama.sum().cast("int64")))


def _priced(engine: Engine, orang: Orang, people: ir.Table, month: Bulan, asumsi: Sequence[Asumsi] | None) -> ir.Table:
    """What each event would take from everybody were he not protected, added up for all who are alike."""
    owed = law_dues(engine, orang, month)
    base = owed.filter(owed.program == "jkk").select(*WORKER, "asn", "mulai", "akhir", dasar="dasar_upah", perkiraan_jkk="kira")
    mine = keyed(people.filter(~people.lain)).select(*WORKER, *_GROUP, *_STAKE, "n_utama")
    workers = mine.rename(kategori="c_kategori").inner_join(base, list(WORKER)).drop("k_pemda", "k_unit", "orang")
    rows = worth(engine, workers, bulan=str(month), asumsi=asumsi, known=orang.known)
    priced, exact = rows.nilai.notnull(), ~rows.perkiraan
    rows = rows.rename(c_kategori="kategori")
    cells = rows.group_by([*_GROUP, *_STAKE, "peristiwa", "program", "per_juta", "asn", "mulai", "akhir"]).aggregate(
        jumlah=(rows.nilai * rows.n_utama).sum(where=exact).fill_null(0).cast("int64"),
        orang=rows.n_utama.sum().cast("int64"), dinilai=rows.n_utama.sum(where=priced).fill_null(0).cast("int64"),
    )  # fmt: skip
    return engine.keep(cells)


def _proven(rows: ir.Table, langkah: Sequence[Langkah]) -> ir.BooleanValue:
    """Not protected for sure, or without the programme that the event is of until somebody registers them."""
    missing = ibis.ifelse(rows.program == "jkk", rows.kurang_jkk, rows.kurang_jkm) & ~(rows.bisa & registered(rows, langkah))
    return (protected(rows, langkah) == Jawaban.TIDAK) | missing


def protected(rows: ir.Table, langkah: Sequence[Langkah]) -> ir.StringValue:
    """Whether those of a row are protected in its ``bulan``: whom an ended purse registered no more, whom the scenario registers yes."""
    theirs = rows.bisa | (rows.tercatat == Jawaban.YA)
    return ibis.cases(
        (ended(rows, langkah) & theirs, Jawaban.TIDAK), (rows.bisa & registered(rows, langkah), Jawaban.YA), else_=rows.lindung
    )


def with_ends(cells: Iterable[Mapping[str, Any]], ends: Mapping[str, Mapping[str, int]], stakes: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows of SCENARIO_COVER (without the scenario) from the cells of ``month_cover`` and ``month_stake``, by ``pemda`` and by segment.

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
    priced = _at_stake(stakes)
    return [
        {"pemda": pemda, "segmen": segmen, "bulan": bulan, "pekerja": all_, "terlindungi_bawah": lowest, "terlindungi_atas": highest,
         "taruhan": priced.get((pemda, segmen, bulan), 0)}
        for (pemda, segmen, bulan), (all_, lowest, highest) in sums.items()
    ]  # fmt: skip


def _at_stake(stakes: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str | None, str], int | None]:
    """Rupiah by place, segment and month; None where somebody is not protected and none of them could be priced."""
    sums: dict[tuple[str, str | None, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in stakes:
        for segmen in {None, row["segmen"]}:
            place = sums[row["pemda"] or "", segmen, row["bulan"]]
            place[0] += row["setahun"] or 0
            place[1] += row["dinilai"]
    return {key: rupiah if people else None for key, (rupiah, people) in sums.items()}


def _bounds(cell: Mapping[str, Any], ends: Mapping[str, int]) -> tuple[int, int]:
    yes, perhaps = cell["ya"], cell["ya"] + cell["ragu"]
    this_year = tahun_anggaran(Bulan.parse(cell["bulan"]))
    gone = {month: orang for month, orang in ends.items() if month <= cell["bulan"]}
    running = sum(orang for month, orang in gone.items() if tahun_anggaran(Bulan.parse(month)) == this_year)
    highest = min(perhaps, max(0, cell["pekerja"] - running))
    return min(highest, max(0, yes - sum(gone.values()))), highest
