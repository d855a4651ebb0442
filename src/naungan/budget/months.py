"""The need of single months of chosen groups of people: how many owe which due. Persons are read on the engine; cells come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, cast

import ibis
import pyarrow as pa

from naungan.acuan.anggaran import bulan_tahun_anggaran
from naungan.budget.orang import Orang, law_dues, works
from naungan.contribution import alike
from naungan.kernel.period import Bulan
from naungan.relations.joins import WORKER, keyed
from naungan.relations.words import SEGMEN, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# A group of people as lists of payers speak of it: pemda, unit, segment, category; '' where it is not known.
Group = tuple[str, str, str, str]
GROUP = ("g_pemda", "g_unit", "g_segmen", "g_kategori")


class MonthCell(TypedDict):
    """People of one group and month who owe the same; ``iuran`` None where it can't be computed."""

    g_pemda: str
    g_unit: str
    g_segmen: str
    g_kategori: str
    bulan: str
    iuran: int | None
    kira: bool
    orang: int


def groups(engine: Engine, ledger: ir.Table) -> dict[Group, int]:
    """The groups of people of the ledger who may be owed anything, with how many they are."""
    ours = _grouped(ledger)
    rows = engine.rows(ours.group_by(list(GROUP)).aggregate(orang=ours.count()).order_by(list(GROUP)))
    return {cast("Group", tuple(row[name] for name in GROUP)): row["orang"] for row in rows}


def month_needs(engine: Engine, orang: Orang, *, ledger: ir.Table, asked: Sequence[Group], tahun: int) -> list[MonthCell]:
    """What is due of the groups asked in each month of a fiscal year, by the law of the month: the share of who pays, in rupiah a person.

    Grain: group × month × due × estimate. Whoever has left the roster is not seen.
    """
    if not asked:
        return []
    wanted = engine.table(pa.table({name: [one[place] for one in asked] for place, name in enumerate(GROUP)}))
    ours = _grouped(ledger)
    who = engine.keep(ours.semi_join(wanted, list(GROUP)).select(*WORKER, *GROUP))
    months = sorted({month for segmen in SEGMEN for month in bulan_tahun_anggaran(tahun, segmen)})
    found: list[MonthCell] = []
    for alike_months in alike(months, orang.aturan, orang.known):
        person = _persons(engine, orang, alike_months[0]).inner_join(who, list(WORKER))
        found += _cells(engine, person, alike_months, tahun)
    return found


def _grouped(ledger: ir.Table) -> ir.Table:
    """The workers for whom anybody owes anything, by group; for a vendor's own people the vendor does."""
    ours = keyed(ledger.filter((ledger.keadaan != State.NOT_ELIGIBLE) & (ledger.pembayar.fill_null("") != "vendor")))
    return ours.mutate(
        g_pemda=ours.pemda.fill_null(""), g_unit=ours.unit.fill_null(""), g_segmen=ours.segmen.fill_null(""),
        g_kategori=ours.kategori.fill_null(""),
    )  # fmt: skip


def _persons(engine: Engine, orang: Orang, month: Bulan) -> ir.Table:
    """One row a person and unit: all programmes together; not known as soon as one is not."""
    owed = law_dues(engine, orang, month)
    owed = owed.group_by([*WORKER, "mulai", "akhir", "asn"]).aggregate(
        jumlah=owed.jumlah.sum(), tidak_tahu=owed.jumlah.isnull().any(), kira=owed.kira.any(), k_bpu=(owed.segmen == "BPU").any()
    )
    return owed.mutate(iuran=ibis.ifelse(owed.tidak_tahu, ibis.null("int64"), owed.jumlah))


def _cells(engine: Engine, person: ir.Table, months: Sequence[Bulan], tahun: int) -> list[MonthCell]:
    """Those who work in each of the months, where this fiscal year is the one that pays it."""
    paid = {segmen: bulan_tahun_anggaran(tahun, segmen) for segmen in ("PU", "BPU")}
    asked = [
        {"bulan": str(month), "dari": month.first_day, "sampai": month.last_day, **{segmen: month in paid[segmen] for segmen in paid}}
        for month in months
    ]
    rows = person.cross_join(engine.table(pa.Table.from_pylist(asked)))
    rows = rows.filter(works(rows, rows.dari, rows.sampai) & ibis.ifelse(rows.k_bpu, rows.BPU, rows.PU))
    keys = ["bulan", *GROUP, "iuran", "kira"]
    counted = rows.group_by(keys).aggregate(orang=rows.count())
    return cast("list[MonthCell]", engine.rows(counted.order_by([ibis.asc(name, nulls_first=True) for name in keys])))
