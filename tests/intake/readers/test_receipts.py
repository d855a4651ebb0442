"""Receipts as offices and BPJS write them: what a period says, and what is contribution and what is penalty."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.readers.receipts import with_period
from naungan.intake.rules.words import month_of

PERIODS = [
    ("Oktober 2026", "2026-10", "2026-10"), ("2026-10", "2026-10", "2026-10"), ("10-2026", "2026-10", "2026-10"), ("102026", "2026-10", "2026-10"),
    ("2026-10-01", "2026-10", "2026-10"), ("01-03-2026", "2026-03", "2026-03"),
    ("Januari s.d. Maret 2026", "2026-01", "2026-03"), ("Jan s/d Mar 2026", "2026-01", "2026-03"), ("Januari sd Maret 2026", "2026-01", "2026-03"),
    ("Januari sampai dengan Maret 2026", "2026-01", "2026-03"), ("Januari 2026 s.d. Maret 2026", "2026-01", "2026-03"),
    ("Desember 2025 s.d. Februari 2026", "2025-12", "2026-02"), ("Januari–Maret 2026", "2026-01", "2026-03"), ("Jan - Mar 2026", "2026-01", "2026-03"),
    ("01-2026 s/d 03-2026", "2026-01", "2026-03"), ("2026-01 - 2026-03", "2026-01", "2026-03"), ("01/2026-03/2026", "2026-01", "2026-03"),
    ("012026-032026", "2026-01", "2026-03"), ("1 s.d. 3 2026", "2026-01", "2026-03"), ("Jan-26 s.d. Mar-26", "2026-01", "2026-03"),
    ("Januari 2026 hingga Maret 2026", "2026-01", "2026-03"), ("01-01-2026 s.d. 31-03-2026", "2026-01", "2026-03"),
    ("1-3/2026", None, None), ("01-03 2026", None, None), ("triwulan I", None, None), ("Januari, Februari, Maret 2026", None, None),
    ("sampai Maret 2026", None, None), ("Agustus/Desember 2026", None, None),
]  # fmt: skip


def test_a_period_is_one_month_or_from_one_to_another(engine: Engine) -> None:
    table = engine.table(pa.table({"bulan": pa.array([text for text, _, _ in PERIODS], pa.string())}))
    parts = with_period(engine, table)
    months = engine.rows(parts.select("bulan", a=month_of(parts.k_awal), b=month_of(parts.k_ujung)))
    rows = {row["bulan"]: (row["a"], row["b"]) for row in months}
    wrong = {
        text: rows[text] for text, first, last in PERIODS if rows[text] != (first, last) and not (first is None and None in rows[text])
    }
    assert not wrong


def read(engine: Engine, tmp_path: Path, rows: list[dict[str, Any]], titles: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    path = tmp_path / "bukti.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([[title] for title in titles])
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)
    sources = [Source(path, path.name, pemda="1671", bulan="2026-10")]
    checked = check_files(engine, sources, posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    (file_,) = engine.rows(checked.file)
    assert file_["layout"] == "bukti_bayar"
    return engine.rows(checked.relations["receipt"].order_by("baris"))


def test_penalty_and_contribution_are_told_apart(engine: Engine, tmp_path: Path) -> None:
    head = {"Kode Billing": "261000123456789", "Blth": "2026-09", "Tgl Terima": "14/10/2026"}
    rows = read(engine, tmp_path, [
        {**head, "Iuran": "100.000", "Denda": "2.000", "Total Bayar": "102.000"},
        {**head, "Iuran": "", "Denda": "2.000", "Total Bayar": "102.000"},
        {**head, "Iuran": "", "Denda": "", "Total Bayar": "102.000"},
        {**head, "Iuran": "100.000", "Denda": "", "Total Bayar": "102.000"},
        {**head, "Iuran": "100.000", "Denda": "", "Total Bayar": ""},
    ], ("REKAP PEMBAYARAN IURAN", "NPP: 16000001"))  # fmt: skip
    assert [(row["nilai"], row["denda"], row["tahan"]) for row in rows] == [
        (100_000, 2_000, False), (100_000, 2_000, False), (102_000, None, False), (100_000, 2_000, False), (100_000, None, False),
    ]  # fmt: skip
    assert {(row["npp"], row["kode_bayar"], row["bulan_dari"], row["bulan_sampai"], row["tanggal"]) for row in rows} == {
        ("16000001", "261000123456789", "2026-09", "2026-09", dt.date(2026, 10, 14))
    }


@pytest.mark.parametrize("nik", ["1671014505900017", "1671 0145 0590 0017"])
def test_a_nik_in_place_of_a_code_is_masked(duck: Engine, tmp_path: Path, nik: str) -> None:
    (row,) = read(duck, tmp_path, [{"Kode Bayar": nik, "Periode": "2026-09", "Tanggal": "14-10-2026", "Nominal": "5"}])
    assert "0145" not in row["kode_bayar"] and "•" in row["kode_bayar"]


def test_columns_of_first_and_last_month(duck: Engine, tmp_path: Path) -> None:
    head = {"ID Billing": "261000123456", "NPP": "16-000001", "Tanggal Bayar": "14-10-2026", "Jumlah Bayar": "5"}
    rows = read(duck, tmp_path, [
        {**head, "Dari Bulan": "Jan-26", "Sampai Bulan": "Mar-26"}, {**head, "Dari Bulan": "Jan-26", "Sampai Bulan": ""},
        {**head, "Dari Bulan": "Jan-26", "Sampai Bulan": "entah"},
    ])  # fmt: skip
    assert [(row["bulan_dari"], row["bulan_sampai"], row["tahan"]) for row in rows] == [
        ("2026-01", "2026-03", False), ("2026-01", "2026-01", False), ("2026-01", None, True),
    ]  # fmt: skip
    assert {row["npp"] for row in rows} == {"16000001"}
