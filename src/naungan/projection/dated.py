"""DATED_END: what one finished evaluation knows to end, and when. No trend: one evaluation has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.kebijakan import Aturan
from naungan.comparison.cells import roster_rows
from naungan.contribution.policy import join_policy
from naungan.projection.tables import DATED_END
from naungan.regulasi import buku
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import NO_DUTY, Jawaban

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished
    from naungan.kernel.period import Bulan

# How many months ahead a pension age is asked for.
AHEAD = 60
_GROUP = ("pemda", "unit", "kategori", "segmen")
# Open-ended, as some lists write it.
_NEVER = dt.date(2150, 1, 1)


def dated_ends(engine: Engine, finished: Finished, *, aturan: Sequence[Aturan] | None = None) -> list[dict[str, Any]]:
    """Rows of DATED_END, in the order of their key: first months without, all after the month evaluated.

    ``kontrak``: the month after a contract's last day; ``tmt``: the first month in which another insurer has an ASN; of the two, a person
    has the earlier. ``dana``: PURSE_END, and the month of the running fiscal year whose account does not suffice (without a category; of
    a unit the programme that most people are short of, since the same people stand in the accounts of several). Who they are, and what of
    it they are owed a month, nobody says: both stay empty. ``usia``: the pension age, where JP is owed; it ends JP alone, and no cover.

    Persons count once a pemda, as in MEASURE, rupiah per unit. Causes overlap and are not to be added up, but contract and TMT.
    ``aturan``: the rules of regions by which the evaluation was made.
    """
    people = engine.keep(_people(engine, finished, aturan))
    found = [_jobs(people, finished.bulan), _pension(engine, people, finished), _purses(engine, finished), _accounts(engine, finished)]
    rows = DATED_END.conform(ibis.union(*(one.select(*DATED_END.names) for one in found)))
    kept = rows.filter((rows.bulan > str(finished.bulan)) & ((rows.orang > 0) | rows.rupiah.notnull()) & rows.pemda.notnull())
    once = kept.group_by(list(DATED_END.key)).aggregate(
        orang=kept.orang.max(), orang_terlindungi=kept.orang_terlindungi.max(), rupiah=kept.rupiah.max()
    )  # fmt: skip
    return engine.rows(once.select(*DATED_END.names).order_by([ibis.asc(name, nulls_first=True) for name in DATED_END.key]))


def _people(engine: Engine, finished: Finished, aturan: Sequence[Aturan] | None) -> ir.Table:
    """Whoever a government answers for, beside the days that the list says of them, and what the law says of their category."""
    rows, _ = roster_rows(engine, finished)
    law = join_policy(engine, rows, bulan=finished.bulan, aturan=aturan, known=finished.diketahui)
    days = keyed(law).select(*WORKER, "mulai", "akhir", "tanggal_lahir", asn=law.asn.fill_null(False), jp=law.ikut_jp.fill_null(False))
    ledger = keyed(finished.table(engine, "ledger"))
    ledger = ledger.filter(~ledger.keadaan.isin(NO_DUTY))
    ledger = ledger.select(*WORKER, *_GROUP, "terlindungi", "utama", pasti=ibis.cases((~ledger.perkiraan.fill_null(False), ledger.iuran)))
    return left(ledger, days, WORKER)


def _jobs(people: ir.Table, bulan: Bulan) -> ir.Table:
    first, month = ibis.literal(bulan.first_day), ibis.interval(months=1)
    last_day = ibis.cases(((people.akhir >= first) & (people.akhir < ibis.literal(_NEVER)), people.akhir))
    after_contract = (last_day.truncate("M") + month).cast("date")
    # A TMT on a first day is a whole month of the other insurer's; any later day leaves the month owed.
    tmt = ibis.cases((people.asn & (people.mulai > first) & (people.mulai < ibis.literal(_NEVER)), people.mulai))
    appointed = ibis.ifelse(tmt == tmt.truncate("M").cast("date"), tmt, (tmt.truncate("M") + month).cast("date"))
    sooner = appointed.notnull() & (after_contract.isnull() | (appointed <= after_contract))
    rows = people.mutate(hari=ibis.ifelse(sooner, appointed, after_contract), sebab=ibis.ifelse(sooner, "tmt", "kontrak"))
    rows = rows.filter(rows.hari.notnull())
    return _counted(rows.mutate(bulan=rows.hari.strftime("%Y-%m")), rupiah=True)


def _pension(engine: Engine, people: ir.Table, finished: Finished) -> ir.Table:
    """Who is owed JP and comes to the pension age, which itself rises, in one of the months ahead: the first month that begins so."""
    now = finished.bulan
    asked = [{"bulan": str(now.plus(n)), "lahir": _born(now.plus(n), finished.diketahui)} for n in range(AHEAD + 1)]
    months = engine.table(pa.Table.from_pylist(asked, pa.schema([("bulan", pa.string()), ("lahir", pa.date32())])))
    young = people.filter(people.jp & (people.tanggal_lahir > ibis.literal(asked[0]["lahir"])))
    born = young.select("tanggal_lahir").distinct()
    reached = born.join(months, [born.tanggal_lahir <= months.lahir])
    first = engine.keep(reached.group_by("tanggal_lahir").aggregate(bulan=reached.bulan.min()))
    return _counted(young.inner_join(first, "tanggal_lahir").mutate(sebab=ibis.literal("usia")), rupiah=False)


def _born(month: Bulan, known: dt.date | None) -> dt.date:
    """Who was born up to this day is of pension age on the first of the month (``contribution.duty``)."""
    return month.first_day.replace(year=month.tahun - int(buku().entry("usia_pensiun", month, known).nilai))


def _counted(rows: ir.Table, *, rupiah: bool) -> ir.Table:
    once = rows.utama.fill_null(False)
    return rows.group_by([*_GROUP, "bulan", "sebab"]).aggregate(
        orang=once.cast("int64").sum(),
        orang_terlindungi=(once & (rows.terlindungi == Jawaban.YA)).cast("int64").sum(),
        rupiah=rows.pasti.sum().cast("int64") if rupiah else ibis.null("int64"),
    )


def _purses(engine: Engine, finished: Finished) -> ir.Table:
    rows = finished.table(engine, "purse_end")
    return _money(rows.group_by([*_GROUP, "bulan"]).aggregate(orang=rows.orang.sum().cast("int64")))


def _accounts(engine: Engine, finished: Finished) -> ir.Table:
    """The running fiscal year alone: that of the next is a proposal yet."""
    rows = finished.table(engine, "adequacy")
    rows = rows.filter(rows.habis_pada.notnull() & (rows.tahun == tahun_anggaran(finished.bulan)))
    # The same people stand in the account of each programme: they are told once, in the month in which the first of them is empty.
    by_program = rows.group_by(["pemda", "unit", "program"]).aggregate(orang=rows.orang.sum(), bulan=rows.habis_pada.min())
    most = by_program.group_by(["pemda", "unit"]).aggregate(orang=by_program.orang.max().cast("int64"), bulan=by_program.bulan.min())
    return _money(most.mutate(kategori=ibis.null("string"), segmen=ibis.null("string")))


def _money(rows: ir.Table) -> ir.Table:
    nothing = ibis.null("int64")
    return rows.mutate(sebab=ibis.literal("dana"), orang_terlindungi=nothing, rupiah=nothing)
