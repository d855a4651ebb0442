"""SERIES: sums over the same pemda, gaps that stay, scopes that never join, and codes of then and of today."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.projection.calendar import laid_out
from naungan.projection.series import collect, left_out_text, series
from naungan.projection.steady import steady
from naungan.projection.tables import DERET_KUNCI, SERIES, Tanpa
from tests.projection.deret_worlds import figure, folder, measure

Row = dict[str, Any]
MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")
PEMDA = ("1501", "1502", "1601", "1602")


def _of(rows: list[Row], **asked: Any) -> dict[str, int]:
    asked = {"segmen": None, "unit": None, "asal": "evaluasi", **asked}
    return {row["bulan"]: row["aktif"] for row in rows if all(row[name] == value for name, value in asked.items())}


def _folders(path: Path, told: dict[str, dict[str, int]]) -> list[Any]:
    """One folder a month: pemda → active, of 1,000 workers each."""
    return [
        folder(path / bulan, bulan, f"{bulan}-28", {"measure": [measure(kode, bulan, one, 1000) for kode, one in there.items()]})
        for bulan, there in told.items()
    ]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deret")


def test_a_pemda_that_begins_to_report_is_no_growth(duck: Engine, place: Path) -> None:
    told = {bulan: {"1501": 100 + 10 * at, "1502": 50} for at, bulan in enumerate(MONTHS)}
    told[MONTHS[3]]["1601"] = 900
    found = collect(duck, _folders(place, told))
    assert _of(found.rows, tingkat="nasional") == {"2026-07": 150, "2026-08": 160, "2026-09": 170, "2026-10": 180}
    assert _of(found.rows, tingkat="provinsi", wilayah="16") == {"2026-10": 900}
    nation = [row["alasan"] for row in found.left_out if row["tingkat"] == "nasional"]
    assert nation == ["DERET_PEMDA_DI_LUAR_JUMLAH"]
    assert {row["sumber"] for row in found.rows if row["tingkat"] == "nasional" and row["asal"] == "evaluasi"} == {"jumlah 2 dari 3 pemda"}


def test_a_gap_stays_a_gap(duck: Engine, place: Path) -> None:
    told = {bulan: {"1501": 100} for bulan in MONTHS if bulan != "2026-08"}
    rows = series(duck, _folders(place, told))
    for level in ("pemda", "provinsi", "nasional"):
        assert list(_of(rows, tingkat=level)) == ["2026-07", "2026-09", "2026-10"]
    laid = laid_out([row for row in rows if row["tingkat"] == "pemda" and row["asal"] == "evaluasi"])
    assert (laid.first, laid.aktif, laid.putus, laid.alasan) == (Bulan(2026, 9), (100, 100), (Bulan(2026, 8),), None)


def test_nobody_is_unknown_and_not_nought(duck: Engine, place: Path) -> None:
    """A pemda without people in an evaluation has handed in nothing: no row, and an older evaluation that has people stands."""
    old = folder(place / "a", "2026-10", "2026-11-01", {"measure": [measure("1501", "2026-10", 5, 9)]})
    new = folder(place / "b", "2026-10", "2026-11-20", {"measure": [measure("1501", "2026-10", 0, 0)]})
    assert _of(series(duck, [new, old]), tingkat="pemda") == {"2026-10": 5}
    assert _of(series(duck, [new]), tingkat="pemda") == {}


def test_the_newest_evaluation_of_a_month_stands_whole(duck: Engine, place: Path) -> None:
    segment = {"tingkat": "segmen", "segmen": "BPU"}
    old = folder(
        place / "a", "2026-10", "2026-11-01", {"measure": [measure("1501", "2026-10", 5, 9), measure("1501", "2026-10", 2, 3, **segment)]}
    )
    new = folder(place / "b", "2026-10", "2026-11-20", {"measure": [measure("1501", "2026-10", 7, 9)]})
    rows = series(duck, [new, old])
    assert _of(rows, tingkat="pemda") == {"2026-10": 7}
    assert _of(rows, tingkat="pemda", segmen="BPU") == {}


def test_another_scope_is_another_series(duck: Engine, place: Path) -> None:
    first = folder(place / "a", "2026-09", "2026-10-20", {"measure": [measure("1501", "2026-09", 5, 9)]})
    then = folder(place / "b", "2026-10", "2026-11-20", {"measure": [measure("1501", "2026-10", 8, 9, lingkup="own_npp")]})
    found = collect(duck, [first, then])
    rows = [row for row in found.rows if row["asal"] == "evaluasi"]
    assert sorted(row["lingkup"] for row in rows if row["tingkat"] == "pemda") == ["nasional", "own_npp"]
    for level in ("provinsi", "nasional"):
        assert [(row["lingkup"], row["bulan"]) for row in rows if row["tingkat"] == level] == [("own_npp", "2026-10")]
        assert ("DERET_PEMDA_TIDAK_TETAP", "2026-09") in [
            (row["alasan"], row["bulan"]) for row in found.left_out if row["tingkat"] == level
        ]


def _seen(path: Path, bulan: str, members: dict[str, str], aktif: int = 5) -> Any:
    """Three pemda, of which some have a file of members: pemda → its scope. MEASURE names all scopes at once, as an evaluation does."""
    scopes = ", ".join(sorted(set(members.values())))
    rows = [measure(kode, bulan, aktif, 9, lingkup=scopes) for kode in PEMDA[:3]]
    return folder(
        path, bulan, f"{bulan}-28", {"measure": rows, "member": [{"pemda": kode, "lingkup": one} for kode, one in members.items()]}
    )


def test_what_another_government_hands_in_breaks_no_series(duck: Engine, place: Path) -> None:
    """A scope is that of a government's own files; answers of BPJS speak of those asked about alone, and make no other scope."""
    first = _seen(place / "a", "2026-09", {"1501": "own_npp", "1502": "nasional"})
    then = _seen(place / "b", "2026-10", {"1501": "own_npp", "1502": "nasional", "1601": "cabang"}, 6)
    found = collect(duck, [first, then])
    assert _of(found.rows, tingkat="pemda", wilayah="1501", lingkup="own_npp") == {"2026-09": 5, "2026-10": 6}
    assert _of(found.rows, tingkat="pemda", wilayah="1601", lingkup="cabang") == {"2026-10": 6}
    # The file that has come in for the first time is no growth of the nation.
    assert _of(found.rows, tingkat="nasional", lingkup="nasional, own_npp") == {"2026-09": 10, "2026-10": 12}
    assert {row["lingkup"] for row in found.rows if row["tingkat"] == "nasional" and row["asal"] == "evaluasi"} == {"nasional, own_npp"}
    assert [row["alasan"] for row in found.left_out if row["tingkat"] == "nasional"] == ["DERET_PEMDA_DI_LUAR_JUMLAH"]


