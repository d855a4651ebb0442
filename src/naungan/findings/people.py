"""The ledger counted per unit: everything the rules about workers need; persons are read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.relations.words import NO_DUTY, PARTICIPANT, Cause, Flag, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Said:
    """What the member file says of payment: months behind, and of who is behind the number and the exact arrears.

    Only participants whose state is settled speak of payment.
    """

    telat_paling: int | None = None
    telat_sedikit: int | None = None
    lunas_sampai: str | None = None
    orang_menunggak: int = 0
    tunggakan: int | None = None


@dataclass(frozen=True)
class Cell:
    """The workers of one unit: how many ``n`` in each state, their effect in rupiah (``exact``, ``estimated``; NULL when there is none),
    why the unresolved are so, and the ``flag`` of those who are not; nothing rests on a row that a person must still decide about.
    """

    pemda: str
    unit: str | None
    unit_nama: str | None
    pekerja: int
    n: Mapping[State, int]
    exact: Mapping[State, int | None]
    estimated: Mapping[State, int | None]
    cause: Mapping[Cause, int]
    flag: Mapping[Flag, int]
    said: Said

    @property
    def place(self) -> dict[str, Any]:
        """The unit, as a finding names it."""
        return {"pemda": self.pemda, "unit": self.unit, "unit_nama": self.unit_nama}


def people(engine: Engine, ledger: ir.Table) -> list[Cell]:
    """A cell per pemda and unit, in order."""
    exact = ~ledger.perkiraan.fill_null(False)
    settled = ledger.keadaan.isin(PARTICIPANT)
    behind = settled & (ledger.bulan_menunggak > 0).fill_null(False)
    measures: dict[str, ir.Value] = {"pekerja": (~ledger.keadaan.isin(NO_DUTY)).sum()}
    for state in State:
        here = ledger.keadaan == state
        measures[f"n_{state}"] = here.sum()
        measures[f"exact_{state}"] = ledger.dampak.sum(where=here & exact)
        measures[f"estimated_{state}"] = ledger.dampak.sum(where=here & ~exact)
    for flag in Flag:
        measures[f"flag_{flag}"] = (ledger[f"flag_{flag}"].fill_null(False) & (ledger.keadaan != State.UNRESOLVED)).sum()
    for cause in Cause:
        measures[f"cause_{cause}"] = (ledger.sebab == cause).fill_null(False).sum()
    measures |= {
        "telat_paling": ledger.bulan_menunggak.max(where=settled), "telat_sedikit": ledger.bulan_menunggak.min(where=settled),
        "lunas_sampai": ledger.lunas_sampai.min(where=settled), "orang_menunggak": behind.sum(),
        "tunggakan": (ledger.iuran * ledger.bulan_menunggak).sum(where=behind & exact),
    }  # fmt: skip
    found = ledger.group_by(["pemda", "unit"]).aggregate(unit_nama=ledger.unit_nama.min(), **measures)
    return [_cell(row) for row in engine.rows(found.order_by(ibis.asc("pemda", nulls_first=True), ibis.asc("unit", nulls_first=True)))]


def _cell(row: dict[str, Any]) -> Cell:
    by_state = {kind: {state: row[f"{kind}_{state}"] for state in State} for kind in ("n", "exact", "estimated")}
    return Cell(
        row["pemda"], row["unit"], row["unit_nama"], row["pekerja"], **by_state,
        cause={cause: row[f"cause_{cause}"] for cause in Cause}, flag={flag: row[f"flag_{flag}"] for flag in Flag},
        said=Said(**{name: row[name] for name in ("telat_paling", "telat_sedikit", "lunas_sampai", "orang_menunggak", "tunggakan")}),
    )  # fmt: skip
