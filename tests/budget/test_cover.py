"""Who carries which months of whom, from the payer lists and the people of a ledger; and where that ends before it happens."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from naungan import budget
from naungan.budget.cover import cover, next_end
from naungan.budget.payer_change import payer_change
from naungan.engine import Engine
from tests.budget.money import JKK, JKM, LAIN, Money
from tests.coverage.world import BULAN, PEMDA

MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]


def people(kategori: str, orang: int, unit: str = "A", made: Money | None = None) -> Money:
    made = made or Money()
    for number in range(orang):
        segmen, upah = ("BPU", None) if kategori == "pekerja_rentan" else ("PU", Decimal(1_000_000))
        made.world.worker(f"{kategori}{unit}{number}", kategori=kategori, unit=unit, segmen=segmen, upah=upah)
    return made


def run(engine: Engine, made: Money) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    tables = {"ledger": engine.keep(made.world.ledger_table(engine)), "payer": made.world.table(engine, "payer")}
    common = {**tables, "lines": made.lines(engine), "bulan": BULAN}
    orang = budget.Orang(made.world.owed(engine).table())
    found = cover(engine, orang, **common)
    return engine.rows(found["purse_cover"]), engine.rows(found["purse_end"]), engine.rows(payer_change(engine, orang, **common))


def pays(made: Money, pembayar: str = "pemda", **more: Any) -> None:
    made.world.payer.append({"pemda": PEMDA, "pembayar": pembayar, **more})


def of(rows: list[dict[str, Any]], jenis: str, bulan: str) -> list[tuple[Any, ...]]:
    return [(row["dompet"], row["orang"], row["rupiah"]) for row in rows if (row["jenis"], row["bulan"]) == (jenis, bulan)]


def test_a_purse_that_ends_in_july_is_told_with_its_people_and_the_rest_of_the_year(engine: Engine) -> None:
    made = people("pekerja_rentan", 7)
    pays(made, kategori="pekerja_rentan", unit_pembayar="B", dana="DBHCHT", dari="2026-01", sampai="2026-06", pagu=7 * 16_800 * 6)
    rows, ends, _ = run(engine, made)
    assert of(rows, "ditanggung", "2026-06") == [("dbhcht", 7, 117_600)]
    assert (of(rows, "ditanggung", "2026-07"), of(rows, "terbuka", "2026-07")) == ([], [(None, 7, 117_600)])
    assert [(one["bulan"], one["orang"], one["rupiah"], one["sebab"], one["dompet"]) for one in ends] == [
        ("2026-07", 7, 6 * 117_600, "masa", "DBHCHT")
    ]  # fmt: skip
    assert {row["boleh"] for row in rows if row["jenis"] == "ditanggung"} == {"ya"}


def test_money_that_ends_before_its_months_do(duck: Engine) -> None:
    """Ten workers of a village: 2,016,000 a year; 2,000,000 leave one of them open in December."""
    made = people("pekerja_rentan", 10)
    pays(made, "desa", kategori="pekerja_rentan", unit="A", dana="Dana Desa", dari="2026-01", pagu=2_000_000)
    _, ends, _ = run(duck, made)
    assert [(one["bulan"], one["orang"], one["rupiah"], one["sebab"], one["kurang"]) for one in ends] == [
        ("2026-12", 1, 16_800, "uang", 16_000)
    ]


def test_seventy_and_thirty_are_one_whole_also_where_both_governments_say_so(engine: Engine) -> None:
    made = people("pekerja_rentan", 5)
    pays(made, kategori="pekerja_rentan", unit_pembayar="B", bagian=700)
    pays(made, "provinsi", kategori="pekerja_rentan", bagian=300)
    alone = run(engine, made)[0]
    made.world.payer.append({
        "pemda": "16", "untuk": PEMDA, "pembayar": "pemda", "unit_pembayar": "P", "kategori": "pekerja_rentan", "bagian": 300, "dana": "APBD",
    })  # fmt: skip
    both = run(engine, made)[0]
    for rows, payers in ((alone, {PEMDA}), (both, {PEMDA, "16"})):
        assert sorted(one[2] for one in of(rows, "ditanggung", "2026-05")) == [25_200, 58_800]
        assert of(rows, "terbuka", "2026-05") == [(None, 0, 0)]
        assert {row["pemda_pembayar"] for row in rows if row["jenis"] == "ditanggung"} == payers


@pytest.mark.parametrize("said_by", ["kabupaten", "provinsi"])
def test_an_end_names_the_government_whose_purse_it_is(duck: Engine, said_by: str) -> None:
    made = people("pekerja_rentan", 2)
    pays(made, kategori="pekerja_rentan", unit_pembayar="B", dana="APBD", bagian=700)
    theirs = {"kategori": "pekerja_rentan", "bagian": 300, "dana": "APBD", "sampai": "2026-06"}
    if said_by == "provinsi":
        made.world.payer.append({**theirs, "pemda": "16", "untuk": PEMDA, "pembayar": "pemda", "unit_pembayar": "P"})
    else:
        pays(made, "provinsi", **theirs)
    (end,) = run(duck, made)[1]
    assert (end["dompet"], end["bulan"], end["orang"]) == ("APBD provinsi", "2026-07", 2)


def test_what_csr_carries_the_pemda_does_not_carry_again(duck: Engine) -> None:
    made = people("pekerja_rentan", 8)
    pays(made, "csr", kategori="pekerja_rentan", dana="CSR", kuota=3, giliran=1)
    pays(made, "asn", kategori="pekerja_rentan", dana="SERTAKAN", kuota=2, giliran=2)
    pays(made, kategori="pekerja_rentan", unit_pembayar="B")
    rows, ends, _ = run(duck, made)
    assert [one[1] for one in of(rows, "ditanggung", "2026-03")] == [3, 2, 3]
    assert ends == []
    needed, carried, left = (sum(row["rupiah"] for row in rows if row["jenis"] == one) for one in ("kebutuhan", "ditanggung", "terbuka"))
    assert (needed, left) == (8 * 16_800 * 12, 0) and needed == carried


def test_a_shared_purse_asks_its_own_account_for_its_share_only(duck: Engine) -> None:
    made = people("honorer", 10)
    pays(made, kategori="honorer", unit="A", unit_pembayar="A", bagian=700)
    for kode in (JKK, JKM, LAIN):
        made.line(kode, 10_000_000, 0)
    rows, _ = made.verdicts(duck)
    assert {row["program"]: row["iuran_sebulan"] for row in rows} == {"jkk": 16_800, "jkm": 21_000}


def moving(engine: Engine, *, new: int | None, old_again: int | None = None) -> dict[str, Any]:
    """PPPK paruh waktu of A, for whom B has paid and A shall."""
    made = people("pppk_paruh_waktu", 6)
    pays(made, kategori="pppk_paruh_waktu", unit="A", unit_pembayar="B", dari="2025-01", sampai="2026-12")
    pays(made, kategori="pppk_paruh_waktu", unit="A", unit_pembayar="A", dari="2027-01")
    kode = "5.1.02.02.02.0026"
    made.line(kode, 500_000, None, unit="B", tahun=2026)
    made.line(LAIN, 900_000, None, unit="A", tahap="RAPBD", tahun=2027)
    if new is not None:
        made.line(kode, new, None, unit="A", tahap="RAPBD", tahun=2027)
    if old_again is not None:
        made.line(kode, old_again, None, unit="B", tahap="RAPBD", tahun=2027)
    return run(engine, made)[2][0]


@pytest.mark.parametrize(("new", "old_again", "arah"), [(600_000, None, "pindah"), (None, None, "tertinggal"), (600_000, 500_000, "ganda")])
def test_moved_is_not_lost_left_behind_is(engine: Engine, new: int | None, old_again: int | None, arah: str) -> None:
    row = moving(engine, new=new, old_again=old_again)
    assert (row["arah"], row["unit_lama"], row["unit_baru"], row["mulai"], row["orang"]) == (arah, "B", "A", "2027-01", 6)
    assert (row["pagu_lama"], row["pagu_baru"], row["pagu_lama_berikut"]) == (500_000, new, old_again)
    assert row["kebutuhan_setahun"] + row["perkiraan_setahun"] == 6 * 5_400 * 12


def test_money_that_the_new_payer_needs_for_its_own_people_is_nobody_elses(duck: Engine) -> None:
    """A has 400,000 for its own six; what B leaves it needs as much again."""
    made = people("pppk_paruh_waktu", 6)
    people("pppk_paruh_waktu", 6, unit="B", made=made)
    pays(made, kategori="pppk_paruh_waktu", unit="B", unit_pembayar="A", dari="2027-01")
    made.line("5.1.02.02.02.0026", 400_000, None, unit="A", tahap="RAPBD", tahun=2027)
    pays(made, kategori="pppk_paruh_waktu", unit="B", unit_pembayar="B", sampai="2026-12")
    (row,) = run(duck, made)[2]
    assert (row["unit_lama"], row["unit_baru"], row["arah"], row["pagu_baru"]) == ("B", "A", "tertinggal", 400_000)


def test_nobody_is_accused_before_the_budget_of_the_next_year_is_there(duck: Engine) -> None:
    made = people("honorer", 2)
    pays(made, unit_pembayar="B", sampai="2026-12")
    pays(made, unit_pembayar="A", dari="2027-01")
    assert [row["arah"] for row in run(duck, made)[2]] == ["belum_diketahui"]


def test_a_list_that_ends_with_nobody_after_it_leaves_people_behind(duck: Engine) -> None:
    made = people("honorer", 3)
    pays(made, unit_pembayar="B", sampai="2026-11")
    (row,) = run(duck, made)[2]
    assert (row["arah"], row["mulai"], row["pembayar_baru"], row["orang"]) == ("tertinggal", "2026-12", None, 3)


@pytest.mark.parametrize(("more", "arah"), [({}, "belum_diketahui"), ({"kategori": "linmas", "unit_pembayar": "A"}, "tertinggal")])
def test_a_list_made_for_the_year_leaves_nobody_behind_but_one_line_of_it_that_stops_does(
    duck: Engine, more: dict[str, Any], arah: str
) -> None:
    made = people("honorer", 3)
    pays(made, kategori="honorer", unit_pembayar="B", dari="2026-01", sampai="2026-12")
    if more:
        pays(made, **more)
    (row,) = run(duck, made)[2]
    assert (row["arah"], row["mulai"], row["pembayar_baru"], row["orang"]) == (arah, "2027-01", None, 3)


@pytest.mark.parametrize(("bulan", "found"), [("2026-02", "2026-03"), ("2026-03", "2026-11"), ("2026-12", "2026-11")])
def test_the_next_end_is_told_and_the_last_one_when_all_lie_behind(bulan: str, found: str) -> None:
    assert next_end(["2026-11", "2026-03", "2026-11"], bulan) == found
