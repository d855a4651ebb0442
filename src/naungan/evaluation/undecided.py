"""``keputusan.csv`` of a run: matches that a person must decide, asked once and kept.

One question a person whose state waits for nothing else (``ledger.sebab`` keputusan): each has its row with the best candidate, and
each open row is one of them. An answer in column ``keputusan`` (``sama`` or ``bukan``) is respected by every later run that finds the
file in its input folder. The file holds names and stays with the pemda; no NIK, whole or masked, and no birth date.
With a second opinion (``matching.opinion``) the most probable pairs of a pemda come first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan.answers import Read, Row, merged, write
from naungan.evaluation.decisions import FOUND, SIDES, Place, Side, located
from naungan.kernel.messages import sentence
from naungan.kernel.shown import shown
from naungan.matching.marks import sign
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Question = dict[str, Any]
_PLACES = ("berkas", "lembar", "baris", "member_berkas", "member_lembar", "member_baris")


def write_questions(engine: Engine, results: Mapping[str, ir.Table], path: Path, earlier: Read, opinion: ir.Table | None = None) -> int:
    """What is open now, below what was answered earlier; returns how many are open. ``opinion`` as ``matching.opinion`` gives it.

    An answer about a pair that is still open has not settled it, and one about people whose traits have changed binds nobody: the pair is
    asked again in its place, with the old answer shown.
    """
    asked = _open(engine, results, opinion)
    places = located(engine, earlier.berlaku, results)
    kept = _renewed(engine, earlier, places, results)
    idle = {number for number, sides in places.items() if any(state not in (None, FOUND) for state, _ in sides)}
    left_over = tuple(row for row in kept.rows if row.nomor not in idle or not _shown_again(row, asked, kept))
    write(earlier.form, path, merged(replace(kept, rows=left_over), asked))
    return len(asked)


def _open(engine: Engine, results: Mapping[str, ir.Table], opinion: ir.Table | None) -> list[Question]:
    link = _asked(results["ledger"], results["link"], results["roster"]).select("pemda", NOMOR, f"member_{NOMOR}", "reason")
    joined = _with_chance(link, opinion)
    joined = joined.inner_join(_described(results["roster"], SIDES[0]), NOMOR)
    joined = joined.left_join(_described(results["member"], SIDES[1]), f"member_{NOMOR}")
    names = [side.column(name) for side in SIDES for name in ("nama", side.group, "tanda")]
    rows = joined.select("pemda", *_PLACES, *names, "reason", "peluang")
    rows = rows.order_by("pemda", rows.peluang.fill_null(-1).desc(), "berkas", "lembar", "baris")
    return [{**row, "alasan": sentence(row["reason"]), "peluang": _percent(row["peluang"])} for row in engine.rows(rows)]


def _described(relation: ir.Table, side: Side) -> ir.Table:
    """The rows of a side as the file names them."""
    said = {side.column(name): relation[name] for name in ("nama", side.group, "berkas", "lembar", "baris")}
    return relation.select(**{f"{side.prefix}{NOMOR}": relation[NOMOR], side.column("tanda"): sign(relation, side.group), **said})


def _asked(ledger: ir.Table, link: ir.Table, roster: ir.Table) -> ir.Table:
    """The link of one roster row of each person whose state waits for a decision: an answer about it holds for all rows of the person."""
    waits = ledger.filter(ledger.sebab == "keputusan").select(NOMOR, "pemda", "orang")
    waits = on_row(waits, roster.select(NOMOR, "sumber", "lembar", "baris"))
    first = ibis.window(group_by=["pemda", "orang"], order_by=[waits.sumber, waits.lembar.fill_null(""), waits.baris])
    waits = waits.mutate(ke=ibis.row_number().over(first))
    return link.semi_join(waits.filter(waits.ke == 0), NOMOR)


def _with_chance(review: ir.Table, opinion: ir.Table | None) -> ir.Table:
    if opinion is None:
        return review.mutate(peluang=ibis.null("float64"))
    return left(review, opinion, (NOMOR,))


def _percent(chance: float | None) -> str:
    """``97 %``; never all or nothing, and nothing where nobody was asked."""
    if chance is None:
        return ""
    return "> 99 %" if chance > 0.99 else "< 1 %" if chance < 0.01 else f"{chance * 100:.0f} %"


def _renewed(engine: Engine, earlier: Read, there: Mapping[int, tuple[Place, Place]], results: Mapping[str, ir.Table]) -> Read:
    """The answers of an older file, which names rows alone, as they are written now; the others stay as they are."""
    old = {row.nomor for row in earlier.berlaku if not row.kata["tanda"]}
    places = {number: sides for number, sides in there.items() if number in old}
    numbers = [{place[1] for place in side if place[1] is not None} for side in zip(*places.values(), strict=True)] if places else []
    if not numbers:
        return earlier
    said = [_rows_of(engine, results[side.relation], side, wanted) for side, wanted in zip(SIDES, numbers, strict=True)]
    now = {number: {**said[0].get(one[1] or 0, {}), **said[1].get(other[1] or 0, {})} for number, (one, other) in places.items() if one[1]}
    rows = (replace(row, kata={**row.kata, **{name: shown(text) for name, text in now.get(row.nomor, {}).items()}}) for row in earlier.rows)
    return replace(earlier, rows=tuple(rows))


def _rows_of(engine: Engine, relation: ir.Table, side: Side, wanted: set[int]) -> dict[int, dict[str, str]]:
    rows = engine.rows(_described(relation.filter(relation[NOMOR].isin(sorted(wanted))), side)) if wanted else []
    return {row.pop(f"{side.prefix}{NOMOR}"): {name: str(value or "") for name, value in row.items()} for row in rows}


def _shown_again(row: Row, asked: Sequence[Question], earlier: Read) -> bool:
    """Whether an open question is about the same two whose traits have changed; the old answer then stands beside it."""
    key = earlier.form.key
    if any(all(str(one[name] or "") == row.kata[name] for name in key) for one in asked):
        return False  # asked again as it stands: the merge shows the answer
    for one in asked:
        if str(one["pemda"] or "") == row.kata["pemda"] and _akin(one, row.kata):
            one["jawaban_lama"] = row.kata["keputusan"]
            return True
    return False


def _akin(one: Mapping[str, Any], other: Mapping[str, str]) -> bool:
    """The same name on one side, and on the other at least the same office; it binds nobody, so it may be wide."""
    names = [_plain(one[side.column("nama")]) == _plain(other[side.column("nama")]) for side in SIDES]
    offices = [_plain(one[side.group]) == _plain(other[side.group]) for side in SIDES]
    return (names[0] and (names[1] or offices[1])) or (names[1] and offices[0])


def _plain(text: object) -> str:
    return re.sub(r"[^A-Z0-9]", "", str(text or "").upper())
