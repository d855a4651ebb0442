"""``problems.csv``: every problem of every file with its sentence and its remedy, values already masked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from naungan.sheets.writing import write_csv
from naungan.told.problems import Problem
from naungan.told.words import say

COLUMNS = ("pemda", "nama_pemda", "berkas", "lembar", "baris", "kolom", "tingkat", "kode", "nilai", "masalah", "perbaikan")


def write_problems_csv(path: Path, problems: Iterable[Problem]) -> None:
    """Semicolons and a mark for Indonesian Excel; one row per problem, in the order they come."""
    rows = ([getattr(problem, name) for name in COLUMNS] for problem in problems)
    write_csv(path, [say(f"CSV_{name.upper()}") for name in COLUMNS], rows)
