"""The sheet of problems that is put behind the user's own sheets: what is wrong where, and a link to each cell."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from naungan.sheets.marked.package import Package
from naungan.sheets.marked.sign import SIGN
from naungan.sheets.marked.splice import Edits, escaped, tree
from naungan.sheets.marked.styles import NS

# By this name a program knows the sheet, whatever people call it; a workbook that comes back again has it replaced.
CODE_NAME = "NaunganMasalah"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_listing(package: Package, book: str, words: dict[str, Any], lost: list[str], looks: dict[str, int]) -> None:
    """Put the sheet in. ``words``: name, title, prose, legend, headings, widths, rows, lost; see ``mark``."""
    words = {**words, "prose": [*words["prose"], *(words["lost"][word] for word in lost)]}
    known = our_sheet(package, book)
    part = known or package.free("xl/worksheets/naungan{}.xml")
    package.put(part, _sheet(words, looks).encode())
    if known is None:
        package.declare(part, _TYPE)
        _enter(package, book, words["name"], package.relate(book, "worksheet", part))


def our_sheet(package: Package, book: str) -> str | None:
    """The part of the sheet of problems that an earlier round has put in."""
    mark = f'codeName="{CODE_NAME}"'.encode()
    return next((part for _, part in package.related(book, "worksheet") if part in package.names() and mark in package.read(part)), None)


def _enter(package: Package, book: str, name: str, relation: str) -> None:
    """Name the sheet in the workbook, last, so that names and print areas that count sheets keep theirs."""
    edits = Edits(package.read(book))
    sheets = tree(edits.data).first("sheets")
    assert sheets is not None
    taken = {node.attributes.get("name", "").lower() for node in sheets.children}
    free = next(one for number in range(1, 1000) if (one := name if number == 1 else f"{name} {number}").lower() not in taken)
    number = max((int(node.attributes.get("sheetId", 0)) for node in sheets.children), default=0) + 1
    edits.append(sheets, f'<{sheets.prefix}sheet name="{escaped(free)}" sheetId="{number}" xmlns:r="{_RELATION}" r:id="{relation}"/>')
    package.put(book, edits.done())


def _sheet(words: dict[str, Any], looks: dict[str, int]) -> str:
    width = len(words["headings"])
    top = [
        [(SIGN + words["title"], "title")],
        *([(line, "text")] for line in words["prose"]),
        [(text, kind) for text, kind in words["legend"]],
        [],
    ]
    head = len(top) + 1
    rows = [*top, [(text, "heading") for text in words["headings"]], *(_row(row) for row in words["rows"])]
    last = xl_col_to_name(width - 1)
    merged = [f'<mergeCell ref="A{number}:{last}{number}"/>' for number in range(1, 2 + len(words["prose"]))]
    links = "".join(_link(head + 1 + number, row) for number, row in enumerate(words["rows"]) if row["cell"])
    parts = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{NS}"><sheetPr codeName="{CODE_NAME}">'
        '<tabColor rgb="FFD55E00"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>',
        "".join(f'<col min="{n}" max="{n}" width="{wide}" customWidth="1"/>' for n, wide in enumerate(words["widths"], 1)),
        "</cols><sheetData>",
        "".join(_written(number, cells, looks, prose=1 < number <= 1 + len(words["prose"])) for number, cells in enumerate(rows, 1)),
        f'</sheetData><autoFilter ref="A{head}:{last}{max(len(rows), head)}"/>',
        f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>',
        f"<hyperlinks>{links}</hyperlinks>" if links else "",
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    )
    return "".join(parts)


def _row(row: dict[str, Any]) -> list[tuple[str, str]]:
    looks = [row["severity"], "text", "link" if row["cell"] else "text"]
    return list(itertools.zip_longest(row["texts"], looks, fillvalue="text"))


def _written(number: int, cells: Sequence[tuple[str, str]], looks: dict[str, int], *, prose: bool) -> str:
    if not cells:
        return ""
    made = "".join(
        f'<c r="{xl_rowcol_to_cell(number - 1, column)}" s="{looks[kind]}" t="inlineStr">'
        f'<is><t xml:space="preserve">{escaped(text)}</t></is></c>'
        for column, (text, kind) in enumerate(cells)
    )
    height = f' ht="{16 * (1 + len(cells[0][0]) // 170) + 2}" customHeight="1"' if prose else ""
    return f'<row r="{number}"{height}>{made}</row>'


def _link(number: int, row: dict[str, Any]) -> str:
    target = "'" + row["sheet"].replace("'", "''") + "'!" + row["cell"]
    return f'<hyperlink ref="C{number}" location="{escaped(target)}" display="{row["cell"]}"/>'
