"""The ledger: facts of all rooms gathered on one row per worker and unit, judged, and persons counted once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.coverage.dues import LAW, dues, with_dues
from naungan.coverage.evidence import evidence
from naungan.coverage.lone import lone_workers, read_links, several_rows
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import with_payer
from naungan.coverage.state import judge
from naungan.coverage.tables import LEDGER
from naungan.coverage.workers import workers
from naungan.relations.joins import OFFICE, PLACE, WORKER, keyed, left, placed
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.acuan.kebijakan import Aturan
    from naungan.engine import Engine
    from naungan.matching import Linked

# Which row stands for a person who works in several units: one where we have a duty, and there the most settled.
_STANDING = (
    "covered", "incomplete_programmes", "arrears", "covered_elsewhere", "inactive", "not_on_own_npp", "unregistered",
    "unresolved", "no_data", "other_payer", "not_eligible",
)  # fmt: skip
_NO_DUTY = ("other_payer", "not_eligible")


def ledger(
    engine: Engine, *, roster: ir.Table, linked: Linked, member: ir.Table, assessment: ir.Table, duty: ir.Table,
    unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str, posisi: dt.date,
) -> ir.Table:  # fmt: skip
    """LEDGER of one month: every person × unit of the roster in exactly one state (rows in = rows out after repetitions)."""
    member = member.filter(member.bulan.fill_null(bulan) == bulan)
    law = left(_duties(duty), dues(assessment, bulan), WORKER)
    facts = gather(
        engine, roster=roster, linked=linked, member=member, law=law, unit=unit, registration=registration, payer=payer, bulan=bulan
    )
    return _closed(count_once(engine, judge(facts, bulan=bulan, posisi=posisi)), bulan)


def month(
    engine: Engine, *, roster: ir.Table, linked: Linked, member: ir.Table, unit: ir.Table, registration: ir.Table, payer: ir.Table,
    bulan: str, posisi: dt.date, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None,
) -> ir.Table:  # fmt: skip
    """LEDGER of one month straight from roster and link, the law included: the rows of ``ledger`` at a fraction of its cost.

    The usual worker, one row on either side, is read in one pass; only the others are grouped and sorted. ``aturan`` are the regional
    rules, by default those of the house; ``known`` asks for the law as it was known on that day.
    """
    roster = roster.filter(roster.bulan.fill_null(bulan) == bulan)
    member = member.filter(member.bulan.fill_null(bulan) == bulan)
    offices = {"unit": unit, "registration": registration, "payer": payer}
    links = read_links(engine, linked, member)
    usual = judge(
        lone_workers(engine, roster=roster, links=links, member=member, **offices, bulan=bulan, aturan=aturan, known=known),
        bulan=bulan,
        posisi=posisi,
    )
    found = _closed(usual.mutate(utama=ibis.literal(True)), bulan)
    several = engine.keep(several_rows(links))
    if not engine.rows(several.limit(1)):
        return found
    others = engine.keep(_of_several(roster, several))
    law = with_dues(engine, contribution.one_row(others), bulan, aturan=aturan, known=known)
    facts = gather(engine, roster=others, linked=linked, member=member, law=law, **offices, bulan=bulan)
    return found.union(engine.keep(_closed(count_once(engine, judge(facts, bulan=bulan, posisi=posisi)), bulan)))


def gather(
    engine: Engine, *, roster: ir.Table, linked: Linked, member: ir.Table, law: ir.Table,
    unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str,
) -> ir.Table:  # fmt: skip
    """One row per worker and unit with every fact that ``judge`` reads. ``law`` is what is due per worker: ``LAW`` beside ``WORKER``."""
    rows = left(workers(roster, linked.link, bulan), law.select(*WORKER, *LAW), WORKER)
    rows = engine.keep(with_payer(rows, payer, bulan))
    offices = rows.select(*OFFICE).distinct()
    accepted = engine.keep(accepted_npp(offices, unit, registration, bulan))
    seen = engine.keep(sight(offices, accepted, member))
    proof = evidence(rows, member, linked.member_person, accepted, seen, bulan)
    return engine.keep(left(left(rows, seen, OFFICE), proof, WORKER))


def _closed(judged: ir.Table, bulan: str) -> ir.Table:
    return LEDGER.conform(judged.mutate(bulan=ibis.literal(bulan)))


def count_once(engine: Engine, rows: ir.Table) -> ir.Table:
    """Adds ``utama`` (one row per person and pemda) and completes the two-payers flag; only persons with several rows are sorted."""
    rows = engine.keep(rows)
    several = rows.filter(rows.ganda).select(*WORKER, "k_bayar", "keadaan")
    rank = ibis.cases(*[(several.keadaan == state, place) for place, state in enumerate(_STANDING)], else_=len(_STANDING))
    person = ["k_pemda", "orang"]
    ours = ~several.keadaan.isin(_NO_DUTY)
    ordered = several.mutate(ours=ours, bayar=ibis.ifelse(ours, several.k_bayar, ibis.null("string")))
    whole = ibis.window(group_by=person)
    ordered = ordered.mutate(
        place=ibis.row_number().over(group_by=person, order_by=[rank, several.k_unit]),
        split=ordered.ours & (ordered.bayar.min().over(whole) != ordered.bayar.max().over(whole)),
    )
    # Few persons have several rows: their answer is small, and the many pass by it once.
    marks = engine.keep(ordered.select(*WORKER, lain=ordered.place > 0, split=ordered.split.fill_null(False)))
    marked = left(rows, marks, WORKER)
    return marked.mutate(utama=~marked.lain.fill_null(False), flag_two_payers=marked.flag_two_payers | marked.split.fill_null(False)).drop(
        "lain", "split"
    )


def _duties(duty: ir.Table) -> ir.Table:
    rows = keyed(duty)
    return rows.select(*WORKER, "segmen", "hak", **{f"wajib_{program}": rows[program] for program in PROGRAM})


def _of_several(roster: ir.Table, several: ir.Table) -> ir.Table:
    """The roster rows of persons with several rows, with their links."""
    return placed(roster).inner_join(several, list(PLACE)).drop("k_place_pemda", "k_lembar")
