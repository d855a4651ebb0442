"""Targets on their day: the interval decides, the count must be the same, and what is over is told as it stands."""

import datetime as dt
from decimal import Decimal

import pytest

from naungan.projection.outlook import outlook
from naungan.projection.tables import TARGET_OUTLOOK
from naungan.rounds.tables import TARGET
from naungan.rounds.target_standing import target_standing

TODAY = dt.date(2026, 12, 1)
DUE = dt.date(2027, 12, 31)


def target(**said):
    one = {"wilayah": "18", "deret": "sendiri", "tahun": 2027, "sampai": DUE, "orang": 1000, "lingkup": "semua_tanpa_jakon",
           "penerbit": "Provinsi", "dokumen": "Sasaran", "sejak": dt.date(2026, 1, 1), "status": "confirmed"}  # fmt: skip
    return {**dict.fromkeys(TARGET.names), **one, **said}


def figure(**said):
    one = {"wilayah": "18", "bulan": "2026-10", "lingkup": "semua_tanpa_jakon", "penyebut": "semesta", "aktif_bawah": 900, "aktif_atas": 900,
           "semesta": 2000, "asal": "terbitan", "sumber": "BPJS", "tanggal": None, "persen": None, "dibulatkan": False}  # fmt: skip
    return {**one, **said}


def ahead(nilai, low, high, *, whole=2000, **said):
    """Both measures of one series in one month; the interval of 95 % is twice as far."""
    key = {"tingkat": "provinsi", "wilayah": "18", "unit": None, "segmen": None, "lingkup": "semua_tanpa_jakon", "penyebut": "semesta",
           "asal": "terbitan", "bulan": "2027-12", "langkah": 14, "model": "alur", "alasan": None, "semesta": whole, **said}  # fmt: skip
    people = {"nilai": nilai, "bawah_80": low, "atas_80": high, "bawah_95": 2 * low - nilai, "atas_95": 2 * high - nilai}
    share = {name: value * 1_000_000 // whole for name, value in people.items()}
    return [{**key, "ukuran": "aktif", **people}, {**key, "ukuran": "cakupan", **share}]


def told(one, rows, *, pada=TODAY, figures=(None,)):
    known = [figure() if row is None else row for row in figures]
    standing = [row for row in target_standing([one], known, pada) if (row["wilayah"], row["dokumen"]) == ("18", "Sasaran")]
    found = outlook(rows, standing, pada)
    assert TARGET_OUTLOOK.of(found).num_rows == 1
    return found[0]


@pytest.mark.parametrize(("low", "high", "keadaan"), [
    (1000, 1200, "tercapai"), (999, 1200, "belum_dapat_dikatakan"), (800, 1000, "belum_dapat_dikatakan"), (800, 999, "tidak_tercapai"),
])  # fmt: skip
def test_the_interval_decides_and_not_its_middle(low, high, keadaan):
    row = told(target(), ahead((low + high) // 2, low, high))
    assert row["keadaan"] == keadaan and row["kurang_terbanyak"] == max(0, 1000 - low) and row["dibutuhkan"] == 1000


def test_a_share_is_held_against_the_share_and_people_are_counted_on_the_universe_ahead():
    row = told(target(orang=None, persen=Decimal("45"), penyebut="semesta"), ahead(950, 920, 980))
    assert row["keadaan"] == "tercapai" and row["dibutuhkan"] == 900 and row["kurang"] == 0


def test_a_share_whose_document_names_the_denominator_is_held_against_people():
    one = target(orang=None, persen=Decimal("45"), penyebut="semesta", penyebut_orang=3001)
    row = told(one, ahead(950, 920, 980))
    assert row["dibutuhkan"] == 1351 and row["keadaan"] == "tidak_tercapai" and row["kurang"] == 401


@pytest.mark.parametrize("said", [{"lingkup": "pu"}, {"wilayah": "17"}, {"bulan": "2027-11"}, {"segmen": "PU"}])
def test_another_count_place_month_or_segment_says_nothing_of_it(said):
    row = told(target(), ahead(1100, 1050, 1150, **said))
    assert row["keadaan"] == "tanpa_perkiraan" and row["nilai"] is None and row["alasan"] == "di_luar_jangka"


def test_a_target_that_can_not_be_compared_is_not_forecast_either():
    row = told(target(lingkup=None), ahead(1100, 1050, 1150))
    assert row["keadaan"] == "tidak_dapat_dibandingkan" and row["alasan"] == "lingkup_tidak_disebut"


def test_a_series_without_interval_says_why():
    rows = [{**row, "nilai": None, "alasan": "galat_sedikit"} for row in ahead(1100, 1050, 1150)]
    assert told(target(), rows)["alasan"] == "galat_sedikit"


@pytest.mark.parametrize(("aktif", "hit"), [(1000, "tercapai"), (999, "tidak_tercapai")])
def test_what_is_over_is_hit_or_missed_by_the_figure_of_its_day(aktif, hit):
    later = figure(bulan="2027-12", aktif_bawah=aktif, aktif_atas=aktif)
    row = told(target(), ahead(1100, 1050, 1150), pada=dt.date(2028, 2, 1), figures=(later,))
    assert row["keadaan"] == "sudah_lewat" and row["alasan"] == hit and row["nilai"] is None
