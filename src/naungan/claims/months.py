"""For how many months a sentence says that something is paid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from naungan.claims.agree import number, written
from naungan.claims.figures import Figure
from naungan.claims.passages import Sentence
from naungan.kernel.period import NAMA_BULAN, Bulan, nomor_bulan

_NAME = "|".join(NAMA_BULAN)
_SPAN = re.compile(
    rf"\b(?P<a>{_NAME})(?:\s+(?P<y>20\d\d))?\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|s\.?d\.?|s/d)\s*(?P<b>{_NAME})(?:\s+(?P<z>20\d\d))?",
    re.I,
)


@dataclass(frozen=True)
class Spell:
    """So many months; with the first and the last where they are named."""

    months: int
    first: Bulan | None = None
    last: Bulan | None = None

    def split(self, month: Fraction) -> str:
        """What falls into each of two fiscal years; empty where all falls into one."""
        if self.first is None or self.last is None or self.first.tahun == self.last.tahun:
            return ""
        years: dict[int, int] = {}
        for one in self.first.until(self.last):
            years[one.tahun] = years.get(one.tahun, 0) + 1
        parts = (f"{year}: {number(Fraction(count))} bulan {written(month * count, 'rupiah')}" for year, count in years.items())
        return f" ({'; '.join(parts)})"


def months_of(sentence: Sentence, amount: Figure) -> Spell | None:
    """The months an amount is for: a number of them, a span of names, a year, or one «per bulan»; None where none or several are said."""
    said = {_span(found) for found in _SPAN.finditer(sentence.text)}
    said |= {Spell(int(one.value)) for one in sentence.figures if one.unit == "bulan" and one.value.denominator == 1 and one.value > 0}
    if "tahun" in amount.per or sentence.says(r"setiap tahun(?:nya)?|per tahun"):
        said.add(Spell(12))
    if not said and "bulan" in amount.per:
        said.add(Spell(1))
    named = {spell for spell in said if spell.first}
    if len(named) == 1 and len({spell.months for spell in said}) == 1:
        return named.pop()
    return said.pop() if len({spell.months for spell in said}) == 1 else None


def _span(found: re.Match[str]) -> Spell:
    a, b = nomor_bulan(found["a"]), nomor_bulan(found["b"])
    last = int(found["z"] or found["y"] or 0)
    first = int(found["y"] or 0) or (last - (a > b) if last else 0)
    if not last:
        return Spell((b - a) % 12 + 1)
    start, end = Bulan(first, a), Bulan(last, b)
    return Spell(end.minus(start) + 1, start, end) if end >= start else Spell((b - a) % 12 + 1)
