"""Groups of a plan from a finished evaluation: people of one government, unit, category and price, as the law rooms have priced them.

Whom a region owes and whom it chooses follows ``acuan/kategori.yaml``: who works for wages (segment PU, by the category or by the policy of
the region) is owed; who is no wage earner (segment BPU: vulnerable workers, RT/RW, cadres, linmas, religious workers, election officers)
is protected because the region has decided so, and may be ranked. Who of them is a participant already is running cover.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import bulan_tahun_anggaran, tahun_anggaran
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import half_up
from naungan.projection.plan_tables import SIFAT
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import BUKAN_PEMDA, NO_DUTY, PARTICIPANT, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Row = dict[str, Any]
LAINNYA, RENTAN, BPU = "lainnya", "pekerja_rentan", "BPU"
# A BPU participant of less than three months leaves no full JKM.
PALING_SEDIKIT = {BPU: 3}
_CELL = ("pemda", "unit_pembayar", "kategori", "segmen", "keadaan", "menunggak", "harga", "kira")


def groups_of(
    engine: Engine, finished: Finished, *, sampai: Bulan | None = None, paling_sedikit: int | None = None, calon: bool = False
) -> list[Row]:  # fmt: skip
    """Rows of PLAN_GROUP from the month after the evaluation to ``sampai`` (else the last that the next fiscal year pays).

    Only who counts in the government (one row a person) and whom no other payer carries. ``tunggakan`` are months in arrears, at the dues
    of the evaluated month; who is not registered, or of whom it is not settled, is owed as ``kewajiban``; ``berjalan`` who is in. ``harga``
    is JKK and JKM together, the payer's and the worker's part; whose dues can't be computed is no group. ``kerugian`` is what STAKE
    expects a year, per person of the category and segment. ``paling_sedikit``: months that a chosen person is carried at least (BPU: never
    under 3). ``calon``: residents who are on no list, too, at the cheapest BPU dues of the evaluation, which is marked as an assumption.
    """
    first = finished.bulan.plus(1)
    last = sampai or bulan_tahun_anggaran(tahun_anggaran(finished.bulan) + 1)[-1]
    cells = engine.rows(_cells(engine, finished).order_by([ibis.asc(name, nulls_first=True) for name in _CELL]))
    loss = _losses(engine, finished)
    sums: dict[tuple[Any, ...], int] = defaultdict(int)
    for cell in cells:
        for sifat, begin, end in _kinds(cell, finished.bulan, first, last):
            said = (cell["pemda"], cell["unit_pembayar"], cell["kategori"] or LAINNYA, cell["segmen"], sifat, cell["harga"], begin, end)
            sums[*said, cell["kira"]] += cell["orang"]
    rows = [_row(key, orang, loss, paling_sedikit) for key, orang in sums.items()]
    rows += _residents(engine, finished, first, last, loss, cells, paling_sedikit) if calon else []
    return sorted(rows, key=lambda row: (row["pemda"], row["kelompok"], SIFAT.index(row["sifat"])))


def _cells(engine: Engine, finished: Finished) -> ir.Table:
    ledger = keyed(finished.table(engine, "ledger"))
    other = ledger.pembayar.isin(BUKAN_PEMDA).fill_null(False) | ((ledger.pembayar == "pekerja") & (ledger.segmen == BPU)).fill_null(False)
    late = ibis.ifelse(ledger.keadaan == State.ARREARS, ledger.bulan_menunggak.fill_null(0), 0)
    ledger = ledger.filter(ledger.utama.fill_null(False) & ~other & ~ledger.keadaan.isin(NO_DUTY) & ledger.pemda.notnull())
    ledger = ledger.select(*WORKER, "pemda", "unit_pembayar", "kategori", "segmen", "keadaan", menunggak=late.cast("int64"))
    priced = left(ledger, engine.keep(dues(finished.table(engine, "assessment"))), WORKER)
    priced = priced.filter(priced.harga > 0)
    return engine.keep(priced.group_by(list(_CELL)).aggregate(orang=priced.count()))


def dues(assessment: ir.Table) -> ir.Table:
    """A worker's JKK and JKM of a month, together and apart; NULL where one of both isn't known."""
    rows = keyed(assessment)
    rows = rows.mutate(semua=rows.pemberi_kerja + rows.pekerja)
    found = rows.group_by(list(WORKER)).aggregate(
        jkk=rows.semua.max(where=rows.program == "jkk"), jkm=rows.semua.max(where=rows.program == "jkm"),
        kira=rows.perkiraan.any(where=rows.program.isin(["jkk", "jkm"])),
    )  # fmt: skip
    return found.mutate(harga=(found.jkk + found.jkm).cast("int64"), kira=found.kira.fill_null(False))


def _kinds(cell: Mapping[str, Any], bulan: Bulan, first: Bulan, last: Bulan) -> list[tuple[str, Bulan, Bulan]]:
    """What a cell is to a plan, and in which months."""
    found = [("tunggakan", bulan.plus(1 - cell["menunggak"]), bulan)] if cell["menunggak"] else []
    if cell["keadaan"] in PARTICIPANT:
        return [*found, ("berjalan", first, last)]
    return [*found, ("pilihan" if cell["segmen"] == BPU else "kewajiban", first, last)]


def _row(key: tuple[Any, ...], orang: int, loss: Mapping[tuple[Any, ...], int], least: int | None) -> Row:
    pemda, unit, kategori, segmen, sifat, harga, first, last, kira = key
    text = "Daftar pekerja dan hukum bulan itu" + ("; upahnya tidak diketahui, iurannya perkiraan" if kira else "")
    return {
        "pemda": pemda, "unit": unit, "kelompok": "|".join((kategori, segmen or "", unit or "", str(harga), str(first), "~" * kira)),
        "kategori": kategori, "segmen": segmen, "sifat": sifat, "orang": orang, "harga": harga,
        "kerugian": loss.get((pemda, kategori, segmen)), "utuh": False,
        "paling_sedikit": max(PALING_SEDIKIT.get(segmen, 1), least or 1) if sifat == "pilihan" else 1,
        "dari": str(first), "sampai": str(last), "sumber": text,
    }  # fmt: skip


def _losses(engine: Engine, finished: Finished) -> dict[tuple[Any, ...], int]:
    """Pemda, category and segment → what is expected to be lost a year per person whose benefit is known, over all events."""
    stake = finished.table(engine, "stake")
    cells = stake.group_by(["pemda", "kategori", "segmen", "peristiwa"]).aggregate(
        setahun=stake.setahun.sum().cast("int64"), orang=stake.orang_pasti.sum().cast("int64")
    )
    found: dict[tuple[Any, ...], int] = defaultdict(int)
    for cell in engine.rows(cells.order_by(["pemda", "kategori", "segmen", "peristiwa"])):
        if cell["orang"] and cell["setahun"] is not None:
            found[cell["pemda"], cell["kategori"] or LAINNYA, cell["segmen"]] += half_up(cell["setahun"], cell["orang"])
    return found


def _residents(
    engine: Engine, finished: Finished, first: Bulan, last: Bulan, loss: Mapping[tuple[Any, ...], int], cells: list[Row], least: int | None
) -> list[Row]:  # fmt: skip
    """Candidates whom neither list nor participants show, one group a pemda. Without a priced BPU worker there is no price for them."""
    price = min((cell["harga"] for cell in cells if cell["segmen"] == BPU), default=None)
    if price is None:
        return []
    table = finished.table(engine, "candidate_count")
    table = table.filter(table.pemda.notnull())
    counted = table.group_by("pemda").aggregate(orang=table.belum_terlihat.sum().cast("int64")).order_by("pemda")
    text = "Anggapan: calon yang tidak terlihat pada daftar dan peserta, dengan iuran BPU terendah; bukan bukti belum terdaftar"
    found = []
    for cell in engine.rows(counted):
        if cell["orang"]:
            row = _row((cell["pemda"], None, RENTAN, BPU, "pilihan", price, first, last, True), cell["orang"], loss, least)
            found.append(row | {"kelompok": "calon", "sumber": text})
    return found
