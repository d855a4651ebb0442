"""The law a run was made under: its digest, and the values in force in the month."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from naungan.kernel.period import Bulan
from naungan.law import load_folder
from naungan.law.series import Series
from naungan.regulasi import buku

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


def parameters(bulan: str) -> list[dict[str, Any]]:
    """Each value series in force in the month: name, value, source, status and since when."""
    series = {**buku().series, **load_folder(files("naungan.acuan").joinpath("deret"))}
    return [row for kode in sorted(series) for row in [_parameter(series[kode], Bulan.parse(bulan))] if row]


def _parameter(series: Series, bulan: Bulan) -> dict[str, Any] | None:
    entry = series.at(bulan.first_day)
    if entry is None:
        return None
    return {
        "nama": series.nama["id"],
        "kode": series.kode,
        "nilai": entry.nilai if not isinstance(entry.nilai, list) else f"{len(entry.nilai)} golongan",
        "satuan": series.satuan,
        "dasar": f"{entry.dasar.aturan} {entry.dasar.pasal}",
        "status": entry.status,
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
