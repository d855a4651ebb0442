"""Tile layouts for maps: one square per region, laid by hand so that neighbours stay near one another and north is up.

``data/petak.csv`` holds the 38 provinces (map ``nasional``) and the kabupaten/kota of the provinces that have a layout. They are
not to scale: a small city and a large regency weigh the same, as they do in a meeting.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from naungan.regions.codes import list_pemda, read_data

NATION = "nasional"
_WIDE = 8  # squares a line where nobody has laid a map yet


@dataclass(frozen=True)
class Tile:
    """One square: the region it stands for, its row from the north and column from the west (from 0), and a short name if it has one."""

    kode: str
    baris: int
    kolom: int
    singkat: str = ""


@cache
def tiles(peta: str) -> tuple[Tile, ...]:
    """The squares of a map: ``nasional`` or the code of a province; empty where no layout has been laid."""
    return _layouts().get(peta, ())


def grid(provinsi: str) -> tuple[Tile, ...]:
    """The kabupaten/kota of a province in the order of their codes, for one without a layout."""
    codes = [kode for kode in list_pemda(provinsi) if len(kode) == 4]
    return tuple(Tile(kode, at // _WIDE, at % _WIDE) for at, kode in enumerate(codes))


@cache
def _layouts() -> dict[str, tuple[Tile, ...]]:
    found: dict[str, list[Tile]] = defaultdict(list)
    for row in read_data("petak.csv"):
        found[row["peta"]].append(Tile(row["kode"], int(row["baris"]), int(row["kolom"]), row["singkat"]))
    return {peta: tuple(squares) for peta, squares in found.items()}
