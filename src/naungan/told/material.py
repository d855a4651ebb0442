"""The small relations of a run, fetched once: counts per region and unit, money, findings, and problems by kind. No row of a person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import ibis

from naungan import regions
from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.purse_tables import BUDGET_PROPOSAL
from naungan.budget.sums import sum_by, told_year
from naungan.kernel.period import Bulan
from naungan.relations.words import NOT_JUDGED

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
# The kind of proposal that asks for a change of this year's budget.
_CHANGE = "APBD_P"
# What the lines of BUDGET_PROPOSAL are told by where they are not told one by one.
PROPOSED = (
    "jenis", "pilihan", "pemda", "unit", "tahun", "kode_rekening", "rekening_mungkin", "program", "perkiraan", "alasan", "terhadap",
)  # fmt: skip
RELATIONS = (
    "file",
    "handed_in",
    "unit",
    "registration",
    "measure",
    "adequacy",
    "unit_status",
    "finding",
    "aggregate",
    "bill_sum",
    "candidate_count",
    "stake",
    "offer",
    "purse_cover",
    "purse_end",
    "payer_change",
    "budget_chain",
    "budget_step",
    "raperda_check",
    "branch_sum",
    "package_check",
    "honorarium_sum",
    "reconciliation",
    "payment_allocation",
    "suspense",
    "arrears_age",
    "unit_progress",
    "liability",
    "minutes",
)
# All that ``gather`` reads.
READ = (*RELATIONS, "problem", "budget_proposal")


@dataclass(frozen=True)
class Material:
    """The small relations of a run as rows in their declared order, and problems counted by kind and pemda.

    BUDGET_PROPOSAL has about as many lines as there are wages: ``proposal`` has its sums by ``PROPOSED``, ``request`` the lines of it that
    ask for a change of this year's budget.
    """

    run: Mapping[str, Any]
    file: list[Row]
    handed_in: list[Row]
    unit: list[Row]
    registration: list[Row]
    measure: list[Row]
    adequacy: list[Row]
    unit_status: list[Row]
    finding: list[Row]
    aggregate: list[Row]
    bill_sum: list[Row]
    candidate_count: list[Row]
    stake: list[Row]
    offer: list[Row]
    purse_cover: list[Row]
    purse_end: list[Row]
    payer_change: list[Row]
    budget_chain: list[Row]
    budget_step: list[Row]
    raperda_check: list[Row]
    branch_sum: list[Row]
    package_check: list[Row]
    honorarium_sum: list[Row]
    reconciliation: list[Row]
    payment_allocation: list[Row]
    suspense: list[Row]
    arrears_age: list[Row]
    unit_progress: list[Row]
    liability: list[Row]
    minutes: list[Row]
    problem: list[Row]
    proposal: list[Row]
    request: list[Row]

    def measures(self, level: str) -> list[Row]:
        """Measures of one level: nasional, provinsi, pemda, unit, kategori, segmen."""
        return [row for row in self.measure if row["tingkat"] == level]

    @property
    def total(self) -> Row:
        """The counts of everything; empty where nobody is counted."""
        return next(iter(self.measures("nasional")), {})

    @property
    def pemda(self) -> list[str]:
        """Every government of which anything is known, by code."""
        named = (self.measures("pemda"), self.file, self.unit, self.unit_status, self.finding)
        return sorted({row["pemda"] for rows in named for row in rows if row["pemda"]})

    @property
    def provinces(self) -> list[str]:
        """The provinces these governments lie in."""
        return sorted({province(code) for code in self.pemda})

    @cached_property
    def unit_names(self) -> dict[tuple[str, str], str]:
        """Official name by (pemda, unit); of several validities the latest."""
        rows = sorted(self.unit, key=lambda row: (row["pemda"], row["unit"], str(row["berlaku_dari"] or "")))
        return {(row["pemda"], row["unit"]): row["nama"] for row in rows}

    def money(self, key: Callable[[Row], Any]) -> dict[Any, Row]:
        """Need, budget left and shortfall of the month's fiscal year by key (``budget.sums``)."""
        year = tahun_anggaran(Bulan.parse(self.run["bulan"]))
        return sum_by((row for row in self.adequacy if row["tahun"] == year), key)

    def year(self, key: Callable[[Row], Any]) -> dict[Any, Row]:
        """The year's ceiling, need and shortfall by key, and how many accounts are not in them (``budget.sums.told_year``)."""
        year = tahun_anggaran(Bulan.parse(self.run["bulan"]))
        rows = (row for row in self.adequacy if row["tahun"] == year)
        return {name: dict(told_year(mine)) for name, mine in grouped(rows, key).items()}

    def judged(self, key: Callable[[Row], Any]) -> dict[Any, dict[str, int]]:
        """How many units stand in each answer of the budget axis, by key."""
        return {name: _counts(rows, "anggaran") for name, rows in grouped(self.unit_status, key).items()}


