"""Assumptions about how often something happens; never law, always shown beside what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from naungan.acuan.loading import packaged
from naungan.answers import Read, Row, lists_in, read_lists
from naungan.answers.tables import STATUS_ASUMSI
from naungan.answers.told import refuse, wrong

FILE = "asumsi.yaml"


@dataclass(frozen=True)
class Asumsi:
    """Events a year among a million workers; ``kategori`` None means all of them, ``sumber`` None that nobody measured it."""

    peristiwa: str
    per_juta: int
    status: str
    sumber: str | None = None
    catatan: str | None = None
    kategori: str | None = None


@cache
def default_asumsi() -> tuple[Asumsi, ...]:
    """The assumptions that come with the program."""
    return _asumsi(*lists_in(FILE, packaged(FILE)))


def read_asumsi(path: Path) -> tuple[Asumsi, ...]:
    """Those of the program and those of a file of the same form; Refusal ASUMSI_SALAH with the place of each mistake."""
    return with_asumsi(*read_lists(FILE, path))


def with_asumsi(read: Read) -> tuple[Asumsi, ...]:
    """Those of the program and those that were read; Refusal as ``read_asumsi``."""
    return (*default_asumsi(), *_asumsi(read))


def asumsi_for(semua: Iterable[Asumsi], peristiwa: str, kategori: str | None) -> Asumsi:
    """The assumption for an event and a category: the last one that names it, else the last general one."""
    found = [one for one in semua if one.peristiwa == peristiwa and one.kategori in (None, kategori)]
    named = [one for one in found if one.kategori is not None]
    return (named or found)[-1]


def _asumsi(read: Read) -> tuple[Asumsi, ...]:
    bare = [row for row in read.berlaku if row.nilai["status"] == STATUS_ASUMSI[1] and not row.nilai["sumber"]]
    refuse([*read.problems, *(wrong("JAWABAN_KOSONG", read.form.berkas, row.nomor, "sumber", None) for row in bare)], "ASUMSI_SALAH")
    return tuple(_one(row) for row in read.berlaku)


def _one(row: Row) -> Asumsi:
    said: Any = {name: row.nilai[name] for name in ("peristiwa", "per_juta", "sumber", "catatan", "kategori")}
    return Asumsi(**said, status=str(row.nilai["status"] or STATUS_ASUMSI[0]))
