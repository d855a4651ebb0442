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

_NOT_THERE = (
    "^((tidak|tdk|belum|bukan) (pernah )?(ter ?daftar|di ?temukan|ketemu|ada|peserta)|data (tidak|tdk) (ada|ditemukan)|nihil|not found)"
)
_INACTIVE = (
    "^(non ?aktif|na$|(sudah )?(tidak|tdk) aktif|inactive|keluar|berhenti|sudah (keluar|nonaktif|non aktif)|pernah (terdaftar|aktif))"
)
_ACTIVE = "^(aktif|active|peserta aktif|masih aktif|terdaftar aktif|terdaftar dan aktif)( |$)"
_EMPTY = ("", "?", "belum dicek", "belum dijawab")


def answered_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A filled list, or a branch's own sheet → values of BPJS_ANSWER."""
    read = with_year(with_identity(engine, table, prefixes))
    word = _plain(read.status)
    ours = answer_of(read.npp_pemda)
    return read.mutate(
        k_kosong=word.isin(_EMPTY),
        v_jawaban=_answer(word),
        v_mulai=begin_of(read, "mulai"),
        v_nonaktif=end_of(read, "nonaktif"),
        v_npp=npp_of(read.npp),
        v_npp_pemda=ours,
        v_segmen=segment_of(read.segmen),
        v_posisi=ibis.coalesce(date_of(read.posisi_kolom), read.f_posisi),
    )


def answered_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with an answer; who was not answered is not asked for anything more."""
    ended = (read.v_jawaban == Answer.AKTIF) & (read.v_nonaktif <= read.v_posisi)
    said = read.v_jawaban.notnull()
    return [
        *identity_slots(read, twice=False),
        Slot("status", first(
            ("STATUS_TIDAK_DIKENAL", ~read.k_kosong & read.v_jawaban.isnull()), ("JAWABAN_TANPA_TANGGAL", said & read.v_posisi.isnull()),
            ("JAWABAN_AKTIF_BERAKHIR", ended), ("KERJA_TERBALIK", read.v_nonaktif < read.v_mulai),
        )),
        Slot("npp_pemda", first(("JAWABAN_NPP_TIDAK_TERBACA", read.npp_pemda.notnull() & read.v_npp_pemda.isnull()))),
        Slot("segmen", first(("SEGMEN_TIDAK_DIKENAL", read.segmen.notnull() & read.v_segmen.isnull()))),
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
