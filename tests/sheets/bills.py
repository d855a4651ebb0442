"""Formulir 2a as PDF by three differently made producers: the same invented people, ruled and unruled, names of several lines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from naungan.kernel import nik
from naungan.kernel.rupiah import half_up

HEADS = ("No.", "No. Peserta", "NIK", "Nama Tenaga Kerja", "Tanggal Lahir", "Upah", "Rapel", "JKK", "JKM", "JHT Pemberi Kerja", "JHT Tenaga Kerja",
         "JP Pemberi Kerja", "JP Tenaga Kerja", "Total Iuran")  # fmt: skip
TITLES = ("RINCIAN IURAN TENAGA KERJA (FORMULIR 2a PU)", "NPP: 16000001", "Nama Perusahaan: PEMERINTAH KOTA CONTOH", "Periode: 10 2026")
WIDTHS = (9, 23, 33, 42, 20, 22, 12, 15, 15, 19, 19, 19, 19, 20)
_FIRST = ("Siti", "Muhammad Abdul", "Ni Luh Putu", "Budi", "Dewi Ayu", "Agus", "Raden Mas Aryo", "Eko", "I Gusti Ngurah Bagus", "Rina")
_LAST = ("Aminah", "Rahman Hakim Nasution", "Wulandari", "Santoso", "Kusumawardhani Pratiwi Ningrum", "Wijaya", "Hadiningrat", "Prasetyo")


@dataclass(frozen=True)
class Bill:
    """Rows as cells (with KPJ, never stored), the sums below, and what is printed around them."""

    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] | None
    titles: tuple[str, ...] = TITLES
    heads: tuple[str, ...] = HEADS
    ruled: bool = True
    repeated: bool = True
    valign: str = "middle"
    jumlah: str = "Jumlah Seluruhnya"

    def with_cell(self, row: int, column: int, text: str) -> Bill:
        """The same with one cell otherwise; the sums stay as they are."""
        cells = list(self.rows[row])
        cells[column] = text
        return replace(self, rows=(*self.rows[:row], tuple(cells), *self.rows[row + 1 :]))


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def person(place: int) -> tuple[str, str, str]:
    """NIK, name and day of birth; some names take two or three lines."""
    born = dt.date(1970 + place % 30, place % 12 + 1, place % 28 + 1)
    return (
        nik.build(f"1671{place % 7 + 1:02d}", born, "LP"[place % 2], place + 1),
        f"{_FIRST[place % 10]} {_LAST[place % 8]}".upper(),
        f"{born:%d-%m-%Y}",
    )


def amounts(place: int) -> list[int]:
    """Wage, arrears, five programmes' parts by the rates of 2026, and their sum."""
    pay = 1_500_000 + 37_500 * (place % 60)
    parts = [half_up(pay * rate, 10_000) for rate in (24, 30, 370, 200, 200, 100)]
    return [pay, 0, *parts, sum(parts)]


def bill(count: int, **more: Any) -> Bill:
    rows = []
    total = [0] * 9
    for place in range(count):
        money = amounts(place)
        total = [one + other for one, other in zip(total, money, strict=True)]
        number, name, born = person(place)
        rows.append((str(place + 1), f"{26_000_000_000 + place}", number, name, born, *map(dotted, money)))
    return Bill(tuple(rows), tuple(map(dotted, total)), **more)


def _foot(made: Bill) -> list[str]:
    return ["", "", "", made.jumlah, "", *(made.sums or ())]


def by_fpdf2(path: Path, made: Bill) -> None:
    from fpdf import FPDF, FontFace
    from fpdf.enums import TableBordersLayout, VAlign

    pdf = FPDF(orientation="L", format="A3")
    pdf.add_page()
    pdf.set_font("Helvetica", size=9)
    for line in made.titles:
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    borders = TableBordersLayout.ALL if made.ruled else TableBordersLayout.NONE
    align = ("LEFT",) * 5 + ("RIGHT",) * (len(made.heads) - 5)
    valign = {"top": VAlign.T, "middle": VAlign.M, "bottom": VAlign.B}[made.valign]
    with pdf.table(
        col_widths=WIDTHS, borders_layout=borders, text_align=align, v_align=valign, line_height=5, first_row_as_headings=made.repeated,
        num_heading_rows=1, headings_style=FontFace(emphasis=""), padding=1,
    ) as table:  # fmt: skip
        for cells in (made.heads, *made.rows, *([_foot(made)] if made.sums else [])):
            table.row(cells)
    pdf.output(str(path))


