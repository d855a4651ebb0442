"""The layouts about offices and money: units, registrations, payers, recaps and budget lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, decimal_in, number_in, padded, whole
from naungan.intake.readers.members import segment_of
from naungan.intake.rules.kategori import with_category
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.tahap import sequence_of, stage_of
from naungan.intake.rules.words import date_of, is_negative, month_of, rupiah_of, unit_name_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_FULL = "^([0-9])[.]([0-9])[.]([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{1,4})$"
_WIDTHS = (1, 1, 2, 2, 2, 4)
# Village accounts (Permendagri 20/2018) have four segments.
_DESA = "^[4-6][.][0-9][.][0-9][.][0-9]{2}$"
# Stages of which there may be several in a year.
_SEVERAL = ("PERGESERAN", "RKPD", "KUA_PPAS")
_WITH_ACCOUNT = ("RKA", "RAPBD", "APBD", "PERGESERAN", "APBD_P")
_SHARE = "^[0-9]{1,3}([.][0-9]{1,6})?$"
_RECAP_AMOUNTS = ("jumlah_pekerja", "jumlah_terdaftar", "jumlah_aktif", "pagu", "realisasi")
_EVERYBODY = ("semua", "seluruh", "-", "*")
_PAYERS = (
    ("csr", "(^| )(csr|tjsl)( |$)|tanggung jawab sosial"), ("asn", "sertakan|(^| )asn( |$)|pegawai negeri"),
    ("provinsi", "provinsi|pemprov|apbd prov"), ("kabkota", "kabupaten|pemkab|pemkot|pemerintah kota|apbd (kab|kota)"),
    ("pemda", "pemda|apbd|pemerintah (daerah|kab|kota|prov)|dau|dbh"), ("bos", "(^| )bos(p|nas|da)?( |$)|sekolah"), ("blud", "blud|rsud"),
    ("desa", "desa|add|apbdes"), ("vendor", "vendor|pihak ketiga|perusahaan|alih daya|penyedia"), ("pekerja", "pekerja|mandiri|sendiri"),
    ("lain", "lain|baznas|sponsor"),
)  # fmt: skip


def unit_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """The master list of units → values of UNIT."""
    counts = (
        table.filter(table.unit.notnull())
        .group_by(g_no="no", g_unit="unit", g_dari=table.berlaku_dari.fill_null(""))
        .aggregate(k_n=ibis._.count())
    )
    doubled = counts.filter(counts.k_n > 1)
    same = [table.no == doubled.g_no, table.unit == doubled.g_unit, table.berlaku_dari.fill_null("") == doubled.g_dari]
    read = table.left_join(doubled, same).drop("g_no", "g_unit", "g_dari")
    kinds = ("opd", "sekolah", "blud", "desa", "wadah", "vendor")
    kind = read.jenis.lower()
    return read.mutate(
        v_unit=read.unit,
        v_nama=read.nama,
        v_nama_lain=read.nama_lain.re_replace(" *[;|] *", "; "),
        v_jenis=ibis.cases((kind.isin(kinds), kind)),
        v_induk=read.induk,
        v_berlaku_dari=date_of(read.berlaku_dari),
        v_berlaku_sampai=date_of(read.berlaku_sampai),
    )


def unit_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of the list of units."""
    return [
        Slot("unit", first(("UNIT_TANPA_KODE", read.unit.isnull()), ("UNIT_GANDA", read.k_n > 1))),
        Slot("nama", first(("UNIT_TANPA_NAMA", read.nama.isnull()))),
        *(_unread(read, name, "TANGGAL_TIDAK_TERBACA") for name in ("berlaku_dari", "berlaku_sampai")),
    ]


def registration_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Registrations → values of REGISTRATION."""
    return table.mutate(
        v_npp=table.npp.upper().re_replace("[^0-9A-Z]", "").nullif(""),
        v_unit=table.unit,
        v_dari=month_of(table.dari),
        v_sampai=month_of(table.sampai),
        v_cabang=branch_of(table.cabang),
    )


def branch_of(text: ir.StringValue) -> ir.StringValue:
    """The name of a branch in capitals, without the words that every branch has before its name."""
    bare = text.upper().re_replace("[^A-Z0-9]+", " ").re_replace("^ +| +$", "")
    return bare.re_replace("^(BPJS (KETENAGAKERJAAN|TK) )?((KANTOR )?CABANG|KACAB|KC|KCP) (UTAMA |PERINTIS )?", "").nullif("")


def registration_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a registration."""
    return [
        Slot("npp", first(("BARIS_TANPA_NPP", read.v_npp.isnull()))),
        *(_unread(read, name, "BULAN_TIDAK_TERBACA") for name in ("dari", "sampai")),
    ]


