"""What can be wrong with data: a code, a severity and a place; the sentence comes from the catalogue at the edge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters to its row; a row is counted once, at the worst, which stands first."""

    REFUSE = "refuse"
    HOLD = "hold"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """One problem of one place; ``value`` is already masked when it could identify a person."""

    code: str
    severity: Severity
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: dict[str, object] = field(default_factory=dict)


def problem_row(
    kode: str, tingkat: Severity, berkas: str, *, pemda: str | None = None, dataset: str | None = None, sumber: str | None = None,
    baris: int | None = None, kolom: str | None = None, nilai: str | None = None, params: Mapping[str, object] | None = None,
) -> dict[str, object]:  # fmt: skip
    """One problem as a row of the relation ``problem``; ``params`` fill its sentence, ``nilai`` is masked already."""
    return {
        "berkas": berkas, "sumber": sumber, "pemda": pemda or None, "dataset": dataset, "baris": baris, "kolom": kolom, "kode": kode,
        "tingkat": tingkat, "nilai": nilai, "params": json.dumps(params or {}, ensure_ascii=False),
    }  # fmt: skip
