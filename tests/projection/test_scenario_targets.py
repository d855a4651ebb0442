"""Targets under scenarios: people against people, a share against its own denominator, and why not where it can't be."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from naungan.projection.scenario_targets import against_targets
from naungan.rounds.register_tables import COVERAGE_FIGURE

COMMON = {"deret": "sendiri", "sampai": None, "orang": None, "persen": None, "penyebut": None, "penyebut_orang": None, "penerbit": "P",
          "dokumen": "D", "sejak": dt.date(2026, 1, 1), "sumber": "S", "status": "confirmed", "wilayah": "1671", "tahun": 2027,
          "lingkup": "semua"}  # fmt: skip


def target(**said: Any) -> dict[str, Any]:
    return COMMON | said


def cover(skenario: str, bulan: str, pekerja: int, bawah: int, atas: int, **said: Any) -> dict[str, Any]:
    row = {"skenario": skenario, "pemda": "1671", "segmen": None, "bulan": bulan, "pekerja": pekerja, "terlindungi_bawah": bawah,
           "terlindungi_atas": atas, "taruhan": 0}  # fmt: skip
    return row | said


def held(rows: list[dict[str, Any]], *targets: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    found = against_targets(rows, targets)
    return {row["skenario"]: (row["keadaan"], row["alasan"]) for row in found if (row["wilayah"], row["deret"]) == ("1671", "sendiri")}


def test_a_target_is_held_against_the_month_in_which_it_falls_due() -> None:
    rows = [cover("dasar", f"2027-{month:02d}", 1_000, 400, 450) for month in range(1, 13)]
    rows += [cover("semua", f"2027-{month:02d}", 1_000, 400 if month < 12 else 900, 950) for month in range(1, 13)]
    people = target(orang=800)
    assert held(rows, people) == {"dasar": ("tidak_tercapai", None), "semua": ("tercapai", None)}
    share = target(persen=Decimal(42), penyebut="daftar_pekerja")
    assert held(rows, share) == {"dasar": ("belum_pasti", "batas_melintas"), "semua": ("tercapai", None)}
    early = target(orang=800, sampai=dt.date(2027, 6, 30))
    assert held(rows, early)["semua"] == ("belum_pasti", "batas_melintas")


def test_a_target_that_no_scenario_moves_is_not_among_them() -> None:
    rows = [cover("dasar", "2027-12", 1_000, 900, 950)]
    assert held(rows, target(persen=Decimal(42), penyebut="potensi")) == {}
    assert held(rows, target(orang=5, lingkup="semua_tanpa_jakon")) == {}
    published = {**dict.fromkeys(COVERAGE_FIGURE.names), "wilayah": "16", "bulan": "2027-12", "lingkup": "semua", "penyebut": "semesta",
                 "aktif_bawah": 7, "aktif_atas": 7, "asal": "terbitan", "sumber": "BPJS"}  # fmt: skip
    assert not [row for row in against_targets(rows, [target(wilayah="16", orang=5)], [published]) if row["wilayah"] == "16"]


def test_a_target_after_the_last_month_is_not_judged() -> None:
    assert held([cover("dasar", "2027-11", 1_000, 900, 950)], target(orang=800)) == {}


def test_a_segment_is_no_government() -> None:
    rows = [cover("dasar", "2027-12", 1_000, 700, 700), cover("dasar", "2027-12", 600, 600, 600, segmen="PU")]
    assert held(rows, target(orang=650)) == {"dasar": ("tercapai", None)}
