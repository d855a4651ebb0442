"""One cause per person and month why the bill is another than roster and law say; plus and minus never net."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.coverage import DEPARTED, departed
from naungan.reconciliation.lines import first_day
from naungan.reconciliation.payments import Cell
from naungan.reconciliation.tables import DIFFERENCE
from naungan.reconciliation.words import Beda
from naungan.relations import NOMOR
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PERSON = ("k_pemda", "orang")
_MONTH = (*_PERSON, "bulan")


def facts(ledger: ir.Table, owed: ir.Table, link: ir.Table) -> ir.Table:
    """What decides the cause, per person: unit, wage, first and last day, whether and since when he is ASN, whether a match waits."""
    days = keyed(owed).select(*WORKER, "upah", "mulai", "akhir", asn=owed.asn.fill_null(False))
    rows = left(keyed(ledger).select(*WORKER, "unit"), days, WORKER)
    rows = left(rows, _waiting(link), _PERSON)
    ended = ibis.ifelse(rows.akhir.isnull().any(), None, rows.akhir.max())
    return rows.group_by(list(_PERSON)).aggregate(
        unit=rows.unit.min(), upah_daftar=rows.upah.max(), mulai=rows.mulai.min(), akhir=ended, asn=rows.asn.fill_null(False).any(),
        tmt=rows.mulai.max(where=rows.asn), menunggu_orang=rows.menunggu_orang.fill_null(False).any(),
    )  # fmt: skip


def _waiting(link: ir.Table) -> ir.Table:
    open_ = link.filter(link.decision == Decision.REVIEW)
    return open_.select("orang", k_pemda=open_.pemda.fill_null("")).distinct().mutate(menunggu_orang=True)


def persons(need: ir.Table) -> ir.Table:
    """``due`` per person and month: ``wajib`` (units that owe), ``terutang`` (NULL where a part is unknown or an estimate), ``npp``.

    Beside it what is counted: ``pasti`` (NULL where nothing is exact), ``perkiraan``, and ``ragu``, whether a part can't be computed.
    """
    exact = need.terutang.notnull() & ~need.kira
    sure = need.terutang.sum(where=exact).cast("int64")
    return need.group_by(list(_MONTH)).aggregate(
        wajib=need.count(), terutang=ibis.ifelse(exact.all(), sure, None), npp=need.npp.min(), pasti=sure,
        perkiraan=need.terutang.sum(where=need.kira).fill_null(0).cast("int64"), ragu=need.terutang.isnull().any(),
    )  # fmt: skip


def difference(lines: ir.Table, need: ir.Table, fact: ir.Table, mutation: ir.Table, bulan: str) -> ir.Table:
    """DIFFERENCE, with ``kejadian``, the day that the cause rests on (NULL where none does), and ``luar``, a line nobody is due for.

    ``need`` are ``persons`` of the months that have a bill, by the roster of ``bulan``; ``fact`` is what ``facts`` says. The first lines
    of a person, as many as units owe for him, stand against all that is due; whatever is more is billed twice.
    """
    billed = left(left(left(lines, need.select(*_MONTH, "wajib", "terutang"), _MONTH), fact, _PERSON), departed(mutation), DEPARTED)
    billed = _priced(billed, _further(lines, need))
    shown = ("sebab", "tambah", "kurang", "terutang", "ditagih", "kejadian", "unit", "luar")
    billed = billed.mutate(**_cause(billed, bulan)).select(NOMOR, "k_pemda", "npp", "bulan", "orang", *shown)
    absent = left(_unbilled(lines, need), fact, _PERSON)
    absent = absent.mutate(
        sebab=ibis.cases((absent.menunggu_orang.fill_null(False), Beda.TIDAK_DIKETAHUI),
                         ((absent.mulai >= first_day(absent)).fill_null(False), Beda.BARU), else_=Beda.TIDAK_DI_TAGIHAN),
        tambah=ibis.literal(0, "int64"), kurang=absent.terutang, ditagih=ibis.null("int64"), kejadian=ibis.null("date"),
        luar=ibis.literal(False),
    ).mutate(**{NOMOR: ibis.null("int64")})  # fmt: skip
    parts = (billed.filter(_differs(billed)), absent.select(*billed.columns))
    rows = ibis.union(*parts)
    return rows.mutate(pemda=rows.k_pemda, bulan_daftar=ibis.literal(bulan))


def where_billed(need: ir.Table, rows: ir.Table) -> ir.Table:
    """A person stands with the NPP that bills for him; who is billed by none, with the NPP of his unit."""
    first = rows.filter((rows.ke == 0) & rows.orang.notnull()).select("k_pemda", "orang", "bulan", npp_tagihan="npp")
    both = left(need, first, ("k_pemda", "orang", "bulan"))
    return both.mutate(npp=ibis.coalesce(both.npp_tagihan, both.npp)).drop("npp_tagihan")


def by_cause(engine: Engine, rows: ir.Table) -> list[dict[str, Any]]:
    """Sums of plus and of minus per NPP, month and cause; lines that nobody is due for, and persons due whom no line asks for."""
    keys = ["k_pemda", "npp", "bulan", "sebab"]
    sums = rows.group_by(keys).aggregate(
        tambah=rows.tambah.sum(), kurang=rows.kurang.sum(), orang_tambah=rows.luar.cast("int64").sum(),
        orang_kurang=rows[NOMOR].isnull().cast("int64").sum(),
    )  # fmt: skip
    return engine.rows(sums.order_by(keys))


def sums_of(causes: Sequence[Mapping[str, Any]]) -> dict[Cell, dict[str, int]]:
    """Plus and minus per cell, each for itself."""
    found: dict[Cell, dict[str, int]] = {}
    for row in causes:
        sums = found.setdefault(Cell(row["k_pemda"], row["npp"], row["bulan"]), {"tambah": 0, "kurang": 0})
        sums["tambah"] += row["tambah"] or 0
        sums["kurang"] += row["kurang"] or 0
    return found


def declared(rows: ir.Table) -> ir.Table:
    """As it is saved."""
    return DIFFERENCE.conform(rows)


def _priced(rows: ir.Table, more: ir.Table) -> ir.Table:
    """``tambah`` and ``kurang`` of each line: the first of a person carries all that his further lawful ones (``more``) ask as well."""
    rows = left(rows, more, ("k_pemda", "bulan", "siapa"))
    wanted = ibis.greatest(rows.wajib.fill_null(0), 1)
    rows = rows.mutate(ganda=rows.siapa.notnull() & (rows.ke >= wanted))
    rows = rows.mutate(luar=rows.ganda | rows.wajib.isnull())
    zero = ibis.literal(0, "int64")
    asked = ibis.cases((rows.ganda, rows.ditagih), (rows.ke > 0, zero), else_=rows.ditagih + rows.lain.fill_null(0))
    owed = ibis.cases((rows.ganda | (rows.ke > 0) | rows.wajib.isnull(), zero), else_=rows.terutang)
    rows = rows.mutate(beda=asked - owed)
    known = rows.beda.notnull()  # the greatest of NULL and 0 is 0
    return rows.mutate(
        tambah=ibis.ifelse(known, ibis.greatest(rows.beda, zero), None), kurang=ibis.ifelse(known, ibis.greatest(-rows.beda, zero), None)
    )


def _further(lines: ir.Table, need: ir.Table) -> ir.Table:
    """What the further lines of a person ask who works in several units: as many are lawful as units owe for him."""
    rows = left(lines.filter(lines.ke > 0), need.select(*_MONTH, "wajib"), _MONTH)
    lawful = rows.filter(rows.ke < rows.wajib)
    return lawful.group_by(["k_pemda", "bulan", "siapa"]).aggregate(lain=lawful.ditagih.sum())


def _cause(rows: ir.Table, bulan: str) -> dict[str, ir.Value]:
    """``sebab``, the first that holds, and the day it rests on."""
    first, known, ours = rows.awal, rows.orang.notnull(), rows.wajib.notnull()
    gone = (rows.kejadian < first).fill_null(False)
    dead = rows.wafat.fill_null(False) & gone
    ended = known & ~ours & (rows.akhir < first).fill_null(False)
    since = (rows.tmt <= first).fill_null(False) | (rows.tmt.isnull() & (rows.bulan == bulan))
    asn = known & ~ours & rows.asn.fill_null(False) & since
    new = known & ~ours & (rows.mulai > first).fill_null(False) & ~rows.asn.fill_null(False)
    cause = ibis.cases(
        (rows.ganda, Beda.DITAGIH_DUA_KALI), (dead, Beda.MENINGGAL), ((~known & gone) | ended, Beda.KELUAR),
        (rows.ragu | (~known & rows.wafat.notnull()), Beda.TIDAK_DIKETAHUI), (~known, Beda.TIDAK_DI_DAFTAR),
        (asn, Beda.TIDAK_BERHAK), (new, Beda.BARU), (~ours, Beda.TIDAK_DIKETAHUI),
        ((~rows.tarif_sesuai).fill_null(False), Beda.TARIF_BEDA), ((rows.upah != rows.upah_daftar).fill_null(False), Beda.UPAH_BEDA),
        # The wage is the same: the rate is another, or a programme that is due was left out.
        ((rows.upah == rows.upah_daftar).fill_null(False), Beda.TARIF_BEDA),
        else_=Beda.TIDAK_DIKETAHUI,
    )  # fmt: skip
    day = ibis.cases((rows.ganda, None), (dead | (~known & gone), rows.kejadian), (ended, rows.akhir), (asn, rows.tmt))
    return {"sebab": cause, "kejadian": day}


def _differs(rows: ir.Table) -> ir.BooleanValue:
    """A rupiah of difference, somebody nobody is due for, or a cause that holds whatever the amount is."""
    certain = rows.sebab.isin((Beda.DITAGIH_DUA_KALI, Beda.MENINGGAL, Beda.KELUAR, Beda.TIDAK_DI_DAFTAR, Beda.TIDAK_BERHAK))
    return certain | rows.luar | ((rows.tambah > 0) | (rows.kurang > 0)).fill_null(False)


def _unbilled(lines: ir.Table, need: ir.Table) -> ir.Table:
    """Whom the NPP that was billed this month should have asked for, and no bill of the month did."""
    asked = need.semi_join(lines.select("k_pemda", "npp", "bulan").distinct(), ["k_pemda", "npp", "bulan"])
    return asked.anti_join(lines.filter(lines.orang.notnull()), list(_MONTH))
