"""Residents of a village (OpenSID) → candidates: people of working age with an occupation. They are no duty of anybody yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.pekerjaan import with_occupation
from naungan.intake.rules.slots import Code, Slot, first
from naungan.intake.rules.words import date_of, unit_name_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# The register's codes of whether somebody lives here: 1 is alive; 2 dead, 3 moved, 4 missing, 5 gone, 6 left, 9 not valid.
_ALIVE = ("1", "hidup", "tetap", "aktif")
_GONE = ("2", "3", "4", "5", "6", "9", "mati", "meninggal", "pindah", "hilang", "pergi", "tidak valid", "tidak tetap")
_SEX = {"1": "L", "2": "P"}


def resident_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """An export of residents → values of CANDIDATE. Of whoever is no candidate nothing is kept but the reason."""
    table = with_occupation(table, "pekerjaan", "v_kelompok")
    birth, status = date_of(table.tanggal_lahir), table.status_dasar.lower()
    table = table.mutate(jenis_kelamin=table.jenis_kelamin.cases(*_SEX.items(), else_=table.jenis_kelamin))
    reason = ibis.cases(
        (status.isin(_GONE), "tidak_hidup"),
        ((birth <= table.lahir_dari) | (birth > table.lahir_sampai), "usia"),
        (table.v_kelompok.isin(["tidak_bekerja", "pensiunan"]), "tidak_bekerja"),
        (table.v_kelompok == "asn_tni_polri", "penyelenggara_lain"),
        (table.v_kelompok.isnull(), "pekerjaan_tidak_disebut"),
    )
    read = with_identity(engine, engine.keep(table.mutate(v_alasan=reason, v_calon=reason.isnull())), prefixes)
    seen = {name: ibis.ifelse(read.v_calon, read[name], None) for name in read.columns if name in _PERSONAL}
    return read.mutate(
        **seen,
        v_pekerjaan=ibis.ifelse(read.v_calon, read.pekerjaan, None),
        v_desa=ibis.coalesce(unit_name_of(read.desa), read.f_unit_nama),
        **month_said(read),
    )


def resident_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong: of candidates who they are, of everybody whether it can be told that they are one."""
    strange = read.status_dasar.notnull() & ~read.status_dasar.lower().isin([*_ALIVE, *_GONE])
    return [
        *(_of_candidates(read, slot) for slot in identity_slots(read)),
        Slot("pekerjaan", first(("PEKERJAAN_TIDAK_DIKENAL", read.v_kelompok.isnull() & (read.v_alasan == "pekerjaan_tidak_disebut")))),
        Slot("status_dasar", first(("STATUS_HIDUP_TIDAK_DIKENAL", strange))),
        month_slot(read),
    ]


_PERSONAL = ("v_nik", "v_nik_asli", "v_nama", "v_tanggal_lahir", "v_jenis_kelamin")


def _of_candidates(read: ir.Table, slot: Slot) -> Slot:
    return Slot(slot.field, Code(ibis.ifelse(read.v_calon, slot.code.value, None), slot.code.codes), slot.shown)
