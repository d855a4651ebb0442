"""Paragraphs and tables of a DOCX as the XML that Word keeps them in; every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from naungan.documents.letters.columns import PADDING
from naungan.documents.letters.face import Table

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# The style of a line that is filled in by hand: what stands there is no figure of the paper.
OPEN_STYLE = "NaunganIsian"
_RIGHT = ("count", "rupiah", "percent")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def twips(points: float) -> int:
    """Twentieths of a point, the measure of Word."""
    return round(points * 20)


def run(text: str, *, bold: bool = False, size: float = 0, colour: str = "") -> str:
    """Text in one look; ``\\n`` breaks the line, ``\\t`` goes to the next stop."""
    look = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    parts = escape(text).replace("\n", "</w:t><w:br/>" + _T).replace("\t", "</w:t><w:tab/>" + _T)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_T}{parts}</w:t></w:r>"


def field(code: str, size: float) -> str:
    """A field that Word counts by itself, as PAGE."""
    look = f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    return f'<w:fldSimple w:instr=" {code} "><w:r>{look}{_T}1</w:t></w:r></w:fldSimple>'


def paragraph(
    runs: str, *, align: str = "left", before: float = 0, after: float = 6, indent: float = 0, hanging: float = 0,
    tabs: Iterable[tuple[str, float, str]] = (), together: bool = False, style: str = "", line: float = 1.0, border: str = "",
) -> str:  # fmt: skip
    """One paragraph; ``tabs`` are kind, place and leader, ``together`` keeps it with the next one."""
    stops = "".join(f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{twips(at)}"/>' for kind, at, leader in tabs)
    parts = (
        f'<w:pStyle w:val="{style}"/>' if style else "", "<w:keepNext/>" if together else "",
        f"<w:pBdr>{border}</w:pBdr>" if border else "",
        f"<w:tabs>{stops}</w:tabs>" if stops else "",
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{round(240 * line)}" w:lineRule="auto"/>',
        f'<w:ind w:left="{twips(indent)}" w:hanging="{twips(hanging)}"/>' if indent or hanging else "", f'<w:jc w:val="{align}"/>',
    )  # fmt: skip
    return f"<w:p {NAMESPACE}><w:pPr>{''.join(parts)}</w:pPr>{runs}</w:p>"


def table(one: Table, empty: str) -> str:
    """A ruled table whose heading stands again on every page, and whose rows stay whole."""
    heading, *rows = one.grid.rows
    size, count = one.grid.size, len(heading)
    grid = "".join(f'<w:gridCol w:w="{twips(wide)}"/>' for wide in one.grid.widths)
    whole = sum(one.grid.widths)
    lines = [_row([_cell(one.nama, whole, size, span=count, shaded=True, bold=True)], head=True)] if one.nama else []
    named = zip(heading, one.grid.widths, strict=True)
    lines.append(_row([_cell(cell, wide, size, align="center", shaded=True, bold=True) for cell, wide in named], head=True))
    lines += [_row(_cells(one, row, bold=one.jumlah and place == len(rows) - 1)) for place, row in enumerate(rows)]
    if not rows:
        lines.append(_row([_cell(empty, whole, size, span=count, align="center")]))
    margin = f'<w:left w:w="{twips(PADDING)}" w:type="dxa"/><w:right w:w="{twips(PADDING)}" w:type="dxa"/>'
    look = (
        f'<w:tblPr><w:tblW w:w="{twips(whole)}" w:type="dxa"/><w:tblInd w:w="{twips(PADDING)}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>"
    )
    return f"<w:tbl {NAMESPACE}>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _cells(one: Table, row: Sequence[str], *, bold: bool) -> list[str]:
    aligned = ("right" if kind in _RIGHT else "center" if kind == "date" else "left" for kind in one.jenis)
    return [_cell(cell, wide, one.grid.size, align=to, bold=bold) for cell, wide, to in zip(row, one.grid.widths, aligned, strict=True)]


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str, wide: float, size: float, *, span: int = 1, align: str = "left", shaded: bool = False, bold: bool = False
) -> str:  # fmt: skip
    look = f'<w:tcW w:w="{twips(wide)}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    look += '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/><w:vAlign w:val="center"/>' if shaded else ""
    inside = paragraph(run(text, bold=bold, size=size), align=align, before=1.5, after=1.5).replace(f" {NAMESPACE}", "", 1)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


_T = '<w:t xml:space="preserve">'
