"""Who pays from one fiscal year to the next: moved is not lost, left behind is, and counted twice is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import ibis
import pyarrow as pa

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.rekening import keluarga_kategori
from naungan.budget.lines import AWAL, newest
from naungan.budget.months import Group, groups, month_needs
from naungan.budget.needs import DI_LUAR_APBD
from naungan.budget.orang import Orang
from naungan.budget.purse_tables import PAYER_CHANGE
from naungan.budget.rows import Line
from naungan.budget.setahun import renewed
from naungan.budget.sums import known_sum
from naungan.coverage.payers import KEYS, payer_of
from naungan.kernel.period import Bulan
from naungan.relations.words import BUKAN_PEMDA

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Paying unit, kind of payer, fund; None where the list says nothing any more.
Pembayar: TypeAlias = tuple[str, str, str | None] | None
# A government, and the first and last month of a line of its list.
Span: TypeAlias = tuple[str, str | None, str | None]


def payer_change(
    engine: Engine, orang: Orang, *, ledger: ir.Table, payer: ir.Table, lines: Sequence[Line], bulan: str
) -> ir.Table:  # fmt: skip
    """PAYER_CHANGE: groups of people whose payer in January of the next fiscal year is not the one of ``bulan``, by the dated payer lists.

    The money is that of the newest stage with accounts of each year. Where the next year's budget is not there, or a list of which every
    line has ended by then, nobody is accused: lists are made for a year.
    """
    tahun = tahun_anggaran(Bulan.parse(bulan)) + 1
    people = groups(engine, ledger)
    spans = _spans(engine, payer)
    months = [bulan, *_turning(spans, bulan, f"{tahun}-01")]
    paid = {month: _paid(engine, payer, list(people), month) for month in months}
    old, new = paid[bulan], paid[months[-1]]
    changed = [group for group in people if group in old and old[group] != new.get(group)]
    payers = {group: _unit(group, new) for group in people}
    takers = {_family(group, payers[group]) for group in changed}
    asked = [group for group in people if group in changed or _family(group, payers[group]) in takers]
    need = _need(engine, orang, ledger, asked, tahun)
    money = _Money(lines, tahun, payers, need, set(changed))
    told = {pemda for pemda, _, ended in spans if ended is None or ended >= f"{tahun}-01"}
    rows = []
    for group in changed:
        begins = next(month for month in months if paid[month].get(group) != old[group])
        amounts = need.get(group, {"kebutuhan_setahun": 0, "perkiraan_setahun": 0})
        row = {"tahun": tahun, "mulai": begins, "orang": people[group], **amounts, **_sides(group, old[group], new.get(group))}
        row |= money.judged(group, old[group], new.get(group))
        if group[0] not in told and begins == f"{tahun}-01":
            row["arah"] = "belum_diketahui"
        rows.append(row)
    return engine.table(PAYER_CHANGE.of(rows))


def _spans(engine: Engine, payer: ir.Table) -> list[Span]:
    """The months of the lines that speak of a government's own people."""
    rows = engine.rows(payer.filter(payer.untuk.isnull()).select("pemda", "dari", "sampai").distinct())
    return [(row["pemda"], row["dari"], row["sampai"]) for row in rows]


def _turning(spans: Sequence[Span], bulan: str, last: str) -> list[str]:
    """The months after this one in which a line of the lists begins or has ended, up to ``last``, which is always among them."""
    begins = {first for _, first, _ in spans if first}
    ended = {str(Bulan.parse(end).plus(1)) for _, _, end in spans if end}
    return sorted({month for month in begins | ended if bulan < month < last} | {last})


def _paid(engine: Engine, payer: ir.Table, asked: list[Group], month: str) -> dict[Group, Pembayar]:
    """Group → who pays in a month, as the ledger decides it; without those of whom the list says nothing."""
    combinations = engine.table(pa.table({name: pa.array([one[place] for one in asked], pa.string()) for place, name in enumerate(KEYS)}))
    found = payer_of(combinations, payer, month).select(*KEYS, "unit_pembayar", "pembayar", "dana")
    rows = engine.rows(found.order_by([ibis.asc(name) for name in KEYS]))
    return {
        (row["k_pemda"], row["k_unit"], row["k_segmen"], row["k_kategori"]):
            (row["unit_pembayar"] or row["k_unit"], row["pembayar"], row["dana"]) for row in rows
    }  # fmt: skip


