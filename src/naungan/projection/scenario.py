"""What would be if: scenarios played over a finished evaluation by the rooms of the law, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.acuan.kebijakan import Aturan
from naungan.budget import Orang
from naungan.contribution import alike
from naungan.contribution.policy import programs
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.projection.scenario_cover import month_cover, with_ends
from naungan.projection.scenario_dues import month_dues
from naungan.projection.scenario_people import combined, ends_of
from naungan.projection.scenario_steps import Langkah, Skenario
from naungan.projection.scenario_tables import DASAR, SCENARIO_COVER, SCENARIO_DUES

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished
    from naungan.relations import Relation

UNCHANGED = Skenario(DASAR, "Tidak ada yang berubah", uraian="Hanya akhir yang sudah bertanggal: kontrak, TMT, dan bulan dompet.")


@dataclass(frozen=True)
class Played:
    """SCENARIO_DUES and SCENARIO_COVER in the order of their keys, and the scenarios they speak of, ``dasar`` first."""

    dues: pa.Table
    cover: pa.Table
    scenarios: tuple[Skenario, ...]


def play(
    engine: Engine, finished: Finished, scenarios: Sequence[Skenario], *, sampai: Bulan, aturan: Sequence[Aturan] | None = None
) -> Played:  # fmt: skip
    """The base and each scenario from the month of the evaluation until ``sampai``.

    ``aturan``: the rules of regions by which the evaluation was made, where it was by others than those of the house. Refusal where a
    scenario can't be played over this evaluation.
    """
    if sampai < finished.bulan:
        raise Refusal("SKENARIO_SAMPAI", sampai=sampai.nama, bulan=finished.bulan.nama)
    months = list(finished.bulan.until(sampai))
    people = combined(engine, finished, sampai=sampai, jp=any("jp" in programs(month, aturan) for month in months))
    ends = ends_of(engine, finished)
    orang = Orang(people, aturan, finished.diketahui)
    everything = (UNCHANGED, *scenarios)
    dues, cover = [], []
    for one in everything:
        owed, counted = _played(engine, orang, people, months, one.langkah)
        dues.append(_in_order(engine, SCENARIO_DUES, owed, one))
        rows = [{"skenario": one.kode, **row, "taruhan": None} for row in with_ends(engine.rows(counted), ends)]
        cover.append(_in_order(engine, SCENARIO_COVER, engine.table(SCENARIO_COVER.of(rows)), one))
    return Played(pa.concat_tables(dues), pa.concat_tables(cover), everything)


def _played(
    engine: Engine, orang: Orang, people: ir.Table, months: Sequence[Bulan], langkah: Sequence[Langkah]
) -> tuple[ir.Table, ir.Table]:  # fmt: skip
    groups = alike(months, orang.aturan, orang.known)
    dues = [month_dues(engine, orang, people, group, langkah) for group in groups]
    cover = [month_cover(engine, orang, people, group, langkah) for group in groups]
    return ibis.union(*dues) if len(dues) > 1 else dues[0], ibis.union(*cover) if len(cover) > 1 else cover[0]


def _in_order(engine: Engine, relation: Relation, rows: ir.Table, one: Skenario) -> pa.Table:
    told = relation.conform(rows.mutate(skenario=ibis.literal(one.kode)))
    return engine.arrow(told.order_by([ibis.asc(told[name], nulls_first=True) for name in relation.key]))
