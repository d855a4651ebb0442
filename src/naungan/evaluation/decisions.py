"""``keputusan.csv``: matches that a person must decide, asked once and kept.

One question a person whose state waits for nothing else (``ledger.sebab`` keputusan): each has its row with the best candidate, and
each open row is one of them. An answer in column ``keputusan`` (``sama`` or ``bukan``) is respected by every later run that finds the
file in its input folder; one that names nothing or can't be understood is told. The file holds names and stays with the pemda.
With a second opinion (``matching.opinion``) the most probable pairs of a pemda come first.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.evaluation import answers
from naungan.evaluation.inventory import KEPUTUSAN
from naungan.kernel.messages import sentence
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.sheets.small import read_rows
from naungan.sheets.writing import write_csv

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PLACES = ("berkas", "lembar", "baris", "member_berkas", "member_lembar", "member_baris")
COLUMNS = ("pemda", *_PLACES, "nama", "member_nama", "alasan", "peluang", "keputusan")
# The words of the column, and what they mean to ``matching``.
WORDS = {"sama": "same", "same": "same", "ya": "same", "bukan": "none", "none": "none", "tidak": "none"}
_CHOICES = "sama, bukan"
_SCHEMA = pa.schema(
    [("nomor", "int64"), *((name, "int64" if name.endswith("baris") else "string") for name in _PLACES), ("decision", "string")]
)  # fmt: skip
Row = dict[str, str]


def read_decisions(engine: Engine, path: Path, found: Mapping[str, ir.Table]) -> tuple[ir.Table | None, list[answers.Problem]]:
    """The answers as ``matching.link`` wants them (None where there is none), and what is wrong with the others.

    ``found`` are the relations ``roster`` and ``member``; files are found by their names.
    """
    said = [(number, row) for number, row in enumerate(_rows(path), start=2) if row["keputusan"]]
    if not said:
        return None, []
    wrong = [one for number, row in said if (one := _unclear(number, row))]
    clear = [(number, row) for number, row in said if _word(row)]
    given = engine.table(pa.Table.from_pylist([_decision(number, row) for number, row in clear], _SCHEMA))
    rows = engine.keep(_on_rows(given, found["roster"], found["member"]))
    lost = _lost(engine, rows)
    wrong += [_nowhere(number, row, lost[number]) for number, row in clear if number in lost]
    kept = rows.filter(rows.nomor.notin(list(lost))) if lost else rows
    return (kept if len(lost) < len(clear) else None), wrong


def write_questions(engine: Engine, results: Mapping[str, ir.Table], path: Path, earlier: Path, opinion: ir.Table | None = None) -> int:
    """What is open now, below what was answered in ``earlier``; returns how many are open. ``opinion`` as ``matching.opinion`` gives it.

    An answer about a pair that is still open has not settled it, and the pair is asked again in its place.
    """
    asked = _open(engine, results, opinion)
    open_now = {_place(row) for row in asked}
    answered = [row for row in _rows(earlier) if row["keputusan"] and _place(row) not in open_now]
    if answered or asked:
        write_csv(path, COLUMNS, ([row.get(name) or "" for name in COLUMNS] for row in [*answered, *asked]))
    return len(asked)


def _place(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name] or "") for name in _PLACES)


def _open(engine: Engine, results: Mapping[str, ir.Table], opinion: ir.Table | None) -> list[dict[str, Any]]:
    roster, member = results["roster"], results["member"]
    one = roster.select(NOMOR, "berkas", "lembar", "baris", "nama")
    other = member.select(**{f"member_{name}": member[name] for name in one.columns})
    review = _asked(results["ledger"], results["link"]).select("pemda", NOMOR, f"member_{NOMOR}", "reason")
    joined = _with_chance(review, opinion).inner_join(one, NOMOR).left_join(other, f"member_{NOMOR}")
    rows = joined.select("pemda", *_PLACES, "nama", "member_nama", "reason", "peluang")
    rows = rows.order_by("pemda", rows.peluang.fill_null(-1).desc(), "berkas", "lembar", "baris")
    return [{**row, "alasan": sentence(row["reason"]), "peluang": _percent(row["peluang"])} for row in engine.rows(rows)]


def _asked(ledger: ir.Table, link: ir.Table) -> ir.Table:
    """The link of one roster row of each person whose state waits for a decision: an answer about it holds for all rows of the person."""
    waits = ledger.filter(ledger.sebab == "keputusan")
    first = ibis.window(group_by=["pemda", "orang"], order_by=[waits.sumber, waits.lembar.fill_null(""), waits.baris])
    waits = waits.mutate(ke=ibis.row_number().over(first))
    waits = waits.filter(waits.ke == 0).select("pemda", "sumber", "lembar", "baris", menunggu=ibis.literal(True))
    found = on_row(link, waits)
    return found.filter(found.menunggu.fill_null(False)).drop("menunggu")


def _with_chance(review: ir.Table, opinion: ir.Table | None) -> ir.Table:
    if opinion is None:
        return review.mutate(peluang=ibis.null("float64"))
    return left(review, opinion, (NOMOR,))


def _percent(chance: float | None) -> str:
    """``97 %``; never all or nothing, and nothing where nobody was asked."""
    if chance is None:
        return ""
    return "> 99 %" if chance > 0.99 else "< 1 %" if chance < 0.01 else f"{chance * 100:.0f} %"


def _word(row: Row) -> str | None:
    return WORDS.get(row["keputusan"].casefold())


def _unclear(number: int, row: Row) -> answers.Problem | None:
    """A word that nobody knows, or one that was taken for another way of writing it."""
    known, text = _word(row), row["keputusan"]
    if known is None:
        return answers.not_understood(KEPUTUSAN, number, "keputusan", text, _CHOICES, row["pemda"])
    return None if text in WORDS else answers.read_as(KEPUTUSAN, number, "keputusan", text, text.casefold(), row["pemda"])


def _decision(number: int, row: Row) -> dict[str, Any]:
    said = {name: _whole(row[name]) if name.endswith("baris") else row[name] or None for name in _PLACES}
    return {"nomor": number, **said, "decision": _word(row)}


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _on_rows(given: ir.Table, roster: ir.Table, member: ir.Table) -> ir.Table:
    """The answers with the numbers of the rows they name, NULL where there is none."""
    rows = given.mutate(k_lembar=given.lembar.fill_null(""), k_member=given.member_lembar.fill_null(""))
    one = roster.select("berkas", "baris", NOMOR, k_lembar=roster.lembar.fill_null(""))
    other = member.select(
        member_berkas=member.berkas, k_member=member.lembar.fill_null(""), member_baris=member.baris, **{f"member_{NOMOR}": member[NOMOR]}
    )
    found = left(left(rows, one, ("berkas", "k_lembar", "baris")), other, ("member_berkas", "k_member", "member_baris"))
    return found.drop("k_lembar", "k_member")


def _lost(engine: Engine, rows: ir.Table) -> dict[int, str]:
    """The side of each answer that names no row; an answer that somebody is none of the members needs no member."""
    pointed = rows.member_berkas.notnull() | rows.member_baris.notnull() | rows.member_lembar.notnull() | (rows.decision == "same")
    side = ibis.cases((rows[NOMOR].isnull(), "baris"), (pointed & rows[f"member_{NOMOR}"].isnull(), "member_baris"))
    lost = rows.select("nomor", sisi=side)
    return {row["nomor"]: row["sisi"] for row in engine.rows(lost.filter(lost.sisi.notnull()).order_by("nomor"))}


def _nowhere(number: int, row: Row, column: str) -> answers.Problem:
    names = _PLACES[:3] if column == "baris" else _PLACES[3:]
    return answers.names_nothing(KEPUTUSAN, number, column, " · ".join(row[name] for name in names if row[name]) or "–", row["pemda"])


def _rows(path: Path) -> list[Row]:
    """The rows with every column, also one that a person left out."""
    return [{name: row.get(name, "") for name in COLUMNS} for row in read_rows(path)]