def _need(engine: Engine, orang: Orang, ledger: ir.Table, asked: list[Group], tahun: int) -> dict[Group, dict[str, int]]:
    found: dict[Group, dict[str, int]] = defaultdict(lambda: {"kebutuhan_setahun": 0, "perkiraan_setahun": 0})
    next_year = orang.of(renewed(orang.daftar, tahun))
    for cell in month_needs(engine, next_year, ledger=ledger, asked=asked, tahun=tahun):
        name = "perkiraan_setahun" if cell["kira"] else "kebutuhan_setahun"
        found[cell["g_pemda"], cell["g_unit"], cell["g_segmen"], cell["g_kategori"]][name] += cell["orang"] * (cell["iuran"] or 0)
    return found


def _sides(group: Group, old: Pembayar, new: Pembayar) -> dict[str, Any]:
    pemda, unit, segmen, kategori = group
    found: dict[str, Any] = {"pemda": pemda, "unit": unit or None, "segmen": segmen or None, "kategori": kategori or None}
    for side, one in (("lama", old), ("baru", new)):
        found |= {f"unit_{side}": one and one[0], f"pembayar_{side}": one and one[1], f"dana_{side}": one and one[2]}
    return found


def _unit(group: Group, paid: dict[Group, Pembayar]) -> str:
    """The office that pays a group; where the list is silent the unit itself is taken for it."""
    one = paid.get(group)
    return one[0] if one else group[1]


def _family(group: Group, unit: str) -> tuple[str, str, str]:
    """The accounts that carry a group, at an office."""
    return group[0], unit, keluarga_kategori(group[3] or None)


class _Money:
    """The ceilings of a family by office and year, at the newest stage of each, and what the people need whom each will pay."""

    def __init__(
        self, lines: Sequence[Line], tahun: int, payers: dict[Group, str], need: dict[Group, dict[str, int]], changed: set[Group]
    ) -> None:
        stages = newest([row for row in lines if row["tahap"] not in AWAL])
        mine = [row for row in lines if row["tahap"] == stages.get((row["pemda"], row["unit"], row["tahun"]))]
        self.tahun = tahun
        self.pagu: dict[tuple[Any, ...], list[int | None]] = defaultdict(list)
        for row in mine:
            if row["jamsostek"] and row["kode"]:
                self.pagu[row["pemda"], row["unit"], row["tahun"], row["keluarga"]].append(row["pagu"])
        self.there = {(row["pemda"], row["unit"], row["tahun"]) for row in mine}
        self.own = {_family(group, unit) for group, unit in payers.items()}
        self.need: dict[tuple[tuple[str, str, str], bool], int] = defaultdict(int)
        for group, amounts in need.items():
            self.need[_family(group, payers[group]), group in changed] += sum(amounts.values())

    def judged(self, group: Group, old: Pembayar, new: Pembayar) -> dict[str, Any]:
        """The ceilings of both sides, and what became of the money."""
        assert old is not None
        pemda, family = group[0], keluarga_kategori(group[3] or None)
        before, stays = self._of(pemda, old[0], self.tahun - 1, family), self._of(pemda, old[0], self.tahun, family)
        moved = self._of(pemda, new[0], self.tahun, family) if new and new[0] != old[0] else stays if new else None
        found = {"pagu_lama": before, "pagu_lama_berikut": stays, "pagu_baru": moved}
        return {**found, "arah": self._way(pemda, old, new, family, moved, stays)}

    def _way(self, pemda: str, old: Pembayar, new: Pembayar, family: str, moved: int | None, stays: int | None) -> str:
        if new is None:
            return "tertinggal"
        if new[1] in (*BUKAN_PEMDA, *DI_LUAR_APBD, "pekerja") or family == "rentan":
            return "belum_diketahui"
        if moved and self._reaches((pemda, new[0], family), moved):
            both = old and old[0] != new[0] and stays and (pemda, old[0], family) not in self.own
            return "ganda" if both else "pindah"
        return "tertinggal" if (pemda, new[0], self.tahun) in self.there else "belum_diketahui"

    def _reaches(self, place: tuple[str, str, str], pagu: int) -> bool:
        """Whether beside its own people the office has most of what those need who have come; what is short is told of its account."""
        return 2 * (pagu - self.need[place, False]) >= self.need[place, True]

    def _of(self, pemda: str, unit: str, tahun: int, family: str) -> int | None:
        amounts = self.pagu.get((pemda, unit or None, tahun, family))
        return known_sum(amounts) if amounts else None
