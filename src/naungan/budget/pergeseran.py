"""A move of money between two accounts, tried out: both purses before and after. Nothing is proposed; a person asks for each move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.acuan.pergeseran import Aturan, rule
from naungan.budget.lines import order
from naungan.budget.purse import Masa, Need, available, hundredths_covered
from naungan.budget.sums import whole_sum
from naungan.kernel.errors import Refusal

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Diminta:
    """The move that is asked: whole rupiah from an account to another, of one government."""

    pemda: str
    unit: str
    unit_ke: str
    dari: str
    ke: str
    rupiah: int


@dataclass(frozen=True)
class Saku:
    """One account of one unit. What needs a roster or a realisation is None where that is not known."""

    unit: str
    kode: str
    tahap: str
    pagu: int
    realisasi: int | None
    tersedia: int | None
    kebutuhan: int | None
    kekurangan: int | None
    seperseratus_bulan: int | None


@dataclass(frozen=True)
class Pergeseran:
    """Both accounts before and after, and the rule the move falls under; ``terlambat`` = its last day is over."""

    diminta: Diminta
    tahun: int
    pemberi: tuple[Saku, Saku]
    penerima: tuple[Saku, Saku]
    aturan: Aturan | None
    terlambat: bool

    @property
    def pemberi_kurang(self) -> bool:
        """Whether the giver lacks money afterwards that it did not lack before."""
        before, after = (one.kekurangan for one in self.pemberi)
        return after is not None and after > (before or 0)


def move(asked: Diminta, lines: Sequence[Row], verdicts: Sequence[Row], masa: Masa, posisi: dt.date) -> Pergeseran:
    """The move as it would be: ``lines`` are rows of BUDGET_LINE, ``verdicts`` of ADEQUACY.

    Refusal where an account is not in the budget in force, its ceiling is not known, both are the same, or less is left than is asked.
    """
    if asked.rupiah < 1:
        raise Refusal("PERGESERAN_RUPIAH", rupiah=asked.rupiah)
    if (asked.unit, asked.dari) == (asked.unit_ke, asked.ke):
        raise Refusal("PERGESERAN_SAMA", rekening=asked.dari)
    giver = _saku(asked.pemda, asked.unit, asked.dari, lines, verdicts, masa)
    taker = _saku(asked.pemda, asked.unit_ke, asked.ke, lines, verdicts, masa)
    left = giver[0].pagu if giver[0].tersedia is None else giver[0].tersedia
    if asked.rupiah > left:
        raise Refusal("PERGESERAN_LEBIH", rekening=asked.dari, tersedia=max(0, left), rupiah=asked.rupiah)
    found = rule(asked.dari, asked.ke, masa.tahun, same_unit=asked.unit == asked.unit_ke)
    return Pergeseran(
        asked, masa.tahun, (giver[0], _after(giver, -asked.rupiah)), (taker[0], _after(taker, asked.rupiah)), found,
        found is not None and posisi > found.tenggat,
    )  # fmt: skip


def _saku(
    pemda: str, unit: str, kode: str, lines: Sequence[Row], verdicts: Sequence[Row], masa: Masa
) -> tuple[Saku, Need | None]:  # fmt: skip
    """The account at the newest stage of its unit, with what its own verdict needs."""
    mine = [row for row in lines if (row["pemda"], row["unit"], row["tahun"]) == (pemda, unit, masa.tahun) and row["tahap"]]
    stage = max((row["tahap"] for row in mine), key=order, default=None)
    here = [row for row in mine if row["tahap"] == stage and row["kode_rekening"] == kode]
    if stage is None or not here:
        raise Refusal("PERGESERAN_REKENING", rekening=kode, unit=unit, tahun=masa.tahun)
    pagu = whole_sum(row["pagu"] for row in here)
    if pagu is None or any(row["tahan"] for row in here):
        raise Refusal("PERGESERAN_PAGU", rekening=kode, unit=unit)
    verdict = next((row for row in verdicts if _is_of(row, pemda, unit, kode, masa.tahun)), None)
    realised = verdict["realisasi"] if verdict and verdict["realisasi"] is not None else whole_sum(row["realisasi"] for row in here)
    need = _need(verdict) if verdict else None
    return _judged(Saku(unit, kode, stage, pagu, realised, available(pagu, realised, stage, masa), None, None, None), need), need


def _is_of(row: Row, pemda: str, unit: str, kode: str, tahun: int) -> bool:
    """A verdict speaks of an account alone; one of several accounts says nothing of each."""
    return (row["pemda"], row["unit"], row["tahun"], row["kode_rekening"]) == (pemda, unit, tahun, kode)


def _need(row: Row) -> Need | None:
    if row["kebutuhan"] is None:
        return None
    arrears = row["tunggakan"] or 0
    return Need(
        row["iuran_sebulan"], row["bulan_menunggak"] or 0, row["bulan_tersisa"] or 0, arrears, row["kebutuhan"] - arrears,
        row["kebutuhan_perkiraan"] or 0, True,
    )  # fmt: skip


def _judged(one: Saku, need: Need | None) -> Saku:
    """With need, shortfall and months, where they are known."""
    if need is None or need.kebutuhan is None or one.tersedia is None:
        kebutuhan = need.kebutuhan if need else None
        return Saku(one.unit, one.kode, one.tahap, one.pagu, one.realisasi, one.tersedia, kebutuhan, None, None)
    short, months = max(0, need.kebutuhan - one.tersedia), hundredths_covered(need, one.tersedia)
    return Saku(one.unit, one.kode, one.tahap, one.pagu, one.realisasi, one.tersedia, need.kebutuhan, short, months)


def _after(before: tuple[Saku, Need | None], more: int) -> Saku:
    one, need = before
    left = None if one.tersedia is None else one.tersedia + more
    return _judged(Saku(one.unit, one.kode, one.tahap, one.pagu + more, one.realisasi, left, None, None, None), need)
