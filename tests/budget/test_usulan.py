"""What is proposed is the year's need to the rupiah, line by line of equal dues; who has no account or no status stands apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan import budget
from naungan.budget.setahun import year_needs
from naungan.budget.usulan import budget_proposal, lacking
from naungan.engine import Engine
from tests.budget.money import JHT, JKK, JKM, LAIN, Money
from tests.coverage.world import BULAN, PEMDA


def workers(made: Money, kategori: str, wages: list[int], **more: Any) -> Money:
    for number, wage in enumerate(wages):
        made.world.worker(f"{kategori}{number}{more.get('database_bkn')}", kategori=kategori, upah=Decimal(wage), **more)
    return made


def proposal(engine: Engine, made: Money) -> list[dict[str, Any]]:
    found = made.tables(engine)
    common = {"ledger": found["ledger"], "payer": made.world.table(engine, "payer"), "bulan": BULAN}
    lines = budget_proposal(engine, budget.Orang(made.world.owed(engine).table()), **common, adequacy=found["adequacy"])
    return engine.rows(lines.order_by("harga"))


def of(rows: list[dict[str, Any]], **said: Any) -> list[dict[str, Any]]:
    return [row for row in rows if all(row[name] == value for name, value in said.items())]


def test_equal_dues_make_one_line_that_multiplies_out(duck: Engine) -> None:
    made = workers(Money(), "honorer", [1_000_000, 1_000_000, 2_000_000])
    lines = of(proposal(duck, made), jenis="RKA", pilihan=False, program="jkk")
    assert [(row["kode_rekening"], row["orang"], row["bulan"], row["harga"], row["volume"], row["rupiah"]) for row in lines] == [
        (JKK, 2, 12, 2_400, 24, 57_600), (JKK, 1, 12, 4_800, 12, 57_600),
    ]  # fmt: skip
    assert {row["dasar"] for row in lines} == {"PP 44/2015 Pasal 16 ayat (1)"}


def test_the_lines_add_up_to_the_need_of_the_year(engine: Engine) -> None:
    made = workers(Money(), "honorer", [1_234_567, 3_456_789])
    workers(made, "linmas", [2_345_671])
    found = proposal(engine, made)
    tables = made.tables(engine)
    cells = year_needs(
        engine, budget.Orang(made.world.owed(engine).table()), ledger=tables["ledger"], payer=made.world.table(engine, "payer"), tahun=2027, bulan=BULAN,
        pemda=[PEMDA],
    )  # fmt: skip
    for program in ("jkk", "jkm"):
        assert sum(row["rupiah"] for row in of(found, jenis="RKA", pilihan=False, program=program)) == sum(
            cell["pasti"] + cell["perkiraan"] for cell in cells if cell["program"] == program
        )


def test_jht_is_an_option_apart_and_only_where_an_article_names_it(engine: Engine) -> None:
    made = workers(Money(), "honorer", [1_000_000])
    workers(made, "linmas", [1_000_000])
    option = of(proposal(engine, made), pilihan=True)
    assert [(row["program"], row["kode_rekening"], row["orang"], row["harga"], row["rupiah"]) for row in option] == [
        ("jht", JHT, 1, 37_000, 444_000)
    ]  # fmt: skip


def test_who_stands_outside_the_register_has_no_line_and_whose_status_nobody_told_waits(duck: Engine) -> None:
    made = Money()
    for known in (True, False, None):
        workers(made, "honorer", [1_000_000], database_bkn=known)
    lines = of(proposal(duck, made), jenis="RKA", pilihan=False, program="jkm")
    assert {row["status_bkn"]: (row["kode_rekening"], row["alasan"]) for row in lines} == {
        "terdata": (JKM, None), "di_luar": (None, "USULAN_LUAR_DATABASE"), "belum_diketahui": (JKM, "USULAN_STATUS_BELUM"),
    }  # fmt: skip


def test_no_line_where_no_account_is_known_or_several_are(duck: Engine) -> None:
    made = workers(Money(), "pekerja_rentan", [1_000_000], segmen="BPU")
    workers(made, "pppk_paruh_waktu", [1_000_000])
    lines = of(proposal(duck, made), jenis="RKA", pilihan=False, program="jkk")
    assert {(row["keluarga"], row["kode_rekening"], row["alasan"]) for row in lines} == {
        ("rentan", None, "USULAN_TANPA_REKENING"), ("pppk_paruh_waktu", None, "USULAN_BANYAK_REKENING"),
    }  # fmt: skip


def test_next_year_is_asked_of_who_pays_then(duck: Engine) -> None:
    made = workers(Money(), "honorer", [1_000_000])
    made.world.payer += [
        {"pemda": PEMDA, "pembayar": "pemda", "unit_pembayar": "A", "sampai": "2026-12"},
        {"pemda": PEMDA, "pembayar": "pemda", "unit_pembayar": "B", "dari": "2027-01"},
    ]  # fmt: skip
    assert {row["unit"] for row in of(proposal(duck, made), jenis="RKA")} == {"B"}


def test_what_this_year_lacks_is_asked_in_whole_months_and_the_rest(duck: Engine) -> None:
    made = workers(Money(), "honorer", [1_000_000] * 10)
    for kode, pagu in ((JKK, 0), (JKM, 1_000_000), (LAIN, 9_000_000)):
        made.line(kode, pagu, 0)
    lines = of(proposal(duck, made), jenis="APBD_P")
    assert {row["kode_rekening"] for row in lines} == {JKK}
    rows, _ = made.verdicts(duck)
    (short,) = [row for row in rows if row["program"] == "jkk"]
    assert sum(row["rupiah"] for row in lines) == short["kekurangan"] > 0


def test_without_a_realisation_the_year_is_asked_and_the_line_says_so(duck: Engine) -> None:
    """Ten at 2,400 a month need 288,000 for JKK; 100,000 stand in the DPA."""
    made = workers(Money(), "honorer", [1_000_000] * 10)
    for kode, pagu in ((JKK, 100_000), (JKM, 360_000), (LAIN, 9_000_000)):
        made.line(kode, pagu)
    lines = of(proposal(duck, made), jenis="APBD_P")
    assert [(row["kode_rekening"], row["bulan"], row["harga"], row["rupiah"], row["terhadap"]) for row in lines] == [
        (JKK, None, 20_000, 20_000, "setahun"), (JKK, 7, 24_000, 168_000, "setahun"),
    ]  # fmt: skip


def test_each_month_is_asked_of_who_pays_then(engine: Engine) -> None:
    """DBHCHT pays half a year for the one group; the lines of the other are not parted by it."""
    made = workers(Money(), "pekerja_rentan", [1_000_000] * 3, segmen="BPU")
    workers(made, "honorer", [1_000_000])
    made.world.payer += [
        {"pemda": PEMDA, "pembayar": "pemda", "kategori": "pekerja_rentan", "unit_pembayar": "B", "dana": "DBHCHT", "dari": "2027-01", "sampai": "2027-06",
         "kode_rekening": LAIN},
        {"pemda": PEMDA, "pembayar": "pemda", "kategori": "pekerja_rentan", "unit_pembayar": "C", "dari": "2027-07", "kode_rekening": JKM},
    ]  # fmt: skip
    lines = of(proposal(engine, made), jenis="RKA", pilihan=False, program="jkm")
    assert {(row["unit"], row["keluarga"]): (row["orang"], row["bulan"], row["rupiah"]) for row in lines} == {
        ("B", "rentan"): (3, 6, 3 * 6 * 6_800), ("C", "rentan"): (3, 6, 3 * 6 * 6_800), ("A", "non_asn"): (1, 12, 36_000),
    }  # fmt: skip


def test_a_purse_is_asked_for_no_more_people_than_it_carries(engine: Engine) -> None:
    made = workers(Money(), "pekerja_rentan", [1_000_000] * 7, segmen="BPU")
    made.world.payer.append(
        {"pemda": PEMDA, "pembayar": "pemda", "unit_pembayar": "B", "dana": "DBHCHT", "kuota": 3, "kode_rekening": LAIN}
    )
    lines = of(proposal(engine, made), jenis="RKA", pilihan=False, program="jkm")
    assert {(row["kode_rekening"], row["alasan"]): (row["orang"], row["rupiah"]) for row in lines} == {
        (LAIN, None): (3, 3 * 12 * 6_800), (None, "USULAN_DI_LUAR_KUOTA"): (4, 4 * 12 * 6_800),
    }  # fmt: skip


SHORT = {
    "pemda": PEMDA, "unit": "A", "tahun": 2026, "program": "jkk", "orang": 5, "anggaran": "kurang", "realisasi": 0, "setahun": "kurang",
    "kekurangan_setahun": 1,
}  # fmt: skip


@given(st.integers(1, 10**9), st.integers(0, 10**7), st.integers(0, 12))
def test_no_rounding_gap_is_left(kekurangan: int, monthly: int, months: int) -> None:
    row = {
        **SHORT, "kode_rekening": JKK, "kekurangan": kekurangan, "iuran_sebulan": monthly, "bulan_tersisa": months,
    }  # fmt: skip
    lines = lacking(row)
    assert sum(one["rupiah"] for one in lines) == kekurangan
    assert all(one["volume"] * one["harga"] == one["rupiah"] > 0 for one in lines)


@pytest.mark.parametrize(("shown", "alasan"), [("5.1.02.02.02.0026–0029", "USULAN_BANYAK_REKENING"), (None, "USULAN_TANPA_REKENING")])
def test_a_purse_of_several_accounts_names_none(shown: str | None, alasan: str) -> None:
    row = {**SHORT, "kode_rekening": shown, "kekurangan": 7, "iuran_sebulan": 0, "bulan_tersisa": 1}
    assert [(one.get("kode_rekening"), one["alasan"]) for one in lacking(row)] == [(None, alasan)]
