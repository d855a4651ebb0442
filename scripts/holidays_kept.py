"""Writes acuan/hari_libur.csv, the closed days as the calendar library knows them; ``--check`` compares instead."""

from __future__ import annotations

import sys
from pathlib import Path

from naungan.acuan.jatuh_tempo import calendar_of

FILE = Path(__file__).parents[1] / "src" / "naungan" / "acuan" / "hari_libur.csv"
YEARS = range(2014, 2041)


def content() -> str:
    """One row a day, in order."""
    rows = [f"{day},{kind}" for year in YEARS for day, kind in calendar_of(year).items()]
    return "\n".join(["tanggal,jenis", *rows]) + "\n"


if __name__ == "__main__":
    if "--check" not in sys.argv:
        FILE.write_text(content(), "utf-8")
    elif FILE.read_text("utf-8") != content():
        sys.exit(f"{FILE.name} is not what the calendar library says: run make docs")
