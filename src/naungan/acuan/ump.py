"""Minimum wages of provinces (UMP) and of regencies and cities (UMK), from secondary sources: each with its status, cents kept."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from functools import cache
from importlib.resources import files

from naungan.acuan.loading import dated_series


def ump(wilayah: str, tahun: int, known: dt.date | None = None) -> tuple[Decimal, str] | None:
    """Monthly minimum wage of a province (two digits) or a regency or city (four), and its status; None when no figure is at hand.

    As known on a day: the figure of the newest year that had to be announced by then; one carried on from an earlier year is unknown.
    """
    newest = tahun if known is None else max((year for year in _years(tahun) if _announced_by(year) <= known), default=None)
    found = None if newest is None else _table().get((wilayah, newest))
    return (found[0], "unknown") if found and newest != tahun else found


def _announced_by(tahun: int) -> dt.date:
    """The last day on which a governor may announce the figure of a year; the decrees themselves are not all at hand."""
    entry = dated_series()["ump_paling_lambat"].at(dt.date(tahun, 1, 1))
    assert entry is not None
    return dt.date.fromisoformat(f"{tahun - 1}-{entry.nilai}")


def _years(sampai: int) -> set[int]:
    return {year for _, year in _table() if year < sampai} | {sampai}


@cache
def _table() -> dict[tuple[str, int], tuple[Decimal, str]]:
    text = files("naungan.acuan").joinpath("ump.csv").read_text("utf-8")
    return {(row["wilayah"], int(row["tahun"])): (Decimal(row["rupiah"]), row["status"]) for row in csv.DictReader(text.splitlines())}
