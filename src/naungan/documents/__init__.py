"""What paper leaves the house: workbook, page, sheets to sign, lists per unit, SIPP files. It draws what is told."""

from naungan.documents.everything import write_all
from naungan.documents.lists import write_billed, write_gaps, write_problems_csv
from naungan.documents.page import write_page, write_sheets
from naungan.documents.sipp import write_sipp
from naungan.documents.workbook import write_book

__all__ = [
    "write_all",
    "write_billed",
    "write_book",
    "write_gaps",
    "write_page",
    "write_problems_csv",
    "write_sheets",
    "write_sipp",
]
