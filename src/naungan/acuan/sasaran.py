"""Targets and coverage that others have published, as dated facts: each with who says so, where, and how sure it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from naungan.acuan.loading import load


@dataclass(frozen=True)
class Kenaikan:
    """A guideline that asks for so many percentage points more than in the month of the base; it names no figure."""

    deret: str
    tahun: int
    tambah: Decimal
    bulan_dasar: str
    penerbit: str
    dokumen: str
    sejak: dt.date
    sumber: str
    status: str


@dataclass(frozen=True)
class Golongan:
    """What others called a region on a day; ``angka`` the figure they said with it, None where they said none."""

    wilayah: str
    golongan: str
    angka: str | None
    hari: dt.date
    sumber: str


def published_targets() -> Sequence[Mapping[str, Any]]:
    """Rows with the columns of the relation ``target`` that are said; shares are text, so that they stay exact."""
    rows: Sequence[Mapping[str, Any]] = load("sasaran.yaml")["sasaran"]
    return rows


def published_coverage() -> Sequence[Mapping[str, Any]]:
    """Figures of coverage: ``wilayah`` (None = nation), ``bulan``, ``hari``, ``lingkup``, ``penyebut``, ``aktif``, ``semesta``, ``persen``
    (text), ``dibulatkan``, ``sumber``, ``status``; what a source does not say is missing."""
    rows: Sequence[Mapping[str, Any]] = load("capaian.yaml")["capaian"]
    return rows


@cache
def rises() -> tuple[Kenaikan, ...]:
    """The guidelines that ask for a rise."""
    return tuple(Kenaikan(**{**one, "tambah": Decimal(one["tambah"])}) for one in load("sasaran.yaml")["kenaikan"])


@cache
def bands() -> Mapping[str, Golongan]:
    """By region the band that was last published for it. Where one band ends is not known."""
    rows = sorted((Golongan(**one) for one in load("sasaran.yaml")["golongan"]), key=lambda one: one.hari)
    return {one.wilayah: one for one in rows}


def denominator(text: str | None) -> str | None:
    """The kind of a denominator, however it is written; another one is itself, and nothing stays nothing."""
    if text is None or not text.strip():
        return None
    word = " ".join(text.replace("_", " ").casefold().split())
    for kind, written in load("sasaran.yaml")["penyebut"].items():
        if word == kind.replace("_", " ") or word in written:
            return str(kind)
    return word


def categories(lingkup: str) -> tuple[str, ...]:
    """The categories of workers that a scope counts; none for one of a whole region."""
    return tuple(load("sasaran.yaml")["kategori"].get(lingkup, ()))


def usual_end_of_agreement(sejak: dt.date) -> tuple[dt.date, str]:
    """When an agreement that names no end would end if it ran as is usual, and who says so; it decides nothing."""
    usage = load("sasaran.yaml")["kebiasaan_pks"]
    year = sejak.year + usage["tahun"]
    same = sejak.replace(year=year, day=min(sejak.day, 28)) if (sejak.month, sejak.day) == (2, 29) else sejak.replace(year=year)
    return same - dt.timedelta(days=1), str(usage["sumber"])
