"""What leaves the treasury: the cash plan, the realisation per account, and the register of payments (SP2D)."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis

from naungan.engine import number_in
from naungan.intake.readers.offices import account_of, amount_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import date_of, rupiah_of, unit_name_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

MONTHS = tuple(f"bulan_{number}" for number in range(1, 13))


def cash_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A cash plan → values of CASH_PLAN."""
    months = {f"v_{name}": rupiah_of(table[name]) for name in MONTHS}
    return table.mutate(**_place(table), **months, v_pagu=rupiah_of(table.pagu), v_total=rupiah_of(table.total))


def cash_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of a cash plan."""
    months = reduce(add, (read[f"v_{name}"] for name in MONTHS))
    return [
        *_place_slots(read), *(amount_slot(read, name, "ANGKA") for name in (*MONTHS, "total", "pagu")),
        Slot("total", first(("KAS_TOTAL_BEDA", months != read.v_total))),
        Slot("pagu", first(("KAS_PAGU_BEDA", months != read.v_pagu))),
    ]  # fmt: skip


def realised_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Realisation per account (LRA) → values of TREASURY; its day is the last one it covers."""
    return _realised(table, "LRA", ibis.coalesce(date_of(table.sampai), table.f_posisi, table.f_akhir))


def accounted_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """What a treasurer has accounted for (SPJ fungsional) → values of TREASURY; its day is the end of its month."""
    return _realised(table, "SPJ", ibis.coalesce(table.f_posisi, table.f_akhir))


def accounted_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of an SPJ."""
    return _realised_slots(read)


def realised_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of an LRA."""
    return [
        *_realised_slots(read),
        Slot("sampai", first(("TANGGAL_TIDAK_TERBACA", read.sampai.notnull() & date_of(read.sampai).isnull()))),
    ]


def payment_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """An SP2D register → values of TREASURY; a payment without account (UP, GU) keeps none."""
    day = date_of(table.tanggal)
    return table.mutate(
        **_place(table, day), v_jenis=ibis.literal("SP2D"), v_nomor=table.nomor, v_tanggal=day, v_anggaran=ibis.null("int64"),
        v_nilai=rupiah_of(table.realisasi),
    )  # fmt: skip


def payment_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a payment."""
    unread = read.kode_rekening.notnull() & read.v_kode_rekening.isnull()
    return [
        Slot("kode_rekening", first(("REKENING_TIDAK_TERBACA", unread))), *_year_slots(read), _value(read),
        Slot("nomor", first(("SP2D_TANPA_NOMOR", read.nomor.isnull()))),
        Slot("tanggal", first(("SP2D_TANPA_TANGGAL", read.v_tanggal.isnull()))),
    ]  # fmt: skip


def _realised(table: ir.Table, jenis: str, day: ir.DateValue) -> ir.Table:
    amounts = {"v_anggaran": rupiah_of(table.anggaran), "v_nilai": rupiah_of(table.realisasi)}
    return table.mutate(**_place(table, day), **amounts, v_jenis=ibis.literal(jenis), v_tanggal=day)


def _realised_slots(read: ir.Table) -> list[Slot]:
    return [
        *_place_slots(read), amount_slot(read, "anggaran", "ANGKA"), _value(read),
        Slot("realisasi", first(("REALISASI_LEBIH", read.v_nilai > read.v_anggaran), ("REALISASI_TANPA_TANGGAL", read.v_tanggal.isnull()))),
    ]  # fmt: skip


def _place(table: ir.Table, day: ir.DateValue | None = None) -> dict[str, ir.Value]:
    year = number_in(ibis.coalesce(table.tahun, table.f_tahun).re_extract("20[0-9]{2}", 0))
    return {
        "v_unit": ibis.coalesce(table.unit, table.f_unit), "v_unit_nama": ibis.coalesce(unit_name_of(table.unit_nama), table.f_unit_nama),
        "v_tahun": year if day is None else ibis.coalesce(year, day.year().cast("int64")), "v_subkegiatan": table.subkegiatan,
        "v_kode_rekening": account_of(table.kode_rekening), "v_uraian": table.uraian,
    }  # fmt: skip


def _place_slots(read: ir.Table) -> list[Slot]:
    unread = read.kode_rekening.notnull() & read.v_kode_rekening.isnull()
    account = first(("REKENING_KOSONG", read.kode_rekening.isnull()), ("REKENING_TIDAK_TERBACA", unread))
    return [Slot("kode_rekening", account), *_year_slots(read)]


def _year_slots(read: ir.Table) -> list[Slot]:
    nobody = read.v_unit.isnull() & read.v_unit_nama.isnull()
    return [Slot("tahun", first(("TAHUN_TIDAK_DIKENAL", read.v_tahun.isnull()))), Slot("unit_nama", first(("UNIT_KOSONG", nobody)))]


def _value(read: ir.Table) -> Slot:
    unread = read.realisasi.notnull() & read.v_nilai.isnull()
    return Slot("realisasi", first(("KAS_TANPA_NILAI", read.realisasi.isnull()), ("ANGKA_TIDAK_TERBACA", unread)))
