"""What BPJS answers about people whom it was asked about → values of BPJS_ANSWER: status only, whatever the columns are called.

An answer is as good as its date: without one it waits. What is left blank says nothing, and is no mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.members import npp_of, segment_of
from naungan.intake.rules.identity import identity_slots, with_identity
from naungan.intake.rules.precision import begin_of, day_code, end_of, with_year
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import answer_of, date_of
from naungan.relations.words import Answer

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# An answer is followed only where all of it is understood: "tidak terdaftar di NPP ini" is not registered nowhere, "aktif sampai Maret"
# is not active for good.
_OF_BPJS = (
    "( (di|pada|dalam|sebagai|peserta|bpjs|bpjstk|tk|ketenagakerjaan|bpjamsostek|jamsostek|data|database|sistem|kepesertaan|program))*$"
)
_NO = "(tidak|tdk|belum|bukan)"
_NOT_THERE = (
    f"^(({_NO} (pernah )?((menjadi |jadi )?peserta|ter ?daftar)|(data )?(tidak|tdk) (di ?temukan|ketemu|ada)|nihil|not found)"
    + _OF_BPJS
    + "|(tidak|tdk) ada data$)"
)
_INACTIVE = (
    "^((peserta |terdaftar |tapi |tetapi |sudah )*(non ?aktif|(tidak|tdk) aktif( lagi)?|inactive)|na|(sudah )?(keluar|berhenti)"
    "|pernah (terdaftar|aktif))" + _OF_BPJS
)
# On whose NPP and in which segment an active person stands may be said with it.
_ELSEWHERE = "( (di|pada)? ?(npp|perusahaan|pemberi kerja|badan usaha|instansi|tempat|kantor) lain)"
_SEGMENT = "( (segmen )?(pu|bpu))"
_ACTIVE = "^(masih |terdaftar |dan |peserta )*(aktif|active)" + f"({_ELSEWHERE}|{_SEGMENT})*" + _OF_BPJS
_EMPTY = ("", "?", "belum dicek", "belum dijawab")


def answered_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A filled list, or a branch's own sheet → values of BPJS_ANSWER."""
    read = with_year(with_identity(engine, table, prefixes))
    word = _plain(read.status)
    elsewhere = ibis.cases((word.re_search(_ACTIVE) & word.re_search(_ELSEWHERE), False))
    return read.mutate(
        k_kosong=word.isin(_EMPTY),
        v_jawaban=_answer(word),
        v_mulai=begin_of(read, "mulai"),
        v_nonaktif=end_of(read, "nonaktif"),
        v_npp=npp_of(read.npp),
        k_npp_pemda=answer_of(read.npp_pemda),
        v_npp_pemda=ibis.coalesce(answer_of(read.npp_pemda), elsewhere),
        v_segmen=ibis.coalesce(segment_of(read.segmen), segment_of(read.status)),
        v_posisi=ibis.coalesce(date_of(read.posisi_kolom), read.f_posisi),
    )


def answered_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with an answer; who was not answered is not asked for anything more."""
    ended = (read.v_jawaban == Answer.AKTIF) & (read.v_nonaktif <= read.v_posisi)
    said = read.v_jawaban.notnull()
    return [
        *identity_slots(read, twice=False),
        Slot("status", first(
            ("JAWABAN_TIDAK_DIKENAL", ~read.k_kosong & read.v_jawaban.isnull()), ("JAWABAN_TANPA_TANGGAL", said & read.v_posisi.isnull()),
            ("JAWABAN_AKTIF_BERAKHIR", ended), ("KERJA_TERBALIK", read.v_nonaktif < read.v_mulai),
        )),
        Slot("npp_pemda", first(("JAWABAN_NPP_TIDAK_TERBACA", read.npp_pemda.notnull() & read.k_npp_pemda.isnull()))),
        Slot("segmen", first(("SEGMEN_TIDAK_DIKENAL", read.segmen.notnull() & segment_of(read.segmen).isnull()))),
        *(Slot(name, day_code(read, name)) for name in ("mulai", "nonaktif")),
    ]  # fmt: skip


def _plain(text: ir.StringValue) -> ir.StringValue:
    return text.fill_null("").lower().re_replace("[^a-z0-9?]+", " ").re_replace("^ +| +$", "")


def _answer(word: ir.StringValue) -> ir.StringValue:
    """The first that holds: "tidak terdaftar" says more than "tidak aktif"."""
    return ibis.cases(
        (word.re_search(_NOT_THERE), Answer.TIDAK_TERDAFTAR),
        (word.re_search(_INACTIVE), Answer.NONAKTIF),
        (word.re_search(_ACTIVE), Answer.AKTIF),
    )
