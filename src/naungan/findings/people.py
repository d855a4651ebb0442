"""The ledger counted per unit: everything the rules about workers need; persons are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis

from naungan.coverage.tables import CAUSE, FLAG, STATE
from naungan.relations.words import NO_DUTY, PARTICIPANT, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def people(engine: Engine, ledger: ir.Table) -> list[dict[str, Any]]:
    """Per pemda and unit: ``n_<state>``, ``rp_<state>`` (exact effect, NULL when none is exact), ``kira_<state>`` (estimated
    effect), ``sebab_<cause>`` of the unresolved, ``flag_<flag>`` of those who are not, and what the member file says of payment: months
    behind (``telat_paling``, ``telat_sedikit``), ``lunas_sampai``, ``orang_menunggak`` and their exact ``tunggakan``. Only participants
    whose state is settled speak of payment; nothing rests on a row that a person must still decide about."""
    exact = ~ledger.perkiraan.fill_null(False)
    settled = ledger.keadaan.isin(PARTICIPANT)
    behind = settled & (ledger.bulan_menunggak > 0).fill_null(False)
    measures: dict[str, ir.Value] = {"pekerja": (~ledger.keadaan.isin(NO_DUTY)).sum()}
    for state in STATE:
        here = ledger.keadaan == state
        measures[f"n_{state}"] = here.sum()
        measures[f"rp_{state}"] = ledger.dampak.sum(where=here & exact)
        measures[f"kira_{state}"] = ledger.dampak.sum(where=here & ~exact)
    for flag in FLAG:
        measures[f"flag_{flag}"] = (ledger[f"flag_{flag}"].fill_null(False) & (ledger.keadaan != State.UNRESOLVED)).sum()
    for cause in CAUSE:
        measures[f"sebab_{cause}"] = (ledger.sebab == cause).fill_null(False).sum()
    measures["tunggakan"] = (ledger.iuran * ledger.bulan_menunggak).sum(where=behind & exact)
    measures["orang_menunggak"] = behind.sum()
    measures["telat_paling"] = ledger.bulan_menunggak.max(where=settled)
    measures["telat_sedikit"] = ledger.bulan_menunggak.min(where=settled)
    measures["lunas_sampai"] = ledger.lunas_sampai.min(where=settled)
    found = ledger.group_by(["pemda", "unit"]).aggregate(unit_nama=ledger.unit_nama.min(), **measures)
    return engine.rows(found.order_by(ibis.asc("pemda", nulls_first=True), ibis.asc("unit", nulls_first=True)))
