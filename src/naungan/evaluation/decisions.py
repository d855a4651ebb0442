"""``keputusan.csv``: matches that a person must decide, asked once and kept.

Each run writes the open questions with the best candidate; an answer (``same`` or ``none``) in column ``keputusan`` is
respected by every later run that finds the file in its input folder. The file holds names and stays with the pemda.
With a second opinion (``matching.opinion``) the most probable pairs of a pemda come first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.kernel.messages import sentence
from naungan.sheets.small import read_rows
from naungan.sheets.writing import write_csv

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PLACES = ("berkas", "lembar", "baris", "member_berkas", "member_lembar", "member_baris")
COLUMNS = ("pemda", *_PLACES, "nama", "member_nama", "alasan", "peluang", "keputusan")
_SCHEMA = pa.schema(
    [("pemda", "string"), ("sumber", "string"), ("lembar", "string"), ("baris", "int64"), ("member_sumber", "string"),
     ("member_lembar", "string"), ("member_baris", "int64"), ("decision", "string")]
)  # fmt: skip


def read_decisions(engine: Engine, path: Path, file: ir.Table) -> ir.Table | None:
    """The answered rows as ``matching.link`` wants them; None where there is no such file. Files are found by their names."""
    answered = [row for row in _rows(path) if row["keputusan"] in ("same", "none")]
    if not answered:
        return None
    marks = {row["berkas"]: row["sumber"] for row in engine.rows(file.select("berkas", "sumber"))}
    return engine.table(pa.Table.from_pylist([_decision(row, marks) for row in answered if row["berkas"] in marks], _SCHEMA))


def write_questions(engine: Engine, results: dict[str, ir.Table], path: Path, earlier: Path, opinion: ir.Table | None = None) -> int:
    """What is open now, below what was answered in ``earlier``; returns how many are open. ``opinion`` as ``matching.opinion`` gives it."""
    answered = [row for row in _rows(earlier) if row["keputusan"]]
    known = {tuple(row[name] for name in _PLACES[:3]) for row in answered}
    asked = [row for row in _open(engine, results, opinion) if tuple(str(row[name] or "") for name in _PLACES[:3]) not in known]
    if answered or asked:
        write_csv(path, COLUMNS, ([row.get(name) or "" for name in COLUMNS] for row in [*answered, *asked]))
    return len(asked)


def _open(engine: Engine, results: dict[str, ir.Table], opinion: ir.Table | None) -> list[dict[str, Any]]:
    link = results["link"]
    review = link.filter(link.decision == "review")
    review = _with_chance(review, opinion)
    review = review.mutate(k_lembar=review.lembar.fill_null(""), k_member=review.member_lembar.fill_null(""))
    left = results["roster"].select("pemda", "sumber", "baris", "berkas", "nama", k_lembar=results["roster"].lembar.fill_null(""))
    member = results["member"]
    right = member.select(
        "pemda", member_sumber=member.sumber, k_member=member.lembar.fill_null(""), member_baris=member.baris,
        member_berkas=member.berkas, member_nama=member.nama,
    )  # fmt: skip
    joined = review.inner_join(left, ["pemda", "sumber", "k_lembar", "baris"])
    joined = joined.left_join(right, ["pemda", "member_sumber", "k_member", "member_baris"])
    rows = joined.select("pemda", *_PLACES, "nama", "member_nama", "reason", "peluang")
    rows = rows.order_by("pemda", rows.peluang.fill_null(-1).desc(), "berkas", "lembar", "baris")
    return [{**row, "alasan": sentence(row["reason"]), "peluang": _percent(row["peluang"])} for row in engine.rows(rows)]


def _with_chance(review: ir.Table, opinion: ir.Table | None) -> ir.Table:
    if opinion is None:
        return review.mutate(peluang=ibis.null("float64"))
    chance = opinion.select("sumber", "baris", "peluang", k_lembar=opinion.lembar.fill_null(""))
    keyed = review.mutate(k_lembar=review.lembar.fill_null(""))
    return keyed.left_join(chance, ["sumber", "k_lembar", "baris"]).select(*review.columns, "peluang")


def _percent(chance: float | None) -> str:
    """``97 %``; never all or nothing, and nothing where nobody was asked."""
    if chance is None:
        return ""
    return "> 99 %" if chance > 0.99 else "< 1 %" if chance < 0.01 else f"{chance * 100:.0f} %"


def _decision(row: dict[str, str], marks: dict[str, str]) -> dict[str, Any]:
    return {
        "pemda": row["pemda"] or None,
        "sumber": marks[row["berkas"]],
        "lembar": row["lembar"] or None,
        "baris": int(row["baris"]),
        "member_sumber": marks.get(row["member_berkas"]),
        "member_lembar": row["member_lembar"] or None,
        "member_baris": int(row["member_baris"]) if row["member_baris"] else None,
        "decision": row["keputusan"],
    }


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows with every column, also one that a person left out."""
    return [{name: row.get(name, "") for name in COLUMNS} for row in read_rows(path)]
