"""The files as they will be counted: units resolved, rows of other months set aside, and files that contradict each other excluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan import coverage
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
    read = {name: _of_pemda(_of_month(table, inputs.bulan), inputs.pemda) for name, table in _parted(checked).items()}
    said = units.restored(engine, read["unit"], inputs.answers.jawaban_unit)
    names = units.resolved_names(engine, read, said)
    listed = read["unit"]
    unit = engine.keep(units.all_units(listed, names, units.implied(read)))
    file = engine.keep(units.with_units(FILE.conform(read["file"]), names, listed))
    placed = {name: engine.keep(_placed(read[name], names, listed, inputs.bulan)) for name in units.WITH_UNIT}
    placed["treasury"] = conflict.told_once(placed["treasury"])
    clashes = {name: conflict.conflicts(engine, name, table) for name, table in placed.items()}
    used = {name: engine.keep(conflict.without(table, clashes[name])) for name, table in placed.items()}
    found = {**read, **used, **{name: read[name].filter(read[name].bulan == inputs.bulan) for name in _OF_MONTH}}
    found |= {name: engine.keep(_placed(read[name], names, listed, inputs.bulan)) for name in units.BESIDE}
    found |= {"unit_list": listed, "unit": unit, "file": file}
    billed_twice = conflict.conflicts(engine, "bill", read["bill"])
    found["bill"] = engine.keep(conflict.without(read["bill"], billed_twice))
    found["handed_in"] = engine.keep(coverage.handed_in(placed, used, file.filter(file.bulan == inputs.bulan)))
    offices = {name: found[name] for name in ("roster", "member", "unit", "registration", "payer")}
    found["member"] = coverage.standing_claims(engine, **offices, bulan=inputs.bulan, aturan=inputs.aturan)
    clashing = [row for name, one in clashes.items() for row in conflict.problem_rows(engine, name, one)]
    problems = [*across(inputs.inventory, inputs.pemda), *clashing, *kebijakan.problem_rows(inputs.aturan, Bulan.parse(inputs.bulan))]
    problems += [*conflict.problem_rows(engine, "bill", billed_twice), *_doubtful(engine, used, names)]
    found["problem"] = engine.keep(ibis.union(PROBLEM.conform(found["problem"]), engine.table(PROBLEM.of(problems))))
    found["file"] = engine.keep(_used(engine, file, clashing))
    return Settled(found, names, said)


def _parted(checked: intake.Checked) -> dict[str, ir.Table]:
    found = {**checked.relations, "problem": checked.problem, "file": checked.file}
    return found | {name: units.parted(found[name]) for name in (*units.WITH_UNIT, *units.BESIDE, "file")}


def _of_month(table: ir.Table, bulan: str) -> ir.Table:
    return table.mutate(bulan=table.bulan.fill_null(bulan)) if "bulan" in table.columns else table


def _of_pemda(table: ir.Table, pemda: str | None) -> ir.Table:
    """The rows of the government that is asked alone, whichever file they stand in."""
    return table if pemda is None else table.filter(table.pemda == pemda)


def _placed(table: ir.Table, names: ir.Table, listed: ir.Table, bulan: str) -> ir.Table:
    rows = units.with_units(table, names, listed)
    return rows.filter(rows.bulan == bulan) if "bulan" in rows.columns else rows


def _doubtful(engine: Engine, used: Mapping[str, ir.Table], names: ir.Table) -> list[dict[str, object]]:
    """A doubtful unit name is a problem of each file that uses it, once."""
    doubtful = names.filter(names.cara == "diragukan").select("pemda", "unit_nama")
    problems = []
    for dataset in units.WITH_UNIT:
        files = used[dataset].select("pemda", "unit_nama", "berkas").distinct().inner_join(doubtful, ["pemda", "unit_nama"])
        for row in engine.rows(files.order_by("berkas", "unit_nama")):
            name, whose = row["unit_nama"], row["pemda"]
            params = {"unit_nama": name}
            problems.append(
                problem_row("UNIT_DIRAGUKAN", Severity.NOTE, row["berkas"], pemda=whose, dataset=dataset, nilai=name, params=params)
            )
    return problems


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
