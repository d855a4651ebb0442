"""What the member files say about one worker of one unit: every row of the linked person, read in the light of that unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.coverage.keys import OFFICE, WORKER, left, on_row
from naungan.kernel.period import Bulan
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MEMBER = ("npp", "segmen", "lingkup", "aktif", *PROGRAM, "lunas_sampai", "upah", "mulai", "nonaktif", "tahan")


def evidence(rows: ir.Table, member: ir.Table, member_person: ir.Table, accepted: ir.Table, offices: ir.Table, bulan: str) -> ir.Table:
    """Per worker (``WORKER``) with a linked member person: the facts that decide the state; no row without such a person."""
    members = on_row(member, member_person.select("sumber", "lembar", "baris", "peserta"))
    members = members.select("peserta", k_pemda=members.pemda.fill_null(""), **{f"m_{name}": members[name] for name in _MEMBER})
    linked = rows.filter(rows.peserta.notnull()).select(*WORKER, "k_bayar", "peserta", "segmen")
    both = linked.inner_join(members, ["k_pemda", "peserta"])
    return _facts(_judged(both, accepted, offices, Bulan.parse(bulan)))


def _judged(both: ir.Table, accepted: ir.Table, offices: ir.Table, bulan: Bulan) -> ir.Table:
    """Adds ``hidup`` (active in the month? NULL = not said) and ``sendiri`` (on an NPP and segment of the unit? NULL = not known)."""
    own = accepted.mutate(m_npp=accepted.npp, cocok=True).drop("npp")
    of_pemda = accepted.select("k_pemda", m_npp=accepted.npp).distinct().mutate(npp_pemda=True)
    both = left(left(left(both, own, (*OFFICE, "m_npp")), of_pemda, ("k_pemda", "m_npp")), offices.select(*OFFICE, "npp_dikenal"), OFFICE)
    segmen_cocok = both.m_segmen.fill_null(both.segmen).fill_null("") == both.segmen.fill_null(both.m_segmen).fill_null("")
    of_own_file = both.m_lingkup.fill_null("own_npp") == "own_npp"
    npp_cocok = ibis.cases(
        # Self-employed members stand with a group, not with the NPP of an employer.
        (both.m_segmen.fill_null("PU") == "BPU", True),
        (both.cocok.notnull(), True),
        (both.m_npp.notnull() & (both.npp_dikenal | both.npp_pemda.notnull()), False),
        (of_own_file, True),
        else_=ibis.null("boolean"),
    )
    last = ibis.literal(bulan.last_day)
    hidup = ibis.cases(
        (both.m_tahan.fill_null(False), ibis.null("boolean")),
        ((both.m_nonaktif <= last).fill_null(False) | (both.m_mulai > last).fill_null(False), False),
        (both.m_aktif.notnull(), both.m_aktif),
        ((both.m_lunas_sampai >= str(bulan)).fill_null(False), True),
        else_=ibis.null("boolean"),
    )
    sendiri = ibis.ifelse(segmen_cocok, npp_cocok, False)
    return both.mutate(hidup=hidup, sendiri=sendiri, segmen_cocok=segmen_cocok)


def _facts(rows: ir.Table) -> ir.Table:
    alive = rows.hidup.fill_null(False)
    own = alive & rows.sendiri.fill_null(True)
    return rows.group_by(list(WORKER)).aggregate(
        ada_bukti=rows.count() > 0,
        aktif_sendiri=own.any(),
        npp_pasti=(alive & rows.sendiri.fill_null(False)).any(),
        aktif_lain=(alive & ~rows.sendiri.fill_null(True)).any(),
        npp_lain=(alive & ~rows.sendiri.fill_null(True) & rows.segmen_cocok).any(),
        status_ragu=rows.hidup.isnull().any(),
        npp_ganda=rows.m_npp.nunique(where=alive & rows.npp_pemda.notnull() & (rows.m_segmen.fill_null("PU") == "PU")) > 1,
        lunas_sampai=rows.m_lunas_sampai.max(where=own),
        upah_lapor=rows.m_upah.max(where=own),
        mulai_peserta=rows.m_mulai.min(where=own),
        npp=ibis.coalesce(rows.m_npp.min(where=own), rows.m_npp.min(where=alive), rows.m_npp.min()),
        **{f"ikut_{program}": rows[f"m_{program}"].cast("int64").max(where=own) for program in PROGRAM},
    )
