"""Finished evaluations made of a few rows: what a folder holds for a series, without evaluating one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from naungan.coverage.measures import PENYEBUT
from naungan.engine.lake import PART
from naungan.evaluation.finished import Finished
from naungan.evaluation.record import HASIL, RESULTS
from naungan.relations.declare import KINDS

Row = dict[str, Any]
LINGKUP = "nasional"


def folder(path: Path, bulan: str, posisi: str, results: Mapping[str, Iterable[Row]]) -> Finished:
    """A finished folder with these rows of these results."""
    for name, rows in results.items():
        relation = RESULTS[name]
        place = path / HASIL / relation.name
        place.mkdir(parents=True)
        # As saved: the places of rows, and no number that holds within a run alone.
        stored = ibis.schema({column.name: KINDS[column.kind] for column in relation.columns}).to_pyarrow()
        pq.write_table(pa.Table.from_pylist([{column: row.get(column) for column in relation.names} for row in rows], stored), place / PART)
    return Finished(path, {"bulan": bulan, "posisi": posisi}, {name: RESULTS[name] for name in results}, {})


def measure(pemda: str, bulan: str, aktif: int, pekerja: int, **other: Any) -> Row:
    """A row of MEASURE: a pemda, its unit, or its segment, as ``other`` says."""
    return {
        "tingkat": "pemda", "pemda": pemda, "bulan": bulan, "pekerja": pekerja, "terlindungi_ya": aktif,
        "terlindungi_tidak_diketahui": 0, "lingkup": LINGKUP, "penyebut": PENYEBUT, **other,
    }  # fmt: skip


def figure(wilayah: str | None, bulan: str, aktif: int | None, semesta: int | None = None, **other: Any) -> Row:
    """A row of AGGREGATE."""
    return {
        "sumber": "a", "berkas": "a.csv", "lembar": "a", "baris": 1, "urutan": 0, "wilayah": wilayah, "bulan": bulan, "aktif": aktif,
        "semesta": semesta, "penerbit": "contoh", "tahan": False, "wilayah_nama": None if wilayah else "Nasional", **other,
    }  # fmt: skip
