"""What is known about the law itself: how far each programme is complete, what changes each year, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.period import Bulan
from naungan.law import read_yaml


@dataclass(frozen=True)
class Terdaftar:
    """A programme of a segment: its formulas, the months for which it is complete, its weakest status, and what it was checked against.

    ``kecuali`` are months in between in which something is unknown.
    """

    program: str
    segmen: str
    rumus: tuple[str, ...]
    dari: Bulan
    sampai: Bulan
    status: str
    wasit: str | None
    kasus: tuple[str, ...]
    catatan: str
    kecuali: tuple[Bulan, ...] = ()


@dataclass(frozen=True)
class Pergantian:
    """What is due to change on a day of the year (``MM-DD``), in which series or files, and where the new value is found."""

    tanggal: str
    apa: str
    deret: tuple[str, ...]
    berkas: tuple[str, ...]
    cari: str


@dataclass(frozen=True)
class Terbuka:
    """What is open, why, where the doubt comes from, and what would settle it."""

    item: str
    program: tuple[str, ...]
    alasan: str
    sumber: str
    penyelesaian: str


@cache
def registri() -> tuple[Terdaftar, ...]:
    """Every programme and segment, in the order of the file."""
    return tuple(
        Terdaftar(
            one["program"], one["segmen"], tuple(one["rumus"]), Bulan.parse(one["dari"]), Bulan.parse(one["sampai"]), one["status"],
            one.get("wasit"), tuple(one.get("kasus", ())), one.get("catatan", ""),
            tuple(Bulan.parse(month) for month in one.get("kecuali", ())),
        )
        for one in _read("registri.yaml")
    )  # fmt: skip


@cache
def kalender() -> tuple[Pergantian, ...]:
    """The yearly checklist, in the order of the year."""
    found = [Pergantian(one["tanggal"], one["apa"], tuple(one.get("deret", ())), tuple(one.get("berkas", ())), one["cari"])
             for one in _read("kalender.yaml")]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.tanggal))


@cache
def terbuka() -> tuple[Terbuka, ...]:
    """Everything that is open, in the order of the file."""
    return tuple(
        Terbuka(one["item"], tuple(one.get("program", ())), one["alasan"], one["sumber"], one["penyelesaian"])
        for one in _read("terbuka.yaml")
    )


def _read(name: str) -> list[dict[str, Any]]:
    found: Any = read_yaml(files("naungan.regulasi").joinpath(name).read_text("utf-8"))
    return list(found)
