"""The lines of all bills with the person each is of, and what is due for every worker in every month that is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.budget import Orang, as_if_always, works
from naungan.contribution import alike, programs_of
from naungan.coverage.tables import BAGIAN
from naungan.engine import day_in
from naungan.kernel.period import Bulan
from naungan.relations import NOMOR
from naungan.relations.joins import WORKER, keyed, left, on_row
from naungan.relations.words import BUKAN_PEMDA, Decision, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PARTS = tuple(f"iuran_{name}" for name in BAGIAN if name != "total")
_MONTHS = pa.schema([("bulan", pa.string()), ("awal", pa.date32()), ("ujung", pa.date32())])


def amount(bill: ir.Table) -> ir.IntegerValue:
    """What a line is billed in all: as written, else the sum of what it names; NULL where it names nothing."""
    parts = [bill[name] for name in _PARTS]
    some = ibis.or_(*(part.notnull() for part in parts))
    return ibis.coalesce(bill.iuran_total, ibis.ifelse(some, reduce(add, (part.fill_null(0) for part in parts)), None)).cast("int64")


def lines(
    engine: Engine, bill: ir.Table, member: ir.Table, member_person: ir.Table, link: ir.Table, roster: ir.Table, bulan: str
) -> ir.Table:
    """Each line of each bill with ``orang`` (NULL: on no roster row), ``ragu`` (a match waits for a decision) and ``ke``.

    Lines of the evaluated month go by the links, which people may have decided; those of other months by a valid NIK that one person
    alone has, on a roster or as a linked member. ``ke`` counts the lines of one person in one month, whatever the NPP.
    """
    rows = on_row(bill, member_person.select(NOMOR, "peserta"))
    rows = rows.mutate(k_pemda=rows.pemda.fill_null(""), ditagih=amount(rows), k_nama=rows.nama.upper())
    linked = _by_member(link)
    by_nik = _by_nik(link, roster, on_row(member, member_person.select(NOMOR, "peserta")), linked)
    rows = left(left(rows, linked, ("k_pemda", "peserta")), _waiting(link), ("k_pemda", "peserta"))
    rows = left(rows, by_nik, ("k_pemda", "nik"))
    rows = rows.mutate(orang=ibis.ifelse(rows.bulan == bulan, rows.oleh_peserta, rows.oleh_nik), ragu=rows.menunggu.fill_null(False))
    named = ibis.coalesce(rows.orang, rows.peserta, rows.nik + "|" + rows.k_nama)
    rows = rows.mutate(siapa=named)
    many = rows.filter(rows.siapa.notnull())
    many = many.group_by(["k_pemda", "bulan", "siapa"]).aggregate(banyak=many.count())
    rows = left(rows, many.filter(many.banyak > 1), ("k_pemda", "bulan", "siapa"))
    kept = rows.select(NOMOR, "k_pemda", "npp", "bulan", "siapa", "orang", "ragu", "k_nama", "tanggal_lahir", "upah", "tarif_sesuai",
                       "ditagih", "sumber", "lembar", "baris", awal=first_day(rows), sendiri=rows.banyak.isnull())  # fmt: skip
    return _counted(engine.keep(kept))


def _counted(rows: ir.Table) -> ir.Table:
    """``ke`` from 0; only the few persons with several lines in a month are sorted."""
    order = [rows.npp, rows.sumber, rows.lembar.fill_null(""), rows.baris]
    nth = ibis.row_number().over(group_by=["k_pemda", "bulan", "siapa"], order_by=order).cast("int64")
    several = rows.filter(~rows.sendiri).mutate(ke=nth)
    alone = rows.filter(rows.sendiri).mutate(ke=ibis.literal(0, "int64"))
    return ibis.union(alone, several.select(*alone.columns)).drop("sendiri", "sumber", "lembar", "baris")


def first_day(rows: ir.Table) -> ir.DateValue:
    """The first day of the month of a row."""
    return day_in(rows.bulan + "-01")


def _by_member(link: ir.Table) -> ir.Table:
    sure = link.filter(link.peserta.notnull())
    return sure.group_by(k_pemda=sure.pemda.fill_null(""), peserta=sure.peserta).aggregate(oleh_peserta=sure.orang.min())


def _waiting(link: ir.Table) -> ir.Table:
    open_ = link.filter((link.decision == Decision.REVIEW) & link.calon.notnull())
    return open_.select(k_pemda=open_.pemda.fill_null(""), peserta=open_.calon).distinct().mutate(menunggu=True)


def _by_nik(link: ir.Table, roster: ir.Table, member: ir.Table, linked: ir.Table) -> ir.Table:
    """The one person of a NIK: as his office wrote it, or as it stands with the member he is."""
    rows = roster.filter(roster.nik.notnull()).select(NOMOR, "nik").inner_join(link.select(NOMOR, "pemda", "orang"), NOMOR)
    known = member.filter(member.nik.notnull() & member.peserta.notnull())
    known = known.select("nik", "peserta", k_pemda=known.pemda.fill_null("")).inner_join(linked, ["k_pemda", "peserta"])
    written = rows.select("nik", k_pemda=rows.pemda.fill_null(""), orang=rows.orang)
    both = ibis.union(written, known.select("nik", "k_pemda", orang=known.oleh_peserta))
    found = both.group_by(["k_pemda", "nik"]).aggregate(oleh_nik=both.orang.min(), akhir=both.orang.max())
    return found.filter(found.oleh_nik == found.akhir).drop("akhir")


def due(engine: Engine, orang: Orang, ledger: ir.Table, months: Sequence[Bulan]) -> ir.Table:
    """A row per worker, unit and month in which wage earners are owed something: ``WORKER``, ``bulan``, ``terutang`` and ``kira``.

    ``terutang`` is all that the bill should ask, the worker's share too; NULL where it can't be computed. Each month by its own law and
    by who works in it, for the people of the evaluated roster; who has left the roster is not seen.
    """
    roster = keyed(orang.daftar).select(*WORKER, "mulai", "akhir")
    ours = ledger.filter((ledger.keadaan != State.OTHER_PAYER) & ~ledger.pembayar.isin(BUKAN_PEMDA).fill_null(False))
    parts = [_of_law(engine, orang, roster, group) for group in alike(months, orang.aturan, orang.known)]
    return ibis.union(*parts).semi_join(keyed(ours).select(*WORKER), list(WORKER))


def _of_law(engine: Engine, orang: Orang, roster: ir.Table, group: Sequence[Bulan]) -> ir.Table:
    owed = as_if_always(engine, orang, group[0])
    owed = keyed(owed.filter(ibis.or_(*(owed[f"wajib_{one}"] for one in programs_of(owed))) & (owed.segmen == "PU")))
    owed = owed.select(*WORKER, terutang=owed.iuran, kira=owed.upah_perkiraan.fill_null(False), asn=owed.asn.fill_null(False))
    dated = owed.inner_join(roster, list(WORKER))
    rows = dated.cross_join(engine.table(month_table(group)))
    return rows.filter(works(rows, rows.awal, rows.ujung)).select(*WORKER, "bulan", "terutang", "kira")


def month_table(months: Sequence[Bulan]) -> pa.Table:
    """Each month with its first and last day."""
    rows: list[dict[str, str | dt.date]] = [{"bulan": str(one), "awal": one.first_day, "ujung": one.last_day} for one in months]
    return pa.Table.from_pylist(rows, _MONTHS)
