"""The layouts that say who is a participant: status files and SIPP data_upah."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.people import wage_code
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.precision import begin_of, day_code, end_of, with_year
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import answer_of, date_of, month_of, wage_of
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def status_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A status file → values of MEMBER. KPJ is never read."""
    read = with_year(with_identity(engine, table, prefixes))
    upah = wage_of(read.upah)
    return read.mutate(
        **month_said(read),
        v_npp=ibis.coalesce(npp_of(read.npp), read.f_npp),
        v_segmen=segment_of(read.segmen),
        v_lingkup=ibis.coalesce(_scope(read.lingkup), read.f_lingkup),
        v_posisi=ibis.coalesce(date_of(read.posisi_kolom), read.f_posisi),
        k_upah=upah,
        v_upah=ibis.cases((upah > 0, upah)),
        v_aktif=_active(read.status),
        v_lunas_sampai=month_of(read.lunas_sampai),
        v_mulai=begin_of(read, "mulai"),
        v_nonaktif=end_of(read, "nonaktif"),
        **{f"v_{name}": _program(read, name) for name in PROGRAM},
    )


def status_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of a status file; one person may well have several rows."""
    named = read.program.lower().re_search("jkk|jkm|jht|(^|[^a-z])jp([^a-z]|$)|jkp")
    return [
        *identity_slots(read, twice=False),
        Slot("status", first(("STATUS_TIDAK_DIKENAL", read.status.notnull() & read.v_aktif.isnull()))),
        Slot("segmen", first(("SEGMEN_TIDAK_DIKENAL", read.segmen.notnull() & read.v_segmen.isnull()))),
        Slot("program", first(("PROGRAM_TIDAK_DIKENAL", read.program.notnull() & ~named))),
        Slot("lunas_sampai", first(("LUNAS_TIDAK_TERBACA", read.lunas_sampai.notnull() & read.v_lunas_sampai.isnull()))),
        Slot("upah", wage_code(read)),
        *(Slot(name, day_code(read, name)) for name in ("mulai", "nonaktif")),
        month_slot(read),
    ]


def wage_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """SIPP data_upah → values of MEMBER: those active on one NPP in the month reported, segment PU."""
    read = with_identity(engine, table.mutate(jenis_kelamin=ibis.null("string")), prefixes)
    return active_with_wage(read, "blth")


def active_with_wage(read: ir.Table, month: str) -> ir.Table:
    """What a row of a pemda's own SIPP or bill says: active on its NPP in the month reported, segment PU, at a wage."""
    upah = wage_of(read.upah)
    return read.mutate(
        **month_said(read, month),
        v_npp=ibis.coalesce(npp_of(read.npp), read.f_npp),
        v_segmen=ibis.literal("PU"),
        v_lingkup=ibis.literal("own_npp"),
        v_posisi=read.f_posisi,
        k_upah=upah,
        v_upah=ibis.cases((upah > 0, upah)),
        v_aktif=ibis.literal(True),
    )


def wage_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of data_upah."""
    return [
        *identity_slots(read, twice=False),
        Slot("upah", wage_code(read)),
        Slot("blth", first(("BULAN_TIDAK_TERBACA", read.k_bulan.isnull()))),
        Slot("npp", first(("NPP_KOSONG", read.v_npp.isnull()))),
    ]


def segment_of(text: ir.StringValue) -> ir.StringValue:
    """``PU`` or ``BPU``."""
    low = text.lower().re_replace("[^a-z]+", " ").re_replace("^ +| +$", "")
    return ibis.cases((low.re_search("bpu|bukan penerima"), "BPU"), (low.re_search("(^| )pu( |$)|penerima upah"), "PU"))


def npp_of(text: ir.StringValue) -> ir.StringValue:
    """An NPP in capitals and digits only."""
    return text.upper().re_replace("[^0-9A-Z]", "").nullif("")


def _scope(text: ir.StringValue) -> ir.StringValue:
    low = text.lower()
    return ibis.cases(
        (low.contains("nasional"), "nasional"), (low.contains("cabang"), "cabang"), (low.re_search("npp|own|sendiri"), "own_npp")
    )


def _active(text: ir.StringValue) -> ir.BooleanValue:
    low = text.lower().re_replace("[^a-z0-9]+", " ").re_replace("^ +| +$", "")
    return ibis.cases(
        (low.re_search("^(non|na$|tidak|t$|n$|keluar|berhenti|off|inactive|0$|tdk)"), False),
        (low.re_search("^(aktif|active|y$|ya$|1$|a$)"), True),
    )


def _program(read: ir.Table, name: str) -> ir.BooleanValue:
    """From its own column, else from the list of programmes; NULL where neither says."""
    listed = read.program.lower().re_search(f"(^|[^a-z]){name}([^a-z]|$)")
    return ibis.coalesce(answer_of(read[name]), ibis.cases((read.program.notnull(), listed)))
