"""Native charts, and the sheet of numbers they are drawn from: every chart has its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from naungan.documents.workbook.grid import draw
from naungan.documents.workbook.looks import LOOKS
from naungan.documents.workbook.printing import Layout
from naungan.documents.workbook.style import BLUE, GREY, ORANGE, RED, SILVER, SKY, Styles
from naungan.told.material import Material
from naungan.told.provinces import ANSWERS, BUDGET, GROUPS, figures
from naungan.told.words import place, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# What is not known is grey; what a province lacks is never drawn in the colour of what it has.
_COLOURS = {
    "terlindungi_ya": BLUE, "terlindungi_tidak": RED, "terlindungi_tidak_diketahui": SILVER,
    "lengkap": BLUE, "kewajiban_kurang": SKY, "nonaktif": ORANGE, "belum_terdaftar": RED, "perlu_dicek": GREY, "belum_pasti": SILVER,
    "cukup": BLUE, "kurang": ORANGE, "tidak_dianggarkan": RED, "belum_dapat_dinilai": SILVER, "tidak_diketahui": GREY,
}  # fmt: skip
_TOP = 4  # the first row of figures, below title, explanation and headings
_ROW = 20  # height of a default row in pixels
_LETTERS = 10.5  # the sheet is fitted to the width of a page, and these with it
_PAGE = 820  # pixels of charts that fit on one printed page of this sheet


@dataclass
class Anchors:
    """Where the chart data stand on their sheet: first and last row of each block, 0-based."""

    sheet: str
    plan: Layout
    province: tuple[int, int] = (0, 0)
    pemda: dict[str, tuple[int, int]] = field(default_factory=dict)


def write_figures(book: Workbook, styles: Styles, material: Material) -> Anchors:
    """Sheet ``Data Grafik``: one row per province, then one per government."""
    found = figures(material)
    plan = draw(book, styles, material.run, found.table, LOOKS["GRAFIK"])
    at = _TOP + len(found.provinces)
    places = Anchors(found.table.name, plan, (_TOP, at - 1))
    for code, rows in found.pemda.items():
        places.pemda[code] = (at, at + len(rows) - 1)
        at += len(rows)
    return places


def place_main(book: Workbook, sheet: Worksheet, styles: Styles, figures: Anchors, at: int) -> int:
    """Coverage and budget per province, side by side."""
    _title(sheet, styles, at, say("BAGIAN_GRAFIK"))
    bars = figures.province[1] - figures.province[0] + 1
    height = 110 + 26 * max(bars, 3)
    left = _bars(book, figures, figures.province, 1, ANSWERS, ANSWERS, say("GRAFIK_CAKUPAN"))
    first = 1 + len(ANSWERS) + len(GROUPS)
    right = _bars(book, figures, figures.province, first, BUDGET, tuple(f"anggaran_{n}" for n in BUDGET), say("GRAFIK_ANGGARAN"))
    _insert(sheet, at + 1, 0, left, 640, height)
    _insert(sheet, at + 1, 6, right, 640, height)
    return at + 2 + height // _ROW


def place_pemda(book: Workbook, sheet: Worksheet, styles: Styles, figures: Anchors, at: int) -> list[int]:
    """States per government, one chart per province, two beside each other; returns where a printed page must end."""
    _title(sheet, styles, at, say("BAGIAN_PEMDA"))
    at, used, breaks = at + 1, 0, []
    for pair in batched(figures.pemda.items(), 2):
        tallest = max(_tall(block) for _, block in pair)
        if used and used + tallest > _PAGE:
            breaks.append(at)
            used = 0
        for column, (code, block) in zip((0, 6), pair, strict=False):
            names = tuple(f"grup_{name}" for name in GROUPS)
            chart = _bars(book, figures, block, 1 + len(ANSWERS), tuple(GROUPS), names, say("GRAFIK_PEMDA", provinsi=place(code)))
            _insert(sheet, at, column, chart, 640, _tall(block))
        at, used = at + tallest // _ROW + 2, used + tallest
    return breaks


def _tall(block: tuple[int, int]) -> int:
    return 120 + 24 * (block[1] - block[0] + 1)


def batched(items: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Tuples of so many, the last may be shorter."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def _bars(
    book: Workbook, figures: Anchors, rows: tuple[int, int], first: int, names: tuple[str, ...], headings: tuple[str, ...], title: str,
) -> Any:  # fmt: skip
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    assert chart is not None
    for offset, name in enumerate(names):
        chart.add_series(
            {
                "name": say(f"KOLOM_{headings[offset].upper()}"),
                "categories": [figures.sheet, rows[0], 0, rows[1], 0],
                "values": [figures.sheet, rows[0], first + offset, rows[1], first + offset],
                "gap": 45,
                "border": {"color": "#FFFFFF", "width": 0.75},
                "fill": {"color": _COLOURS[name]},
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True, "color": "#1F3A5F"}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": {"size": _LETTERS}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": _LETTERS}, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis(
        {"num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}}, "num_font": {"size": _LETTERS}}
    )
    return chart


def _insert(sheet: Worksheet, row: int, column: int, chart: Any, width: int, height: int) -> None:
    chart.set_size({"width": width, "height": height})
    chart.set_chartarea({"border": {"color": "#C9D1DA"}})
    sheet.insert_chart(row, column, chart, {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": say("GRAFIK_TEKS")})


def _title(sheet: Worksheet, styles: Styles, at: int, text: str) -> None:
    sheet.set_row(at, 24)
    sheet.merge_range(at, 0, at, 11, "", styles.role("section"))
    sheet.write_string(at, 0, text, styles.role("section"))
