"""``usulan_rekening.csv``: lines that look like Jamsostek and stand on no map, for a person to accept or to refuse.

Answered in ``terima`` and put into the input folder, the file is read by every later run (``acuan.jawaban_rekening``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.jawaban_rekening import TEMPAT, guess
from naungan.acuan.peta_rekening import Peta
from naungan.acuan.rekening import keputusan
from naungan.answers import Read, merged, write
from naungan.answers.told import says
from naungan.budget.lines import order
from naungan.budget.mapped import USULAN, mapped, named_accounts
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Rows = list[dict[str, Any]]


def proposals(engine: Engine, budget_line: ir.Table, payer: ir.Table, *, bulan: str, peta: Peta) -> Rows:
    """One row per account and words of a pemda, for all its units; lines and ``pagu`` are those of the newest stage."""
    rows = _mapped(engine, budget_line, payer, bulan, peta)
    found = _newest(engine, rows.filter(rows.letak == USULAN), TEMPAT)
    return [
        {
            **row,
            **_guessed(row),
            "keputusan": _decree(row),
            "dari": row["dari"] or "",
            "sampai": "",
            "terima": "",
            "oleh": "",
            "keterangan": "",
        }
        for row in found
    ]


def answered(engine: Engine, budget_line: ir.Table, payer: ir.Table, *, bulan: str, peta: Peta) -> dict[int, dict[str, Any]]:
    """What each answer has placed, by its row: lines, units and ``pagu`` of the newest stage."""
    rows = _mapped(engine, budget_line, payer, bulan, peta)
    return {row["jawaban"]: row for row in _newest(engine, rows.filter(rows.jawaban.notnull()), ("jawaban",))}


def write_proposals(path: Path, rows: Rows, earlier: Read) -> int:
    """What is open below what was answered ``earlier``, with what is wrong beside an answer.

    Returns how many wait for an answer, or for a better one.
    """
    told = {int(str(one["baris"])): says(one) for one in earlier.problems if one["baris"] and one["tingkat"] != "note"}
    written = merged(earlier, rows, told)
    write(earlier.form, path, written, always=True)
    return sum(not row["terima"] or bool(row["keterangan"]) for row in written)


def _mapped(engine: Engine, budget_line: ir.Table, payer: ir.Table, bulan: str, peta: Peta) -> ir.Table:
    return mapped(budget_line, peta, Bulan.parse(bulan), named_accounts(engine, payer))


def _newest(engine: Engine, rows: ir.Table, keys: tuple[str, ...]) -> Rows:
    """Per key, for the newest year and stage: units, lines and ceiling; ``dari`` is the first year the lines are seen in."""
    whole = ibis.ifelse(rows.pagu.count() == rows.count(), rows.pagu.sum(), ibis.null("int64"))
    found = rows.group_by([*keys, "tahun", "tahap"]).aggregate(
        unit_nama=ibis.coalesce(rows.unit_nama.min(), rows.unit.min()),
        jumlah_unit=ibis.coalesce(rows.unit, rows.unit_nama).nunique(),
        baris=rows.count(),
        pagu=whole,
    )
    newest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in sorted(engine.rows(found), key=_when):
        key = tuple(row[name] for name in keys)
        newest[key] = {**row, "dari": newest[key]["dari"] if key in newest else row["tahun"]}
    return [newest[key] for key in sorted(newest, key=lambda parts: tuple(str(part or "") for part in parts))]


def _decree(row: dict[str, Any]) -> str:
    found = keputusan(row["tahun"]) if row["tahun"] else None
    return found.nomor if found else ""


def _when(row: dict[str, Any]) -> tuple[int, int]:
    return row["tahun"] or 0, order(row["tahap"]) if row["tahap"] else -1


def _guessed(row: dict[str, Any]) -> dict[str, str]:
    words = " ".join(row[name] or "" for name in ("uraian", "rekening_nama"))
    return dict(zip(("program", "keluarga"), guess(words, row["kode_rekening"]), strict=True))
