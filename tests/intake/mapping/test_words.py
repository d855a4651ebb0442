"""What an office says of its headings once holds in each of its files where they stand, whatever the file is called."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.offices import nik

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.mapping.file import COLUMNS, read_mappings

pytestmark = pytest.mark.chain

SAID = {"Insan": "nama", "Sebutan": "nama", "Kode Diri": "nik", "Besaran": "upah", "Gaji": ""}
NAMES = ("Budi Santoso", "Agus Wijaya")


def said(path: Path, *rows: tuple[str, ...], pola: str = "*") -> Path:
    """``pemetaan.csv`` with these columns (letter, heading, field), all accepted."""
    lines = [f"1671;{pola};roster_bebas;{letter};{text};{field};;;ya" for letter, text, field in rows]
    path.write_text("\n".join([";".join(COLUMNS), *lines]) + "\n", "utf-8")
    return path


def words(path: Path, pola: str = "*") -> Path:
    return said(path, *(("", text, field) for text, field in SAID.items()), pola=pola)


def checked(
    duck: Engine, tmp_path: Path, head: str, *rows: str, mapping: Path, name: str = "a.csv"
) -> tuple[dict[str, Any], list[Any], list[str]]:
    path = tmp_path / name
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    source = Source(path, f"1671/2026-10/1.01/{name}", pemda="1671", bulan="2026-10", pemetaan=tuple(read_mappings(mapping)))
    found = check_files(duck, [source], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    (file,) = duck.rows(found.file)
    people = [(row["nama"], row["nik"], row["upah"]) for row in duck.rows(found.relations["roster"].order_by("baris"))]
    return file, people, sorted(row["kode"] for row in duck.rows(found.problem))


@pytest.mark.parametrize("pola", ["", "*", "*/1.01/*"])
@pytest.mark.parametrize(("head", "row"), [
    ("Insan;Kode Diri;Besaran;OPD", "{nama};{nik};{upah};Dinas"), ("Besaran;Sebutan;OPD;NIK", "{upah};{nama};Dinas;{nik}"),
    ("Judul daftar\n\nNama;KODE DIRI;OPD;Besaran;Gaji", "{nama};{nik};Dinas;{upah};7"),
])  # fmt: skip
def test_a_word_holds_wherever_it_stands(duck: Engine, tmp_path: Path, head: str, row: str, pola: str) -> None:
    rows = [row.format(nama=name, nik=nik(n), upah=n * 1_000_000) for n, name in enumerate(NAMES, 1)]
    file, people, problems = checked(duck, tmp_path, head, *rows, mapping=words(tmp_path / "p.csv", pola), name="apa saja.csv")
    assert (file["layout"], file["masuk"], file["diterima"]) == ("roster_bebas", 2, 2)
    assert people == [(name, nik(n), n * 1_000_000) for n, name in enumerate(NAMES, 1)]
    assert problems == ["PEMETAAN_DIPAKAI"]


def test_what_is_not_to_be_read_is_neither_read_nor_asked_about(duck: Engine, tmp_path: Path) -> None:
    head, row = "Nama;NIK;OPD;Gajih Pokoknya", f"Budi Santoso;{nik(1)};Dinas;1500000"
    mapping = said(tmp_path / "none.csv", ("", "Lain", "upah"))
    assert "KOLOM_TIDAK_DIBACA" in checked(duck, tmp_path, head, row, mapping=mapping)[2]
    mapping = said(tmp_path / "p.csv", ("", "Gajih Pokoknya", ""), ("", "Lain", "upah"))
    assert checked(duck, tmp_path, head, row, mapping=mapping)[1:] == ([("Budi Santoso", nik(1), None)], [])
    usual = said(tmp_path / "q.csv", ("", "Gaji", ""))
    assert checked(duck, tmp_path, "Nama;NIK;OPD;Gaji", row, mapping=usual)[1] == [("Budi Santoso", nik(1), None)]


def test_where_a_heading_stands_twice_the_letter_decides(duck: Engine, tmp_path: Path) -> None:
    mapping = said(tmp_path / "p.csv", ("A", "Orang", "nama"), ("B", "Angka", "nik"), ("C", "Angka", "upah"))
    row = f"Budi Santoso;{nik(1)};1500000;Dinas"
    assert checked(duck, tmp_path, "Orang;Angka;Angka;OPD", row, mapping=mapping)[1] == [("Budi Santoso", nik(1), 1_500_000)]
    moved = checked(duck, tmp_path, "OPD;Orang;Angka", f"Dinas;Budi Santoso;{nik(1)}", mapping=mapping)
    assert moved[1] == [("Budi Santoso", None, None)], "what was C is now gone, and nobody says which one this is"


def test_letters_of_a_file_without_headings_hold_together(duck: Engine, tmp_path: Path) -> None:
    mapping = said(tmp_path / "p.csv", ("A", "", "nama"), ("B", "", "nik"), ("C", "", "upah"), ("D", "", "unit_nama"))
    rows = [f"{name};{nik(n)};1500000;Dinas Kesehatan" for n, name in enumerate(NAMES, 1)]
    path = tmp_path / "a.csv"
    file, people, _ = checked(duck, tmp_path, rows[0], *rows[1:], mapping=mapping)
    assert (file["diterima"], people[0]) == (2, ("Budi Santoso", nik(1), 1_500_000)), path


def test_another_kind_of_list_stays_what_it_is(duck: Engine, tmp_path: Path) -> None:
    head = "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Besaran"
    row = f"{nik(1)};BUDI SANTOSO;01-01-1990;16000001;PU;AKTIF;JKK,JKM;7"
    assert checked(duck, tmp_path, head, row, mapping=words(tmp_path / "p.csv"))[0]["layout"] == "status_peserta"


def test_a_mapping_of_one_file_and_the_words_of_its_office_go_together(duck: Engine, tmp_path: Path) -> None:
    mapping = words(tmp_path / "p.csv")
    mapping.write_text(mapping.read_text() + "1671;a.csv;roster_bebas;;Tempat Bakti;unit_nama;;;ya\n")
    row = f"Budi Santoso;{nik(1)};1500000;Dinas Kesehatan"
    file, people, problems = checked(duck, tmp_path, "Insan;Kode Diri;Besaran;Tempat Bakti", row, mapping=mapping)
    assert (file["diterima"], people, problems) == (1, [("Budi Santoso", nik(1), 1_500_000)], ["PEMETAAN_DIPAKAI"])
