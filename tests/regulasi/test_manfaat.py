"""The law of benefits as data: chains, sums and tables agree with the reference."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from tests.referee_manfaat import DISABILITY, INFLATION, JHT_RETURN, JP_MIN_MAX

from naungan.benefit.events import bagian_tubuh
from naungan.regulasi import buku

TODAY = dt.date(2026, 11, 22)


def value(kode: str, day: dt.date = TODAY) -> object:
    return buku().entry(kode, day).nilai


def test_every_part_of_the_body_has_a_name_and_one_percentage() -> None:
    confirmed, recalled = value("cacat_terkonfirmasi"), value("cacat_diingat")
    assert not confirmed.keys() & recalled.keys()
    assert {code: Fraction(share, 10_000) for code, share in (confirmed | recalled).items()} == {
        code: Fraction(percent) for code, percent in DISABILITY.items()
    }
    assert bagian_tubuh().keys() == DISABILITY.keys()


def test_the_halves_of_the_table_carry_their_certainty() -> None:
    assert buku().entry("cacat_terkonfirmasi", TODAY).status == "confirmed"
    assert buku().entry("cacat_diingat", TODAY).status == "recalled"


def test_least_and_greatest_pension_of_each_year() -> None:
    for year, (least, greatest) in JP_MIN_MAX.items():
        for day in (dt.date(year, 7, 1), dt.date(year + 1, 2, 28)):
            assert (value("manfaat_jp_terendah", day), value("manfaat_jp_tertinggi", day)) == (least, greatest)
    assert buku().entry("manfaat_jp_terendah", dt.date(2027, 3, 1)).status == "unknown"


def test_the_pension_limits_follow_general_inflation_rounded_up() -> None:
    """Up to the next Rp50 until 2019, up to the next Rp100 from 2020: the rule that reproduces every confirmed figure."""
    for limit in (0, 1):
        for year in range(2017, 2027):
            before, step = JP_MIN_MAX[year - 1][limit], 50 if year < 2020 else 100
            grown = before * (1 + Fraction(INFLATION[year]) / 100)
            assert JP_MIN_MAX[year][limit] == -(-grown // step) * step, (year, limit)


def test_indexation_and_credited_returns() -> None:
    assert {year: value("indeks_jp", dt.date(year, 3, 1)) for year in INFLATION} == {
        year: int(Fraction(text) * 10_000) for year, text in INFLATION.items()
    }
    assert {year: value("hasil_jht", dt.date(year, 12, 31)) for year in JHT_RETURN} == {
        year: int(Fraction(text) * 10_000) for year, text in JHT_RETURN.items()
    }
    assert all(buku().series["hasil_jht"].at(dt.date(year, 12, 31)) is None for year in (2015, 2021, 2025))


def test_the_most_that_scholarships_can_be() -> None:
    levels = ("dasar", "smp", "sma", "tinggi")
    child = sum(value(f"beasiswa_{level}_setahun") * value(f"beasiswa_{level}_masa") for level in levels)
    assert child == 87_000_000
    assert child * value("beasiswa_anak_paling_banyak") == 174_000_000


def test_amounts_printed_by_the_law() -> None:
    for day, total in ((dt.date(2015, 6, 30), 21), (dt.date(2015, 7, 1), 24), (dt.date(2019, 12, 1), 24), (dt.date(2019, 12, 2), 42)):
        periodic = value("berkala_jkm_sebulan", day) * value("berkala_jkm_masa", day)
        assert value("santunan_kematian_jkm", day) + periodic + value("pemakaman_jkm", day) == total * 1_000_000


@pytest.mark.parametrize(
    ("kode", "before", "since"),
    [
        ("batas_angkutan_darat", 1_000_000, 5_000_000),
        ("batas_angkutan_laut", 1_500_000, 2_000_000),
        ("batas_angkutan_udara", 2_500_000, 10_000_000),
        ("batas_gigi_tiruan", 3_000_000, 5_000_000),
        ("batas_homecare", None, 20_000_000),
        ("batas_alat_bantu_dengar", None, 2_500_000),
        ("batas_kacamata", None, 1_000_000),
        ("tambahan_ortosis", 400_000, 400_000),
    ],
)
def test_ceilings_of_costs_change_with_pp_82_of_2019(kode: str, before: int | None, since: int) -> None:
    old = buku().series[kode].at(dt.date(2019, 12, 1))
    assert (old.nilai if old else None, value(kode, dt.date(2019, 12, 2))) == (before, since)
