"""Rules about months unpaid: each says whose word it is, and two that deny each other are a finding of their own, not a debt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.findings.make import Finding, Step, Today, finding
from naungan.findings.people import Said
from naungan.findings.workers import open_step
from naungan.relations.words import Pembayaran

_OFFICE = ("anggaran", "LRA")


def arrears_findings(place: Mapping[str, Any], said: Said, status: dict[str, Any], due: int, today: Today) -> list[Finding]:
    """Arrears of one unit by its member file, or by the records of its payer where that is silent.

    ``said`` is what the member file says of it; ``status`` its UNIT_STATUS row or empty; ``due`` the months of the fiscal year past their
    due date: records count no others.
    """
    booked = _booked(status)
    clash = booked is not None and said.telat_paling is not None and not _agree(booked, said, due)
    found = [_denied(place, said, status, booked)] if clash else []
    if said.orang_menunggak and (booked or not clash):
        params: dict[str, Any] = {"orang": said.orang_menunggak, "lunas_sampai": said.lunas_sampai}
        step = open_step("LANGKAH_BAYAR", status, today)
        found.append(finding("TEMUAN_TUNGGAKAN", place, said.telat_paling, "bulan", said.tunggakan or None, step, **params))
    elif booked and said.telat_paling is None:
        params = {"sumber": status["sumber_pembayaran"], "lunas_sampai": status.get("lunas_sampai")}
        step = open_step("LANGKAH_BAYAR", status, today)
        # Months without an amount: nobody handed in says who owes it, which is not zero rupiah.
        found.append(finding("TEMUAN_TUNGGAKAN_CATATAN", place, booked, "bulan", status.get("tunggakan") or None, step, **params))
    return found


def _booked(status: dict[str, Any]) -> int | None:
    """Months behind by the payer's own records; None where they say nothing of months."""
    told = status.get("sumber_pembayaran") in _OFFICE and status.get("pembayaran") in (Pembayaran.MENUNGGAK, Pembayaran.LUNAS)
    return status["bulan_menunggak"] if told else None


def _agree(booked: int, said: Said, due: int) -> bool:
    """Somebody is as far behind as the records say; who joined later may be less."""
    least, most = (min(months or 0, due) for months in (said.telat_sedikit, said.telat_paling))
    return least <= booked <= most


def _denied(place: Mapping[str, Any], said: Said, status: dict[str, Any], booked: int | None) -> Finding:
    params = {"sumber": status["sumber_pembayaran"], "bulan_peserta": said.telat_paling, "orang": said.orang_menunggak}
    step = Step("LANGKAH_COCOKKAN_PEMBAYARAN")
    return finding("TEMUAN_PEMBAYARAN_BERTENTANGAN", place, booked, "bulan", None, step, lunas_sampai=said.lunas_sampai, **params)
