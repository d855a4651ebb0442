"""Who is owed what: eligibility and programme set per person and unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.kebijakan import Aturan
from naungan.contribution.policy import join_policy
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.regulasi import BULAN_PERTAMA, buku
from naungan.relations.words import PROGRAM, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def entitle(
    engine: Engine, roster: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None
) -> ir.Table:
    """The roster with its policy, ``bekerja``, ``hak`` and ``wajib_<program>``. Refusal for months before July 2015.

    ``hak`` is wajib (the pemda owes), tidak_berhak (another insurer from the TMT, or not working in the month: ``bekerja`` false),
    pembayar_lain (somebody else must pay), tidak_diketahui.
    """
    month = bulan_hukum(bulan)
    rows = join_policy(engine, roster, bulan=month, aturan=aturan, known=known)
    rows = rows.mutate(asn=rows.asn.fill_null(False), **{f"ikut_{one}": rows[f"ikut_{one}"].fill_null(False) for one in PROGRAM})
    rows = rows.mutate(bekerja=_works(rows, month))
    rows = rows.mutate(hak=_hak(rows, month))
    owed = rows.bekerja & ~_asn_now(rows, month)
    flags = {f"wajib_{program}": owed & rows[f"ikut_{program}"] for program in PROGRAM}
    flags["wajib_jp"] = flags["wajib_jp"] & _before_pension(rows, month, known)
    return rows.mutate(**flags).drop(*(f"ikut_{program}" for program in PROGRAM))


def standing_days(rows: ir.Table, month: Bulan, known: dt.date | None, *, jp: bool) -> dict[str, ir.DateValue]:
    """For ``mulai``, ``akhir`` and ``tanggal_lahir`` a day that stands for all days of which ``entitle`` says the same in this month.

    So that people differ in few ways, and their rights are asked once a way. ``jp``: whether anybody may be owed JP.
    """
    first, last, day = month.first_day, month.last_day, dt.timedelta(days=1)
    nothing, born = ibis.null("date"), _born(month, known)
    begun = [(rows.mulai <= ibis.literal(one), ibis.literal(one)) for one in (first, last)]
    return {
        "mulai": ibis.cases(*begun, (rows.mulai.notnull(), ibis.literal(last + day)), else_=nothing),
        "akhir": ibis.ifelse(rows.akhir < ibis.literal(first), ibis.literal(first - day), nothing),
        "tanggal_lahir": ibis.ifelse(rows.tanggal_lahir <= ibis.literal(born), ibis.literal(born), nothing) if jp else nothing,
    }


def bulan_hukum(bulan: str) -> Bulan:
    """The month, if the law reaches back to it; Refusal otherwise."""
    try:
        month = Bulan.parse(bulan)
        month.plus(1)  # in which it may be due
    except ValueError:
        raise Refusal("BULAN_INVALID", nilai=bulan) from None
    if month < BULAN_PERTAMA:
        raise Refusal("IURAN_BULAN_TERLALU_AWAL", bulan=month.nama)
    return month


def _works(rows: ir.Table, month: Bulan) -> ir.BooleanValue:
    """Any day worked makes a whole month. The TMT of an ASN is no start of work: they worked here before."""
    begun = rows.mulai.isnull() | (rows.mulai <= ibis.literal(month.last_day)) | rows.asn
    return begun & (rows.akhir.isnull() | (rows.akhir >= ibis.literal(month.first_day)))


def _hak(rows: ir.Table, month: Bulan) -> ir.StringValue:
    return ibis.cases(
        (~rows.bekerja | _asn_now(rows, month), Hak.TIDAK_BERHAK), (rows.asn, Hak.WAJIB), else_=rows.hak.fill_null(Hak.TIDAK_DIKETAHUI)
    )


def _asn_now(rows: ir.Table, month: Bulan) -> ir.BooleanValue:
    """Another insurer's from the TMT on; a TMT within the month leaves days worked before it, so that the month is still owed."""
    return rows.asn & (rows.mulai.isnull() | (rows.mulai <= ibis.literal(month.first_day)))


def _before_pension(rows: ir.Table, month: Bulan, known: dt.date | None) -> ir.BooleanValue:
    """JP ends once the pension age is reached on the first day of the month; an unknown birth date excludes nobody."""
    return rows.tanggal_lahir.isnull() | (rows.tanggal_lahir > ibis.literal(_born(month, known)))


def _born(month: Bulan, known: dt.date | None) -> dt.date:
    """Who was born up to this day has reached the pension age."""
    usia = buku().entry("usia_pensiun", month, known).nilai
    return month.first_day.replace(year=month.tahun - usia)
