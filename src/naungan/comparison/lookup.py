"""Which paper each change belongs on. Somebody who may already have a membership is looked up first, never registered anew.

With a member file, who is found there goes on with the number he has; who is not, is new only where the file sees the whole nation.
Without such proof the roster itself speaks: a doubtful NIK, the same NIK in another office or pemda, dues already deducted, a category
that one only comes to from earlier service, or a start of work before the month are each evidence of an earlier membership.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan import matching
from naungan.comparison.tables import Group
from naungan.kernel.period import Bulan
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.relations.words import Decision, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.sides import Side
    from naungan.engine import Engine

EVIDENCE = ("bukti", "nasional", "pemda_lain", "unit_lain")
# One is taken from among those who already worked here.
_FROM_SERVICE = ("pppk_paruh_waktu", "pppk")


def with_evidence(engine: Engine, old: Side, new: Side, member: ir.Table | None) -> ir.Table:
    """The new roster and, per row, what a member file says (``bukti``, ``nasional``) and where else the NIK stands (``…_lain``)."""
    every = ibis.union(*(side.roster.select("pemda", "unit", "nik") for side in (old, new)))
    every = every.filter(every.nik.notnull())
    counted = every.group_by("nik").agg(n_pemda=every.pemda.fill_null("").nunique(), n_unit=every.unit.fill_null("").nunique())
    rows = left(new.roster, counted, "nik")
    rows = rows.mutate(pemda_lain=rows.n_pemda > 1, unit_lain=rows.n_unit > 1).drop("n_pemda", "n_unit")
    if member is None:
        return engine.keep(rows.mutate(bukti=ibis.null("string"), nasional=ibis.literal(False)))
    said = matching.link(engine, new.roster, member).link.select(NOMOR, bukti="decision")
    # Several files together see no further than the shortest-sighted of them.
    scope = member.aggregate(nasional=(member.lingkup == "nasional").all().fill_null(False))
    return engine.keep(on_row(rows, said).cross_join(scope))


def with_route(table: ir.Table, bulan: str) -> ir.Table:
    """Compared persons with ``rute``, and for those to look up the ``alasan``. BPU have no place in SIPP and get no route."""
    reason, joined = _reason(table, bulan), (table.kelompok == Group.JOINED) & (table.hak == Hak.WAJIB)
    proven = (table.bukti == Decision.NONE).fill_null(False) & table.nasional.fill_null(False) & table.nik.notnull()
    ended = (table.kelompok == Group.LEFT) | (table.kepesertaan == "berakhir").fill_null(False)
    route = ibis.cases(
        (joined & (table.bukti == Decision.SAME).fill_null(False), "lanjutan"),
        (joined & reason.notnull() & ~proven, "cek"),
        (joined, "tk_baru"),
        (ended & (table.hak_lama == Hak.WAJIB).fill_null(False), "tk_na"),
        (table.upah_berubah.fill_null(False) & (table.kelompok != Group.REVIEW) & (table.hak == Hak.WAJIB), "upah"),
    )
    routed = table.mutate(rute=ibis.cases((table.segmen == "PU", route)))
    return routed.mutate(alasan=ibis.cases((routed.rute == "cek", reason), else_=routed.alasan))


def _reason(t: ir.Table, bulan: str) -> ir.StringValue:
    """Evidence of an earlier membership, the strongest first."""
    return ibis.cases(
        ((t.bukti == Decision.REVIEW).fill_null(False), "CEK_PESERTA"),
        (t.nik.isnull(), "CEK_NIK"),
        (t.pemda_lain.fill_null(False), "CEK_ROSTER_LAIN"),
        (t.unit_lain.fill_null(False), "CEK_UNIT_LAIN"),
        ((t.potongan_iuran > 0).fill_null(False), "CEK_POTONGAN"),
        (t.kategori.isin(_FROM_SERVICE).fill_null(False), "CEK_BERALIH"),
        ((t.mulai < ibis.literal(Bulan.parse(bulan).first_day)).fill_null(False), "CEK_MULAI"),
    )
