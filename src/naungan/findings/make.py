"""One finding: its place, its amount, and the next step that is still open."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from naungan.acuan.jatuh_tempo import next_jatuh_tempo
from naungan.acuan.loading import load
from naungan.acuan.siklus import Kalender


@dataclass(frozen=True)
class Today:
    """The month under evaluation, its fiscal year, the position date, and the budget calendar of the governments."""

    bulan: str
    tahun: int
    posisi: dt.date
    kalender: Kalender = field(default_factory=Kalender)


@dataclass(frozen=True)
class Step:
    """What to do next, until when, and what its sentence says besides."""

    kode: str
    tenggat: dt.date | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


class Finding(TypedDict):
    """A row of FINDING."""

    pemda: str
    unit: str | None
    unit_nama: str | None
    kode: str
    tingkat: str
    jumlah: int | None
    satuan: str
    rupiah: int | None
    langkah: str
    tenggat: dt.date | None
    dasar: str
    params: str


def finding(
    kode: str, place: Mapping[str, Any], jumlah: int | None, satuan: str, rupiah: int | None, step: Step, *,
    tingkat: str | None = None, **params: Any,
) -> Finding:  # fmt: skip
    """A row of FINDING; ``params`` fill the sentence, together with count, unit and name."""
    known = {**step.params, **{name: value for name, value in params.items() if value is not None}}
    fact = load("temuan.yaml")["temuan"][kode]
    nama = place.get("unit_nama") or place.get("unit")
    return {
        "pemda": place["pemda"], "unit": place.get("unit"), "unit_nama": nama, "kode": kode, "tingkat": tingkat or fact["tingkat"],
        "jumlah": jumlah, "satuan": satuan, "rupiah": rupiah, "langkah": step.kode, "tenggat": step.tenggat, "dasar": fact["dasar"],
        "params": json.dumps({"jumlah": jumlah, **known}, sort_keys=True, ensure_ascii=False),
    }  # fmt: skip


def budget_step(tahun: int, today: Today, pemda: str) -> Step:
    """The budget step of a government into which a request for the fiscal year can still be brought, with its two dates."""
    one = today.kalender.open_step(tahun, today.posisi, pemda)
    said = {
        "usul_sampai": one.usulan.hari.isoformat(), "usul_status": one.usulan.status, "usul_sumber": one.usulan.sumber,
        "tetap_sampai": one.penetapan.hari.isoformat(), "tetap_status": one.penetapan.status, "tetap_sumber": one.penetapan.sumber,
    }  # fmt: skip
    return Step(one.kode, one.usulan.hari, said)


def next_due(kode: str, today: Today, segmen: str = "PU") -> Step:
    """A step to be done before the next contribution is due."""
    return Step(kode, next_jatuh_tempo(segmen, today.posisi))
