"""Who has one row on either side gets by the short way what the others get; two pemda may hand in files of identical bytes."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest

from naungan import contribution, coverage, matching
from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching import Linked
from naungan.regions.tables import PAYER, REGISTRATION, UNIT

pytestmark = pytest.mark.chain

BULAN, POSISI = "2026-10", dt.date(2026, 11, 17)
KATEGORI = ["honorer", "pppk_paruh_waktu", "pppk", "alih_daya", None]


def _people(count: int, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Workers of two pemda: some without NIK, some in two units or written twice, some members with two rows."""
    rng = random.Random(seed)
    roster: list[dict[str, Any]] = []
    member: list[dict[str, Any]] = []
    for number in range(count):
        person = {
            "pemda": rng.choice(["1671", "1672"]), "nama": f"{rng.choice(['ANI', 'BUDI', 'CICI', 'DODO'])} NAMA{number}",
            "nik": f"16710101{number:08d}" if rng.random() < 0.9 else None, "tanggal_lahir": dt.date(1980, 1, 1 + number % 28),
        }  # fmt: skip
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            roster.append({
                **person, "sumber": "r" * 64, "berkas": "daftar.xlsx", "lembar": rng.choice([None, "Data"]), "baris": len(roster) + 2,
                "urutan": len(roster), "unit": rng.choice(["A", "B", None]), "unit_nama": "Dinas", "bulan": BULAN,
                "kategori": rng.choice(KATEGORI), "upah": rng.choice([None, 1_000_000, 2_500_000]), "tahan": rng.random() < 0.1,
                "mulai": rng.choice([None, dt.date(2020, 1, 1), dt.date(2026, 12, 1)]), "potongan_iuran": rng.choice([None, 10_000]),
            })  # fmt: skip
        for _ in range(rng.choice([0, 1, 1, 2])):
            member.append({
                **person, "sumber": "m" * 64, "berkas": "peserta.csv", "baris": len(member) + 2, "urutan": len(member), "bulan": BULAN,
                "npp": rng.choice(["N1", "N2", "N9", None]), "segmen": rng.choice(["PU", "PU", "BPU"]), "lingkup": "nasional",
                "aktif": rng.choice([True, True, False, None]), "jkk": True, "jkm": rng.choice([True, False, None]),
                "lunas_sampai": rng.choice([None, "2026-08", "2026-10"]), "upah": rng.choice([None, 900_000]),
                "mulai": rng.choice([None, dt.date(2026, 9, 1)]), "tahan": rng.random() < 0.1,
            })  # fmt: skip
    return roster, member


def _offices(engine: Engine) -> dict[str, Any]:
    places = [(pemda, unit) for pemda in ("1671", "1672") for unit in ("A", "B")]
    return {
        "unit": engine.table(UNIT.of([{"pemda": p, "unit": u, "nama": u} for p, u in places])),
        "registration": engine.table(REGISTRATION.of([{"pemda": p, "npp": {"A": "N1", "B": "N2"}[u], "unit": u} for p, u in places])),
        "payer": engine.table(PAYER.of([{"pemda": "1671", "unit": "A", "kategori": "honorer", "pembayar": "pemda", "unit_pembayar": "B"}])),
    }


def _ledger(engine: Engine, roster: ir.Table, member: ir.Table, linked: Linked) -> ir.Table:
    owed = contribution.owed(engine, roster, linked.link, bulan=BULAN, bawa=coverage.SHOWN)
    return coverage.ledger(engine, roster=roster, linked=linked, owed=owed, member=member, **_offices(engine), bulan=BULAN, posisi=POSISI)


def _silent(linked: Linked) -> Linked:
    """Links that don't say who has one row alone."""
    return Linked(*(table.mutate(sendiri=ibis.null("boolean")) for table in (linked.link, linked.member_person)))


def _both_ways(engine: Engine, seed: int) -> None:
    rows, members = _people(120, seed)
    roster, member = engine.table(ROSTER.of(rows)), engine.table(MEMBER.of(members))
    linked = matching.link(engine, roster, member)
    found, expected = (
        sorted(map(str, engine.rows(_ledger(engine, roster, member, links)))) for links in (linked, _silent(linked))
    )  # fmt: skip
    assert found == expected
    assert {row["sendiri"] for row in engine.rows(linked.link.select("sendiri"))} == {True, False}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_short_way_gives_the_same_ledger(duck: Engine, seed: int) -> None:
    _both_ways(duck, seed)


@pytest.mark.spark
def test_the_short_way_on_spark(spark: Engine) -> None:
    _both_ways(spark, 1)


def test_two_pemda_with_files_of_identical_bytes(engine: Engine) -> None:
    """The same ``sumber`` and row in two pemda are two workers; what is known of one says nothing of the other."""
    worker = {"sumber": "r" * 64, "berkas": "daftar.xlsx", "lembar": "Data", "baris": 2, "urutan": 0, "unit": "A", "unit_nama": "Dinas",
              "bulan": BULAN, "nama": "ANI LESTARI", "nik": "1671014101800001", "kategori": "honorer", "upah": 1_000_000, "tahan": False}  # fmt: skip
    seen = {"sumber": "m" * 64, "berkas": "peserta.csv", "baris": 2, "urutan": 0, "bulan": BULAN, "nama": "ANI LESTARI", "npp": "N1",
            "nik": "1671014101800001", "segmen": "PU", "lingkup": "nasional", "jkk": True, "jkm": True, "tahan": False}  # fmt: skip
    roster = engine.table(ROSTER.of([{**worker, "pemda": pemda} for pemda in ("1671", "1672")]))
    member = engine.table(MEMBER.of([{**seen, "pemda": pemda, "aktif": pemda == "1671"} for pemda in ("1671", "1672")]))
    linked = matching.link(engine, roster, member)
    for links in (linked, _silent(linked)):
        table = _ledger(engine, roster, member, links)
        assert {row["pemda"]: row["keadaan"] for row in engine.rows(table)} == {"1671": "covered", "1672": "inactive"}
        assert table.count().to_pyarrow().as_py() == 2
