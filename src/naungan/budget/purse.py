"""One purse in one year: months behind and ahead, need, what is left, and how long it lasts. Plain whole numbers."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from naungan.acuan.anggaran import bulan_tahun_anggaran, tahun_anggaran
from naungan.acuan.jatuh_tempo import last_month_due
from naungan.acuan.kebijakan import kebijakan
from naungan.acuan.rekening import Dompet
from naungan.budget.rows import Line, NeedCell, YearCell
from naungan.kernel.period import Bulan


@dataclass(frozen=True)
class Masa:
    """The fiscal year seen from the evaluated month and the position date."""

    tahun: int
    bulan: Bulan
    posisi: dt.date

    def months(self, segmen: str) -> tuple[Bulan, ...]:
        """The contribution months this year pays."""
        return bulan_tahun_anggaran(self.tahun, segmen)

    def up_to(self, segmen: str, last: str) -> int:
        """How many of them there are to the month ``last``, as it is written."""
        return bisect_right(_written(self.tahun, segmen), last)

    def due(self, segmen: str) -> int:
        """How many of them are past their due date, up to the evaluated month."""
        return self.up_to(segmen, str(min(self.bulan, _last_due(segmen, self.posisi))))


@dataclass
class Purse:
    """Need and lines of one purse of one paying unit."""

    dompet: Dompet
    needs: list[NeedCell] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    year: list[YearCell] = field(default_factory=list)


@dataclass(frozen=True)
class Need:
    """What a purse must carry; ``iuran_sebulan`` None when nobody's dues are exactly known."""

    iuran_sebulan: int | None
    bulan_menunggak: int
    bulan_tersisa: int
    tunggakan: int
    sisa: int
    perkiraan: int
    lengkap: bool
    segmen: str = "PU"

    @property
    def kebutuhan(self) -> int | None:
        """Arrears and the months still to pay, exact part."""
        return None if self.iuran_sebulan is None else self.tunggakan + self.sisa


def need_of(rows: list[NeedCell], paid_months: int | None, masa: Masa) -> Need:
    """Add up the cells of a purse. A cell's months paid: what the budget file says, else what the member file says.

    Workers who are not registered owe nothing for the past; their months ahead are counted, to the last one they are owed.
    """
    behind_most, ahead_most, behind, ahead, estimate = 0, 0, 0, 0, 0
    for row in rows:
        segmen = row["segmen"] or "PU"
        due = masa.due(segmen)
        paid = _paid(row, paid_months, due, masa)
        ends = _ends(row, masa)
        owed = len(masa.months(segmen)) if ends is None else masa.up_to(segmen, ends)
        late, left = max(0, due - paid), max(0, owed - max(due, paid))
        behind += row["pasti"] * late
        ahead += row["pasti"] * left
        estimate += row["perkiraan"] * (late + left)
        behind_most, ahead_most = max(behind_most, late), max(ahead_most, left)
    exact = sum(row["orang_pasti"] for row in rows)
    unclear = any(row["orang_ragu"] or row["orang_perkiraan"] for row in rows)
    monthly = sum(row["pasti"] for row in rows)
    segments = {row["segmen"] or "PU" for row in rows}
    return Need(
        iuran_sebulan=monthly if exact or not unclear else None, bulan_menunggak=behind_most, bulan_tersisa=ahead_most,
        tunggakan=behind, sisa=ahead, perkiraan=estimate, lengkap=not any(row["orang_ragu"] for row in rows),
        segmen="BPU" if segments == {"BPU"} else "PU",
    )  # fmt: skip


def _ends(row: NeedCell, masa: Masa) -> str | None:
    """The last month a cell is owed anything. In a year that has not begun a contract that ends in the December before counts as renewed
    (``setahun.renewed``); what an appointment as ASN ends is over."""
    if masa.tahun <= tahun_anggaran(masa.bulan) or row["sampai"] != str(Bulan(masa.tahun - 1, 12)):
        return row["sampai"]
    return row["sampai"] if kebijakan(masa.bulan, row["kategori"], row["pemda"]).asn else None


def available(pagu: int | None, realisasi: int | None, masa: Masa) -> int | None:
    """Ceiling minus realised. Before the year begins nothing can be realised yet; of a running year a draft says as little of it as a
    budget does."""
    if pagu is None or (realisasi is None and masa.tahun <= masa.posisi.year):
        return None
    return pagu - (realisasi or 0)


def lasting(need: Need, tersedia: int, masa: Masa) -> tuple[Decimal, Bulan | None]:
    """How many months the money lasts (cut to hundredths), arrears first, and the first month it does not cover whole."""
    hundredths = hundredths_covered(need, tersedia)
    total = need.bulan_menunggak + need.bulan_tersisa
    months = masa.months(need.segmen)
    first = len(months) - total
    whole = hundredths // 100
    return Decimal(hundredths) / 100, months[first + whole] if whole < total else None


def hundredths_covered(need: Need, tersedia: int) -> int:
    """Hundredths of months that the money lasts: arrears first, and never more than there is to pay."""
    money = max(0, tersedia)
    if need.tunggakan and money < need.tunggakan:
        return 100 * money * need.bulan_menunggak // need.tunggakan
    ahead = 100 * (money - need.tunggakan) * need.bulan_tersisa // need.sisa if need.sisa else 100 * need.bulan_tersisa
    return 100 * need.bulan_menunggak + min(ahead, 100 * need.bulan_tersisa)


def _paid(row: NeedCell, paid_months: int | None, due: int, masa: Masa) -> int:
    segmen = row["segmen"] or "PU"
    if not row["terdaftar"]:
        return due
    if paid_months is not None:
        return min(paid_months, len(masa.months(segmen)))
    return due if row["lunas_sampai"] is None else masa.up_to(segmen, row["lunas_sampai"])


@cache
def _written(tahun: int, segmen: str) -> tuple[str, ...]:
    """The months of a year as relations carry them, which sort as they follow each other."""
    return tuple(map(str, bulan_tahun_anggaran(tahun, segmen)))


@cache
def _last_due(segmen: str, posisi: dt.date) -> Bulan:
    return last_month_due(segmen, posisi)
