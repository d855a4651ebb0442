"""A move between accounts: money is conserved, the giver's shortfall is told, and what may not be is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.acuan.pergeseran import rule, same_levels
from naungan.budget.pergeseran import Diminta, Pergeseran, move
from naungan.budget.purse import Masa
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.told.pergeseran import move_text
from tests.budget.money import JKK, JKM, LAIN
from tests.coverage.world import PEMDA

POSISI = dt.date(2026, 10, 31)
MASA = Masa(2026, Bulan(2026, 10), POSISI)


def line(kode: str, pagu: int | None, realisasi: int | None = 0, unit: str = "A", tahap: str = "APBD", **more: Any) -> dict[str, Any]:
    return {
        "pemda": PEMDA,
        "unit": unit,
        "tahun": 2026,
        "tahap": tahap,
        "kode_rekening": kode,
        "pagu": pagu,
        "realisasi": realisasi,
        "tahan": False,
        **more,
    }


def verdict(kode: str, monthly: int, left: int, behind: int = 0, unit: str = "A") -> dict[str, Any]:
    return {
        "pemda": PEMDA, "unit": unit, "tahun": 2026, "kode_rekening": kode, "realisasi": 0, "iuran_sebulan": monthly, "bulan_menunggak": behind,
        "bulan_tersisa": left, "tunggakan": monthly * behind, "kebutuhan": monthly * (left + behind), "kebutuhan_perkiraan": 0,
        "kebutuhan_setahun": 12 * monthly,
    }  # fmt: skip


def step(langkah: str, usulan: dt.date, penetapan: dt.date, urutan: int | None = None, status: str = "recalled") -> dict[str, Any]:
    dates = {
        "usulan": usulan,
        "penetapan": penetapan,
        "usulan_status": status,
        "penetapan_status": status,
        "usulan_sumber": "Perbup",
        "penetapan_sumber": "PP 12/2019",
    }
    return {"pemda": PEMDA, "tahun": 2026, "langkah": langkah, "urutan": urutan, **dates}


STEPS = [
    step("LANGKAH_APBD_P", dt.date(2026, 9, 14), dt.date(2026, 9, 30)), step("LANGKAH_PERGESERAN", dt.date(2026, 5, 1), dt.date(2026, 5, 9), 1, "pemda"),
    step("LANGKAH_PERGESERAN", dt.date(2026, 11, 20), dt.date(2026, 12, 1), 2, "pemda"),
]  # fmt: skip


LINES = [line(JKK, 1_000), line(JKM, 300), line(LAIN, 5_000, 4_000), line(JKM, 700, unit="B"), line(JKK, 9_999, tahap="RKA")]
VERDICTS = [verdict(JKK, 200, 2), verdict(JKM, 250, 2)]


def tried(rupiah: int, dari: str = JKK, ke: str = JKM, unit_ke: str = "A", posisi: dt.date = POSISI) -> Pergeseran:
    return move(Diminta(PEMDA, "A", unit_ke, dari, ke, rupiah), LINES, VERDICTS, STEPS, MASA, posisi)


def test_both_purses_stand_before_and_after() -> None:
    found = tried(200)
    assert [(one.pagu, one.tersedia, one.kebutuhan, one.kekurangan, one.seperseratus_bulan) for one in (*found.pemberi, *found.penerima)] == [
        (1_000, 1_000, 400, 0, 200), (800, 800, 400, 0, 200), (300, 300, 500, 200, 120), (500, 500, 500, 0, 200),
    ]  # fmt: skip
    assert not found.pemberi_kurang


def test_a_giver_that_is_made_short_is_told() -> None:
    found = tried(700)
    assert found.pemberi_kurang and found.pemberi[1].kekurangan == 100


def test_an_account_of_other_things_has_no_need_that_we_know() -> None:
    found = tried(600, dari=LAIN)
    assert (found.pemberi[1].tersedia, found.pemberi[1].kebutuhan, found.pemberi_kurang) == (400, None, False)


@pytest.mark.parametrize(
    ("said", "kode"),
    [
        ({"rupiah": 0}, "PERGESERAN_RUPIAH"), ({"rupiah": 1_001}, "PERGESERAN_LEBIH"), ({"rupiah": 1_001, "dari": LAIN}, "PERGESERAN_LEBIH"),
        ({"rupiah": 1, "ke": "5.1.02.02.02.0099"}, "PERGESERAN_REKENING"), ({"rupiah": 1, "ke": JKK}, "PERGESERAN_SAMA"),
        ({"rupiah": 1, "unit_ke": "C"}, "PERGESERAN_REKENING"),
    ],
)  # fmt: skip
def test_what_may_not_be_is_refused(said: dict[str, Any], kode: str) -> None:
    with pytest.raises(Refusal) as refused:
        tried(**said)
    assert refused.value.code == kode


def test_an_unknown_ceiling_lends_nothing() -> None:
    with pytest.raises(Refusal) as refused:
        move(Diminta(PEMDA, "A", "A", JKK, JKM, 1), [line(JKK, None), line(JKM, 1)], [], [], MASA, POSISI)
    assert refused.value.code == "PERGESERAN_PAGU"


@pytest.mark.parametrize(
    ("dari", "ke", "same_unit", "kode"),
    [
        (JKK, JKM, True, "SUBRINCIAN"), ("5.1.02.02.01.0013", JKK, True, "RINCIAN"), (LAIN, JKK, True, "OBJEK"),
        ("5.2.02.01.01.0001", JKK, True, "JENIS"), (JKK, JKM, False, "UNIT"),
    ],
)  # fmt: skip
def test_who_approves_depends_on_how_far_the_money_goes(dari: str, ke: str, same_unit: bool, kode: str) -> None:
    found = rule(dari, ke, 2026, same_unit=same_unit)
    assert found is not None and (found.kode, found.status) == (kode, "recalled")
    assert found.penyetuju and found.instrumen and found.dasar
    assert found.langkah == ("PERGESERAN" if kode in ("SUBRINCIAN", "RINCIAN", "OBJEK") else "APBD_P")


def test_a_year_of_which_no_rule_is_known_names_nobody() -> None:
    assert rule(JKK, JKM, 2019, same_unit=True) is None
    assert (same_levels(JKK, JKM), same_levels(LAIN, JKK), same_levels(JKK, JKK)) == (5, 3, 6)


def test_a_move_whose_last_day_is_over_is_told() -> None:
    assert tried(1, unit_ke="B").terlambat and not tried(1).terlambat
    assert tried(1, posisi=dt.date(2026, 11, 21)).terlambat


def test_a_governments_own_last_round_says_until_when() -> None:
    """The first date is that of the request; the source is the calendar's."""
    found = tried(1)
    assert found.langkah is not None and (found.langkah["urutan"], found.langkah["usulan"]) == (2, dt.date(2026, 11, 20))
    text = move_text(found, {})
    assert "Usul unit paling lambat 20 November 2026 (tanggal pemda sendiri; Perbup); penetapan paling lambat 1 Desember 2026" in text


