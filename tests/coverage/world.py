"""A small world of relations, written by hand: one pemda, a few workers, whatever the test says of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import ibis
import ibis.expr.types as ir

from naungan import coverage
from naungan.contribution.tables import ASSESSMENT
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching.tables import LINK, MEMBER_PERSON
from naungan.regions.tables import PAYER, REGISTRATION, UNIT

BULAN = "2026-10"
POSISI = dt.date(2026, 11, 17)
PEMDA = "1671"
DUTY = {
    "pemda": "string", "orang": "string", "unit": "string", "segmen": "string", "hak": "string",
    "jkk": "boolean", "jkm": "boolean", "jht": "boolean", "jp": "boolean",
}  # fmt: skip


@dataclass
class World:
    """Rows as dicts; ``ledger`` runs the room over them."""

    roster: list[dict[str, Any]] = field(default_factory=list)
    link: list[dict[str, Any]] = field(default_factory=list)
    member: list[dict[str, Any]] = field(default_factory=list)
    member_person: list[dict[str, Any]] = field(default_factory=list)
    assessment: list[dict[str, Any]] = field(default_factory=list)
    duty: list[dict[str, Any]] = field(default_factory=list)
    unit: list[dict[str, Any]] = field(default_factory=list)
    registration: list[dict[str, Any]] = field(default_factory=list)
    payer: list[dict[str, Any]] = field(default_factory=list)

    def worker(self, orang: str, unit: str | None = "A", *, pemda: str = PEMDA, peserta: str | None = None, decision: str | None = None,
               hak: str = "wajib", segmen: str = "PU", programs: str = "jkk jkm", iuran: dict[str, int | None] | None = None,
               perkiraan: bool = False, dasar_upah: int | None = 1_000_000, lembar: str | None = None, **roster: Any) -> None:  # fmt: skip
        """One roster row with its link, duty and assessment."""
        baris = len(self.roster) + 2
        place = {"sumber": "r", "lembar": lembar, "baris": baris}
        self.roster.append({
            **place, "berkas": "daftar.xlsx", "urutan": baris - 2, "pemda": pemda, "unit": unit, "unit_nama": f"Dinas {unit}",
            "bulan": BULAN, "kategori": "honorer", "tahan": False, "database_bkn": True, **roster,
        })  # fmt: skip
        decision = decision or ("same" if peserta else "none")
        self.link.append({**place, "pemda": pemda, "orang": orang, "peserta": peserta, "decision": decision})
        self.roster[-1]["orang"] = orang
        if any((d["pemda"], d["orang"], d["unit"]) == (pemda, orang, unit) for d in self.duty):
            return
        due = programs.split() if hak == "wajib" else []
        self.duty.append(
            {
                "pemda": pemda,
                "orang": orang,
                "unit": unit,
                "segmen": segmen,
                "hak": hak,
                **{p: p in due for p in ("jkk", "jkm", "jht", "jp")},
            }
        )
        amounts = {"jkk": 2400, "jkm": 3000, "jht": 57000, "jp": 30000} | (iuran or {})
        for program in due:
            self.assessment.append({
                "pemda": pemda, "orang": orang, "unit": unit, "bulan": BULAN, "program": program, "segmen": segmen, "dasar_upah": dasar_upah,
                "pemberi_kerja": amounts[program], "pekerja": 0, "perkiraan": perkiraan,
            })  # fmt: skip

    def participant(self, peserta: str, npp: str | None = "N1", *, pemda: str = PEMDA, **member: Any) -> None:
        """One row of a member file."""
        baris = len(self.member) + 2
        place = {"sumber": "m", "lembar": None, "baris": baris}
        self.member.append({
            **place, "berkas": "peserta.xlsx", "urutan": baris - 2, "pemda": pemda, "bulan": BULAN, "npp": npp, "segmen": "PU",
            "lingkup": "nasional", "aktif": True, "jkk": True, "jkm": True, "tahan": False, **member,
        })  # fmt: skip
        self.member_person.append({**place, "pemda": pemda, "peserta": peserta})

    def table(self, engine: Engine, name: str) -> ir.Table:
        """One of the relations on an engine."""
        import pyarrow as pa

        if name == "duty":
            schema = ibis.schema(DUTY).to_pyarrow()
            return engine.table(pa.Table.from_pylist(self.duty, schema))
        relation = {"roster": ROSTER, "link": LINK, "member": MEMBER, "member_person": MEMBER_PERSON, "assessment": ASSESSMENT,
                    "unit": UNIT, "registration": REGISTRATION, "payer": PAYER}[name]  # fmt: skip
        rows = getattr(self, name)
        if name != "roster":
            return engine.table(relation.of(rows))
        plain = engine.table(ROSTER.of([{k: v for k, v in row.items() if k != "orang"} for row in rows]))
        persons = engine.table(pa.table({"baris": [r["baris"] for r in rows], "orang": [r["orang"] for r in rows]},
                                        schema=pa.schema({"baris": pa.int64(), "orang": pa.string()})))  # fmt: skip
        return plain.inner_join(persons, "baris")

    def ledger_table(self, engine: Engine, posisi: dt.date = POSISI) -> ir.Table:
        """The ledger as a table."""
        names = ("roster", "member", "assessment", "duty", "unit", "registration", "payer")
        linked = SimpleNamespace(link=self.table(engine, "link"), member_person=self.table(engine, "member_person"))
        tables = {name: self.table(engine, name) for name in names}
        return coverage.ledger(engine, linked=linked, bulan=BULAN, posisi=posisi, **tables)

    def ledger(self, engine: Engine, posisi: dt.date = POSISI) -> list[dict[str, Any]]:
        """The ledger as rows in declared order."""
        table = self.ledger_table(engine, posisi)
        return engine.rows(table.order_by([ibis.asc(name, nulls_first=True) for name in LEDGER.key]))


def together(worlds: dict[str, World]) -> World:
    """Several worlds as one, each under its own pemda code: one run of the room answers for all."""
    whole = World()
    for number, (pemda, one) in enumerate(worlds.items()):
        for name, rows in vars(one).items():
            for row in rows:
                row["pemda"] = pemda
                if "baris" in row:
                    row |= {"sumber": f"{row['sumber']}{number}", "baris": row["baris"] + 1000 * number}
            getattr(whole, name).extend(rows)
    return whole


def world(npp: dict[str, str | None] | None = None) -> World:
    """A pemda with units A and B, each with an NPP of its own unless told otherwise."""
    made = World()
    made.unit = [{"pemda": PEMDA, "unit": kode, "nama": f"Dinas {kode}", "jenis": "opd"} for kode in ("A", "B")]
    made.registration = [{"pemda": PEMDA, "npp": n, "unit": u} for n, u in ({"N1": "A", "N2": "B"} if npp is None else npp).items()]
    return made
