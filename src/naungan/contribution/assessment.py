"""The assessment: one row per person, unit and programme that is owed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.contribution.dues import PEMBAYAR, programs_of
from naungan.contribution.tables import ASSESSMENT
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.relations.words import Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def assess(engine: Engine, owed: ir.Table) -> ir.Table:
    """ASSESSMENT: what ``dues`` found, told long, only of those the pemda owes.

    A missing wage gives a row marked ``perkiraan`` on the base of the regional policy; the flat JKM of BPU is exact without a wage.
    """
    asked = programs_of(owed)
    rows = owed.filter(owed.hak == Hak.WAJIB).cross_join(engine.table(pa.table({"program": list(asked)})))
    rows = rows.filter(_pick(rows, {program: rows[f"wajib_{program}"] for program in asked}))
    flat = (rows.segmen == "BPU") & (rows.program == "jkm")
    return ASSESSMENT.conform(
        rows.mutate(
            dasar_upah=_base(rows),
            risiko=((rows.program == "jkk") & (rows.segmen == "PU")).ifelse(rows.risiko, ibis.null("string")),
            perkiraan=rows.upah_perkiraan & ~flat,
            sampai=_last_month(rows),
            aturan=_rule(rows, asked),
            **{payer: _pick(rows, {program: rows[f"{program}_{payer}"] for program in asked}) for payer in PEMBAYAR},
        )
    )


def _pick(rows: ir.Table, by_program: dict[str, ir.Value]) -> ir.Value:
    return ibis.cases(*((rows.program == program, value) for program, value in by_program.items()))


def _base(rows: ir.Table) -> ir.DecimalValue:
    """The wage the amount was taken from: the assumed income of a BPU, and for JP no more than its ceiling."""
    base = rows.dasar_upah
    if "pagu_jp" in rows.columns:
        over = (rows.program == "jp") & (rows.dasar_upah > rows.pagu_jp)
        base = over.ifelse(rows.pagu_jp.cast("decimal(18, 2)"), base)
    if "dasar_penghasilan" in rows.columns:
        base = (rows.segmen == "BPU").ifelse(rows.dasar_penghasilan.cast("decimal(18, 2)"), base)
    return base


def _last_month(rows: ir.Table) -> ir.StringValue:
    """The last month with a day worked here: until the end of the contract, or until the day before the TMT as an ASN."""
    before_tmt = rows.asn.ifelse(rows.mulai, ibis.null("date")) - ibis.interval(days=1)
    return ibis.least(rows.akhir, before_tmt.cast("date")).strftime("%Y-%m")


def _rule(rows: ir.Table, asked: Sequence[str]) -> ir.StringValue:
    """``iuran_<program>_<segmen>``, and after a semicolon the relief that changed it."""
    name = ibis.literal("iuran_") + rows.program + "_" + rows.segmen.lower()
    touched = [one.kode + program for one in daftar_keringanan() for program in one.program if program in asked]
    given = (rows.keringanan + rows.program).isin(touched)
    return given.fill_null(False).ifelse(name + ";" + rows.keringanan, name)
