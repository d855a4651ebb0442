"""Cells without a value: errors, lists, NaN; and cells that are guarded. One rule, whichever kind of file they came in."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import xlwt
from tests.sheets.older import ods

from naungan.engine import Engine
from naungan.intake import Checked, Source, check_files
from naungan.kernel import nik

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
HEAD = ("Nama", "NIK", "OPD", "Gaji", "TMT")


def a_nik(serial: int) -> str:
    return nik.build("330101", dt.date(1985, 11, 24), "L", serial)


# One error in each column, and a row without.
ROWS = [
    ("Rahmat", a_nik(1), "Dinas Sosial", "1500000", "01-01-2020"),
    ("#REF!", a_nik(2), "Dinas Sosial", "1500000", "01-01-2020"),
    ("Joko", "#N/A", "Dinas Sosial", "1500000", "01-01-2020"),
    ("Dewi", a_nik(4), "#REF!", "1500000", "01-01-2020"),
    ("Agus", a_nik(5), "Dinas Sosial", "#VALUE!", "01-01-2020"),
    ("Bayu", a_nik(6), "Dinas Sosial", "1500000", "#N/A"),
]
WRONG = {(2, "Nama"), (3, "NIK"), (4, "OPD"), (5, "Gaji"), (6, "TMT")}
_XLS = {"#REF!": 0x17, "#N/A": 0x2A, "#VALUE!": 0x0F}


def as_xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEAD, *ROWS]):
            for column, cell in enumerate(row):
                if cell in _XLS:
                    sheet.write_formula(number, column, "=A1", None, cell)
                else:
                    sheet.write_string(number, column, cell)


def as_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for number, row in enumerate([HEAD, *ROWS]):
        for column, cell in enumerate(row):
            if cell in _XLS:
                sheet.row(number).set_cell_error(column, _XLS[cell])
            else:
                sheet.write(number, column, cell)
    for number in range(100, 300):  # a workbook of a usual length; a shorter one is stored in another way
        sheet.write(number, 20, "x" * 40)
    book.save(str(path))


def as_csv(path: Path) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *ROWS])


def as_json(path: Path) -> None:
    path.write_text(json.dumps([dict(zip(HEAD, row, strict=True)) for row in ROWS]))


def as_parquet(path: Path) -> None:
    pq.write_table(pa.table({name: [row[place] for row in ROWS] for place, name in enumerate(HEAD)}), path)


MAKERS: dict[str, Callable[[Path], Any]] = {
    "a.xlsx": as_xlsx, "a.xls": as_xls, "a.ods": lambda path: ods(path, [HEAD, *ROWS]), "a.csv": as_csv, "a.json": as_json,
    "a.parquet": as_parquet,
}  # fmt: skip


def check(engine: Engine, path: Path) -> tuple[Checked, list[dict[str, Any]], list[dict[str, Any]]]:
    checked = check_files(engine, [Source(path, path.name, pemda="3301")], posisi=POSISI, work=path.parent / "work")
    rows = sorted(engine.rows(checked.relations["roster"]), key=lambda row: row["urutan"])
    return checked, rows, engine.rows(checked.problem)


def roster_json(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text(json.dumps([{"nama": "Rahmat", "nik": a_nik(1), "opd": "Dinas Sosial", **one} for one in records]))
    return path


@pytest.mark.parametrize(("name", "make"), MAKERS.items(), ids=MAKERS)
def test_a_cell_with_an_error_is_held_and_named_in_every_kind_of_file(
    duck: Engine, tmp_path: Path, name: str, make: Callable[[Path], Any]
) -> None:
    make(tmp_path / name)
    checked, rows, problems = check(duck, tmp_path / name)
    above = rows[0]["baris"] - 1
    assert [row["tahan"] for row in rows[:6]] == [False, True, True, True, True, True]
    assert {(row["baris"] - above, row["kolom"]) for row in problems if row["kode"] == "SEL_GALAT"} == WRONG
    assert {row["nilai"] for row in problems if row["kode"] == "SEL_GALAT"} == set(_XLS)
    assert (rows[1]["nama"], rows[3]["unit_nama"], rows[4]["upah"], rows[5]["mulai"]) == (None, None, None, None)
    (file,) = duck.rows(checked.file)
    assert file["ditahan"] >= 5 and file["diterima"] == 1


def test_a_record_inside_a_cell_holds_its_row_alone(duck: Engine, tmp_path: Path) -> None:
    path = roster_json(
        tmp_path / "a.json", {}, {"nik": a_nik(2), "opd": {"id": 1}}, {"nik": a_nik(3), "gaji": [1, 2]}, {"nik": a_nik(4), "gaji": []}
    )
    _, rows, problems = check(duck, path)
    assert [row["tahan"] for row in rows] == [False, True, True, False] and rows[1]["unit_nama"] is None
    assert {(row["baris"], row["kolom"]) for row in problems if row["kode"] == "SEL_BERSARANG"} == {(2, "opd"), (3, "gaji")}


@pytest.mark.parametrize("nothing", [float("nan"), None])
def test_nan_is_unknown_and_noted_once(duck: Engine, tmp_path: Path, nothing: float | None) -> None:
    columns = {
        "Nama": ["Rahmat", "Joko"],
        "NIK": [a_nik(1), a_nik(2)],
        "OPD": ["Dinas"] * 2,
        "Gaji": pa.array([1.5e6, nothing], pa.float64()),
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    _, rows, problems = check(duck, tmp_path / "a.parquet")
    assert [(row["upah"], row["tahan"]) for row in rows] == [(1_500_000, False), (None, False)]
    assert [row["kode"] for row in problems] == (["SEL_TANPA_NILAI"] if nothing is not None else [])


@pytest.mark.parametrize(
    "guard",
    ['="{}"', "\u202d{}\u202c", "\x1f{}", "\ufeff{}", "\u200e{}\u200f", "\u2066{}\u2069", "={}", "\u00ad{}", "\u2060{}\u2060", "\x00{}"],
)
def test_what_guards_a_nik_is_taken_off_and_told_once(duck: Engine, tmp_path: Path, guard: str) -> None:
    path = roster_json(tmp_path / "a.json", *({"nik": guard.format(a_nik(number))} for number in (1, 2)))
    _, rows, problems = check(duck, path)
    assert [row["nik"] for row in rows] == [a_nik(1), a_nik(2)]
    assert [(row["kode"], json.loads(row["params"])) for row in problems] == [("PELINDUNG_DIBUANG", {"jumlah": 2})]


@pytest.mark.parametrize("text", ["1671014505900017,00", "1671014505900017.0", "'1671014505900017.00", "1671014505900017.0000"])
def test_a_nik_that_was_a_number_is_held_as_one(duck: Engine, tmp_path: Path, text: str) -> None:
    _, rows, problems = check(duck, roster_json(tmp_path / "a.json", {"nik": text}))
    assert [row["kode"] for row in problems if row["tingkat"] == "hold"] == ["NIK_ANGKA"] and rows[0]["nik"] is None
    assert nik.parse(text, POSISI).code == "NIK_ANGKA"


def test_one_rule_for_a_nik_as_a_number(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'[{{"nama":"A","nik":{a_nik(1)}.0,"opd":"D"}},{{"nama":"B","nik":{a_nik(2)},"opd":"D"}}]')
    pq.write_table(
        pa.table({"nama": ["A", "B"], "nik": pa.array([float(a_nik(1)), float(a_nik(2))]), "opd": ["D", "D"]}), tmp_path / "a.parquet"
    )
    for name in ("a.json", "a.parquet"):
        _, rows, problems = check(engine, tmp_path / name)
        assert [row["kode"] for row in problems] == ["NIK_ANGKA", "NIK_ANGKA"] and [row["nik"] for row in rows] == [None, None]


def test_no_nik_begins_with_nought_or_with_a_province_that_never_was(engine: Engine, tmp_path: Path) -> None:
    wrong = {
        "0330101201100001": "NIK_NOL_DEPAN",
        "0000000506850011": "NIK_NOL_DEPAN",
        "9901010506850012": "NIK_PROVINSI",
        "2001010506850012": "NIK_PROVINSI",
    }
    _, rows, problems = check(engine, roster_json(tmp_path / "a.json", *({"nik": text} for text in wrong)))
    assert {row["baris"]: row["kode"] for row in problems if row["tingkat"] == "hold"} == dict(enumerate(wrong.values(), start=1))
    assert {row["nik"] for row in rows} == {None} and all(row["tahan"] for row in rows)


def test_the_provinces_are_those_of_the_regions() -> None:
    from naungan.regions.codes import current_names

    known = {kode for kode in current_names() if len(kode) == 2}
    assert known | {"54"} == set(nik.PROVINCES)