def test_an_unrecognised_unit_has_no_series(duck: Engine, place: Path) -> None:
    unit = {"tingkat": "unit"}
    rows = [
        measure("1501", "2026-10", 5, 9),
        measure("1501", "2026-10", 1, 2, **unit),
        measure("1501", "2026-10", 4, 7, unit="1.01", **unit),
    ]
    found = series(duck, [folder(place / "a", "2026-10", "2026-11-20", {"measure": rows})])
    assert [(row["unit"], row["aktif"]) for row in found if row["tingkat"] == "unit"] == [("1.01", 4)]


def test_old_codes_join_their_successors_only_by_borders_of_today(duck: Engine, place: Path) -> None:
    made = _folders(place, {"2022-06": {"9101": 10}, "2022-08": {"9301": 12}})
    then, now = series(duck, made), series(duck, made, batas="kini")
    assert (_of(then, wilayah="9101"), _of(then, wilayah="9301")) == ({"2022-06": 10}, {"2022-08": 12})
    assert _of(now, wilayah="9301") == {"2022-06": 10, "2022-08": 12}
    assert _of(then, tingkat="provinsi", wilayah="91") == {"2022-06": 10}
    assert _of(now, tingkat="provinsi", wilayah="93") == {"2022-06": 10, "2022-08": 12}


def test_a_province_that_was_cut_stands_on_one_side_of_the_cut(duck: Engine, place: Path) -> None:
    handed = [figure("91", "2022-06", 900, 2000), figure("91", "2023-06", 300, 700)]
    made = [folder(place / "a", "2023-07", "2023-08-20", {"aggregate": handed, "measure": []})]
    said = {"dahulu": collect(duck, made, batas="dahulu"), "kini": collect(duck, made, batas="kini")}
    assert _of(said["dahulu"].rows, wilayah="91", asal="terbitan") == {"2022-06": 900}
    assert _of(said["kini"].rows, wilayah="91", asal="terbitan") == {"2023-06": 300}
    for one, month in (("dahulu", "2023-06"), ("kini", "2022-06")):
        assert ("DERET_WILAYAH_DIPECAH", month) in [(row["alasan"], row["bulan"]) for row in said[one].left_out]


