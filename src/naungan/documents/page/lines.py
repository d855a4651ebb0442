"""Lines over months with their intervals, and columns of money by month. Every drawing has its table beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from naungan.documents.page.svg import element
from naungan.kernel.period import Bulan
from naungan.told.words import number, rupiah_short

WIDE, HIGH = 720, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 14, 12, 30
_TICKS = 4
# So many names of months fit under the columns.
_NAMED = 12


@dataclass(frozen=True)
class Point:
    """A month: what was (``nilai`` of ``lalu``), or what is expected; the bounds are (lower, upper), innermost first."""

    bulan: str
    nilai: int | None
    batas: tuple[tuple[int, int], ...] = ()
    lalu: bool = False


@dataclass(frozen=True)
class Scale:
    """Months to the right, people upward."""

    first: Bulan
    months: int
    low: int
    high: int
    wide: int = WIDE
    high_px: int = HIGH

    def x(self, bulan: str) -> float:
        """Where a month stands."""
        return _LEFT + (self.wide - _LEFT - _RIGHT) * Bulan.parse(bulan).minus(self.first) / max(1, self.months - 1)

    def y(self, value: int) -> float:
        """Where so many stand."""
        return _TOP + (self.high_px - _TOP - _BOTTOM) * (1 - (value - self.low) / max(1, self.high - self.low))


def scale(points: Sequence[Point], *, wide: int = WIDE, high_px: int = HIGH, among: Sequence[Point] = ()) -> Scale:
    """A scale that holds all bounds of these and of ``among``, with ticks at round numbers."""
    values = [value for one in (*points, *among) for value in ((one.nilai,) if one.nilai is not None else ()) + sum(one.batas, ())]
    step = _round_step(max(values) - min(values))
    low = min(values) // step * step
    high = -(-max(values) // step) * step
    months = [Bulan.parse(one.bulan) for one in points]
    return Scale(min(months), max(months).minus(min(months)) + 1, max(0, low), high if high > low else low + step, wide, high_px)


def _round_step(span: int) -> int:
    """1, 2 or 5 times a power of ten, so that about four steps span it."""
    rough = max(1, span // _TICKS)
    power: int = 10 ** (len(str(rough)) - 1)
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def band_chart(points: Sequence[Point], label: str, *, on: Scale | None = None, drawn_from: str = "") -> Markup:
    """History as a line that breaks where months are missing, then the expected months within their bounds."""
    if not points:
        return Markup("")
    here = on or scale(points)
    ahead = [one for one in points if not one.lalu and one.batas]
    past = [one for one in points if one.lalu and one.nilai is not None]
    drawn = [*_axes(here)]
    depth = max((len(one.batas) for one in ahead), default=0)
    drawn += [element("polygon", points=_band(here, ahead, at), class_=f"pita{at}") for at in reversed(range(depth))]
    drawn += [element("polyline", points=_line(here, run), class_="garis") for run in _runs(past) if len(run) > 1]
    drawn += [
        element("circle", cx=f"{here.x(run[0].bulan):.1f}", cy=_at(here, run[0]), r=3, class_="titik")
        for run in _runs(past)
        if len(run) == 1
    ]
    middle = [one for one in ahead if one.nilai is not None]
    drawn += [element("polyline", points=_line(here, middle), class_="ramal")] if len(middle) > 1 else []
    return element("svg", *drawn, viewBox=f"0 0 {here.wide} {here.high_px}", class_="grafik", role="img", aria_label=label)


def _at(here: Scale, one: Point) -> str:
    return f"{here.y(one.nilai or 0):.1f}"


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Months without a gap between them."""
    run = list(points[:1])
    for one, after in pairwise(points):
        if Bulan.parse(after.bulan).minus(Bulan.parse(one.bulan)) > 1:
            yield run
            run = []
        run.append(after)
    if run:
        yield run


def _line(here: Scale, points: Sequence[Point]) -> str:
    return " ".join(f"{here.x(one.bulan):.1f},{_at(here, one)}" for one in points)


