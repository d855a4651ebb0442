"""Every paper of a run, into one folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.hands import Give, hands
from naungan.documents.lists import write_billed, write_clarified, write_gaps, write_honoraria, write_problems_csv, write_questions
from naungan.documents.page import FOLDER as SHEETS
from naungan.documents.page import write_page, write_sheets
from naungan.documents.sipp import write_sipp
from naungan.documents.workbook import write_book

if TYPE_CHECKING:
    from naungan.told.people import PerUnit
    from naungan.told.told import Told

BOOK, PAGE, GAPS, SIPP, BILLED, ASKED, PROBLEMS = "book.xlsx", "book.html", "gap", "sipp", "tagihan", "tanya", "problems.csv"
CLARIFIED, HONOR = "klarifikasi", "honor"
# Units from which on a second process is worth its beginning: half a second, and as much memory as a reading child.
_MANY = 200


def write_all(
    folder: Path, told: Told, work: Path, progress: Callable[[int, int], None] | None = None, *, processes: int = 1
) -> None:  # fmt: skip
    """``book.xlsx``, ``book.html``, ``problems.csv``, and the folders of sheets and lists, from one evaluation.

    ``progress`` hears how many of these papers are done. The lists of many units are written by so many ``processes``, this one included,
    from files in ``work``, a folder for scratch.
    """
    lists: tuple[tuple[str, Callable[..., object], PerUnit[Any]], ...] = (
        (GAPS, write_gaps, told.gaps()),
        (SIPP, partial(write_sipp, bulan=told.bulan), told.new_workers()),
        (BILLED, write_billed, told.bill_differences()),
        (HONOR, write_honoraria, told.honoraria()),
        (CLARIFIED, write_clarified, told.clarified()),
    )
    beside = processes - 1 if len(told.material.unit_status) >= _MANY else 0
    with hands(beside) as give:
        papers: tuple[Callable[[], object], ...] = (
            *(partial(_given, give, write, folder / name, one, work if beside else None) for name, write, one in lists),
            lambda: write_book(folder / BOOK, told.material),
            lambda: write_page(folder / PAGE, told.material),
            lambda: write_sheets(folder / SHEETS, told.material),
            lambda: write_problems_csv(folder / PROBLEMS, told.problems()),
            lambda: write_questions(folder / ASKED, told.questions()),
        )
        for done, write in enumerate(papers):
            if progress:
                progress(done, len(papers))
            write()
    if progress:
        progress(len(papers), len(papers))


def _given(give: Give, write: Callable[..., object], place: Path, listed: PerUnit[Any], work: Path | None) -> None:
    """The lists of one kind, given away with their rows in a file of ``work``, or as they are.

    What writes them makes each file at once: of a process that dies no scratch of its own stays beside the lists.
    """
    give(write, place, listed.saved(work / f"{place.name}.arrow") if work else listed)
