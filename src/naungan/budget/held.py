"""The lines of one stage against the need of the year: purse by purse, and only for the offices that have handed the stage in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from naungan.acuan.peta_rekening import Peta
from naungan.budget.adequacy import dompet_of, dompet_with
from naungan.budget.lines import AWAL
from naungan.budget.rows import Line, YearCell
from naungan.budget.setahun import judged
from naungan.budget.sums import whole_sum
from naungan.relations.words import WEAKEST, Anggaran

Row = dict[str, Any]


@dataclass(frozen=True)
class Tertahan:
    """Need of the year (exact, estimated), whether the stage's ceilings cover it, and what is missing; None where nobody can say."""

    kebutuhan: int | None = None
    perkiraan: int | None = None
    setahun: str | None = None
    kekurangan: int | None = None


def held(lines: Sequence[Line], cells: Sequence[YearCell], peta: Peta) -> Tertahan:
    """The lines of one government, year and stage. In a plan there is no account, so money is compared as a whole.

    An office whose need is there and whose stage is not has handed in nothing: it is not in these figures.
    """
    mine = of_offices(lines, cells)
    if not mine:
        return Tertahan()
    verdicts = [_whole(lines, mine)] if lines[0]["tahap"] in AWAL else _purses(lines, mine, peta)
    known = [one for one in verdicts if one]
    exact, estimate = sum(cell["pasti"] for cell in mine), sum(cell["perkiraan"] for cell in mine)
    if not known:
        return Tertahan(exact, estimate)
    axis = min((one["setahun"] for one in known), key=WEAKEST.index)
    if axis == Anggaran.CUKUP and len(known) < len(verdicts):
        axis = Anggaran.TIDAK_DIKETAHUI
    missing = sum(one["kekurangan_setahun"] or 0 for one in known) if axis != Anggaran.TIDAK_DIKETAHUI else None
    return Tertahan(exact, estimate, axis, missing)


def of_offices(lines: Sequence[Line], cells: Sequence[YearCell]) -> list[YearCell]:
    """The cells of offices with lines; of all, where a line of Jamsostek stands for the whole government."""
    if any(row["unit"] is None and row["jamsostek"] for row in lines):
        return list(cells)
    offices = {row["unit"] for row in lines}
    return [cell for cell in cells if cell["unit_pembayar"] in offices]


def _whole(lines: Sequence[Line], cells: list[YearCell]) -> Row:
    amounts = [row["pagu"] for row in lines if row["jamsostek"]]
    return judged(cells, _sum(amounts or None, absent=False))


def _purses(lines: Sequence[Line], cells: list[YearCell], peta: Peta) -> list[Row]:
    """A verdict a purse and office; a purse without a line is empty only where the whole budget of its office is there."""
    central = any(row["unit"] is None and row["jamsostek"] for row in lines)
    offices: dict[str | None, tuple[list[Line], list[YearCell]]] = defaultdict(lambda: ([], []))
    for row in lines:
        offices[None if central else row["unit"]][0].append(row)
    for cell in cells:
        offices[None if central else cell["unit_pembayar"]][1].append(cell)
    return [one for _, mine in sorted(offices.items(), key=lambda at: at[0] or "") if mine[1] for one in _office(*mine, peta)]


def _office(lines: list[Line], cells: list[YearCell], peta: Peta) -> list[Row]:
    ours = [row for row in lines if row["jamsostek"] and row["kode"]]
    whole = {row["keluarga"] for row in ours if row["program"] is None}
    tahun = lines[0]["tahun"]
    needs: dict[tuple[str, str], list[YearCell]] = defaultdict(list)
    money: dict[tuple[str, str], list[int | None]] = defaultdict(list)
    named: set[tuple[str, str]] = set()
    for cell in cells:
        of = dompet_of(cell, tahun, peta, whole)
        needs[of.keluarga, of.program or ""].append(cell)
        if cell["dinyatakan"] and of.kode:
            named.add((of.keluarga, of.program or ""))
    for row in ours:
        of = dompet_with(row["keluarga"], row, row["kode"], tahun, peta, whole)
        money[of.keluarga, of.program or ""].append(row["pagu"])
    complete = any(not row["jamsostek"] for row in lines) and not any(row["gabungan"] for row in lines)
    return [judged(needs[key], _sum(money.get(key), complete and key in named)) for key in sorted(needs)]


def _sum(amounts: list[int | None] | None, absent: bool) -> int | None:
    return whole_sum(amounts) if amounts is not None else 0 if absent else None
