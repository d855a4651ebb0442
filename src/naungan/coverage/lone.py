"""The usual worker, fast: one roster row, at most one member row. Every fact then stands in one row, and nobody is grouped.

What is said of a worker, and what is said of a member, is one of few combinations: they are judged once for all who are alike, and a
row looks up the judgement by a number. Who has several rows on either side is gathered row by row (``ledger``); both end in the same
rules.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.coverage.dues import with_amounts, with_rights
from naungan.coverage.evidence import Single, facts, judge_members, member_facts
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import KEYS, with_payer
from naungan.coverage.state import judge, weigh
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR
from naungan.relations.coded import SEL, Coded, by_cell, coded
from naungan.relations.joins import OFFICE, keyed, left
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.contribution import Owed
    from naungan.engine import Engine
    from naungan.matching import Linked

# The combination of the worker, of the member row, and of both with the link between them.
_WORKER, _MEMBER = "k_pekerja", "k_peserta"
# Of whom another judgement is made stands under this number, which no combination has.
_OTHER = 0


def read_members(engine: Engine, member: ir.Table, bulan: str) -> Coded:
    """The member rows with what each says of a worker, told once a combination; the reported wage stays with the row."""
    rows = member_facts(member, bulan)
    return coded(engine, rows, [name for name in rows.columns if name not in (NOMOR, "m_upah")])


def read_links(engine: Engine, linked: Linked) -> tuple[ir.Table, ir.Table]:
    """What the link says beyond the roster row itself: the workers who are not usual, with ``orang``, ``peserta`` and ``decision``; and of
    the usual ones the member row that is theirs and the decision. Where ``sendiri`` is not known a worker is not usual."""
    # A lone worker whom nothing was found for has nothing in his link that the roster row does not say.
    telling, crowded = linked.telling, linked.member_person.filter(~linked.member_person.sendiri.fill_null(False))
    crowded = engine.keep(crowded.select(penuh=ibis.literal(True), **{MEMBER_NOMOR: crowded[NOMOR]}))
    named = ibis.ifelse(telling.decision == Decision.SAME, telling[MEMBER_NOMOR], ibis.null("int64"))
    rows = left(telling.mutate(**{MEMBER_NOMOR: named}), crowded, MEMBER_NOMOR)
    several = ~rows.sendiri.fill_null(False) | rows.penuh.notnull()
    others = engine.keep(rows.filter(several).select(NOMOR, "orang", "peserta", "decision"))
    return others, rows.filter(~several).select(NOMOR, MEMBER_NOMOR, tinjau=rows.decision == Decision.REVIEW)


def read_sides(engine: Engine, people: Coded, member: ir.Table, linked: Linked, bulan: str) -> tuple[ir.Table, Coded, ir.Table]:
    """Who is not usual (``read_links``); of the others, whose link says anything: ``m_upah``, and once what worker, link and member say
    together; and what is said of members."""
    several, alone = read_links(engine, linked)
    members = read_members(engine, member, bulan)
    theirs = members.rows.select("m_upah", **{MEMBER_NOMOR: members.rows[NOMOR], _MEMBER: members.rows[SEL]})
    ours = people.rows.select(NOMOR, **{_WORKER: people.rows[SEL]})
    met = engine.keep(left(alone.inner_join(ours, NOMOR), theirs, MEMBER_NOMOR).drop(MEMBER_NOMOR))
    return several, coded(engine, met, [_WORKER, _MEMBER, "tinjau"]), members.cells


def lone_workers(
    engine: Engine, owed: Owed, several: ir.Table, pairs: Coded, members: ir.Table, of_cell: ir.Table, accepted: ir.Table, *,
    bulan: str, posisi: dt.date,
) -> ir.Table:  # fmt: skip
    """The usual workers judged, with what is due for each: all but ``several``; ``pairs`` and ``members`` as ``read_sides``, ``of_cell``
    and ``accepted`` as ``cells`` gives them."""
    cells = owed.people.cells
    silent = {_WORKER: cells[SEL], _MEMBER: ibis.null("int32"), "tinjau": ibis.literal(False), SEL: -cells[SEL]}
    met = ibis.union(pairs.cells, cells.select(**{name: silent[name] for name in pairs.cells.columns}))
    judged = engine.keep(_judged(met, owed, members, of_cell, accepted, bulan=bulan, posisi=posisi))
    told = pairs.rows.select(NOMOR, "m_upah", k_nomor=pairs.rows[SEL])
    others = several.select(NOMOR, m_upah=ibis.null("decimal(18, 2)"), k_nomor=ibis.literal(_OTHER, "int32"))
    rows = left(owed.people.rows, ibis.union(told, others), NOMOR)
    rows = rows.mutate(**{SEL: ibis.coalesce(rows.k_nomor, -rows[SEL])}).rename(upah_lapor="m_upah").drop("k_nomor")
    return weigh(with_amounts(owed.price(by_cell(rows, judged))))


def _judged(
    met: ir.Table, owed: Owed, members: ir.Table, of_cell: ir.Table, accepted: ir.Table, *, bulan: str, posisi: dt.date
) -> ir.Table:  # fmt: skip
    """What is said of each combination of worker, link and member that was met."""
    cells = keyed(owed.people.cells)
    cells = cells.mutate(k_segmen=cells.segmen.fill_null(""), k_kategori=cells.kategori.fill_null(""), tahan=cells.tahan.fill_null(False))
    workers = with_rights(left(cells, of_cell, KEYS)).rename(**{_WORKER: SEL})
    said = members.drop("k_pemda").mutate(m_ada=True).rename(**{_MEMBER: SEL})
    both = left(met.inner_join(workers, _WORKER), said, _MEMBER)
    # All that the rules ask of the link is whether a person must still say who it is.
    decision = ibis.ifelse(both.tinjau.fill_null(False), ibis.literal(Decision.REVIEW), ibis.literal(Decision.NONE))
    both = judge_members(both.mutate(m_ada=both.m_ada.fill_null(False), decision=decision), accepted)
    found = judge(both.mutate(**facts(both, Single)), bulan=bulan, posisi=posisi)
    return found.select(name for name in found.columns if not name.startswith("m_"))


def cells(
    engine: Engine, workers: ir.Table, looked: ir.Table, *, unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str
) -> tuple[ir.Table, ir.Table]:
    """All that depends on unit, segment and category alone: ``KEYS`` of the payer → payer and sight; the accepted NPP per office.

    ``looked`` as ``npp.sight`` takes it.
    """
    known = keyed(engine.keep(workers.select("pemda", "unit", "kategori", "segmen").distinct())).drop("pemda")
    known = engine.keep(with_payer(known, payer, bulan))
    offices = known.select(*OFFICE).distinct()
    accepted = engine.keep(accepted_npp(offices, unit, registration, bulan))
    seen = sight(offices, accepted, looked)
    whole = left(known, seen, OFFICE).select(*KEYS, "k_bayar", "unit_pembayar", "pembayar", "nasional", "terlihat", "npp_dikenal")
    return engine.keep(whole), accepted
