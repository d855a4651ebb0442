"""All papers of a round in one folder: those of the round, a folder a government, and the index of what was written."""

from __future__ import annotations

import csv
import gc
from pathlib import Path

from naungan.documents.letters.face import face
from naungan.documents.letters.writing import write_face
from naungan.documents.lists.names import safe
from naungan.kernel.aside import folder_aside
from naungan.kernel.shown import shown
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Letter
from naungan.told.letters.papers import papers
from naungan.told.words import place, say

INDEX = "daftar-naskah.csv"
_HEADS = ("berkas", "jenis", "pemda", "hal", "kode_periksa")


def write_papers(out: Path, desk: Desk, wanted: frozenset[str], *, replace: bool) -> int:
    """Every paper as PDF and DOCX, whole or not at all; how many papers. Refusal where a table can't be made to fit."""
    with folder_aside(out, replace=replace, proof=INDEX) as aside:
        rows = [_write(aside, desk, pemda, letter) for pemda, letter in papers(desk, wanted)]
        with (aside / INDEX).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(_HEADS)
            writer.writerows(rows)
    return len(rows)


def _write(folder: Path, desk: Desk, pemda: str, letter: Letter) -> tuple[str, ...]:
    """One paper in the folder of its government; its row of the index."""
    inside = safe(f"{pemda} {place(pemda)}") if pemda else ""
    (folder / inside).mkdir(exist_ok=True)
    drawn = face(letter, desk.kops.of(letter.pemda))
    write_face(folder / inside, letter.berkas, drawn)
    gc.collect(1)  # each DOCX leaves trees that refer to themselves; commands look for garbage too rarely for a thousand
    hal = shown(letter.hal or letter.judul)
    return (f"{inside}/{letter.berkas}".lstrip("/"), letter.jenis, pemda or say("TIDAK_BERLAKU"), hal, drawn.kode)
