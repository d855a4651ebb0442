"""Rows of OFFER added up for people: the same figures in the summary, on page, book and sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_ADDED = (
    "orang", "orang_perkiraan", "tanpa_jumlah", "terutang", "terutang_perkiraan", "pemberi_kerja", "pemberi_kerja_perkiraan", "pekerja",
    "pekerja_perkiraan",
)  # fmt: skip


def add_offers(rows: Iterable[Mapping[str, Any]], program: str = "jht") -> dict[str, int] | None:
    """The cells of a region or of everything, in rupiah and persons; None where nobody is offered the programme."""
    cells = [row for row in rows if row["program"] == program]
    return {name: sum(row[name] for row in cells) for name in _ADDED} if cells else None
