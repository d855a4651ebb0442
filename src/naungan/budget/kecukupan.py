"""Does a line last? Whole numbers only: people × contribution × months against a ceiling, year by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan


@dataclass(frozen=True)
class Tahun:
    """One fiscal year of a plan; everything that needs the ceiling is None where the ceiling is not known."""

    tahun: int
    bulan: int
    kebutuhan: int
    pagu: int | None
    selisih: int | None
    seperseratus_bulan: int | None
    habis_pada: Bulan | None
    orang_tercukupi: int | None

    @property
    def kekurangan(self) -> int | None:
        """What is missing; 0 when the line lasts, None when the ceiling is not known."""
        return None if self.selisih is None else max(0, -self.selisih)

    def isi(self) -> dict[str, object]:
        """The year as it is printed."""
        return {
            "bulan": self.bulan,
            "kebutuhan": self.kebutuhan,
            "pagu": self.pagu,
            "selisih": self.selisih,
            "bulan_tercukupi": None if self.seperseratus_bulan is None else self.seperseratus_bulan / 100,
            "habis_pada": None if self.habis_pada is None else str(self.habis_pada),
        }


@dataclass(frozen=True)
class Kecukupan:
    """All years of a plan; a sum with an unknown part is itself unknown."""

    tahun: tuple[Tahun, ...]

    @property
    def kebutuhan(self) -> int:
        """The need of all years."""
        return sum(satu.kebutuhan for satu in self.tahun)

    @property
    def kekurangan(self) -> int | None:
        """The sum of the shortfalls: one year's line never pays another's, and a year without a line leaves it unknown."""
        kurang = [satu.kekurangan for satu in self.tahun]
        return None if None in kurang else sum(k for k in kurang if k is not None)

    def isi(self) -> dict[str, object]:
        """The contract of ``naungan kecukupan --json``."""
        per_tahun = {str(satu.tahun): satu.isi() for satu in self.tahun}
        return {"per_tahun": per_tahun, "kebutuhan": self.kebutuhan, "kekurangan": self.kekurangan}


def kecukupan(*, orang: int, iuran: int, dari: Bulan, sampai: Bulan, pagu: dict[int, int]) -> Kecukupan:
    """The plan of ``orang`` people at ``iuran`` rupiah a month, from one month to another.

    ``pagu`` holds the ceiling per fiscal year; a year without one is unknown. Refusal when a number is below 1, the
    months are in the wrong order, a ceiling is negative, or a ceiling stands for a year outside the plan. Each month
    counts in the calendar year it falls in.
    """
    if orang < 1 or iuran < 1:
        raise Refusal("KECUKUPAN_MIN", nama="orang" if orang < 1 else "iuran")
    if dari > sampai:
        raise Refusal("KECUKUPAN_MASA", dari=dari, sampai=sampai)
    months = Counter(bulan.tahun for bulan in dari.until(sampai))
    for tahun, amount in pagu.items():
        if amount < 0:
            raise Refusal("KECUKUPAN_PAGU_NEGATIF", tahun=tahun)
        if tahun not in months:
            raise Refusal("KECUKUPAN_PAGU_TAHUN", tahun=tahun)
    first = {tahun: next(b for b in dari.until(sampai) if b.tahun == tahun) for tahun in months}
    return Kecukupan(tuple(_tahun(tahun, months[tahun], first[tahun], orang, iuran, pagu.get(tahun)) for tahun in sorted(months)))


def _tahun(tahun: int, bulan: int, pertama: Bulan, orang: int, iuran: int, pagu: int | None) -> Tahun:
    sebulan = orang * iuran
    if pagu is None:
        return Tahun(tahun, bulan, sebulan * bulan, None, None, None, None, None)
    return Tahun(
        tahun=tahun,
        bulan=bulan,
        kebutuhan=sebulan * bulan,
        pagu=pagu,
        selisih=pagu - sebulan * bulan,
        seperseratus_bulan=min(100 * pagu // sebulan, 100 * bulan),
        habis_pada=None if pagu >= sebulan * bulan else pertama.plus(pagu // sebulan),
        orang_tercukupi=pagu // (iuran * bulan),
    )
