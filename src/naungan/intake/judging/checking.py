"""Files to checked relations: each layout is read file by file and judged once, set-based, over all its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan import regions
from naungan.intake.judging.context import contexts, headings
from naungan.intake.judging.filewise import counts_of, file_problems, file_rows
from naungan.intake.judging.sums import held_by, sum_problems
from naungan.intake.layouts import LAYOUTS, layout
from naungan.intake.readers.registry import READERS
from naungan.intake.reading.sources import Source, Staged, read_sources
from naungan.intake.rules.slots import Judged, judge, relation_of, wrong_slots
from naungan.intake.tables import (
    AGGREGATE,
    BILL,
    BPJS_ANSWER,
    BUDGET_LINE,
    CANDIDATE,
    CASH_PLAN,
    HONORARIUM,
    MEMBER,
    MUTATION,
    PACKAGE,
    RECAP,
    RECEIPT,
    ROSTER,
    TREASURY,
)
from naungan.regions.tables import PAYER, REGISTRATION, UNIT

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.relations import Relation

RELATIONS: dict[str, Relation] = {
    "roster": ROSTER, "member": MEMBER, "recap": RECAP, "unit": UNIT, "registration": REGISTRATION, "payer": PAYER,
    "budget_line": BUDGET_LINE, "cash_plan": CASH_PLAN, "treasury": TREASURY, "receipt": RECEIPT,
    "bill": BILL, "mutation": MUTATION, "candidate": CANDIDATE, "aggregate": AGGREGATE, "bpjs_answer": BPJS_ANSWER,
    "package": PACKAGE, "honorarium": HONORARIUM,
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """Accepted and held rows by data set (every data set is present), the places of refused rows (``berkas``, ``urutan``), all problems,
    one FILE row per source, and how each was read."""

    relations: dict[str, ir.Table]
    refused: ir.Table
    problem: ir.Table
    file: ir.Table
    staged: list[Staged]


def check_files(
    engine: Engine, sources: Sequence[Source], *, posisi: dt.date, work: Path, readers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:  # fmt: skip
    """Read and judge all sources. ``posisi`` holds where a file does not say its own; ``work`` takes the staged columns, which so many
    ``readers`` write.

    Rows in = accepted + held + refused, per file. A file that can't be read has ``kode`` in FILE and one problem without a row.
    """
    staged = read_sources(sources, work, progress, readers=readers)
    judged = _judge_layouts(engine, staged, posisi)
    counts: dict[int, dict[str, Any]] = {}
    for one in judged.values():
        counts |= counts_of(engine, one.rows)
    beyond = [no for no, counted in counts.items() if counted["mustahil"]]
    if beyond:
        staged = [replace(one, answer={}, code="BERKAS_ANGKA_MUSTAHIL") if one.no in beyond else one for one in staged]
        judged = {code: _without(one, [staged[no].source.berkas for no in beyond]) for code, one in judged.items()}
        counts = {no: counted for no, counted in counts.items() if no not in beyond}
    whole = engine.table(file_problems(staged, counts))
    return Checked(
        {name: _relation(engine, name, judged) for name in RELATIONS},
        _refused(engine, judged),
        ibis.union(whole, *(one.problems for one in judged.values())) if judged else whole,
        engine.table(file_rows(staged, counts)),
        staged,
    )


def _without(judged: Judged, berkas: list[str]) -> Judged:
    """Without the rows of these files, and what was said of them."""
    rows, problems = judged.rows, judged.problems
    return replace(judged, rows=rows.filter(rows.berkas.notin(berkas)), problems=problems.filter(problems.berkas.notin(berkas)))


def _judge_layouts(engine: Engine, staged: list[Staged], posisi: dt.date) -> dict[str, Judged]:
    readable = [one for one in staged if one.layout]
    present = [code for code in LAYOUTS if any(one.layout == code for one in readable)]
    if not present:
        return {}
    prefixes = engine.table(regions.nik_prefixes())
    return {code: _judge(engine, code, [one for one in readable if one.layout == code], prefixes, posisi) for code in present}


def _judge(engine: Engine, code: str, staged: list[Staged], prefixes: ir.Table, posisi: dt.date) -> Judged:
    raw = engine.read([one.part for one in staged])
    known = engine.table(contexts(staged, posisi))
    table = raw.join(known, ["no", "no_lembar"])
    reader = READERS[layout(code).pembaca]
    read = reader.values(engine, table, prefixes)
    own = read.pemda.re_replace("[^0-9]", "") if "pemda" in read.columns else ibis.null("string")
    read = engine.keep(read.mutate(v_pemda=ibis.coalesce(ibis.cases((own.re_search("^([0-9]{2}|[0-9]{4})$"), own)), read.f_pemda)))
    written = engine.table(headings(staged))
    wrong = sorted({name for one in staged for name in one.answer["wrong"]} & set(read.columns))
    judged = judge(engine, read, [*reader.slots(read), *wrong_slots(read, wrong)], written, dataset=layout(code).dataset)
    sums = sum_problems(engine, staged, judged.rows, written) if layout(code).jumlah else None
    if sums is None:
        return judged
    rows = held_by(engine, judged.rows, sums) if layout(code).jumlah_pasti else judged.rows
    return Judged(rows, ibis.union(judged.problems, sums))


def _refused(engine: Engine, judged: dict[str, Judged]) -> ir.Table:
    places = [one.rows.filter(one.rows.ditolak).select("berkas", "urutan") for one in judged.values()]
    return ibis.union(*places) if len(places) > 1 else places[0] if places else engine.table(ROSTER.empty()).select("berkas", "urutan")


def _relation(engine: Engine, name: str, judged: dict[str, Judged]) -> ir.Table:
    found = [relation_of(one, RELATIONS[name]) for code, one in judged.items() if name in layout(code).datasets]
    if not found:
        return engine.table(RELATIONS[name].empty())
    return ibis.union(*found) if len(found) > 1 else found[0]
