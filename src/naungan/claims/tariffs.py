"""What the law of a day asks of one person a month, where a text names the workers and no amount."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from naungan.acuan.buku import whole_book
from naungan.claims.figures import Figure
from naungan.claims.passages import Sentence
from naungan.kernel.rupiah import half_up
from naungan.law import Book
from naungan.regulasi.bulat import PER_JUTA

_BPU = r"pekerja\s+rentan|BPU|bukan\s+penerima\s+upah|petani|nelayan|pedagang|pekerja\s+informal|buruh\s+tani|marbot|PBPU"
_WAGE = re.compile(r"\b(?:dasar\s+upah|upah|honor\w*|gaji|penghasilan)\b[^‹›\d]*$", re.I)


@dataclass(frozen=True)
class Tariff:
    """Rupiah of one person in one month, and the code of the sentence that says whose it is."""

    rupiah: int
    dasar: str


@cache
def _book() -> Book:
    return whole_book()


def lawful(sentence: Sentence) -> Tariff | None:
    """JKK and JKM of the lowest band for vulnerable workers, or 0.24 + 0.30 % of a wage that is stated; None where neither is said."""
    day = dt.date(max(sentence.years, default=sentence.year), 12, 31)
    wage = next((one for one in sentence.figures if one.unit == "rupiah" and _WAGE.search(sentence.before(one))), None)
    if wage is not None:
        return Tariff(_of_wage(wage, day), "KLAIM_TARIF_PU")
    return Tariff(_least(day), "KLAIM_TARIF_BPU") if sentence.says(_BPU) else None


def _least(day: dt.date) -> int:
    book = _book()
    (_, base), *_ = book.entry("dasar_penghasilan", day).nilai
    return half_up(base * book.entry("tarif_jkk_bpu", day).nilai, PER_JUTA) + int(book.entry("nilai_jkm_bpu", day).nilai)


def _of_wage(wage: Figure, day: dt.date) -> int:
    book, base = _book(), wage.value
    rates = book.entry("tarif_jkk", day).nilai["I"], book.entry("tarif_jkm", day).nilai
    return sum(half_up(base.numerator * int(rate), base.denominator * PER_JUTA) for rate in rates)
