"""Days written through a clock, in another order, or as numbers: the day that was meant, and what is told of it once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from naungan.intake.reading.cells import Cells

DAY = "1985-11-24"
JAKARTA = dt.timezone(dt.timedelta(hours=7))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# A column, what it must become, and the notes that go with it.
COLUMNS: dict[str, tuple[list[Any], list[str | None], dict[str, int]]] = {
    "midnight in UTC": (["1985-11-23T17:00:00.000Z", "2026-09-30T17:00:00Z"], [DAY, "2026-10-01"], {"TANGGAL_LEWAT_JAM": 2}),
    "midnight of the east in UTC": (["1985-11-23T15:00:00Z", "1985-11-23T16:00:00+00:00"], [DAY, DAY], {"TANGGAL_LEWAT_JAM": 2}),
    "half an hour, as before 1964": (["1960-11-23T16:30:00Z"], ["1960-11-24"], {"TANGGAL_LEWAT_JAM": 1}),
    "midnight as UTC itself": (["1985-11-24T00:00:00.000Z", "1985-11-24T00:00:00+00:00"], [DAY, DAY], {}),
    "midnight at home": (["1985-11-24T00:00:00+07:00", "1985-11-24 00:00:00+0900", "1985-11-24 00:00 WIB"], [DAY] * 3, {}),
    "an evening at home": (["1985-11-24T17:00:00+07:00", "24-11-1985 17.00 WITA"], [DAY, "24-11-1985"], {}),
    "a server on the other side": (["1985-11-23T12:00:00-05:00"], [DAY], {"TANGGAL_LEWAT_JAM": 1}),
    "17:00 in every cell": ([at("1985-11-23 17:00"), at("1990-06-30 17:00"), None], [DAY, "1990-07-01", None], {"TANGGAL_LEWAT_JAM": 2}),
    "17:00 in every cell as a number": ([31374.708333333332, 33054.70833333333], [DAY, "1990-07-01"], {"TANGGAL_LEWAT_JAM": 2}),
    "17:00 in every cell as text": (["23/11/1985 17:00", "30/06/1990 17:00:00"], [DAY, "1990-07-01"], {"TANGGAL_LEWAT_JAM": 2}),
    "15:00 and 16:00": ([at("1985-11-23 15:00"), at("1985-11-23 16:00")], [DAY, DAY], {"TANGGAL_LEWAT_JAM": 2}),
    "17:00 in some cells": ([at("1985-11-24 17:00"), at("1990-06-30 08:15")], [DAY, "1990-06-30"], {"TANGGAL_JAM_RAGU": 1}),
    "17:00 beside plain days": ([at("1985-11-24 17:00"), dt.date(1990, 6, 30)], [DAY, "1990-06-30"], {"TANGGAL_JAM_RAGU": 1}),
    "seconds before midnight": (
        [at(f"1985-11-23 23:{rest}") for rest in ("59:48", "59:17", "52:48")], [DAY] * 3, {"TANGGAL_LEWAT_JAM": 3},
    ),
    "the end of a day": (["1985-11-24 23:59:59", "1985-11-24 23:59:59.999", "24/11/1985 23:59"], [DAY, DAY, "24/11/1985"], {}),
    "any other hour": (["1985-11-24 07:00:00", "24/11/1985 7:30 PM", "24 Nov 1985 10.15"], [DAY, "24/11/1985", "24 Nov 1985"], {}),
    "midnight written out": (["24/11/1985 0:00", "1985/11/24 00:00:00", "Cilacap, 24-11-1985 00:00"],
        ["24/11/1985", "1985/11/24", "Cilacap, 24-11-1985"], {}),
    "twelve at night": (["11/24/1985 12:00:00 AM", "11/25/1985 12:00:00 AM"], ["24/11/1985", "25/11/1985"], {"TANGGAL_BULAN_DULU": 2}),
    "as JavaScript says it": (["Sun Nov 24 1985 00:00:00 GMT+0700 (Western Indonesia Time)"], ["Sun Nov 24 1985"], {}),
    "month first": (["11/24/1985", "11/25/1985", "05/06/1990"], ["24/11/1985", "25/11/1985", "06/05/1990"], {"TANGGAL_BULAN_DULU": 3}),
    "both orders": (["11/24/1985", "24/11/1985", "05/06/1990"], ["11/24/1985", "24/11/1985", "05/06/1990"], {"TANGGAL_URUTAN_RAGU": 1}),
    "one with the month first": (["11/24/1985", "24 Mei 1990"], ["11/24/1985", "24 Mei 1990"], {}),
    "exchanged by a program": (
        [dt.date(1990, 6, 5), dt.date(1991, 2, 3), dt.date(1992, 12, 1), "24/11/1985", "25/11/1985", "26/11/1985"],
        ["1990-06-05", "1991-02-03", "1992-12-01", "24/11/1985", "25/11/1985", "26/11/1985"], {"TANGGAL_TERTUKAR": 3},
    ),
    "unseen marks": (["\u202d24-11-1985\u202c", "\ufeff24-11-1985", '="24-11-1985"', "'24-11-1985"], ["24-11-1985"] * 4, {"PELINDUNG_DIBUANG": 3}),
    "nothing, as programs say it": (["NULL", "NaT", "nan", "\\N", None, ""], [None] * 6, {"SEL_TANPA_NILAI": 4}),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "days", "met"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_gives_the_days_that_were_meant(cells: list[Any], days: list[str | None], met: dict[str, int]) -> None:
    made = Cells()
    assert made.column("mulai", cells, "tanggal").to_pylist() == days
    assert {code: count for code, count in made.met.items() if count} == met


def test_the_first_piece_of_a_column_decides_and_a_later_one_that_differs_is_told() -> None:
    made = Cells()
    assert made.column("mulai", [at("1985-11-23 17:00")], "tanggal").to_pylist() == [DAY]
    assert made.column("mulai", [at("1985-11-23 17:00"), dt.date(1990, 1, 1)], "tanggal").to_pylist() == [DAY, "1990-01-01"]
    assert made.met["TANGGAL_JAM_RAGU"] == 1
    plain = Cells()
    assert plain.column("mulai", [dt.date(1990, 1, 1)], "tanggal").to_pylist() == ["1990-01-01"]
    assert plain.column("mulai", [at("1985-11-24 17:00")], "tanggal").to_pylist() == [DAY]
    assert plain.met["TANGGAL_JAM_RAGU"] == 1


def test_columns_do_not_decide_for_one_another() -> None:
    made = Cells()
    assert made.column("mulai", [at("1985-11-23 17:00")], "tanggal").to_pylist() == [DAY]
    assert made.column("akhir", [at("1985-11-24 08:00")], "tanggal").to_pylist() == [DAY]


def test_days_counted_from_1904() -> None:
    assert Cells(from_1904=True).column("mulai", [29913.0, "29913", dt.date(1985, 11, 24)], "tanggal").to_pylist() == [DAY] * 3
    assert Cells().column("mulai", [31375.0, "31375"], "tanggal").to_pylist() == [DAY] * 2


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_moments_of_parquet_in_any_unit_and_zone(unit: str) -> None:
    naive = pa.array([at("1985-11-24 00:00"), None], pa.timestamp(unit))
    assert Cells().column("mulai", naive, "tanggal").to_pylist() == [DAY, None]
    utc = pa.array([at("1985-11-24 00:00").replace(tzinfo=JAKARTA)], pa.timestamp(unit, "UTC"))
    assert Cells().column("mulai", utc, "tanggal").to_pylist() == [DAY]
    home = pa.array([at("1985-11-24 00:00").replace(tzinfo=JAKARTA)], pa.timestamp(unit, "Asia/Jakarta"))
    assert Cells().column("mulai", home, "tanggal").to_pylist() == [DAY]


def test_a_moment_beyond_every_calendar_costs_its_cell_alone() -> None:
    far = pa.array([2**62, 501_638_400_000], pa.int64()).cast(pa.timestamp("ms"))
    first, second = Cells().column("mulai", far, "tanggal").to_pylist()
    assert first.startswith("(4611") and second == DAY
    assert Cells().column("mulai", pa.array([5_000_000, 5806], pa.int32()).cast(pa.date32()), "tanggal").to_pylist() == ["(5000000)", DAY]
