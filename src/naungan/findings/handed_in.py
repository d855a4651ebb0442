"""Rules about the files themselves: what was not handed in, and what contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan import regions
from naungan.findings.make import Step, Today, finding
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Rows = list[dict[str, Any]]
CLASH = "BERKAS_BERTABRAKAN"
_OF_PEMDA = ("member", "budget_line")


def file_findings(
    engine: Engine, file: ir.Table, problem: ir.Table, unit: ir.Table, people: list[dict[str, Any]], today: Today,
    pemda: Sequence[str] = (),
) -> list[dict[str, Any]]:  # fmt: skip
    """Units without a roster, pemda without a member or budget file, and files that contradict each other."""
    files = engine.rows(file.order_by("berkas"))
    units = engine.rows(unit.order_by("pemda", "unit", ibis.asc("berlaku_dari", nulls_first=True)))
    clashing = {row["berkas"] for row in engine.rows(problem.filter(problem.kode == CLASH).select("berkas").distinct().order_by("berkas"))}
    step = Step("LANGKAH_SERAHKAN", _report_due(today.posisi))
    return [
        *_missing_rosters(files, units, people, today, step),
        *_missing_data(files, units, people, today, step, pemda),
        *_clashes(files, clashing),
    ]


def _missing_rosters(files: Rows, units: Rows, people: Rows, today: Today, step: Step) -> list[dict[str, Any]]:
    """A unit has answered when a roster or recap of it, or of its parent unit, is there; a clash of files is not silence."""
    answered = {(row["pemda"], row["unit"]) for row in people}
    answered |= {(row["pemda"], row["unit"]) for row in files if row["dataset"] in ("roster", "recap") and row["unit"]}
    found = []
    for (pemda, unit), row in regions.silent_units(units, answered, Bulan.parse(today.bulan)).items():
        place = {"pemda": pemda, "unit": unit, "unit_nama": row["nama"]}
        found.append(finding("TEMUAN_TIDAK_MENYERAHKAN", place, 1, "unit", None, step, data="roster"))
    return found


def _missing_data(files: Rows, units: Rows, people: Rows, today: Today, step: Step, pemda_asked: Sequence[str]) -> list[dict[str, Any]]:
    """Where nobody is known and no unit list asks for a roster, the roster is missing as well."""
    there: dict[str, set[str]] = defaultdict(set)
    for row in files:
        there[row["pemda"]].add(row["dataset"])
    known = {row["pemda"] for row in people} | {kode for kode, _ in regions.asked_units(units, Bulan.parse(today.bulan))}
    pemda = sorted({row["pemda"] for row in [*files, *units, *people] if row["pemda"]} | set(pemda_asked))
    found = []
    for kode in pemda:
        silent = kode not in known and not there[kode] & {"roster", "recap"}
        missing = [name for name in (("roster",) if silent else ()) + _OF_PEMDA if name not in there[kode]]
        if missing:
            place = {"pemda": kode, "unit": None}
            found.append(finding("TEMUAN_TIDAK_MENYERAHKAN", place, len(missing), "berkas", None, step, data=", ".join(missing)))
    return found


def _clashes(files: Rows, clashing: set[str]) -> list[dict[str, Any]]:
    by_place: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for row in files:
        if row["berkas"] in clashing or row["kode"] == CLASH:
            by_place[row["pemda"], row["unit"]].append(row)
    found = []
    for (pemda, unit), rows in sorted(by_place.items(), key=lambda one: (one[0][0] or "", one[0][1] or "")):
        place = {"pemda": pemda, "unit": unit, "unit_nama": rows[0]["unit_nama"]}
        names = ", ".join(row["berkas"] for row in rows)
        found.append(finding("TEMUAN_BERKAS_BERTABRAKAN", place, len(rows), "berkas", None, Step("LANGKAH_PILIH_BERKAS"), berkas=names))
    return found


def _report_due(posisi: dt.date) -> dt.date:
    """The tenth of the month after the quarter: the report to Mendagri through Dirjen Bina Keuda."""
    for month in (1, 4, 7, 10):
        due = dt.date(posisi.year, month, 10)
        if posisi <= due:
            return due
    return dt.date(posisi.year + 1, 1, 10)
