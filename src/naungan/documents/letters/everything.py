"""All papers of a round in one folder: those of the round, a folder a government, and the index of what was written."""

from __future__ import annotations

import csv
import gc
from collections.abc import Iterable
from pathlib import Path

from naungan.documents.letters.face import face
from naungan.documents.letters.writing import write_face
from naungan.documents.lists.names import safe
from naungan.documents.rapat import write_sheet
from naungan.kernel.aside import folder_aside
from naungan.kernel.shown import shown
from naungan.rounds.sheet import Sheet
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Letter
from naungan.told.letters.papers import papers
from naungan.told.words import place, say

INDEX = "daftar-naskah.csv"
_HEADS = ("berkas", "jenis", "pemda", "hal", "kode_periksa", "tanda_diganti")


def write_papers(out: Path, desk: Desk, wanted: frozenset[str], *, sheets: Iterable[Sheet] = (), replace: bool) -> tuple[int, int]:
    """Every paper as PDF and DOCX and every sheet as XLSX, whole or not at all. Refusal where a table can't be made to fit.

    How many were written, and in how many of them the font lacks a sign, which stands there as a box.
    """
    with folder_aside(out, replace=replace, proof=INDEX) as aside:
        rows = [_write(aside, desk, pemda, letter) for pemda, letter in papers(desk, wanted)]
        rows += [_workbook(aside, sheet) for sheet in sheets]
        with (aside / INDEX).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(_HEADS)
            writer.writerows(rows)
    return len(rows), sum(row[-1] != "0" for row in rows)


def _write(folder: Path, desk: Desk, pemda: str, letter: Letter) -> tuple[str, ...]:
    """One paper in the folder of its government; its row of the index."""
    inside = _room(folder, pemda)
    drawn = face(letter, desk.kops.of(letter.pemda))
    write_face(folder / inside, letter.berkas, drawn)
    gc.collect(1)  # each DOCX leaves trees that refer to themselves; commands look for garbage too rarely for a thousand
    hal = shown(letter.hal or letter.judul)
    return (f"{inside}/{letter.berkas}".lstrip("/"), letter.jenis, pemda or say("TIDAK_BERLAKU"), hal, drawn.kode, str(drawn.hilang))


def _workbook(folder: Path, sheet: Sheet) -> tuple[str, ...]:
    """One sheet of the meeting in the folder of its government; its row of the index, with the code that it bears."""
    inside = _room(folder, sheet.pemda)
    write_sheet(folder / inside / f"{sheet.berkas}.xlsx", sheet)
    return (f"{inside}/{sheet.berkas}.xlsx", sheet.jenis, sheet.pemda, sheet.judul, sheet.mark.cek, "0")


def _room(folder: Path, pemda: str) -> str:
    """The folder of a government, made when it is first needed; that of the round has no name."""
    inside = safe(f"{pemda} {place(pemda)}") if pemda else ""
    (folder / inside).mkdir(exist_ok=True)
    return inside
