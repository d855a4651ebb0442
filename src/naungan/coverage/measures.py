"""Counts of the ledger per region, unit, category and segment, with a lower and an upper bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.coverage.tables import MEASURE, STATE
from naungan.engine import cut, divide, millionths
from naungan.relations.joins import keyed, left
from naungan.relations.words import NO_DUTY, Jawaban, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PENYEBUT = "daftar pekerja yang diserahkan"
# Of these nobody knows whether they are registered elsewhere: what is due for them is told apart.
UNPROVEN = State.NOT_ON_OWN_NPP


_OF_SOME_LEVELS = ("pemda", "unit", "unit_nama", "kategori", "segmen")
# What is said of all levels together.
_ADDED = ("batas_bawah", "batas_atas", "lingkup", "penyebut")


def measures(engine: Engine, ledger: ir.Table, *, lingkup: str) -> ir.Table:
    """MEASURE at six levels. A person counts once per pemda (``utama``), in the unit level once per unit; rupiah is per unit everywhere.

    ``lingkup`` names the scope of the member files used. Categories and segments are counted per pemda. Bounds:
    yes ÷ workers, and (yes + unknown) ÷ workers, cut to six decimals; NULL without workers.
    """
    cells = engine.keep(_cells(ledger))
    levels = [
        _level(cells, "nasional"),
        _level(cells, "provinsi", pemda=cut(cells.pemda, 0, 2)),
        _level(cells, "pemda", pemda=cells.pemda),
        _level(cells, "unit", pemda=cells.pemda, unit=cells.unit, unit_nama=cells.unit_nama),
        _level(cells, "kategori", pemda=cells.pemda, kategori=cells.kategori),
        _level(cells, "segmen", pemda=cells.pemda, segmen=cells.segmen),
    ]
    found = ibis.union(*levels)
    return MEASURE.conform(_bounds(found).mutate(lingkup=ibis.literal(lingkup), penyebut=ibis.literal(PENYEBUT)))


def _cells(ledger: ir.Table) -> ir.Table:
    """The ledger counted to the finest cell; the persons are read once."""
    names = ledger.group_by(["pemda", "unit"]).aggregate(nama=ledger.unit_nama.min())
    names = keyed(names).select("k_pemda", "k_unit", "nama")
    keys = ["pemda", "unit", "bulan", "kategori", "segmen", "keadaan", "terlindungi"]
    exact = ~ledger.perkiraan.fill_null(False)
    # A unit that is not recognised keeps the names as written, so that each can be answered.
    counted = ledger.group_by([*keys, ledger.unit_nama.name("ditulis")]).aggregate(
        baris=ledger.count(),
        orang=ledger.utama.cast("int64").sum(),
        iuran=ledger.iuran.sum(where=exact),
        iuran_perkiraan=ledger.iuran.sum(where=~exact),
        dampak=ledger.dampak.sum(where=exact & (ledger.keadaan != UNPROVEN)),
        dampak_dicek=ledger.dampak.sum(where=exact & (ledger.keadaan == UNPROVEN)),
    )
    joined = left(keyed(counted), names, ("k_pemda", "k_unit"))
    return joined.mutate(unit_nama=ibis.ifelse(joined.unit.isnull(), joined.ditulis, joined.nama))


def _level(cells: ir.Table, tingkat: str, **keys: ir.Value) -> ir.Table:
    count = cells.baris if tingkat == "unit" else cells.orang
    ours = ~cells.keadaan.isin(NO_DUTY)
    grouped = cells.group_by(bulan=cells.bulan, **keys).aggregate(
        pekerja=count.sum(where=ours),
        **{f"n_{state}": count.sum(where=cells.keadaan == state) for state in STATE},
        terlindungi_ya=count.sum(where=ours & (cells.terlindungi == Jawaban.YA)),
        terlindungi_tidak=count.sum(where=ours & (cells.terlindungi == Jawaban.TIDAK)),
        terlindungi_tidak_diketahui=count.sum(where=ours & (cells.terlindungi == Jawaban.TIDAK_DIKETAHUI)),
        iuran=cells.iuran.sum(),
        iuran_perkiraan=cells.iuran_perkiraan.sum(),
        dampak=cells.dampak.sum(),
        dampak_dicek=cells.dampak_dicek.sum(),
    )
    counts = [name for name in grouped.columns if name.startswith(("n_", "terlindungi_", "pekerja"))]
    filled = grouped.mutate(**{name: grouped[name].fill_null(0).cast("int64") for name in counts})
    return MEASURE.conform(filled.mutate(tingkat=ibis.literal(tingkat)), absent=_OF_SOME_LEVELS + _ADDED)


def _bounds(found: ir.Table) -> ir.Table:
    return found.mutate(
        batas_bawah=_ratio(found.terlindungi_ya, found.pekerja),
        batas_atas=_ratio(found.terlindungi_ya + found.terlindungi_tidak_diketahui, found.pekerja),
    )


def _ratio(part: ir.IntegerColumn, whole: ir.IntegerColumn) -> ir.DecimalColumn:
    """A share cut to six decimals, exact: whole millionths."""
    return millionths(divide((part * 1_000_000).cast("int64"), whole.nullif(0).cast("int64")))
