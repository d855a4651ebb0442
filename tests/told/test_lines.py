"""Rows under each other, and problems of one file in words, without any command."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake.tables import PROBLEM
from naungan.told.checked import SHOWN, checked_text, kinds, kinds_of, problems_of
from naungan.told.lines import aligned
from naungan.told.problems import worded

FILE = {"berkas": "a.xlsx", "layout": "roster_bebas", "dataset": "roster", "masuk": 3, "diterima": 1, "ditahan": 1, "ditolak": 1}


def problem(code: str, row: int | None = None, severity: str = "hold", message: str = "Pesan.", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "severity": severity,
        "sheet": None,
        "row": row,
        "column": None,
        "value": None,
        "message": message,
        "remedy": "Perbaiki.",
        **more,
    }


def test_columns_stand_under_each_other_and_no_line_ends_in_blanks() -> None:
    rows = [("Nama", "Jumlah", "Ket"), ("Siti", "7", ""), ("A", "1.000", "x")]
    assert aligned(rows, right={1}) == ["Nama  Jumlah  Ket", "Siti       7", "A      1.000  x"]
    assert aligned(rows) == ["Nama  Jumlah  Ket", "Siti  7", "A     1.000   x"]
    assert aligned([]) == []


def test_rows_of_another_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        aligned([("a", "b"), ("c",)])


def test_problems_of_rows_are_one_kind_and_those_of_the_file_each_their_own() -> None:
    rows = [problem("X", 2), problem("X", 3), problem("F", message="Satu."), problem("F", message="Dua."), problem("Z", 9, "refuse")]
    found = kinds((row, 1) for row in rows)
    assert [(one["code"], one["row"], number) for one, number in found] == [("Z", 9, 1), ("X", 2, 2), ("F", None, 1), ("F", None, 1)]


def test_problems_that_are_counted_where_they_lie_are_the_same_kinds(duck: Engine) -> None:
    said = [
        ("SEL_GALAT", None, None, "NIK"), ("SEL_GALAT", None, "B", "NIK"), ("SEL_GALAT", 3, "B", "NIK"), ("SEL_GALAT", 3, "B", "Nama"),
        ("SEL_GALAT", 2, "A", "NIK"), ("SEL_GALAT", 4, "A", "NIK"), ("NAMA_KOSONG", 9, None, "Nama"),
    ]  # fmt: skip
    rows = [{"berkas": "a.xlsx", "kode": code, "tingkat": "hold", "params": "{}", "baris": at, "lembar": sheet, "kolom": column}
            for code, at, sheet, column in said]  # fmt: skip
    problem = duck.table(pa.Table.from_pylist(rows, PROBLEM.empty().schema))
    found = kinds_of(duck, problem)
    assert found == kinds((one, 1) for one in problems_of(duck, problem))
    assert [(one["code"], one["row"], number) for one, number in found] == [
        ("SEL_GALAT", 2, 4), ("SEL_GALAT", None, 2), ("NAMA_KOSONG", 9, 1),
    ]  # fmt: skip


def test_an_example_names_sheet_row_column_and_value() -> None:
    text = checked_text(FILE, [(problem("X", 1204, sheet="Januari", column="NIK", value="•••"), 1)])
    assert "3 baris: 1 diterima, 1 ditahan, 1 ditolak" in text.splitlines()[0]
    assert text.splitlines()[2:] == ["[ditahan] 1 × Pesan.", "    contoh: Januari baris 1204, kolom NIK: •••", "    langkah: Perbaiki."]
    assert "Tidak ada masalah." in checked_text(FILE, [])


def test_many_kinds_are_cut_and_counted() -> None:
    text = checked_text(FILE, [(problem(f"K{at}", at), 1) for at in range(1, SHOWN + 3)])
    assert text.count("langkah:") == SHOWN and text.splitlines()[-1].startswith("… dan 2 jenis lain")


def test_what_a_problem_says_holds_no_number_of_a_person_and_no_hole() -> None:
    row = {"kode": "UNIT_DIRAGUKAN", "kolom": None}
    message, _ = worded({**row, "params": '{"unit_nama": "Dinas 1671084501900001"}'})
    assert "Dinas" in message and "1671084501900001" not in message
    assert "{" not in worded({**row, "params": None})[0]
