"""What is wrong with a row that a person filled in: it names nothing that is there, or says what nobody understands.

One form for every answer file (``isi.csv``, ``keputusan.csv``, ``jawaban_unit.csv``, ``pemetaan.csv``, ``usulan_rekening.csv``): such a
row changes nothing, and is a problem with its place and what to write instead. Answers are kept from month to month, so one that names
nothing today is a note; one that can't be understood is refused.
The file itself stands in the list of files with the number of its rows that were not followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.kernel.digest import digest
from naungan.kernel.shown import shown
from naungan.sheets.small import read_rows

if TYPE_CHECKING:
    import ibis.expr.types as ir

Problem = dict[str, object]
# What an answer file is among the files (``dataset`` of FILE).
JAWABAN = "jawaban"
_READ_AS = "JAWABAN_DIBACA"


def numbered(path: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """The rows with their numbers as a spreadsheet shows them; none where there is no such file."""
    return enumerate(read_rows(path), start=2)


def names_nothing(berkas: str, baris: int, kolom: str, sasaran: str, pemda: str | None = None) -> Problem:
    """The row points at ``sasaran``, which is not among what was read."""
    return _problem("JAWABAN_TANPA_SASARAN", "note", berkas, baris, kolom, sasaran, pemda, {})


def not_understood(berkas: str, baris: int, kolom: str, nilai: str, pilihan: str, pemda: str | None = None) -> Problem:
    """The cell holds none of the words that are known there."""
    return _problem("JAWABAN_NILAI", "refuse", berkas, baris, kolom, nilai, pemda, {"pilihan": pilihan})


def read_as(berkas: str, baris: int, kolom: str, nilai: str, dibaca: str, pemda: str | None = None) -> Problem:
    """The cell was written in another way, and taken for a word that is known."""
    return _problem(_READ_AS, "note", berkas, baris, kolom, nilai, pemda, {"dibaca": dibaca})


def refused(problems: Iterable[Problem]) -> bool:
    """Whether an answer could not be followed."""
    return any(one["tingkat"] != "note" for one in problems)


def listed(folder: Path, problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Rows of FILE: the answer files with rows that were not followed, for whatever reason."""
    rows: dict[str, set[object]] = {}
    for one in problems:
        if one["kode"] != _READ_AS:
            rows.setdefault(str(one["berkas"]), set()).add(one["baris"])
    return [_listed(folder / name, len(idle)) for name, idle in sorted(rows.items())]


def received(file: ir.Table) -> ir.Table:
    """FILE without the answer files: what the offices sent."""
    return file.filter(file.dataset.fill_null("") != JAWABAN)


def _listed(path: Path, idle: int) -> dict[str, object]:
    total = len(read_rows(path))
    return {
        "berkas": path.name, "sumber": digest(path), "dataset": JAWABAN, "masuk": total,
        "diterima": total - idle, "ditahan": 0, "ditolak": idle, "dipakai": True, "kode": "JAWABAN_TIDAK_DIIKUTI",
    }  # fmt: skip


def _problem(
    kode: str, tingkat: str, berkas: str, baris: int, kolom: str, nilai: str, pemda: str | None, params: dict[str, str]
) -> Problem:  # fmt: skip
    masked = shown(nilai)[:120]
    return {
        "berkas": berkas, "pemda": pemda or None, "baris": baris, "kolom": kolom, "kode": kode, "tingkat": tingkat, "nilai": masked,
        "params": json.dumps({"nilai": masked, "kolom": kolom, "berkas": berkas, **params}, ensure_ascii=False),
    }  # fmt: skip
