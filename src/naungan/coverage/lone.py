"""The usual worker, fast: one roster row, at most one member row. Every fact then stands in one row, and nobody is grouped.

Who has several rows on either side is gathered row by row (``ledger``); both end in the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.coverage.dues import with_law
from naungan.coverage.evidence import MEMBER_FACTS, Single, facts, judge_members
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import KEYS, with_payer
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR
from naungan.relations.joins import OFFICE, keyed, left, on_row
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.matching import Linked


def read_links(engine: Engine, linked: Linked, member: ir.Table) -> ir.Table:
    """What the link says beyond the roster row itself: by the number of each telling row whether its worker is one of the others
    (``banyak``, then with ``orang`` and ``peserta``) and else the facts of the one member row (``m_*``).

    Where ``sendiri`` is not known a worker is not usual.
    """
    # A lone worker whom nothing was found for has nothing in his link that the roster row does not say.
    telling = linked.telling
    crowded = linked.member_person.filter(~linked.member_person.sendiri.fill_null(False))
    crowded = engine.keep(crowded.select("peserta", k_pemda=crowded.pemda.fill_null(""), penuh=ibis.literal(True)).distinct())
    rows = left(telling.mutate(k_pemda=telling.pemda.fill_null("")), crowded, ("k_pemda", "peserta"))
    several = ~rows.sendiri.fill_null(False) | rows.penuh.notnull()
    alone = (rows.decision == Decision.SAME) & ~several
    rows = rows.select(
        NOMOR, "decision", banyak=several, **{MEMBER_NOMOR: ibis.ifelse(alone, rows[MEMBER_NOMOR], ibis.null("int64"))},
        **{name: ibis.ifelse(several, rows[name], ibis.null("string")) for name in ("orang", "peserta")},
    )  # fmt: skip
    told = member.select(m_ada=True, **{MEMBER_NOMOR: member[NOMOR]}, **{f"m_{name}": member[name] for name in MEMBER_FACTS})
    return engine.keep(left(rows, told, MEMBER_NOMOR).drop(MEMBER_NOMOR))


def several_rows(links: ir.Table) -> ir.Table:
    """The links of all who are not usual."""
    return links.filter(links.banyak).select(NOMOR, "orang", "peserta", "decision")


def lone_workers(owed: ir.Table, links: ir.Table, of_cell: ir.Table, accepted: ir.Table, bulan: str) -> ir.Table:
    """Every fact that ``judge`` reads of the usual workers, row by row; ``of_cell`` and ``accepted`` as ``cells`` gives them."""
    rows = on_row(owed, links.drop("orang", "peserta"))
    rows = with_law(keyed(rows.filter(~rows.banyak.fill_null(False))))
    rows = rows.mutate(
        k_segmen=rows.segmen.fill_null(""),
        k_kategori=rows.kategori.fill_null(""),
        tahan=rows.tahan.fill_null(False),
        m_ada=rows.m_ada.fill_null(False),
        decision=rows.decision.fill_null(Decision.NONE),
    )
    rows = judge_members(left(rows, of_cell, KEYS), accepted, bulan)
    return rows.mutate(**facts(rows, Single))


def cells(
    engine: Engine, workers: ir.Table, member: ir.Table, *, unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str
) -> tuple[ir.Table, ir.Table]:
    """All that depends on unit, segment and category alone: ``KEYS`` of the payer → payer and sight; the accepted NPP per office."""
    known = keyed(engine.keep(workers.select("pemda", "unit", "kategori", "segmen").distinct())).drop("pemda")
    known = engine.keep(with_payer(known, payer, bulan))
    offices = known.select(*OFFICE).distinct()
    accepted = engine.keep(accepted_npp(offices, unit, registration, bulan))
    seen = sight(offices, accepted, member)
    whole = left(known, seen, OFFICE).select(*KEYS, "k_bayar", "unit_pembayar", "pembayar", "nasional", "terlihat", "npp_dikenal")
    return engine.keep(whole), accepted
