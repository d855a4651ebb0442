"""A finished evaluation made of invented people: what a run saves of them, without files that were read."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from naungan.acuan.kebijakan import Aturan
from naungan.budget.purse_tables import PURSE_END
from naungan.contribution import PERSON, assess, dues
from naungan.contribution.tables import ASSESSMENT
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine, write_snapshot
from naungan.evaluation.finished import Finished
from naungan.evaluation.record import HASIL
from naungan.intake.tables import ROSTER
from naungan.kernel.period import Bulan
from naungan.matching import mark
from naungan.matching.tables import LINK
from naungan.regions.tables import PAYER
from naungan.relations.words import Hak, Jawaban, State

BULAN = Bulan(2026, 10)
YA, TIDAK, RAGU = Jawaban
# What the member files may say of somebody whom a government owes.
STATES = {
    "covered": YA, "unregistered": TIDAK, "inactive": TIDAK, "not_on_own_npp": RAGU, "arrears": RAGU, "covered_elsewhere": YA,
    "no_data": RAGU,
}  # fmt: skip
PEMDA = ("1671", "1672", "16")
CATEGORIES = ("honorer", "guru_non_asn", "perangkat_desa", "pppk_paruh_waktu", "pekerja_rentan", "pppk")
PAYS = {"perangkat_desa": "desa"}
_SAID = pa.schema(
    [(name, pa.string()) for name in ("pemda", "unit", "kategori", "keadaan", "pembayar")]
    + [("upah", pa.decimal128(18, 2)), ("mulai", pa.date32()), ("akhir", pa.date32()), ("tanggal_lahir", pa.date32())]
)


def person(**said: Any) -> dict[str, Any]:
    """An honorer of 1671 who earns two million and is registered, with what is said of him instead."""
    row = {"pemda": "1671", "unit": "u", "kategori": "honorer", "keadaan": "covered", "pembayar": "pemda", "upah": Decimal(2_000_000),
           "mulai": None, "akhir": None, "tanggal_lahir": None}  # fmt: skip
    return row | said


def invented(number: int, seed: int) -> list[dict[str, Any]]:
    """People of some governments with wages, days and states of every kind."""
    chance = random.Random(seed)
    found = []
    for _ in range(number):
        kategori = chance.choice(CATEGORIES)
        wage = None if chance.random() < 0.1 else Decimal(chance.randrange(50_000_000, 900_000_000)) / 100
        begins = dt.date(2025, 1, 1) + dt.timedelta(chance.randrange(900)) if chance.random() < 0.5 else None
        ends = dt.date(2026, 6, 30) + dt.timedelta(chance.randrange(500)) if chance.random() < 0.4 else None
        ends = dt.date(2026, 12, 31) if chance.random() < 0.3 else ends
        payer = "vendor" if chance.random() < 0.05 else PAYS.get(kategori, "pemda")
        found.append(
            person(pemda=chance.choice(PEMDA), unit="milik vendor" if payer == "vendor" else chance.choice("uvw"), kategori=kategori, keadaan=chance.choice(list(STATES)),
                   upah=wage, mulai=begins, akhir=ends, pembayar=payer, tanggal_lahir=dt.date(1965, 1, 1) + dt.timedelta(chance.randrange(14_000)))
        )  # fmt: skip
    return found


def finished(
    engine: Engine, folder: Path, people: Sequence[Mapping[str, Any]], *, aturan: Sequence[Aturan] | None = None,
    ends: Sequence[Mapping[str, Any]] = (), payers: Sequence[Mapping[str, Any]] | None = None,
) -> Finished:  # fmt: skip
    """What a run over these people saves that scenarios read; the states are as they are said, where the law owes anything at all."""
    table = pa.Table.from_pylist([dict(row) for row in people], _SAID)
    number = pa.array(range(len(people)), pa.int64())
    rows = engine.keep(engine.table(table.append_column("urutan", number)))
    rows = rows.mutate(sumber=ibis.literal("f" * 64), lembar=ibis.literal("l"), baris=rows.urutan + 2, berkas=ibis.literal("b.csv"))
    rows = engine.keep(rows.mutate(orang=mark(rows)))
    owed = engine.keep(dues(engine, rows, bulan=str(BULAN), aturan=aturan, bawa=("keadaan", "pembayar")))
    known = {
        ROSTER: rows,
        LINK: rows.mutate(decision=ibis.literal("none"), sendiri=ibis.literal(True)),
        LEDGER: _judged(owed),
        ASSESSMENT: assess(engine, owed),
        PAYER: engine.table(PAYER.of(_payers(people) if payers is None else payers)),
        PURSE_END: engine.table(PURSE_END.of(ends)),
    }
    for relation, found in known.items():
        whole = relation.published(found, absent=relation.names)
        write_snapshot(engine, relation, whole, folder / HASIL / relation.name, {"orang": len(people)})
    record = {"bulan": str(BULAN), "posisi": "2026-11-20", "diketahui": None}
    return Finished(folder, record, {one.name: one for one in known}, {one.name: 0 for one in known})


def _payers(people: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each government pays for its people, but for those of a vendor, who stand in a unit of their own."""
    pairs = {(row["pemda"], row["unit"] if row["pembayar"] == "vendor" else None, row["kategori"], row["pembayar"]) for row in people}
    names = ("pemda", "unit", "kategori", "pembayar")
    return [{**dict(zip(names, one, strict=True)), "dari": "2023-01"} for one in sorted(pairs, key=str)]


def _judged(owed: Any) -> Any:
    none = owed.hak == Hak.TIDAK_BERHAK
    other = owed.pembayar == "vendor"
    state = ibis.cases((none, State.NOT_ELIGIBLE), (other, State.OTHER_PAYER), else_=owed.keadaan)
    sure = ibis.cases(*((owed.keadaan == name, said) for name, said in STATES.items()), else_=RAGU)
    return owed.mutate(
        keadaan=state, terlindungi=ibis.ifelse(none | other, RAGU, sure), kewajiban_terpenuhi=ibis.literal(RAGU), utama=ibis.literal(True),
        unit_pembayar=owed.unit, bulan=ibis.literal(str(BULAN)), kurang_jkk=ibis.literal(False), kurang_jkm=ibis.literal(False),
    )  # fmt: skip


def as_person(engine: Engine, people: Sequence[Mapping[str, Any]]) -> Any:
    """The same people as the law reads them, one by one."""
    table = pa.Table.from_pylist([dict(row) for row in people], _SAID)
    names = pa.array([str(number) for number in range(len(people))], pa.string())
    return engine.keep(engine.table(table.append_column("orang", names)).select(*PERSON))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
