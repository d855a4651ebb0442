"""The other layouts of SIPP: older templates of new workers, people who bring a KPJ, deactivations and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import trim
from naungan.intake.readers.members import npp_of
from naungan.intake.readers.people import work_of, work_slots
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.slots import HIDDEN, SHAPE, Slot, first
from naungan.intake.rules.words import date_of
from naungan.relations.words import MENINGGAL

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Fields of work that not every generation has.
_LATER = ("mulai", "akhir", "lokasi_pekerjaan", "nama_tengah", "nama_belakang")


def old_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """The templates of 50 and 29 columns and data_tk_lanjutan → values of ROSTER; a split name is put together."""
    table = table.mutate(**{name: ibis.null("string") for name in _LATER if name not in table.columns})
    whole = ibis.literal(" ").join([table[name].fill_null("") for name in ("nama", "nama_tengah", "nama_belakang")])
    table = table.mutate(nama=trim(whole.re_replace(" +", " ")).nullif(""))
    read = work_of(with_identity(engine, table, prefixes)).mutate(
        v_unit=ibis._.f_unit, v_unit_nama=ibis._.f_unit_nama, v_bulan=ibis._.f_bulan
    )
    kab = prefixes.filter(prefixes.kode.length() == 4).select(k_lokasi=prefixes.kode).distinct()
    return read.left_join(kab, read.lokasi_pekerjaan == kab.k_lokasi)


def old_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of them; what only the old template asked for is not asked any more."""
    return [
        *identity_slots(read),
        *work_slots(read),
        Slot("jenis_identitas", first(("SIPP_BUKAN_KTP", read.jenis_identitas == "PASSPORT"))),
        Slot("lokasi_pekerjaan", first(("LOKASI_TIDAK_DIKENAL", read.lokasi_pekerjaan.notnull() & read.k_lokasi.isnull()))),
    ]


def leaving_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """data_tk_na → values of MUTATION; there is no NIK in it. A death that only the remark tells is told with the cause."""
    remarked = table.keterangan.lower().re_search(MENINGGAL).fill_null(False)
    return table.mutate(
        v_bulan=table.f_bulan,
        v_npp=ibis.coalesce(npp_of(table.npp), table.f_npp),
        v_jenis=ibis.literal("nonaktif"),
        v_nama=table.nama,
        v_tanggal_lahir=date_of(table.tanggal_lahir),
        v_tanggal=date_of(table.tanggal),
        v_sebab=ibis.ifelse(remarked, table.sebab.fill_null("") + " " + table.keterangan, table.sebab),
    )


def leaving_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a deactivation; a death is reported by a JKM claim, not here."""
    died = (read.sebab.lower().re_search(MENINGGAL)) | read.keterangan.lower().re_search(MENINGGAL)
    return [
        Slot("nama", first(("BARIS_TANPA_ORANG", read.nama.isnull()), ("NAMA_ANGKA", read.nama.re_search("[0-9]"))), HIDDEN),
        Slot("tanggal_lahir", first(("LAHIR_TIDAK_TERBACA", read.tanggal_lahir.notnull() & read.v_tanggal_lahir.isnull())), SHAPE),
        Slot("tanggal", first(("TANGGAL_TIDAK_TERBACA", read.v_tanggal.isnull()))),
        Slot("sebab", first(("NA_MENINGGAL", died.fill_null(False)))),
    ]


def change_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """update_data_tk → values of MUTATION."""
    read = with_identity(engine, table, prefixes)
    return read.mutate(v_bulan=read.f_bulan, v_npp=ibis.coalesce(npp_of(read.npp), read.f_npp), v_jenis=ibis.literal("koreksi"))


def change_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a correction: who it is about."""
    return identity_slots(read)
