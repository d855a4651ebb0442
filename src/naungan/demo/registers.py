"""What the round of July 2023 is handed beside its sheets: findings that no rule sees, targets, instruments, obstacles. All invented."""

from __future__ import annotations

import csv
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

FOLDER = "rapat"
# The file, and the column that says whose a row is.
_FILES = {"butir": "pemda", "sasaran": "wilayah", "instrumen": "pemda", "kendala": "pemda"}


def write_registers(folder: Path, pemda: Collection[str]) -> None:
    """``butir.csv``, ``sasaran.csv``, ``instrumen.csv`` and ``kendala.csv`` of the governments of this example."""
    folder.mkdir()
    for name, column in _FILES.items():
        with (files("naungan.demo") / FOLDER / f"{name}.csv").open(encoding="utf-8") as source:
            read = csv.DictReader(source, delimiter=";")
            rows, heads = [row for row in read if row[column] in pemda], list(read.fieldnames or ())
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            written = csv.DictWriter(file, heads, delimiter=";")
            written.writeheader()
            written.writerows(rows)
