"""Minimum wages of the provinces, from secondary sources: figures to be checked before use, each with its status."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from importlib.resources import files

from naungan.acuan.berkas import deret


def ump(provinsi: str, tahun: int, known: dt.date | None = None) -> tuple[int, str] | None:
    """Monthly minimum wage in rupiah and its status (recalled, unknown); None when no figure is at hand.

    As known on a day: the figure of the newest year that had to be announced by then; one carried on from an earlier year is unknown.
    """
    newest = tahun if known is None else max((year for year in _tahun(tahun) if _diumumkan(year) <= known), default=None)
    found = None if newest is None else _tabel().get((provinsi, newest))
    return (found[0], "unknown") if found and newest != tahun else found


def _diumumkan(tahun: int) -> dt.date:
    """The last day on which a governor may announce the figure of a year; the decrees themselves are not all at hand."""
    entry = deret()["ump_paling_lambat"].at(dt.date(tahun, 1, 1))
    assert entry is not None
    return dt.date.fromisoformat(f"{tahun - 1}-{entry.nilai}")


def _tahun(sampai: int) -> set[int]:
    return {year for _, year in _tabel() if year < sampai} | {sampai}


@cache
def _tabel() -> dict[tuple[str, int], tuple[int, str]]:
    text = files("naungan.acuan").joinpath("ump.csv").read_text("utf-8")
    return {(row["provinsi"], int(row["tahun"])): (int(row["ump"]), row["status"]) for row in csv.DictReader(text.splitlines())}
