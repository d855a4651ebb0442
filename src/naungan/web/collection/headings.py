"""What offices have explained of their headings, as a check reads it and as ``pemetaan.csv`` says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Any

from django.db.models import Q

from naungan.intake.mapping.file import Mapping, pattern_of
from naungan.sheets.places import position
from naungan.web.collection.models import Heading

# How a workbook that went back marked is called beside its original.
RETURNED = " (diperiksa)"
_ORDER = ("unit", "layout", "pola", "kolom", "judul")


def patterns_of(berkas: str) -> tuple[str, str]:
    """The names that headings are kept for: those of a file from month to month, and of its workbook that went back marked."""
    stem, marked, _ = PurePath(berkas).stem.partition(RETURNED)
    own = pattern_of(f"{stem}.xlsx" if marked else berkas)
    return own, f"{own.rpartition('.')[0] or own}{RETURNED}*.xlsx"


def mappings_for(pemda: str, unit: str) -> tuple[Mapping, ...]:
    """Those that hold for the files of an office: its own before those of the whole government."""
    rows = Heading.objects.filter(Q(unit=unit) | Q(unit=""), pemda=pemda).order_by("-unit", *_ORDER[1:])
    return tuple(_mapping(pemda, *key, list(own)) for key, own in groupby(rows, key=lambda one: (one.pola, one.layout)))


def mapping_rows(pemda: str) -> Iterator[dict[str, object]]:
    """The same for a whole government, as rows of ``pemetaan.csv``; files lie below the code of their office."""
    for one in Heading.objects.filter(pemda=pemda).order_by(*_ORDER):
        files = f"*/{one.unit.replace('/', '-')}/{one.pola or '*'}" if one.unit else one.pola
        said = {"kolom": one.kolom, "judul": one.judul, "bidang": one.bidang, "setuju": "ya"}
        yield {"pemda": pemda, "berkas": files, "layout": one.layout, **said}


def _mapping(pemda: str, pola: str, layout: str, rows: list[Heading]) -> Mapping:
    read = tuple((_place(one), one.judul, one.bidang) for one in rows if one.bidang)
    left = tuple((_place(one), one.judul) for one in rows if not one.bidang)
    return Mapping(pemda, pola, layout, read, left)


def _place(one: Heading) -> int:
    found: Any = position(one.kolom) if one.kolom else None
    return -1 if found is None else int(found)
