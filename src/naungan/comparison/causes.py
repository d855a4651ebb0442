"""Which cause each step of the replacement has, cell by cell: the first that holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.comparison.tables import Sebab
from naungan.relations.words import NO_DUTY, PARTICIPANT, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Active somewhere.
_ALIVE = (*PARTICIPANT, State.COVERED_ELSEWHERE)
# A member file that sees too little of them says nothing.
_UNSEEN = (State.NO_DATA, State.NOT_ON_OWN_NPP)


def gone(t: ir.Table, month: dt.date) -> ir.StringValue:
    """Why an old cell has no new one; ``month`` is the first day of the later month. Somebody who is there elsewhere has moved."""
    return ibis.cases(
        (t.a_kosong, Sebab.DAFTAR_TIDAK_ADA), (t.a_dikenal, Sebab.PINDAH_UNIT), (t.a_ragu, Sebab.ORANG_RAGU),
        ((t.a_akhir < ibis.literal(month)).fill_null(False), Sebab.KONTRAK_BERAKHIR), else_=Sebab.KELUAR,
    )  # fmt: skip


def come(t: ir.Table) -> ir.StringValue:
    """Why a new cell has no old one."""
    return ibis.cases(
        (t.b_kosong, Sebab.DAFTAR_BARU), (t.b_dikenal, Sebab.PINDAH_UNIT), (t.b_ragu, Sebab.ORANG_RAGU), else_=Sebab.MASUK
    )  # fmt: skip


def causes(t: ir.Table) -> dict[int, ir.Value]:
    """By step the cause of a cell that is on both sides; ``t`` carries ``lingkup_lama``, ``lingkup_baru`` and ``berakhir``."""
    other = t.a_kategori.fill_null("") != t.b_kategori.fill_null("")
    wage = ibis.cases((t.sama_upah, Sebab.LAIN), (t.a_upah.isnull() | t.b_upah.isnull(), Sebab.UPAH_DIKETAHUI), else_=Sebab.UPAH)
    return {
        1: ibis.literal(Sebab.HUKUM), 2: ibis.ifelse(other, ibis.literal(Sebab.KATEGORI), ibis.literal(Sebab.KETERANGAN)),
        3: ibis.literal(Sebab.PEMBAYAR), 4: wage, 5: _of_members(t),
    }  # fmt: skip


def _of_members(t: ir.Table) -> ir.StringValue:
    """Why the state is another one."""
    was, now = t.a_keadaan, t.b_keadaan
    alone = (t.lingkup_lama.isnull() & (was == State.NO_DATA)) | (t.lingkup_baru.isnull() & (now == State.NO_DATA))
    scope = ~t.lingkup_lama.identical_to(t.lingkup_baru) & (was.isin(_UNSEEN) | now.isin(_UNSEEN))
    unclear, dark = ((state == State.UNRESOLVED) | state.isin(_UNSEEN) for state in (was, now))
    ended = now.isin([State.INACTIVE, State.UNREGISTERED]) & was.isin(_ALIVE)
    alive = was.isin(_ALIVE) & now.isin(_ALIVE)
    return ibis.cases(
        (was.isin(NO_DUTY) | now.isin(NO_DUTY) | (was == now), Sebab.LAIN),
        (alone, Sebab.BERKAS_PESERTA), (scope, Sebab.LINGKUP), (dark, Sebab.MENJADI_TIDAK_PASTI), (unclear, Sebab.MENJADI_PASTI),
        ((was == State.UNREGISTERED) & now.isin(_ALIVE), Sebab.DIDAFTARKAN), ((was == State.INACTIVE) & now.isin(_ALIVE), Sebab.DIAKTIFKAN),
        (ended & t.berakhir, Sebab.MASA_BERAKHIR), (ended, Sebab.GUGUR),
        (alive & ((was == State.INCOMPLETE_PROGRAMMES) | (now == State.INCOMPLETE_PROGRAMMES)), Sebab.PROGRAM),
        (alive & ((was == State.ARREARS) | (now == State.ARREARS)), Sebab.TUNGGAKAN), else_=Sebab.LAIN,
    )  # fmt: skip
