"""Where series go: sums that hold, bounds that enclose, and nothing said where nothing is known."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.projection.forecast import forecast
from naungan.projection.tables import FORECAST, FORECAST_CHECK
from tests.projection.histories import cut, one_series, small

UNTIL = Bulan(2026, 10)


@pytest.fixture(scope="module")
def said():
    rows, flows, _ = cut(small(5, 60), 48)
    return rows, forecast(rows, flows, sampai=UNTIL)


def test_every_figure_has_its_interval_and_lies_in_it(said):
    _, found = said
    assert found.forecast and all(row["nilai"] is not None for row in found.forecast)
    for row in found.forecast:
        assert 0 <= row["bawah_95"] <= row["bawah_80"] <= row["nilai"] <= row["atas_80"] <= row["atas_95"]
        assert row["atas_95"] <= (row["semesta"] if row["ukuran"] == "aktif" else 1_000_000)
    assert FORECAST.of(found.forecast).num_rows == len(found.forecast)
    assert FORECAST_CHECK.of(found.checks).num_rows == len(found.checks)


@pytest.mark.parametrize(("above", "below"), [("pemda", "unit"), ("provinsi", "pemda"), ("nasional", "provinsi")])
def test_a_level_is_the_sum_of_the_one_below(said, above, below):
    _, found = said
    people = {}
    for row in found.forecast:
        if row["ukuran"] == "aktif" and row["tingkat"] in (above, below):
            place = row["wilayah"] or ""
            whole = {"pemda": place[:4], "provinsi": place[:2], "nasional": ""}[above]
            key = (whole, row["bulan"])
            people.setdefault(key, {above: 0, below: 0})[row["tingkat"]] += row["nilai"]
    assert people and all(one[above] == one[below] for one in people.values())


def test_the_order_of_the_rows_is_of_no_matter(said):
    rows, found = said
    mixed, flows = list(rows), cut(small(5, 60), 48)[1]
    random.Random(1).shuffle(mixed)
    random.Random(2).shuffle(flows)
    assert forecast(mixed, flows, sampai=UNTIL) == found


def test_one_model_serves_a_kind_and_beats_both_rivals_on_every_level_or_is_one_of_them(said):
    _, found = said
    used = {row["model"] for row in found.forecast}
    assert len(used) == 1
    of_used = [row for row in found.checks if row["dipakai"] and row["bulan_kalender"] == 0 and row["ukuran"] == "aktif"]
    assert {row["tingkat"] for row in of_used} == {"unit", "pemda", "provinsi", "nasional"}
    if used.isdisjoint({"naif", "musiman"}):
        assert all(row["galat"] < min(row["galat_naif"], row["galat_musiman"]) for row in of_used)


def test_cohort_flows_are_tried_where_they_explain_every_change_and_nowhere_else(said):
    rows, found = said
    _, flows, _ = cut(small(5, 60), 48)
    assert "alur" in {row["model"] for row in found.checks}
    one_missing = [row for row in flows if row != next(row for row in flows if row["ukuran"] == "aktif")]
    for incomplete in ([], one_missing):
        assert "alur" not in {row["model"] for row in forecast(rows, incomplete, sampai=UNTIL).checks}


def test_december_is_counted_on_its_own(said):
    _, found = said
    whole = next(row for row in found.checks if (row["tingkat"], row["ukuran"], row["bulan_kalender"]) == ("unit", "aktif", 0))
    months = [row for row in found.checks
              if (row["tingkat"], row["ukuran"], row["model"]) == ("unit", "aktif", whole["model"]) and row["bulan_kalender"]]  # fmt: skip
    assert [row["bulan_kalender"] for row in months] == sorted(range(1, 13), key=lambda month: f"{month:>9}")
    assert all(whole[name] == sum(row[name] for row in months) for name in ("n", "kena_80", "kena_95"))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40), st.integers(60, 80))
@settings(max_examples=20, deadline=None)
def test_a_single_series_of_any_shape_is_enclosed_or_says_why_not(aktif, whole):
    rows = one_series(aktif, [whole] * len(aktif))
    until = Bulan.parse(rows[-1]["bulan"]).plus(4)
    for row in forecast(rows, sampai=until).forecast:
        if len(aktif) < 13:
            assert row["nilai"] is None and row["alasan"] in ("satu_bulan", "terlalu_pendek")
        elif row["nilai"] is not None:
            assert 0 <= row["bawah_95"] <= row["bawah_80"] <= row["nilai"] <= row["atas_80"] <= row["atas_95"] <= max(whole, 1_000_000)
        else:
            assert row["alasan"] == "galat_sedikit" and row["bawah_80"] is None


def test_a_series_that_never_moves_is_not_sure_of_itself_beside_others_that_do():
    rows, _, _ = cut(small(6, 48), 48)
    still = one_series([50] * 48, [90] * 48, first=rows[0]["bulan"], wilayah="1299")
    found = [row for row in forecast([*rows, *still], sampai=UNTIL.plus(12)).forecast if row["wilayah"] == "1299"]
    assert found and all(row["atas_95"] > row["bawah_95"] for row in found if row["ukuran"] == "cakupan")


def test_a_gap_leaves_only_what_comes_after_it():
    rows = one_series(range(100, 140), [400] * 40)
    broken = [row for row in rows if row["bulan"] != rows[-5]["bulan"]]
    found = forecast(broken, sampai=Bulan.parse(rows[-1]["bulan"]).plus(2)).forecast
    assert [(row["nilai"], row["alasan"]) for row in found] == [(None, "terlalu_pendek")]


def test_a_series_that_ended_before_the_others_is_not_carried_on():
    rows, _, _ = cut(small(7, 48), 48)
    old = [row for row in rows if not (row["wilayah"] == "1102" and row["tingkat"] == "pemda" and row["bulan"] == str(UNTIL))]
    found = [row for row in forecast(old, sampai=UNTIL.plus(3)).forecast if row["wilayah"] == "1102" and row["tingkat"] == "pemda"]
    assert [(row["nilai"], row["alasan"]) for row in found] == [(None, "terputus")]


def test_without_a_universe_nothing_is_forecast():
    rows = [{**row, "semesta": None} for row in one_series(range(100, 140), [400] * 40)]
    found = forecast(rows, sampai=Bulan.parse(rows[-1]["bulan"]).plus(2)).forecast
    assert [(row["nilai"], row["alasan"]) for row in found] == [(None, "tanpa_semesta")]


def test_another_scope_is_another_kind_with_errors_of_its_own():
    rows, _, _ = cut(small(8, 48), 48)
    short = [{**row, "lingkup": "own_npp"} for row in rows if row["bulan"] >= "2026-01"]
    found = forecast([*rows, *short], sampai=UNTIL.plus(2))
    assert {row["alasan"] for row in found.forecast if row["lingkup"] == "own_npp"} == {"terlalu_pendek"}
    assert [row for row in found.forecast if row["lingkup"] == "nasional"] == forecast(rows, sampai=UNTIL.plus(2)).forecast


def test_a_month_that_is_over_is_refused():
    rows = one_series(range(100, 140), [400] * 40)
    with pytest.raises(Refusal) as refused:
        forecast(rows, sampai=Bulan.parse(rows[-1]["bulan"]))
    assert refused.value.code == "PROYEKSI_SAMPAI_LAMPAU"
