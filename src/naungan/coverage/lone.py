"""The usual worker, fast: one roster row, at most one member row. Every fact then stands in one row, and nobody is grouped.

Who has several rows on either side is gathered row by row (``ledger``); both end in the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ibis

from naungan.coverage.dues import with_law
from naungan.coverage.evidence import MEMBER_FACTS, Single, facts, judge_members
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import KEYS, with_payer
from naungan.relations.joins import OFFICE, PLACE, keyed, left, placed
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.matching import Linked

_FILE = PLACE[:-1]


class Links(NamedTuple):
    """``place``: the files as numbers; ``row``: per telling roster row (``nomor``, ``baris``) whether its worker is one of the
    others (``banyak``) and else the facts of the one member row (``m_*``)."""

    place: ir.Table
    row: ir.Table


def read_links(engine: Engine, linked: Linked, member: ir.Table) -> Links:
    """What the link says beyond the roster row itself. Where ``sendiri`` is not known a worker is not usual."""
    # A lone worker whom nothing was found for has nothing in his link that the roster row does not say.
    telling = placed(linked.link.filter(~linked.link.sendiri.fill_null(False) | (linked.link.decision != Decision.NONE)))
    place, of_member = _numbered(engine, telling), _numbered(engine, placed(member))
    person = linked.member_person
    crowded = person.filter(~person.sendiri.fill_null(False)).select("pemda", "peserta").distinct()
    crowded = engine.keep(crowded.select(k_place_pemda=crowded.pemda.fill_null(""), peserta=crowded.peserta, penuh=ibis.literal(True)))
    rows = left(left(telling, place, _FILE), crowded, ("k_place_pemda", "peserta"))
    several = ~rows.sendiri.fill_null(False) | rows.penuh.notnull()
    rows = rows.select(
        "nomor", "baris", "decision", "k_place_pemda", "member_baris",
        member_sumber=ibis.ifelse((rows.decision == Decision.SAME) & ~several, rows.member_sumber, ibis.null("string")),
        k_member=rows.member_lembar.fill_null(""), banyak=several,
        **{name: ibis.ifelse(several, rows[name], ibis.null("string")) for name in ("orang", "peserta")},
    )  # fmt: skip
    return Links(place, engine.keep(_with_member(rows, member, of_member)))


def _with_member(rows: ir.Table, member: ir.Table, files: ir.Table) -> ir.Table:
    """The links with the facts of the one member row each names."""
    names = files.select(m_nomor=files.nomor, k_place_pemda=files.k_place_pemda, member_sumber=files.sumber, k_member=files.k_lembar)
    rows = left(rows, names, ("k_place_pemda", "member_sumber", "k_member")).drop("k_place_pemda", "member_sumber", "k_member")
    told = left(placed(member), files, _FILE)
    told = told.select(m_nomor=told.nomor, member_baris=told.baris, m_ada=True, **{f"m_{name}": told[name] for name in MEMBER_FACTS})
    return left(rows, told, ("m_nomor", "member_baris")).drop("m_nomor", "member_baris")


def several_rows(links: Links) -> ir.Table:
    """The links of all who are not usual, on their own places."""
    others = links.row.filter(links.row.banyak).select("nomor", "baris", "orang", "peserta", "decision")
    return others.inner_join(links.place, "nomor").drop("nomor")


def _numbered(engine: Engine, table: ir.Table) -> ir.Table:
    """The files of a relation as small numbers: a row is then found by two integers instead of four texts."""
    files = table.select(*_FILE).distinct()
    return engine.keep(files.mutate(nomor=ibis.row_number().over(order_by=[files[name] for name in _FILE])))


def lone_workers(owed: ir.Table, links: Links, of_cell: ir.Table, accepted: ir.Table, bulan: str) -> ir.Table:
    """Every fact that ``judge`` reads of the usual workers, row by row; ``of_cell`` and ``accepted`` as ``cells`` gives them."""
    told = links.row.drop("orang", "peserta")
    rows = left(left(placed(owed), links.place, _FILE), told, ("nomor", "baris"))
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
