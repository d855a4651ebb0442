"""The lists of every office (gap lists, SIPP files) of the demo, scale 1.0, against the same rows written by bare XlsxWriter.

One evaluation is made; at its papers the lists are told once and held, and both ways of writing them take turns.
"""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.processes import spent

if TYPE_CHECKING:
    from naungan.evaluation.run import Finishing

_ROUNDS = 5


def measured(folder: Path) -> dict[str, Any]:
    """CPU seconds of both (``cpu``, ``bare_cpu``), their ratio, and how many workbooks there are."""
    from naungan.engine import Means
    from naungan.evaluation.inputs import read_inputs
    from naungan.evaluation.run import run

    found: dict[str, Any] = {}
    inputs = read_inputs(folder / "contoh-1" / "berkas", bulan="2026-10", posisi=None, diketahui=None, means=Means(readers=2))
    run(inputs, folder / "daftar-hasil", papers=lambda done: found.update(_compared(done, folder / "daftar")), replace=True)
    return found


def _compared(done: Finishing, out: Path) -> dict[str, Any]:
    from naungan.documents import write_gaps, write_sipp
    from naungan.told.told import tell

    said = tell(done.engine, done.evaluation.results, done.record)
    gaps, workers = list(said.gaps()), list(said.new_workers())

    def mine() -> None:
        shutil.rmtree(out / "kami", ignore_errors=True)
        write_gaps(out / "kami" / "gap", gaps)
        write_sipp(out / "kami" / "sipp", workers, said.bulan)

    mine()
    books = [_rows(path) for path in sorted((out / "kami").rglob("*.xlsx"))]
    taken = [(_cpu(mine), _cpu(lambda: _bare(out / "polos", books))) for _ in range(_ROUNDS)]
    own, bare = (statistics.median(side) for side in zip(*taken, strict=True))
    return {"cpu": own, "bare_cpu": bare, "ratio": own / bare, "workbooks": len(books)}


def _rows(path: Path) -> list[tuple[str, list[list[Any]]]]:
    """The sheets of a workbook with their rows."""
    import python_calamine

    book = python_calamine.load_workbook(str(path))
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def _bare(folder: Path, books: list[list[tuple[str, list[list[Any]]]]]) -> None:
    import xlsxwriter

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, sheets in enumerate(books):
        with xlsxwriter.Workbook(str(folder / f"{number}.xlsx"), {"default_date_format": "dd-mm-yyyy"}) as book:
            for name, rows in sheets:
                sheet = book.add_worksheet(name)
                for place, row in enumerate(rows):
                    sheet.write_row(place, 0, [f"{cell:%d-%m-%Y}" if isinstance(cell, dt.date) else cell for cell in row])


def _cpu(work: Callable[[], None]) -> float:
    before = spent()
    work()
    return spent() - before
