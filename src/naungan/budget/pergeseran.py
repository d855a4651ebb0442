"""A move of money between two accounts, tried out: both purses before and after. Nothing is proposed; a person asks for each move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from naungan.acuan.pergeseran import Aturan, rule
from naungan.acuan.siklus import PREFIX
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
    kebutuhan: int | None = None
    perkiraan: int | None = None
    kekurangan: int | None = None
    seperseratus_bulan: int | None = None
    kebutuhan_setahun: int | None = None
    kekurangan_setahun: int | None = None


@dataclass(frozen=True)
class Pergeseran:
    """Both accounts before and after, the rule the move falls under, and the step of the calendar that dates it (a row of BUDGET_STEP);
    ``terlambat`` = its last day for a request is over."""

    diminta: Diminta
    tahun: int
    pemberi: tuple[Saku, Saku]
    penerima: tuple[Saku, Saku]
    aturan: Aturan | None
    langkah: Row | None
    terlambat: bool

    @property
    def pemberi_kurang(self) -> bool:
        """Whether the giver lacks money afterwards that it did not lack before."""
        return self._more("kekurangan")

    @property
    def pemberi_kurang_setahun(self) -> bool:
        """The same of the year's ceiling against the year's need."""
        return self._more("kekurangan_setahun")

    @property
    def perkiraan_terbuka(self) -> bool:
        """Whether what the giver keeps does not reach the estimated part of its need."""
        after = self.pemberi[1]
        return bool(after.perkiraan) and after.tersedia is not None and after.tersedia < (after.kebutuhan or 0) + (after.perkiraan or 0)

    def _more(self, name: str) -> bool:
        before, after = (getattr(one, name) for one in self.pemberi)
        return after is not None and after > (before or 0)


def move(
    asked: Diminta, lines: Sequence[Row], verdicts: Sequence[Row], steps: Sequence[Row], masa: Masa, posisi: dt.date
) -> Pergeseran:  # fmt: skip
    """The move as it would be: ``lines`` are rows of BUDGET_LINE, ``verdicts`` of ADEQUACY, ``steps`` of BUDGET_STEP.

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
    step = _step(steps, asked.pemda, masa.tahun, found.langkah) if found else None
    return Pergeseran(
        asked, masa.tahun, (giver[0], _after(giver, -asked.rupiah)), (taker[0], _after(taker, asked.rupiah)), found, step,
        step is not None and posisi > step["usulan"],
    )  # fmt: skip


def _step(steps: Sequence[Row], pemda: str, tahun: int, langkah: str) -> Row | None:
    """The step of the year; of several rounds that which takes requests longest."""
    mine = [row for row in steps if (row["pemda"], row["tahun"], row["langkah"]) == (pemda, tahun, PREFIX + langkah)]
    return max(mine, key=lambda row: (row["usulan"], row["urutan"] or 0), default=None)


def _saku(pemda: str, unit: str, kode: str, lines: Sequence[Row], verdicts: Sequence[Row], masa: Masa) -> tuple[Saku, Row]:
    """The account at the newest stage of its unit, and its own verdict; empty where there is none."""
    mine = [row for row in lines if (row["pemda"], row["unit"], row["tahun"]) == (pemda, unit, masa.tahun) and row["tahap"]]
    stage = max((row["tahap"] for row in mine), key=order, default=None)
    here = [row for row in mine if row["tahap"] == stage and row["kode_rekening"] == kode]
    if stage is None or not here:
        raise Refusal("PERGESERAN_REKENING", rekening=kode, unit=unit, tahun=masa.tahun)
    pagu = whole_sum(row["pagu"] for row in here)
    if pagu is None or any(row["tahan"] for row in here):
        raise Refusal("PERGESERAN_PAGU", rekening=kode, unit=unit)
    verdict = next((row for row in verdicts if _is_of(row, pemda, unit, kode, masa.tahun)), {})
    said = verdict.get("realisasi")
    realised = whole_sum(row["realisasi"] for row in here) if said is None else said
    return _judged(Saku(unit, kode, stage, pagu, realised, available(pagu, realised, masa)), verdict), verdict


def _is_of(row: Row, pemda: str, unit: str, kode: str, tahun: int) -> bool:
    """A verdict speaks of an account alone; one of several accounts says nothing of each."""
    return (row["pemda"], row["unit"], row["tahun"], row["kode_rekening"]) == (pemda, unit, tahun, kode)


def _judged(one: Saku, verdict: Row) -> Saku:
    """With need, shortfall and months of what is left, and need and shortfall of the year, where they are known."""
    year = verdict.get("kebutuhan_setahun")
    one = replace(one, kebutuhan_setahun=year, kekurangan_setahun=None if year is None else max(0, year - one.pagu))
    if (need := _need(verdict)) is None:
        return one
    one = replace(one, kebutuhan=need.kebutuhan, perkiraan=need.perkiraan)
    if one.tersedia is None:
        return one
    return replace(one, kekurangan=max(0, (need.kebutuhan or 0) - one.tersedia), seperseratus_bulan=hundredths_covered(need, one.tersedia))


def _need(row: Row) -> Need | None:
    if row.get("kebutuhan") is None:
        return None
    arrears = row["tunggakan"] or 0
    return Need(
        row["iuran_sebulan"], row["bulan_menunggak"] or 0, row["bulan_tersisa"] or 0, arrears, row["kebutuhan"] - arrears,
        row["kebutuhan_perkiraan"] or 0, True,
    )  # fmt: skip


def _after(before: tuple[Saku, Row], more: int) -> Saku:
    one, verdict = before
    return _judged(replace(one, pagu=one.pagu + more, tersedia=None if one.tersedia is None else one.tersedia + more), verdict)