def payer_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Payers → values of PAYER. A blank means all, so what can't be read refuses the row."""
    read = with_category(table, "kategori", "v_kategori")
    low = read.pembayar.lower().re_replace("[^a-z]+", " ").re_replace("^ +| +$", "")
    return read.mutate(
        v_unit=ibis.cases((read.unit.lower().isin(_EVERYBODY), ibis.null("string")), else_=read.unit),
        v_segmen=segment_of(read.segmen),
        v_unit_pembayar=read.unit_pembayar,
        v_pembayar=_payer_of(low, ibis.coalesce(read.pemda, read.f_pemda)),
        v_dana=ibis.coalesce(read.dana, read.f_dana),
        v_kode_rekening=account_of(read.kode_rekening),
        v_dari=month_of(read.dari),
        v_sampai=month_of(read.sampai),
        v_bagian=share_of(read.bagian),
        v_untuk=read.untuk.re_replace("[^0-9]", "").re_extract("^([0-9]{4}|[0-9]{2})$", 0).nullif(""),
        **{f"v_{name}": rupiah_of(read[name]) for name in ("kuota", "pagu", "giliran")},
    )


def _payer_of(low: ir.StringValue, pemda: ir.StringValue) -> ir.StringValue:
    """The kind of payer by its words; a government that is named by its level is another one only where this one is of the other level."""
    found = ibis.cases(*((low.re_search(pattern), word) for word, pattern in _PAYERS))
    own = ibis.ifelse(pemda.re_replace("[^0-9]", "").length() == 2, "provinsi", "kabkota").fill_null("")
    return ibis.ifelse(found == own, "pemda", found)


def share_of(text: ir.StringValue) -> ir.IntegerValue:
    """A share in per mille: ``70%``, ``70,0 %``, ``70`` or ``0,7``; NULL for what is no whole per mille above 0 and up to the whole.

    A cell formatted as a percentage holds the fraction, and 1 for the whole: nobody carries one percent.
    """
    bare = text.re_replace("[ %]", "").replace(",", ".")
    number = decimal_in(ibis.cases((bare.re_search(_SHARE), bare)), "decimal(18, 6)")
    fraction = (number <= 1) & ~text.contains("%")
    exact = ibis.ifelse(fraction, number * 1000, number * 10).cast("decimal(18, 6)")
    found = whole(exact)
    return ibis.ifelse((found.cast("decimal(18, 6)") == exact) & (found > 0) & (found <= 1000), found, ibis.null("int64"))


def payer_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a payer."""
    strange_segment = read.segmen.notnull() & read.v_segmen.isnull() & ~read.segmen.lower().isin(_EVERYBODY)
    strange_category = read.kategori.notnull() & read.v_kategori.isnull() & ~read.kategori.lower().isin(_EVERYBODY)
    return [
        Slot("pembayar", first(("PEMBAYAR_TIDAK_DIKENAL", read.v_pembayar.isnull()))),
        Slot("segmen", first(("SEGMEN_PEMBAYAR_TIDAK_DIKENAL", strange_segment))),
        Slot("kategori", first(("KATEGORI_PEMBAYAR_TIDAK_DIKENAL", strange_category))),
        _unread(read, "kode_rekening", "REKENING_TIDAK_TERBACA"),
        # A blank says all, always, or as much as the account has: what can't be read may not pass for a blank.
        *(_unread(read, name, "DOMPET_TIDAK_TERBACA") for name in ("dari", "bagian", "kuota", "pagu", "giliran", "untuk")),
        Slot("sampai", first(
            ("DOMPET_TIDAK_TERBACA", read.sampai.notnull() & read.v_sampai.isnull()),
            ("PEMBAYAR_MASA_TERBALIK", read.v_dari > read.v_sampai),
        )),
    ]  # fmt: skip


def recap_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A recap per OPD → values of RECAP."""
    return table.mutate(
        v_unit=ibis.coalesce(table.unit, table.f_unit),
        v_unit_nama=ibis.coalesce(unit_name_of(table.unit_nama), table.f_unit_nama),
        v_bulan=ibis.coalesce(month_of(table.bulan), table.f_bulan),
        v_lunas_sampai=month_of(table.lunas_sampai),
        **{f"v_{name}": rupiah_of(table[name]) for name in _RECAP_AMOUNTS},
    )


