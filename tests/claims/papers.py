"""Papers that state figures, made for tests: a DOCX with tracked changes, a PDF over pages, a workbook, a CSV."""

from __future__ import annotations

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROWS = (("Kabupaten A", 50, 100, "50,00"), ("Kabupaten B", 30, 120, "25,00"), ("Kabupaten C", 20, 80, "52,00"))
HEADS = ("Wilayah", "Peserta", "Potensi", "Persen")


def run(text: str, *, raised: bool = False) -> str:
    """A run of text; ``raised`` as a footnote mark is."""
    above = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    return f"<w:r>{above}<w:t>{text}</w:t></w:r>"


def paragraph(*pieces: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(pieces)}</w:p>"


def docx(path: Path, *body: str, head: str = "") -> Path:
    """The least that is a DOCX."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{head}<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>")
    return path


def table(*rows: tuple[object, ...]) -> str:
    """A table; None is a cell merged with the one before it."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(_cell(row, at) for at in range(len(row)))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(row: tuple[object, ...], at: int) -> str:
    if row[at] is None:
        return ""
    span = 1
    while at + span < len(row) and row[at + span] is None:
        span += 1
    grid = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return f"<w:tc>{grid}{paragraph(run(str(row[at])))}</w:tc>"


def pdf(path: Path, source: str) -> Path:
    """A PDF of a typst source."""
    import typst

    typst.compile(source.encode(), output=str(path))
    return path


def printed(rows: tuple[tuple[object, ...], ...]) -> str:
    """A table in typst, its headings repeated on each page."""
    heads, *rest = rows
    cells = ", ".join(f"[{cell}]" for row in rest for cell in row)
    return f"#table(columns: {len(heads)}, table.header({', '.join(f'[{one}]' for one in heads)}), {cells})"
