"""Rules about the files themselves: what was not handed in, and what contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan import regions
from naungan.coverage import answered
from naungan.findings.make import Finding, Step, Today, finding
from naungan.findings.people import Cell
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Rows = list[dict[str, Any]]
CLASH = "BERKAS_BERTABRAKAN"
_OF_PEMDA = ("member", "budget_line")


def file_findings(
    engine: Engine, file: ir.Table, handed_in: ir.Table, problem: ir.Table, unit: ir.Table, people: list[Cell], today: Today,
    pemda: Sequence[str] = (),
) -> list[Finding]:  # fmt: skip
    """Units without a roster, pemda without a member or budget file, and files that contradict each other."""
    files = engine.rows(file.order_by("berkas"))
    units = engine.rows(unit.order_by("pemda", "unit", ibis.asc("berlaku_dari", nulls_first=True)))
    clashing = {row["berkas"] for row in engine.rows(problem.filter(problem.kode == CLASH).select("berkas").distinct().order_by("berkas"))}
    sent = answered(engine.rows(handed_in))
    step = Step("LANGKAH_SERAHKAN", _report_due(today.posisi))
    return [
        *_missing_rosters(files, units, sent, today, step),
        *_missing_data(files, units, people, today, step, pemda),
        *_clashes(files, clashing),
    ]


def _missing_rosters(files: Rows, units: Rows, sent: set[tuple[str, str]], today: Today, step: Step) -> list[Finding]:
    """A unit has answered when anything of it, or of its parent unit, is there. Its list may also lie among files nobody could read."""
    unread = Counter(row["pemda"] for row in files if row["dataset"] is None)
    found = []
    for (pemda, unit), row in regions.silent_units(units, sent, Bulan.parse(today.bulan)).items():
        place = {"pemda": pemda, "unit": unit, "unit_nama": row["nama"]}
        found.append(_missing(place, 1, "unit", step, "roster", unread))
    return found


def _missing_data(files: Rows, units: Rows, people: list[Cell], today: Today, step: Step, pemda_asked: Sequence[str]) -> list[Finding]:
    """Where nobody is known and no unit list asks for a roster, the roster is missing as well."""
    there: dict[str, set[str]] = defaultdict(set)
    unread = Counter(row["pemda"] for row in files if row["dataset"] is None)
    for row in files:
        there[row["pemda"]].add(row["dataset"])
    known = {cell.pemda for cell in people} | {kode for kode, _ in regions.asked_units(units, Bulan.parse(today.bulan))}
    pemda = sorted(
        {row["pemda"] for row in [*files, *units] if row["pemda"]} | {cell.pemda for cell in people if cell.pemda} | set(pemda_asked)
    )
    found = []
    for kode in pemda:
        silent = kode not in known and not there[kode] & {"roster", "recap"}
        missing = [name for name in (("roster",) if silent else ()) + _OF_PEMDA if name not in there[kode]]
        if missing:
            place = {"pemda": kode, "unit": None}
            found.append(_missing(place, len(missing), "berkas", step, ", ".join(missing), unread))
    return found


def _missing(place: dict[str, Any], count: int, unit: str, step: Step, data: str, unread: Counter[str]) -> Finding:
    """What is missing may lie among the files of the pemda that nobody could read: their number stands beside."""
    beside = unread[place["pemda"]] or None
    return finding("TEMUAN_TIDAK_MENYERAHKAN", place, count, unit, None, step, data=data, berkas_belum_dibaca=beside)


def _clashes(files: Rows, clashing: set[str]) -> list[Finding]:
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
