"""Sums, titles, signatures and the rest of a row above are nobody, wherever they stand; whoever is called like one is somebody."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.reading.staging import stage
from naungan.kernel import nik

pytestmark = pytest.mark.chain

TITLE = [["DAFTAR TENAGA NON ASN"], ["UNIT KERJA", ": DINAS KESEHATAN"], []]
HEAD = ["No", "Nama", "NIK", "Tgl Lahir", "Jabatan", "Honor"]
PLACE = {name: place for place, name in enumerate(HEAD)}


def person(number: int, name: str, *, with_nik: bool = True) -> list[str]:
    born = dt.date(1990, 1, number)
    return [str(number), name, nik.build("167101", born, "L", number) if with_nik else "", f"{born:%d-%m-%Y}", "Perawat", "1500000"]


PEOPLE = [
    person(1, "Siti Aminah"),
    person(2, "Total Sutrisno"),
    person(3, "Jumlah"),
    person(4, "Totok"),
    person(5, "Jumali", with_nik=False),
]


def row(**cells: str) -> list[str]:
    found = [""] * len(HEAD)
    for name, text in cells.items():
        found[PLACE[name]] = text
    return found


SUMS = [
    row(No="Jumlah"), row(Nama="JUMLAH PUSKESMAS A", Honor="9000000"), row(No="TOTAL DINAS KESEHATAN", Honor="1"), row(NIK="Subtotal", Honor="5"),
    row(Nama="Jml", NIK="12 orang"), row(Jabatan="Sub Jumlah", Honor="3000000"), row(**{"Tgl Lahir": "Sub Jumlah", "Honor": "3000000"}), row(No="Terbilang", Nama="dua belas juta rupiah"),
    row(Nama="Terbilang : Dua Belas Juta Rupiah"), row(Honor="( dua belas juta rupiah )"), row(No="Jumlah", Nama="Puskesmas A", Honor="7"),
    row(Nama="Jumlah Melati", Honor="4500000"), row(No="JUMLAH DIPINDAHKAN", Honor="3"), row(Nama="Pindahan", Honor="3"), row(Nama="Rata-rata", Honor="1500000"),
]  # fmt: skip
TITLES = [
    row(No="A. TENAGA KESEHATAN"), row(Nama="DINAS KESEHATAN"), row(No="II", Nama="SUNGAI JERNIH"), row(No="B", Nama="PUSKESMAS B"),
    row(Nama="UPTD Puskesmas Melati"), ["SOPIR"] * len(HEAD), row(No="1", Nama="PUSKESMAS A"),
]  # fmt: skip
SIGNED = [
    [row(Jabatan="Sukamaju, 31 Oktober 2026"), row(Nama="Mengetahui,"), row(Nama="KEPALA DINAS", Jabatan="BENDAHARA"),
     row(Nama="Drs. CONTOH, M.Si", Jabatan="REKAAN, ST"), row(Nama="Pembina Tk. I (IV/b)"), row(Nama="NIP. 19700101 199001 1 001", Jabatan="NIP. 19710101 199101 1 001")],
    [row(Jabatan="Kepala Dinas Kesehatan"), row(Jabatan="REKAAN, ST"), row(Jabatan="19700101 199001 1 001")],
    [row(No="Catatan: honor belum dipotong pajak"), row(No="1", Nama="data per Oktober")],
]  # fmt: skip
AGAIN = [
    [HEAD],
    [["1", "2", "3", "4", "5", "6"]],
    [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]],
    [TITLE[0], HEAD, ["1", "2", "3", "4", "5", "6"]],
    [["Halaman 2 dari 5"]],
]
REST = [row(Jabatan="Kebersihan"), row(Nama="Ramadhan")]
NOBODY = [[one] for one in [*SUMS, *TITLES, *REST]] + SIGNED + AGAIN


def staged(folder: Path, rows: list[list[str]]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    path, part = folder / "a.csv", folder / "a.parquet"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    answer = stage({"path": str(path), "part": str(part), "no": 0})
    return pq.read_table(part).to_pylist(), answer


def people(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["nama"], one["nik"], one["tanggal_lahir"], one["jabatan"], one["upah"], one["mirip_jumlah"]) for one in rows]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(PEOPLE)), st.integers(0, len(NOBODY) - 1)), max_size=6))
def test_nobody_and_no_rupiah_changes_wherever_such_rows_stand(tmp_path: Path, put: list[tuple[int, int]]) -> None:
    body: list[list[str]] = []
    for place in range(len(PEOPLE) + 1):
        body += [line for at, which in put if at == place for line in NOBODY[which]]
        body += PEOPLE[place : place + 1]
    found, _ = staged(tmp_path, [*TITLE, HEAD, *body])
    expected, _ = staged(tmp_path, [*TITLE, HEAD, *PEOPLE])
    assert people(found) == people(expected)


@pytest.mark.parametrize("block", NOBODY, ids=lambda block: next(cell for cell in block[0] if cell))
@pytest.mark.parametrize("place", [0, 2, 5])
def test_each_kind_is_nobody(tmp_path: Path, block: list[list[str]], place: int) -> None:
    found, _ = staged(tmp_path, [*TITLE, HEAD, *PEOPLE[:place], *block, *PEOPLE[place:]])
    assert [one["nama"] for one in found] == [one[1] for one in PEOPLE]


def told(engine: Engine, folder: Path, rows: list[list[str]]) -> tuple[dict[str, Any], list[tuple[str, int | None, str]]]:
    path = folder / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    checked = check_files(
        engine, [Source(path, "a.csv", pemda="1671", bulan="2026-10")], posisi=dt.date(2026, 10, 31), work=folder / "work"
    )
    (file_row,) = engine.rows(checked.file)
    return file_row, sorted((one["kode"], one["baris"], one["params"]) for one in engine.rows(checked.problem))


def test_groups_within_groups_add_up_and_a_missing_row_shows(engine: Engine, tmp_path: Path) -> None:
    """Wrong: the sum of group B and that of bidang II; right: a count, the sum of the first bidang, carried-over sums, the total."""
    body = [
        row(Nama="PUSKESMAS A"), PEOPLE[0], PEOPLE[1], row(Nama="Jumlah Puskesmas A", Honor="3000000"),
        PEOPLE[2], row(Nama="Jumlah Puskesmas B", Honor="3000000"), row(Nama="Jumlah Bidang I", Honor="4.500.000"),
        row(Nama="Dipindahkan", Honor="4500000"), row(Nama="Pindahan", Honor="4500000"), PEOPLE[3], PEOPLE[4],
        row(Nama="Jumlah Bidang II", Honor="2"), row(Nama="TOTAL", Honor="7500000"), row(Nama="TOTAL DINAS KESEHATAN", Honor="9000000"),
    ]  # fmt: skip
    file, problems = told(engine, tmp_path, [*TITLE, HEAD, *body])
    assert (file["masuk"], file["ditolak"], file["unit_nama"]) == (5, 0, "DINAS KESEHATAN")
    assert [one for one in problems if one[0] == "JUMLAH_BEDA"] == [
        ("JUMLAH_BEDA", 10, '{"tertulis": 3000000, "hitung": 4500000}'), ("JUMLAH_BEDA", 18, '{"tertulis": 9000000, "hitung": 7500000}'),
    ]  # fmt: skip


def test_a_sum_with_a_nik_is_held_and_a_name_like_a_sum_is_not(engine: Engine, tmp_path: Path) -> None:
    strange = person(6, "Jumlah Puskesmas A")
    file, problems = told(engine, tmp_path, [*TITLE, HEAD, *PEOPLE[:2], strange])
    assert (file["masuk"], file["ditahan"]) == (3, 1)
    assert [one for one in problems if one[0] == "NAMA_JUMLAH"] == [("NAMA_JUMLAH", 7, "{}")]


def test_one_person_over_several_rows_is_one_note(engine: Engine, tmp_path: Path) -> None:
    rest = [row(Jabatan="Petugas Kebersihan"), row(Jabatan="Pramubakti")]
    file, problems = told(engine, tmp_path, [*TITLE, HEAD, PEOPLE[0], *rest, PEOPLE[1], *rest, PEOPLE[2]])
    assert (file["masuk"], file["ditolak"]) == (3, 0)
    assert [one for one in problems if one[0] == "BARIS_LANJUTAN"] == [("BARIS_LANJUTAN", None, '{"jumlah": 4, "baris": 6}')]


def test_a_column_with_several_values_a_person_is_no_column_left_unread(engine: Engine, tmp_path: Path) -> None:
    """The history of decrees beside each person: its days are no TMT, and nobody is to accept them as such."""
    head = [*HEAD, "Nomor SK", "Tanggal"]
    people = [[*person(place, name), f"800/{place}/2023", "01-02-2023"] for place, name in enumerate(("Siti", "Budi", "Eko"), start=1)]
    rest = [[*row(), "800/9/2024", "03-01-2024"]]
    _, without = told(engine, tmp_path, [*TITLE, head, *people])
    assert [code for code, *_ in without] == ["KOLOM_TIDAK_DIBACA"]
    file, problems = told(engine, tmp_path, [*TITLE, head, people[0], *rest, people[1], *rest * 2, *people[2:]])
    assert (file["masuk"], file["ditolak"]) == (len(people), 0)
    assert [code for code, *_ in problems] == ["BARIS_LANJUTAN"]


def test_who_has_no_name_but_wages_is_refused_and_not_forgotten(engine: Engine, tmp_path: Path) -> None:
    file, problems = told(
        engine, tmp_path, [*TITLE, HEAD, PEOPLE[0], row(Jabatan="Perawat", Honor="1500000"), row(No="3", Jabatan="Perawat")]
    )
    assert (file["masuk"], file["ditolak"]) == (3, 2)
    assert [one[1] for one in problems if one[0] == "BARIS_TANPA_ORANG"] == [6, 7]


def test_records_of_a_parquet_are_judged_alike(engine: Engine, tmp_path: Path) -> None:
    import pyarrow as pa

    wanted = [
        PEOPLE[0],
        PEOPLE[1],
        person(6, "Jumlah Puskesmas A"),
        row(Nama="Jumlah Puskesmas A", Honor="4500000"),
        row(Nama="TOTAL", Honor="1"),
    ]
    columns = {name: [one[place] for one in wanted] for name, place in PLACE.items() if name != "No"}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    source = Source(tmp_path / "a.parquet", "a.parquet", pemda="1671", bulan="2026-10")
    checked = check_files(engine, [source], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    (file,) = engine.rows(checked.file)
    assert (file["masuk"], file["ditahan"]) == (3, 1)
    assert [one["baris"] for one in engine.rows(checked.problem) if one["kode"] == "JUMLAH_BEDA"] == [5]
