"""The rules of the ledger: row by row, from facts to one state, two answers, flags and the rupiah effect.

Everything here is an expression over columns that stand in the same row; docs/coverage.md gives the rules as one table.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.anggaran import choice
from naungan.acuan.jatuh_tempo import last_month_due
from naungan.engine import cut, number_in
from naungan.kernel.period import Bulan
from naungan.relations.words import BUKAN_PEMDA, NO_DUTY, OWED, PROGRAM, SEGMEN, UNDECIDED, Cause, Decision, Hak, Jawaban, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

YA, TIDAK, TIDAK_DIKETAHUI = Jawaban


def judge(facts: ir.Table, *, bulan: str, posisi: dt.date) -> ir.Table:
    """Facts of a worker, or of all who are alike, a row → ``keadaan``, ``sebab``, two answers, ``bulan_menunggak`` and the flags that no
    amount decides."""
    month = Bulan.parse(bulan)
    rows = facts.mutate(bulan_menunggak=_months_behind(facts, month, posisi), **{f"kurang_{p}": _missing(facts, p) for p in PROGRAM})
    rows = rows.mutate(program_kurang=_any(*[rows[f"kurang_{p}"] for p in PROGRAM]))
    rows = rows.mutate(keadaan=_state(rows))
    rows = rows.mutate(sebab=_cause(rows), **_weight(rows))
    return rows.mutate(terlindungi=_protected(rows), kewajiban_terpenuhi=_duty_met(rows), **_flags(rows, month))


def weigh(rows: ir.Table) -> ir.Table:
    """Judged workers with their amounts, a row each → ``dampak``, and the flags that amounts decide."""
    under = (rows.upah_lapor < rows.dasar_upah).fill_null(False)
    return rows.mutate(
        dampak=_effect(rows), flag_upah_kurang_lapor=rows.k_upah & under, flag_dipotong_dari_upah=rows.k_tanggungan & _deducted(rows)
    )


def _state(rows: ir.Table) -> ir.StringColumn:
    """The first that holds."""
    own = _yes(rows.aktif_sendiri)
    evidence = _yes(rows.ada_bukti)
    undecided = rows.tahan | _open_match(rows) | _unknown_right(rows)
    alive = own | _yes(rows.aktif_lain)
    return ibis.cases(
        ((rows.hak == Hak.TIDAK_BERHAK).fill_null(False), State.NOT_ELIGIBLE),
        (_of_other_payer(rows), State.OTHER_PAYER),
        (undecided | (~alive & _yes(rows.status_ragu)), State.UNRESOLVED),
        (~evidence & ~rows.terlihat, State.NO_DATA),
        (own & ~rows.program_kurang & ~_behind(rows), State.COVERED),
        (own & rows.program_kurang, State.INCOMPLETE_PROGRAMMES),
        (own, State.ARREARS),
        (_yes(rows.aktif_lain), State.COVERED_ELSEWHERE),
        (rows.nasional & ~evidence | _yes(rows.tak_terdaftar), State.UNREGISTERED),
        (evidence, State.INACTIVE),
        else_=State.NOT_ON_OWN_NPP,
    )


def _cause(rows: ir.Table) -> ir.StringColumn:
    """Why a row is unresolved; what a person must mend in a file comes before what a person can decide."""
    return ibis.cases(
        (rows.keadaan != State.UNRESOLVED, ibis.null("string")), (rows.tahan, Cause.DATA), (_unknown_right(rows), Cause.HAK),
        (_open_match(rows), Cause.KEPUTUSAN), else_=Cause.STATUS,
    )  # fmt: skip


def _open_match(rows: ir.Table) -> ir.BooleanColumn:
    return (rows.decision == Decision.REVIEW).fill_null(False)


def _unknown_right(rows: ir.Table) -> ir.BooleanColumn:
    return rows.hak.fill_null(TIDAK_DIKETAHUI) == TIDAK_DIKETAHUI


def _of_other_payer(rows: ir.Table) -> ir.BooleanColumn:
    """A vendor or another body must pay; a worker pays for himself only where he is self-employed."""
    self_paid = (rows.pembayar == "pekerja") & (rows.segmen == "BPU")
    return (rows.hak == Hak.PEMBAYAR_LAIN).fill_null(False) | rows.pembayar.isin(BUKAN_PEMDA).fill_null(False) | self_paid.fill_null(False)


def _protected(rows: ir.Table) -> ir.StringColumn:
    """Arrears leave protection unknown: claims are said to be served after payment, but no rule found says so for every case."""
    alive = _yes(rows.aktif_sendiri) | _yes(rows.aktif_lain)
    some = _any(*[rows[f"wajib_{p}"].fill_null(False) & ~rows[f"kurang_{p}"] for p in PROGRAM])
    return ibis.cases(
        (rows.keadaan.isin(NO_DUTY), ibis.ifelse(alive, YA, TIDAK_DIKETAHUI)),
        (rows.keadaan.isin([State.COVERED, State.COVERED_ELSEWHERE]), YA),
        (rows.keadaan == State.INCOMPLETE_PROGRAMMES, ibis.cases((~some, TIDAK), (_behind(rows), TIDAK_DIKETAHUI), else_=YA)),
        (rows.keadaan.isin([State.INACTIVE, State.UNREGISTERED]), TIDAK),
        else_=TIDAK_DIKETAHUI,
    )


def _duty_met(rows: ir.Table) -> ir.StringColumn:
    alive = _yes(rows.aktif_sendiri) | _yes(rows.aktif_lain)
    return ibis.cases(
        (rows.keadaan == State.NOT_ELIGIBLE, YA),
        (rows.keadaan == State.OTHER_PAYER, ibis.ifelse(alive, YA, TIDAK_DIKETAHUI)),
        (rows.keadaan == State.COVERED, ibis.ifelse(_yes(rows.npp_pasti), YA, TIDAK_DIKETAHUI)),
        (rows.keadaan.isin(UNDECIDED), TIDAK_DIKETAHUI),
        else_=TIDAK,
    )


def _weight(rows: ir.Table) -> dict[str, ir.BooleanColumn]:
    """What of the amounts counts in this state: all that is due, the missing programmes alone, or nobody knows."""
    ours = ~rows.keadaan.isin(NO_DUTY)
    return {
        "k_utuh": rows.keadaan.isin(OWED), "k_sebagian": rows.keadaan == State.INCOMPLETE_PROGRAMMES,
        "k_ragu": rows.keadaan.isin(UNDECIDED), "k_tanggungan": ours,
        "k_upah": ours & _yes(rows.aktif_sendiri) & (rows.segmen == "PU").fill_null(False),
    }  # fmt: skip


def _effect(rows: ir.Table) -> ir.IntegerColumn:
    """What is due this month and not secured; the missing programmes alone where some are there."""
    zero = ibis.literal(0, "int64")
    missing = zero
    for program in PROGRAM:
        missing = missing + ibis.ifelse(rows[f"kurang_{program}"], rows[f"iuran_{program}"], zero)
    return ibis.cases((rows.k_utuh, rows.iuran), (rows.k_sebagian, missing), (rows.k_ragu, ibis.null("int64")), else_=zero)


def _flags(rows: ir.Table, bulan: Bulan) -> dict[str, ir.BooleanColumn]:
    own = _yes(rows.aktif_sendiri)
    ours = rows.k_tanggungan
    return {
        "flag_ineligible_billed": (rows.keadaan == State.NOT_ELIGIBLE) & own,
        "flag_two_payers": ours & _yes(rows.npp_ganda),
        "flag_wrong_npp": ours & ~own & _yes(rows.npp_lain),
        "flag_masa_tunggu_jkm": ours & own & _waiting(rows, bulan),
    }


def _waiting(rows: ir.Table, bulan: Bulan) -> ir.BooleanValue:
    """A self-employed member whose first months give a funeral grant only."""
    return ((rows.segmen == "BPU") & (rows.mulai_peserta > ibis.literal(settled_by(bulan)))).fill_null(False)


def settled_by(bulan: Bulan) -> dt.date:
    """Who became a member up to this day has no waiting period left; the last day of the month where none is set."""
    return bulan.plus(-(choice("masa_tunggu_jkm", bulan) or 0)).last_day


def _deducted(rows: ir.Table) -> ir.BooleanColumn:
    """More is taken from the wage than the worker's own share; an unknown share is taken as nothing when only JKK and JKM are due."""
    own_share = rows.iuran_pekerja.cast("decimal(18, 2)")
    only_basic = ~(rows.wajib_jht.fill_null(False) | rows.wajib_jp.fill_null(False))
    share = ibis.cases(
        (rows.segmen == "BPU", ibis.literal(0, "decimal(18, 2)")), (only_basic, ibis.coalesce(own_share, 0)), else_=own_share
    )
    return (rows.potongan_iuran > share).fill_null(False) | ((rows.pembayar == "pekerja") & (rows.segmen == "PU")).fill_null(False)


