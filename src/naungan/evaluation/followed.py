"""What the summary says of payments, purses and questions to BPJS: per government and in all; None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from naungan import budget

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Rows = list[dict[str, Any]]
_COLUMNS = {
    "reconciliation": ("tagihan", "diterima"),
    "suspense": ("rupiah",),
    "overpayment": ("rupiah",),
    "purse_end": ("bulan", "orang", "rupiah"),
    "branch_sum": ("cabang", "tertutup", "menunggu"),
}


def followed(engine: Engine, results: Mapping[str, ir.Table]) -> dict[str, Rows]:
    """The rows that are added up, by relation."""
    return {name: engine.rows(results[name].select("pemda", *columns)) for name, columns in _COLUMNS.items()}


def told_of(parts: Mapping[str, Rows], pemda: Collection[str], bulan: str) -> dict[str, Any]:
    """``payments``, ``purse_ends`` and ``questions`` of some governments; rupiah exact, of those that are known."""
    mine = {name: [row for row in parts[name] if row["pemda"] in pemda] for name in _COLUMNS}
    return {"payments": _payments(mine), "purse_ends": _ends(mine["purse_end"], bulan), "questions": _questions(mine["branch_sum"])}


def _payments(mine: Mapping[str, Rows]) -> dict[str, Any] | None:
    """Bills and what is proved to have arrived for them; what waits; lines to be clarified."""
    billed = [row for row in mine["reconciliation"] if row["tagihan"] is not None]
    if not (billed or mine["suspense"] or mine["overpayment"]):
        return None
    return {
        "bills": len(billed), "billed": _sum(billed, "tagihan"), "received": _sum(billed, "diterima"),
        "suspense": len(mine["suspense"]), "suspense_rupiah": _sum(mine["suspense"], "rupiah"),
        "to_clarify": len(mine["overpayment"]), "to_clarify_rupiah": _sum(mine["overpayment"], "rupiah"),
    }  # fmt: skip


def _ends(rows: Rows, bulan: str) -> dict[str, Any] | None:
    """The next month in which cover ends, for how many then, and what is open until the year ends by all ends of the year."""
    if not rows:
        return None
    month = budget.next_end((row["bulan"] for row in rows), bulan)
    then = [row for row in rows if row["bulan"] == month]
    return {"month": month, "people": _sum(then, "orang"), "rupiah": _sum(rows, "rupiah")}


def _questions(rows: Rows) -> dict[str, Any] | None:
    """Whom BPJS is still to be asked about, at how many branches, whose branch nobody knows, and who is known from its answers."""
    waiting = [row for row in rows if row["menunggu"]]
    if not waiting and not any(row["tertutup"] for row in rows):
        return None
    return {
        "waiting": _sum(waiting, "menunggu"), "branches": len({row["cabang"] for row in waiting} - {None}),
        "without_branch": _sum([row for row in waiting if row["cabang"] is None], "menunggu"), "closed": _sum(rows, "tertutup"),
    }  # fmt: skip


def _sum(rows: Rows, column: str) -> int:
    return sum(row[column] or 0 for row in rows)
