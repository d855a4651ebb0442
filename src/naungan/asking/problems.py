"""What is said of an answer that was not followed, or that denies a file: with both sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.asking.tables import Outcome
from naungan.intake.tables import PROBLEM
from naungan.kernel.problem import Severity

if TYPE_CHECKING:
    import ibis.expr.types as ir

# An answer that is held has said why already; a blank one, one that agrees and one that was replaced say nothing new.
CODES = {
    Outcome.TIDAK_DI_DAFTAR: "JAWABAN_TIDAK_DI_DAFTAR", Outcome.BELUM_PASTI: "JAWABAN_BELUM_PASTI",
    Outcome.TIDAK_BERLAKU: "JAWABAN_TIDAK_BERLAKU", Outcome.GANDA_BEDA: "JAWABAN_GANDA_BEDA",
    Outcome.TIDAK_DITANYAKAN: "JAWABAN_TIDAK_DITANYAKAN", Outcome.BERTENTANGAN_KALAH: "JAWABAN_KALAH",
    Outcome.BERTENTANGAN_BERLAKU: "JAWABAN_MENANG",
}  # fmt: skip


def answer_problems(check: ir.Table, answers: ir.Table) -> ir.Table:
    """PROBLEM: a note per row of ANSWER_CHECK of which something must be said."""
    told = check.filter(check.hasil.isin(list(CODES)))
    placed = told.join(answers.select("nomor_baris", "lembar", "baris", a_sumber="sumber"), "nomor_baris")
    params = {"lain": placed.berkas_lain.fill_null("–"), "tanggal_lain": _day(placed.posisi_berkas), "tanggal": _day(placed.posisi)}
    return PROBLEM.conform(
        placed.mutate(
            sumber=placed.a_sumber, dataset=ibis.literal("bpjs_answer"), kolom=ibis.null("string"), nilai=ibis.null("string"),
            kode=placed.hasil.cases(*CODES.items()), tingkat=ibis.literal(Severity.NOTE), params=_json(params),
        )
    )  # fmt: skip


def _day(day: ir.DateColumn) -> ir.StringValue:
    return day.cast("string").fill_null("–")


def _json(params: dict[str, ir.StringValue]) -> ir.StringValue:
    """An object of texts; what would end a text is taken out."""
    parts = [ibis.literal(f'"{name}": "') + text.replace("\\", "/").replace('"', "'") + ibis.literal('"') for name, text in params.items()]
    return ibis.literal("{") + ibis.literal(", ").join(parts) + ibis.literal("}")
