"""What was found in one file: its rows, its problems by kind, each with an example and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.intake.layouts import layout
from naungan.kernel.messages import sentence
from naungan.told.problems import WORST, worded

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
COLUMNS = ("code", "severity", "sheet", "row", "column", "value", "message", "remedy")
SHOWN = 15
_BATCH = 20_000
_ORDER = ("berkas", "lembar", "baris", "kolom", "kode", "nilai")


def problems_of(engine: Engine, problem: ir.Table) -> Iterator[Row]:
    """Every problem as code, severity, sheet, row, column, masked value, message and remedy; of the file first, then by row; streamed."""
    ordered = problem.order_by([problem[name].asc(nulls_first=True) for name in _ORDER])
    for batch in engine.batches(ordered, _BATCH):
        yield from map(_problem, batch.to_pylist())


def _problem(row: Row) -> Row:
    message, remedy = worded(row)
    return {
        "code": row["kode"], "severity": row["tingkat"], "sheet": row["lembar"], "row": row["baris"], "column": row["kolom"],
        "value": row["nilai"], "message": message, "remedy": remedy,
    }  # fmt: skip


def kinds_of(engine: Engine, problem: ir.Table) -> list[tuple[Row, int]]:
    """``kinds`` of a file's problems; those of its rows are counted where they lie, and no more than the first ones leave it."""
    at_row = problem.filter(problem.baris.notnull())
    at_row = at_row.mutate(k_lembar=at_row.lembar.fill_null(""))
    first = at_row.group_by("berkas", "k_lembar", "kode").aggregate(jumlah=at_row.count(), baris=at_row.baris.min())
    counted = at_row.join(first, ["berkas", "k_lembar", "kode", "baris"]).select(*problem.columns, "jumlah")
    whole = problem.filter(problem.baris.isnull()).mutate(jumlah=ibis.literal(1, "int64"))
    told: list[tuple[Row, int]] = []
    seen: set[tuple[object, ...]] = set()
    for row in sorted(engine.rows(ibis.union(counted, whole)), key=_place):
        kind = (row["berkas"], row["lembar"], row["kode"])
        if row["baris"] is None or kind not in seen:  # several columns of the first row may say the same
            told.append((_problem(row), row["jumlah"]))
        if row["baris"] is not None:
            seen.add(kind)
    return kinds(told)


def _place(row: Row) -> list[tuple[bool, Any]]:
    return [(row[name] is not None, row[name] or "") for name in _ORDER]


def kinds(counted: Iterable[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """The first problem of each kind and how many there are, the gravest and most frequent first.

    Rows with one code are a kind. What is said of the whole file is told each by itself: it names another column or sheet.
    """
    first: dict[tuple[str, str], Row] = {}
    numbers: Counter[tuple[str, str]] = Counter()
    for problem, number in counted:
        first.setdefault(_kind(problem), problem)
        numbers[_kind(problem)] += number
    return sorted(
        ((first[kind], number) for kind, number in numbers.items()),
        key=lambda item: (WORST[item[0]["severity"]], -item[1], item[0]["code"]),
    )


def _kind(problem: Row) -> tuple[str, str]:
    return problem["code"], "" if problem["row"] else problem["message"]


def checked_text(file: Mapping[str, Any], groups: Sequence[tuple[Row, int]]) -> str:
    """The row of FILE of a file that was recognised, and the kinds of its problems, as lines for the screen."""
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
