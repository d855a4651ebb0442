"""Cells of what is at stake, added up for people."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.stake.sums import add_up, by_key


def cell(event: str, *, proven: bool, bearer: str = "pemberi_kerja", **other: Any) -> dict[str, Any]:
    return {
        "pemda": "1671", "peristiwa": event, "terbukti": proven, "tanggungan": bearer, "orang": 3, "orang_pasti": 2, "orang_perkiraan": 1,
        "jumlah": 201, "terbesar": 150, "jumlah_perkiraan": 70, "setahun": 20, "setahun_perkiraan": 7, "iuran_setahun": 12, "iuran_setahun_perkiraan": 6,
        **other,
    }  # fmt: skip


def test_the_lower_bound_holds_what_is_proven_and_the_upper_bound_everything() -> None:
    found = add_up(
        [cell("jkk_meninggal", proven=True), cell("jkk_meninggal", proven=False, setahun=100), cell("jkm", proven=True, setahun=5)]
    )
    assert (found["pemda_bawah"], found["pemda_atas"]) == (25, 125)
    assert (found["orang_terbukti"], found["orang_belum_pasti"]) == (3, 3)
    assert found["iuran_setahun"] == 24
    assert (found["pemda_perkiraan_bawah"], found["pemda_perkiraan_atas"]) == (14, 21)


def test_what_one_event_costs_is_an_average_over_the_proven_of_known_wage() -> None:
    found = add_up([cell("jkk_meninggal", proven=True), cell("jkk_meninggal", proven=False, jumlah=10**9, terbesar=10**9)])
    assert (found["jkk_meninggal_rata"], found["jkk_meninggal_terbesar"]) == (101, 150)
    unproven = add_up([cell("jkk_meninggal", proven=False)])
    assert unproven["jkk_meninggal_rata"] is None
    assert unproven["pemda_bawah"] == 0


def test_the_loss_of_a_family_is_no_liability_of_an_employer() -> None:
    found = add_up([cell("jkm", proven=True, bearer="keluarga")])
    assert (found["pemda_bawah"], found["keluarga_bawah"], found["jkm_rata"]) == (0, 20, None)


def test_whom_nobody_could_price_is_told() -> None:
    unpriced = {"orang_pasti": 0, "orang_perkiraan": 0, "jumlah": None, "setahun": None, "setahun_perkiraan": None, "terbesar": None}
    found = add_up([cell("jkk_meninggal", proven=True, **unpriced)])
    assert (found["orang_terbukti"], found["orang_tanpa_nilai"], found["jkk_meninggal_rata"]) == (3, 3, None)
    assert (found["pemda_bawah"], found["pemda_atas"]) == (None, None)
    assert (found["keluarga_bawah"], found["keluarga_atas"]) == (0, 0)


def test_who_lacks_only_jkm_is_counted_and_told() -> None:
    from naungan.told.stake_report import _sums

    found = add_up([cell("jkm", proven=True)])
    assert (found["orang_terbukti"], found["orang_terbukti_jkm"], found["iuran_setahun"]) == (0, 3, 12)
    text = "\n".join(_sums(found))
    assert "tanpa JKK 0 (tanpa JKM 3)" in text
    assert "Rp12" in text


@pytest.mark.parametrize("code", ["RINGKAS_PERTARUHAN", "HAL_TARUHAN"])
def test_an_average_that_nobody_knows_is_not_told(code: str) -> None:
    from naungan.told.stakes import stake_sentence

    known, unknown = (str(stake_sentence(code, add_up([cell("jkk_meninggal", proven=proven)]))) for proven in (True, False))
    assert "rata-rata Rp101" in known
    assert "rata-rata" not in unknown
    assert "Rp20" in unknown


def test_each_region_by_itself() -> None:
    found = by_key([cell("jkm", proven=True), cell("jkm", proven=True, pemda="1601", setahun=1)], lambda row: row["pemda"])
    assert {code: sums["pemda_bawah"] for code, sums in found.items()} == {"1671": 20, "1601": 1}