def _months_behind(facts: ir.Table, bulan: Bulan, posisi: dt.date) -> ir.IntegerColumn:
    """Months up to this one that are due and unpaid at the position date; NULL when the file does not say what is paid."""
    paid = number_in(cut(facts.lunas_sampai, 0, 4)) * 12 + number_in(cut(facts.lunas_sampai, 5, 2))
    limits = {segmen: min(bulan, last_month_due(segmen, posisi)) for segmen in SEGMEN}
    numbers = {segmen: limit.tahun * 12 + limit.bulan for segmen, limit in limits.items()}
    due = ibis.ifelse(facts.segmen.fill_null("PU") == "BPU", numbers["BPU"], numbers["PU"])
    # The greatest of nothing and 0 is 0 on every engine: a month that nobody tells must stay unknown.
    told = _yes(facts.aktif_sendiri) & paid.notnull()
    return ibis.ifelse(told, ibis.greatest(due - paid, 0), ibis.null("int64")).cast("int64")


def _missing(facts: ir.Table, program: str) -> ir.BooleanColumn:
    """A programme that is due and that the file says is not there; a file that does not speak of it proves nothing."""
    return facts[f"wajib_{program}"].fill_null(False) & (facts[f"ikut_{program}"] == 0).fill_null(False)


def _behind(rows: ir.Table) -> ir.BooleanColumn:
    return (rows.bulan_menunggak > 0).fill_null(False)


def _yes(column: ir.BooleanColumn) -> ir.BooleanColumn:
    return column.fill_null(False)


def _any(first: ir.BooleanColumn, *others: ir.BooleanColumn) -> ir.BooleanColumn:
    for other in others:
        first = first | other
    return first
