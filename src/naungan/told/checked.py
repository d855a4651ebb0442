"""What was found in one file: its rows, its problems by kind, each with an example and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naungan.intake.layouts import layout
from naungan.kernel.messages import sentence
from naungan.told.problems import WORST, worded

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
COLUMNS = ("code", "severity", "sheet", "row", "column", "value", "message", "remedy")
SHOWN = 15
_ORDER = ("berkas", "lembar", "baris", "kolom", "kode", "nilai")


def problems_of(engine: Engine, problem: ir.Table) -> list[Row]:
    """Every problem as code, severity, sheet, row, column, masked value, message and remedy; of the file first, then by row."""
    return [_problem(row) for row in engine.rows(problem.order_by([problem[name].asc(nulls_first=True) for name in _ORDER]))]


def _problem(row: Row) -> Row:
    message, remedy = worded(row)
    return {
        "code": row["kode"], "severity": row["tingkat"], "sheet": row["lembar"], "row": row["baris"], "column": row["kolom"],
        "value": row["nilai"], "message": message, "remedy": remedy,
    }  # fmt: skip


def kinds(problems: Sequence[Row]) -> list[tuple[Row, int]]:
    """The first problem of each kind and how many there are, the gravest and most frequent first.

    Rows with one code are a kind. What is said of the whole file is told each by itself: it names another column or sheet.
    """
    counted = Counter(map(_kind, problems))
    first = {_kind(problem): problem for problem in reversed(problems)}
    return sorted(
        ((first[kind], number) for kind, number in counted.items()),
        key=lambda item: (WORST[item[0]["severity"]], -item[1], item[0]["code"]),
    )


def _kind(problem: Row) -> tuple[str, str]:
    return problem["code"], "" if problem["row"] else problem["message"]


def checked_text(file: Mapping[str, Any], problems: Sequence[Row]) -> str:
    """The row of FILE of a file that was recognised, and its problems, as lines for the screen."""
    groups = kinds(problems)
    lines = [sentence("CHECK_RINGKASAN", {**file, "layout": layout(file["layout"]).nama})]
    if not groups:
        lines.append(sentence("CHECK_TANPA_MASALAH"))
    lines += [line for problem, number in groups[:SHOWN] for line in _said(problem, number)]
    if len(groups) > SHOWN:
        lines += ["", sentence("CHECK_JENIS_LAIN", {"jumlah": len(groups) - SHOWN})]
    return "\n".join(lines)


def _said(problem: Row, number: int) -> Iterator[str]:
    yield ""
    yield f"[{sentence('CHECK_' + problem['severity'].upper())}] {number} × {problem['message']}"
    row = sentence("CHECK_BARIS", {"baris": problem["row"]}) if problem["row"] else ""
    if place := " ".join(part for part in (problem["sheet"], row) if part):
        column = ", " + sentence("CHECK_KOLOM", {"kolom": problem["column"]}) if problem["column"] else ""
        value = f": {problem['value']}" if problem["value"] else ""
        yield "    " + sentence("CHECK_CONTOH", {"tempat": f"{place}{column}{value}"})
    yield "    " + sentence("CHECK_LANGKAH", {"langkah": problem["remedy"]})
