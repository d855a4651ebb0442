"""The ledger: facts of all rooms gathered on one row per worker and unit, judged, and persons counted once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis

from naungan.coverage.dues import dues
from naungan.coverage.evidence import evidence
from naungan.coverage.keys import OFFICE, WORKER, keyed, left
from naungan.coverage.npp import accepted_npp, sight
from naungan.coverage.payers import with_payer
from naungan.coverage.state import judge
from naungan.coverage.tables import LEDGER
from naungan.coverage.workers import workers
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

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
    facts = gather(
        engine, roster=roster, linked=linked, member=member, assessment=assessment, duty=duty,
        unit=unit, registration=registration, payer=payer, bulan=bulan,
    )  # fmt: skip
    return LEDGER.conform(count_once(engine, judge(facts, bulan=bulan, posisi=posisi)).mutate(bulan=ibis.literal(bulan)))


def gather(
    engine: Engine, *, roster: ir.Table, linked: Linked, member: ir.Table, assessment: ir.Table, duty: ir.Table,
    unit: ir.Table, registration: ir.Table, payer: ir.Table, bulan: str,
) -> ir.Table:  # fmt: skip
    """One row per worker and unit with every fact that ``judge`` reads."""
    rows = left(workers(roster, linked.link, bulan), _duties(duty), WORKER)
    rows = engine.keep(with_payer(rows, payer, bulan))
    offices = rows.select(*OFFICE).distinct()
    accepted = engine.keep(accepted_npp(offices, unit, registration, bulan))
    seen = engine.keep(sight(offices, accepted, member))
    facts = left(rows, seen, OFFICE)
    facts = left(facts, evidence(rows, member, linked.member_person, accepted, seen, bulan), WORKER)
    return left(facts, dues(assessment, bulan), WORKER)


def count_once(engine: Engine, rows: ir.Table) -> ir.Table:
    """Adds ``utama`` (one row per person and pemda) and completes the two-payers flag; only persons with several rows are sorted."""
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
