"""``book.xlsx``: the book for the meeting, drawn from what is told."""

from naungan.documents.workbook.book import write_book

__all__ = ["write_book"]
