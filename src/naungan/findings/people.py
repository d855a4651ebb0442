"""The ledger counted per unit: everything the rules about workers need; persons are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis

from naungan.coverage.tables import FLAG, STATE

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def people(engine: Engine, ledger: ir.Table) -> list[dict[str, Any]]:
    """Per pemda and unit: ``n_<state>``, ``rp_<state>`` (exact effect, NULL when none is exact), ``kira_<state>`` (estimated
    effect), ``flag_<flag>``, and the exact arrears of all months."""
    exact = ~ledger.perkiraan.fill_null(False)
    behind = ledger.bulan_menunggak > 0
    measures: dict[str, ir.Value] = {"pekerja": (~ledger.keadaan.isin(["not_eligible", "other_payer"])).sum()}
    for state in STATE:
        here = ledger.keadaan == state
        measures[f"n_{state}"] = here.sum()
        measures[f"rp_{state}"] = ledger.dampak.sum(where=here & exact)
        measures[f"kira_{state}"] = ledger.dampak.sum(where=here & ~exact)
    for flag in FLAG:
        measures[f"flag_{flag}"] = ledger[f"flag_{flag}"].fill_null(False).sum()
    measures["tunggakan"] = (ledger.iuran * ledger.bulan_menunggak).sum(where=behind & exact)
    measures["orang_menunggak"] = behind.fill_null(False).sum()
    found = ledger.group_by(["pemda", "unit"]).aggregate(unit_nama=ledger.unit_nama.min(), **measures)
    return engine.rows(found.order_by(ibis.asc("pemda", nulls_first=True), ibis.asc("unit", nulls_first=True)))
