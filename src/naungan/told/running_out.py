"""When the money of units runs out, which have none, and why others can't be judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from naungan.budget.sums import known_sum
from naungan.relations.words import NOT_JUDGED
from naungan.told.government import WITHOUT
from naungan.told.material import Material, Row, grouped
from naungan.told.places import ends_in
from naungan.told.words import month, said, say


@dataclass(frozen=True)
class End:
    """Units whose money ends in one month; what they lack is a sum of what is known, and ``tanpa_nilai`` of them are not in it."""

    bulan: str
    unit: int
    pemda: int
    kekurangan: int | None
    tanpa_nilai: int


@dataclass(frozen=True)
class RunningOut:
    """Units by the month their money runs out, those without a line, and why others have no verdict, with how many units."""

    ends: list[End]
    without: list[End]
    reasons: list[tuple[str, int]]

    @property
    def most(self) -> End | None:
        """The month in which most units run out."""
        return max(self.ends, key=lambda end: end.unit, default=None)


def running_out(material: Material) -> RunningOut:
    """Of the status of all units."""
    dated = grouped((row for row in material.unit_status if ends_in(row)), ends_in)
    none = [row for row in material.unit_status if row["anggaran"] == WITHOUT]
    reasons = Counter(row["alasan"] for row in material.unit_status if row["anggaran"] in (*NOT_JUDGED, None))
    return RunningOut(
        ends=[_end(month(code), rows) for code, rows in sorted(dated.items())],
        without=[_end(say("HAL_TANPA_PAGU"), none)] if none else [],
        reasons=[(said(code or "DOK_HAL_SEBAB_ANGGARAN", None).rstrip("."), count) for code, count in reasons.most_common()],
    )


def _end(name: str, rows: list[Row]) -> End:
    short = [row["kekurangan"] for row in rows]
    return End(name, len(rows), len({row["pemda"] for row in rows}), known_sum(short), short.count(None))