def test_publications_keep_scope_and_denominator_apart(duck: Engine, place: Path) -> None:
    handed = [
        figure("15", "2026-09", 40, 100, penyebut="semesta"), figure("15", "2026-10", 41, 100, penyebut="semesta"),
        figure("15", "2026-09", 45, 140, penyebut="semesta", hitungan="dengan_jakon", baris=2), figure("15", "2026-09", 9, segmen="BPU", baris=3),
        figure("15", "2026-08", None, None, persen=None, baris=4),
    ]  # fmt: skip
    rows = series(duck, [folder(place / "a", "2026-10", "2026-11-20", {"aggregate": handed})])
    kept = {(row["lingkup"], row["penyebut"], row["bulan"], row["aktif"]) for row in rows if row["asal"] == "terbitan"}
    assert kept == {
        ("semua", "semesta", "2026-09", 40), ("semua", "semesta", "2026-10", 41), ("semua_dengan_jakon", "semesta", "2026-09", 45),
        ("bpu", None, "2026-09", 9),
    }  # fmt: skip


def test_two_figures_for_one_day_are_none(duck: Engine, place: Path) -> None:
    handed = [figure("15", "2026-09", 40, 100), figure("15", "2026-09", 44, 100, penerbit="lain", baris=2)]
    found = collect(duck, [folder(place / "a", "2026-10", "2026-11-20", {"aggregate": handed})])
    assert _of(found.rows, wilayah="15", asal="terbitan") == {}
    assert ("DERET_ANGKA_BERBEDA", "15") in [(row["alasan"], row["wilayah"]) for row in found.left_out]


def test_a_publication_handed_in_again_is_read_from_the_newest_evaluation(duck: Engine, place: Path) -> None:
    """A correction in a newer one stands, an older one tells what the newer was not handed, and an earlier doubt is no doubt any more."""
    first = [
        figure("15", "2026-08", 38, 100),
        figure("15", "2026-09", 40, 100, baris=2),
        figure("15", "2026-09", 44, 100, penerbit="lain", baris=3),
    ]
    then = [figure("15", "2026-09", 42, 100, sumber="b")]
    made = [
        folder(place / "a", "2026-09", "2026-10-20", {"aggregate": first}), folder(place / "b", "2026-10", "2026-11-20", {"aggregate": then}),
        folder(place / "c", "2026-10", "2026-11-21", {"aggregate": first[:1]}),
    ]  # fmt: skip
    found = collect(duck, made)
    assert _of(found.rows, wilayah="15", asal="terbitan") == {"2026-08": 38, "2026-09": 42}
    assert [row for row in found.left_out if row["wilayah"] == "15"] == []


def test_what_is_shipped_stands_alone(duck: Engine) -> None:
    rows = series(duck, [])
    assert rows and {row["asal"] for row in rows} == {"bawaan"}
    SERIES.of(rows)


@pytest.mark.parametrize("wilayah", [None, "91", "9101"])
@pytest.mark.parametrize(
    "code", ["KODE_TANPA_PENGGANTI", "WILAYAH_DIPECAH", "ANGKA_BERBEDA", "PEMDA_TIDAK_TETAP", "PEMDA_DI_LUAR_JUMLAH"]
)  # fmt: skip
def test_every_reason_is_told(code: str, wilayah: str | None) -> None:
    said = left_out_text({"alasan": f"DERET_{code}", "tingkat": "pemda", "wilayah": wilayah, "bulan": "2022-06"})
    assert "{" not in said
    assert ("nasional" if wilayah is None else "Merauke" if wilayah == "9101" else "Papua") in said


def test_a_government_under_two_codes_counts_once_by_borders_of_today(duck: Engine, place: Path) -> None:
    old = folder(place / "a", "2022-08", "2022-09-01", {"measure": [measure("9101", "2022-08", 5, 9)]})
    both = [measure("9101", "2022-08", 6, 9), measure("9301", "2022-08", 7, 9)]
    new = folder(place / "b", "2022-08", "2022-10-01", {"measure": both})
    then, now = series(duck, [old, new]), series(duck, [old, new], batas="kini")
    assert (_of(then, wilayah="9101"), _of(then, wilayah="9301"), _of(then, tingkat="nasional")) == (
        {"2022-08": 6}, {"2022-08": 7}, {"2022-08": 13},
    )  # fmt: skip
    assert [row["aktif"] for row in now if row["tingkat"] == "pemda" and row["asal"] == "evaluasi"] == [7]
    assert _of(now, tingkat="nasional") == {"2022-08": 7}


