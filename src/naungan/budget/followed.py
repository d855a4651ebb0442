"""The chain of stages with the need as it was known at each, and the draft as it is evaluated: what one run says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from naungan.acuan.anggaran import bulan_tahun_anggaran, tahun_anggaran
from naungan.acuan.kebijakan import decided_by
from naungan.acuan.peta_rekening import Peta
from naungan.acuan.siklus import Kalender
from naungan.budget.chain import Place, budget_chain, dated, stages
from naungan.budget.lines import all_lines
from naungan.budget.moved import Moved
from naungan.budget.orang import Orang
from naungan.budget.planned import programme
from naungan.budget.raperda import raperda_check, received
from naungan.budget.rows import YearCell
from naungan.budget.setahun import year_needs
from naungan.budget.tahapan import Tahapan
from naungan.contribution import law_of
from naungan.kernel.period import Bulan
from naungan.relations.words import SEGMEN

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Asked:
    """What the stages are followed with: the files, whose year it is, the calendar, the map, the month and the position date;
    ``moved`` is what has gone to another office with its people, ``pemda`` the governments asked, also those without any line."""

    budget_line: ir.Table
    payer: ir.Table
    ledger: ir.Table
    orang: Orang
    kalender: Kalender
    peta: Peta
    bulan: str
    posisi: dt.date
    moved: Moved = field(default_factory=Moved)
    pemda: Sequence[str] = ()


def followed(engine: Engine, asked: Asked, year: Mapping[int, Sequence[YearCell]]) -> dict[str, ir.Table]:
    """BUDGET_CHAIN and RAPERDA_CHECK; ``year`` is that of ``needs_of_years``. A stage whose day nobody says is held against today's law."""
    names, kalender, peta = {"budget_line": asked.budget_line, "payer": asked.payer}, asked.kalender, asked.peta
    first = tahun_anggaran(Bulan.parse(asked.bulan))
    also = [place for place in received(kalender, first) if place[0] in asked.pemda]
    found = stages(all_lines(engine, **names, bulan=asked.bulan, peta=peta), first, also)
    now = _by_place(year)
    needs: dict[tuple[Place, dt.date | None], list[YearCell]] = {(place, None): cells for place, cells in now.items()}
    needs |= _known_then(engine, asked, found, now, set(year))
    said = programme(engine, **names, bulan=asked.bulan, peta=peta)
    chain = engine.keep(
        budget_chain(engine, found, needs=needs, kalender=kalender, peta=peta, rencana=said, moved=asked.moved, posisi=asked.posisi)
    )
    check = raperda_check(
        engine, found, chain=chain, cells=now, ledger=asked.ledger, kalender=kalender, aturan=asked.orang.aturan, peta=peta,
        posisi=asked.posisi,
    )  # fmt: skip
    return {"budget_chain": chain, "raperda_check": check}


def _known_then(
    engine: Engine, asked: Asked, found: Mapping[Place, list[Tahapan]], now: Mapping[Place, list[YearCell]], years: set[int]
) -> dict[tuple[Place, dt.date | None], list[YearCell]]:
    """The need of a year as the law was known on the day a government settled a stage; today's need where that is today's law."""
    then: dict[tuple[Place, dt.date | None], list[YearCell]] = {}
    for (tahun, day), pemda in dated(found, asked.kalender, asked.posisi).items():
        if tahun not in years:
            continue
        known = min(day, asked.orang.known or day)
        rules = None if asked.orang.aturan is None else decided_by(asked.orang.aturan, known)
        orang = replace(asked.orang, aturan=rules, known=known)
        if _alike(asked.orang, orang, tahun):
            then |= {((kode, tahun), day): now.get((kode, tahun), []) for kode in pemda}
            continue
        cells = year_needs(engine, orang, ledger=asked.ledger, payer=asked.payer, tahun=tahun, bulan=asked.bulan, pemda=pemda)
        then |= {((kode, tahun), day): [] for kode in pemda}
        for cell in cells:
            then[(cell["pemda"], tahun), day].append(cell)
    return then


def _alike(one: Orang, other: Orang, tahun: int) -> bool:
    """Whether every month of a year is under one law for both."""
    months = {month for segmen in SEGMEN for month in bulan_tahun_anggaran(tahun, segmen)}
    return all(law_of(month, one.aturan, one.known) == law_of(month, other.aturan, other.known) for month in sorted(months))


def _by_place(year: Mapping[int, Sequence[YearCell]]) -> dict[Place, list[YearCell]]:
    found: dict[Place, list[YearCell]] = {}
    for tahun, cells in year.items():
        for cell in cells:
            found.setdefault((cell["pemda"], tahun), []).append(cell)
    return found
