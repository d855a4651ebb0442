"""Every reader of a layout by the name that the layout's YAML has under ``pembaca``: a reader that is not here reads nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naungan.intake.readers import (
    anggaran,
    answered,
    bills,
    claims,
    honoraria,
    kas,
    members,
    offices,
    packages,
    people,
    receipts,
    regional,
    residents,
    sipp,
    vulnerable,
)
from naungan.intake.rules.slots import Slot

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Reader:
    """``values``: engine, staged columns and prefixes of NIK → the columns of the relation; ``slots``: what can be wrong with each row."""

    values: Callable[[Engine, ir.Table, ir.Table], ir.Table]
    slots: Callable[[ir.Table], list[Slot]]


READERS = {
    "anggaran.data": Reader(anggaran.data_values, anggaran.data_slots),
    "anggaran.plan": Reader(anggaran.plan_values, anggaran.plan_slots),
    "anggaran.rka": Reader(anggaran.rka_values, anggaran.rka_slots),
    "anggaran.village": Reader(anggaran.village_values, anggaran.village_slots),
    "answered.answered": Reader(answered.answered_values, answered.answered_slots),
    "bills.bill": Reader(bills.bill_values, bills.bill_slots),
    "claims.claimed": Reader(claims.claimed_values, claims.claimed_slots),
    "honoraria.honorarium": Reader(honoraria.honorarium_values, honoraria.honorarium_slots),
    "kas.accounted": Reader(kas.accounted_values, kas.accounted_slots),
    "kas.cash": Reader(kas.cash_values, kas.cash_slots),
    "kas.payment": Reader(kas.payment_values, kas.payment_slots),
    "kas.realised": Reader(kas.realised_values, kas.realised_slots),
    "members.status": Reader(members.status_values, members.status_slots),
    "members.wage": Reader(members.wage_values, members.wage_slots),
    "offices.budget": Reader(offices.budget_values, offices.budget_slots),
    "offices.payer": Reader(offices.payer_values, offices.payer_slots),
    "offices.recap": Reader(offices.recap_values, offices.recap_slots),
    "offices.registration": Reader(offices.registration_values, offices.registration_slots),
    "offices.unit": Reader(offices.unit_values, offices.unit_slots),
    "packages.package": Reader(packages.package_values, packages.package_slots),
    "people.roster": Reader(people.roster_values, people.roster_slots),
    "people.sipp": Reader(people.sipp_values, people.sipp_slots),
    "receipts.receipt": Reader(receipts.receipt_values, receipts.receipt_slots),
    "regional.aggregate": Reader(regional.aggregate_values, regional.aggregate_slots),
    "residents.resident": Reader(residents.resident_values, residents.resident_slots),
    "sipp.change": Reader(sipp.change_values, sipp.change_slots),
    "sipp.leaving": Reader(sipp.leaving_values, sipp.leaving_slots),
    "sipp.old": Reader(sipp.old_values, sipp.old_slots),
    "vulnerable.vulnerable": Reader(vulnerable.vulnerable_values, vulnerable.vulnerable_slots),
}
