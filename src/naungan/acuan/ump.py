"""Minimum wages of the provinces, from secondary sources: figures to be checked before use, each with its status."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def ump(provinsi: str, tahun: int) -> tuple[int, str] | None:
    """Monthly minimum wage in rupiah and its status (recalled, unknown); None when no figure is at hand."""
    return _tabel().get((provinsi, tahun))


@cache
def _tabel() -> dict[tuple[str, int], tuple[int, str]]:
    text = files("naungan.acuan").joinpath("ump.csv").read_text("utf-8")
    return {(row["provinsi"], int(row["tahun"])): (int(row["ump"]), row["status"]) for row in csv.DictReader(text.splitlines())}
