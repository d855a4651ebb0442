"""A file that could be one thing as well as another is asked about, and read once somebody has said what it is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.intake.dirty import GOOD

from naungan.engine import Engine
from naungan.intake import Source, check_files

pytestmark = pytest.mark.chain

ASSETS = "Nama;Unit;Kondisi;Harga;Merk;Tahun;Lokasi\nMeja;Dinas Kesehatan;baik;1;x;2020;gudang\n"
UNITS = "Kode Unit;Nama\n1.02;Dinas Kesehatan\n"


def read(engine: Engine, folder: Path, text: str, **known: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The FILE row and the problems."""
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    checked = check_files(engine, [Source(path, "a.csv", **known)], posisi=dt.date(2026, 10, 31), work=folder / "work")
    (file,) = engine.rows(checked.file)
    return file, engine.rows(checked.problem)


@pytest.mark.parametrize(
    ("text", "code", "guess"),
    [
        (ASSETS, "TATA_LETAK_MERAGUKAN", {"dikenal": 2, "judul": 7, "dugaan": "daftar pekerja"}),
        (UNITS, "TATA_LETAK_DUA_ARTI", {"pilihan": "roster_bebas (daftar pekerja), daftar_unit (daftar unit)"}),
    ],
)
def test_a_doubtful_file_is_not_read(duck: Engine, tmp_path: Path, text: str, code: str, guess: dict[str, object]) -> None:
    file, (problem,) = read(duck, tmp_path, text)
    assert (file["kode"], file["layout"], file["masuk"]) == (code, None, None)
    assert json.loads(problem["params"]) == guess


@pytest.mark.parametrize(
    ("text", "known", "layout"),
    [
        (ASSETS, {"dataset": "roster"}, "roster_bebas"),
        (UNITS, {"dataset": "unit"}, "daftar_unit"),
        (UNITS, {"dataset": "roster"}, "roster_bebas"),
        (UNITS, {"layout": "daftar_unit"}, "daftar_unit"),
    ],
)
def test_an_answer_settles_it(duck: Engine, tmp_path: Path, text: str, known: dict[str, str], layout: str) -> None:
    assert read(duck, tmp_path, text, **known)[0]["layout"] == layout


def test_an_answer_that_the_headings_deny_is_told(duck: Engine, tmp_path: Path) -> None:
    assert read(duck, tmp_path, UNITS, dataset="bill")[0]["kode"] == "TATA_LETAK_BUKAN_ITU"


def test_few_known_headings_are_enough_where_a_nik_is_among_them(duck: Engine, tmp_path: Path) -> None:
    assert read(duck, tmp_path, f"Nama;NIK;a;b;c;d;e;f;g\nSiti;{GOOD};;;;;;;\n")[0]["layout"] == "roster_bebas"


def test_a_sheet_in_doubt_beside_a_clear_one_is_named(duck: Engine, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        for name, text in (("Pegawai", f"Nama;NIK;OPD\nSiti;{GOOD};Dinas\n"), ("Aset", ASSETS)):
            sheet = book.add_worksheet(name)
            for number, line in enumerate(text.splitlines()):
                sheet.write_row(number, 0, line.split(";"))
    checked = check_files(duck, [Source(tmp_path / "a.xlsx", "a.xlsx")], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    assert [(row["layout"], row["masuk"]) for row in duck.rows(checked.file)] == [("roster_bebas", 1)]
    told = {row["kode"]: json.loads(row["params"]) for row in duck.rows(checked.problem) if row["baris"] is None}
    assert told["LEMBAR_LAIN"] == {"lembar": "Aset"}


def test_a_layout_asked_for_says_what_the_file_lacks(duck: Engine, tmp_path: Path) -> None:
    file, problems = read(duck, tmp_path, "Nama;Apa\nSiti;1\n", layout="sipp_upah")
    (note,) = (problem for problem in problems if problem["kode"] == "TATA_LETAK_KURANG")
    assert file["layout"] == "sipp_upah" and note["tingkat"] == "note"
    assert json.loads(note["params"]) == {"tata_letak": "SIPP data_upah", "kurang": "blth, upah"}
