"""The files as they will be counted: units resolved, rows of other months set aside, and files that contradict each other excluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan import coverage, regions
from naungan.answers import Read
from naungan.evaluation import conflict, kebijakan, units
from naungan.evaluation.across import across
from naungan.intake.tables import FILE, PROBLEM
from naungan.kernel.period import Bulan
from naungan.kernel.problem import Severity, problem_row
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan import intake
    from naungan.engine import Engine
    from naungan.evaluation.inputs import Inputs

# A bill names its own month: those of other months are reconciled too.
_OF_MONTH = ("member", "mutation", "candidate")


@dataclass(frozen=True)
class Settled:
    """``relations``: every data set of the month by name, with ``file``, ``problem``, ``unit``, ``unit_list`` (what the pemda listed) and
    ``handed_in``; ``names``: how each name of an office was resolved; ``jawaban_unit``: the answers about them, with codes as the lists
    have them."""

    relations: Mapping[str, ir.Table]
    names: ir.Table
    jawaban_unit: Read


def settle(engine: Engine, inputs: Inputs, checked: intake.Checked) -> Settled:
    """The checked files of a run as they count. Rows that name no month are of the month evaluated, for files whose folder or name says
    another were not read at all."""
    read = {**checked.relations, "problem": checked.problem, "file": checked.file}
    said = units.restored(engine, _of_pemda(read["unit"], inputs.pemda), inputs.answers.jawaban_unit)
    answers = engine.table(regions.answered(said.berlaku))
    found, names, told = engine.again(_counted, read, answers, bulan=inputs.bulan, pemda=inputs.pemda)
    offices = {name: found[name] for name in ("roster", "member", "unit", "registration", "payer")}
    member = coverage.standing_claims(engine, **offices, bulan=inputs.bulan, aturan=inputs.aturan)
    clashing, billed_twice = (conflict.problem_rows(engine, told[name]) for name in ("bertabrakan", "tagihan"))
    problems = [*across(inputs.inventory, inputs.pemda), *clashing, *kebijakan.problem_rows(inputs.aturan, Bulan.parse(inputs.bulan))]
    problems += [*billed_twice, *_doubtful(engine, told["diragukan"])]
    problem = engine.keep(ibis.union(PROBLEM.conform(found["problem"]), engine.table(PROBLEM.of(problems))))
    file = engine.keep(_used(engine, found["file"], clashing))
    return Settled({**found, "member": member, "problem": problem, "file": file}, names, said)


def _counted(
    engine: Engine, read: Mapping[str, ir.Table], answers: ir.Table, *, bulan: str, pemda: str | None
) -> tuple[dict[str, ir.Table], ir.Table, dict[str, ir.Table]]:
    """The relations as they count, how each name of an office was resolved, and what is to be told: files that contradict each other
    (``bertabrakan``, ``tagihan``) and files with a doubtful name (``diragukan``)."""
    read = {name: _of_pemda(_of_month(table, bulan), pemda) for name, table in _parted(read).items()}
    listed = read["unit"]
    names = units.resolved_names(engine, read, answers)
    unit = engine.keep(units.all_units(listed, names, units.implied(read)))
    file = engine.keep(units.with_units(FILE.conform(read["file"]), names, listed))
    placed = {name: engine.keep(_placed(read[name], names, listed, bulan)) for name in units.WITH_UNIT}
    placed["treasury"] = conflict.told_once(placed["treasury"])
    clashes = {name: conflict.conflicts(engine, name, table) for name, table in placed.items()}
    used = {name: engine.keep(conflict.without(table, clashes[name])) for name, table in placed.items()}
    found = {**read, **used, **{name: read[name].filter(read[name].bulan == bulan) for name in _OF_MONTH}}
    found |= {name: engine.keep(_placed(read[name], names, listed, bulan)) for name in units.BESIDE}
    found |= {"unit_list": listed, "unit": unit, "file": file}
    billed_twice = conflict.conflicts(engine, "bill", read["bill"])
    found["bill"] = engine.keep(conflict.without(read["bill"], billed_twice))
    found["handed_in"] = engine.keep(coverage.handed_in(placed, used, file.filter(file.bulan == bulan)))
    told = {
        "bertabrakan": conflict.files(clashes), "tagihan": conflict.files({"bill": billed_twice}),
        "diragukan": units.doubtful(used, names),
    }  # fmt: skip
    return found, names, told


def _parted(read: Mapping[str, ir.Table]) -> dict[str, ir.Table]:
    return {**read, **{name: units.parted(read[name]) for name in (*units.WITH_UNIT, *units.BESIDE, "file")}}


def _of_month(table: ir.Table, bulan: str) -> ir.Table:
    return table.mutate(bulan=table.bulan.fill_null(bulan)) if "bulan" in table.columns else table


def _of_pemda(table: ir.Table, pemda: str | None) -> ir.Table:
    """The rows of the government that is asked alone, whichever file they stand in."""
    return table if pemda is None else table.filter(table.pemda == pemda)


def _placed(table: ir.Table, names: ir.Table, listed: ir.Table, bulan: str) -> ir.Table:
    rows = units.with_units(table, names, listed)
    return rows.filter(rows.bulan == bulan) if "bulan" in rows.columns else rows


def _doubtful(engine: Engine, files: ir.Table) -> list[dict[str, object]]:
    """A doubtful unit name is a problem of each file that uses it, once."""
    rows = engine.rows(files.order_by("ke", "berkas", "unit_nama"))
    said = [({"pemda": row["pemda"], "dataset": row["dataset"], "nilai": row["unit_nama"]}, row) for row in rows]
    return [
        problem_row("UNIT_DIRAGUKAN", Severity.NOTE, row["berkas"], params={"unit_nama": row["unit_nama"]}, **place) for place, row in said
    ]


def _used(engine: Engine, file: ir.Table, clashing: list[dict[str, object]]) -> ir.Table:
    """The file relation with the files that contradict each other marked as not used."""
    marked = {str(row["berkas"]): {"berkas": row["berkas"], "kode": row["kode"]} for row in clashing}
    if not marked:
        return file
    marks = engine.table(FILE.of(list(marked.values()))).select("berkas", mark="kode")
    joined = left(file, marks, "berkas")
    return joined.mutate(
        dipakai=ibis.ifelse(joined.mark.notnull(), False, joined.dipakai), kode=ibis.coalesce(joined.kode, joined.mark)
    ).select(*file.columns)
