"""Budget lines and verdicts over the small worlds of the coverage tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from naungan import budget
from naungan.acuan.peta_rekening import Peta
from naungan.engine import Engine
from naungan.intake.tables import BUDGET_LINE, TREASURY
from tests.coverage.world import BULAN, PEMDA, POSISI, World, world
from tests.coverage.world import together as worlds_together

JKK, JKM, JHT, LAIN = "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.02.02.0010", "5.1.02.01.01.0024"


@dataclass
class Money:
    """A world with budget lines."""

    world: World = field(default_factory=world)
    rows: list[dict[str, Any]] = field(default_factory=list)
    treasury: list[dict[str, Any]] = field(default_factory=list)

    def line(
        self,
        kode: str | None,
        pagu: int | None,
        realisasi: int | None = None,
        unit: str | None = "A",
        tahap: str = "APBD",
        tahun: int = 2026,
        **more: Any,
    ) -> None:
        baris = len(self.rows) + 2
        self.rows.append({
            "sumber": "b", "berkas": "anggaran.xlsx", "lembar": None, "baris": baris, "urutan": baris - 2, "pemda": PEMDA, "unit": unit,
            "unit_nama": f"Dinas {unit}", "tahun": tahun, "tahap": tahap, "kode_rekening": kode, "pagu": pagu, "realisasi": realisasi, "tahan": False, **more,
        })  # fmt: skip

    def lines(self, engine: Engine, posisi: dt.date = POSISI, peta: Peta | None = None) -> list[dict[str, Any]]:
        """The lines, counted to the account."""
        handed_in = {"budget_line": engine.table(BUDGET_LINE.of(self.rows)), "treasury": engine.table(TREASURY.of(self.treasury))}
        return budget.lines(engine, **handed_in, payer=self.world.table(engine, "payer"), bulan=BULAN, posisi=posisi, peta=peta)

    def tables(self, engine: Engine, posisi: dt.date = POSISI, peta: Peta | None = None) -> dict[str, Any]:
        """Ledger, units, lines, and the verdicts."""
        found: dict[str, Any] = {
            "ledger": engine.keep(self.world.ledger_table(engine, posisi)), "unit": self.world.table(engine, "unit"),
            "lines": self.lines(engine, posisi, peta),
        }  # fmt: skip
        need = {"assessment": self.world.assessment(engine), "payer": self.world.table(engine, "payer")}
        orang, known = (
            budget.Orang(self.world.owed(engine).table()),
            {"ledger": found["ledger"], "payer": need["payer"], "lines": found["lines"]},
        )
        year = budget.needs_of_years(engine, orang, **known, bulan=BULAN)
        found["adequacy"] = budget.adequacy(engine, **found, **need, year=year, bulan=BULAN, posisi=posisi, peta=peta)
        found["unit_status"] = budget.unit_status(engine, **found, bulan=BULAN, posisi=posisi)
        return found

    def verdicts(self, engine: Engine, posisi: dt.date = POSISI) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
        """Adequacy rows, and the unit status by unit."""
        tables = self.tables(engine, posisi)
        return engine.rows(tables["adequacy"]), {row["unit"]: row for row in engine.rows(tables["unit_status"])}


def paid(workers: int = 10, lunas: str | None = "2026-10", **world_more: Any) -> Money:
    """Unit A with so many registered workers at 2,400 + 3,000 a month, paid through October."""
    made = Money()
    for number in range(workers):
        made.world.worker(f"p{number}", peserta=f"m{number}", **world_more)
        made.world.participant(f"m{number}", lunas_sampai=lunas)
    return made


def together(all_money: dict[str, Money]) -> Money:
    """Several worlds with their budgets as one, each under its own pemda code."""
    whole = Money(worlds_together({pemda: made.world for pemda, made in all_money.items()}))
    for number, (pemda, made) in enumerate(all_money.items()):
        whole.rows += [{**row, "pemda": pemda, "sumber": f"b{number}"} for row in made.rows]
    return whole
