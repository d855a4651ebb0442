"""Each budget line on the account map: whose contributions it pays, and what a person must still say about it. Column expressions only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.acuan.anggaran import pilihan
from naungan.acuan.peta_rekening import Aturan, Peta
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Where a line stands: on the map, known to be something else, lumped with other things, or alike and not mapped.
PETA, BUKAN, GABUNGAN, USULAN = "peta", "bukan", "gabungan", "usulan"


def mapped(budget_line: ir.Table, peta: Peta, bulan: Bulan, rekening_lain: tuple[str, ...] = ()) -> ir.Table:
    """The lines with ``keluarga``, ``program`` and ``letak``; ``rekening_lain`` are accounts that a payer list names.

    A line that looks like Jamsostek and is not on the map is only proposed (``letak`` usulan), never counted.
    """
    text = _text(budget_line)
    rules = [(_fits(budget_line, text, one), one) for one in peta.aturan]
    kode = budget_line.kode_rekening
    place = ibis.cases(
        (ibis.or_(ibis.literal(False), *(fits for fits, _ in rules)), PETA),
        (kode.isin(rekening_lain).fill_null(False) if rekening_lain else ibis.literal(False), PETA),
        (_below(kode, peta.gabungan), GABUNGAN), (_below(kode, peta.bukan), BUKAN),
        (kode.notnull() & _named(text, bulan), USULAN),
    )  # fmt: skip
    return budget_line.mutate(
        keluarga=ibis.cases(*((fits, ibis.literal(one.keluarga)) for fits, one in rules)),
        program=ibis.cases(*((fits, ibis.literal(one.program) if one.program else ibis.null("string")) for fits, one in rules)),
        letak=place,
    )


def names_jamsostek(budget_line: ir.Table, bulan: Bulan) -> ir.BooleanValue:
    """Whether the words of a line name Jamsostek, whatever its account."""
    return _named(_text(budget_line), bulan)


def _fits(line: ir.Table, text: ir.StringValue, rule: Aturan) -> ir.BooleanValue:
    code = (line.kode_rekening == rule.kode) if rule.utuh else line.kode_rekening.startswith(rule.kode + ".")
    tests = [code.fill_null(False), (line.tahun >= rule.dari).fill_null(True)]
    if rule.sampai is not None:
        tests.append((line.tahun <= rule.sampai).fill_null(True))
    if rule.pemda:
        tests.append((line.pemda == rule.pemda).fill_null(False))
    if rule.subkegiatan:
        tests.append(line.subkegiatan.startswith(rule.subkegiatan).fill_null(False))
    if rule.dana:
        tests.append(_holds(line.dana.lower(), rule.dana))
    if rule.kata:
        tests.append(_holds(text, rule.kata))
    return ibis.and_(*tests)


def _holds(text: ir.StringValue, words: tuple[str, ...]) -> ir.BooleanValue:
    return ibis.or_(ibis.literal(False), *(text.contains(word).fill_null(False) for word in words))


def _below(kode: ir.StringValue, codes: tuple[str, ...]) -> ir.BooleanValue:
    return ibis.or_(ibis.literal(False), *(((kode == code) | kode.startswith(code + ".")).fill_null(False) for code in codes))


def _text(line: ir.Table) -> ir.StringValue:
    parts = (line.uraian, line.rekening_nama, line.keterangan)
    return ibis.literal(" ").join([part.fill_null("") for part in parts]).lower()


def _named(text: ir.StringValue, bulan: Bulan) -> ir.BooleanValue:
    words = "|".join(pilihan("kata_kunci", bulan))
    return text.re_search(f"(^|[^a-z])({words})([^a-z]|$)").fill_null(False)
