"""Rules about months unpaid: each says whose word it is, and two that deny each other are a finding of their own, not a debt."""

from __future__ import annotations

from typing import Any

from naungan.findings.make import Step, Today, finding
from naungan.findings.workers import open_step

_OFFICE = ("anggaran", "LRA")
SILENT = {"telat_paling": None, "telat_sedikit": None, "lunas_sampai": None, "orang_menunggak": 0, "tunggakan": None}


def arrears_findings(cell: dict[str, Any], status: dict[str, Any], due: int, today: Today) -> list[dict[str, Any]]:
    """Arrears of one unit by its member file, or by the records of its payer where that is silent.

    ``cell`` is its row of ``people``, or ``SILENT`` beside its place; ``status`` its UNIT_STATUS row or empty; ``due`` the months of the
    fiscal year past their due date: records count no others.
    """
    booked = _booked(status)
    clash = booked is not None and cell["telat_paling"] is not None and not _agree(booked, cell, due)
    found = [_denied(cell, status, booked)] if clash else []
    if cell["orang_menunggak"] and (booked or not clash):
        params = {"orang": cell["orang_menunggak"], "lunas_sampai": cell["lunas_sampai"]}
        step = open_step("LANGKAH_BAYAR", status, today)
        found.append(finding("TEMUAN_TUNGGAKAN", cell, cell["telat_paling"], "bulan", cell["tunggakan"] or None, step, **params))
    elif booked and cell["telat_paling"] is None:
        params = {"sumber": status["sumber_pembayaran"], "lunas_sampai": status.get("lunas_sampai")}
        step = open_step("LANGKAH_BAYAR", status, today)
        # Months without an amount: nobody handed in says who owes it, which is not zero rupiah.
        found.append(finding("TEMUAN_TUNGGAKAN_CATATAN", cell, booked, "bulan", status.get("tunggakan") or None, step, **params))
    return found


def _booked(status: dict[str, Any]) -> int | None:
    """Months behind by the payer's own records; None where they say nothing of months."""
    told = status.get("sumber_pembayaran") in _OFFICE and status.get("pembayaran") in ("menunggak", "lunas")
    return status["bulan_menunggak"] if told else None


def _agree(booked: int, cell: dict[str, Any], due: int) -> bool:
    """Somebody is as far behind as the records say; who joined later may be less."""
    least, most = (min(int(cell[name]), due) for name in ("telat_sedikit", "telat_paling"))
    return least <= booked <= most


def _denied(cell: dict[str, Any], status: dict[str, Any], booked: int | None) -> dict[str, Any]:
    params = {"sumber": status["sumber_pembayaran"], "bulan_peserta": cell["telat_paling"], "orang": cell["orang_menunggak"]}
    step = Step("LANGKAH_COCOKKAN_PEMBAYARAN")
    return finding("TEMUAN_PEMBAYARAN_BERTENTANGAN", cell, booked, "bulan", None, step, lunas_sampai=cell["lunas_sampai"], **params)
