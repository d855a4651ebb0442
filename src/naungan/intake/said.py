"""Problems in words: the rows of PROBLEM with sentence and remedy, as the edge shows them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from naungan.kernel.messages import remedy, sentence
from naungan.kernel.shown import shown

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

COLUMNS = ("code", "severity", "sheet", "row", "column", "value", "message", "remedy")


def told(engine: Engine, problem: ir.Table) -> list[dict[str, Any]]:
    """Every problem as code, severity, sheet, row, column, masked value, message and remedy; of the file first, then by row."""
    order = problem.order_by([problem[name].asc(nulls_first=True) for name in ("berkas", "lembar", "baris", "kolom", "kode", "nilai")])
    return [_told(row) for row in engine.rows(order)]


def kinds(problems: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """The first problem of each kind and how many there are, the gravest and most frequent first.

    Rows with one code are a kind. What is said of the whole file is told each by itself: it names another column or sheet.
    """
    counted = Counter(map(_kind, problems))
    first = {_kind(problem): problem for problem in reversed(problems)}
    rank = {"refuse": 0, "hold": 1, "note": 2}
    return sorted(
        ((first[kind], number) for kind, number in counted.items()), key=lambda item: (rank[item[0]["severity"]], -item[1], item[0]["code"])
    )


def _kind(problem: dict[str, Any]) -> tuple[str, str]:
    return problem["code"], "" if problem["row"] else problem["message"]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    params = {"kolom": row["kolom"] or "", **json.loads(row["params"] or "{}")}
    return {
        "code": row["kode"], "severity": row["tingkat"], "sheet": row["lembar"], "row": row["baris"], "column": row["kolom"],
        "value": row["nilai"], "message": shown(sentence(row["kode"], params)),
        "remedy": shown(remedy(row["kode"], params)),
    }  # fmt: skip
