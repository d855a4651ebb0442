"""What paper leaves the house: workbook, page, sheets to sign, lists per unit, SIPP files."""

from naungan.documents.book import write_book
from naungan.documents.console import summary_text
from naungan.documents.everything import write_all
from naungan.documents.gaps import write_gaps
from naungan.documents.page import write_page, write_sheets
from naungan.documents.problems import write_problems_csv
from naungan.documents.sipp import write_sipp
from naungan.told.material import gather

__all__ = [
    "gather",
    "summary_text",
    "write_all",
    "write_book",
    "write_gaps",
    "write_page",
    "write_problems_csv",
    "write_sheets",
    "write_sipp",
]
