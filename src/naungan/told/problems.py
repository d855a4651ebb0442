"""Problems of data: each with its sentence and remedy, and by kind and government."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import ibis

from naungan.kernel.messages import place
from naungan.kernel.problem import Severity
from naungan.kernel.shown import shown
from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import label, office, said, said_remedy

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

WORST = {one: place for place, one in enumerate(Severity)}
_COLUMNS = columns(
    "tingkat_masalah", "masalah", "wilayah", "jumlah", "jumlah_berkas", "perbaikan", "kode_masalah",
    tingkat_masalah="mark:TINGKAT_MASALAH", jumlah="count", jumlah_berkas="count",
)  # fmt: skip
_ORDER = ("pemda", "berkas", "lembar", "baris", "kolom", "kode", "nilai", "params")


@dataclass(frozen=True)
class Kind:
    """All problems of one kind in the files of one government: how many, in how many files, and the remedy."""

    tingkat_masalah: str
    masalah: str
    wilayah: str
    jumlah: int
    jumlah_berkas: int
    perbaikan: str
    kode_masalah: str


def problems(material: Material) -> Table:
    """The gravest and most frequent first; single rows stand in problems.csv."""
    rows = sorted(material.problem, key=lambda row: (WORST.get(row["tingkat"], 9), -row["jumlah"], row["kode"], row["pemda"] or ""))
    return Table("MASALAH", _COLUMNS, [vars(_kind(row)) for row in rows])


def _kind(row: Row) -> Kind:
    # Rows of one kind differ in their parameters: a parameter is printed only where all rows agree on it.
    params = row["params"] if row["params"] == row["params_lain"] else None
    return Kind(
        tingkat_masalah=row["tingkat"],
        masalah=said(row["kode"], params),
        wilayah=office(row["pemda"]),
        jumlah=row["jumlah"],
        jumlah_berkas=row["berkas"],
        perbaikan=said_remedy(row["kode"], params),
        kode_masalah=row["kode"],
    )


@dataclass(frozen=True)
class Problem:
    """One problem of one file in words; the value is masked already. ``tingkat`` is its label, ``kode`` its code."""

    pemda: str | None
    nama_pemda: str
    berkas: str
    lembar: str | None
    baris: int | None
    kolom: str | None
    tingkat: str
    kode: str
    nilai: str | None
    masalah: str
    perbaikan: str


def problem_list(engine: Engine, problem: ir.Table) -> Iterator[Problem]:
    """Every problem, by government, file, sheet, row and column; streamed."""
    ordered = problem.order_by([ibis.asc(name, nulls_first=True) for name in _ORDER])
    for batch in engine.batches(ordered, 20_000):
        yield from map(_problem, batch.to_pylist())


def worded(row: Row) -> tuple[str, str]:
    """The sentence of a row of PROBLEM and its remedy; a column that the parameters don't name is the problem's own."""
    return _worded(row["kode"], row["params"], row["kolom"] or "", place())


@lru_cache(4096)  # the problems of a column mostly say the same
def _worded(code: str, params: str | None, column: str, _place: str) -> tuple[str, str]:
    return shown(said(code, params, kolom=column)), shown(said_remedy(code, params, kolom=column))


def _problem(row: Row) -> Problem:
    message, remedy = worded(row)
    return Problem(
        pemda=row["pemda"],
        nama_pemda=office(row["pemda"]),
        berkas=row["berkas"],
        lembar=row["lembar"],
        baris=row["baris"],
        kolom=row["kolom"],
        tingkat=label("TINGKAT_MASALAH", row["tingkat"]),
        kode=row["kode"],
        nilai=row["nilai"],
        masalah=message,
        perbaikan=remedy,
    )
