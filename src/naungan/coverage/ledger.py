"""The ledger: facts of all rooms gathered on one row per worker and unit, judged, and persons counted once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.coverage.dues import with_law
from naungan.coverage.evidence import evidence
from naungan.coverage.lone import cells, lone_workers, read_sides
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import with_payer
from naungan.coverage.state import judge, weigh
from naungan.coverage.tables import LEDGER
from naungan.coverage.workers import workers
from naungan.relations import NOMOR
from naungan.relations.coded import by_cell
from naungan.relations.joins import OFFICE, WORKER, keyed, left
from naungan.relations.words import NO_DUTY, STANDING

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.contribution import Owed
    from naungan.engine import Engine
    from naungan.matching import Linked


def ledger(
    engine: Engine, *, roster: ir.Table, linked: Linked, owed: Owed, member: ir.Table, unit: ir.Table, registration: ir.Table,
    payer: ir.Table, bulan: str, posisi: dt.date,
) -> ir.Table:  # fmt: skip
    """LEDGER of one month: every person × unit of the roster in exactly one state (rows in = rows out after repetitions).

    ``roster`` and ``member`` are of that month; ``owed`` is ``contribution.owed`` of the roster, with ``SHOWN`` carried along.
    The usual worker, one row on either side, is read in one pass; only the others are grouped and sorted.
    """
    offices = {"unit": unit, "registration": registration, "payer": payer}
    several, pairs, said = engine.aside(read_sides, owed.people, member, linked, bulan)
    looked = said.select("k_pemda", lingkup="m_lingkup", npp="m_npp").distinct()
    of_cell, accepted = cells(engine, owed.people.cells, looked, **offices, bulan=bulan)
    usual = lone_workers(engine, owed, several, pairs, said, of_cell, accepted, bulan=bulan, posisi=posisi)
    found = _closed(usual.mutate(utama=ibis.literal(True)), bulan)
    if not engine.some(several):
        return found
    sides = {**offices, "roster": roster, "member": member, "member_person": linked.member_person}
    return found.union(engine.aside(_others, owed, several, accepted, looked, **sides, bulan=bulan, posisi=posisi))


def _others(
    engine: Engine, /, owed: Owed, several: ir.Table, accepted: ir.Table, looked: ir.Table, *, roster: ir.Table, bulan: str,
    posisi: dt.date, **sides: ir.Table,
) -> ir.Table:  # fmt: skip
    """LEDGER of the workers who are not usual, gathered row by row."""
    rows = engine.keep(left(workers(engine, roster, several), _law(owed, several), WORKER))
    facts = _gathered(engine, rows, accepted, looked, **sides, bulan=bulan)
    return count_once(engine, weigh(judge(facts, bulan=bulan, posisi=posisi)), bulan)


def _law(owed: Owed, several: ir.Table) -> ir.Table:
    """What the law says of those who are not usual; the row by which it was read is one of theirs."""
    theirs = by_cell(owed.people.rows.inner_join(several.select(NOMOR, "orang"), NOMOR), owed.people.cells)
    rows = with_law(keyed(owed.price(theirs)))
    return rows.select(*WORKER, "segmen", "hak", *(name for name in rows.columns if name.startswith(_OF_LAW)))


# Whether something is owed, what, and how sure that is; by programme and in all.
_OF_LAW = ("wajib_", "iuran", "perkiraan", "dasar_upah")


def _gathered(
    engine: Engine, rows: ir.Table, accepted: ir.Table, looked: ir.Table, *, member: ir.Table, member_person: ir.Table,
    unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str,
) -> ir.Table:  # fmt: skip
    """``workers`` and their law with every fact that ``judge`` reads, whatever the number of rows on either side.

    ``accepted`` are the NPP of the offices of all workers: whether another NPP is one of the pemda's is asked of them all.
    """
    rows = engine.keep(with_payer(rows, payer, bulan))
    offices = rows.select(*OFFICE).distinct()
    accepted = engine.keep(accepted.union(accepted_npp(offices, unit, registration, bulan), distinct=True))
    seen = engine.keep(sight(offices, accepted, looked))
    proof = evidence(engine, rows, member, member_person, accepted, seen, bulan)
    return engine.keep(left(left(rows, seen, OFFICE), proof, WORKER))


def _closed(judged: ir.Table, bulan: str) -> ir.Table:
    return LEDGER.conform(judged.mutate(bulan=ibis.literal(bulan)))


def count_once(engine: Engine, judged: ir.Table, bulan: str) -> ir.Table:
    """LEDGER with ``utama`` (one row per person and pemda) and the two-payers flag whole; only persons with several rows are sorted."""
    told = [name for name in LEDGER.schema().names if name not in ("utama", "bulan")]
    rows = engine.keep(judged.select(*dict.fromkeys([*told, *OFFICE, "ganda"])))
    several = rows.filter(rows.ganda).select(*WORKER, "k_bayar", "keadaan")
    rank = ibis.cases(*[(several.keadaan == state, place) for place, state in enumerate(STANDING)], else_=len(STANDING))
    person = ["k_pemda", "orang"]
    ours = ~several.keadaan.isin(NO_DUTY)
    ordered = several.mutate(ours=ours, bayar=ibis.ifelse(ours, several.k_bayar, ibis.null("string")))
    whole = ibis.window(group_by=person)
    ordered = ordered.mutate(
        place=ibis.row_number().over(group_by=person, order_by=[rank, several.k_unit]),
        split=ordered.ours & (ordered.bayar.min().over(whole) != ordered.bayar.max().over(whole)),
    )
    # Few persons have several rows: their answer is small, and the many pass by it once.
    marks = engine.keep(ordered.select(*WORKER, lain=ordered.place > 0, split=ordered.split.fill_null(False)))
    marked = left(rows, marks, WORKER)
    flagged = marked.flag_two_payers | marked.split.fill_null(False)
    return _closed(marked.mutate(utama=~marked.lain.fill_null(False), flag_two_payers=flagged), bulan)
