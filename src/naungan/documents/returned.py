"""The file goes back to the unit that wrote it: its own workbook with the wrong cells marked, and a sheet that lists them.

An XLSX is marked in place and keeps all it has. XLS, ODS, CSV and Parquet, and an XLSX that can't be marked, become a new
workbook with the same columns and marks. The NIK stays as the unit wrote it in its own cells; comments and list mask it.
"""

from __future__ import annotations

import atexit
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
from xlsxwriter.utility import xl_rowcol_to_cell

from naungan.documents.corrected import Corrected, corrected, row_of
from naungan.documents.lists.names import safe
from naungan.kernel.aside import file_aside
from naungan.kernel.errors import Unfit, Unreadable
from naungan.kernel.problem import Severity
from naungan.kernel.shown import told_apart
from naungan.sheets.guarded import Guarded
from naungan.told import returned as told
from naungan.told.checked import problems_of
from naungan.told.words import say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake.corrections.applied import Placed
    from naungan.intake.reading.sources import Staged

FOLDER = "kembali"
# More notes than this no spreadsheet shows with ease; the gravest come first, and the sheet says how many more there are.
SHOWN = 50_000
LOST = ("makro", "tanda_tangan", "bentuk", "grafik", "gambar", "pivot", "tautan")
_WIDTHS = (12, 18, 9, 22, 24, 58, 58)
_SECONDS = 600.0


def write_returned(
    out: Path, engine: Engine, staged: Staged, problem: ir.Table, work: Path, *, koreksi: Sequence[Placed] = (), tanda: str = ""
) -> list[str]:  # fmt: skip
    """Write the returned workbook of one file, beside ``out`` and then renamed; the sentences for what did not go along.

    ``problem`` may hold problems of other files too; so may ``koreksi``, the cells that were put right, which stand in it as they should
    be. ``tanda`` is a word that it carries unseen. Unfit where the place can't be written or the file can't be marked.
    """
    own = problem.filter(problem.berkas == staged.source.berkas)
    right = corrected(engine, staged, koreksi)
    words = work / f"{staged.no}.tanda.json"
    words.write_text(json.dumps(_words(staged, *_shown(engine, own), right) | {"stamp": tanda}, ensure_ascii=False), "utf-8")
    try:
        with file_aside(out) as aside:
            aside.touch()
            lost = _marked(staged, aside, words)
    finally:
        words.unlink(missing_ok=True)
    return list(told.lost(lost).values())


def write_all_returned(
    folder: Path,
    engine: Engine,
    staged: Iterable[Staged],
    problem: ir.Table,
    work: Path,
    progress: Callable[[int, int], None] | None = None,
) -> list[str]:
    """``folder/<pemda>/<path of the file>.xlsx`` for each file with held or refused rows; what could not be marked."""
    open_ = problem.filter(problem.tingkat.isin([Severity.REFUSE, Severity.HOLD]) & problem.baris.notnull()).select("berkas").distinct()
    wanted = {row["berkas"] for row in engine.rows(open_)}
    files = [one for one in staged if one.layout and one.source.berkas in wanted]
    failed = []
    places = told_apart([_place(one).as_posix() for one in files])
    for done, (one, place) in enumerate(zip(files, places, strict=True), start=1):
        try:
            write_returned(folder / place, engine, one, problem, work)
        except Unfit as failure:
            if failure.code != "KEMBALI_GAGAL":
                raise
            failed.append(one.source.berkas)
        if progress:
            progress(done, len(files))
    return failed


def _place(one: Staged) -> Path:
    """Below the code of the government as it lay in the folder; two files that differ by their ending stay two."""
    inside = Path(one.source.berkas).parts[1:] or (one.source.berkas,)
    name = inside[-1] if inside[-1].lower().endswith(".xlsx") else f"{inside[-1]}.xlsx"
    return Path(safe(one.source.pemda or "tanpa-pemda"), *inside[:-1], name)


