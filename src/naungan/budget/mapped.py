"""Each budget line on the account map: whose contributions it pays, and what a person must still say about it. Column expressions only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.anggaran import choice
from naungan.acuan.peta_rekening import Peta, Pola
from naungan.engine import trim
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Where a line stands: on the map, known to be something else, lumped with other things, or alike and not mapped.
PETA, BUKAN, GABUNGAN, USULAN = "peta", "bukan", "gabungan", "usulan"


def mapped(budget_line: ir.Table, peta: Peta, bulan: Bulan, rekening_lain: tuple[str, ...] = ()) -> ir.Table:
    """The lines with ``keluarga``, ``program``, ``letak`` and ``jawaban``; ``rekening_lain`` are accounts that a payer list names.

    A line that looks like Jamsostek and is not on the map is only proposed (``letak`` usulan), never counted; ``jawaban`` is the row
    of the answer that has placed a line since.
    """
    text = _text(budget_line)
    rules = [(_fits(budget_line, text, one), one) for one in peta.aturan]
    others = [(_fits(budget_line, text, one), one) for one in peta.bukan]
    lumped = [_fits(budget_line, text, one) for one in peta.gabungan]
    kode = budget_line.kode_rekening
    place = ibis.cases(
        (_any(fits for fits, _ in rules), PETA),
        (kode.isin(rekening_lain).fill_null(False) if rekening_lain else ibis.literal(False), PETA),
        (_any(lumped), GABUNGAN), (_any(fits for fits, _ in others), BUKAN),
        (kode.notnull() & _named(text, bulan), USULAN),
    )  # fmt: skip
    return budget_line.mutate(
        keluarga=ibis.cases(*((fits, ibis.literal(one.keluarga)) for fits, one in rules)),
        program=ibis.cases(*((fits, ibis.literal(one.program) if one.program else ibis.null("string")) for fits, one in rules)),
        letak=place,
        jawaban=ibis.cases(*((fits, ibis.literal(one.jawaban, "int64")) for fits, one in (*rules, *others))),
    )


def named_accounts(engine: Engine, payer: ir.Table) -> tuple[str, ...]:
    """The accounts that the payer lists name: they are known, whatever the map says."""
    rows = engine.rows(payer.filter(payer.kode_rekening.notnull()).select("kode_rekening").distinct().order_by("kode_rekening"))
    return tuple(row["kode_rekening"] for row in rows)


def names_jamsostek(budget_line: ir.Table, bulan: Bulan) -> ir.BooleanValue:
    """Whether the words of a line name Jamsostek, whatever its account."""
    return _named(_text(budget_line), bulan)


def _fits(line: ir.Table, text: ir.StringValue, rule: Pola) -> ir.BooleanValue:
    tests = [((line.kode_rekening == rule.kode) | line.kode_rekening.startswith(rule.kode + ".")).fill_null(False)]
    if rule.dari:
        tests.append((line.tahun >= rule.dari).fill_null(True))
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
    if rule.uraian:
        tests.append((trim(line.uraian.lower()) == rule.uraian).fill_null(False))
    return ibis.and_(*tests)


def _holds(text: ir.StringValue, words: tuple[str, ...]) -> ir.BooleanValue:
    return _any(text.contains(word).fill_null(False) for word in words)


def _any(tests: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return ibis.or_(ibis.literal(False), *tests)


def _text(line: ir.Table) -> ir.StringValue:
    parts = (line.uraian, line.rekening_nama, line.keterangan)
    return ibis.literal(" ").join([part.fill_null("") for part in parts]).lower()


def _named(text: ir.StringValue, bulan: Bulan) -> ir.BooleanValue:
    words = "|".join(choice("kata_kunci", bulan))
    return text.re_search(f"(^|[^a-z])({words})([^a-z]|$)").fill_null(False)
