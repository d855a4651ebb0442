"""An office's list of workers that also tells who is a member → values of ROSTER, and of MEMBER for those of whom it says so.

What an office believes is no file of BPJS: it has a scope of its own (``daftar_opd``), speaks only for people it names, and only where
it says *active*, *inactive* or up to which month is paid. A number, a *yes* or a *not yet* leaves the state of that person unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.members import npp_of, segment_of
from naungan.intake.readers.people import roster_slots, roster_values
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import date_of, month_of
from naungan.relations.words import DAFTAR_OPD, PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_ACTIVE = "^(aktif|active|peserta aktif|masih aktif|terdaftar aktif)( |$)"
_INACTIVE = "^(non ?aktif|na$|tidak aktif|tdk aktif|belum aktif|inactive|keluar|berhenti|dinonaktifkan)"


def claimed_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """The roster with the membership it claims. The wage is the office's, and nothing that was reported to BPJS."""
    # A bare "Status" may be that of employment or that of membership: its words say which.
    of_member = _active(table.status).notnull()
    table = table.mutate(
        kategori=ibis.coalesce(table.kategori, ibis.cases((~of_member, table.status))),
        status_peserta=ibis.coalesce(table.status_peserta, ibis.cases((of_member, table.status))),
    )
    read = roster_values(engine, table, prefixes)
    active, paid = _active(read.status_peserta), month_of(read.lunas_sampai)
    return read.mutate(
        v_ada_member=active.notnull() | paid.notnull(),
        v_aktif=active,
        v_lunas_sampai=paid,
        v_npp=npp_of(read.npp),
        v_segmen=segment_of(read.segmen),
        v_lingkup=ibis.literal(DAFTAR_OPD),
        v_posisi=read.f_posisi,
        v_nonaktif=date_of(read.nonaktif),
        v_member_mulai=date_of(read.mulai_peserta),
        v_member_upah=ibis.null("decimal(18, 2)"),
        **{f"v_{name}": _named(read.program, name) for name in PROGRAM},
    )


def claimed_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of such a list; nothing that it says of membership holds a worker back."""
    return [
        *roster_slots(read),
        Slot("status_peserta", first(("KEPESERTAAN_BELUM_JELAS", read.status_peserta.notnull() & read.v_aktif.isnull()))),
        Slot("lunas_sampai", first(("LUNAS_TIDAK_TERBACA", read.lunas_sampai.notnull() & read.v_lunas_sampai.isnull()))),
        Slot("segmen", first(("SEGMEN_TIDAK_DIKENAL", read.segmen.notnull() & read.v_segmen.isnull()))),
    ]


def _active(text: ir.StringValue) -> ir.BooleanValue:
    """Active or not, in so many words; NULL for every other answer."""
    low = text.lower().re_replace("[^a-z0-9]+", " ").re_replace("^ +| +$", "")
    return ibis.cases((low.re_search(_INACTIVE), False), (low.re_search(_ACTIVE), True))


def _named(programmes: ir.StringValue, name: str) -> ir.BooleanValue:
    """Whether a list of programmes names this one; NULL where there is no list."""
    return ibis.cases((programmes.notnull(), programmes.lower().re_search(f"(^|[^a-z]){name}([^a-z]|$)")))
