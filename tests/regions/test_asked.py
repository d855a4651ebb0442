"""A roster is expected of whom the pemda's own list names, and of nobody else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from naungan import regions
from naungan.kernel.period import Bulan
from naungan.regions.tables import UNIT

BULAN = Bulan.parse("2026-10")


def unit(**more: Any) -> dict[str, Any]:
    return UNIT.of([{"pemda": "1671", "unit": "A", "nama": "Dinas A", **more}]).to_pylist()[0]


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({}, True), ({"jenis": "opd", "dari_daftar": True}, True), ({"jenis": "desa", "dari_daftar": True}, True),
        ({"dari_daftar": False}, False), ({"jenis": "vendor"}, False), ({"jenis": "wadah"}, False),
        ({"berlaku_dari": dt.date(2026, 10, 31)}, True), ({"berlaku_dari": dt.date(2026, 11, 1)}, False),
        ({"berlaku_sampai": dt.date(2026, 10, 2)}, True), ({"berlaku_sampai": dt.date(2026, 10, 1)}, False),
    ],
)  # fmt: skip
def test_who_is_asked(more: dict[str, Any], asked: bool) -> None:
    assert bool(regions.asked_units([unit(**more)], BULAN)) is asked


def test_a_parent_unit_answers_for_its_own() -> None:
    units = [unit(), unit(unit="S1", induk="A"), unit(unit="B")]
    assert set(regions.silent_units(units, {("1671", "A")}, BULAN)) == {("1671", "B")}
    assert set(regions.silent_units(units, {("1671", "S1"), ("1672", "A")}, BULAN)) == {("1671", "A"), ("1671", "B")}
