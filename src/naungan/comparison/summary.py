"""The counts and rupiah of a comparison, per group and per unit. Known and estimated rupiah are never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from naungan.comparison.tables import GROUPS, REASONS, ROUTES, Group

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.sides import Side
    from naungan.engine import Engine

_MONEY = {"before": "iuran_lama", "after": "iuran_baru", "before_estimated": "perkiraan_lama", "after_estimated": "perkiraan_baru"}


def summarise(engine: Engine, change: ir.Table, old: Side, new: Side) -> dict[str, Any]:
    """``groups`` add up to all people; ``also`` counts each kind of change whatever the group; ``routes`` the papers that follow.

    ``set_aside`` names by side the files that contradict each other, and counts the rows that are in no group for that reason.
    """
    found = {row["kelompok"]: row for row in engine.rows(_totals(change, ["kelompok"]))}
    groups = {name: _group(found.get(name)) for name in GROUPS}
    settled = change.filter(change.kelompok != Group.REVIEW)
    also = {"moved": settled.pindah, "wage_changed": settled.upah_berubah, "converted": settled.beralih}
    routes, reasons = _counts(engine, change, "rute"), _counts(engine, change.filter(change.rute == "cek"), "alasan")
    return {
        "months": {"old": old.bulan, "new": new.bulan},
        "set_aside": {name: {"files": list(side.bertabrakan), "rows": side.disisihkan} for name, side in (("old", old), ("new", new))},
        "groups": groups,
        "total": _group(_added(list(found.values()))),
        "also": engine.rows(
            settled.aggregate(**{name: flag.fill_null(False).cast("int64").sum().fill_null(0) for name, flag in also.items()})
        )[0],
        "membership": _counts(engine, change, "kepesertaan"),
        "routes": {name: routes.get(name, 0) for name in ROUTES},
        "look_up": {name: reasons[name] for name in REASONS if name in reasons},
    }


def per_unit(engine: Engine, change: ir.Table) -> list[dict[str, Any]]:
    """One row per pemda, unit and group, for the sheet by unit."""
    return engine.rows(_totals(change, ["pemda", "unit", "kelompok"]).order_by("pemda", "unit", "kelompok"))


def _totals(change: ir.Table, key: list[str]) -> ir.Table:
    return change.group_by(key).agg(
        people=change.count(), unit_nama=change.unit_nama.min(), **{name: change[column].sum() for name, column in _MONEY.items()}
    )


def _group(row: dict[str, Any] | None) -> dict[str, int]:
    values = {name: int((row or {}).get(name) or 0) for name in ("people", *_MONEY)}
    return {**values, "difference": values["after"] - values["before"]}


def _added(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: sum(int(row[name] or 0) for row in rows) for name in ("people", *_MONEY)}


def _counts(engine: Engine, change: ir.Table, column: str) -> dict[str, int]:
    known = change.filter(change[column].notnull())
    return {row[column]: row["n"] for row in engine.rows(known.group_by(column).agg(n=known.count()).order_by(column))}
