"""Errors and states appear at their documented shares."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from naungan.demo.rates import data, rate_table, registered, share, shares

from .conftest import Month

pytestmark = pytest.mark.chain

DOCS = Path(__file__).parents[2] / "docs" / "demo.md"


@pytest.fixture(scope="module")
def counted(months: list[Month]) -> tuple[int, Counter[str], dict[str, int]]:
    """Roster rows, planted errors by kind, and rows whose file has the field."""
    kinds = Counter(error["jenis"] for month in months for error in month.truth.kesalahan)
    rows = [row for month in months for row in month.truth.orang]
    return len(rows), kinds, {"upah": sum("upah" in _fields(row) for row in rows)}


def _fields(row: dict[str, object]) -> set[str]:
    return {"upah"} if row["upah_tertulis"] or {"upah_kosong", "upah_mendua"} & set(str(row["kesalahan"]).split(",")) else set()


def test_invalid_nik_are_as_many_as_in_kabupaten_serang(counted) -> None:
    rows, kinds, _ = counted
    assert sum(shares("nik").values()) == pytest.approx(0.146, abs=1e-9)
    assert sum(kinds[name] for name in shares("nik")) / rows == pytest.approx(0.146, rel=0.05)


@pytest.mark.parametrize("name", list(shares("nik")))
def test_each_nik_error(counted, name: str) -> None:
    rows, kinds, _ = counted
    assert kinds[name] / rows == pytest.approx(share("nik", name), rel=0.2)


@pytest.mark.parametrize("name", ["ganda_satu_berkas", "dua_opd"])
def test_people_who_stand_twice(counted, name: str) -> None:
    rows, kinds, _ = counted
    assert kinds[{"ganda_satu_berkas": "ganda"}.get(name, name)] / rows == pytest.approx(share("daftar", name), rel=0.25)


def test_missing_and_ambiguous_wages(counted) -> None:
    _, kinds, having = counted
    for name in ("upah_kosong", "upah_mendua"):
        assert kinds[name] / having["upah"] == pytest.approx(share("isian", name), rel=0.25)


def test_every_planted_kind_appears(counted) -> None:
    _, kinds, _ = counted
    wanted = {*shares("nik"), *shares("isian"), "ganda", "dua_opd", "masuk_tengah_bulan", "dipotong_dari_upah", "kode_wilayah_lama",
              "kode_bps", "berkas_bertabrakan", "nik_salah_ketik"}  # fmt: skip
    assert wanted <= set(kinds)


@pytest.mark.parametrize("bulan", ["2023-07", "2026-10"])
@pytest.mark.parametrize("provinsi", ["15", "16", "17", "18", "19"])
def test_registered_share_of_each_province(months: list[Month], bulan: str, provinsi: str) -> None:
    """Where a national file is in hand, the share of eligible workers found in it is the one wanted for the region."""
    found: dict[bool, int] = defaultdict(int)
    wanted = []
    for month in months:
        if month.bulan == bulan and month.office.kode[:2] == provinsi and month.office.lingkup == "nasional":
            rows = [row for row in month.truth.orang if row["kategori"] not in ("pns", "pppk", "alih_daya", "pekerja_rentan")]
            wanted += [registered(month.office.kode, bulan)] * len(rows)
            for row in rows:
                found[row["member_baris"] is not None] += 1
    assert found[True] / (found[True] + found[False]) == pytest.approx(sum(wanted) / len(wanted), abs=0.07)


def test_twins_are_there_in_all_three_ways(months: list[Month]) -> None:
    """Both members, one of them, none: of twins of whom at least one works here."""
    ways = Counter()
    for month in months:
        members = {row["orang"] for row in month.truth.peserta}
        for row in month.truth.orang:
            if row["kembar"]:
                ways[(row["orang"] in members) + (row["pasangan"] in members)] += 1
    assert min(ways[count] for count in (0, 1, 2)) > 20


def test_conversion_keeps_membership(months: list[Month]) -> None:
    """Honorer of 2023 who are PPPK paruh waktu in 2026 and were registered then are registered still."""
    then, now = (
        {row["orang"]: row for month in months if month.bulan == bulan for row in month.truth.orang} for bulan in ("2023-07", "2026-10")
    )
    turned = [o for o in then.keys() & now.keys() if now[o]["kategori"] == "pppk_paruh_waktu" and then[o]["member_baris"] is not None]
    kept = [orang for orang in turned if now[orang]["member_baris"] is not None or now[orang]["keadaan"] in ("no_data", "not_on_own_npp")]
    assert len(turned) > 1000 and len(kept) / len(turned) > 0.95


def test_rates_are_documented() -> None:
    assert rate_table() in DOCS.read_text("utf-8")


def test_every_rate_says_where_it_comes_from() -> None:
    for entries in data("rates").values():
        for entry in entries.values():
            for one in [entry] if "nilai" in entry else entry.values():
                assert 0 <= one["nilai"] <= 1 and one["dasar"] and one["status"] in ("confirmed", "assumed")
