"""Many months of coverage with planted flows and shocks: what forecasts are held against, since here it is known what came.

People are counted, nobody is drawn: each unit has a universe and a number of active participants, moved month by month by flows with
planted rates. What all share in a year (how many contracts that end in December are not renewed) is drawn once for the nation and once
for each province, so that the nation has few independent Decembers, as in life.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from naungan.kernel.period import Bulan

People = npt.NDArray[np.int64]
Rates = npt.NDArray[np.float64]
LAST = Bulan(2026, 10)
# Months that pass before the first that is told: what a beginning has by chance has worn off by then.
BEFORE = 36
# Into and out of the universe; into and out of the active. The words are those of ``comparison.tables.Sebab``.
SEMESTA = ("masuk", "keluar", "kategori")
AKTIF = ("didaftarkan", "keluar", "gugur", "kontrak_berakhir", "masa_berakhir", "diaktifkan", "kategori")
# As a series of evaluations is called that count alike (``projection.tables.DERET_KUNCI``).
_SAID = {"segmen": None, "lingkup": "nasional", "penyebut": "daftar_pekerja", "asal": "evaluasi"}


@dataclass(frozen=True)
class Riwayat:
    """Units × months: ``aktif`` ≤ ``semesta``, whole people; ``alur`` by measure and cause, signed, the change up to each month.

    ``pemda`` names the government of each unit, ``provinsi`` is its first two digits.
    """

    pertama: Bulan
    pemda: tuple[str, ...]
    unit: tuple[str, ...]
    aktif: People
    semesta: People
    alur: dict[tuple[str, str], People]

    def at(self, tingkat: str) -> tuple[list[tuple[str | None, str | None]], People, People]:
        """The places of a level (``wilayah``, ``unit``) in order, and their active and universe: sums of the units, to a person."""
        places, active = self._at(tingkat, self.aktif)
        return places, active, self._at(tingkat, self.semesta)[1]

    @staticmethod
    def _place(kode: str, tingkat: str) -> str:
        return {"nasional": "", "provinsi": kode[:2], "pemda": kode}[tingkat]

    def rows(self, tingkat: Sequence[str] = ("unit", "pemda", "provinsi", "nasional")) -> list[dict[str, Any]]:
        """Rows of ``series`` (``projection``), as finished evaluations with one scope and denominator would give them."""
        months, said = self._months, {**_SAID, "sumber": "contoh"}
        found = []
        for level in tingkat:
            places, active, universe = self.at(level)
            for place, (wilayah, unit) in enumerate(places):
                key = {"tingkat": level, "wilayah": wilayah, "unit": unit, **said}
                pairs = zip(months, active[place].tolist(), universe[place].tolist(), strict=True)
                found += [{**key, "bulan": bulan, "aktif": a, "aktif_atas": a, "semesta": w} for bulan, a, w in pairs]
        return found

    def flows(self, tingkat: Sequence[str] = ("unit", "pemda", "provinsi", "nasional")) -> list[dict[str, Any]]:
        """Rows of ``flow`` from one month to the next, as comparisons of these evaluations would give them."""
        found, months = [], self._months
        for level in tingkat:
            for (measure, cause), people in self.alur.items():
                places, moved = self._at(level, people)
                for (wilayah, unit), line in zip(places, moved.tolist(), strict=True):
                    key = {"tingkat": level, "wilayah": wilayah, "unit": unit, **_SAID, "ukuran": measure, "sebab": cause}
                    steps = ((months[step - 1], months[step], line[step]) for step in range(1, len(months)) if line[step])
                    found += [{**key, "dari": dari, "bulan": bulan, "orang": orang} for dari, bulan, orang in steps]
        return found

    @property
    def _months(self) -> list[str]:
        return [str(self.pertama.plus(step)) for step in range(self.aktif.shape[1])]

    def _at(self, tingkat: str, people: People) -> tuple[list[tuple[str | None, str | None]], People]:
        """The places of a level in order, and sums of these people."""
        if tingkat == "unit":
            return list(zip(self.pemda, self.unit, strict=True)), people
        names = [self._place(kode, tingkat) for kode in self.pemda]
        order = sorted(set(names))
        return [(name or None, None) for name in order], _summed(people, np.array([order.index(name) for name in names]), len(order))


def _summed(people: People, rows: npt.NDArray[np.int64], n: int) -> People:
    found = np.zeros((n, people.shape[1]), np.int64)
    np.add.at(found, rows, people)
    return found


def world(
    seed: int, *, months: int = 60, provinces: int = 5, pemda: int = 6, units: int = 6, last: Bulan = LAST, codes: Sequence[str] = ()
) -> Riwayat:
    """A history that ends in ``last``; the same seed gives the same people. ``codes`` names the governments instead of invented ones."""
    kode = list(codes) or [f"{11 + p}{1 + d:02d}" for p in range(provinces) for d in range(pemda)]
    rng = np.random.default_rng(seed)
    places = [one for one in kode for _ in range(units)]
    moved = _Moved(rng, [one[:2] for one in places])
    first = last.plus(1 - months)
    told = [moved.step(first.plus(step)) for step in range(-BEFORE, months)][BEFORE:]
    names = tuple(f"{one}.{n + 1:02d}" for one in kode for n in range(units))
    flows = {key: np.array([one[2][key] for one in told]).T for key in told[0][2]}
    return Riwayat(first, tuple(places), names, np.array([one[0] for one in told]).T, np.array([one[1] for one in told]).T, flows)


@dataclass
class _Moved:
    """The units as they stand, moved from month to month. Rates are assumptions of the example, not of any region."""

    rng: np.random.Generator
    provinsi: list[str]
    lepas: People = field(init=False)  # whose contract ended in December and who may be taken on again
    shock: dict[int, Rates] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng, n = self.rng, len(self.provinsi)
        self.semesta = np.exp(rng.normal(5.8, 0.8, n)).astype(np.int64) + 40
        self.aktif = (self.semesta * rng.beta(4, 5, n)).astype(np.int64)
        self.daftar, self.gugur = np.exp(rng.normal(np.log(0.012), 0.4, n)), np.exp(rng.normal(np.log(0.006), 0.3, n))
        self.berakhir = rng.normal(-2.0, 0.5, n)
        # A purse carries some of the active in a third of the units, for nine months of each year.
        self.dompet = np.where(rng.random(n) < 1 / 3, rng.uniform(0.02, 0.08, n), 0.0)
        self.lepas, self.didanai = np.zeros(n, np.int64), np.zeros(n, np.int64)

    @cached_property
    def _row(self) -> npt.NDArray[np.int64]:
        order = sorted(set(self.provinsi))
        return np.array([order.index(one) for one in self.provinsi])

    def _december(self, year: int) -> Rates:
        """The logit of the share whose contract ends: of the unit, and what nation, province and unit have of this year."""
        if year not in self.shock:
            rng, nation = self.rng, self.rng.normal(0, 0.2)
            self.shock[year] = nation + rng.normal(0, 0.15, max(self._row) + 1)[self._row] + rng.normal(0, 0.25, len(self.provinsi))
        return np.asarray(self.berakhir + self.shock[year])

    def step(self, bulan: Bulan) -> tuple[People, People, dict[tuple[str, str], People]]:
        """One month: people of the universe come and go, then the active are moved; what moved them is told."""
        flows = {("semesta", one): np.zeros_like(self.semesta) for one in SEMESTA}
        flows |= {("aktif", one): np.zeros_like(self.aktif) for one in AKTIF}
        self._universe(bulan, flows)
        self._active(bulan, flows)
        return self.aktif.copy(), self.semesta.copy(), flows

    def _universe(self, bulan: Bulan, flows: dict[tuple[str, str], People]) -> None:
        rng = self.rng
        come = rng.poisson(self.semesta * (0.006 if bulan.bulan in (1, 2) else 0.0035))
        leave = rng.binomial(self.semesta, 0.003)
        # Honorer become PPPK in a wave each October: another insurer's from then on.
        appointed = rng.binomial(self.semesta - leave, 0.01) if bulan.bulan == 10 else np.zeros_like(leave)
        for cause, gone in (("keluar", leave), ("kategori", appointed)):
            of_active = rng.hypergeometric(self.aktif, np.maximum(self.semesta - self.aktif, 0), np.minimum(gone, self.semesta))
            self.semesta, self.aktif = self.semesta - gone, self.aktif - of_active
            flows["semesta", cause], flows["aktif", cause] = -gone, -of_active
        self.semesta = self.semesta + come
        flows["semesta", "masuk"] = come
        self.lepas, self.didanai = np.minimum(self.lepas, self.semesta - self.aktif), np.minimum(self.didanai, self.aktif)

    def _active(self, bulan: Bulan, flows: dict[tuple[str, str], People]) -> None:
        rng = self.rng
        self._lose("gugur", rng.binomial(self.aktif, self.gugur), flows)
        open_ = np.maximum(self.semesta - self.aktif - self.lepas, 0)
        drive = float(np.exp(rng.normal(0, 0.08) + 0.2 * np.sin(np.pi * bulan.bulan / 6)))
        self._gain("didaftarkan", rng.binomial(open_, np.clip(self.daftar * drive, 0, 1)), flows)
        if bulan.bulan == 4:
            self.didanai = rng.binomial(np.maximum(self.semesta - self.aktif, 0), self.dompet)
            self._gain("diaktifkan", self.didanai, flows)
        if bulan.bulan == 1:
            self._lose("masa_berakhir", np.minimum(self.didanai, self.aktif), flows)
            self.didanai = np.zeros_like(self.didanai)
        if bulan.bulan == 12:
            ended = rng.binomial(self.aktif - self.didanai, 1 / (1 + np.exp(-self._december(bulan.tahun))))
            self.lepas = self.lepas + ended
            self._lose("kontrak_berakhir", ended, flows)
        elif bulan.bulan in (2, 3, 4):
            again = np.minimum(rng.binomial(self.lepas, 0.4), self.semesta - self.aktif)
            self.lepas = self.lepas - again
            self._gain("diaktifkan", again, flows)
        elif bulan.bulan == 5:
            self.lepas = np.zeros_like(self.lepas)

    def _gain(self, cause: str, people: People, flows: dict[tuple[str, str], People]) -> None:
        self.aktif = self.aktif + people
        flows["aktif", cause] = flows["aktif", cause] + people

    def _lose(self, cause: str, people: People, flows: dict[tuple[str, str], People]) -> None:
        self.aktif = self.aktif - people
        flows["aktif", cause] = flows["aktif", cause] - people