def test_without_a_realisation_the_year_is_compared_and_said_to_be() -> None:
    """JKK needs 2,400 in the year and has 3,000; what is left is not known."""
    lines = [line(JKK, 3_000, None), line(JKM, 300, None)]
    verdicts = [{**verdict(JKK, 200, 2), "realisasi": None}, {**verdict(JKM, 250, 2), "realisasi": None}]
    for rupiah, short in ((600, False), (601, True)):
        found = move(Diminta(PEMDA, "A", "A", JKK, JKM, rupiah), lines, verdicts, STEPS, MASA, POSISI)
        assert (found.pemberi[1].kekurangan, found.pemberi_kurang, found.pemberi_kurang_setahun) == (None, False, short)
        text = move_text(found, {})
        assert "hanya pagu setahun" in text and "tidak diketahui di sini, jadi" not in text
        assert ("kurang Rp1 dari kebutuhan setahun" in text) == short


def test_what_the_giver_needs_by_estimate_is_told_too() -> None:
    verdicts = [{**verdict(JKK, 200, 2), "kebutuhan_perkiraan": 300}]
    for rupiah, told in ((300, False), (301, True)):
        found = move(Diminta(PEMDA, "A", "A", JKK, JKM, rupiah), LINES, verdicts, STEPS, MASA, POSISI)
        assert (found.perkiraan_terbuka, "masih perkiraan (Rp300)" in move_text(found, {})) == (told, told)


@given(st.integers(1, 1_000), st.sampled_from([(JKM, "A"), (LAIN, "A"), (JKM, "B")]))
def test_money_is_conserved(rupiah: int, ke: tuple[str, str]) -> None:
    found = tried(rupiah, ke=ke[0], unit_ke=ke[1])
    for name in ("pagu", "tersedia"):
        before, after = (sum(getattr(side[at], name) for side in (found.pemberi, found.penerima)) for at in (0, 1))
        assert before == after
    assert found.pemberi[1].tersedia == 1_000 - rupiah >= 0