def _band(here: Scale, points: Sequence[Point], at: int) -> str:
    there = [one for one in points if len(one.batas) > at]
    upper = [f"{here.x(one.bulan):.1f},{here.y(one.batas[at][1]):.1f}" for one in there]
    lower = [f"{here.x(one.bulan):.1f},{here.y(one.batas[at][0]):.1f}" for one in reversed(there)]
    return " ".join((*upper, *lower))


def _axes(here: Scale) -> Iterator[Markup]:
    """Lines at round numbers with their numbers, and a mark at each December."""
    step = _round_step(here.high - here.low)
    for value in range(here.low, here.high + 1, step):
        yield element("line", x1=_LEFT, x2=here.wide - _RIGHT, y1=f"{here.y(value):.1f}", y2=f"{here.y(value):.1f}", class_="kisi")
        yield element("text", number(value), x=_LEFT - 8, y=f"{here.y(value) + 4:.1f}", text_anchor="end", class_="skala")
    yield from _months(here, here.first, here.months)


def _months(here: Scale, first: Bulan, months: int) -> Iterator[Markup]:
    """The name of each December, of every second or third where many years stand; the first month where there is none."""
    every = list(first.until(first.plus(months - 1)))
    marked = [one for one in every if one.bulan == 12] or every[:1]
    thin = -(-len(marked) * 80 // (here.wide - _LEFT))
    for one in marked[:: -max(1, thin)]:
        x = here.x(str(one))
        yield element("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=_TOP, y2=here.high_px - _BOTTOM, class_="kisi tahun")
        anchor = "end" if x > here.wide - 60 else "middle"
        yield element(
            "text", f"{one.nama[:3]} {one.tahun}", x=f"{min(x, here.wide - 4):.1f}", y=here.high_px - 9, text_anchor=anchor, class_="skala"
        )


def money_chart(months: Sequence[str], money: Mapping[tuple[str, str], int], kinds: Sequence[str], label: str) -> Markup:
    """A column a month, one part a purse in the order of ``kinds``."""
    most = max((sum(money.get((kind, month), 0) for kind in kinds) for month in months), default=0)
    if not most:
        return Markup("")
    step = _round_step(most)
    here = Scale(Bulan.parse(months[0]), len(months) + 1, 0, -(-most // step) * step)
    drawn = list(_levels(here, step))
    width = (WIDE - _LEFT - _RIGHT) / len(months)
    every = -(-len(months) // _NAMED)
    for at, month in enumerate(months):
        drawn += _column(here, _LEFT + at * width, width, [money.get((kind, month), 0) for kind in kinds])
        if (len(months) - 1 - at) % every:
            continue
        told = Bulan.parse(month)
        name, x = f"{told.nama[:3]} {told.tahun % 100:02d}", f"{_LEFT + (at + 0.5) * width:.1f}"
        drawn.append(element("text", name, x=x, y=HIGH - 9, text_anchor="middle", class_="skala"))
    return element("svg", *drawn, viewBox=f"0 0 {WIDE} {HIGH}", class_="grafik", role="img", aria_label=label)


def _levels(here: Scale, step: int) -> Iterator[Markup]:
    for value in range(0, here.high + 1, step):
        level = f"{here.y(value):.1f}"
        yield element("line", x1=_LEFT, x2=WIDE - _RIGHT, y1=level, y2=level, class_="kisi")
        yield element("text", rupiah_short(value), x=_LEFT - 8, y=f"{here.y(value) + 4:.1f}", text_anchor="end", class_="skala")


def _column(here: Scale, x: float, width: float, parts: Sequence[int]) -> Iterator[Markup]:
    """The parts of a month, one on the other."""
    stacked = 0
    for place, part in enumerate(parts):
        top, foot = here.y(stacked + part), here.y(stacked)
        size = {"x": f"{x + width * 0.14:.1f}", "width": f"{width * 0.72:.1f}", "y": f"{top:.1f}", "height": f"{foot - top:.1f}"}
        yield element("rect", **size, class_=f"k{place % 6}")
        stacked += part
