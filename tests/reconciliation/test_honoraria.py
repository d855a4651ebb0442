"""Honoraria against rosters and members: whom each finding counts, and whom none does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.demo.honoraria import PEMBAYAR
from naungan.engine import Engine
from naungan.engine.lake import PART
from naungan.evaluation.record import HASIL
from naungan.findings.honoraria import honorarium_findings
from naungan.intake.tables import HONORARIUM, MEMBER, ROSTER
from naungan.reconciliation import honorarium_check, honorarium_sum
from naungan.relations import NOMOR
from tests.asking.test_answers import NAMES, a_nik
from tests.command import run
from tests.coverage.world import BULAN, PEMDA, world

# Unit, state by the member file (None: on no roster), paid or not (None), held or not, what must come out.
ACTIVE, GONE = {"aktif": True}, {"aktif": False}
CASES: list[tuple[str, Any, int | None, bool, str | None]] = [
    ("A", ACTIVE, 1_000_000, False, "cocok"),
    ("A", GONE, 1_100_000, False, "bukan_peserta"),
    ("A", {}, 1_200_000, False, "bukan_peserta"),
    ("A", ACTIVE, None, False, "tidak_dibayar"),
    ("A", None, 1_300_000, False, "tidak_di_daftar"),
    ("C", None, 1_400_000, False, "tanpa_daftar"),
    ("B", ACTIVE, None, False, None),
]


def found(engine: Engine, cases: list[tuple[str, Any, int | None, bool, str | None]], unnumbered: int | None = None) -> dict[str, Any]:
    """``unnumbered``: the case whose payment names no NIK."""
    made, honor, rostered = world(), [], 0
    for place, (unit, member, bruto, held, _) in enumerate(cases):
        who = {"nik": a_nik(place), "nama": NAMES[place]}
        if member is not None:
            made.worker(f"{PEMDA}-r-{rostered}", unit, peserta=f"m{place}" if member else None, **who)
            rostered += 1
            if member:
                made.participant(f"m{place}", "N1" if unit == "A" else "N2", **who, **member)
        if bruto:
            number = 100 + place
            honor.append({NOMOR: number, "sumber": "h", "berkas": "h.xlsx", "baris": number, "urutan": number, "pemda": PEMDA, "unit": unit,
                          "unit_nama": unit, "bulan": BULAN, "bruto": bruto, "tahan": held, **who,
                          **({"nik": None} if place == unnumbered else {})})  # fmt: skip
    if not made.member:
        made.participant("lain", "N1", nik=a_nik(19), nama=NAMES[19])
    ledger = made.ledger_table(engine)
    roster = ROSTER.of([{k: v for k, v in row.items() if k in ROSTER.schema().names} for row in made.roster])
    assert set(MEMBER.names) >= {"npp_pemda", "terdaftar"}
    tables = {"honorarium": engine.table(HONORARIUM.of(honor)), "roster": engine.table(roster), "ledger": ledger}
    check = honorarium_check(engine, tables, BULAN)
    return {
        "check": engine.rows(check),
        "sum": engine.rows(honorarium_sum(check)),
        "findings": honorarium_findings(engine, honorarium_sum(check)),
    }


def test_each_payment_and_each_worker_without_one(engine: Engine) -> None:
    told = found(engine, CASES)
    got = sorted((row["hasil"], row["bruto"] or 0) for row in told["check"])
    assert got == sorted((outcome, bruto or 0) for *_, bruto, _, outcome in CASES if outcome)
    (unit,) = [row for row in told["sum"] if row["unit"] == "A"]
    assert (unit["jumlah_bukan_peserta"], unit["rupiah_bukan_peserta"], unit["rupiah_tidak_di_daftar"]) == (2, 2_300_000, 1_300_000)
    assert {(row["kode"], row["jumlah"], row["rupiah"]) for row in told["findings"]} == {
        ("TEMUAN_HONOR_BUKAN_PESERTA", 2, 2_300_000), ("TEMUAN_HONOR_TIDAK_DI_DAFTAR", 1, 1_300_000), ("TEMUAN_HONOR_TIDAK_DIBAYAR", 1, None),
    }  # fmt: skip


def test_while_a_payment_is_held_nobody_is_said_to_be_unpaid(duck: Engine) -> None:
    told = found(duck, [*CASES[:4], ("A", None, 1_300_000, True, "belum_pasti")])
    assert sorted(row["hasil"] for row in told["check"]) == ["belum_pasti", "belum_pasti", "bukan_peserta", "bukan_peserta", "cocok"]
    assert {row["kode"] for row in told["findings"]} == {"TEMUAN_HONOR_BUKAN_PESERTA"}


def test_a_payment_that_names_nobody_surely_may_be_of_who_seems_unpaid(duck: Engine) -> None:
    told = found(duck, [*CASES[:4], ("A", None, 1_300_000, False, "belum_pasti")], unnumbered=4)
    assert sorted(row["hasil"] for row in told["check"]) == ["belum_pasti", "belum_pasti", "bukan_peserta", "bukan_peserta", "cocok"]
    assert {row["kode"] for row in told["findings"]} == {"TEMUAN_HONOR_BUKAN_PESERTA"}


@pytest.mark.chain
def test_what_was_planted_in_the_example_is_found(tmp_path: Path) -> None:
    make_demo(tmp_path / "contoh", scale=0.02, seed=11, only=(PEMBAYAR,), workers=1)
    run("evaluate", tmp_path / "contoh" / "berkas", "--bulan", BULAN, "--out", tmp_path / "hasil", expect=1)
    truth = pq.read_table(tmp_path / "contoh" / "kebenaran" / BULAN / "tanaman.parquet").to_pylist()
    planted = {row["jenis"].removeprefix("honor_"): row for row in truth if row["jenis"].startswith("honor_")}
    (row,) = pq.read_table(tmp_path / "hasil" / HASIL / "honorarium_sum" / PART).to_pylist()
    assert len(planted) == 3 and {one["unit"] for one in planted.values()} == {row["unit"]}
    for kind, one in planted.items():
        assert (kind, row[f"jumlah_{kind}"], row.get(f"rupiah_{kind}") or None) == (kind, one["jumlah"], one["rupiah"] or None)
    assert list((tmp_path / "hasil" / "honor").rglob("*.xlsx"))
