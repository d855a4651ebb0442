"""Text on every colour of the page: contrast by the formula of WCAG 2.2, at least 4.5 to 1, and 7 to 1 for running text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from naungan.documents import paper

CSS = (Path(paper.__file__).parent / "templates" / "page.css").read_text("utf-8")
NAMED = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", CSS))
INK, WHITE = NAMED["tinta"], "#ffffff"
RUNNING = [(INK, WHITE), (NAMED["redup"], WHITE), (NAMED["redup"], NAMED["pucat"]), (NAMED["biru"], WHITE), (NAMED["navy"], NAMED["pucat"])]
MARKS = [(INK, "#dcebf5"), (INK, "#fbe3d3"), (INK, "#fff2cc"), (INK, "#ededed"), (INK, "#e6e9ed"), (INK, "#fff7dd"), (INK, "#fdf4ea")]
DRAWN = [(WHITE, NAMED["biru"]), (WHITE, NAMED["merah"]), (INK, NAMED["oranye"]), (WHITE, NAMED["navy"]), ("#5d6873", WHITE)]


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", [*RUNNING, *MARKS])
def test_running_text_reaches_the_highest_level(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= 7


@pytest.mark.parametrize("pair", DRAWN)
def test_numbers_on_bars_can_be_read(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= 4.5


def test_numbers_on_tiles_can_be_read() -> None:
    fills = dict(re.findall(r"\.(s[1-5]) rect \{ fill: (#[0-9a-f]{6}); \}", CSS))
    assert len(fills) == 5
    for name, fill in fills.items():
        assert contrast(WHITE if name in ("s4", "s5") else INK, fill) >= 4.5, name


def test_neighbouring_parts_differ_without_colour() -> None:
    """Printed in grey, protected and not protected stay apart; what lies between is hatched."""
    assert contrast(NAMED["biru"], NAMED["oranye"]) >= 3
    assert "fill: url(#arsir)" in CSS
