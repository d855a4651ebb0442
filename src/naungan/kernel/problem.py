"""What can be wrong with data: a code, a severity and a place; the sentence comes from the catalogue at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters to its row; a row is counted once, at the worst."""

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
