"""What the round of July 2023 is handed beside its sheets: findings that no rule sees, targets, instruments, obstacles; and money that a
plan of the next year may choose from. All invented."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path

FOLDER, MONEY = "rapat", "proyeksi"
# The file, and the column that says whose a row is.
_FILES = {"butir": "pemda", "sasaran": "wilayah", "instrumen": "pemda", "kendala": "pemda"}


def write_registers(folder: Path, pemda: Collection[str]) -> None:
    """``butir.csv``, ``sasaran.csv``, ``instrumen.csv`` and ``kendala.csv`` of the governments of this example."""
    _written(FOLDER, _FILES, folder, pemda)


def write_money(folder: Path, pemda: Collection[str]) -> None:
    """``dompet.csv``: purses of the next year, as a region names them for ``naungan proyeksi --dompet``."""
    _written(MONEY, {"dompet": "pemda"}, folder, pemda)


def _written(source: str, names: Mapping[str, str], folder: Path, pemda: Collection[str]) -> None:
    """The files of a folder of this room, with the rows of these governments alone."""
    folder.mkdir()
    for name, column in names.items():
        with (files("naungan.demo") / source / f"{name}.csv").open(encoding="utf-8") as read_from:
            read = csv.DictReader(read_from, delimiter=";")
            rows, heads = [row for row in read if row[column] in pemda], list(read.fieldnames or ())
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            written = csv.DictWriter(file, heads, delimiter=";")
            written.writeheader()
            written.writerows(rows)
