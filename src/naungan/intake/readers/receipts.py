"""Receipts: what BPJS has received, under which code, for which registration and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.offices import amount_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import date_of, month_of, rupiah_of, value_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_DASHES = "[‐‑‒–—―−]"
# From one month to another: in words; by a dash with blanks; by a dash between two names or two numbers that say a month each.
_SPAN = "^(.*[a-z0-9])(?: +s[./]?d[.]? *| +(?:sampai dengan|sampai|hingga) +| +- +)([a-z0-9].*)$"
_NAMES = "^([a-z]+) ?- ?([a-z]+[-/., ]*[0-9]+)$"
_NUMBERS = "^([0-9]{1,2}/?20[0-9]{2}) ?- ?([0-9]{1,2}/?20[0-9]{2})$"
_SPANS = (_NUMBERS, _NAMES, _SPAN)
# «1-3/2026» may be a day, a month, or from one month to another.
_UNCLEAR = "^[0-9]{1,2} ?- ?[0-9]{1,2}[/. ]+20[0-9]{2}$"
# A long number that a spreadsheet has rounded names no payment.
_POWER = "^ *[0-9]([.,][0-9]+)?E[+]?[0-9]+ *$"


def receipt_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """Receipts → values of RECEIPT. Where only the whole payment is told, the contribution is what the penalty leaves of it."""
    table = with_period(engine, table)
    code = value_of(table.kode_bayar).upper().re_replace("[^0-9A-Z•]", "").nullif("")
    read = table.mutate(
        v_npp=ibis.coalesce(table.npp, table.f_npp).upper().re_replace("[^0-9A-Z]", "").nullif(""),
        v_kode_bayar=ibis.ifelse(table.kode_bayar.upper().re_search(_POWER), None, code),
        v_tanggal=date_of(table.tanggal), v_nomor_sp2d=value_of(table.nomor_sp2d),
        v_iuran=rupiah_of(table.iuran), v_total=rupiah_of(table.total), k_denda=rupiah_of(table.denda),
        v_bulan_dari=_month(table.dari, table.k_awal), k_sampai=_month(table.sampai, table.k_ujung),
    )  # fmt: skip
    left = read.v_total - ibis.ifelse(read.denda.isnull(), 0, read.k_denda)
    last = ibis.ifelse(read.sampai.isnull() & read.bulan.isnull(), read.v_bulan_dari, read.k_sampai)
    return read.mutate(
        v_nilai=ibis.ifelse(read.iuran.isnull(), ibis.cases((left >= 0, left)), read.v_iuran),
        v_denda=ibis.ifelse(read.denda.isnull(), read.v_total - read.v_iuran, read.k_denda),
        v_bulan_sampai=last,
    )  # fmt: skip


def receipt_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a receipt; one without a month waits in suspense and is none of it."""
    nothing = read.kode_bayar.isnull() & read.iuran.isnull() & read.total.isnull()
    written = read.bulan.notnull() | read.dari.notnull() | read.sampai.notnull()
    unread = written & (read.v_bulan_dari.isnull() | read.v_bulan_sampai.isnull())
    beyond = ibis.ifelse(read.denda.isnull(), read.v_denda < 0, read.v_iuran + read.v_denda != read.v_total)
    return [
        Slot("kode_bayar", first(("BUKTI_KOSONG", nothing), ("BUKTI_TANPA_KODE", read.v_kode_bayar.isnull()))),
        Slot("npp", first(("NPP_KOSONG", read.v_npp.isnull()))),
        Slot("bulan", first(
            ("BUKTI_BULAN_TIDAK_TERBACA", unread), ("BUKTI_BULAN_TERBALIK", read.v_bulan_dari > read.v_bulan_sampai),
            ("BUKTI_TANPA_BULAN", ~written & ~nothing),
        )),
        Slot("tanggal", first(("BUKTI_TANPA_TANGGAL", read.v_tanggal.isnull()))),
        *(amount_slot(read, name, "ANGKA") for name in ("iuran", "denda", "total")),
        Slot("iuran", first(("BUKTI_TANPA_NILAI", read.iuran.isnull() & read.total.isnull() & ~nothing))),
        Slot("total", first(("BUKTI_JUMLAH_BEDA", beyond | (read.v_denda > read.v_total)))),
    ]  # fmt: skip


def with_period(engine: Engine, table: ir.Table) -> ir.Table:
    """Adds ``k_awal`` and ``k_ujung``, the texts of the first and the last month of ``bulan``: «Januari s.d. Maret 2026»; of one month, it
    twice; NULL where it is not clear. Kept, since a month is read by many questions to its text."""
    low = table.bulan.lower().re_replace(_DASHES, "-")
    first_part, last_part = (ibis.cases(*((low.re_search(one), low.re_extract(one, part)) for one in _SPANS), else_=low) for part in (1, 2))
    parts = engine.keep(table.mutate(k_awal=first_part, k_ujung=last_part, k_ragu=low.re_search(_UNCLEAR)))
    # A month before the dash without a year is one of the year behind it.
    bare = parts.k_awal.re_search("^([a-z]+|[0-9]{1,2})$")
    said = ibis.ifelse(bare, parts.k_awal + "-" + parts.k_ujung.re_extract("[0-9]*$", 0), parts.k_awal)
    return engine.keep(parts.mutate(k_awal=ibis.ifelse(parts.k_ragu, None, said), k_ujung=ibis.ifelse(parts.k_ragu, None, parts.k_ujung)))


def _month(own: ir.StringValue, other: ir.StringValue) -> ir.StringValue:
    """What a column of its own says; nothing else where it says something that can't be read."""
    return month_of(ibis.ifelse(own.isnull(), other, own))
