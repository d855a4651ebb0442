"""Files to checked relations: each layout is read file by file and judged once, set-based, over all its files."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from naungan import regions
from naungan.intake.corrections.applied import Placed, laid, placed
from naungan.intake.corrections.file import Koreksi, unfollowed
from naungan.intake.judging.context import contexts, headings
from naungan.intake.judging.filewise import counts_of, file_problems, file_rows
from naungan.intake.judging.sums import held_by, sum_problems
from naungan.intake.layouts import LAYOUTS, layout
from naungan.intake.readers.registry import READERS
from naungan.intake.reading.sources import Source, Staged, read_sources
from naungan.intake.rules.slots import Judged, judge, problems_of, relation_of, wrong_slots
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
    PROBLEM,
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
    one FILE row per source, how each was read, and the corrections that name no cell of them."""

    relations: dict[str, ir.Table]
    refused: ir.Table
    problem: ir.Table
    file: ir.Table
    staged: list[Staged]
    tak_terpakai: tuple[Koreksi, ...] = ()


def check_files(
    engine: Engine, sources: Sequence[Source], *, posisi: dt.date, work: Path, readers: int = 1,
    progress: Callable[[int, int], None] | None = None, koreksi: Sequence[Koreksi] = (),
) -> Checked:  # fmt: skip
    """Read and judge all sources. ``posisi`` holds where a file does not say its own; ``work`` takes the staged columns, which so many
    ``readers`` write; ``koreksi`` are cells that are judged as they should be, not as they stand.

    Rows in = accepted + held + refused, per file. A file that can't be read has ``kode`` in FILE and one problem without a row.
    """
    staged = read_sources(sources, work, progress, readers=readers)
    readable = [one for one in staged if one.layout]
    written = engine.table(headings(readable))
    cells = placed(koreksi, readable)
    judged, followed = _judge_layouts(engine, readable, posisi, cells)
    problems = problems_of(engine, list(judged.values()), written) if judged else engine.table(PROBLEM.empty())
    judged, sums = _summed(engine, readable, judged, written)
    counts = counts_of(engine, [one.rows for one in judged.values()])
    beyond = [no for no, counted in counts.items() if counted["mustahil"]]
    told = ibis.union(problems, *sums) if sums else problems
    if beyond:
        names = [staged[no].source.berkas for no in beyond]
        staged = [replace(one, answer={}, code="BERKAS_ANGKA_MUSTAHIL") if one.no in beyond else one for one in staged]
        judged = {code: replace(one, rows=_without(one.rows, names)) for code, one in judged.items()}
        told = _without(told, names)
        counts = {no: counted for no, counted in counts.items() if no not in beyond}
    return Checked(
        {name: _relation(engine, name, judged) for name in RELATIONS},
        _refused(engine, judged),
        ibis.union(engine.table(file_problems(staged, counts, Counter(one.no for one in followed))), told),
        engine.table(file_rows(staged, counts)),
        staged,
        tuple(one for one in koreksi if one not in {cell.said for cell in followed}),
    )


def with_idle(engine: Engine, checked: Checked, meant: Callable[[Koreksi], bool], berkas: str) -> Checked:
    """With a note for each correction in ``berkas`` that is ``meant`` for these files and names no cell of them."""
    idle = [one for one in checked.tak_terpakai if meant(one)]
    if not idle or not any(one.layout for one in checked.staged):
        return checked
    return replace(checked, problem=ibis.union(checked.problem, engine.table(PROBLEM.of(unfollowed(idle, berkas)))))


def _without(table: ir.Table, berkas: list[str]) -> ir.Table:
    """Without what is of these files."""
    return table.filter(table.berkas.notin(berkas))


def _judge_layouts(
    engine: Engine, staged: list[Staged], posisi: dt.date, cells: Sequence[Placed]
) -> tuple[dict[str, Judged], list[Placed]]:  # fmt: skip
    """Each layout of which there is a file, in the order of ``LAYOUTS``; and the corrections that were laid over its rows."""
    present = {code: found for code in LAYOUTS if (found := [one for one in staged if one.layout == code])}
    if not present:
        return {}, []
    prefixes, known = engine.table(regions.nik_prefixes()), engine.table(contexts(staged, posisi))
    # Files are opened before anything is judged: from then on the database is not waited for.
    raw = {code: engine.read(list(dict.fromkeys(one.part for one in found))) for code, found in present.items()}
    own = {code: {one.no for one in found} for code, found in present.items()}
    over = {code: laid(engine, raw[code], code, [one for one in cells if one.no in own[code]]) for code in present}
    wrong = {code: sorted(over[code].wrong.union(*(one.answer["wrong"] for one in found))) for code, found in present.items()}
    judged = {
        code: engine.again(_judged, over[code].raw, prefixes, known, code=code, number=number, wrong=wrong[code])
        for number, code in enumerate(present)
    }
    return judged, [one for found in over.values() for one in found.followed]


def _judged(
    engine: Engine, raw: ir.Table, prefixes: ir.Table, known: ir.Table, *, code: str, number: int, wrong: list[str]
) -> Judged:  # fmt: skip
    reader = READERS[layout(code).pembaca]
    read = reader.values(engine, raw.join(known, ["no", "no_lembar"]), prefixes)
    own = read.pemda.re_replace("[^0-9]", "") if "pemda" in read.columns else ibis.null("string")
    read = read.mutate(v_pemda=ibis.coalesce(ibis.cases((own.re_search("^([0-9]{2}|[0-9]{4})$"), own)), read.f_pemda))
    slots = [*reader.slots(read), *wrong_slots(read, [name for name in wrong if name in read.columns])]
    return judge(engine, read, slots, dataset=layout(code).dataset, number=number)


def _summed(
    engine: Engine, staged: list[Staged], judged: dict[str, Judged], written: ir.Table
) -> tuple[dict[str, Judged], list[ir.Table]]:  # fmt: skip
    """Rows that wait for a sum that differs, and what is said of sums."""
    told = []
    for code in [code for code in judged if layout(code).jumlah]:
        found = sum_problems(engine, [one for one in staged if one.layout == code], judged[code].rows, written)
        if found is not None:
            told.append(found)
            if layout(code).jumlah_pasti:
                judged = {**judged, code: replace(judged[code], rows=held_by(engine, judged[code].rows, found))}
    return judged, told


def _refused(engine: Engine, judged: dict[str, Judged]) -> ir.Table:
    places = [one.rows.filter(one.rows.ditolak).select("berkas", "urutan") for one in judged.values()]
    return ibis.union(*places) if len(places) > 1 else places[0] if places else engine.table(ROSTER.empty()).select("berkas", "urutan")


def _relation(engine: Engine, name: str, judged: dict[str, Judged]) -> ir.Table:
    found = [relation_of(one, RELATIONS[name]) for code, one in judged.items() if name in layout(code).datasets]
    if not found:
        return engine.table(RELATIONS[name].empty())
    return ibis.union(*found) if len(found) > 1 else found[0]
