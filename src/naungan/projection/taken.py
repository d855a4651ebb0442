"""What a projection takes for granted, by code of the catalogue or by name: each with its source, or said to be an assumption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naungan.evaluation.finished import Finished
from naungan.projection.scenario_steps import Skenario

Row = Mapping[str, Any]
# How a source begins that is none.
ANGGAPAN = "anggapan"


def taken(newest: Finished, scenarios: Sequence[Skenario], rows: Mapping[str, Sequence[Row]]) -> list[dict[str, Any]]:
    """``hal`` is a code of the catalogue, else ``nama`` says what it is; of ``sumber`` and ``anggapan`` one is known."""
    found = [_own("ANGGAPAN_TANPA_PERUBAHAN")] if rows.get("forecast") else []
    found += [_said("SKENARIO", one.nama, one.sumber, one.anggapan or one.uraian) for one in scenarios]
    for name, hal in (("plan_group", "RENCANA_KELOMPOK"), ("plan_purse", "RENCANA_DOMPET")):
        found += [_rested(hal, one) for one in sorted({row["sumber"] for row in rows.get(name, ())})]
    return found + [_event(one) for one in newest.record.get("asumsi", ())]


def _event(one: Row) -> dict[str, Any]:
    """An assumption of the evaluation on how often something happens; one that is no more than that stays marked, whatever it leans on."""
    said = f"{one['per_juta']} ({'; '.join(filter(None, (one['sumber'], one['catatan'])))})"
    sure = one["status"] != ANGGAPAN
    return _said("EVALUASI", one["peristiwa"].replace("_", " "), said if sure else None, said)


def _own(hal: str) -> dict[str, Any]:
    return {"hal": hal, "nama": None, "sumber": None, "anggapan": hal}


def _said(hal: str, nama: str, sumber: str | None, anggapan: str | None) -> dict[str, Any]:
    return {"hal": hal, "nama": nama, "sumber": sumber, "anggapan": None if sumber else anggapan}


def _rested(hal: str, sumber: str) -> dict[str, Any]:
    return _said(hal, "", None, sumber) if sumber.lower().startswith(ANGGAPAN) else _said(hal, "", sumber, None)
