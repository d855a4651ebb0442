"""Which regulations a paper may cite on its day: only registered ones, and only while they are in force."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from naungan.acuan.loading import load
from naungan.kernel.period import tanggal

_PARTS = re.compile(r"\s*;\s*")


def mentions(text: str) -> list[str]:
    """The regulations that a text names, in its order, registered or not (``PP 44/2015``, ``SE Mendagri 842.2/5193/SJ``)."""
    return [f"{found[1]} {found[2].rstrip('./-')}" for found in _pattern().finditer(text)]


def in_force(nama: str, hari: dt.date) -> bool:
    """Whether a regulation is registered and surely in force on a day."""
    one = _registered().get(nama)
    return one is not None and one["sejak"] <= hari and (one.get("sampai") is None or hari <= one["sampai"])


def sayable(text: str, hari: dt.date) -> bool:
    """Whether a sentence can be said on a day: it names no regulation that is not registered and in force."""
    return all(in_force(one, hari) for one in mentions(text))


def citable(dasar: str | None, hari: dt.date) -> str:
    """The parts of a legal basis that can be cited on a day: each names a regulation, and all it names are in force; empty where none is.

    Parts stand between semicolons, as in every ``dasar`` of this program.
    """
    parts = _PARTS.split(dasar or "")
    return "; ".join(part for part in parts if (named := mentions(part)) and all(in_force(one, hari) for one in named))


def in_full(names: Iterable[str], hari: dt.date) -> list[str]:
    """Regulations in the form of a list of legal bases, those not in force on the day left out."""
    return [_full(nama) for nama in names if in_force(nama, hari)]


def _full(nama: str) -> str:
    one = _registered()[nama]
    bentuk = next(short for short in _kinds() if nama.startswith(f"{short} "))
    number = nama.removeprefix(f"{bentuk} ")
    name = f"{_kinds()[bentuk]} Nomor "
    if "tanggal" in one:
        return f"{name}{number} tanggal {tanggal(one['tanggal'])} tentang {one['tentang']}"
    number, year = number.split("/")
    return f"{name}{number} Tahun {year} tentang {one['tentang']}"


def _registered() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load("peraturan.yaml")["peraturan"]
    return found


def _kinds() -> dict[str, str]:
    found: dict[str, str] = load("peraturan.yaml")["bentuk"]
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """A kind of regulation, in capitals as written, and a number with a slash."""
    kinds = "|".join(re.escape(kind) for kind in sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"\b({kinds})\s+(?:Nomor\s+)?(\d[\w.]*(?:/[\w.-]+)+)")
