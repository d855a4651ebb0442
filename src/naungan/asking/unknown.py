"""Whose membership nobody knows: those whom BPJS must be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.asking.branches import branch_of
from naungan.relations.joins import OFFICE, keyed, left
from naungan.relations.words import Cause, State

if TYPE_CHECKING:
    import ibis.expr.types as ir


def unknown(ledger: ir.Table) -> ir.BooleanValue:
    """Does a row of the ledger stand for a person whose membership BPJS alone can tell?"""
    return ledger.utama & bpjs_can_tell(ledger.keadaan, ledger.sebab)


def bpjs_can_tell(keadaan: ir.StringValue, sebab: ir.StringValue) -> ir.BooleanValue:
    """Whether a state waits for BPJS.

    No member file looks at the unit; the file says of no row whether it is active; or the person is not on the NPP that the file sees.
    Who waits for something else (a held row, a match to be decided, a right that is not known) is settled there first, and who has no
    claim on the pemda is not asked about.
    """
    status = (keadaan == State.UNRESOLVED) & (sebab == Cause.STATUS)
    return keadaan.isin([State.NO_DATA, State.NOT_ON_OWN_NPP]) | status.fill_null(False)


def with_branch(ledger: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    """The rows of a ledger with ``OFFICE``, ``cabang`` and ``npp_ditanya``."""
    rows = keyed(ledger).mutate(k_bayar=ledger.unit_pembayar.fill_null(""))
    return left(rows, branch_of(rows.select(*OFFICE).distinct(), unit, registration, bulan), OFFICE)
