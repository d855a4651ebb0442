"""Lists of vulnerable workers (P3KE, DTSEN, by name and address) → roster of pekerja rentan, insured as BPU."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.people import phone_code, phone_of
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.kategori import with_category
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.pekerjaan import with_occupation
from naungan.intake.rules.slots import SHAPE, Slot, first
from naungan.intake.rules.words import unit_name_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Occupations that are a category of their own, and those that make nobody a pekerja rentan.
_OWN = ("rt_rw", "kader", "linmas", "pekerja_agama", "pns", "cpns", "pppk", "pppk_paruh_waktu")
_IDLE = ("tidak_bekerja", "pensiunan")


def vulnerable_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A list of vulnerable workers → values of ROSTER.

    Where a sheet names nobody but heads of families, these are the workers. The office is the one that hands the list in;
    where none is named the village stands for it. The wage is unknown: that of a BPU is a matter of policy.
    """
    read = with_identity(engine, engine.keep(_persons(table)), prefixes)
    read = with_occupation(with_category(read, "pekerjaan", "k_kategori", table), "pekerjaan", "k_kelompok", table)
    return phone_of(read).mutate(
        v_unit=read.f_unit,
        v_unit_nama=ibis.coalesce(unit_name_of(read.unit_nama), read.f_unit_nama, unit_name_of(read.desa)),
        **month_said(read),
        v_kategori=ibis.cases((read.k_kategori.isin(_OWN), read.k_kategori), else_="pekerja_rentan"),
        v_kategori_asli=read.pekerjaan,
    )


def vulnerable_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of such a list."""
    return [
        *identity_slots(read),
        Slot("hp", phone_code(read), SHAPE),
        Slot("pekerjaan", first(("RENTAN_TIDAK_BEKERJA", read.k_kelompok.isin(_IDLE)))),
        month_slot(read),
        Slot("unit_nama", first(("UNIT_KOSONG", read.v_unit_nama.isnull() & read.v_unit.isnull()))),
    ]


def _persons(table: ir.Table) -> ir.Table:
    """``nama`` and ``nik`` of the worker, sheet by sheet: never the head of the family where the sheet has a column of its own."""
    sheets = table.group_by("no", "no_lembar").aggregate(k_bernama=table.nama.notnull().any(), k_bernik=table.nik.notnull().any())
    both = table.join(sheets, ["no", "no_lembar"])
    name, number = both.k_bernama.fill_null(False), both.k_bernik.fill_null(False)
    return both.mutate(
        nama=ibis.ifelse(name, both.nama, both.nama_kepala),
        # With names of their own, numbers of heads would be those of other people.
        nik=ibis.ifelse(number | name, both.nik, both.nik_kepala),
        nik_angka=ibis.ifelse(number | name, both.nik_angka, both.nik_kepala_angka),
    ).drop("k_bernama", "k_bernik")
