"""The sheet of a round and the form before it, as workbooks: figures locked, answers open, each page as wide as the paper."""

from naungan.documents.rapat.desk import Sheets, gathered
from naungan.documents.rapat.lembar import write_sheet

__all__ = ["Sheets", "gathered", "write_sheet"]
