"""Conditions of reliefs follow from facts: each border with the month, the person or the day before and after."""

from __future__ import annotations

import datetime as dt

import pytest

from naungan.kernel.period import Bulan
from naungan.regulasi.keringanan import Fakta, daftar_keringanan, syarat_dari_fakta


def holds(bulan: str, segmen: str = "PU", **facts: object) -> set[str]:
    return set(syarat_dari_fakta(Bulan.parse(bulan), segmen, Fakta(**facts)))  # type: ignore[arg-type]


def test_nothing_known_fulfils_nothing() -> None:
    assert holds("2020-09") == holds("2025-03") == holds("2026-05", "BPU") == set()


@pytest.mark.parametrize(("last", "yes"), [("2020-06", False), ("2020-07", True), ("2020-08", True)])
def test_paid_up_to_july_2020(last: str, yes: bool) -> None:
    assert ("pp49-2020" in holds("2020-09", lunas_sampai=Bulan.parse(last))) == yes


@pytest.mark.parametrize(("bulan", "full"), [("2020-08", False), ("2020-09", True), ("2020-10", True), ("2020-11", False)])
def test_new_members_pay_two_months_in_full(bulan: str, full: bool) -> None:
    found = holds(bulan, peserta_sejak=Bulan(2020, 9))
    assert ("peserta_baru" in found) == full
    assert "pp49-2020" in found  # whoever joined later had nothing to pay in July


@pytest.mark.parametrize(
    ("pekerja", "industri", "yes"),
    [
        (49, "tekstil", False),
        (50, "tekstil", True),
        (50, "furnitur", True),
        (50, "tambang", False),
        (None, "tekstil", False),
        (50, None, False),
    ],
)
def test_labour_intensive_means_fifty_workers_and_a_named_industry(pekerja: int | None, industri: str | None, yes: bool) -> None:
    assert ("padat_karya" in holds("2025-03", pekerja=pekerja, industri=industri)) == yes


@pytest.mark.parametrize(("paid", "late"), [(dt.date(2026, 6, 30), False), (dt.date(2026, 7, 1), True)])
def test_the_relief_of_pp36_can_be_had_until_the_end_of_june_2026(paid: dt.date, late: bool) -> None:
    assert ("lewat_pelunasan" in holds("2025-12", dibayar_pada=paid)) == late
    assert "lewat_pelunasan" not in holds("2025-03", dibayar_pada=paid)  # no such day is printed for PP 7/2025


def test_every_condition_of_the_reference_is_data() -> None:
    found = {one.kode: one for one in daftar_keringanan()}
    covid = found["pp49-2020-pu"].rincian
    assert covid["jatuh_tempo"]["hari"] == 30
    assert covid["denda"] == found["pp7-2025"].rincian["denda"] == 5_000
    assert covid["jp_ditunda"]["dibayar_paling_sedikit"] == [1, 100]
    assert (covid["jp_ditunda"]["dilunasi_dari"], covid["jp_ditunda"]["dilunasi_sampai"]) == (dt.date(2021, 5, 15), dt.date(2022, 4, 15))
    assert found["pp36-2025"].rincian == {"denda": 20_000, "dilunasi_sampai": dt.date(2026, 6, 30)}
    assert all(one.kecuali == "peserta_baru" for kode, one in found.items() if kode.startswith("pp49") and one.segmen != "JAKON")
