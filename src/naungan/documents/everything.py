"""Every paper of a run, into one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.documents.lists import write_billed, write_clarified, write_gaps, write_honoraria, write_problems_csv, write_questions
from naungan.documents.page import FOLDER as SHEETS
from naungan.documents.page import write_page, write_sheets
from naungan.documents.sipp import write_sipp
from naungan.documents.workbook import write_book

if TYPE_CHECKING:
    from naungan.told.told import Told

BOOK, PAGE, GAPS, SIPP, BILLED, ASKED, PROBLEMS = "book.xlsx", "book.html", "gap", "sipp", "tagihan", "tanya", "problems.csv"
CLARIFIED, HONOR = "klarifikasi", "honor"


def write_all(folder: Path, told: Told, progress: Callable[[int, int], None] | None = None) -> None:
    """``book.xlsx``, ``book.html``, ``problems.csv``, and the folders of sheets and lists, from one evaluation.

    ``progress`` hears how many of these papers are done.
    """
    papers: tuple[Callable[[], object], ...] = (
        lambda: write_book(folder / BOOK, told.material),
        lambda: write_page(folder / PAGE, told.material),
        lambda: write_sheets(folder / SHEETS, told.material),
        lambda: write_problems_csv(folder / PROBLEMS, told.problems()),
        lambda: write_gaps(folder / GAPS, told.gaps()),
        lambda: write_sipp(folder / SIPP, told.new_workers(), told.bulan),
        lambda: write_billed(folder / BILLED, told.bill_differences()),
        lambda: write_honoraria(folder / HONOR, told.honoraria()),
        lambda: write_questions(folder / ASKED, told.questions()),
        lambda: write_clarified(folder / CLARIFIED, told.clarified()),
    )
    for done, write in enumerate(papers):
        if progress:
            progress(done, len(papers))
        write()
    if progress:
        progress(len(papers), len(papers))
