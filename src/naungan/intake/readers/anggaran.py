"""Budget lines as SIPD, planning offices and villages have them: RKA lines, plans without accounts, APBDes."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import ibis

from naungan.engine import number_in
from naungan.intake.readers.offices import account_of, amount_slot, shifted
from naungan.intake.rules.koefisien import coefficient_of
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.tahap import stage_of
from naungan.intake.rules.words import product_of, rupiah_of, unit_name_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_SHEET = ("no", "no_lembar")


def rka_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Lines of a printed RKA or DPA → values of BUDGET_LINE. A line without amount whose coefficient and price are plain is multiplied."""
    priced = _priced(table, table.koefisien)
    named = priced.mutate(v_keterangan=_joined(priced.paket, priced.keterangan), **_place(priced))
    return _sums(named)


def rka_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of an RKA, and with the subtotals printed around it."""
    differs = (read.k_jumlah_rekening != read.v_jumlah_rekening) & read.k_rekening_lengkap
    total = (read.k_jumlah_subkegiatan != read.v_jumlah_subkegiatan) & read.k_subkegiatan_lengkap & (read.urutan == read.k_pertama)
    return [
        *_line_slots(read),
        Slot("jumlah_rekening", first(("RKA_REKENING_BEDA", differs))),
        Slot("jumlah_subkegiatan", first(("RKA_SUBKEGIATAN_BEDA", total))),
    ]


def data_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Rows of ``data_rka`` → values of BUDGET_LINE; the coefficient is its text, else its four volumes and units."""
    parts = [table[f"volum{number}"] + " " + table[f"sat{number}"] for number in range(1, 5)]
    volumes = ibis.literal(" x ").join([one.fill_null("") for one in parts]).re_replace("( x )+ *$", "").nullif("")
    priced = _priced(table, ibis.coalesce(table.koefisien, volumes))
    priced = priced.mutate(v_pagu_murni=rupiah_of(table.pagu_murni))
    return priced.mutate(v_keterangan=_joined(priced.paket, priced.keterangan, priced.spesifikasi), **_place(priced))


def data_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of ``data_rka``."""
    return [*_line_slots(read), amount_slot(read, "pagu_murni", "ANGKA")]


def plan_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Lines of RKPD, Renja or KUA-PPAS → values of BUDGET_LINE without account."""
    table = table.mutate(subkegiatan_nama=table.uraian)
    said = {f"v_{name}": table[name] for name in ("uraian", "indikator", "target", "satuan_target")}
    return table.mutate(**_place(table), **said, v_kode_rekening=ibis.null("string"), v_pagu=rupiah_of(table.pagu))


def plan_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of a plan."""
    nothing = read.uraian.isnull() & read.pagu.isnull()
    return [
        Slot("uraian", first(("BARIS_ANGGARAN_KOSONG", nothing))),
        *_stage_slots(read),
        Slot("pagu", first(("PAGU_KOSONG", read.pagu.isnull() & ~nothing))),
        amount_slot(read, "pagu", "PAGU"),
    ]


def village_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Lines of an APBDes → values of BUDGET_LINE. A village budget that names no stage is the one in force."""
    table = table.mutate(subkegiatan=ibis.null("string"), subkegiatan_nama=ibis.null("string"))
    said, placed = coefficient_of(table.koefisien), _place(table)
    return table.mutate(
        **{**placed, "v_tahap": ibis.coalesce(placed["v_tahap"], ibis.literal("APBD"))},
        v_kode_rekening=account_of(table.kode_rekening), v_uraian=table.uraian, v_koefisien=table.koefisien, v_orang=said.orang,
        v_bulan_rencana=said.bulan, v_orang_bulan=said.orang_bulan, v_pagu=rupiah_of(table.pagu), v_realisasi=rupiah_of(table.realisasi),
    )  # fmt: skip


