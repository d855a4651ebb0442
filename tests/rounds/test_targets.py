"""How far targets are: exact, each on its own scope and denominator, against a plain referee; nobody is judged by what is not known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.rounds import Frozen, Round, Tingkat, own_rows
from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.register_tables import COVERAGE_FIGURE, TARGET_STANDING
from naungan.rounds.target_standing import target_standing
from naungan.rounds.targets import decimal
from tests.rounds import referee

DUE, BEFORE, AFTER = dt.date(2026, 12, 31), dt.date(2026, 10, 31), dt.date(2027, 1, 1)


def target(**said: Any) -> dict[str, Any]:
    row = {"wilayah": "1671", "deret": "sendiri", "tahun": 2026, "lingkup": "semua_tanpa_jakon", "penyebut": "potensi", "penerbit": "P",
           "dokumen": "D", "status": "confirmed"}  # fmt: skip
    return row | said


def figure(**said: Any) -> dict[str, Any]:
    row = {"wilayah": "1671", "bulan": "2026-09", "lingkup": "semua_tanpa_jakon", "penyebut": "semesta", "asal": "terbitan", "sumber": "S",
           "dibulatkan": False}  # fmt: skip
    found = {**dict.fromkeys(COVERAGE_FIGURE.names), **row, **said}
    active = found.pop("aktif", None)
    return found if active is None else {**found, "aktif_bawah": active, "aktif_atas": active}


def stand(one: dict[str, Any], *figures: dict[str, Any], pada: dt.date = BEFORE) -> dict[str, Any]:
    (found,) = [row for row in target_standing([one], figures, pada) if (row["wilayah"], row["deret"]) == (one["wilayah"], one["deret"])]
    return found


@settings(max_examples=200, deadline=None)
@given(
    persen=st.decimals("0.01", "100", places=2), whole=st.integers(1, 5_000_000), part=st.integers(0, 10_000),
    unknown=st.integers(0, 10_000), pada=st.dates(dt.date(2024, 1, 1), DUE),
)  # fmt: skip
def test_distance_and_pace_are_those_of_a_plain_reading(persen: Decimal, whole: int, part: int, unknown: int, pada: dt.date) -> None:
    low = whole * part // 10_000
    high = min(whole, low + whole * unknown // 10_000)
    month = f"{pada.year}-{pada.month:02d}"
    found = stand(target(persen=persen), figure(bulan=month, aktif_bawah=low, aktif_atas=high, semesta=whole), pada=pada)
    wanted, left = referee.needed(Fraction(persen), whole), referee.months(pada, DUE)
    least, most = max(0, wanted - high), max(0, wanted - low)
    assert (found["dibutuhkan"], found["bulan_sisa"]) == (wanted, left)
    assert (found["kurang_bawah"], found["kurang_atas"]) == (least, most)
    assert (found["per_bulan_bawah"], found["per_bulan_atas"]) == (referee.pace(least, left), referee.pace(most, left))
    points = max(Fraction(0), Fraction(persen) - Fraction(100 * high, whole))
    assert abs(Fraction(found["poin_bawah"]) - points) <= Fraction(1, 2_000_000)
    assert found["keadaan"] == ("sudah_tercapai" if low >= wanted else "berjalan" if high < wanted else "belum_pasti")


SHARE = st.tuples(st.integers(0, 12), st.integers(0, 3))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["1601", "1602", "1603", "1604", "1605", "1671"]), SHARE, min_size=2))
def test_ranks_are_those_of_a_plain_reading(shares: dict[str, tuple[int, int]]) -> None:
    figures = [figure(wilayah=name, aktif_bawah=low, aktif_atas=low + more, semesta=15) for name, (low, more) in shares.items()]
    rows = {row["wilayah"]: row for row in target_standing([target(wilayah=name, persen="50") for name in shares], figures, BEFORE)
            if row["deret"] == "sendiri" and row["wilayah"] in shares}  # fmt: skip
    exact = {name: (Fraction(100 * low, 15), Fraction(100 * (low + more), 15)) for name, (low, more) in shares.items()}
    assert {name: (row["peringkat"], row["peringkat_terburuk"]) for name, row in rows.items()} == referee.ranks(exact)
    assert {row["dari"] for row in rows.values()} == {len(shares)}


def test_regions_are_ranked_among_their_like_alone() -> None:
    rows = [target(wilayah=code, persen="50") for code in ("1601", "1602", "1801", "16", "18", "1603")]
    figures = [figure(wilayah=code, aktif=number, semesta=100) for number, code in enumerate(("1601", "1801", "16", "18"), 10)]
    late = figure(wilayah="1602", aktif=90, semesta=100, bulan="2026-08")
    other = figure(wilayah="1603", aktif=90, semesta=100, penyebut="bekerja")
    found = {row["wilayah"]: (row["peringkat"], row["dari"]) for row in target_standing(rows, [*figures, late, other], BEFORE)
             if row["deret"] == "sendiri"}  # fmt: skip
    assert found["16"] == (2, 2) and found["18"] == (1, 2), "provinces beside provinces"
    assert {found[code] for code in ("1601", "1602", "1801", "1603")} == {(None, None)}, "another month, province or denominator is no like"


@pytest.mark.parametrize(
    ("said", "figures", "alasan"),
    [
        ({"persen": "50", "lingkup": None}, [figure(aktif=1, semesta=2)], "lingkup_tidak_disebut"),
        ({"persen": "50", "penyebut": None}, [figure(aktif=1, semesta=2)], "penyebut_tidak_disebut"),
        ({"persen": "50"}, [], "tanpa_angka"),
        ({"persen": "50"}, [figure(wilayah="1672", aktif=1, semesta=2)], "tanpa_angka"),
        ({"persen": "50"}, [figure(aktif=1, semesta=2, lingkup="bpu")], "lingkup_lain"),
        ({"persen": "50"}, [figure(aktif=1, semesta=2, penyebut="bekerja")], "penyebut_lain"),
        ({"orang": 50}, [figure(persen=Decimal(40))], "penyebut_lain"),
        ({"persen": "50"}, [figure(aktif=1, semesta=2, bulan="2026-11")], "tanpa_angka"),
    ],
)
def test_what_can_not_be_compared_says_why(said: dict[str, Any], figures: list[dict[str, Any]], alasan: str) -> None:
    found = stand(target(**said), *figures)
    assert (found["keadaan"], found["alasan"], found["kurang_atas"]) == ("tidak_dapat_dibandingkan", alasan, None)


def test_a_share_stands_on_the_denominator_of_its_own_document() -> None:
    found = stand(target(persen="38.39", penyebut_orang=2_994_131), figure(aktif=687_000, semesta=2_800_000))
    assert found["capaian_penyebut"] == 2_994_131
    assert found["capaian_persen_bawah"] == decimal(Fraction(68_700_000, 2_994_131))
    people = stand(target(persen="38.39", orang=1_149_447), figure(aktif=687_000, semesta=2_800_000))
    assert (people["kurang_bawah"], people["capaian_penyebut"]) == (462_447, 2_800_000)


@pytest.mark.parametrize(
    ("bulan", "tanggal", "aktif", "keadaan"),
    [
        ("2026-12", None, 50, "tercapai"), ("2026-12", None, 49, "tidak_tercapai"), ("2026-12", DUE, 49, "tidak_tercapai"),
        ("2026-12", dt.date(2026, 12, 8), 10, "tidak_diketahui"), ("2026-11", None, 99, "tidak_diketahui"),
    ],
)  # fmt: skip
def test_a_day_that_has_passed_is_judged_by_its_own_figure(bulan: str, tanggal: dt.date | None, aktif: int, keadaan: str) -> None:
    found = stand(target(persen="50"), figure(bulan=bulan, tanggal=tanggal, aktif=aktif, semesta=100), pada=AFTER)
    assert (found["keadaan"], found["bulan_sisa"], found["per_bulan_atas"]) == (keadaan, None, None)


def test_bounds_on_both_sides_of_a_target_decide_nothing() -> None:
    found = stand(target(persen="50"), figure(bulan="2026-12", aktif_bawah=40, aktif_atas=60, semesta=100), pada=AFTER)
    assert (found["keadaan"], found["alasan"]) == ("belum_pasti", "batas_melintas")


def test_seventy_million_by_the_end_of_2026() -> None:
    def nation(pada: dt.date, *more: dict[str, Any]) -> dict[str, Any]:
        return next(row for row in target_standing([], coverage_figures([], more), pada) if row["deret"] == "bpjs")

    before = nation(dt.date(2026, 11, 30))
    assert (before["keadaan"], before["kurang_atas"], before["bulan_sisa"], before["per_bulan_atas"]) == (
        "berjalan",
        28_620_000,
        2,
        14_310_000,
    )
    assert nation(AFTER)["keadaan"] == "tidak_diketahui"
    said = dict.fromkeys(("wilayah", "tanggal", "persen", "semesta", "penyebut"))
    december = {**said, "wilayah_nama": " Nasional", "bulan": "2026-12", "segmen": "SEMUA", "hitungan": "dengan_jakon", "tahan": False,
                "penerbit": "BPJS", "aktif": 69_999_999}  # fmt: skip
    assert (nation(AFTER, december)["keadaan"], nation(AFTER, december)["kurang_atas"]) == ("tidak_tercapai", 1)
    assert nation(AFTER, {**december, "aktif": 70_000_000})["keadaan"] == "tercapai"


def test_a_rise_is_a_target_only_where_its_base_is_known() -> None:
    rows = {
        (row["wilayah"], row["lingkup"]): row for row in target_standing([], coverage_figures(), BEFORE) if row["deret"] == "permendagri"
    }
    assert rows["19", "semua_dengan_jakon"]["persen"] == Decimal("60.27"), "as the source's own example says"
    assert ("1671", "semua_tanpa_jakon") not in rows


def test_what_came_in_goes_before_what_is_shipped() -> None:
    own = target(wilayah="18", deret="kemendagri", persen="46", status="recalled")
    rows = [row for row in target_standing([own], [], BEFORE) if (row["wilayah"], row["deret"], row["tahun"]) == ("18", "kemendagri", 2026)]
    assert [(row["persen"], row["asal"]) for row in rows] == [(Decimal(46), "diisi")]
    assert all(tuple(row) == TARGET_STANDING.names for row in rows)


def test_each_government_is_counted_in_the_evaluation_that_was_frozen_for_it() -> None:
    def frozen(pemda: str, evaluasi: str) -> Frozen:
        return Frozen(pemda, evaluasi, "s", "2026-10", BEFORE)

    one = Round("R1", "1", Tingkat.PROVINSI, BEFORE, "T", (), "2026-10", ("1671", "1801"), "d", None, "A",
                beku={"1671": frozen("1671", "a"), "1801": frozen("1801", "b")})  # fmt: skip
    rows = {name: [{"pemda": pemda, "dari": name} for pemda in ("1671", "1801", "16", None)] for name in "ab"}
    assert own_rows(one, rows) == [{"pemda": "1671", "dari": "a"}, {"pemda": "1801", "dari": "b"}]


def test_a_roster_speaks_for_its_own_workers() -> None:
    counts = {"terlindungi_ya": 30, "terlindungi_tidak_diketahui": 5, "pekerja": 50, "bulan": "2026-10", "pemda": "1671"}
    measure = [{**counts, "tingkat": "pemda", "kategori": None}, {**counts, "tingkat": "kategori", "kategori": "honorer"},
               {**counts, "tingkat": "kategori", "kategori": "pjlp"}, {**counts, "tingkat": "provinsi", "pemda": "16", "kategori": None}]  # fmt: skip
    found = {(row["wilayah"], row["lingkup"]): (row["aktif_bawah"], row["aktif_atas"], row["semesta"])
             for row in coverage_figures(measure) if row["asal"] == "evaluasi"}  # fmt: skip
    assert found == {("1671", "semua"): (30, 35, 50), ("1671", "non_asn"): (60, 70, 100)}
    rows = target_standing([target(persen="100", lingkup="non_asn", penyebut="daftar pekerja")], coverage_figures(measure), BEFORE)
    (row,) = [one for one in rows if one["deret"] == "sendiri" and one["wilayah"] == "1671"]
    assert (row["keadaan"], row["kurang_bawah"], row["kurang_atas"]) == ("berjalan", 30, 40)


def shipped(pada: dt.date) -> set[tuple[str | None, str, int]]:
    return {(row["wilayah"], row["deret"], row["tahun"]) for row in target_standing([], coverage_figures(), pada)}


def test_a_target_counts_from_the_day_of_its_document() -> None:
    assert shipped(dt.date(2023, 7, 27)) == {(None, "bpjs", 2026)}, "of July 2023 no plan or letter of later years is told"
    assert shipped(dt.date(2022, 10, 25)) == set()
    day = dt.date(2025, 5, 31)
    assert ("18", "kemendagri", 2025) in shipped(day) - shipped(day - dt.timedelta(days=1))
    assert ("51", "kemendagri", 2025) in shipped(dt.date(2025, 1, 1)) - shipped(dt.date(2024, 12, 31)), "of an unknown day from its year on"
    assert ("19", "permendagri", 2025) in shipped(dt.date(2024, 12, 31)) - shipped(dt.date(2024, 12, 30))


def test_a_later_document_takes_nothing_from_the_one_before() -> None:
    row = target(wilayah="18", deret="kemendagri", tahun=2025, persen="40", sejak="2025-11-01")
    on = {pada: next(one["persen"] for one in target_standing([row], [], pada) if (one["wilayah"], one["deret"]) == ("18", "kemendagri"))
          for pada in (dt.date(2025, 10, 31), dt.date(2025, 11, 1))}  # fmt: skip
    assert list(on.values()) == [Decimal("38.39"), Decimal(40)]


def test_a_figure_of_a_later_day_of_the_month_is_not_known_yet() -> None:
    one = target(persen="50")
    late = figure(bulan="2026-10", tanggal=dt.date(2026, 10, 20), aktif=90, semesta=100)
    early = figure(bulan="2026-09", aktif=40, semesta=100)
    assert stand(one, late, early, pada=dt.date(2026, 10, 19))["capaian_bulan"] == "2026-09"
    assert stand(one, late, early, pada=dt.date(2026, 10, 20))["capaian_bulan"] == "2026-10"