def by_reportlab(path: Path, made: Bill) -> None:
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=8, leading=10)
    wrapped = {3, *range(5, len(made.heads))}
    head = [Paragraph(one, plain) if place in wrapped else one for place, one in enumerate(made.heads)]
    body = [[Paragraph(one, plain) if place == 3 else one for place, one in enumerate(row)] for row in made.rows]
    foot = [[*_foot(made)]] if made.sums else []
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("ALIGN", (5, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), made.valign.upper()),
    ]
    if made.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    table = Table([head, *body, *foot], colWidths=[width * 2.83 * 1.3 for width in WIDTHS], repeatRows=1 if made.repeated else 0)
    table.setStyle(TableStyle(style))
    document = SimpleDocTemplate(str(path), pagesize=landscape(A3), leftMargin=20, rightMargin=20)
    document.build([*(Paragraph(line, plain) for line in made.titles), Spacer(1, 14), table])


def by_reportlab_grouped(path: Path, made: Bill) -> None:
    """The heading in two rows, JHT and JP above their two payers, numbers of columns below; a page number at the foot of each page."""
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=8, leading=10)
    payers = ["Pemberi Kerja", "Tenaga Kerja"] * 2
    head = [
        [*HEADS[:5], "Upah (Rp)", *HEADS[6:9], "JHT", "", "JP", "", HEADS[13]],
        [*[""] * 9, *payers, ""],
        [str(number) for number in range(1, 15)],
    ]
    body = [[Paragraph(one, plain) if place == 3 else one for place, one in enumerate(row)] for row in made.rows]
    spans = [("SPAN", (9, 0), (10, 0)), ("SPAN", (11, 0), (12, 0)), ("SPAN", (0, -1), (4, -1))]
    spans += [("SPAN", (place, 0), (place, 1)) for place in (*range(9), 13)]
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("ALIGN", (5, 3), (-1, -1), "RIGHT"),
        ("ALIGN", (0, 0), (-1, 2), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    table = Table(
        [*head, *body, [made.jumlah, "", "", "", "", *(made.sums or ())]], colWidths=[width * 2.83 * 1.3 for width in WIDTHS], repeatRows=3
    )
    table.setStyle(TableStyle([*style, *spans, *([("GRID", (0, 0), (-1, -1), 0.5, "black")] if made.ruled else [])]))

    def foot(canvas: Any, document: Any) -> None:
        canvas.drawString(500, 15, f"Halaman {document.page} dicetak 03-11-2026 10:00")

    document = SimpleDocTemplate(str(path), pagesize=landscape(A3), leftMargin=20, rightMargin=20)
    document.build([*(Paragraph(line, plain) for line in made.titles), Spacer(1, 14), table], onFirstPage=foot, onLaterPages=foot)


_TYPST = """
#set page(paper: "a3", flipped: true, margin: 12mm)
#set text(size: 8pt, font: "Libertinus Serif")
#let data = json(bytes(sys.inputs.data))
#for line in data.titles [#line \\ ]
#v(6pt)
#table(
  columns: data.widths.map(w => w * 1fr), stroke: if data.ruled { 0.5pt } else { none }, inset: 3pt,
  align: (x, y) => (if x > 4 { right } else { left }) + (if data.valign == "top" { top } else if data.valign == "bottom" { bottom } else { horizon }),
  ..if data.repeated { (table.header(..data.heads),) } else { data.heads },
  ..data.rows.flatten(),
)
"""


def by_typst(path: Path, made: Bill) -> None:
    import typst

    rows = [*made.rows, *([_foot(made)] if made.sums else [])]
    data = {
        "titles": made.titles,
        "heads": made.heads,
        "rows": rows,
        "widths": WIDTHS,
        "ruled": made.ruled,
        "repeated": made.repeated,
        "valign": made.valign,
    }
    source = path.with_suffix(".typ")
    source.write_text(_TYPST, "utf-8")
    path.write_bytes(typst.compile(str(source), sys_inputs={"data": json.dumps(data)}))


PRODUCERS: dict[str, Callable[[Path, Bill], None]] = {"fpdf2": by_fpdf2, "reportlab": by_reportlab, "typst": by_typst}


def expected(made: Bill) -> list[tuple[str, ...]]:
    """Each row as it must be read: number, NIK, name, day of birth, amounts in plain digits."""
    return [(row[0], row[2], row[3], row[4], *(one.replace(".", "") for one in row[5:])) for row in made.rows]


def read_back(tables: Sequence[tuple[str, list[tuple[int, list[Any]]]]]) -> list[tuple[str, ...]]:
    """The rows of all pages without titles and headings."""
    return [tuple(cells) for _, rows in tables for number, cells in rows if number]
