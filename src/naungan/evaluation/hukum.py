"""The law a run was made under: its digest, and the values in force in the month."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from naungan.kernel.period import Bulan
from naungan.law import load_folder
from naungan.law.series import Series
from naungan.regulasi import buku, target
from naungan.relations.words import PROGRAM

_ROOMS = ("naungan.regulasi", "naungan.acuan")


@cache
def digest() -> str:
    """SHA-256 over every file of the law and of the dated facts beside it: values and formulas alike."""
    found = hashlib.sha256()
    for room in _ROOMS:
        for name, file in _files(files(room)):
            found.update(f"{room}/{name}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def parameters(bulan: str, known: dt.date | None = None) -> list[dict[str, Any]]:
    """Each value series of contributions in force in the month, as known on a day: name, value, source, status and since when."""
    series = {**_of_contributions(), **load_folder(files("naungan.acuan").joinpath("deret"))}
    return [row for kode in sorted(series) for row in [_parameter(series[kode], Bulan.parse(bulan), known)] if row]


def _of_contributions() -> dict[str, Series]:
    """What the amounts of an evaluation rest on; the book holds benefits as well."""
    names = buku().order([name for segmen in ("PU", "BPU") for name in target(segmen, PROGRAM)])
    return {name: buku().series[name] for name in (*names, "usia_pensiun") if name in buku().series}


def _parameter(series: Series, bulan: Bulan, known: dt.date | None) -> dict[str, Any] | None:
    entry = series.at(bulan.first_day, known)
    if entry is None:
        return None
    return {
        "nama": series.nama["id"],
        "kode": series.kode,
        "nilai": entry.nilai if not isinstance(entry.nilai, list) else f"{len(entry.nilai)} golongan",
        "satuan": series.satuan,
        "dasar": f"{entry.dasar.aturan} {entry.dasar.pasal}",
        "status": entry.status,
        "sandaran": entry.sandaran,
        "berlaku": entry.mulai.isoformat(),
    }


def _files(folder: Traversable, above: str = "") -> list[tuple[str, Traversable]]:
    found = []
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir() and not item.name.startswith("__"):
            found += _files(item, f"{above}{item.name}/")
        elif item.name.endswith((".yaml", ".py", ".csv")):
            found.append((above + item.name, item))
    return found
