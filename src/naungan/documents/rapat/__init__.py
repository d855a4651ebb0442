"""The sheet of a round and the form before it, as workbooks: figures locked, answers open, each page as wide as the paper."""

from naungan.documents.rapat.desk import Sheets, write_sheets
from naungan.documents.rapat.lembar import write_sheet

__all__ = ["Sheets", "write_sheet", "write_sheets"]
