"""A small world of relations, written by hand: one pemda, a few workers, whatever the test says of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from naungan import contribution, coverage
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching import Linked
from naungan.matching.tables import LINK, MEMBER_NOMOR, MEMBER_PERSON
from naungan.regions.tables import PAYER, REGISTRATION, UNIT
from naungan.relations import NOMOR
from naungan.relations.coded import coded
from naungan.relations.numbers import looked_up
from naungan.relations.words import PROGRAM

BULAN = "2026-10"
POSISI = dt.date(2026, 11, 17)
PEMDA = "1671"
PAYERS = ("pemberi_kerja", "pekerja")
RELATIONS = {"roster": ROSTER, "link": LINK, "member": MEMBER, "member_person": MEMBER_PERSON,
             "unit": UNIT, "registration": REGISTRATION, "payer": PAYER}  # fmt: skip
# The columns of ``contribution.dues`` with what the ledger carries along.
OWED = pa.schema([
    *(ROSTER.arrow_schema().field(name) for name in ROSTER.schema().names if name in {*contribution.PERSON, *coverage.SHOWN}),
    *(pa.field(name, pa.string()) for name in ("orang", "bulan", "segmen", "risiko", "hak", "keringanan")),
    *(pa.field(name, pa.bool_()) for name in ("bekerja", "asn", "upah_perkiraan", *(f"wajib_{one}" for one in PROGRAM))),
    pa.field("dasar_upah", pa.decimal128(18, 2)),
    *(pa.field(f"{one}_{payer}", pa.int64()) for one in (*PROGRAM, "iuran") for payer in PAYERS), pa.field("iuran", pa.int64()),
])  # fmt: skip


# What is each one's own; the rest is said of many.
OWN = (NOMOR, "siapa", "upah", "potongan_iuran")


@dataclass
class World:
    """Rows as dicts; ``ledger`` runs the room over them. What the law says is written by hand, so that a test may say it.

    With ``silent`` links nobody says who has one row alone: everybody is grouped and sorted, which must change nothing.
    """

    roster: list[dict[str, Any]] = field(default_factory=list)
    link: list[dict[str, Any]] = field(default_factory=list)
    member: list[dict[str, Any]] = field(default_factory=list)
    member_person: list[dict[str, Any]] = field(default_factory=list)
    law: list[dict[str, Any]] = field(default_factory=list)
    unit: list[dict[str, Any]] = field(default_factory=list)
    registration: list[dict[str, Any]] = field(default_factory=list)
    payer: list[dict[str, Any]] = field(default_factory=list)

    def worker(self, orang: str, unit: str | None = "A", *, pemda: str = PEMDA, peserta: str | None = None, decision: str | None = None,
               hak: str = "wajib", segmen: str = "PU", programs: str = "jkk jkm", iuran: dict[str, int | None] | None = None,
               perkiraan: bool = False, dasar_upah: int | None = 1_000_000, lembar: str | None = None, **roster: Any) -> None:  # fmt: skip
        """One roster row with its link, and what the law says."""
        baris = len(self.roster) + 2
        number = {NOMOR: len(self.roster)}
        self.roster.append({
            **number, "sumber": "r", "lembar": lembar, "baris": baris, "berkas": "daftar.xlsx", "urutan": baris - 2, "pemda": pemda, "unit": unit, "unit_nama": f"Dinas {unit}",
            "bulan": BULAN, "kategori": "honorer", "tahan": False, "database_bkn": True, **roster,
        })  # fmt: skip
        decision = decision or ("same" if peserta else "none")
        self.link.append({**number, "pemda": pemda, "orang": orang, "peserta": peserta, "decision": decision})
        self.roster[-1]["orang"] = orang
        if any((one["pemda"], one["orang"], one["unit"]) == (pemda, orang, unit) for one in self.law):
            return
        due = programs.split() if hak == "wajib" else []
        amounts = {"jkk": 2400, "jkm": 3000, "jht": 57000, "jp": 30000} | (iuran or {})
        self.law.append({
            "pemda": pemda, "orang": orang, "unit": unit, "segmen": segmen, "hak": hak, "bekerja": True, "asn": False,
            "upah_perkiraan": perkiraan, "dasar_upah": dasar_upah, **{f"wajib_{one}": one in due for one in PROGRAM},
            **{f"{one}_pemberi_kerja": amounts[one] if one in due else 0 for one in PROGRAM}, **{f"{one}_pekerja": 0 for one in PROGRAM},
        })  # fmt: skip

    def participant(self, peserta: str, npp: str | None = "N1", *, pemda: str = PEMDA, **member: Any) -> None:
        """One row of a member file."""
        baris = len(self.member) + 2
        number = {NOMOR: len(self.member)}
        self.member.append({
            **number, "sumber": "m", "lembar": None, "baris": baris, "berkas": "peserta.xlsx", "urutan": baris - 2, "pemda": pemda, "bulan": BULAN, "npp": npp, "segmen": "PU",
            "lingkup": "nasional", "aktif": True, "jkk": True, "jkm": True, "tahan": False, **member,
        })  # fmt: skip
        self.member_person.append({**number, "pemda": pemda, "peserta": peserta})

    def table(self, engine: Engine, name: str) -> ir.Table:
        """One of the relations on an engine."""
        relation = RELATIONS[name]
        return engine.table(relation.of([{k: v for k, v in row.items() if k in relation.schema().names} for row in getattr(self, name)]))

    def linked(self, engine: Engine, *, silent: bool = False) -> Linked:
        """The links and member persons, with who has one row alone, and the member row that each link names."""
        rows = Counter((row["pemda"], row["orang"]) for row in self.link)
        members = Counter((row["pemda"], row["peserta"]) for row in self.member_person)
        first = {(row["pemda"], row["peserta"]): row for row in reversed(self.member_person)}
        named = [first.get((row["pemda"], row["peserta"]), {}) for row in self.link]
        link = [
            {**row, "sendiri": None if silent else rows[row["pemda"], row["orang"]] == 1, MEMBER_NOMOR: best.get(NOMOR)}
            for row, best in zip(self.link, named, strict=True)
        ]  # fmt: skip
        person = [{**row, "sendiri": None if silent else members[row["pemda"], row["peserta"]] == 1} for row in self.member_person]
        return Linked(engine.table(LINK.of(link)), engine.table(MEMBER_PERSON.of(person)))

    def owed(self, engine: Engine) -> contribution.Owed:
        """What ``contribution.owed`` would yield if the law were as it is written here, amounts and all."""
        rows = engine.table(pa.Table.from_pylist([self._due(law) for law in self.law], OWED)).rename(siapa="orang")
        people = coded(engine, rows, [name for name in rows.columns if name not in OWN])
        # Who has one row alone is named by what is priced.
        return contribution.Owed(people, lambda asked: asked if "orang" in asked.columns else asked.mutate(orang=asked.siapa))

    def _due(self, law: dict[str, Any]) -> dict[str, Any]:
        worker = ("pemda", "orang", "unit")
        mine = [row for row in self.roster if all(row[name] == law[name] for name in worker)]
        trusted = min(mine, key=lambda row: (row["tahan"], row["baris"]))
        sums = {f"iuran_{payer}": _whole([law[f"{one}_{payer}"] for one in PROGRAM]) for payer in PAYERS}
        return {**trusted, **law, "bulan": BULAN, **sums, "iuran": _whole([*sums.values()])}

    def assessment(self, engine: Engine) -> ir.Table:
        """What is due, told long."""
        return contribution.assess(engine, self.owed(engine).table())

    def ledger_table(self, engine: Engine, posisi: dt.date = POSISI, *, silent: bool = False) -> ir.Table:
        """The ledger as a table."""
        tables = {name: self.table(engine, name) for name in ("roster", "member", "unit", "registration", "payer")}
        linked = self.linked(engine, silent=silent)
        return coverage.ledger(engine, **tables, linked=linked, owed=self.owed(engine), bulan=BULAN, posisi=posisi)

    def ledger(self, engine: Engine, posisi: dt.date = POSISI, *, silent: bool = False) -> list[dict[str, Any]]:
        """The ledger as rows in declared order, as it is saved."""
        table = looked_up(LEDGER, self.ledger_table(engine, posisi, silent=silent), {"roster": self.table(engine, "roster")})
        table = LEDGER.published(table)
        return engine.rows(table.order_by([ibis.asc(name, nulls_first=True) for name in LEDGER.key]))


def _whole(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def together(worlds: dict[str, World]) -> World:
    """Several worlds as one, each under its own pemda code: one run of the room answers for all."""
    whole = World()
    for number, (pemda, one) in enumerate(worlds.items()):
        for name, rows in vars(one).items():
            for row in rows:
                row["pemda"] = pemda
                if "baris" in row:
                    row |= {"sumber": f"{row['sumber']}{number}", "baris": row["baris"] + 1000 * number}
                if NOMOR in row:
                    row[NOMOR] += 1000 * number
            getattr(whole, name).extend(rows)
    return whole


def world(npp: dict[str, str | None] | None = None) -> World:
    """A pemda with units A and B, each with an NPP of its own unless told otherwise."""
    made = World()
    made.unit = [{"pemda": PEMDA, "unit": kode, "nama": f"Dinas {kode}", "jenis": "opd"} for kode in ("A", "B")]
    made.registration = [{"pemda": PEMDA, "npp": n, "unit": u} for n, u in ({"N1": "A", "N2": "B"} if npp is None else npp).items()]
    return made
