"""Native charts, and the sheet of numbers they are drawn from: every chart has its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import BLUE, GREY, ORANGE, RED, SILVER, SKY, Styles
from naungan.told.material import Material, Row, province
from naungan.told.words import office, place, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Eleven states are too many for one bar: these six groups answer what an office must do next.
GROUPS = {
    "lengkap": ("covered",),
    "kewajiban_kurang": ("incomplete_programmes", "arrears", "covered_elsewhere"),
    "nonaktif": ("inactive",),
    "belum_terdaftar": ("unregistered",),
    "perlu_dicek": ("not_on_own_npp",),
    "belum_pasti": ("unresolved", "no_data"),
}
ANSWERS = ("terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")
# What is not known is grey; what a province lacks is never drawn in the colour of what it has.
_COLOURS = {
    "terlindungi_ya": BLUE, "terlindungi_tidak": RED, "terlindungi_tidak_diketahui": SILVER,
    "lengkap": BLUE, "kewajiban_kurang": SKY, "nonaktif": ORANGE, "belum_terdaftar": RED, "perlu_dicek": GREY, "belum_pasti": SILVER,
    "cukup": BLUE, "kurang": ORANGE, "tidak_dianggarkan": RED, "belum_dapat_dinilai": SILVER, "tidak_diketahui": GREY,
}  # fmt: skip
# From good to not known, so that every bar reads from left to right.
BUDGET = ("cukup", "kurang", "tidak_dianggarkan", "belum_dapat_dinilai", "tidak_diketahui")
_ROW = 20  # height of a default row in pixels
_PAGE = 820  # pixels of charts that fit on one printed page of this sheet


@dataclass
class Figures:
    """Where the chart data stand on their sheet: first and last row of each block, 0-based."""

    sheet: str
    province: tuple[int, int] = (0, 0)
    pemda: dict[str, tuple[int, int]] = field(default_factory=dict)


def write_figures(book: Workbook, styles: Styles, material: Material) -> Figures:
    """Sheet ``Data Grafik``: one row per province, then one per government; unknown counts are left out of the bars."""
    columns = (
        Field("wilayah", "text", 34), *(Field(name, "count", 13) for name in ANSWERS),
        *(Field(f"grup_{name}", "count", 15) for name in GROUPS), *(Field(f"anggaran_{name}", "count", 14) for name in BUDGET),
    )  # fmt: skip
    sheet = book.add_worksheet(say("LEMBAR_GRAFIK"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, "GRAFIK", wide=8, lines=2)
    provinces, blocks = _rows(material)
    rows = [*provinces, *(row for block in blocks.values() for row in block)]
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say("GRAFIK_JUDUL"), repeat=top, colour=GREY)
    figures, at = Figures(say("LEMBAR_GRAFIK"), (top + 1, top + len(provinces))), top + 1 + len(provinces)
    for code, block in blocks.items():
        figures.pemda[code] = (at, at + len(block) - 1)
        at += len(block)
    return figures


def _rows(material: Material) -> tuple[list[Row], dict[str, list[Row]]]:
    by_province, by_pemda = material.judged(lambda row: province(row["pemda"])), material.judged(lambda row: row["pemda"])
    provinces = {row["pemda"]: row for row in material.measures("provinsi")}
    counted = {row["pemda"]: row for row in material.measures("pemda")}
    upper = [_figure(code, provinces.get(code, {}), by_province.get(code, {}), place) for code in material.provinces]
    lower = {code: [one for one in material.pemda if province(one) == code] for code in material.provinces}
    blocks = {code: [_figure(one, counted.get(one, {}), by_pemda.get(one, {})) for one in found] for code, found in lower.items()}
    return upper, blocks


def _figure(code: str, counts: Row, answers: dict[str, int], name_of: Callable[[str | None], str] = office) -> Row:
    groups = {f"grup_{name}": _sum(counts, [f"n_{state}" for state in states]) for name, states in GROUPS.items()}
    money = {f"anggaran_{name}": answers.get(name, 0) if answers else None for name in BUDGET}
    name = name_of(code) if counts else f"{name_of(code)} ({say('BELUM_ADA_DATA')})"
    return {"wilayah": name, **{name: counts.get(name) for name in ANSWERS}, **groups, **money}


def _sum(counts: Row, names: list[str]) -> int | None:
    return sum(counts[name] or 0 for name in names) if counts else None


def place_main(book: Workbook, sheet: Worksheet, styles: Styles, figures: Figures, at: int) -> int:
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


def place_pemda(book: Workbook, sheet: Worksheet, styles: Styles, figures: Figures, at: int) -> list[int]:
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
    book: Workbook, figures: Figures, rows: tuple[int, int], first: int, names: tuple[str, ...], headings: tuple[str, ...], title: str,
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
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}}, "num_font": {"size": 9}})
    return chart


def _insert(sheet: Worksheet, row: int, column: int, chart: Any, width: int, height: int) -> None:
    chart.set_size({"width": width, "height": height})
    chart.set_chartarea({"border": {"color": "#C9D1DA"}})
    sheet.insert_chart(row, column, chart, {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": say("GRAFIK_TEKS")})


def _title(sheet: Worksheet, styles: Styles, at: int, text: str) -> None:
    sheet.set_row(at, 24)
    sheet.merge_range(at, 0, at, 11, "", styles.role("section"))
    sheet.write_string(at, 0, text, styles.role("section"))
