"""Rules about what others have found in a plan, and about a draft that does not fulfil what its evaluation looks at."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from naungan.budget.sums import known_sum
from naungan.findings.make import Finding, Step, Today, budget_step, finding

Row = dict[str, Any]


def facilitation_findings(steps: list[Row], today: Today) -> list[Finding]:
    """A fasilitasi or evaluasi that found no Jamsostek, one a government; the running year first."""
    found: dict[str, Finding] = {}
    for row in sorted((row for row in steps if row["hasil"] == "tidak_memuat"), key=lambda row: (row["tahun"], row["ke"])):
        said = {"tahun": row["tahun"], "langkah_dilihat": row["langkah"], "nomor": row["nomor"] or "-"}
        step = budget_step(row["tahun"], today, row["pemda"])
        found.setdefault(row["pemda"], finding("TEMUAN_FASILITASI_TIDAK_MEMUAT", _place(row), 1, "langkah", None, step, **said))
    return list(found.values())


def draft_findings(check: list[Row], today: Today) -> list[Finding]:
    """Clauses that a draft does not fulfil, one finding a government: mended while the evaluation runs, else by the step that is open."""
    drafts: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(check, key=lambda row: (row["tahun"], row["nomor"])):
        if row["putusan"] == "tidak_memenuhi" and (not drafts[row["pemda"]] or drafts[row["pemda"]][0]["tahun"] == row["tahun"]):
            drafts[row["pemda"]].append(row)
    return [_draft(rows, today) for rows in drafts.values() if rows]


def _draft(rows: list[Row], today: Today) -> Finding:
    first = rows[0]
    until = first["perbaikan_sampai"] or first["evaluasi_sampai"]
    open_ = until is not None and until >= today.posisi
    step = Step("LANGKAH_SEMPURNAKAN_RAPERDA", until) if open_ else budget_step(first["tahun"], today, first["pemda"])
    rupiah = known_sum(row["kekurangan"] for row in rows if row["kebutuhan"] is not None)
    said = {"tahun": first["tahun"], "butir": [row["butir"] for row in rows]}
    return finding("TEMUAN_RAPERDA_TIDAK_MEMENUHI", _place(first), len(rows), "butir", rupiah, step, **said)


def _place(row: Row) -> Row:
    return {"pemda": row["pemda"], "unit": None}
