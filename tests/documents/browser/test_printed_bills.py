"""A bill that somebody printed to PDF from a page in the browser is read exactly, ruled or not."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sheets.bills import WIDTHS, Bill, bill, expected, read_back

from naungan.sheets.pdf import bill_tables

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def page_of(made: Bill) -> str:
    line = "1px solid black" if made.ruled else "none"
    style = (
        f"body{{font:11px 'Liberation Sans',sans-serif}} table{{border-collapse:collapse;table-layout:fixed;width:100%}} thead{{display:table-header-group}}"
        f"td,th{{border:{line};padding:3px;vertical-align:{made.valign};text-align:left;font-weight:normal}} .n{{text-align:right}} tr{{break-inside:avoid}}"
    )
    columns = "".join(f"<col style='width:{width}%'>" for width in (100 * one / sum(WIDTHS) for one in WIDTHS))
    head = "".join(f"<th{' class=n' if place > 4 else ''}>{escape(one)}</th>" for place, one in enumerate(made.heads))
    rows = "".join(
        "<tr>" + "".join(f"<td{' class=n' if place > 4 else ''}>{escape(cell)}</td>" for place, cell in enumerate(row)) + "</tr>"
        for row in made.rows
    )
    foot = f"<tr><td colspan=5>{made.jumlah}</td>" + "".join(f"<td class=n>{one}</td>" for one in made.sums or ()) + "</tr>"
    titles = "".join(f"<div>{escape(line)}</div>" for line in made.titles)
    return f"<style>{style}</style>{titles}<br><table>{columns}<thead><tr>{head}</tr></thead><tbody>{rows}{foot}</tbody></table>"


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])
def test_two_hundred_rows_come_back_exactly(browser: Browser, tmp_path: Path, ruled: bool, valign: str) -> None:
    made = bill(200, ruled=ruled, valign=valign)
    page = browser.new_page()
    page.set_content(page_of(made))
    page.pdf(path=tmp_path / "a.pdf", format="A3", landscape=True, margin=dict.fromkeys(("top", "bottom", "left", "right"), "10mm"))
    page.close()
    tables = bill_tables(tmp_path / "a.pdf")
    assert len(tables) > 3
    assert read_back(tables) == expected(made)
