"""Which unit a row belongs to: names are resolved once for all data sets, and answers given earlier are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from naungan import regions
from naungan.evaluation.inventory import JAWABAN_UNIT
from naungan.regions.tables import UNIT

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

WITH_UNIT = ("roster", "recap", "budget_line", "cash_plan", "treasury")


def resolved_names(engine: Engine, relations: dict[str, ir.Table], folder: Path) -> ir.Table:
    """pemda × unit_nama → unit, cara, calon, for every name that stands without a code."""
    names = [
        table.filter(table.unit.isnull() & table.unit_nama.notnull()).select("pemda", "unit_nama")
        for table in (relations[name] for name in WITH_UNIT)
    ]
    answers = engine.table(regions.read_answers(folder / JAWABAN_UNIT))
    return engine.keep(regions.resolve_units(engine, ibis.union(*names, distinct=True), relations["unit"], answers))


def with_units(table: ir.Table, names: ir.Table) -> ir.Table:
    """The same rows with ``unit`` filled in; a pemda without a unit list has its names as units, a doubtful name too."""
    known = names.select(k_pemda=names.pemda.fill_null(""), k_nama=names.unit_nama, found=_code(names))
    keyed = table.mutate(k_pemda=table.pemda.fill_null(""), k_nama=table.unit_nama)
    joined = keyed.left_join(known, ["k_pemda", "k_nama"])
    return joined.mutate(unit=ibis.coalesce(joined.unit, joined.found)).select(*table.columns)


def all_units(unit: ir.Table, names: ir.Table) -> ir.Table:
    """The unit lists, and beside them the names that files use without one."""
    loose = names.filter(names.unit.isnull())
    named = loose.group_by("pemda", unit=_code(loose)).aggregate(nama=loose.unit_nama.min())
    return ibis.union(UNIT.conform(unit), UNIT.conform(named))


def _code(names: ir.Table) -> ir.StringColumn:
    return ibis.coalesce(names.unit, names.unit_nama.upper().strip())
