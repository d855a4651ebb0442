"""Whether a stated figure is what was computed, and how figures are written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from naungan.claims.figures import Figure
from naungan.claims.tables import Verdict

# A figure that was cut and not rounded is off by less than one of its last places; this share of it is not passed even so.
CUT = Fraction(50, 1000)


@dataclass(frozen=True)
class Computed:
    """A result: ``value`` from the figures as written, ``low`` to ``high`` by what these leave open."""

    value: Fraction
    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, value: Fraction | int) -> Computed:
        """What is exact."""
        return cls(Fraction(value), Fraction(value), Fraction(value))

    @classmethod
    def from_figure(cls, one: Figure) -> Computed:
        """A figure as it stands."""
        return cls(one.value, one.low, one.high)

    def __add__(self, other: Computed) -> Computed:
        return Computed(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Computed) -> Computed:
        return Computed(self.value - other.value, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Computed) -> Computed:
        return Computed(self.value * other.value, self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Computed) -> Computed:
        return Computed(self.value / other.value, self.low / other.high, self.high / other.low)


def agrees(stated: Figure, found: Computed) -> Verdict:
    """``cocok`` as printed, ``pembulatan`` within what rounding, cutting or a word leaves open, else ``tidak_cocok``.

    A percentage is right when the result, rounded to as many places, is what was printed; an amount only when it is the result itself.
    """
    if stated.value == found.value or (stated.word == "kisaran" and stated.low <= found.value <= stated.high):
        return Verdict.COCOK
    if stated.unit in ("persen", "poin", "bagian") and abs(stated.value - found.value) <= stated.step / 2:
        return Verdict.COCOK
    if stated.low <= found.high and found.low <= stated.high:
        return Verdict.PEMBULATAN
    cut = stated.value <= found.value < stated.value + stated.step and found.value - stated.value <= CUT * stated.value
    return Verdict.PEMBULATAN if cut and stated.step != 1 else Verdict.TIDAK_COCOK


def fits(stated: Figure, found: Computed) -> bool:
    """Whether it is not ``tidak_cocok``."""
    return agrees(stated, found) is not Verdict.TIDAK_COCOK


def number(value: Fraction, places: int = 0) -> str:
    """For people: ``1.312.370``, ``39,52``; as many decimals as are needed and no more than ``places`` (rounded half up)."""
    scaled = (abs(value) * 10**places * 2 + 1) // 2
    whole, rest = divmod(int(scaled), 10**places)
    text = f"{whole:,}".replace(",", ".")
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    return ("−" if value < 0 and scaled else "") + text + (f",{decimals}" if decimals else "")


def written(value: Fraction, unit: str, places: int = 4) -> str:
    """A figure with its unit: ``Rp16.800``, ``39,5187 %``, ``21 poin``, ``9 bulan``, ``518.632``."""
    if unit == "rupiah":
        return ("−" if value < 0 else "") + "Rp" + number(abs(value), 2)
    text = number(value, places)
    return text + {"persen": " %", "poin": " poin persen", "bulan": " bulan"}.get(unit, "")


def shown_figure(one: Figure) -> str:
    """A figure as it was read, with its word or its range."""
    if one.word == "kisaran":
        return f"{number(one.low, 4)}–{written(one.high, one.unit)}"
    word = {"lebih": "lebih dari ", "hampir": "hampir ", "sekitar": "sekitar "}.get(one.word, "")
    return word + written(one.value, one.unit)