def recap_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a row of a recap."""
    return [
        Slot("unit_nama", first(("BARIS_TANPA_UNIT", read.unit_nama.isnull() & read.unit.isnull()))),
        *(amount_slot(read, name, "ANGKA") for name in _RECAP_AMOUNTS),
        Slot("jumlah_terdaftar", first(("REKAP_TERDAFTAR_LEBIH", read.v_jumlah_terdaftar > read.v_jumlah_pekerja))),
        Slot("jumlah_aktif", first(("REKAP_AKTIF_LEBIH", read.v_jumlah_aktif > read.v_jumlah_terdaftar))),
        Slot("realisasi", first(("REALISASI_LEBIH", read.v_realisasi > read.v_pagu))),
        _unread(read, "lunas_sampai", "LUNAS_TIDAK_TERBACA"),
        _unread(read, "bulan", "BULAN_TIDAK_TERBACA"),
    ]


def budget_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Flat budget lines → values of BUDGET_LINE."""
    parts = [table[f"rek{number}"] for number in range(1, 7)]
    joined = ibis.literal(".").join(parts)
    table = table.mutate(
        kode_rekening=ibis.coalesce(table.kode_rekening, ibis.cases((parts[0].notnull() & parts[5].notnull(), joined))),
        uraian=ibis.coalesce(table.uraian, table.subkegiatan_nama),
    )
    year, stage = ibis.coalesce(table.tahun, table.f_tahun).re_extract("20[0-9]{2}", 0), stage_of(table.tahap)
    return table.mutate(
        v_unit=ibis.coalesce(table.unit, table.f_unit),
        v_unit_nama=ibis.coalesce(unit_name_of(table.unit_nama), table.f_unit_nama),
        v_tahun=number_in(year),
        k_tahap=stage,
        v_tahap=ibis.coalesce(stage, table.f_tahap),
        v_urutan_tahap=shifted(table),
        v_kode_rekening=account_of(table.kode_rekening),
        v_uraian=table.uraian,
        v_subkegiatan=table.subkegiatan,
        v_subkegiatan_nama=table.subkegiatan_nama,
        v_dana=ibis.coalesce(table.dana, table.f_dana),
        v_pagu=rupiah_of(table.pagu),
        v_pagu_murni=rupiah_of(table.pagu_murni),
        v_realisasi=rupiah_of(table.realisasi),
        v_bulan_dibayar=rupiah_of(table.bulan_dibayar),
    )


def budget_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a budget line."""
    nothing = read.kode_rekening.isnull() & read.uraian.isnull() & read.pagu.isnull()
    needs_account = read.kode_rekening.isnull() & read.v_tahap.isin(_WITH_ACCOUNT)
    months = read.bulan_dibayar.notnull() & (read.v_bulan_dibayar.isnull() | (read.v_bulan_dibayar > 12))
    stage = first(("TAHAP_TIDAK_DIKENAL", read.v_tahap.isnull() | (read.tahap.notnull() & read.k_tahap.isnull())))
    return [
        Slot("kode_rekening", first(
            ("BARIS_ANGGARAN_KOSONG", nothing), ("REKENING_KOSONG", needs_account),
            ("REKENING_TIDAK_TERBACA", read.kode_rekening.notnull() & read.v_kode_rekening.isnull()),
        )),
        Slot("tahap", stage),
        Slot("tahun", first(("TAHUN_TIDAK_DIKENAL", read.v_tahun.isnull()))),
        Slot("pagu", first(("PAGU_KOSONG", read.pagu.isnull() & ~nothing))),
        amount_slot(read, "pagu", "PAGU"),
        amount_slot(read, "realisasi", "ANGKA"),
        amount_slot(read, "pagu_murni", "ANGKA"),
        Slot("bulan_dibayar", first(("BULAN_DIBAYAR_TIDAK_TERBACA", months))),
        Slot("realisasi", first(("REALISASI_LEBIH", read.v_realisasi > read.v_pagu))),
    ]  # fmt: skip


def shifted(table: ir.Table) -> ir.IntegerValue:
    """Which pergeseran of the year, or 1 of a changed plan: what the row says, else the title, else the name of the file."""
    said = ibis.coalesce(sequence_of(table.tahap), number_in(table.f_urutan), sequence_of(table.berkas))
    stage = ibis.coalesce(stage_of(table.tahap), table.f_tahap)
    return ibis.ifelse(stage.isin(_SEVERAL).fill_null(False), said, ibis.null("int64"))


def account_of(text: ir.StringValue) -> ir.StringValue:
    """An account code of any of its four spellings as ``5.1.02.02.02.0006``; a village account as it is; else NULL."""
    bare = text.re_replace("[ '`]", "").re_replace("[.]$", "").re_replace("[-_/,]", ".")
    widths = [padded(bare.re_extract(_FULL, number), width) for number, width in enumerate(_WIDTHS, start=1)]
    cuts = [cut(bare, start, width) for start, width in zip((0, 1, 2, 4, 6, 8), _WIDTHS, strict=True)]
    return ibis.cases(
        (bare.re_search("^[0-9]{12}$"), ibis.literal(".").join(cuts)),
        (bare.re_search(_FULL), ibis.literal(".").join(widths)),
        (bare.re_search(_DESA), bare),
    )


def amount_slot(read: ir.Table, name: str, prefix: str) -> Slot:
    """Whether an amount is below zero or can't be read; ``v_<name>`` is its value."""
    return Slot(name, first(
        (f"{prefix}_NEGATIF", is_negative(read[name])), (f"{prefix}_TIDAK_TERBACA", read[name].notnull() & read[f"v_{name}"].isnull())
    ))  # fmt: skip


def _unread(read: ir.Table, name: str, code: str) -> Slot:
    return Slot(name, first((code, read[name].notnull() & read[f"v_{name}"].isnull())))
