"""Honoraria against rosters and members: paid and not listed, listed and not paid, paid and no member. Who is unsure is in no finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from naungan import matching
from naungan.intake.tables import MEMBER
from naungan.reconciliation.honorarium_tables import HONORARIUM_CHECK, HONORARIUM_SUM, Paid
from naungan.relations import NOMOR
from naungan.relations.joins import keyed, left
from naungan.relations.words import NO_DUTY, UNDECIDED, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PERSON = ("k_pemda", "orang")
_UNIT = ("k_pemda", "k_unit")
_AS_MEMBER = MEMBER.all_but("pemda", "nik", "nik_asli", "nama", "tanggal_lahir", "jenis_kelamin", "tahan", NOMOR)


def honorarium_check(engine: Engine, found: Mapping[str, ir.Table], bulan: str) -> ir.Table:
    """HONORARIUM_CHECK of one month; a unit without a payment list has no row. ``found``: honorarium, roster and ledger."""
    honor = found["honorarium"]
    if not engine.some(honor):
        return engine.table(HONORARIUM_CHECK.empty())
    ledger = engine.keep(keyed(found["ledger"]))
    lines = _lines(engine, honor, found["roster"], ledger)
    lines = engine.keep(lines.mutate(hasil=_outcome(lines), bulan=ibis.literal(bulan)))
    paid = HONORARIUM_CHECK.conform(lines)
    return engine.keep(ibis.union(paid, _unpaid(lines, ledger, bulan)))


def honorarium_sum(check: ir.Table) -> ir.Table:
    """HONORARIUM_SUM: per unit the counts and the known rupiah of each outcome."""
    counts: dict[str, ir.Value] = {f"jumlah_{one}": (check.hasil == one).cast("int64").sum() for one in Paid}
    money = {f"rupiah_{one}": check.bruto.sum(where=check.hasil == one) for one in Paid if one != Paid.TIDAK_DIBAYAR}
    # A unit known by its code is one, however its name was written.
    named = check.mutate(kunci=check.unit.fill_null(check.unit_nama))
    summed = named.group_by("pemda", "kunci", "bulan").aggregate(unit=named.unit.min(), unit_nama=named.unit_nama.min(), **counts, **money)
    return HONORARIUM_SUM.conform(summed)


def _lines(engine: Engine, honor: ir.Table, roster: ir.Table, ledger: ir.Table) -> ir.Table:
    """Every payment with its worker, his state, and whether his unit's roster is there at all."""
    people = MEMBER.conform(honor.filter(~honor.tahan).mutate(npp=ibis.coalesce(honor.unit, honor.unit_nama)), absent=_AS_MEMBER)
    linked = engine.again(matching.link, roster, people)
    rows = left(keyed(honor), linked.member_person.select(NOMOR, k_peserta="peserta"), NOMOR)
    rows = left(rows, engine.keep(matching.workers_of(linked.link)), ("k_pemda", "k_peserta"))
    state = ledger.filter(ledger.utama).select(*_PERSON, "keadaan")
    listed = ledger.select(*_UNIT).distinct().mutate(berdaftar=ibis.literal(True))
    return left(left(rows, state, _PERSON), listed, _UNIT)


def _outcome(rows: ir.Table) -> ir.StringValue:
    """A person without a number whom nobody finds may well be on the roster under another spelling: that is unsure."""
    return ibis.cases(
        (rows.tahan | (rows.orang.notnull() & ~rows.pasti.fill_null(False)), Paid.BELUM_PASTI),
        (rows.orang.isnull() & rows.berdaftar.isnull(), Paid.TANPA_DAFTAR),
        (rows.orang.isnull() & rows.nik.isnull(), Paid.BELUM_PASTI),
        (rows.orang.isnull(), Paid.TIDAK_DI_DAFTAR),
        (rows.keadaan.isin([State.INACTIVE, State.UNREGISTERED]), Paid.BUKAN_PESERTA),
        (rows.keadaan.isin([*UNDECIDED, State.NOT_ON_OWN_NPP]), Paid.KEPESERTAAN_BELUM_DIKETAHUI),
        else_=Paid.COCOK,
    )


def _unpaid(lines: ir.Table, ledger: ir.Table, bulan: str) -> ir.Table:
    """Workers of the units that handed in a payment list whom no payment of the pemda names, surely or perhaps.

    As long as a payment of the unit is held, or names nobody surely, nobody can say who was not paid: these workers are unsure.
    """
    coded = lines.filter(lines.k_unit != "")
    asked = coded.group_by(list(_UNIT)).aggregate(ragu=(coded.orang.isnull() & (coded.hasil == Paid.BELUM_PASTI)).any())
    workers = ledger.filter(ledger.keadaan.notin(NO_DUTY)).inner_join(asked, list(_UNIT))
    absent = workers.anti_join(lines.filter(lines.orang.notnull()), list(_PERSON))
    unsure = absent.ragu | absent.tahan.fill_null(False)
    nothing = {name: ibis.null() for name in (NOMOR, "bruto", "nomor_sp2d", "kode_rekening")}
    absent = absent.drop(NOMOR).mutate(
        hasil=ibis.ifelse(unsure, Paid.BELUM_PASTI, Paid.TIDAK_DIBAYAR), bulan=ibis.literal(bulan), **nothing
    )
    return HONORARIUM_CHECK.conform(absent)