def gather(engine: Engine, results: Mapping[str, ir.Table], run: Mapping[str, Any]) -> Material:
    """Fetch the rows; a position date that comes from JSON becomes a date."""
    rows = {name: _in_order(engine.rows(results[name]), name) for name in RELATIONS}
    problem = results["problem"]
    by_kind = problem.group_by(["kode", "tingkat", "pemda"]).aggregate(
        jumlah=problem.count(), berkas=problem.berkas.nunique(), params=problem.params.min(), params_lain=problem.params.max()
    )
    ranked = sorted(engine.rows(by_kind), key=lambda row: (row["kode"], row["tingkat"], row["pemda"] or ""))
    lines = results["budget_proposal"]
    request = _in_order(engine.rows(lines.filter(lines.jenis == _CHANGE)), "budget_proposal")
    return Material(
        run={**run, "posisi": _date(run.get("posisi"))}, problem=ranked, proposal=engine.rows(_summed(lines)), request=request, **rows
    )  # fmt: skip


def _summed(lines: ir.Table) -> ir.Table:
    """``PROPOSED`` × lines, people in all and of the line that has most, and the rupiah of them that are known (``budget.sums``)."""
    total, known = lines.rupiah.fill_null(0).sum(), lines.rupiah.count()
    return lines.group_by(list(PROPOSED)).aggregate(
        baris=lines.count(), orang=lines.orang.sum(), orang_terbanyak=lines.orang.max(),
        rupiah=ibis.ifelse((total != 0) | (known == lines.count()), total, ibis.null("int64")),
    )  # fmt: skip


def province(pemda: str | None) -> str:
    """The province a government lies in today."""
    return regions.provinsi_of(pemda) or pemda[:2] if pemda else ""


def grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Rows by key, in the order they come."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def everything(_: Row) -> str:
    """The key of a grand total."""
    return ""


def _counts(rows: list[Row], column: str) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        found[row[column] or NOT_JUDGED[0]] += 1
    return dict(found)


_KEYS = {
    "file": ("pemda", "berkas"), "handed_in": ("pemda", "unit", "dataset"),
    "unit": ("pemda", "unit"), "registration": ("pemda", "npp", "unit", "dari"),
    "measure": ("tingkat", "pemda", "unit", "kategori", "segmen"),
    "adequacy": ("pemda", "unit", "tahun", "tahap", "kode_rekening"), "unit_status": ("pemda", "unit"),
    "finding": ("pemda", "kode", "unit"), "aggregate": ("wilayah", "bulan", "segmen", "penerbit", "baris"),
    "bill_sum": ("pemda", "npp"), "candidate_count": ("pemda", "kelompok"),
    "stake": ("pemda", "kategori", "segmen", "keadaan", "peristiwa", "terbukti"), "offer": ("pemda", "program"),
    "purse_cover": ("pemda", "unit", "kategori", "segmen", "perkiraan", "bulan", "jenis", "giliran"),
    "purse_end": ("pemda", "bulan", "unit", "kategori", "segmen", "perkiraan"),
    "payer_change": ("pemda", "unit", "kategori", "segmen"),
    "budget_chain": ("pemda", "tahun", "tahap", "urutan"), "budget_step": ("pemda", "tahun", "langkah", "urutan"),
    "raperda_check": ("pemda", "tahun", "butir"),
    "branch_sum": ("pemda", "cabang"),
    "honorarium_sum": ("pemda", "unit", "unit_nama"),
    "package_check": ("pemda", "unit", "kode", "nama", "nilai_kontrak"),
    "budget_proposal": BUDGET_PROPOSAL.key,
    "reconciliation": ("pemda", "npp", "bulan"), "unit_progress": ("pemda", "unit"), "liability": ("pemda", "npp", "bulan"),
    "payment_allocation": ("pemda", "jenis", "nomor", "unit", "kode_rekening", "npp", "bulan"),
    "suspense": ("pemda", "jenis", "nomor", "unit", "kode_rekening", "npp", "bulan_dari"),
    "arrears_age": ("pemda", "dasar", "npp", "unit", "umur"), "minutes": ("pemda", "npp", "bulan", "butir", "sebab"),
}  # fmt: skip


def _in_order(rows: list[Row], name: str) -> list[Row]:
    return sorted(rows, key=lambda row: tuple("" if row[part] is None else str(row[part]) for part in _KEYS[name]))


def _date(value: object) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value  # type: ignore[return-value]
