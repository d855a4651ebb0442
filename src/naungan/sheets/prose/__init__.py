"""A text, a letter, a printed page or a workbook as paragraphs and tables, for whoever reads what people state in them."""

from __future__ import annotations

from naungan.sheets.prose.document import Block, Cell, Document
from naungan.sheets.prose.reading import read_document

__all__ = ["Block", "Cell", "Document", "read_document"]
