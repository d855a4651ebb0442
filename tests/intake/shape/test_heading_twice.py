"""One heading over two columns: asked about in every kind of file, never the first one taken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files, propose
from naungan.intake.mapping.file import read_mappings, write_mappings
from naungan.intake.mapping.said import proposed_rows
from naungan.intake.reading.staging import stage
from naungan.kernel import nik
from naungan.kernel.errors import Unreadable

pytestmark = pytest.mark.chain

NIK = nik.build("330101", dt.date(1985, 3, 10), "L", 1)
ROSTER = (["Nama", "NIK", "OPD", "Upah", "Upah"], ["Siti", NIK, "Dinas Kesehatan", "1000000", "2000000"])
MEMBER = (["NIK", "Nama", "NPP", "Segmen", "Status Kepesertaan", "NPP"], [NIK, "Siti", "1", "PU", "AKTIF", "2"])
BUDGET = (["Kode Rekening", "Uraian", "Pagu", "Pagu"], ["5.1.02.02.02.0006", "Iuran", "1000000", "2000000"])


def xlsx(path: Path, rows: tuple[list[Any], ...]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def csv(path: Path, rows: tuple[list[Any], ...]) -> None:
    path.write_text("".join(";".join(map(str, row)) + "\n" for row in rows), "utf-8")


def parquet(path: Path, rows: tuple[list[Any], ...]) -> None:
    pq.write_table(pa.Table.from_arrays([pa.array([cell]) for cell in rows[1]], rows[0]), path)


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as asked:
        stage({"path": str(path)})
    return asked.value


@pytest.mark.parametrize("make", [xlsx, csv, parquet])
@pytest.mark.parametrize(("rows", "heading", "places"), [(ROSTER, "Upah", "D, E"), (MEMBER, "NPP", "C, F"), (BUDGET, "Pagu", "C, D")])
def test_it_is_asked_about(tmp_path: Path, make: Any, rows: Any, heading: str, places: str) -> None:
    path = tmp_path / f"a.{make.__name__}"
    make(path, rows)
    asked = refused(path)
    assert (asked.code, asked.params["judul"], asked.params["kolom"]) == ("JUDUL_GANDA", heading, places)


def test_a_record_that_says_one_thing_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'[{{"Nama": "Siti", "NIK": "{NIK}", "OPD": "Dinas", "Upah": 1, "Upah": 2}}]', "utf-8")
    assert refused(tmp_path / "a.json").code == "BERKAS_JSON_GANDA"


def test_two_tables_side_by_side_are_asked_about(tmp_path: Path) -> None:
    csv(tmp_path / "a.csv", (["No", "Nama", "NIK", "No", "Nama", "NIK"], ["1", "Siti", NIK, "2", "Budi", NIK]))
    assert refused(tmp_path / "a.csv").code == "JUDUL_GANDA"


@pytest.mark.parametrize(
    "heads", [["Nama", "NIK", "OPD", "Ket", "Ket"], ["Nama", "NIK", "OPD", "Alamat", "Alamat"], ["No", "Nama", "NIK", "OPD", "No"]]
)
def test_columns_that_are_not_read_may_stand_twice(tmp_path: Path, heads: list[str]) -> None:
    csv(tmp_path / "a.csv", (heads, ["Siti", NIK, "Dinas", "x", "y"]))
    assert stage({"path": str(tmp_path / "a.csv")})["layout"] == "roster_bebas"


@pytest.mark.parametrize("make", [xlsx, csv, parquet])
@pytest.mark.parametrize(("letter", "wage"), [("D", 1_000_000), ("E", 2_000_000)])
def test_a_person_chooses_the_column(duck: Engine, tmp_path: Path, make: Any, letter: str, wage: int) -> None:
    """The proposal leaves both open; one is named, and that one is read."""
    path = tmp_path / f"a.{make.__name__}"
    make(path, ROSTER)
    rows = proposed_rows(propose(path), berkas=path.name, setuju=True)
    assert [row["bidang"] for row in rows if row["judul"] == "Upah"] == [None, None]
    write_mappings(tmp_path / "p.csv", [{**row, "bidang": "upah" if row["kolom"] == letter else row["bidang"]} for row in rows])
    source = Source(path, path.name, pemda="3301", bulan="2026-10", pemetaan=tuple(read_mappings(tmp_path / "p.csv")))
    found = check_files(duck, [source], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    assert [row["upah"] for row in duck.rows(found.relations["roster"])] == [wage]


def test_a_mapping_made_before_the_heading_stood_twice_does_not_choose(tmp_path: Path) -> None:
    csv(tmp_path / "a.csv", (["x", "Nama", "NIK", "Upah", "OPD", "Upah"], ["", "Siti", NIK, "1000000", "Dinas", "2000000"]))
    columns = [[0, "Nama", "nama"], [1, "NIK", "nik"], [2, "Upah", "upah"]]
    mapping = {"pemda": "", "berkas": "a.csv", "layout": "roster_bebas", "columns": columns, "unread": [], "loose": False}
    with pytest.raises(Unreadable) as asked:
        stage({"path": str(tmp_path / "a.csv"), "mappings": [mapping]})
    assert asked.value.code == "JUDUL_GANDA"
