"""How a sheet is printed: on which paper, which of its columns, and whether at all.

No sheet is cut in width: what is printed is fitted to the width of one page, and its smallest letters keep ``LEAST`` points. A4 is what
offices have; A3 is taken where A4 can't hold it, and where A3 can't either the columns behind stay on the screen. What would take many
pages is for filtering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from naungan.told.method import Block
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Points: the letters of a cell, the least that is read at a table, and what an upright page must leave them to be taken.
BODY, LEAST, UPRIGHT = 11, 8, 10
# Inches.
LEFT, TOP, BOTTOM = 0.4, 0.7, 0.6
A4, A3 = 9, 8
_ACROSS = {(A4, False): 595.3, (A4, True): 841.9, (A3, True): 1190.6}
_DOWN = {(A4, False): 841.9, (A4, True): 595.3, (A3, True): 841.9}
# What takes more pages than these is filtered on the screen first.
PAGES = 6
# An empty cell above the table: as the print area it leaves the sheet out when the whole book is printed.
_NOTHING = (2, 0, 2, 0)


@dataclass(frozen=True)
class Layout:
    """How a sheet is printed; ``columns`` from the left (0: all), ``unprinted`` the headings of those that stay on the screen.

    ``printed`` None: where it takes no more than ``PAGES`` pages.
    """

    name: str = ""
    paper: int = A4
    landscape: bool = True
    columns: int = 0
    scale: float = 1.0
    unprinted: tuple[str, ...] = ()
    pages: int = 1
    printed: bool | None = None

    def paged(self, height: float) -> Layout:
        """With the pages that so many points of rows take, and whether these are too many."""
        room = (_DOWN[self.paper, self.landscape] - 72 * (TOP + BOTTOM)) / self.scale
        pages = -(-int(height) // int(room))
        return replace(self, pages=pages, printed=pages <= PAGES if self.printed is None else self.printed)

    def apply(self, sheet: Worksheet, last: int) -> None:
        """Set the sheet up; ``last`` is its last row."""
        sheet.set_landscape() if self.landscape else sheet.set_portrait()
        sheet.set_paper(self.paper)
        sheet.set_margins(left=LEFT, right=LEFT, top=TOP, bottom=BOTTOM)
        sheet.fit_to_pages(1, 0)
        if self.printed is False:
            sheet.print_area(*_NOTHING)
        elif self.columns:
            sheet.print_area(0, 0, last, self.columns - 1)


def layout(
    name: str, widths: Sequence[float], headings: Sequence[str], *, chosen: int, letters: float = BODY, printed: bool | None = None
) -> Layout:
    """The layout of columns of so many characters, the first ``chosen`` to be printed; ``letters`` are the smallest points on the sheet."""
    for paper, landscape, least in ((A4, False, UPRIGHT), (A4, True, LEAST), (A3, True, LEAST)):
        scale = min(1.0, across(paper, landscape=landscape) / sum(map(points, widths[:chosen])))
        if letters * scale >= least:
            return Layout(name, paper, landscape, chosen, scale, tuple(headings[chosen:]), printed=printed)
    return layout(name, widths, headings, chosen=chosen - 1, letters=letters, printed=printed)


def across(paper: int, *, landscape: bool) -> float:
    """The points between the margins of a page."""
    return _ACROSS[paper, landscape] - 2 * 72 * LEFT


def points(width: float) -> float:
    """The printed width of a column of so many characters: seven pixels each and five around them, 96 to the inch."""
    return int(width * 7 + 5) * 0.75


def told(layouts: Sequence[Layout]) -> Block:
    """For the sheet of methods: paper and pages of each sheet, and what stays on the screen."""
    heads = tuple(say(f"KOLOM_CETAK_{name}") for name in ("LEMBAR", "KERTAS", "LAYAR"))
    left = {one.name: "–" if one.printed is False else ", ".join(one.unprinted) or "–" for one in layouts}
    return Block(say("METODE_CETAK"), heads=heads, rows=tuple((one.name, _paper(one), left[one.name]) for one in layouts))


def _paper(one: Layout) -> str:
    if one.printed is False:
        return say("CETAK_TIDAK")
    way = say("CETAK_MENDATAR" if one.landscape else "CETAK_TEGAK")
    return say("CETAK_KERTAS", kertas="A4" if one.paper == A4 else "A3", arah=way, halaman=one.pages)
