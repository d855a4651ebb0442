"""The JP ceiling of years not yet announced: the rule of the law with a stated assumption, never without its mark."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from functools import reduce

from naungan.law import Entry, Series
from naungan.regulasi.bulat import PER_JUTA


def batas_berikut(batas: int, faktor: int) -> int:
    """The next ceiling in rupiah: times the factor (millionths), cut down to hundreds; reproduces all that were published."""
    return batas * faktor // (PER_JUTA * 100) * 100


@dataclass(frozen=True)
class PaguDiramalkan(Series):
    """The published ceilings; where a newer one is due and not known, the forecast with status unknown instead of the last value."""

    faktor: int = PER_JUTA

    def at(self, day: dt.date, known: dt.date | None = None) -> Entry | None:
        """As ``Series.at``; each March since the last ceiling known on ``known`` multiplies it once more by the assumed factor."""
        found, due = self._enacted(day, known), self._due(day)
        if found is None or due is None or due <= found.mulai:
            return super().at(day, known)
        years = due.year - found.mulai.year
        ceiling = reduce(lambda batas, _: batas_berikut(batas, self.faktor), range(years), found.nilai)
        return replace(found, mulai=due, nilai=ceiling, diundangkan=None, status="unknown", catatan=self._note(found))

    def _note(self, last: Entry) -> str:
        percent = f"{(self.faktor - PER_JUTA) / 10_000:.2f}".replace(".", ",")
        rule = f"batas tahun {last.mulai.year} dengan pertumbuhan anggapan {percent} % setahun, dibulatkan ke bawah ke ratusan"
        return f"Ramalan, belum diumumkan: {rule}."


def diramalkan(pagu: Series, faktor: Series) -> PaguDiramalkan:
    """The series of ceilings that forecasts itself with the last factor, which is an assumption."""
    return PaguDiramalkan(**{one.name: getattr(pagu, one.name) for one in fields(Series)}, faktor=faktor.entries[-1].nilai)
