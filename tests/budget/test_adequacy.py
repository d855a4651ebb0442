"""Need against budget: stages, purses that do not lend, arrears, estimates, unknown amounts; and the two axes per unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.kernel.period import Bulan
from tests.budget.money import JHT, JKK, JKM, LAIN, Money, paid
from tests.coverage.world import PEMDA


def _by_program(rows: list[dict[str, Any]]) -> dict[str | None, dict[str, Any]]:
    return {row["program"]: row for row in rows}


def test_purses_do_not_lend_and_the_scarcer_decides(engine: Engine) -> None:
    """Two months are left (November, December): JKK needs 48,000, JKM 60,000."""
    made = paid()
    made.line(JKK, 1_000_000, 240_000)
    made.line(JKM, 345_000, 300_000)
    rows, status = made.verdicts(engine)
    jkk, jkm = _by_program(rows)["jkk"], _by_program(rows)["jkm"]
    assert (jkk["kebutuhan"], jkk["tersedia"], jkk["kekurangan"], jkk["bulan_tercukupi"], jkk["anggaran"]) == (
        48_000,
        760_000,
        0,
        Decimal(2),
        "cukup",
    )
    assert (jkm["kebutuhan"], jkm["tersedia"], jkm["kekurangan"], jkm["anggaran"]) == (60_000, 45_000, 15_000, "kurang")
    assert (jkm["bulan_tercukupi"], jkm["habis_pada"]) == (Decimal("1.5"), "2026-12")
    a = status["A"]
    assert (a["anggaran"], a["kekurangan"], a["bulan_tercukupi"], a["habis_pada"]) == ("kurang", 15_000, Decimal("1.5"), "2026-12")
    assert (a["pembayaran"], a["lunas_sampai"]) == ("lunas", "2026-10")
    assert (status["B"]["anggaran"], status["B"]["alasan"]) == ("tidak_diketahui", "ALASAN_TANPA_PEKERJA")


def test_arrears_are_part_of_the_need(duck: Engine) -> None:
    """Paid through July: August to October are due, November and December ahead."""
    made = paid(lunas="2026-07")
    made.line(JKK, 300_000, 168_000)
    made.line(JKM, 300_000, 210_000)
    rows, status = made.verdicts(duck)
    jkk = _by_program(rows)["jkk"]
    assert (jkk["bulan_menunggak"], jkk["tunggakan"], jkk["bulan_tersisa"], jkk["kebutuhan"]) == (3, 72_000, 2, 120_000)
    assert (_by_program(rows)["jkm"]["bulan_tercukupi"], _by_program(rows)["jkm"]["habis_pada"]) == (Decimal(3), "2026-11")
    assert (status["A"]["pembayaran"], status["A"]["bulan_menunggak"]) == ("menunggak", 3)


def test_months_paid_of_the_finance_office_come_first(duck: Engine) -> None:
    """Budgeted and nothing paid for ten months, whatever the member file says (the pattern of Buton)."""
    made = paid(lunas=None)
    for kode in (JKK, JKM):
        made.line(kode, 400_000, 0, bulan_dibayar=0)
    rows, status = made.verdicts(duck)
    assert {(row["bulan_menunggak"], row["bulan_tersisa"]) for row in rows} == {(10, 2)}
    assert (status["A"]["pembayaran"], status["A"]["bulan_menunggak"], status["A"]["lunas_sampai"]) == ("menunggak", 10, None)


@pytest.mark.parametrize("tahap", ["RKPD", "KUA_PPAS"])
def test_early_stages_show_presence_only(duck: Engine, tahap: str) -> None:
    made = paid()
    made.line(None, 10, tahap=tahap, uraian="Iuran Jaminan Sosial Ketenagakerjaan")
    (row,), status = made.verdicts(duck)
    assert (row["anggaran"], row["kekurangan"], row["bulan_tercukupi"], row["kode_rekening"]) == ("belum_dapat_dinilai", None, None, None)
    assert (status["A"]["anggaran"], status["A"]["alasan"]) == ("belum_dapat_dinilai", "ALASAN_TAHAP_AWAL")


def test_newest_stage_is_assessed(duck: Engine) -> None:
    made = paid()
    for tahap, pagu in (("APBD", 1), ("APBD_P", 648_000), ("RKA", 7)):
        made.line(JKK, pagu, 600_000 if tahap == "APBD_P" else None, tahap=tahap)
        made.line(JKM, pagu, 0 if tahap == "APBD_P" else None, tahap=tahap)
    rows, _ = made.verdicts(duck)
    assert {(row["tahap"], row["pagu"], row["anggaran"]) for row in rows} == {("APBD_P", 648_000, "cukup")}


def test_not_budgeted_needs_the_whole_budget_and_a_named_payer(duck: Engine) -> None:
    for other, payer, axis in ((False, True, "tidak_diketahui"), (True, False, "tidak_diketahui"), (True, True, "tidak_dianggarkan")):
        made = paid()
        if payer:
            made.world.payer.append({"pemda": PEMDA, "unit": "A", "pembayar": "pemda"})
        if other:
            made.line(LAIN, 5_000_000)
        rows, status = made.verdicts(duck)
        assert {row["anggaran"] for row in rows} == {axis} and status["A"]["anggaran"] == axis
        if axis == "tidak_dianggarkan":
            assert {row["pagu"] for row in rows} == {0} and status["A"]["kekurangan"] == 108_000


def test_lookalike_accounts_do_not_count(duck: Engine) -> None:
    made = paid()
    for kode in ("5.1.02.02.02.0005", "5.1.02.02.02.0008", "5.1.02.02.02.0019", "5.1.01.01.10.0001"):
        made.line(kode, 9_000_000, 0)
    rows, _ = made.verdicts(duck)
    assert {(row["kode_rekening"], row["pagu"]) for row in rows} == {(JKK, None), (JKM, None)}


def test_unknown_amounts_stay_unknown(duck: Engine) -> None:
    made = paid()
    made.line(JKK, None, 0)
    made.line(JKM, 900_000, None)
    rows, status = made.verdicts(duck)
    assert {(row["tersedia"], row["kekurangan"], row["anggaran"]) for row in rows} == {(None, None, "tidak_diketahui")}
    assert status["A"]["alasan"] == "ALASAN_PAGU_KOSONG" and status["A"]["pagu"] is None


def test_draft_without_realisation_is_compared_whole(duck: Engine) -> None:
    made = paid()
    for kode in (JKK, JKM):
        made.line(kode, 400_000, None, tahap="RKA", tahun=2027)
    rows, _ = made.verdicts(duck)
    ahead = {row["program"]: (row["bulan_tersisa"], row["kebutuhan"], row["anggaran"]) for row in rows if row["tahun"] == 2027}
    assert ahead == {"jkk": (12, 288_000, "cukup"), "jkm": (12, 360_000, "cukup")}


def test_estimates_stand_apart(duck: Engine) -> None:
    """Ten exact workers and one whose wage is not known: the exact part fits, the estimate might not."""
    made = paid()
    made.world.worker("x", peserta="mx", perkiraan=True)
    made.world.participant("mx", lunas_sampai="2026-10")
    made.line(JKK, 48_000, 0)
    made.line(JKM, 66_000, 0)
    rows, _ = made.verdicts(duck)
    jkk, jkm = _by_program(rows)["jkk"], _by_program(rows)["jkm"]
    assert (jkk["kebutuhan"], jkk["kebutuhan_perkiraan"], jkk["anggaran"]) == (48_000, 4_800, "tidak_diketahui")
    assert (jkm["kebutuhan"], jkm["kebutuhan_perkiraan"], jkm["anggaran"]) == (60_000, 6_000, "cukup")


def test_held_workers_stay_in_the_need(duck: Engine) -> None:
    made = Money()
    made.world.worker("p", tahan=True)
    made.world.participant("x")
    made.line(JKK, 0, 0)
    rows, status = made.verdicts(duck)
    assert _by_program(rows)["jkk"]["kebutuhan"] == 4_800
    assert status["A"]["pembayaran"] == "tidak_diketahui"


def test_one_unit_pays_for_all(duck: Engine) -> None:
    made = Money()
    made.world.registration = [{"pemda": PEMDA, "npp": "N1", "unit": None}]
    made.world.payer.append({"pemda": PEMDA, "unit_pembayar": "B", "pembayar": "pemda"})
    for unit in ("A", "B"):
        made.world.worker(f"p{unit}", unit, peserta=f"m{unit}")
        made.world.participant(f"m{unit}", lunas_sampai="2026-10")
    made.line(JKK, 9_600, 0, unit="B")
    made.line(JKM, 0, 0, unit="B")
    rows, status = made.verdicts(duck)
    assert {(row["unit"], row["program"], row["kebutuhan"], row["anggaran"]) for row in rows} == {
        ("B", "jkk", 9_600, "cukup"),
        ("B", "jkm", 12_000, "kurang"),
    }
    assert (status["A"]["anggaran"], status["A"]["kebutuhan"], status["A"]["alasan"]) == ("kurang", None, "ALASAN_UNIT_LAIN")


def test_part_time_pppk_have_their_own_accounts(duck: Engine) -> None:
    made = paid(kategori="pppk_paruh_waktu")
    made.line("5.1.02.02.02.0026", 24_000, 0)
    made.line("5.1.02.02.02.0028", 24_000, 0)
    made.line(JKM, 900_000, 0)
    rows, _ = made.verdicts(duck)
    found = {(row["kode_rekening"], row["kebutuhan"], row["pagu"], row["anggaran"]) for row in rows}
    assert found == {
        ("5.1.02.02.02.0026–0029", 48_000, 48_000, "cukup"), ("5.1.02.02.02.0034–0037", 60_000, None, "tidak_diketahui"), (JKM, 0, 900_000, "cukup"),
    }  # fmt: skip


def test_village_account_carries_all_programmes(duck: Engine) -> None:
    made = paid(kategori="perangkat_desa")
    made.line("5.1.3.04", 100_000, 0)
    (row,), _ = made.verdicts(duck)
    assert (row["program"], row["kebutuhan"], row["anggaran"], row["habis_pada"]) == (None, 108_000, "kurang", "2026-12")


def test_unregistered_workers_owe_nothing_for_the_past(duck: Engine) -> None:
    made = Money()
    made.world.worker("p")
    made.world.participant("x")
    made.line(JKK, 0, 0)
    rows, status = made.verdicts(duck, dt.date(2026, 11, 17))
    assert (_by_program(rows)["jkk"]["tunggakan"], _by_program(rows)["jkk"]["bulan_tersisa"]) == (0, 2)
    assert status["A"]["pembayaran"] == "belum"


def test_lines_without_a_roster_have_no_known_need(duck: Engine) -> None:
    made = Money()
    made.line(JKK, 100, 0)
    (row,), status = made.verdicts(duck)
    assert (row["kebutuhan"], row["pagu"], row["anggaran"]) == (None, 100, "tidak_diketahui")
    assert status["A"]["anggaran"] == "tidak_diketahui"


def test_the_months_of_the_prepaid_are_not_asked_again(duck: Engine) -> None:
    made = paid(lunas="2026-12")
    made.line(JKK, 288_000, 288_000)
    made.line(JKM, 360_000, 360_000)
    rows, _ = made.verdicts(duck)
    assert {(row["kebutuhan"], row["kekurangan"], row["anggaran"]) for row in rows} == {(0, 0, "cukup")}


@pytest.mark.parametrize(
    ("last", "ahead", "need"), [(None, 2, 2 * 24_000), ("2026-11", 2, 24_000 + 9 * 2_400), ("2026-10", 2, 2 * 9 * 2_400)]
)
def test_who_is_known_to_leave_is_not_in_the_need_of_the_months_after(duck: Engine, last: str | None, ahead: int, need: int) -> None:
    """Ten workers; one becomes a full PPPK, or ends a contract, after ``last``."""
    made = paid()
    made.world.roster[0]["akhir"] = Bulan.parse(last).last_day if last else None
    made.line(JKK, 1_000_000, 240_000)
    rows, _ = made.verdicts(duck)
    jkk = _by_program(rows)["jkk"]
    assert (jkk["bulan_tersisa"], jkk["kebutuhan"]) == (ahead, need)


def test_what_is_deducted_from_the_worker_is_no_need_of_the_budget(engine: Engine) -> None:
    """JHT of a wage earner: 37,000 of the employer is budgeted, 20,000 comes off the wage."""
    made = paid(workers=1, programs="jkk jkm jht", iuran={"jkk": 2_400, "jkm": 3_000, "jht": 37_000})
    made.world.law[0]["jht_pekerja"] = 20_000
    made.line(JHT, 1_000_000, 0)
    rows, _ = made.verdicts(engine)
    jht = _by_program(rows)["jht"]
    assert (jht["iuran_sebulan"], jht["bulan_tersisa"], jht["kebutuhan"]) == (37_000, 2, 74_000)


def test_a_draft_for_contracts_that_end_with_the_year_is_a_draft_for_their_work(duck: Engine) -> None:
    """Contracts of a year all end in December; the next budget is no less short for it. Who becomes ASN is owed nothing more."""
    made = Money()
    made.world.worker("kontrak", peserta="mk", akhir=dt.date(2026, 12, 31))
    made.world.worker("pppk", peserta="mp", kategori="pppk", mulai=dt.date(2026, 12, 1))
    for law, name in zip(made.world.law, ("kontrak", "pppk"), strict=True):
        law["asn"] = name == "pppk"
    for peserta in ("mk", "mp"):
        made.world.participant(peserta, lunas_sampai="2026-10")
    for kode in (JKK, JKM):
        made.line(kode, 1_000, None, tahap="RKA", tahun=2027)
    rows, _ = made.verdicts(duck)
    ahead = {row["program"]: (row["kebutuhan"], row["kekurangan"], row["anggaran"]) for row in rows if row["tahun"] == 2027}
    assert ahead == {"jkk": (12 * 2_400, 27_800, "kurang"), "jkm": (12 * 3_000, 35_000, "kurang")}