@cache
def _marker() -> Guarded:
    guarded = Guarded("naungan.sheets.marked.mark:mark", seconds=_SECONDS)
    atexit.register(guarded.close)
    return guarded


def _marked(staged: Staged, aside: Path, words: Path) -> list[str]:
    """In place where that can be, else (another kind, a strange dialect, a limit of the child) as a new workbook."""
    plain = {"name": say("KEMBALI_LEMBAR_DATA"), "heads": {one["named"] or "": one["head"] for one in staged.answer["sheets"]}}
    ways = [None, plain] if staged.answer["kind"] == "xlsx" else [plain]
    for way in ways:
        task = {"path": str(staged.source.path.resolve()), "out": str(aside.resolve()), "words": str(words.resolve()), "plain": way}
        try:
            lost: list[str] = _marker().run(task)["lost"]
        except Unreadable:
            continue
        return lost
    raise Unfit("KEMBALI_GAGAL", berkas=staged.source.berkas)


def _shown(engine: Engine, own: ir.Table) -> tuple[list[dict[str, Any]], int]:
    """The problems that are shown, and how many there are in all."""
    rank = ibis.cases((own.tingkat == Severity.REFUSE, 0), (own.tingkat == Severity.HOLD, 1), else_=2)
    order = [rank, *(ibis.asc(own[name], nulls_first=True) for name in ("lembar", "baris", "kolom", "kode"))]
    return list(problems_of(engine, own.order_by(order).limit(SHOWN))), int(engine.rows(own.aggregate(n=own.count()))[0]["n"])


def _words(staged: Staged, problems: list[dict[str, Any]], total: int, right: Sequence[Corrected]) -> dict[str, Any]:
    """All that the child writes, already in words."""
    placed = [(problem, _cell(staged, problem)) for problem in problems]
    placed += [(one.problem(one.said.lembar or one.where[0]), one.where) for one in right]
    marks = [
        {"sheet": cell[0], "row": cell[1], "column": cell[2], "severity": problem["severity"], "text": told.note(problem)}
        for problem, cell in placed
        if cell
    ]
    return {"marks": marks, "cells": [one.cell for one in right], "listing": _listing(staged, placed, total, len(right))}


def _listing(
    staged: Staged, placed: list[tuple[dict[str, Any], tuple[str, int, int] | None]], total: int, right: int
) -> dict[str, Any]:  # fmt: skip
    return {
        "name": say("KEMBALI_LEMBAR"),
        "title": say("KEMBALI_JUDUL"),
        "prose": told.prose(Path(staged.source.berkas).name, len(placed) - right, total, right),
        "legend": told.legend(right),
        "headings": [say(f"KEMBALI_KOLOM_{name}") for name in told.HEADINGS],
        "widths": list(_WIDTHS),
        "rows": [_listed(problem, cell) for problem, cell in placed],
        "lost": told.lost(LOST),
    }


def _listed(problem: dict[str, Any], cell: tuple[str, int, int] | None) -> dict[str, Any]:
    name = xl_rowcol_to_cell(cell[1] - 1, cell[2]) if cell else ""
    sheet = cell[0] if cell else problem["sheet"] or ""
    return {"sheet": sheet, "cell": name, "severity": problem["severity"], "texts": told.listed(problem, sheet, name)}


def _cell(staged: Staged, problem: dict[str, Any]) -> tuple[str, int, int] | None:
    """Sheet, row and column of a problem in the returned workbook; a problem without a column stands at the first one that is read."""
    sheet = next((one for one in staged.answer["sheets"] if (one["lembar"] or "") == (problem["sheet"] or "")), None)
    if sheet is None or problem["row"] is None or not sheet["columns"]:
        return None
    by_heading = {written: sheet["columns"][name] for name, written in sheet["headings"].items() if name in sheet["columns"]}
    column = by_heading.get(problem["column"], min(sheet["columns"].values()))
    return (*row_of(staged, sheet, problem["row"]), column)
