"""What becomes of one answer: an expression over the columns of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.asking.tables import Outcome
from naungan.asking.unknown import bpjs_can_tell
from naungan.relations.words import NO_DUTY, PARTICIPANT, Answer, State

if TYPE_CHECKING:
    import ibis.expr.types as ir


def outcome(rows: ir.Table) -> ir.StringValue:
    """``hasil``: the first that holds. Whoever's state does not wait for BPJS is not decided by it.

    An answer that says nothing of the month is told only where nothing else tells of the person: no file, and no other answer.
    """
    unknown = bpjs_can_tell(rows.keadaan_berkas, rows.sebab_berkas)
    elsewhere = rows.keadaan_berkas == State.NOT_ON_OWN_NPP
    waits = rows.keadaan_berkas.isin(NO_DUTY) | (rows.keadaan_berkas == State.UNRESOLVED)
    # A later file of the own NPP that does not have the person denies that he stands there.
    older = (rows.posisi <= rows.posisi_berkas).fill_null(False)
    gone = elsewhere & older & (rows.jawaban == Answer.AKTIF) & rows.kita.fill_null(False)
    against = _against(rows)
    return ibis.cases(
        (rows.jawaban.isnull() & ~rows.tahan, Outcome.KOSONG),
        (rows.tahan, Outcome.DITAHAN),
        (rows.orang.isnull() | rows.keadaan_berkas.isnull(), Outcome.TIDAK_DI_DAFTAR),
        (~rows.pasti.fill_null(False), Outcome.BELUM_PASTI),
        (~rows.berlaku & unknown & rows.terjawab.isnull(), Outcome.TIDAK_BERLAKU),
        (~rows.berlaku | ~rows.terbaru.fill_null(False), Outcome.DIGANTI),
        (rows.beda.fill_null(False), Outcome.GANDA_BEDA),
        (~rows.pertama.fill_null(False), Outcome.DIGANTI),
        (gone, Outcome.BERTENTANGAN_KALAH),
        (unknown, Outcome.MENUTUP),
        (waits, Outcome.TIDAK_DITANYAKAN),
        (against & older, Outcome.BERTENTANGAN_KALAH),
        (against, Outcome.BERTENTANGAN_BERLAKU),
        else_=Outcome.SEJALAN,
    )


def _against(rows: ir.Table) -> ir.BooleanValue:
    """Does the answer deny what the member files say of the person?"""
    state, ours = rows.keadaan_berkas, rows.kita
    active = rows.jawaban == Answer.AKTIF
    here, there = state.isin(PARTICIPANT), state == State.COVERED_ELSEWHERE
    return ibis.cases(
        (active & here, ~ours.fill_null(True)),
        (active & there, ours.fill_null(False)),
        (active, state.isin([State.INACTIVE, State.UNREGISTERED])),
        (rows.jawaban == Answer.NONAKTIF, state != State.INACTIVE),
        else_=state != State.UNREGISTERED,
    )