REPORTS = st.dictionaries(st.sampled_from(MONTHS), st.dictionaries(st.sampled_from(PEMDA), st.integers(0, 1000), min_size=1), min_size=1)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=REPORTS, seed=st.integers(0, 99))
def test_sums_are_those_of_the_same_pemda_in_whatever_order_folders_come(
    duck: Engine, tmp_path_factory: pytest.TempPathFactory, told: dict[str, dict[str, int]], seed: int
) -> None:  # fmt: skip
    made = _folders(tmp_path_factory.mktemp("deret"), told)
    rows = series(duck, made)
    random.Random(seed).shuffle(made)
    assert series(duck, made) == rows
    assert _of(rows, tingkat="pemda", wilayah="1501") == {bulan: there["1501"] for bulan, there in sorted(told.items()) if "1501" in there}
    nation = _of(rows, tingkat="nasional")
    sets = [set(one) for size in range(1, 5) for one in itertools.combinations(PEMDA, size)]
    sums = [{bulan: sum(there[one] for one in kept) for bulan, there in told.items() if kept <= set(there)} for kept in sets]
    assert nation in sums
    assert max(told) in nation


@given(told=REPORTS)
def test_a_steady_set_has_at_least_as_many_figures_as_what_the_newest_months_share(told: dict[str, dict[str, int]]) -> None:
    members, used = steady({bulan: {kode: {} for kode in there} for bulan, there in told.items()})
    order = sorted(told, reverse=True)
    for k in range(1, len(order) + 1):
        shared = set.intersection(*(set(told[bulan]) for bulan in order[:k]))
        assert len(members) * len(used) >= len(shared) * k
    assert all(members <= set(told[bulan]) for bulan in used)
    assert members


def _rows(values: dict[str, Any], semesta: int | None = 10) -> list[Row]:
    key = dict.fromkeys(DERET_KUNCI)
    return [{**key, "bulan": bulan, "aktif": value, "semesta": semesta} for bulan, value in values.items()]


@pytest.mark.parametrize("wrong", [None, -1, 11])
def test_what_can_not_be_breaks_a_series(wrong: int | None) -> None:
    laid = laid_out(_rows({"2026-07": 1, "2026-08": wrong, "2026-09": 3, "2026-10": 4}))
    assert (laid.first, laid.last, laid.aktif) == (Bulan(2026, 9), Bulan(2026, 10), (3, 4))
    assert laid.putus == (Bulan(2026, 8),)


def test_a_series_that_says_too_little_says_why() -> None:
    assert laid_out(_rows({"2026-10": 4})).alasan == Tanpa.SATU_BULAN
    assert laid_out(_rows({"2026-07": 1, "2026-10": 4})).alasan == Tanpa.TERPUTUS
    assert laid_out(_rows({"2026-10": -4})).aktif == ()
    unknown = laid_out(_rows({"2026-09": 3, "2026-10": 4}, None))
    assert (unknown.alasan, unknown.semesta) == (None, (None, None))


def test_two_series_are_never_laid_out_as_one() -> None:
    rows = _rows({"2026-09": 3, "2026-10": 4})
    with pytest.raises(ValueError, match="one series"):
        laid_out([rows[0], {**rows[1], "lingkup": "lain"}])
    with pytest.raises(ValueError, match="twice"):
        laid_out([rows[0], rows[0]])


@given(values=st.lists(st.none() | st.integers(-2, 12), min_size=1, max_size=14))
def test_what_is_laid_out_is_the_last_stretch_that_can_be(values: list[int | None]) -> None:
    """A month that is absent altogether breaks a series as one without a figure does."""
    text = "".join("x" if value is not None and 0 <= value <= 10 else "." for value in values)
    end = text.rstrip(".")
    run = len(end) - len(end.rstrip("x"))
    first = Bulan(2025, 11)
    rows = _rows({str(first.plus(at)): value for at, value in enumerate(values)})
    laid = laid_out(rows)
    assert list(laid.aktif) == values[len(end) - run : len(end)]
    assert set(laid.putus) == {first.plus(at) for at, sign in enumerate(text) if sign == "."}
    if run:
        assert (laid.first, laid.last) == (first.plus(len(end) - run), first.plus(len(end) - 1))
        kept = [row for row in rows if row["aktif"] is not None]
        assert laid_out(kept).aktif == laid.aktif
