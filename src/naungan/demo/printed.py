"""A bill as it is printed: pages of some rows under their heading, titles above the first and sums below the last."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from naungan.demo.sheet import Paper, Sheet

ROWS = 20
# No., No. Peserta, NIK, name, birth, wage, arrears, six parts, sum: as wide as what stands in them.
_WIDTHS = (9, 23, 33, 42, 20, 22, 14, 15, 15, 21, 21, 21, 21, 20)
_MADE = dt.datetime(2026, 11, 3, tzinfo=dt.UTC)


def paged(paper: Paper) -> Paper:
    """The same paper in pages; each is a sheet, called as it is told where a problem stands."""
    (sheet,) = paper.sheets
    count = len(sheet.kolom[0])
    starts = range(0, count, ROWS)
    pages = [Sheet(page_of(start), sheet.kepala, [column[start : start + ROWS] for column in sheet.kolom]) for start in starts]
    pages[0].judul, pages[-1].kaki = sheet.judul, sheet.kaki
    return Paper(paper.nama, "pdf", pages)


def page_of(place: int) -> str:
    """The page on which a row stands, by its place from 0."""
    return f"Halaman {place // ROWS + 1}"


def write_pdf(path: Path, sheets: list[Sheet]) -> None:
    """One page a sheet, with lines between the cells."""
    from fpdf import FPDF, FontFace

    pdf = FPDF(orientation="L", format="A3")
    pdf.set_creation_date(_MADE)
    pdf.set_font("Helvetica", size=9)
    align = ("LEFT",) * 5 + ("RIGHT",) * (len(_WIDTHS) - 5)
    for sheet in sheets:
        pdf.add_page()
        for line in sheet.judul:
            pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
        if sheet.judul:
            pdf.ln(4)
        with pdf.table(col_widths=_WIDTHS, text_align=align, line_height=5, headings_style=FontFace(emphasis=""), padding=1) as table:
            for cells in (sheet.kepala, *zip(*sheet.kolom, strict=True)):
                table.row([str(cell) for cell in cells])
            for label, *rest in sheet.kaki:
                row, amounts = table.row(), [cell for cell in rest if cell is not None]
                row.cell(str(label), colspan=len(_WIDTHS) - len(amounts))
                for cell in amounts:
                    row.cell(str(cell))
    pdf.output(str(path))
