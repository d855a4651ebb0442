"""Answers as member rows of their own scope, and whether each still speaks of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.acuan.anggaran import choice
from naungan.intake.tables import MEMBER
from naungan.kernel.period import Bulan
from naungan.relations.words import JAWABAN_BPJS, PROGRAM, Answer

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SILENT = ("upah", *PROGRAM, "lunas_sampai")


def as_members(answers: ir.Table, bulan: str) -> ir.Table:
    """BPJS_ANSWER → MEMBER of scope ``jawaban_bpjs``: status only, so nothing is said of programmes, wages or payment."""
    absent = answers.jawaban == Answer.TIDAK_TERDAFTAR
    said = {
        "aktif": answers.jawaban == Answer.AKTIF,
        "terdaftar": ibis.ifelse(absent.fill_null(False), False, ibis.null("boolean")),
        "lingkup": ibis.literal(JAWABAN_BPJS),
        "bulan": ibis.literal(bulan),
    }
    return MEMBER.conform(answers.mutate(**said), absent=_SILENT)


def stands(answers: ir.Table, bulan: str) -> ir.BooleanValue:
    """Whether an answer says something of the month: a dated choice (``masa_jawaban_bpjs``) says for how long.

    Later months are told for so long, by any answer. Earlier ones are told by the dates in the answer, and by "registered nowhere",
    since whoever was ever registered is found; an answer without dates tells as many months back as forward.
    """
    month = Bulan.parse(bulan)
    most = choice("masa_jawaban_bpjs", month)
    day = answers.posisi
    since = (ibis.literal(month.tahun * 12 + month.bulan) - (day.year().cast("int64") * 12 + day.month().cast("int64"))).cast("int64")
    near = since >= -most
    last = ibis.literal(month.last_day)
    back = ibis.cases(
        (answers.jawaban == Answer.TIDAK_TERDAFTAR, True),
        (answers.jawaban == Answer.AKTIF, answers.mulai.notnull() | near),
        (answers.jawaban == Answer.NONAKTIF, ibis.ifelse(answers.nonaktif.isnull(), near, answers.nonaktif <= last)),
        else_=False,
    )
    return ibis.ifelse(since > 0, since <= most, back).fill_null(False)
