"""Registers of SP2D come month after month, each with all of the year: what two tell alike is one payment, and only what differs is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.engine import Engine
from naungan.evaluation.conflict import conflicts, files, problem_rows, told_once, without
from naungan.intake.tables import BILL, TREASURY

A, B = "2026-09/sp2d.xlsx", "2026-10/sp2d.xlsx"


def order(berkas: str, nomor: str | None, nilai: int | None, rekening: str = "5.1.02.02.02.0006", **more: Any) -> dict[str, Any]:
    return {"sumber": berkas, "berkas": berkas, "pemda": "1671", "unit": "U", "tahun": 2026, "jenis": "SP2D", "nomor": nomor,
            "tanggal": dt.date(2026, 9, 7), "kode_rekening": rekening, "nilai": nilai, "tahan": False, **more}  # fmt: skip


def counted(engine: Engine, *rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    numbered = [{**row, "baris": place, "urutan": place} for place, row in enumerate(rows)]
    table = told_once(engine.table(TREASURY.of(numbered)))
    used = without(table, conflicts(engine, "treasury", table))
    return sorted((row["berkas"], row["nomor"] or "", row["nilai"]) for row in engine.rows(used))


def test_what_two_registers_tell_alike_is_one_payment(engine: Engine) -> None:
    rows = [
        order(A, "S1", 100),
        order(A, "S1", 30),
        order(A, "S2", 7),
        order(B, "S2", 7),
        order(B, "S1", 30),
        order(B, "S1", 100),
        order(B, "S3", 9),
    ]
    assert counted(engine, *rows) == [(B, "S1", 30), (B, "S1", 100), (B, "S2", 7), (B, "S3", 9)]
    assert counted(engine, *reversed(rows)) == counted(engine, *rows)


def test_what_differs_counts_in_neither(duck: Engine) -> None:
    assert counted(duck, order(A, "S1", 100), order(B, "S1", 101), order(B, "S2", 5)) == [(B, "S2", 5)]
    assert counted(duck, order(A, "S1", 100), order(B, "S1", 60), order(B, "S1", 40)) == []
    assert counted(duck, order(A, "S1", None), order(B, "S1", 100)) == []
    assert counted(duck, order(A, "S1", 100), order(B, "S1", 100, tahan=True)) == []


def test_without_a_number_nobody_knows_that_it_is_the_same(duck: Engine) -> None:
    assert counted(duck, order(A, None, 100), order(B, None, 100)) == []


def test_realisations_are_asked_as_before(duck: Engine) -> None:
    assert counted(duck, order(A, None, 100, jenis="LRA"), order(B, None, 100, jenis="LRA")) == []


def test_accounts_and_units_are_payments_of_their_own(duck: Engine) -> None:
    both = [order(A, "S1", 100), order(A, "S1", 100, "5.1.02.02.02.0007"), order(B, "S1", 100, unit="V")]
    assert len(counted(duck, *both)) == 3


def test_a_file_that_differs_in_two_places_is_told_once(engine: Engine) -> None:
    rows = [{"pemda": "1671", "npp": npp, "bulan": "2026-10", "berkas": berkas, "nik": "N"} for npp in ("A", "B") for berkas in ("a", "b")]
    told = problem_rows(engine, files({"bill": conflicts(engine, "bill", engine.table(BILL.of(rows)))}))
    assert [row["berkas"] for row in told] == ["a", "b"]
