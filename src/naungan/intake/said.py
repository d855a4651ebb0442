"""Problems in words: the rows of PROBLEM with sentence and remedy, as the edge shows them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from naungan.kernel.log import scrub
from naungan.kernel.messages import remedy, sentence

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

COLUMNS = ("code", "severity", "sheet", "row", "column", "value", "message", "remedy")


def told(engine: Engine, problem: ir.Table, language: str = "id") -> list[dict[str, Any]]:
    """Every problem as code, severity, sheet, row, column, masked value, message and remedy; of the file first, then by row."""
    order = problem.order_by([problem[name].asc(nulls_first=True) for name in ("berkas", "lembar", "baris", "kolom", "kode", "nilai")])
    return [_told(row, language) for row in engine.rows(order)]


def kinds(problems: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """The first problem of each code and how many there are, the gravest and most frequent first."""
    counted = Counter(problem["code"] for problem in problems)
    first = {problem["code"]: problem for problem in reversed(problems)}
    rank = {"refuse": 0, "hold": 1, "note": 2}
    return sorted(
        ((first[code], number) for code, number in counted.items()), key=lambda item: (rank[item[0]["severity"]], -item[1], item[0]["code"])
    )


def _told(row: dict[str, Any], language: str) -> dict[str, Any]:
    # Names of sheets and headings are the user's, and may hold the number of a person.
    sheet, column = (scrub(row[name]) if row[name] else row[name] for name in ("lembar", "kolom"))
    params = {"kolom": column or "", **json.loads(row["params"] or "{}")}
    return {
        "code": row["kode"], "severity": row["tingkat"], "sheet": sheet, "row": row["baris"], "column": column,
        "value": row["nilai"], "message": scrub(sentence(row["kode"], params, language)),
        "remedy": scrub(remedy(row["kode"], params, language)),
    }  # fmt: skip
