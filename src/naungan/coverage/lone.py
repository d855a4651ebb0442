"""The usual worker, fast: one roster row, at most one member row. Every fact then stands in one row, and nobody is grouped.

Who has several rows on either side goes the general way (``ledger.gather``); both ways end in the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ibis

from naungan.contribution import dues
from naungan.contribution.policy import join_policy
from naungan.coverage.evidence import MEMBER_FACTS, Single, facts, judge_members
from naungan.coverage.keys import OFFICE, PLACE, keyed, left, placed
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import with_payer
from naungan.kernel.period import Bulan
from naungan.matching import mark
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.matching import Linked

_CELL = ("k_pemda", "k_unit", "k_kategori")
_ROSTER = (
    "pemda", "unit", "unit_nama", "kategori", "upah", "potongan_iuran", "tahan", "mulai", "akhir", "tanggal_lahir",
    "sumber", "berkas", "lembar", "baris", "urutan",
)  # fmt: skip
_CARRIED = (
    "unit_nama", "kategori", "potongan_iuran", "tahan", "sumber", "berkas", "lembar", "baris", "decision",
    *_CELL, "m_ada", *(f"m_{name}" for name in MEMBER_FACTS),
)  # fmt: skip


class Parted(NamedTuple):
    """Links of the usual workers that say more than the roster row does, and all links of the others (``several``)."""

    usual: ir.Table
    several: ir.Table


def part(engine: Engine, linked: Linked) -> Parted:
    """Split the link. Where ``sendiri`` is not known a worker is not usual."""
    link, person = linked.link, linked.member_person
    crowded = person.filter(~person.sendiri.fill_null(False)).select("pemda", "peserta").distinct()
    crowded = crowded.select(k_pemda=crowded.pemda.fill_null(""), peserta=crowded.peserta, banyak=ibis.literal(True))
    # A lone worker whom nothing was found for has nothing in his link that the roster row does not say.
    telling = link.filter(~link.sendiri.fill_null(False) | (link.decision != "none"))
    telling = left(telling.mutate(k_pemda=telling.pemda.fill_null("")), engine.keep(crowded), ("k_pemda", "peserta")).drop("k_pemda")
    usual = telling.sendiri.fill_null(False) & telling.banyak.isnull()
    several = telling.filter(~usual).select("pemda", "sumber", "lembar", "baris", "orang", "peserta", "decision")
    return Parted(telling.filter(usual), engine.keep(several))


def lone_workers(
    engine: Engine, *, roster: ir.Table, parted: Parted, member: ir.Table, unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str
) -> ir.Table:  # fmt: skip
    """The facts of ``ledger.gather`` for the usual workers, row by row."""
    rows = placed(roster.select(*_ROSTER)).anti_join(placed(parted.several), list(PLACE))
    rows = left(keyed(rows).mutate(orang=mark(rows)), _with_member(parted.usual, member), PLACE)
    rows = rows.mutate(k_kategori=rows.kategori.fill_null(""), tahan=rows.tahan.fill_null(False), m_ada=rows.m_ada.fill_null(False))
    rows = _with_dues(engine, rows.mutate(decision=rows.decision.fill_null("none")), bulan)
    cells, accepted = _cells(engine, roster, member, unit, registration, payer, bulan)
    rows = judge_members(left(rows, cells, _CELL), accepted, bulan)
    return rows.mutate(**facts(rows, Single))


def _with_member(usual: ir.Table, member: ir.Table) -> ir.Table:
    """The links with the one member row each names; a review names a row that proves nothing."""
    member = member.mutate(m_sumber=member.sumber, m_lembar=member.lembar.fill_null(""), m_baris=member.baris, m_pemda=member.pemda.fill_null(""))
    facts_of = member.select("m_pemda", "m_sumber", "m_lembar", "m_baris", m_ada=True, **{f"m_{name}": member[name] for name in MEMBER_FACTS})
    same = usual.decision == "same"
    keys = usual.select(
        "pemda", "sumber", "lembar", "baris", "decision", m_pemda=usual.pemda.fill_null(""),
        m_sumber=ibis.ifelse(same, usual.member_sumber, ibis.null("string")), m_lembar=usual.member_lembar.fill_null(""),
        m_baris=usual.member_baris,
    )  # fmt: skip
    found = left(keys, facts_of, ("m_pemda", "m_sumber", "m_lembar", "m_baris"))
    return placed(found).drop("pemda", "lembar", "m_pemda", "m_sumber", "m_lembar", "m_baris")


def _with_dues(engine: Engine, rows: ir.Table, bulan: str) -> ir.Table:
    """What is due, under the names of ``dues.dues``: NULL for whom nothing is owed."""
    owed = dues(engine, rows, bulan=bulan, unik=True, bawa=_CARRIED)
    asked = [program for program in PROGRAM if f"wajib_{program}" in owed.columns]
    never = {f"wajib_{program}": ibis.literal(False) for program in PROGRAM if program not in asked}
    ours = owed.hak == "wajib"
    some = ibis.or_(*(ours & owed[f"wajib_{program}"] for program in asked)) if asked else ibis.literal(False)
    # The flat JKM of a BPU is exact without a wage.
    guessed = [owed[f"wajib_{program}"] & ((owed.segmen != "BPU") | ibis.literal(program != "jkm")) for program in asked]
    amounts = {f"iuran_{program}": ours & owed[f"wajib_{program}"] for program in asked}
    nothing = ibis.null("int64")
    return owed.mutate(
        **never,
        **{name: ibis.ifelse(due, owed[f"{name[6:]}_pemberi_kerja"] + owed[f"{name[6:]}_pekerja"], nothing) for name, due in amounts.items()},
        **{f"iuran_{program}": nothing for program in PROGRAM if program not in asked},
        **{name: ibis.ifelse(some, owed[name], nothing) for name in ("iuran", "iuran_pemberi_kerja", "iuran_pekerja")},
        perkiraan=ibis.ifelse(some, owed.upah_perkiraan & ibis.or_(*guessed), ibis.null("boolean")) if asked else ibis.null("boolean"),
        dasar_upah=ibis.ifelse(amounts.get("iuran_jkk", ibis.literal(False)) & ~owed.upah_perkiraan, owed.dasar_upah, ibis.null()),
    )


def _cells(
    engine: Engine, roster: ir.Table, member: ir.Table, unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str
) -> tuple[ir.Table, ir.Table]:  # fmt: skip
    """All that depends on unit and category alone: ``_CELL`` → payer and sight, and the accepted NPP per office."""
    cells = keyed(engine.keep(roster.select("pemda", "unit", "kategori").distinct()))
    cells = join_policy(engine, cells, bulan=Bulan.parse(bulan)).select("unit", "kategori", "k_pemda", "k_unit", "segmen")
    cells = engine.keep(with_payer(cells, payer, bulan))
    offices = cells.select(*OFFICE).distinct()
    accepted = engine.keep(accepted_npp(offices, unit, registration, bulan))
    seen = sight(offices, accepted, member)
    whole = left(cells, seen, OFFICE).select(*_CELL, "k_bayar", "unit_pembayar", "pembayar", "nasional", "terlihat", "npp_dikenal")
    return engine.keep(whole), accepted
