"""Relations in, one finding relation out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.peta_rekening import Peta
from naungan.acuan.siklus import Kalender
from naungan.budget.moved import Moved
from naungan.budget.purse import Masa
from naungan.budget.rows import Line
from naungan.findings.answers import answer_findings
from naungan.findings.appointment import status_first
from naungan.findings.arrears import arrears_findings
from naungan.findings.bills import bill_findings
from naungan.findings.evaluated import draft_findings, facilitation_findings
from naungan.findings.handed_in import file_findings
from naungan.findings.honoraria import honorarium_findings
from naungan.findings.identity import identified
from naungan.findings.make import Finding, Today
from naungan.findings.money import adequacy_findings, stage_findings
from naungan.findings.packages import package_findings
from naungan.findings.paid import paid_findings
from naungan.findings.people import Cell, Said, people
from naungan.findings.planned import cash_findings, cash_rows, planned_findings, proposal_findings
from naungan.findings.purses import change_findings, end_findings
from naungan.findings.rencana import plan_findings, plan_rows
from naungan.findings.tables import FINDING, Tingkat
from naungan.findings.workers import data_findings, worker_findings
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Office = tuple[str, str | None]
_ORDER = tuple(Tingkat)


def find(
    engine: Engine, *, ledger: ir.Table, adequacy: ir.Table, unit_status: ir.Table, budget_line: ir.Table, file: ir.Table,
    handed_in: ir.Table, problem: ir.Table, unit: ir.Table, bill_sum: ir.Table, lines: list[Line], bulan: str, posisi: dt.date,
    pemda: Sequence[str] = (), peta: Peta | None = None, cash_plan: ir.Table | None = None, roster: ir.Table | None = None,
    purse_end: ir.Table | None = None, payer_change: ir.Table | None = None,
    kalender: Kalender | None = None, branch_sum: ir.Table | None = None,
    budget_step: ir.Table | None = None, raperda_check: ir.Table | None = None,
    package_check: ir.Table | None = None, paid: Mapping[str, ir.Table] | None = None,
    honorarium_sum: ir.Table | None = None, moved: Moved | None = None,
) -> ir.Table:  # fmt: skip
    """FINDING of all pemda: at most one row per unit and code, each with the next step still open at ``posisi``.

    ``pemda`` are the governments asked, also those of which there is no file at all; ``lines`` are those of ``budget.lines``, ``paid`` the
    relations of ``reconciliation``, ``moved`` what has gone to another office with its people.
    Persons are counted on the engine; what is looped over here are units. Rupiah are exact, estimates stand in ``params``.
    """
    month = Bulan.parse(bulan)
    today = Today(bulan, tahun_anggaran(month), posisi, kalender or Kalender())
    found = people(engine, ledger)
    purses = engine.rows(adequacy.order_by("pemda", "unit", "tahun", "kode_rekening", "program"))
    status = _status(engine.rows(unit_status), purses, today)
    names = {place: row["unit_nama"] for place, row in status.items() if row["unit_nama"]}
    cells = [replace(one, unit_nama=(one.unit and names.get((one.pemda, one.unit))) or one.unit_nama) for one in found]
    rows = [row for cell in cells for row in worker_findings(cell, status.get((cell.pemda, cell.unit), {}), today)]
    rows += _arrears(cells, status, month, today)
    for _, group in groupby(cells, key=lambda cell: cell.pemda):
        rows += data_findings(list(group), today)
    rows += adequacy_findings(purses, today)
    rows += _of_purses(engine, purse_end, payer_change, lines, moved or Moved(), today)
    rows += plan_findings(plan_rows(engine, budget_line, month, peta), today)
    rows += planned_findings(purses, today)
    rows += proposal_findings(lines, today)
    rows += cash_findings(cash_rows(engine, cash_plan, month, peta), today) if cash_plan is not None else []
    rows = status_first(engine, rows, ledger, today.tahun, peta)
    rows += _of_others(engine, budget_step, raperda_check, today)
    rows += [*bill_findings(engine, bill_sum, today), *_of_answers(engine, branch_sum, package_check, paid, today)]
    rows += honorarium_findings(engine, honorarium_sum) if honorarium_sum is not None else []
    rows += file_findings(engine, file, handed_in, problem, unit, cells, today, pemda)
    ordered = sorted((_named(row, names) for row in rows), key=_place)
    return engine.table(FINDING.of(ordered if roster is None else identified(engine, ordered, ledger, roster)))


def _of_answers(
    engine: Engine, branch_sum: ir.Table | None, package_check: ir.Table | None, paid: Mapping[str, ir.Table] | None, today: Today
) -> list[Finding]:
    """What BPJS answered, what packages prove, and what payments say; nothing of what a run does not know."""
    rows = answer_findings(engine, branch_sum) if branch_sum is not None else []
    rows += package_findings(engine, package_check) if package_check is not None else []
    return rows + (paid_findings(engine, paid, today) if paid is not None else [])


def _of_purses(
    engine: Engine, purse_end: ir.Table | None, payer_change: ir.Table | None, lines: list[Line], moved: Moved, today: Today
) -> list[Finding]:
    """Purses that end, payers that change, and lines that are lost between stages and have not gone with their people."""
    ends = engine.rows(purse_end.order_by("pemda", "unit", "bulan")) if purse_end is not None else []
    changes = engine.rows(payer_change.order_by("pemda", "unit", "kategori", "segmen")) if payer_change is not None else []
    return [*end_findings(ends, today), *change_findings(changes, today), *stage_findings(lines, today, moved)]


def _of_others(engine: Engine, steps: ir.Table | None, check: ir.Table | None, today: Today) -> list[Finding]:
    """What a fasilitasi has found, and a draft that is not as it should be."""
    looked = engine.rows(steps) if steps is not None else []
    return [*facilitation_findings(looked, today), *draft_findings(engine.rows(check) if check is not None else [], today)]


def _arrears(cells: list[Cell], status: dict[Office, dict[str, Any]], month: Bulan, today: Today) -> list[Finding]:
    """Arrears of the units with workers, and of those whose records say so while nobody handed in their workers."""
    seen = {(cell.pemda, cell.unit) for cell in cells}
    asked: list[tuple[Mapping[str, Any], Said]] = [(cell.place, cell.said) for cell in cells]
    asked += [(row, Said()) for place, row in status.items() if place not in seen and row["kebutuhan"] is None]
    due = Masa(today.tahun, month, today.posisi).due("PU")
    return [
        row for place, said in asked for row in arrears_findings(place, said, status.get((place["pemda"], place["unit"]), {}), due, today)
    ]


def _status(rows: list[dict[str, Any]], purses: list[dict[str, Any]], today: Today) -> dict[Office, dict[str, Any]]:
    """UNIT_STATUS by unit, with the arrears of its purses."""
    owed: dict[Office, list[int | None]] = defaultdict(list)
    for row in purses:
        if row["tahun"] == today.tahun:
            owed[row["pemda"], row["unit"]].append(row["tunggakan"])
    found = {}
    for row in rows:
        amounts = owed.get((row["pemda"], row["unit"]), [None])
        known = None if None in amounts else sum(amount for amount in amounts if amount is not None)
        found[row["pemda"], row["unit"]] = {**row, "tunggakan": known}
    return found


def _named(row: Finding, names: dict[Office, str]) -> Finding:
    """The office by its official name; what concerns the whole government stays without one."""
    return {**row, "unit_nama": (row["unit"] and names.get((row["pemda"], row["unit"]))) or row["unit_nama"]}


def _place(row: Finding) -> tuple[str, str, int, str]:
    return (row["pemda"] or "", row["unit"] or "", _ORDER.index(row["tingkat"]), row["kode"])
