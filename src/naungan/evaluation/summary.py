"""The summary of a run: per pemda and in total, every state present, the unknown as null."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.purse import Need, hundredths_covered
from naungan.budget.sums import known_sum, told_year
from naungan.contribution.sums import add_offers
from naungan.coverage import unused
from naungan.coverage.tables import STATE
from naungan.evaluation.followed import followed, told_of
from naungan.kernel.period import Bulan
from naungan.relations.words import JAWABAN, NO_DUTY, PROGRAM
from naungan.stake.sums import add_up

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

TOTAL = "total"


def summarise(engine: Engine, results: Mapping[str, ir.Table], *, pemda: list[str], bulan: str, posisi: str, hukum: str) -> dict[str, Any]:
    """The content of ``summary.json``; persons are counted once, rupiah is exact, estimates stand apart."""
    parts = {
        "bulan": bulan,
        "states": _counted(engine, results["ledger"].filter(results["ledger"].utama), "keadaan"),
        "answers": _counted(engine, _ours(results["ledger"]), "terlindungi"),
        "due": _due(engine, results["assessment"]),
        "findings": _counted(engine, results["finding"], "kode"),
        "stake": engine.rows(results["stake"]),
        "offer": engine.rows(results["offer"]),
        "file": engine.rows(results["file"].select("pemda", "dipakai", "kode", "masuk", "orang")),
        **followed(engine, results),
    }
    money = _money(engine, results["adequacy"], tahun_anggaran(Bulan.parse(bulan)))
    per_pemda = {kode: _entry(parts, money, [kode]) | _files(parts, [kode]) for kode in pemda}
    total = _entry(parts, money, pemda) | _files(parts, [*pemda, None])
    return {"bulan": bulan, "posisi": posisi, "hukum": hukum, "pemda": per_pemda, TOTAL: total}


def _files(parts: dict[str, Any], pemda: list[Any]) -> dict[str, Any]:
    """Files that are in no figure above; one that belongs to no pemda stands in the total."""
    return {"unused_files": unused(row for row in parts["file"] if row["pemda"] in pemda)}


def _counted(engine: Engine, table: ir.Table, column: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in engine.rows(table.group_by(["pemda", column]).aggregate(n=table.count())):
        found[row["pemda"]][row[column]] = row["n"]
    return found


def _due(engine: Engine, assessment: ir.Table) -> dict[str, dict[str, dict[str, int | None]]]:
    """pemda → program → exact and estimated rupiah; an amount that could not be computed leaves its sum unknown."""
    rows = assessment.mutate(iuran=assessment.pemberi_kerja + assessment.pekerja)
    summed = rows.group_by(["pemda", "program", "perkiraan"]).aggregate(
        iuran=rows.iuran.sum(), tidak_diketahui=rows.iuran.isnull().cast("int64").sum()
    )
    found: dict[str, dict[str, dict[str, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for row in engine.rows(summed):
        kind = "perkiraan" if row["perkiraan"] else "pasti"
        found[row["pemda"]][row["program"]][kind] = None if row["tidak_diketahui"] else row["iuran"]
    return found


def _ours(ledger: ir.Table) -> ir.Table:
    """Persons for whom the pemda has a duty: the denominator of coverage, here as in the book."""
    return ledger.filter(ledger.utama & ~ledger.keadaan.isin(NO_DUTY))


def _money(engine: Engine, adequacy: ir.Table, tahun: int) -> dict[str, list[dict[str, Any]]]:
    """The accounts of the fiscal year of the month; next year's drafts stand in the book."""
    columns = ("pemda", "program", "anggaran", "iuran_sebulan", "bulan_menunggak", "bulan_tersisa",
               "tunggakan", "kebutuhan", "tersedia", "kekurangan",
               "pagu", "setahun", "kebutuhan_setahun", "kekurangan_setahun")  # fmt: skip
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in engine.rows(adequacy.filter(adequacy.tahun == tahun).select(*columns)):
        found[row["pemda"]].append(row)
    return found


def _entry(parts: dict[str, Any], money: dict[str, list[dict[str, Any]]], pemda: list[str]) -> dict[str, Any]:
    rows = [row for kode in pemda for row in money.get(kode, [])]
    known = any(kode in parts["states"] for kode in pemda)
    workers = {state: _counts(parts["states"], pemda, state) if known else None for state in STATE}
    answers = {answer: _counts(parts["answers"], pemda, answer) if known else None for answer in JAWABAN}
    stake = [row for row in parts["stake"] if row["pemda"] in pemda]
    codes = sorted({code for kode in pemda for code in parts["findings"].get(kode, {})})
    return {
        "workers": workers,
        "terlindungi": answers,
        "due": {program: _sum_due(parts["due"], pemda, program, "pasti") if known else None for program in PROGRAM},
        "due_perkiraan": {program: _sum_due(parts["due"], pemda, program, "perkiraan") if known else None for program in PROGRAM},
        "need": known_sum(row["kebutuhan"] for row in rows),
        "line": known_sum(row["tersedia"] for row in rows),
        "months_covered": _months_covered(rows),
        "shortfall": known_sum(row["kekurangan"] for row in rows),
        "setahun": told_year(rows),
        "option": _option([row for row in parts["offer"] if row["pemda"] in pemda]),
        "stake": add_up(stake) if known else None,
        **told_of(parts, pemda, parts["bulan"]),
        "findings": {code: sum(parts["findings"].get(kode, {}).get(code, 0) for kode in pemda) for code in codes},
    }


def _option(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What JHT would add where no region has settled it: beside what is due, never in it; None where nothing is open."""
    found = add_offers(rows)
    return None if found is None else {"program": "jht", **found}


def _counts(found: dict[str, dict[str, int]], pemda: list[str], word: str) -> int:
    return sum(found.get(kode, {}).get(word, 0) for kode in pemda)


def _sum_due(due: dict[str, Any], pemda: list[str], program: str, kind: str) -> int | None:
    amounts = [due.get(kode, {}).get(program, {}).get(kind, 0) for kode in pemda]
    return None if None in amounts else sum(amounts)


def _months_covered(rows: list[dict[str, Any]]) -> float | None:
    """Months that the scarcest programme lasts over all its accounts, as the book counts them; JKK and JKM do not lend to each other."""
    months = []
    for program in {row["program"] for row in rows}:
        lines = [row for row in rows if row["program"] == program and row["tersedia"] is not None and row["iuran_sebulan"]]
        if lines:
            months.append(hundredths_covered(_pooled(lines), sum(row["tersedia"] for row in lines)))
    return float(Decimal(min(months)) / 100) if months else None


def _pooled(rows: list[dict[str, Any]]) -> Need:
    owed, needed = (sum(row[name] for row in rows) for name in ("tunggakan", "kebutuhan"))
    late, ahead = (max(row[name] for row in rows) for name in ("bulan_menunggak", "bulan_tersisa"))
    monthly = sum(row["iuran_sebulan"] for row in rows)
    return Need(monthly, late, ahead, tunggakan=owed, sisa=needed - owed, perkiraan=0, lengkap=True)
