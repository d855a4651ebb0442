"""What the member files say about one worker of one unit: every row of the linked person, read in the light of that unit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.coverage.state import settled_by
from naungan.kernel.period import Bulan
from naungan.relations import NOMOR
from naungan.relations.joins import OFFICE, WORKER, left
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What a member row says as it stands there.
_AS_SAID = ("npp", "segmen", "lingkup", *PROGRAM, "lunas_sampai", "upah", "terdaftar", "npp_pemda")


def member_facts(member: ir.Table, bulan: str) -> ir.Table:
    """Member rows by their number, with ``k_pemda`` and what each says of a worker (``m_*``).

    ``m_hidup``: active in the month? NULL = not said. ``m_mulai`` stands for the day itself: all that is asked of it is whether it lies
    after the last day by which a waiting period is over.
    """
    last, settled = ibis.literal(Bulan.parse(bulan).last_day), settled_by(Bulan.parse(bulan))
    alive = ibis.cases(
        (member.tahan.fill_null(False), ibis.null("boolean")),
        ((member.nonaktif <= last).fill_null(False) | (member.mulai > last).fill_null(False), False),
        (member.aktif.notnull(), member.aktif),
        ((member.lunas_sampai >= bulan).fill_null(False), True),
        else_=ibis.null("boolean"),
    )
    later = ibis.literal(settled + dt.timedelta(days=1))
    since = ibis.ifelse(member.mulai.isnull(), ibis.null("date"), ibis.ifelse(member.mulai > ibis.literal(settled), later, settled))
    said = {f"m_{name}": member[name] for name in _AS_SAID}
    return member.select(NOMOR, k_pemda=member.pemda.fill_null(""), **said, m_hidup=alive, m_mulai=since)


def evidence(
    engine: Engine, rows: ir.Table, member: ir.Table, member_person: ir.Table, accepted: ir.Table, offices: ir.Table, bulan: str
) -> ir.Table:
    """Per worker (``WORKER``) with a linked member person: the facts that decide the state; no row without such a person."""
    linked = rows.filter(rows.peserta.notnull()).select(*WORKER, "k_bayar", "peserta", "segmen")
    # Few are gathered here: their rows are sought before anything is asked of them.
    persons = engine.keep(member_person.semi_join(linked, "peserta").select(NOMOR, "peserta"))
    members = member_facts(member.semi_join(persons, NOMOR), bulan).inner_join(persons, NOMOR).drop(NOMOR)
    both = left(linked.inner_join(members, ["k_pemda", "peserta"]), offices.select(*OFFICE, "npp_dikenal"), OFFICE)
    judged = judge_members(both, accepted)
    own = judged.m_hidup.fill_null(False) & judged.sendiri.fill_null(True)
    return judged.group_by(list(WORKER)).aggregate(**facts(judged, Several), upah_lapor=judged.m_upah.max(where=own))


def judge_members(both: ir.Table, accepted: ir.Table) -> ir.Table:
    """Adds ``sendiri`` (on an NPP and segment of the unit? NULL = not known) and ``segmen_cocok``."""
    own = accepted.mutate(m_npp=accepted.npp, cocok=True).drop("npp")
    of_pemda = accepted.select("k_pemda", m_npp=accepted.npp).distinct().mutate(npp_pemda=True)
    both = left(left(both, own, (*OFFICE, "m_npp")), of_pemda, ("k_pemda", "m_npp"))
    segmen_cocok = both.m_segmen.fill_null(both.segmen).fill_null("") == both.segmen.fill_null(both.m_segmen).fill_null("")
    of_own_file = both.m_lingkup.fill_null("own_npp") == "own_npp"
    npp_cocok = ibis.cases(
        # Self-employed members stand with a group, not with the NPP of an employer.
        (both.m_segmen.fill_null("PU") == "BPU", True),
        (both.cocok.notnull(), True),
        (both.m_npp.notnull() & (both.npp_dikenal | both.npp_pemda.notnull()), False),
        # BPJS may answer whether it is an NPP of the pemda without saying which.
        (both.m_npp_pemda.notnull(), both.m_npp_pemda),
        (of_own_file, True),
        else_=ibis.null("boolean"),
    )
    sendiri = ibis.ifelse(segmen_cocok, npp_cocok, False)
    return both.mutate(sendiri=sendiri, segmen_cocok=segmen_cocok)


class Several:
    """Facts of a worker whose member person has any number of rows: one aggregate over them."""

    @staticmethod
    def any(rows: ir.Table, condition: ir.BooleanValue) -> ir.Value:
        """Does it hold for one of the rows?"""
        return condition.any()

    @staticmethod
    def first(rows: ir.Table, column: ir.Value, where: ir.BooleanValue | None = None) -> ir.Value:
        """The smallest value."""
        return column.min(where=where)

    @staticmethod
    def last(rows: ir.Table, column: ir.Value, where: ir.BooleanValue) -> ir.Value:
        """The greatest value."""
        return column.max(where=where)

    @staticmethod
    def differ(rows: ir.Table, column: ir.Value, where: ir.BooleanValue) -> ir.Value:
        """Is there more than one value?"""
        return column.nunique(where=where) > 1


class Single(Several):
    """The same facts where at most one member row stands beside the worker (``m_ada``): each is an expression over that row."""

    @staticmethod
    def any(rows: ir.Table, condition: ir.BooleanValue) -> ir.Value:
        """Is the row there, and does it hold?"""
        return rows.m_ada & condition

    @staticmethod
    def first(rows: ir.Table, column: ir.Value, where: ir.BooleanValue | None = None) -> ir.Value:
        """The value; without a row it is NULL anyway."""
        return column if where is None else ibis.ifelse(where, column, ibis.null(column.type()))

    last = first

    @staticmethod
    def differ(rows: ir.Table, column: ir.Value, where: ir.BooleanValue) -> ir.Value:
        """One row has one value."""
        return ibis.literal(False)


def facts(rows: ir.Table, fold: type[Several]) -> dict[str, ir.Value]:
    """What ``state.judge`` reads of the member rows that ``judge_members`` has read."""
    alive = rows.m_hidup.fill_null(False)
    own = alive & rows.sendiri.fill_null(True)
    strange = alive & ~rows.sendiri.fill_null(True)
    of_pemda = alive & rows.npp_pemda.notnull() & (rows.m_segmen.fill_null("PU") == "PU")
    return {
        "ada_bukti": fold.any(rows, rows.k_pemda.notnull()),
        "aktif_sendiri": fold.any(rows, own),
        "npp_pasti": fold.any(rows, alive & rows.sendiri.fill_null(False)),
        "aktif_lain": fold.any(rows, strange),
        "npp_lain": fold.any(rows, strange & rows.segmen_cocok),
        "status_ragu": fold.any(rows, rows.m_hidup.isnull()),
        "tak_terdaftar": fold.any(rows, ~rows.m_terdaftar.fill_null(True)),
        "npp_ganda": fold.differ(rows, rows.m_npp, of_pemda),
        "lunas_sampai": fold.last(rows, rows.m_lunas_sampai, own),
        "mulai_peserta": fold.first(rows, rows.m_mulai, own),
        "npp": ibis.coalesce(fold.first(rows, rows.m_npp, own), fold.first(rows, rows.m_npp, alive), fold.first(rows, rows.m_npp)),
        **{f"ikut_{program}": fold.last(rows, rows[f"m_{program}"].cast("int64"), own) for program in PROGRAM},
    }
