"""What is wrong with a row that a person filled in: it names nothing that is there, or says what nobody understands.

One form for every answer file (``isi.csv``, ``keputusan.csv``, ``jawaban_unit.csv``, ``pemetaan.csv``, ``usulan_rekening.csv``): such a
row changes nothing, and is a problem with its place and what to write instead. Answers are kept from month to month, so one that names
nothing today is a note; one that can't be understood is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from naungan.kernel.shown import shown
from naungan.sheets.small import read_rows

Problem = dict[str, object]


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
    return _problem("JAWABAN_DIBACA", "note", berkas, baris, kolom, nilai, pemda, {"dibaca": dibaca})


def refused(problems: Iterable[Problem]) -> bool:
    """Whether an answer could not be followed."""
    return any(one["tingkat"] == "refuse" for one in problems)


def _problem(
    kode: str, tingkat: str, berkas: str, baris: int, kolom: str, nilai: str, pemda: str | None, params: dict[str, str]
) -> Problem:  # fmt: skip
    masked = shown(nilai)[:120]
    return {
        "berkas": berkas, "pemda": pemda or None, "baris": baris, "kolom": kolom, "kode": kode, "tingkat": tingkat, "nilai": masked,
        "params": json.dumps({"nilai": masked, "kolom": kolom, "berkas": berkas, **params}, ensure_ascii=False),
    }  # fmt: skip
