"""Why a unit has no verdict: what is missing, and never that something is missing which has come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from naungan.budget.adequacy import Office
from naungan.budget.rows import Line

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Sent:
    """What has come in, by unit: rows of HANDED_IN, and the budget lines (``budget.lines``) of all years."""

    handed_in: dict[Office, Rows] = field(default_factory=dict)
    lines: dict[Office, list[Line]] = field(default_factory=dict)

    @classmethod
    def of(cls, handed_in: Iterable[dict[str, Any]], lines: Iterable[Line]) -> Sent:
        """Both by unit."""
        return cls(_by_office(handed_in), _by_office(lines))


def no_workers(office: Office, sent: Sent) -> str:
    """Why nobody is counted of whom this unit would have to pay."""
    rows = {row["dataset"]: row for row in sent.handed_in.get(office, [])}
    if "roster" in rows:
        return "ALASAN_BUKAN_TANGGUNGAN" if rows["roster"]["dipakai"] else "ALASAN_DAFTAR_BELUM_DIPAKAI"
    if "recap" in rows:
        return "ALASAN_REKAP"
    return "ALASAN_DAFTAR_BELUM_DIPAKAI" if None in rows else "ALASAN_TANPA_PEKERJA"


def no_budget(offices: Iterable[Office], sent: Sent, tahun: int) -> str:
    """Why there is no line to judge by, of units any of which may pay."""
    places = list(offices)
    lines = [row for place in places for row in sent.lines.get(place, [])]
    if any(row["tahun"] == tahun for row in lines):
        return "ALASAN_ANGGARAN_TANPA_TAHAP" if all(row["tahap"] is None for row in lines if row["tahun"] == tahun) else "ALASAN_REKENING"
    if lines:
        return "ALASAN_ANGGARAN_TAHUN_LAIN"
    if any(row["dataset"] == "budget_line" for place in places for row in sent.handed_in.get(place, [])):
        return "ALASAN_ANGGARAN_BELUM_DIPAKAI"
    return "ALASAN_ANGGARAN_TANPA_UNIT" if (places[0][0], None) in sent.lines else "ALASAN_TANPA_ANGGARAN"


Row = TypeVar("Row", bound=Mapping[str, Any])


def _by_office(rows: Iterable[Row]) -> dict[Office, list[Row]]:
    found: dict[Office, list[Row]] = {}
    for row in rows:
        found.setdefault((row["pemda"], row["unit"]), []).append(row)
    return found
