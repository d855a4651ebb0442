"""The page on the wall and the sheet that each government signs: HTML files that ask nothing of any network."""

from naungan.documents.page.book import write_page
from naungan.documents.page.sheet import FOLDER, sheet_name, write_sheets

__all__ = ["FOLDER", "sheet_name", "write_page", "write_sheets"]
