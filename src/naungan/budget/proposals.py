"""``usulan_rekening.csv``: lines that look like Jamsostek and stand on no map, for a person to accept or to refuse.

What is accepted is written into ``rekening.yaml`` beside the input; the last column holds the entry, to be completed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.peta_rekening import Peta
from naungan.budget.mapped import USULAN, mapped
from naungan.kernel.period import Bulan
from naungan.sheets.writing import write_csv

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

NAME = "usulan_rekening.csv"
COLUMNS = (
    "pemda", "unit", "unit_nama", "tahun", "tahap", "kode_rekening", "rekening_nama", "subkegiatan", "dana", "uraian", "pagu", "baris",
)  # fmt: skip
ENTRY = "untuk_rekening_yaml"
_KEYS = tuple(name for name in COLUMNS if name not in ("unit_nama", "pagu", "baris"))


def proposals(engine: Engine, budget_line: ir.Table, payer: ir.Table, *, bulan: str, peta: Peta) -> list[dict[str, Any]]:
    """One row per place, account and words (``COLUMNS``; ``pagu`` in rupiah, None where a line leaves it open)."""
    named = payer.filter(payer.kode_rekening.notnull()).select("kode_rekening").distinct().order_by("kode_rekening")
    codes = tuple(row["kode_rekening"] for row in engine.rows(named))
    rows = mapped(budget_line, peta, Bulan.parse(bulan), codes)
    rows = rows.filter(rows.letak == USULAN)
    whole = ibis.ifelse(rows.pagu.count() == rows.count(), rows.pagu.sum(), ibis.null("int64"))
    found = rows.group_by(list(_KEYS)).aggregate(unit_nama=rows.unit_nama.min(), pagu=whole, baris=rows.count())
    return engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in _KEYS]))


def write_proposals(path: Path, rows: list[dict[str, Any]]) -> None:
    """The list, empty but for its headings where nothing is proposed."""
    write_csv(path, (*COLUMNS, ENTRY), ([*(row[name] for name in COLUMNS), _entry(row)] for row in rows))


def _entry(row: dict[str, Any]) -> str:
    """The entry to be completed by a person: whose contributions they are, nobody guesses."""
    return f"{{kode: {row['kode_rekening']}, keluarga: …, program: …, dari: {row['tahun'] or '…'}, sampai: null, dasar: …}}"
