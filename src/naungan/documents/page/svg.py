"""Small drawings: a stacked bar and a map of tiles. Colour is never alone: each part has its place, its pattern and its number."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from naungan.told.words import percent

_TILE, _GAP = 100, 8
_SHADES = ((80, "s5"), (60, "s4"), (40, "s3"), (20, "s2"), (0, "s1"))  # lower bound in percent → class of the tile


@dataclass(frozen=True)
class Square:
    """One tile: its place, its lines of text, where it leads (empty: nowhere), its class, and the sentence for those who don't see it."""

    row: int
    column: int
    name: str
    value: str
    link: str
    kind: str
    said: str


def element(name: str, *children: str, **attributes: object) -> Markup:
    """An SVG element with every value escaped; ``class_`` and ``text_anchor`` become ``class`` and ``text-anchor``."""
    pairs = (Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), Markup("").join(pairs), Markup("").join(children))  # noqa: S704  # our names


def bar(parts: Sequence[tuple[str, int | None]], *, height: int = 22, room: int = 12) -> Markup:
    """A bar over the whole width, split in the proportion of the counts; hatched where none is known.

    A part narrower than ``room`` percent has no room for its number; the table beside the bar has all of them.
    """
    known = [(kind, count) for kind, count in parts if count]
    total = sum(count for _, count in known)
    drawn, at = [], Decimal(0)
    for kind, count in known:
        share = Decimal(count) * 100 / total
        drawn.append(element("rect", x=f"{at:.2f}%", width=f"{share:.2f}%", height="100%", class_=f"b-{kind}"))
        if share >= room:
            drawn.append(
                element(
                    "text",
                    percent(Decimal(count) / total),
                    x=f"{at + share / 2:.2f}%",
                    y=height * 0.71,
                    text_anchor="middle",
                    class_=f"t-{kind}",
                )
            )
        at += share
    if not known:
        drawn.append(element("rect", width="100%", height="100%", class_="b-kabur"))
    return element("svg", *drawn, class_="batang", width="100%", height=height, aria_hidden="true", focusable="false")


def shade(lower: Decimal | None) -> str:
    """The class of a tile by its lower bound of coverage; hatched where it is not known."""
    if lower is None:
        return "s0"
    return next(kind for least, kind in _SHADES if lower * 100 >= least)


def tile_map(squares: Sequence[Square], label: str, *, letters: int) -> Markup:
    """A map of tiles; ``letters`` is how many fit on a line of a name. Nothing where there are no tiles."""
    if not squares:
        return Markup("")
    step = _TILE + _GAP
    width = max(square.column for square in squares) * step + _TILE + 4
    height = max(square.row for square in squares) * step + _TILE + 4
    drawn = [_tile(square, letters) for square in squares]
    return element("svg", *drawn, viewBox=f"-2 -2 {width} {height}", class_="peta", role="group", aria_label=label)


def _tile(square: Square, letters: int) -> Markup:
    x, y = square.column * (_TILE + _GAP), square.row * (_TILE + _GAP)
    lines = textwrap.wrap(square.name, letters)[:3]
    top = 50 - 11 * len(lines)
    texts = [_line(x, y + top + 20 * at, text, "nama") for at, text in enumerate(lines)]
    body = element("rect", x=x, y=y, width=_TILE, height=_TILE, rx=6) + Markup("").join(texts) + _line(x, y + 84, square.value, "nilai")
    title = element("title", square.said)
    if not square.link:
        return element("g", title, body, class_=f"petak {square.kind}", role="img", aria_label=square.said)
    return element("a", title, body, href=square.link, class_=f"petak {square.kind}", aria_label=square.said)


def _line(x: int, y: float, text: str, kind: str) -> Markup:
    return element("text", text, x=x + _TILE / 2, y=y, text_anchor="middle", class_=kind)
