"""What a plan or budget writes of the programme: sub-activity, indicator and target of the lines that are Jamsostek's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.peta_rekening import Peta
from naungan.budget.mapped import PETA, mapped, named_accounts, names_jamsostek
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_MOST = 3


@dataclass(frozen=True)
class Rencana:
    """Names as they are written, the first three of each; None where none is written."""

    subkegiatan: str | None = None
    indikator: str | None = None
    target: str | None = None


def programme(
    engine: Engine, *, budget_line: ir.Table, payer: ir.Table, bulan: str, peta: Peta
) -> dict[tuple[str, int, str, int | None], Rencana]:
    """By pemda, fiscal year, stage and sequence."""
    rows = mapped(budget_line, peta, Bulan.parse(bulan), named_accounts(engine, payer))
    named = rows.kode_rekening.isnull() & names_jamsostek(rows, Bulan.parse(bulan))
    rows = rows.filter(((rows.letak == PETA).fill_null(False) | named) & rows.tahun.notnull() & rows.tahap.notnull())
    names = rows.select(
        "pemda", "tahun", "tahap", "urutan_tahap", "indikator", subkegiatan=_said(rows.subkegiatan, rows.subkegiatan_nama),
        target=_said(rows.target, rows.satuan_target),
    ).distinct()  # fmt: skip
    order = ("pemda", "tahun", "tahap", "urutan_tahap", "subkegiatan", "indikator", "target")
    found = defaultdict(list)
    for row in engine.rows(names.order_by([ibis.asc(name, nulls_first=True) for name in order])):
        found[row["pemda"], row["tahun"], row["tahap"], row["urutan_tahap"]].append(row)
    return {key: Rencana(*(_few([row[name] for row in mine]) for name in order[4:])) for key, mine in found.items()}


def _said(first: ir.StringValue, second: ir.StringValue) -> ir.StringValue:
    """Both, where both are written."""
    both = first + " " + second
    return ibis.coalesce(both, first, second)


def _few(words: list[str | None]) -> str | None:
    return "; ".join(list(dict.fromkeys(word for word in words if word))[:_MOST]) or None
