"""Planting errors: from true rows to the cells an office would write, with a record of everything that is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from naungan.demo.rates import expected_code, share, shares

_DIGITS = "0123456789"
_BLANKS = ("-", "0000000000000000", "1234567890123456", "belum ada", "9999999999999999")
_IMPOSSIBLE = ("31-02-1990", "00-00-0000", "30-02-1988", "15-13-1992")
_SPELLINGS = (
    ("Muhammad ", "M. "), ("Muhammad ", "Moh. "), ("Muhammad ", "Mhd "), ("Ahmad ", "Achmad "), ("Abdul ", "Abd. "), ("Siti ", "St. "),
    ("u", "oe"), ("j", "dj"), ("y", "j"), ("f", "p"), ("z", "s"), ("sy", "s"), ("ni", "nni"), ("ri", "rri"), ("h ", " "), ("k", "q"),
)  # fmt: skip


@dataclass
class Stain:
    """One planted error: which row of the file (place among its data rows), which field, what kind, which code should appear."""

    tempat: int
    kolom: str
    jenis: str
    kode: str | None


@dataclass
class Cells:
    """The fields of one file by name, and what is wrong with them."""

    kolom: dict[str, list[Any]]
    noda: list[Stain] = field(default_factory=list)

    def stain(self, place: int, column: str, kind: str, code: str | None, value: Any) -> None:
        """Put a wrong value in place and write it down."""
        self.kolom[column][place] = value
        self.noda.append(Stain(place, column, kind, code))


def plant(rng: np.random.Generator, cells: Cells, *, number_cells: bool) -> Cells:
    """Spoil the fields that are there, each at its documented share; ``number_cells`` says that the form can hold numbers."""
    _plant_nik(rng, cells, number_cells)
    _plant_names(rng, cells)
    if "lahir" in cells.kolom:
        _plant_births(rng, cells)
    if "kelamin" in cells.kolom:
        for place in _struck(rng, cells, "kelamin_lain"):
            other = "P" if cells.kolom["kelamin"][place] == "L" else "L"
            cells.stain(place, "kelamin", "kelamin_lain", _against_nik(cells, place, "kelamin_lain"), other)
    if "upah" in cells.kolom:
        for place in _struck(rng, cells, "upah_kosong"):
            cells.stain(place, "upah", "upah_kosong", None, None)
        for place in _struck(rng, cells, "upah_mendua"):
            if cells.kolom["upah"][place] is not None:
                cells.stain(place, "upah", "upah_mendua", *_ambiguous(rng, cells.kolom["upah"][place]))
    return cells


def _ambiguous(rng: np.random.Generator, upah: int) -> tuple[str, str]:
    """The code and the text: in thousands (``1.500``), or with two marks that both could mean thousands (``1.500,000``)."""
    if rng.random() < 0.5 or upah < 1_000_000:
        return "UPAH_JANGGAL", f"{upah // 1000 / 1000:.3f}"
    return "UPAH_TIDAK_TERBACA", f"{upah:,}".replace(",", ".", 1)


def mistype(rng: np.random.Generator, nik: str) -> str:
    """One digit replaced by another."""
    place = int(rng.integers(0, 16))
    other = _DIGITS[(int(nik[place]) + int(rng.integers(1, 10))) % 10]
    return nik[:place] + other + nik[place + 1 :]


def _struck(rng: np.random.Generator, cells: Cells, name: str) -> list[int]:
    return [int(place) for place in np.flatnonzero(rng.random(len(cells.kolom["nik"])) < share("isian", name))]


def _plant_nik(rng: np.random.Generator, cells: Cells, number_cells: bool) -> None:
    rates = shares("nik")
    names = list(rates)
    drawn = np.searchsorted(np.cumsum(list(rates.values())), rng.random(len(cells.kolom["nik"])), side="right")
    for place in np.flatnonzero(drawn < len(names)).tolist():
        name, nik = names[drawn[place]], cells.kolom["nik"][place]
        value = _NIK_ERRORS[name](rng, nik)
        code = expected_code("nik", name)
        if name == "angka_15" and not number_cells:
            value, code = str(value), None  # saved as text, the lost digit leaves no trace but the 0
        cells.stain(place, "nik", name, code, value)


def _swap(rng: np.random.Generator, nik: str) -> str:
    places = [place for place in range(15) if nik[place] != nik[place + 1]]
    place = int(rng.choice(places))
    return nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]


def _lose(rng: np.random.Generator, nik: str) -> str:
    place = int(rng.choice([15, 15, 15, int(rng.integers(0, 16))]))
    return nik[:place] + nik[place + 1 :]


def _round(rng: np.random.Generator, nik: str) -> int:
    # A spreadsheet keeps 15 digits; some cut the last one off, some round.
    return int(nik) // 10 * 10 if rng.random() < 0.5 else (int(nik) + 5) // 10 * 10


_NIK_ERRORS: dict[str, Callable[[np.random.Generator, str], Any]] = {
    "kosong": lambda _rng, _nik: None,
    "pengganti": lambda rng, _nik: str(rng.choice(_BLANKS)),
    "hilang_satu_angka": _lose,
    "salah_ketik": mistype,
    "tertukar": _swap,
    "angka_15": _round,
    "eksponen": lambda _rng, nik: f"{nik[0]},{nik[1:6]}E+15",
}


def _plant_names(rng: np.random.Generator, cells: Cells) -> None:
    names = cells.kolom["nama"]
    for place in _struck(rng, cells, "nama_ejaan"):
        fitting = [pair for pair in _SPELLINGS if pair[0] in names[place]]
        if fitting:
            old, new = fitting[int(rng.integers(len(fitting)))]
            cells.stain(place, "nama", "nama_ejaan", None, names[place].replace(old, new, 1))
    for place in _struck(rng, cells, "nama_dipotong"):
        words = names[place].split()
        short = " ".join([*words[:-1], words[-1][0]]) if len(words) > 1 and rng.random() < 0.5 else names[place][:18].strip()
        if short != names[place]:
            cells.stain(place, "nama", "nama_dipotong", None, short)


def _plant_births(rng: np.random.Generator, cells: Cells) -> None:
    """At most one error per birth date; what contradicts a NIK can be noticed only where the NIK itself is whole."""
    births = cells.kolom["lahir"]
    kinds = ("tanggal_lahir_lain", "hari_bulan_tertukar", "tanggal_mustahil")
    drawn = np.searchsorted(np.cumsum([share("isian", kind) for kind in kinds]), rng.random(len(births)), side="right")
    for place in np.flatnonzero(drawn < len(kinds)).tolist():
        kind, day = kinds[drawn[place]], births[place]
        if kind == "tanggal_lahir_lain":
            value: Any = day + dt.timedelta(days=int(rng.choice([-366, -31, -1, 1, 9, 30, 365])))
        elif kind == "tanggal_mustahil":
            value = str(rng.choice(_IMPOSSIBLE))
        elif day.day > 12 or day.day == day.month:
            continue
        else:
            value = day.replace(day=day.month, month=day.day)
        cells.stain(place, "lahir", kind, _against_nik(cells, place, kind), value)


def _against_nik(cells: Cells, place: int, kind: str) -> str | None:
    spoiled = any(stain.tempat == place and stain.kolom == "nik" for stain in cells.noda)
    code = expected_code("isian", kind)
    return None if spoiled and (code or "").startswith("NIK_") else code
