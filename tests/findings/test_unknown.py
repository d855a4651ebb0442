"""Nobody unknown is accused: what is counted of people, whose word arrears are, and what comes before money is asked for."""

from __future__ import annotations

import json

import pytest

from naungan.engine import Engine
from naungan.told.findings import finding
from tests.findings.test_findings import SHIFT, _booked, _budget, _not_budgeted, _one, _own_file, _unregistered, found

pytestmark = pytest.mark.chain


def test_own_file_is_no_proof_and_says_so(duck: Engine) -> None:
    (row,) = found(duck, _own_file())
    assert (row["kode"], row["tingkat"], row["rupiah"], row["tenggat"]) == ("TEMUAN_PERLU_DICEK", "sedang", None, None)
    budgeted = {row["kode"] for row in found(duck, _budget(_own_file(), 90_000, 90_000))}
    assert not budgeted & {"TEMUAN_BELUM_TERDAFTAR", "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN"}


def test_nothing_rests_on_a_row_somebody_must_still_decide_about(duck: Engine) -> None:
    """A held worker whose member row is seven months behind, reported too low and deducted from: only his data are asked for."""
    made = _one(lunas_sampai="2026-03", upah=500_000, worker={"tahan": True, "potongan_iuran": 5400})
    (row,) = found(duck, made)
    assert (row["kode"], row["jumlah"]) == ("TEMUAN_DATA_TIDAK_CUKUP", 1)


def test_the_known_are_counted_without_the_unknown_beside_them(duck: Engine) -> None:
    made = _unregistered()
    for orang in "abc":
        made.world.worker(orang, decision="review")
    made.world.worker("t", tahan=True)
    rows = {row["kode"]: row for row in found(duck, made)}
    assert {kode: (row["jumlah"], row["rupiah"]) for kode, row in rows.items()} == {
        "TEMUAN_BELUM_TERDAFTAR": (1, 5400), "TEMUAN_PERLU_DIPUTUSKAN": (3, None), "TEMUAN_DATA_TIDAK_CUKUP": (1, None)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lunas", "dibayar", "kodes"),
    [
        ("2026-07", 7, {"TEMUAN_TUNGGAKAN"}), ("2026-07", 10, {"TEMUAN_PEMBAYARAN_BERTENTANGAN"}),
        ("2026-10", 7, {"TEMUAN_PEMBAYARAN_BERTENTANGAN"}), ("2026-07", 5, {"TEMUAN_TUNGGAKAN", "TEMUAN_PEMBAYARAN_BERTENTANGAN"}),
        ("2026-10", 10, set()), (None, 10, set()), ("2024-03", 0, {"TEMUAN_TUNGGAKAN"}),
    ],
)  # fmt: skip
def test_two_words_about_payment(duck: Engine, lunas: str | None, dibayar: int, kodes: set[str]) -> None:
    rows = {row["kode"]: row for row in found(duck, _booked(lunas, dibayar))}
    told = {kode for kode in rows if "TUNGGAKAN" in kode or "PEMBAYARAN" in kode}
    assert told == kodes


def test_one_late_worker_among_the_paid_is_no_contradiction(duck: Engine) -> None:
    made = _booked("2026-10", 10)
    made.world.worker("q", peserta="n")
    made.world.participant("n", "N1", lunas_sampai="2026-07")
    rows = {row["kode"]: row for row in found(duck, made)}
    assert rows["TEMUAN_TUNGGAKAN"]["jumlah"] == 3 and json.loads(rows["TEMUAN_TUNGGAKAN"]["params"])["orang"] == 1
    assert "TEMUAN_PEMBAYARAN_BERTENTANGAN" not in rows


STATUS = [(None, "LANGKAH_TETAPKAN_STATUS"), (False, "LANGKAH_LUAR_DATABASE"), (True, "LANGKAH_PERGESERAN")]


@pytest.mark.parametrize(("known", "step"), STATUS)
def test_a_line_is_never_asked_for_before_the_status_of_its_people_is_known(duck: Engine, known: bool | None, step: str) -> None:
    made = _not_budgeted()
    made.world.roster[0]["database_bkn"] = known
    rows = {row["kode"]: row for row in found(duck, made)}
    missing = rows["TEMUAN_TIDAK_DIANGGARKAN"]
    assert (missing["langkah"], missing["tenggat"], missing["rupiah"]) == (step, SHIFT, 10_800)
    params = json.loads(missing["params"])
    assert (params.get("belum_status"), params.get("luar_database")) == ({None: (1, 0), False: (0, 1), True: (None, None)}[known])
    assert "Sediakan pagu" not in finding(missing).langkah or known


def test_only_the_accounts_of_honorer_wait_for_a_status(duck: Engine) -> None:
    made = _not_budgeted()
    made.world.roster[0] |= {"database_bkn": None, "kategori": "pppk_paruh_waktu"}
    assert {row["langkah"] for row in found(duck, made) if row["kode"] == "TEMUAN_TIDAK_DIANGGARKAN"} == {"LANGKAH_PERGESERAN"}
