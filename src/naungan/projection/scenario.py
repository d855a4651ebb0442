"""What would be if: scenarios played over a finished evaluation by the rooms of the law, month by month.

A scenario is no law of its own. It changes what the rooms of the law read (rules of regions, values of the law, the list of people), and
they are asked as for any evaluation: once a law, and once a combination of people who are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from naungan.acuan.asumsi import Asumsi
from naungan.acuan.kebijakan import Aturan
from naungan.budget import Orang
from naungan.budget.needs import paid_by_payer
from naungan.contribution import alike
from naungan.contribution.policy import programs
from naungan.evaluation.record import RUN
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan
from naungan.projection.scenario_changes import amendments, people_of, raised, renewals, rises, rules
from naungan.projection.scenario_checks import Stage, check
from naungan.projection.scenario_cover import month_cover, month_stake, with_ends
from naungan.projection.scenario_dues import month_dues
from naungan.projection.scenario_people import combined, ends_of
from naungan.projection.scenario_steps import Langkah, Skenario
from naungan.projection.scenario_tables import DASAR, SCENARIO_COVER, SCENARIO_DUES
from naungan.regulasi import seandainya
from naungan.stake import worth_law

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished
    from naungan.relations import Relation

UNCHANGED = Skenario(DASAR, "Tidak ada yang berubah", uraian="Hanya akhir yang sudah bertanggal: kontrak, TMT, dan bulan dompet.")


@dataclass(frozen=True)
class Played:
    """SCENARIO_DUES and SCENARIO_COVER in the order of their keys; the scenarios they speak of, ``dasar`` first; and of each that changes
    the law the mark of its book (``law.amended``)."""

    dues: pa.Table
    cover: pa.Table
    scenarios: tuple[Skenario, ...]
    hukum: dict[str, str]


@dataclass
class _Theatre:
    """What all scenarios of one evaluation share: its people, and what the law said of them already."""

    engine: Engine
    finished: Finished
    people: ir.Table
    months: Sequence[Bulan]
    aturan: Sequence[Aturan] | None
    asumsi: Sequence[Asumsi] | None
    lists: dict[object, tuple[ir.Table, Orang]] = field(default_factory=dict)

    def listed(self, langkah: Sequence[Langkah], month: Bulan) -> tuple[ir.Table, Orang]:
        """The people as a scenario has them in a month, and what the law reads of them: made for the first who asks."""
        changed, risen = renewals(langkah), rises(langkah, month)
        if (changed, risen) not in self.lists:
            people = self.people if not changed else people_of(self.engine, self.people, changed)
            people = raised(self.engine, people, risen)
            self.lists[changed, risen] = (people, Orang(people, None, self.finished.diketahui))
        people, orang = self.lists[changed, risen]
        return people, replace(orang, aturan=rules(langkah, self.aturan, self.finished.diketahui))


def play(
    engine: Engine, finished: Finished, scenarios: Sequence[Skenario], *, sampai: Bulan, aturan: Sequence[Aturan] | None = None
) -> Played:
    """The base and each scenario from the month of the evaluation until ``sampai``.

    ``aturan``: the rules of regions by which the evaluation was made, where they were not those of the house. Refusal where a scenario
    can't be played over this evaluation, or its dues are not found again by the law as it is read here.
    """
    if sampai < finished.bulan:
        raise Refusal("SKENARIO_SAMPAI", sampai=sampai.nama, bulan=finished.bulan.nama)
    months = list(finished.bulan.until(sampai))
    asked = [rules(one.langkah, aturan, finished.diketahui) for one in (UNCHANGED, *scenarios)]
    jp = any("jp" in programs(month, rule) for month in months for rule in asked)
    theatre = _Theatre(engine, finished, combined(engine, finished, sampai=sampai, jp=jp), months, aturan, _assumptions(finished))
    check(scenarios, _stage(theatre))
    ends = ends_of(engine, finished)
    everything = (UNCHANGED, *scenarios)
    dues, cover, hukum = [], [], {}
    for one in everything:
        with seandainya(amendments(one.langkah)) as book:
            owed, rows = _played(theatre, one.langkah, ends)
            hukum[one.kode] = book.sidik
        dues.append(_in_order(engine, SCENARIO_DUES, owed, one))
        cover.append(_in_order(engine, SCENARIO_COVER, engine.table(pa.Table.from_pylist(rows, _COVER)), one))
        if one is UNCHANGED:
            _found_again(engine, finished, dues[0])
    return Played(pa.concat_tables(dues), pa.concat_tables(cover), everything, {kode: mark for kode, mark in hukum.items() if mark})


def _assumptions(finished: Finished) -> tuple[Asumsi, ...] | None:
    """Those by which the evaluation was made; None where its record says nothing of them."""
    said = finished.record.get("asumsi")
    try:
        return tuple(Asumsi(**one) for one in said) if said else None
    except TypeError:
        raise Unreadable("HASIL_CATATAN_RUSAK", berkas=RUN) from None


_COVER = pa.schema([one for one in SCENARIO_COVER.arrow_schema() if one.name != "skenario"])


def _stage(theatre: _Theatre) -> Stage:
    people, months = theatre.people, theatre.months
    rows = theatre.engine.rows(people.select("pemda", "dompet").distinct().order_by("pemda", "dompet"))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["pemda"] or ""].update([row["dompet"]] if row["dompet"] else [])
    return Stage(months[0], months[-1], found, theatre.aturan, theatre.finished.diketahui)


def _played(theatre: _Theatre, langkah: Sequence[Langkah], ends: dict[str, dict[str, int]]) -> tuple[ir.Table, list[dict[str, Any]]]:
    """Dues, and the rows of cover, of all months: each law over each list of people once."""
    engine, dues, counted, stakes = theatre.engine, [], [], []
    for group in _groups(theatre, langkah):
        people, orang = theatre.listed(langkah, group[0])
        dues.append(month_dues(engine, orang, people, group, langkah))
        counted.append(month_cover(engine, orang, people, group, langkah))
        for months in _parted(group, lambda month: worth_law(month, theatre.finished.diketahui)):
            stakes.append(month_stake(engine, orang, people, months, langkah, theatre.asumsi))
    return _all(dues), with_ends(engine.rows(_all(counted)), ends, engine.rows(_all(stakes)))


def _groups(theatre: _Theatre, langkah: Sequence[Langkah]) -> Iterator[tuple[Bulan, ...]]:
    """The months by the wages and the law that hold in them."""
    aturan = rules(langkah, theatre.aturan, theatre.finished.diketahui)
    for months in _parted(theatre.months, lambda month: rises(langkah, month)):
        yield from alike(months, aturan, theatre.finished.diketahui)


def _parted(months: Iterable[Bulan], by: Callable[[Bulan], object]) -> list[tuple[Bulan, ...]]:
    found: dict[object, list[Bulan]] = defaultdict(list)
    for month in months:
        found[by(month)].append(month)
    return [tuple(group) for group in found.values()]


def _all(tables: Sequence[ir.Table]) -> ir.Table:
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _in_order(engine: Engine, relation: Relation, rows: ir.Table, one: Skenario) -> pa.Table:
    told = relation.conform(rows.mutate(skenario=ibis.literal(one.kode)))
    return engine.arrow(told.order_by([ibis.asc(told[name], nulls_first=True) for name in relation.key]))


def _found_again(engine: Engine, finished: Finished, dues: pa.Table) -> None:
    """What the evaluation says is due in its month is due in the base: else it was made by other rules, and nothing may be built on it."""
    owed = finished.table(engine, "assessment")
    owed = owed.filter(owed.bulan == str(finished.bulan))
    (said,) = engine.rows(owed.aggregate(semua=paid_by_payer(owed).sum().fill_null(0).cast("int64")))
    mine = dues.filter(pc.equal(dues["bulan"], str(finished.bulan)))
    found = pc.sum(mine["rupiah"]).as_py() or 0
    if found != said["semua"]:
        raise Refusal("SKENARIO_DASAR_BERBEDA", bulan=finished.bulan.nama, dihitung=found, evaluasi=said["semua"])
