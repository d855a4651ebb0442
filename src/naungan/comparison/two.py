"""Two finished evaluations side by side: why figures moved, and what became of each finding, in one folder, there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

import naungan
from naungan.acuan.kebijakan import decided_by, read_kebijakan
from naungan.comparison.beside import with_facts
from naungan.comparison.cells import side_by_side
from naungan.comparison.fates import fates
from naungan.comparison.movement import movement, unit_names
from naungan.comparison.pairs import paired
from naungan.comparison.readable import governments, readable
from naungan.comparison.replaced import law_of_new, under_new_law
from naungan.comparison.tables import FATE, MOVEMENT
from naungan.comparison.totals import totals
from naungan.engine import Engine, Means, opened, write_snapshot
from naungan.evaluation.finished import Finished, read_finished
from naungan.evaluation.record import HASIL, write_json
from naungan.kernel.aside import folder_aside
from naungan.kernel.errors import Refusal

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.relations import Relation


SUMMARY = "banding.json"
Papers = Callable[[Path, "Told"], None]


@dataclass(frozen=True)
class Asked:
    """Two finished folders, and the file of regional rules by which the newer one was made, if there was one."""

    lama: Path
    baru: Path
    kebijakan: Path | None = None
    means: Means = field(default_factory=Means)


@dataclass(frozen=True)
class Told:
    """``summary`` as in ``banding.json``; the rows of MOVEMENT and FATE in their order: both count units, not people."""

    summary: dict[str, Any]
    movement: list[dict[str, Any]]
    fate: list[dict[str, Any]]


def run(asked: Asked, out: Path, *, papers: Papers, replace: bool = False) -> Told:
    """Compare and save to ``out``. Refusal for sides that can't be compared, Unreadable for a folder that is not whole."""
    old, new = sides(asked.lama, asked.baru)
    with folder_aside(out, replace=replace, proof=SUMMARY) as aside, opened(asked.means, beside=aside) as (engine, _):
        with engine.step("bandingkan"):
            moved, fate = compare_runs(engine, old, new, asked.kebijakan)
        with engine.step("simpan"):
            said = _saved(engine, aside, old, new, moved, fate)
        with engine.step("dokumen"):
            papers(aside, said)
        return said


def sides(lama: Path, baru: Path) -> tuple[Finished, Finished]:
    """Both folders, read. Refusal where one can't follow the other, or they have no government in common."""
    old, new = read_finished(lama), read_finished(baru)
    readable(old, new)
    when = [(str(one.bulan), str(one.record["posisi"])) for one in (old, new)]
    if when[0] == when[1]:
        raise Refusal("BANDING_SAMA", bulan=old.bulan.nama, posisi=when[0][1])
    if when[1] < when[0]:
        raise Refusal("BANDING_TERBALIK", lama=old.bulan.nama, baru=new.bulan.nama)
    return old, new


def compare_runs(engine: Engine, old: Finished, new: Finished, kebijakan: Path | None = None) -> tuple[ir.Table, ir.Table]:
    """MOVEMENT and FATE of two runs; ``kebijakan`` as of ``Asked``. Refusal where no government is in both."""
    measure = [one.table(engine, "measure") for one in (old, new)]
    if not governments(old) & governments(new):
        raise Refusal("BANDING_TANPA_PEMDA")
    known = side_by_side(engine, old, new)
    months = (old.bulan, new.bulan)
    pairs = paired(engine, known, bulan=months)
    aturan = decided_by(read_kebijakan(kebijakan), new.diketahui) if kebijakan else None
    law = law_of_new(engine, pairs, known.was, known.now, bulan=months, known=new.diketahui, aturan=aturan)
    pairs = engine.keep(under_new_law(with_facts(engine, pairs, old, new), law, bulan=months))
    names = unit_names(engine, [one.table(engine, "unit") for one in (old, new)], measure)
    return movement(engine, pairs, *measure, units=names, bulan=str(new.bulan)), engine.keep(fates(engine, old, new, sides=known))


def _saved(engine: Engine, folder: Path, old: Finished, new: Finished, moved: ir.Table, fate: ir.Table) -> Told:
    recipe: dict[str, Any] = {"lama": _made_from(old), "baru": _made_from(new), "version": naungan.__version__}
    for relation, table in ((MOVEMENT, moved), (FATE, fate)):
        write_snapshot(engine, relation, table, folder / HASIL / relation.name, {**recipe, "relation": relation.name})
    movement_rows, fate_rows = (_ordered(engine, relation, table) for relation, table in ((MOVEMENT, moved), (FATE, fate)))
    summary = totals({"lama": recipe["lama"], "baru": recipe["baru"]}, movement_rows, fate_rows)
    return Told(write_json(folder / SUMMARY, summary), movement_rows, fate_rows)


def _ordered(engine: Engine, relation: Relation, table: ir.Table) -> list[dict[str, Any]]:
    return engine.rows(table.order_by([ibis.asc(name, nulls_first=True) for name in relation.key]))


def _made_from(run: Finished) -> dict[str, Any]:
    """By what a run is known: its dates, its law, and the files that it was made from."""
    record = run.record
    return {name: record.get(name) for name in ("bulan", "posisi", "diketahui", "hukum", "lingkup", "masukan")}
