"""Published coverage comes out of the ledger of so many workers and participants."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import yaml

from naungan import contribution, coverage
from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching import Linked
from naungan.matching.tables import LINK, MEMBER_NOMOR, MEMBER_PERSON
from naungan.regions.tables import PAYER, REGISTRATION, UNIT
from naungan.relations import Relation
from naungan.relations.declare import NOMOR

CASES = yaml.safe_load((Path(__file__).parents[1] / "kasus" / "cakupan.yaml").read_text("utf-8"))
BULAN, POSISI = "2026-10", dt.date(2026, 11, 17)
WORKER = {
    "sumber": "r", "berkas": "daftar.xlsx", "unit": "A", "unit_nama": "Dinas A", "bulan": BULAN, "kategori": "honorer",
    "upah": Decimal(1_000_000), "tahan": False,
}  # fmt: skip
SEEN = {
    "sumber": "m", "berkas": "peserta.csv", "bulan": BULAN, "segmen": "PU", "lingkup": "nasional", "aktif": True, "jkk": True, "jkm": True,
    "tahan": False,
}  # fmt: skip
ALONE = {"sendiri": True, "tier": "nik_nama_tanggal"}


def _table(engine: Engine, relation: Relation, count: int, same: dict[str, Any], **columns: pa.Array) -> ir.Table:
    made = engine.table(pa.table({name: pa.repeat(value, count) for name, value in same.items()} | columns))
    return engine.keep(relation.conform(made, absent=relation.all_but(*made.columns)))


def ledger(engine: Engine, governments: dict[str, tuple[int, int]]) -> ir.Table:
    """The ledger of so many workers in each of these governments, the first of them participants."""
    registered, workers = zip(*governments.values(), strict=True)
    known, whole = sum(registered), sum(workers)
    row = pa.array(range(whole), pa.int64())
    place = {"baris": pc.add(row, 2), "urutan": row, NOMOR: row}
    pemda = pa.concat_arrays([pa.repeat(kode, count) for kode, (_, count) in governments.items()])
    mine = pa.concat_arrays([pa.array([True] * yes + [False] * (all_ - yes)) for yes, all_ in zip(registered, workers, strict=True)])
    peserta = pc.if_else(mine, row.cast(pa.string()), None)
    seen = {name: column.filter(mine) for name, column in (place | {"pemda": pemda}).items()}
    roster = _table(engine, ROSTER, whole, WORKER, pemda=pemda, **place)
    member = _table(engine, MEMBER, known, SEEN, **seen)
    link = _table(engine, LINK, whole, ALONE, **{NOMOR: row, MEMBER_NOMOR: pc.if_else(mine, row, None)}, pemda=pemda,
                  orang=row.cast(pa.string()), peserta=peserta, decision=pc.if_else(mine, "same", "none"))  # fmt: skip
    person = _table(engine, MEMBER_PERSON, known, {"sendiri": True}, **{NOMOR: seen[NOMOR]}, pemda=seen["pemda"],
                    peserta=peserta.filter(mine))  # fmt: skip
    owed = contribution.owed(engine, roster, link, bulan=BULAN, bawa=coverage.SHOWN)
    empty = {relation.name: engine.table(relation.empty()) for relation in (UNIT, REGISTRATION, PAYER)}
    return coverage.ledger(
        engine, roster=roster, linked=Linked(link, person), owed=owed, member=member, **empty, bulan=BULAN, posisi=POSISI
    )  # fmt: skip


def _published(engine: Engine, cases: list[dict[str, Any]]) -> None:
    """Each case is a province of its own: one run of the room answers for all."""
    governments = {
        f"{province}{number:02d}": pair
        for province, kasus in enumerate(cases, 11)
        for number, pair in enumerate(zip(kasus["diketahui"]["terdaftar"], kasus["diketahui"]["pekerja"], strict=True), 1)
    }
    rows = engine.rows(coverage.measures(engine, engine.keep(ledger(engine, governments)), lingkup="nasional"))
    found = {row["pemda"]: row for row in rows if row["tingkat"] == "provinsi"}
    for province, kasus in enumerate(cases, 11):
        row, hasil = found[str(province)], kasus["hasil"]
        assert (row["terlindungi_ya"], row["pekerja"]) == (hasil["terdaftar"], sum(kasus["diketahui"]["pekerja"])), kasus["kasus"]
        if "persen" in hasil:
            assert (row["batas_bawah"] * 100).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(hasil["persen"]), kasus["kasus"]


def test_published_coverage(duck: Engine) -> None:
    _published(duck, [kasus for kasus in CASES if not _large(kasus)])


@pytest.mark.slow
def test_published_coverage_of_a_large_province(duck: Engine) -> None:
    _published(duck, [kasus for kasus in CASES if _large(kasus)])


def _large(kasus: dict[str, Any]) -> bool:
    return sum(kasus["diketahui"]["pekerja"]) > 1_000_000