def village_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a line of an APBDes."""
    return [
        *_account_slots(read), *_stage_slots(read), amount_slot(read, "realisasi", "ANGKA"),
        Slot("realisasi", first(("REALISASI_LEBIH", read.v_realisasi > read.v_pagu))),
    ]  # fmt: skip


def _place(table: ir.Table) -> dict[str, ir.Value]:
    """Whose line it is, in which year and stage."""
    stage = stage_of(table.tahap)
    return {
        "v_unit": ibis.coalesce(table.unit, table.f_unit),
        "v_unit_nama": ibis.coalesce(unit_name_of(table.unit_nama), table.f_unit_nama),
        "v_tahun": number_in(ibis.coalesce(table.tahun, table.f_tahun).re_extract("20[0-9]{2}", 0)),
        "k_tahap": stage, "v_tahap": ibis.coalesce(stage, table.f_tahap), "v_urutan_tahap": shifted(table),
        "v_subkegiatan": table.subkegiatan,
        "v_subkegiatan_nama": table.subkegiatan_nama, "v_dana": ibis.coalesce(table.dana, table.f_dana),
    }  # fmt: skip


def _priced(table: ir.Table, coefficient: ir.StringValue) -> ir.Table:
    """Amount, price and coefficient of a line; ``k_hitung`` is the product where nothing but people, months and a price is in it."""
    unit = table.satuan.fill_null("")
    text = ibis.ifelse(coefficient.re_search("[A-Za-z]"), coefficient, coefficient + " " + unit)
    said = coefficient_of(text)
    price = rupiah_of(table.harga_satuan)
    untaxed = (table.pajak.isnull() | (rupiah_of(table.pajak) == 0)).fill_null(False)
    product = ibis.ifelse(untaxed, product_of(said.hasil, price), ibis.null("int64"))
    return table.mutate(
        v_kode_rekening=account_of(table.kode_rekening), v_rekening_nama=table.rekening_nama, v_uraian=table.uraian,
        v_koefisien=text, v_orang=said.orang, v_bulan_rencana=said.bulan, v_orang_bulan=said.orang_bulan, v_harga_satuan=price,
        k_hitung=product, v_pagu=ibis.coalesce(rupiah_of(table.pagu), ibis.ifelse(table.pagu.isnull(), product, ibis.null("int64"))),
        v_realisasi=rupiah_of(table.realisasi) if "realisasi" in table.columns else ibis.null("int64"),
    )  # fmt: skip


def _sums(read: ir.Table) -> ir.Table:
    """Beside each line the sum of its account and of its sub-activity, to be compared with what is printed."""
    read = read.mutate(v_jumlah_rekening=rupiah_of(read.jumlah_rekening), v_jumlah_subkegiatan=rupiah_of(read.jumlah_subkegiatan))
    for name, column in (("rekening", "nomor_rekening"), ("subkegiatan", "nomor_subkegiatan")):
        group = ibis.window(group_by=[read[one] for one in (*_SHEET, column)])
        read = read.mutate(**{
            f"k_jumlah_{name}": read.v_pagu.sum().over(group),
            f"k_{name}_lengkap": read[column].notnull() & (read.v_pagu.count().over(group) == read.no.count().over(group)),
        })  # fmt: skip
    whole = ibis.window(group_by=[read[one] for one in (*_SHEET, "nomor_subkegiatan")])
    return read.mutate(k_pertama=read.urutan.min().over(whole))


def _line_slots(read: ir.Table) -> list[Slot]:
    made = read.pagu.isnull() & read.v_pagu.notnull()
    wrong = read.pagu.notnull() & (read.v_pagu != read.k_hitung)
    return [
        *_account_slots(read), *_stage_slots(read), amount_slot(read, "harga_satuan", "ANGKA"),
        Slot("unit_nama", first(("UNIT_KOSONG", read.v_unit.isnull() & read.v_unit_nama.isnull()))),
        Slot("koefisien", first(("RKA_JUMLAH_DIHITUNG", made), ("RKA_HITUNGAN_BEDA", wrong))),
    ]  # fmt: skip


def _account_slots(read: ir.Table) -> list[Slot]:
    nothing = read.kode_rekening.isnull() & read.uraian.isnull() & read.pagu.isnull()
    return [
        Slot("kode_rekening", first(
            ("BARIS_ANGGARAN_KOSONG", nothing), ("REKENING_KOSONG", read.kode_rekening.isnull()),
            ("REKENING_TIDAK_TERBACA", read.kode_rekening.notnull() & read.v_kode_rekening.isnull()),
        )),
        Slot("pagu", first(("PAGU_KOSONG", read.pagu.isnull() & read.v_pagu.isnull() & ~nothing))),
        amount_slot(read, "pagu", "PAGU"),
    ]  # fmt: skip


def _stage_slots(read: ir.Table) -> list[Slot]:
    strange = read.v_tahap.isnull() | (read.tahap.notnull() & read.k_tahap.isnull())
    return [Slot("tahap", first(("TAHAP_TIDAK_DIKENAL", strange))), Slot("tahun", first(("TAHUN_TIDAK_DIKENAL", read.v_tahun.isnull())))]


def _joined(*texts: ir.StringValue) -> ir.StringValue:
    return reduce(lambda left, right: ibis.ifelse(left.isnull() | right.isnull(), ibis.coalesce(left, right), left + "; " + right), texts)
