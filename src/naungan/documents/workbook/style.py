"""The look of every sheet: few colours that colour-blind readers can tell apart, always beside a word or a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

# Okabe and Ito's palette, which stays apart under every common colour blindness; tints of it behind words.
NAVY, BLUE, SKY, ORANGE, RED = "#1F3A5F", "#0072B2", "#56B4E9", "#E69F00", "#D55E00"
GREY, SILVER = "#7F7F7F", "#C8C8C8"
TINT = {"baik": "#DCEBF5", "buruk": "#FBE3D3", "sedang": "#FFF2CC", "kabur": "#EDEDED"}
INK, LINE, PALE = "#222222", "#C9D1DA", "#F3F6FA"

# The locale tag asks for dots between thousands; a program that does not know it still shows a whole number.
WHOLE, SHARE, HUNDREDTHS = "[$-421]#,##0", "[$-421]0.0%", "[$-421]0.00"

_KIND: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@", "align": "left", "indent": 1},
    "wrap": {"num_format": "@", "align": "left", "text_wrap": True, "indent": 1},
    "mark": {"num_format": "@", "align": "left", "indent": 1},
    "count": {"num_format": WHOLE, "align": "right"},
    "rupiah": {"num_format": WHOLE, "align": "right"},
    "percent": {"num_format": SHARE, "align": "right"},
    "ratio": {"num_format": HUNDREDTHS, "align": "right"},
    "unknown": {"num_format": "@", "align": "right", "italic": True, "font_color": "#6B6B6B", "shrink": True},
}
_CARD = {"align": "center", "bg_color": PALE, "right": 5, "right_color": "#FFFFFF"}
_ROLE: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 20, "font_color": NAVY},
    "subtitle": {"font_size": 12, "font_color": "#4A5B70"},
    "section": {"bold": True, "font_size": 14, "font_color": NAVY, "bottom": 2, "bottom_color": NAVY},
    "prose": {"text_wrap": True, "valign": "top", "font_size": 11},
    "lead": {"text_wrap": True, "valign": "vcenter", "font_size": 13, "bg_color": PALE, "indent": 1, "left": 5, "left_color": BLUE},
    "note": {"text_wrap": True, "valign": "top", "font_size": 11, "font_color": "#555555"},
    "heading": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "text_wrap": True, "align": "center", "valign": "vcenter",
        "border": 1, "border_color": "#FFFFFF",
    },
    "card_label": {**_CARD, "font_size": 10.5, "font_color": "#4A5B70", "top": 2, "top_color": BLUE},
    "card_value": {**_CARD, "font_size": 20, "bold": True, "font_color": NAVY, "valign": "vcenter"},
    "card_note": {**_CARD, "font_size": 10.5, "font_color": "#4A5B70", "valign": "top", "text_wrap": True},
}  # fmt: skip


class Styles:
    """The formats of one workbook, each made once when it is first asked for."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}

    def role(self, name: str) -> Format:
        """The format of a title, a heading, a card…"""
        return self._get(("role", name), {"font_color": INK, **_ROLE[name]})

    def cell(self, kind: str, *, strong: bool = False, tint: str | None = None) -> Format:
        """The format of a table cell by kind; ``strong`` for rows of totals, ``tint`` one of TINT."""
        if known := self._made.get((kind, strong, tint)):
            return known
        look: dict[str, Any] = {"font_color": INK, "valign": "top", "bottom": 1, "bottom_color": LINE, **_KIND[kind]}
        if strong:
            look |= {"bold": True, "bg_color": PALE, "top": 1, "top_color": NAVY}
        if tint:
            look["bg_color"] = TINT[tint]
        return self._get((kind, strong, tint), look)

    def _get(self, key: tuple[Any, ...], look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]
