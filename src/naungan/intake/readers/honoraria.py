"""Payment lists of honoraria → values of HONORARIUM."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.offices import account_of, amount_slot
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import rupiah_of, unit_name_of, value_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def honorarium_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A payment list → values of HONORARIUM: gross amounts, before tax."""
    read = with_identity(engine, table, prefixes)
    return read.mutate(
        v_unit=ibis.coalesce(read.unit, read.f_unit),
        v_unit_nama=ibis.coalesce(unit_name_of(read.unit_nama), read.f_unit_nama),
        **month_said(read),
        v_jabatan=value_of(read.jabatan), v_bruto=rupiah_of(read.bruto), v_nomor_sp2d=value_of(read.nomor_sp2d),
        v_kode_rekening=account_of(read.kode_rekening),
    )  # fmt: skip


def honorarium_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a payment; one person may well be paid twice in a month."""
    unread = read.kode_rekening.notnull() & read.v_kode_rekening.isnull()
    return [
        *identity_slots(read, twice=False),
        Slot("bruto", first(("HONOR_TANPA_NILAI", read.bruto.isnull()))),
        amount_slot(read, "bruto", "ANGKA"),
        Slot("kode_rekening", first(("REKENING_TIDAK_TERBACA", unread))),
        month_slot(read),
        Slot("unit_nama", first(("UNIT_KOSONG", read.v_unit_nama.isnull() & read.v_unit.isnull()))),
    ]
