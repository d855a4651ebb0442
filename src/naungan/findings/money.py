"""Rules about the budget of a paying unit, and about what happens to a line between the stages."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from naungan.budget.kept import vague
from naungan.budget.lines import AWAL, order
from naungan.budget.moved import Moved
from naungan.budget.rows import Line
from naungan.budget.sums import known_sum
from naungan.budget.tahapan import ours
from naungan.findings.make import Finding, Step, Today, budget_step, finding, next_due
from naungan.relations.words import Anggaran

_IN_FORCE = ("APBD", "PERGESERAN", "APBD_P")
Office = tuple[str, str | None]


def adequacy_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """Short, not budgeted, budgeted but nothing paid: per paying unit; the running year comes before the next one."""
    by_office: dict[Office, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_office[row["pemda"], row["unit"]].append(row)
    found = []
    for mine in by_office.values():
        found += _short(mine, Anggaran.KURANG, "TEMUAN_ANGGARAN_KURANG", today)
        found += _short(mine, Anggaran.TIDAK_DIANGGARKAN, "TEMUAN_TIDAK_DIANGGARKAN", today)
        found += _year_short([row for row in mine if row["setahun"] == Anggaran.KURANG and _only_year(row, today)], today)
        found += _unpaid([row for row in mine if row["tahun"] == today.tahun], today)
    return found


def stage_findings(lines: list[Line], today: Today, moved: Moved | None = None) -> list[Finding]:
    """Lost between two stages, per unit. Plans without accounts only begin here: what they do not name says nothing (``rencana``).

    A line that has gone to another office with its people (``moved``) is not lost.
    """
    found: list[Finding] = []
    plans: dict[tuple[str, int], dict[Office, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for row in lines:
        if row["tahun"] is not None and row["tahap"] and row["tahun"] >= today.tahun:
            plans[row["pemda"], row["tahun"]][row["pemda"], row["unit"]].append(row)
    for (_, tahun), offices in sorted(plans.items()):
        for office, rows in sorted(offices.items(), key=lambda one: one[0][1] or ""):
            others = {row["tahap"] for place, lines in offices.items() if place != office for row in ours(lines)}
            found += _lost(office, tahun, rows, today, moved or Moved(), others)
    # One finding a unit and code: the running year first.
    return list({(row["pemda"], row["unit"], row["kode"]): row for row in reversed(found)}.values())


def _short(rows: list[dict[str, Any]], axis: str, kode: str, today: Today) -> list[Finding]:
    weak = [row for row in rows if row["anggaran"] == axis]
    years = sorted({row["tahun"] for row in weak})
    if not weak:
        return []
    mine = [row for row in weak if row["tahun"] == years[0]]
    ends = min((row["habis_pada"] for row in mine if row["habis_pada"]), default=None)
    codes = ", ".join(sorted(row["kode_rekening"] for row in mine if row["kode_rekening"]))
    rupiah = known_sum(row["kekurangan"] for row in mine)
    params = {"tahun": years[0], "rekening": codes, "habis_pada": ends, "tahap": mine[0]["tahap"], "tahun_lain": years[1:]}
    return [finding(kode, mine[0], len(mine), "rekening", rupiah, budget_step(years[0], today, mine[0]["pemda"]), **params)]


def _year_short(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """The ceiling of the whole year is less than its need, where nobody knows what is left of it."""
    if not rows:
        return []
    sums: dict[str, Any] = {
        name: known_sum(row[column] for row in rows) for name, column in (("pagu", "pagu"), ("kebutuhan", "kebutuhan_setahun"))
    }
    codes = ", ".join(sorted(row["kode_rekening"] for row in rows if row["kode_rekening"]))
    rupiah, step = known_sum(row["kekurangan_setahun"] for row in rows), budget_step(today.tahun, today, rows[0]["pemda"])
    return [finding("TEMUAN_PAGU_SETAHUN_KURANG", rows[0], len(rows), "rekening", rupiah, step, tahun=today.tahun, rekening=codes, **sums)]


def _only_year(row: dict[str, Any], today: Today) -> bool:
    """What is left is not known, so that the year is all that can be said of the money."""
    return row["tahun"] == today.tahun and row["tersedia"] is None


def _unpaid(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """Money stands in the budget in force, months are due, and nothing has been paid."""
    in_force = [row for row in rows if row["tahap"] in _IN_FORCE and row["realisasi"] == 0]
    dry = [row for row in in_force if (row["pagu"] or 0) > 0 and (row["bulan_menunggak"] or 0) > 0]
    if not dry:
        return []
    months = max(row["bulan_menunggak"] for row in dry)
    rupiah = known_sum(row["tunggakan"] for row in dry)
    pagu = sum(row["pagu"] for row in dry)
    step = next_due("LANGKAH_BAYAR", today)
    return [finding("TEMUAN_DIANGGARKAN_TIDAK_DIBAYAR", dry[0], months, "bulan", rupiah, step, pagu=pagu, tahun=today.tahun)]


def _lost(office: Office, tahun: int, rows: list[Line], today: Today, moved: Moved, others: set[str | None]) -> list[Finding]:
    """The unit stands in two stages that follow each other, with Jamsostek in the first and without it in the second.

    What a plan names at one office the budget may hold at others: of the stages in ``others`` it is not said to be lost.
    """
    every = sorted({row["tahap"] for row in rows if row["tahap"]}, key=order)
    has = {stage: ours(row for row in rows if row["tahap"] == stage) for stage in every}
    read = {stage: stage not in AWAL and not vague([row for row in rows if row["tahap"] == stage]) for stage in every}
    # A plan without accounts, or a budget with lines that nobody can read, that does not name it has not lost it.
    stages = [stage for stage in every if read[stage] or has[stage]]
    for before, after in pairwise(stages):
        if not read[after] or (before in AWAL and after in others):
            continue
        gone = [row for row in _gone(has[before], has[after], before, after) if not moved.gone_with_people(row, before, after)]
        if has[before] and gone:
            amounts = [row["pagu"] for row in gone]
            place = {"pemda": office[0], "unit": office[1], "unit_nama": rows[0]["unit_nama"]}
            params: dict[str, Any] = {"dari_tahap": before, "ke_tahap": after, "tahun": tahun}
            step: Step = budget_step(tahun, today, office[0])
            if has[stages[-1]] and not has[after]:
                # The money stands in the plan again: nothing is missing today.
                params["akhir_tahap"] = stages[-1]
                return [finding("TEMUAN_HILANG_LALU_KEMBALI", place, len(gone), "rekening", 0, step, **params)]
            rupiah = None if None in amounts else known_sum(amounts)
            return [finding("TEMUAN_HILANG_ANTAR_TAHAP", place, len(gone), "rekening", rupiah, step, **params)]
    return []


def _gone(before: list[Line], after: list[Line], first: str, second: str) -> list[Line]:
    """Lines that the later stage no longer has; a stage without accounts is compared as a whole."""
    if not after:
        return before
    if first in AWAL or second in AWAL:
        return []
    kept = {row["kode"] for row in after}
    return [row for row in before if row["kode"] not in kept]
