"""Who stands on the rosters of several governments in one month: by the NIK alone, over the results that count.

The command line never crosses a pemda: nothing that it says of anybody changes by this. What is found are places of rows and codes of
governments; no number and no name leaves the engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from naungan.engine.text import cut
from naungan.web.results import stored
from naungan.web.results.models import Month
from naungan.web.results.sums import NATION
from naungan.web.vault.originals import keep

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PROVINCE = 2
_ROW = ("pemda", "sumber", "lembar", "baris")


@dataclass(frozen=True)
class Crossed:
    """``sidik``: the list of places, closed in the lake (empty where nobody crosses); ``orang``: people by government, province, nation."""

    sidik: str = ""
    orang: dict[str, dict[str, int]] = field(default_factory=dict)


def crossing(engine: Engine, months: Sequence[Month], work: Path) -> Crossed:
    """The people of these months, each a government's own, who are on the rosters of several; ``work`` is an empty folder."""
    rows = _rows(engine, months)
    if rows is None:
        return Crossed()
    there = engine.keep(rows.select("nik", "pemda").distinct())
    several = there.group_by("nik").having(there.count() > 1).aggregate()
    there = engine.keep(there.semi_join(several, "nik"))
    if not engine.some(there):
        return Crossed()
    other = there.select("nik", lain=there.pemda)
    found = rows.inner_join(other, "nik")
    place = work / "lintas.parquet"
    engine.write(found.filter(found.pemda != found.lain).select(*_ROW, "lain").distinct(), place, order=(*_ROW, "lain"))
    return Crossed(keep(place), _counted(engine, there))


def _rows(engine: Engine, months: Sequence[Month]) -> ir.Table | None:
    """The rows of the ledgers that count, each with its NIK; a result of several governments gives those rows that count of it."""
    of: dict[str, set[str]] = defaultdict(set)
    for one in months:
        of[one.hasil].add(one.pemda)
    alone, found = [], []
    for hasil, pemda in sorted(of.items()):
        folder = stored.place(hasil)
        if not {"roster", "ledger"} <= stored.finished(folder).relations.keys():
            continue
        if stored.governments(folder) == pemda:
            alone.append(folder)
        else:
            sides = _sides(engine, [folder])
            found.append(sides.filter(sides.pemda.isin(sorted(pemda))))
    if alone:
        found.append(_sides(engine, alone))
    if not found:
        return None
    first, *others = found
    return engine.keep(first.union(*others) if others else first)


def _sides(engine: Engine, folders: Sequence[Path]) -> ir.Table:
    ledger, roster = (engine.read([stored.finished(one).part(name) for one in folders]) for name in ("ledger", "roster"))
    rows, named = (one.mutate(lembar=one.lembar.fill_null("")) for one in (ledger, roster))
    named = named.filter(named.nik.notnull()).select(*_ROW, "nik").distinct()
    return rows.select(*_ROW).distinct().inner_join(named, _ROW).select(*_ROW, "nik")


def _counted(engine: Engine, there: ir.Table) -> dict[str, dict[str, int]]:
    """How many people: one of two governments of a province is one person of it."""
    levels = {"pemda": there.pemda, "provinsi": cut(there.pemda, 0, _PROVINCE), NATION: ibis.literal(NATION)}
    sums = {level: there.group_by(kode=code).aggregate(orang=there.nik.nunique()) for level, code in levels.items()}
    return {level: {row["kode"]: row["orang"] for row in engine.rows(rows.order_by("kode"))} for level, rows in sums.items()}
