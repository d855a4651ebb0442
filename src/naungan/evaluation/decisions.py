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
from naungan.relations.joins import on_row
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
_ROSTER, _MEMBER = ("sumber", "lembar", "baris"), ("member_sumber", "member_lembar", "member_baris")
_SCHEMA = pa.schema(
    [("nomor", "int64"), ("pemda", "string"), ("sumber", "string"), ("lembar", "string"), ("baris", "int64"), ("member_sumber", "string"),
     ("member_lembar", "string"), ("member_baris", "int64"), ("decision", "string")]
)  # fmt: skip
Row = dict[str, str]


def read_decisions(engine: Engine, path: Path, found: Mapping[str, ir.Table]) -> tuple[ir.Table | None, list[answers.Problem]]:
    """The answers as ``matching.link`` wants them (None where there is none), and what is wrong with the others.

    ``found`` are the relations ``file``, ``roster`` and ``member``; files are found by their names.
    """
    said = [(number, row) for number, row in enumerate(_rows(path), start=2) if row["keputusan"]]
    if not said:
        return None, []
    files = {row["berkas"]: row for row in engine.rows(found["file"].select("berkas", "sumber", "pemda"))}
    wrong = [one for number, row in said if (one := _unclear(number, row))]
    clear = [(number, row) for number, row in said if _word(row)]
    given = pa.Table.from_pylist([_decision(number, row, files) for number, row in clear], _SCHEMA)
    lost = _lost(engine, engine.table(given), found)
    wrong += [_nowhere(number, row, lost[number]) for number, row in clear if number in lost]
    kept = given.filter(pa.array([number not in lost for number, _ in clear], pa.bool_())).drop_columns("nomor")
    return (engine.table(kept) if kept.num_rows else None), wrong


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
    review = _with_chance(_asked(results["ledger"], results["link"]), opinion)
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
    chance = opinion.select("sumber", "baris", "peluang", k_lembar=opinion.lembar.fill_null(""))
    keyed = review.mutate(k_lembar=review.lembar.fill_null(""))
    return keyed.left_join(chance, ["sumber", "k_lembar", "baris"]).select(*review.columns, "peluang")


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


def _decision(number: int, row: Row, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    file = files.get(row["berkas"], {})
    return {
        "nomor": number,
        "pemda": file.get("pemda"),
        "sumber": file.get("sumber"),
        "lembar": row["lembar"] or None,
        "baris": _whole(row["baris"]),
        "member_sumber": files.get(row["member_berkas"], {}).get("sumber"),
        "member_lembar": row["member_lembar"] or None,
        "member_baris": _whole(row["member_baris"]),
        "decision": _word(row),
    }


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _lost(engine: Engine, given: ir.Table, found: Mapping[str, ir.Table]) -> dict[int, str]:
    """The side of each answer that names no row; an answer that somebody is none of the members needs no member."""
    pointed = given.member_sumber.notnull() | given.member_baris.notnull() | given.member_lembar.notnull() | (given.decision == "same")
    sides = (("baris", _ROSTER, found["roster"], given), ("member_baris", _MEMBER, found["member"], given.filter(pointed)))
    lost: dict[int, str] = {}
    for column, places, relation, rows in sides:
        here = relation.select(*(relation[name].name(f"k_{name}") for name in _ROSTER), k_pemda=relation.pemda.fill_null("")).distinct()
        here = here.mutate(k_lembar=here.k_lembar.fill_null(""), ada=ibis.literal(True))
        source, sheet, line = places
        keyed = rows.select(
            "nomor", k_pemda=rows.pemda.fill_null(""), k_sumber=rows[source], k_lembar=rows[sheet].fill_null(""), k_baris=rows[line]
        )
        joined = keyed.left_join(here, ["k_pemda", "k_sumber", "k_lembar", "k_baris"])
        missing = joined.filter(joined.ada.isnull()).select("nomor").distinct().order_by("nomor")
        lost |= {row["nomor"]: column for row in engine.rows(missing) if row["nomor"] not in lost}
    return lost


def _nowhere(number: int, row: Row, column: str) -> answers.Problem:
    names = _PLACES[:3] if column == "baris" else _PLACES[3:]
    return answers.names_nothing(KEPUTUSAN, number, column, " · ".join(row[name] for name in names if row[name]) or "–", row["pemda"])


def _rows(path: Path) -> list[Row]:
    """The rows with every column, also one that a person left out."""
    return [{name: row.get(name, "") for name in COLUMNS} for row in read_rows(path)]
