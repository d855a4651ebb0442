"""Benefits over tables: people, their losses and their children, each governed by the law of its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.law import evaluate
from naungan.regulasi import buku

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def benefits(
    engine: Engine, cases: ir.Table, targets: Sequence[str], *, hari: dt.date | None = None, known: dt.date | None = None
) -> ir.Table:
    """Cases with a column per target formula, in whole rupiah; NULL where something is unknown or was not law on the day.

    Each row carries the day of its event, ``tanggal``, unless all happen on ``hari``; then what was not law is a Refusal.
    """
    return evaluate(engine, buku(), cases, list(targets), at=hari, known=known)


def losses(engine: Engine, rows: ir.Table, *, hari: dt.date | None = None, known: dt.date | None = None) -> ir.Table:
    """One row per ``kasus``: ``persen_cacat``, the sum over its losses per million; NULL when one of them is not in the table.

    Takes ``kasus, bagian, kali, fungsi`` (per million), and ``tanggal`` unless ``hari`` is given.
    """
    found = benefits(engine, rows, ["persen_kehilangan"], hari=hari, known=known)
    return _sum(found, "persen_kehilangan", "persen_cacat")


def scholarships(engine: Engine, rows: ir.Table, *, hari: dt.date | None = None, known: dt.date | None = None) -> ir.Table:
    """One row per ``kasus``: ``beasiswa``, the sum over its children in rupiah.

    Takes ``kasus, program, masa_iur, anak_ke, sekolah_sudah, usia_anak``, and ``tanggal`` unless ``hari`` is given.
    """
    found = benefits(engine, rows, ["beasiswa_anak"], hari=hari, known=known)
    return _sum(found, "beasiswa_anak", "beasiswa")


def _sum(found: ir.Table, column: str, name: str) -> ir.Table:
    """One part that is unknown leaves the whole unknown; SUM alone would skip it."""
    summed = found.group_by("kasus").agg(_jumlah=found[column].sum().cast("int64"), _kosong=found[column].isnull().any())
    return summed.select("kasus", **{name: summed["_kosong"].ifelse(ibis.null("int64"), summed["_jumlah"])})
