"""What lines have gone to another office with the people they pay for: moved is not lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from naungan.acuan.rekening import keluarga_kategori
from naungan.budget.rows import Line
from naungan.budget.tahapan import ours

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = Mapping[str, Any]
Office = tuple[str, str | None]


class Moved:
    """What lines have gone to another office with the people: told by a list of payers, or by the offices whose people were paid for.

    ``changes`` are rows of PAYER_CHANGE; ``paid_for`` names for each paying office the units of its people.
    """

    def __init__(
        self, changes: Iterable[Row] = (), paid_for: Mapping[Office, set[str | None]] = MappingProxyType({}), lines: Iterable[Line] = ()
    ) -> None:
        there = [row for row in changes if row["arah"] in ("pindah", "ganda")]
        self._told = {(row["pemda"], row["unit_lama"], row["tahun"], keluarga_kategori(row["kategori"])) for row in there}
        self._offices = {key[:3] for key in self._told}
        self._paid_for = paid_for
        self._lines: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
        for row in ours(lines):
            self._lines[row["pemda"], row["unit"], row["tahun"], row["tahap"]].append(row)

    @classmethod
    def of(cls, engine: Engine, *, payer_change: ir.Table, ledger: ir.Table, lines: Iterable[Line]) -> Moved:
        """What PAYER_CHANGE and the ledger say of these lines."""
        changes = engine.rows(payer_change.order_by("pemda", "unit", "kategori", "segmen"))
        paid_for: dict[Office, set[str | None]] = defaultdict(set)
        for row in engine.rows(ledger.select("pemda", "unit", "unit_pembayar").distinct()):
            paid_for[row["pemda"], row["unit_pembayar"]].add(row["unit"])
        return cls(changes, paid_for, lines)

    def gone_with_people(self, row: Row | Line, before: str, after: str) -> bool:
        """Whether this line, which its office no longer has at the later stage, stands with others now."""
        office = (row["pemda"], row["unit"], row["tahun"])
        told = office in self._offices if row["keluarga"] is None else (*office, row["keluarga"]) in self._told
        return told or self._gained(row, before, after)

    def _gained(self, row: Row | Line, before: str, after: str) -> bool:
        """The units it paid for have lines of their own now that they had not before, and together no less money."""
        mine = self._paid_for.get((row["pemda"], row["unit"]), set()) - {row["unit"]}
        fresh = [unit for unit in mine if not self._of(row, unit, before) and self._of(row, unit, after)]
        amounts = [one["pagu"] for unit in fresh for one in self._of(row, unit, after)]
        return bool(fresh) and (row["pagu"] is None or None in amounts or sum(one or 0 for one in amounts) >= row["pagu"])

    def _of(self, row: Row | Line, unit: str | None, stage: str) -> list[Line]:
        found = self._lines.get((row["pemda"], unit, row["tahun"], stage), [])
        whole = row["keluarga"] is None
        return [
            one
            for one in found
            if whole or one["keluarga"] is None or (one["keluarga"], one["program"]) == (row["keluarga"], row["program"])
        ]
