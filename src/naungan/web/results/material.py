"""What is said of one government, from the small relations of a result: the same words and figures as in the papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cached_property, lru_cache
from pathlib import Path

from naungan.told.material import Material, Row
from naungan.told.places import Places
from naungan.web.results.stored import finished, rows

# What the page asks for; the others are the workbook's.
_READ = ("file", "handed_in", "unit", "measure", "adequacy", "unit_status", "finding", "offer", "stake", "branch_sum")
_KEPT = 64


class Government:
    """One government of a result, with everything that its page says."""

    def __init__(self, folder: Path, pemda: str) -> None:
        self.pemda = pemda
        self.material = _gathered(folder, pemda)

    @cached_property
    def places(self) -> Places:
        """As the papers have it."""
        return Places(self.material)

    @cached_property
    def units(self) -> list[Row]:
        """Its units, counted and judged."""
        return self.places.units.get(self.pemda, [])

    @cached_property
    def findings(self) -> list[Row]:
        """Gravest and dearest first."""
        return self.places.findings.get(self.pemda, [])


@lru_cache(_KEPT)
def government(folder: Path, pemda: str) -> Government:
    """A result never changes: it is gathered once a process."""
    return Government(folder, pemda)


def _gathered(folder: Path, pemda: str) -> Material:
    found = {name: rows(folder, name, pemda) for name in _READ}
    # The whole that is told is this government: its row stands where that of all governments would.
    own = [row for row in found["measure"] if row["tingkat"] in ("pemda", "unit")]
    found["measure"] = [*own, *({**row, "tingkat": "nasional"} for row in own if row["tingkat"] == "pemda")]
    record = dict(finished(folder).record)
    record["posisi"] = dt.date.fromisoformat(record["posisi"])
    empty: dict[str, list[Row]] = {field.name: [] for field in dataclasses.fields(Material) if field.name != "run"}
    return Material(run=record, **(empty | found))
