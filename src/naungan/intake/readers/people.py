"""The layouts whose rows are persons at work: the free roster and SIPP data_tk_baru."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.layouts import layout
from naungan.intake.rules.appointment import basis_of, database_code, in_database
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.kategori import with_category
from naungan.intake.rules.month import month_said, month_slot
from naungan.intake.rules.precision import begin_of, day_code, end_of, with_year
from naungan.intake.rules.slots import SHAPE, Code, Slot, first
from naungan.intake.rules.words import is_negative, unit_name_of, wage_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Wages beyond these are worth a question, not a refusal.
UPAH_TERLALU_BESAR = 100_000_000
UPAH_TERLALU_KECIL = 50_000
_SPECIFIC = ("guru_non_asn", "nakes_non_asn", "blud_non_asn")
# What each code column of data_tk_baru may hold, by its instruction sheet.
_CHOICES = {
    "jenis_kelamin": ("L", "P"), "surat_menyurat_ke": ("S", "E"), "status_kawin": ("Y", "T"), "golongan_darah": ("A", "B", "AB", "O"),
    "kode_negara": ("ID",), "status_pegawai": ("Y", "T"), "jenis_identitas": ("KTP", "PASSPORT"),
}  # fmt: skip
_SIPP_DATE = "^[0-3][0-9]-[01][0-9]-[12][0-9]{3}$"


def roster_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """The free roster → values of ROSTER."""
    read = with_identity(engine, table, prefixes)
    read = with_category(with_category(read, "kategori", "k_kategori", table), "jabatan", "k_jabatan", table)
    generic = read.k_kategori.isnull() | ((read.k_kategori == "honorer") & read.k_jabatan.isin(_SPECIFIC))
    return work_of(read).mutate(
        v_unit=ibis.coalesce(read.unit, read.f_unit),
        v_unit_nama=ibis.coalesce(unit_name_of(read.unit_nama), read.f_unit_nama),
        **month_said(read),
        v_kategori=ibis.cases((generic, ibis.coalesce(read.k_jabatan, read.k_kategori)), else_=read.k_kategori),
        v_kategori_asli=ibis.coalesce(read.kategori, read.jabatan),
        v_potongan_iuran=wage_of(read.potongan_iuran),
        v_dasar_pengangkatan=basis_of(read),
        v_database_bkn=in_database(read),
    )


def roster_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of a free roster."""
    unclear = read.potongan_iuran.notnull() & read.v_potongan_iuran.isnull()
    return [
        *identity_slots(read),
        *work_slots(read),
        Slot("kategori", first(("KATEGORI_TIDAK_DIKENAL", read.kategori.notnull() & read.v_kategori.isnull()))),
        Slot("potongan_iuran", first(("POTONGAN_TIDAK_TERBACA", unclear))),
        Slot("database_bkn", database_code(read)),
        month_slot(read),
        Slot("unit_nama", first(("UNIT_KOSONG", read.v_unit_nama.isnull() & read.v_unit.isnull()))),
    ]


def sipp_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """SIPP data_tk_baru → values of ROSTER."""
    read = work_of(with_identity(engine, table, prefixes)).mutate(
        v_unit=ibis._.f_unit, v_unit_nama=ibis._.f_unit_nama, v_bulan=ibis._.f_bulan
    )
    kab = prefixes.filter(prefixes.kode.length() == 4).select(k_lokasi=prefixes.kode).distinct()
    return read.left_join(kab, read.lokasi_pekerjaan == kab.k_lokasi)


def sipp_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of data_tk_baru; what SIPP itself would send back is a note."""
    asked = [name for name in layout("sipp_tk_baru").diminta if name not in ("nama", "nik", "akhir")]
    choices = [Slot(name, first(("SIPP_PILIHAN", read[name].notnull() & ~read[name].isin(allowed)))) for name, allowed in _CHOICES.items()]
    no_end = (read.status_pegawai == "Y") & read.akhir.isnull()
    return [
        *(slot for slot in identity_slots(read) if slot.field != "jenis_kelamin"),
        *work_slots(read),
        *choices,
        *(Slot(name, first(("SIPP_WAJIB_KOSONG", read[name].isnull()))) for name in asked),
        *(Slot(name, first(("SIPP_TANGGAL", ~read[name].re_search(_SIPP_DATE))), SHAPE) for name in ("tanggal_lahir", "mulai", "akhir")),
        Slot("jenis_identitas", first(("SIPP_BUKAN_KTP", read.jenis_identitas == "PASSPORT"))),
        Slot("akhir", first(("SIPP_AKHIR_KONTRAK", no_end))),
        Slot("lokasi_pekerjaan", first(("LOKASI_TIDAK_DIKENAL", read.lokasi_pekerjaan.notnull() & read.k_lokasi.isnull()))),
    ]


def work_of(table: ir.Table) -> ir.Table:
    """Wage, dates of work and phone."""
    dated = with_year(phone_of(table))
    read = dated.mutate(k_upah=wage_of(table.upah), v_mulai=begin_of(dated, "mulai"), v_akhir=end_of(dated, "akhir"))
    return read.mutate(v_upah=ibis.cases((read.k_upah > 0, read.k_upah)))


def phone_of(table: ir.Table) -> ir.Table:
    """Adds ``v_hp``, a phone number as Indonesians dial it."""
    digits = table.hp.re_replace("[^0-9]", "").re_replace("^(0062|62)", "0")
    phone = ibis.cases((digits.startswith("8"), "0" + digits), else_=digits)
    return table.mutate(v_hp=ibis.cases((phone.re_search("^0[0-9]{8,13}$"), phone)))


def phone_code(read: ir.Table) -> Code:
    """What can be wrong with ``hp``."""
    return first(("HP_TIDAK_SAH", read.hp.notnull() & read.v_hp.isnull()), ("HP_ANGKA", read.hp_angka))


def work_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with wage, dates of work and phone."""
    return [
        Slot("upah", wage_code(read)),
        Slot("mulai", day_code(read, "mulai")),
        Slot("akhir", day_code(read, "akhir")),
        Slot("akhir", first(("KERJA_TERBALIK", read.v_akhir < read.v_mulai))),
        Slot("hp", phone_code(read), SHAPE),
    ]


def wage_code(read: ir.Table) -> Code:
    """What can be wrong with ``upah``; ``k_upah`` is the amount read, ``v_upah`` the one kept."""
    return first(
        ("UPAH_NEGATIF", is_negative(read.upah)),
        ("UPAH_TIDAK_TERBACA", read.upah.notnull() & read.k_upah.isnull()),
        ("UPAH_NOL", read.k_upah == 0),
        ("UPAH_JANGGAL", (read.k_upah > UPAH_TERLALU_BESAR) | (read.k_upah < UPAH_TERLALU_KECIL)),
    )
