"""What a projection takes for granted, by code of the catalogue or by name: each with its source, or said to be an assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from naungan.evaluation.finished import Finished
from naungan.projection.scenario_steps import Skenario
from naungan.projection.series import left_out_text

Row = Mapping[str, Any]
# How a source begins that is none.
ANGGAPAN = "anggapan"


def taken(
    newest: Finished, scenarios: Sequence[Skenario], rows: Mapping[str, Sequence[Row]], moneyless: Iterable[tuple[str, str]],
    left_out: Iterable[dict[str, Any]], *, flows_known: bool = True,
) -> list[dict[str, Any]]:  # fmt: skip
    """``hal`` is a code of the catalogue and ``nama`` says of what; of ``sumber`` and ``anggapan`` one is known.

    ``moneyless``: purses that pay for nobody because nobody knows their money; ``left_out``: what could not stand in a series.
    ``flows_known``: whether the evaluations could be compared.
    """
    found = [_own("ANGGAPAN_TANPA_PERUBAHAN")] if rows.get("forecast") else []
    found += [_own("ANGGAPAN_RENCANA")] if rows.get("plan_group") else []
    found += [] if flows_known else [_own("ANGGAPAN_TANPA_ALUR")]
    found += [_said("SKENARIO", one.nama, one.sumber, one.anggapan or one.uraian) for one in scenarios]
    for name, hal in (("plan_group", "RENCANA_KELOMPOK"), ("plan_purse", "RENCANA_DOMPET")):
        found += [_rested(hal, one) for one in sorted({row["sumber"] for row in rows.get(name, ())})]
    without = list(moneyless)
    if without:
        found.append(_said("DOMPET_TANPA_UANG", f"{len(without)} ({len({pemda for pemda, _ in without})})", None, None))
    lost = list(left_out)
    for one in sorted({row["alasan"] for row in lost}):
        same = [row for row in lost if row["alasan"] == one]
        found.append(_said("TIDAK_MASUK", str(len(same)), None, left_out_text(same[0])))
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
