"""A sheet that comes back, held to the same sheet built anew from the book: locked cells must be as they were, open ones are read.

What is wrong with the sheet as a whole takes nothing of it; a locked cell that was changed takes nothing either, unless the rest is asked
for (``sebagian``); what is wrong with one row loses that row alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from naungan.answers.told import Problem, wrong
from naungan.rounds.returned.fits import torn
from naungan.rounds.returned.lines import Table, judge_line
from naungan.rounds.returned.said import FIGURE, FINDING, Said, tell
from naungan.rounds.returned.taken import Judged, Taken, together
from naungan.rounds.returned.workbook import Came, CamePage, text_of
from naungan.rounds.sheet import PLAIN, Page, Sheet
from naungan.rounds.tables import Event

GONE = "LEMBAR_BARIS_HILANG"
# Keys of lines that hold figures: one that is missing is a figure that was changed.
_FIGURES = ("A", "U")
Rows = dict[tuple[str, int], Judged]


def take_sheet(sheet: Sheet, came: Came, berkas: str, table: Table, *, sebagian: bool = False) -> Taken:
    """The answers of a returned sheet; ``sheet`` is what was printed, ``table`` what the round and its evaluation know now."""
    if unfit := tuple(torn(sheet, came, berkas)):
        return Taken(sheet.jenis, problems=unfit)
    there = {page.nama: page for page in came.halaman}
    rows: Rows = {}
    gone: list[Problem] = []
    for page in sheet.halaman:
        rows |= _rows(sheet, page, there[page.nama], berkas, table)
        gone += _gone(sheet, page, there[page.nama], berkas)
    rows |= {
        (one.nama, 0): _added_page(sheet, one, berkas) for one in came.halaman if one.nama not in {page.nama for page in sheet.halaman}
    }
    taken = together(sheet.jenis, _once(sheet, rows, berkas, table), gone)
    if sebagian or not any(_blocks(one) for one in taken.problems):
        return taken
    told = wrong("LEMBAR_TIDAK_DIAMBIL", berkas, None, None, None, sheet.pemda)
    return replace(taken, events=(), diterima=0, problems=(*taken.problems, told))


def _once(sheet: Sheet, rows: Rows, berkas: str, table: Table) -> Rows:
    """A figure that two rows dispute: nobody knows which of them is meant."""
    about = {key: str(one.isi["angka"]) for key, row in rows.items() for one in row.events if one.jenis is Event.DISANGGAH}
    often = Counter(about.values())
    doubled = {key: angka for key, angka in about.items() if often[angka] > 1}
    told = {
        key: tell(berkas, sheet.pemda, key[0], "LEMBAR_SANGGAHAN_GANDA", key[1], 1, table.nama[angka]) for key, angka in doubled.items()
    }
    return {key: Judged(problems=(*row.problems, told[key])) if key in told else row for key, row in rows.items()}


def _blocks(one: Problem) -> bool:
    return one["kode"] in (FIGURE, FINDING, "LEMBAR_ANGKA_HILANG")


def _rows(sheet: Sheet, page: Page, came: CamePage, berkas: str, table: Table) -> Rows:
    """Every row that says something, judged; one that was added, copied or stands hidden is told."""
    lines = {line.kunci: line for line in page.baris if line.kunci != PLAIN}
    often = Counter(came.key(row) for row in came.baris)
    rows: Rows = {}
    for row in came.baris:
        key = came.key(row)
        if key == PLAIN:
            continue
        if key in lines and often[key] == 1:
            said = Said(berkas, sheet.pemda, page, came, lines[key], row)
            said.look()
            if said.anything:
                rows[page.nama, row] = judge_line(said, table)
        else:
            kode = "LEMBAR_BARIS_GANDA" if key in lines else "LEMBAR_BUTIR_ASING" if key else "LEMBAR_BARIS_TAMBAHAN"
            text = key or " · ".join(text_of(cell) for cell in came.baris[row] if text_of(cell))
            rows[page.nama, row] = Judged(problems=(tell(berkas, sheet.pemda, page.nama, kode, row, 0, text),))
    return rows


def _gone(sheet: Sheet, page: Page, came: CamePage, berkas: str) -> Iterator[Problem]:
    """The lines that were printed and are no longer there."""
    there = {came.key(row) for row in came.baris}
    for line in page.baris:
        if line.kunci not in (PLAIN, *there):
            kode = "LEMBAR_ANGKA_HILANG" if line.kunci.partition(".")[0] in _FIGURES else GONE
            yield tell(berkas, sheet.pemda, page.nama, kode, None, None, line.kunci)


def _added_page(sheet: Sheet, page: CamePage, berkas: str) -> Judged:
    return Judged(problems=(tell(berkas, sheet.pemda, page.nama, "LEMBAR_HALAMAN_TAMBAHAN", None, None, page.nama),))
