"""Files as offices send them: titles, totals, several sheets, encodings, cells of every type; and what is said of whole files."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from naungan.engine import Engine
from naungan.intake import Source, check_files, recognise
from naungan.intake.problems import FILE_NOTE
from naungan.kernel import nik

POSISI = dt.date(2026, 10, 31)
NIK = nik.build("167101", dt.date(1990, 5, 5), "P", 17)
HEAD = ["No", "Nama Lengkap", "NIK (16 digit)", "Tgl. Lahir", "Instansi", "Honor (Rp)", "TMT", "No HP"]
SIPP_HEAD = ["NIK", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "BLTH", "NPP", "UPAH", "RAPEL"]


def book(path: Path, sheets: dict[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        day = made.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(number, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                    else:
                        sheet.write(number, column, cell)
    return path


def table(path: Path, rows: list[list[Any]], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


class Fetched(Mapping[str, list[dict[str, Any]]]):
    """The rows of each relation in their order; an engine is asked for those that a test looks at."""

    def __init__(self, engine: Engine, relations: dict[str, Any]) -> None:
        self._engine, self._relations, self._rows = engine, relations, dict[str, list[dict[str, Any]]]()

    def __getitem__(self, name: str) -> list[dict[str, Any]]:
        if name not in self._rows:
            self._rows[name] = sorted(self._engine.rows(self._relations[name]), key=lambda row: row.get("urutan") or 0)
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._relations)

    def __len__(self) -> int:
        return len(self._relations)


def check(engine: Engine, path: Path, **known: Any) -> tuple[dict[str, Any], Fetched, list[dict[str, Any]]]:
    source = Source(path, path.name, pemda="1671", **known)
    checked = check_files(engine, [source], posisi=POSISI, work=path.parent / "work")
    (file,) = engine.rows(checked.file)
    return file, Fetched(engine, checked.relations), engine.rows(checked.problem)


def test_a_workbook_with_titles_totals_numbering_and_every_type_of_cell(engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["DAFTAR TENAGA NON ASN DINAS KESEHATAN"], ["Bulan: Oktober 2026", "", "", "Posisi data", "31-10-2026"], [],
        HEAD, [1, 2, 3, 4, 5, 6, 7, 8],
        [1, "Siti  Aminah ", NIK, dt.date(1990, 5, 5), "", "Rp 1.500.000,50", "1 Januari 2020", "0812 3456 789"],
        [2, "Budi", int(NIK), 32998, "Dinas Sosial", 1500000.25, "2020-01-01", 81234567890],
        [], [3, "", "", "", "Dinas Sosial", "", "", ""], [4, "", "", "", "", "", "", ""],
        ["", "JUMLAH", "", "", "", 3000000.75, "", ""], ["", "", "", "", "Mengetahui,"], ["", "", "", "", "Kepala Dinas"],
    ]  # fmt: skip
    file, relations, problems = check(engine, book(tmp_path / "a.xlsx", {"Petunjuk": [["Isi dengan benar"]], "Data": rows}))
    assert (file["layout"], file["bulan"], file["posisi"], file["unit_nama"]) == ("roster_bebas", "2026-10", POSISI, "DINAS KESEHATAN")
    assert (file["masuk"], file["diterima"], file["ditahan"], file["ditolak"]) == (3, 1, 1, 1)
    first, second = relations["roster"]
    assert (first["baris"], first["urutan"], first["lembar"], first["nama"]) == (6, 0, "Data", "Siti Aminah")
    assert (first["nik"], first["tanggal_lahir"], first["unit_nama"]) == (NIK, dt.date(1990, 5, 5), "DINAS KESEHATAN")
    assert (first["upah"], first["mulai"], first["hp"]) == (Decimal("1500000.50"), dt.date(2020, 1, 1), "08123456789")
    assert (second["nik"], second["nik_asli"], second["tahan"], second["upah"]) == (None, NIK, True, Decimal("1500000.25"))
    assert (second["tanggal_lahir"], second["hp"], second["baris"], second["urutan"]) == (dt.date(1990, 5, 5), "081234567890", 7, 1)
    places = {(problem["kode"], problem["baris"], problem["kolom"]) for problem in problems}
    assert {("NIK_ANGKA", 7, "NIK (16 digit)"), ("HP_ANGKA", 7, "No HP"), ("BARIS_TANPA_ORANG", 9, "NIK (16 digit)")} <= places


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8"), (",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_a_csv_of_any_separator_and_encoding(duck: Engine, tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["Bulan: Oktober 2026"],
        ["Nama", "NIK", "OPD", "Alamat"],
        ["José\nAli", "'" + NIK, "Dinas É", "x"],
        ["Ani", "", "Dinas É", "x"],
    ]
    file, relations, _ = check(duck, table(tmp_path / "a.csv", rows, delimiter, encoding))
    first, second = relations["roster"]
    assert (file["masuk"], first["nama"], first["nik"], first["unit_nama"]) == (2, "José Ali", NIK, "Dinas É")
    assert (first["baris"], second["baris"]) == (3, 5), "the row is the physical line on which the record begins"


def test_a_parquet_by_the_names_of_its_columns(engine: Engine, tmp_path: Path) -> None:
    data = {
        "NIK": [NIK, None],
        "nama": ["Siti", "Budi"],
        "tgl_lahir": [dt.date(1990, 5, 5), None],
        "opd": ["Dinas", "Dinas"],
        "gaji": [1500000, None],
    }
    pq.write_table(pa.table(data), tmp_path / "a.parquet")
    _, relations, _ = check(engine, tmp_path / "a.parquet")
    first, second = relations["roster"]
    assert (first["baris"], first["nik"], first["tanggal_lahir"], first["upah"]) == (1, NIK, dt.date(1990, 5, 5), Decimal(1500000))
    assert (second["baris"], second["nik"], second["tahan"]) == (2, None, True)


def test_sheets_of_one_layout_are_read_together_and_others_named(duck: Engine, tmp_path: Path) -> None:
    one = [["Instansi: Dinas A"], ["Nama", "NIK", "HP"], ["Siti", NIK, "081234567890"]]
    two = [["Instansi: Dinas B"], ["Nama", "NIK", "HP"], ["Budi", nik.build("167101", dt.date(1991, 1, 1), "L", 3), "081234567891"]]
    recap = [["OPD", "Jumlah Non ASN", "Terdaftar"], ["Dinas A", 1, 1]]
    file, relations, problems = check(duck, book(tmp_path / "a.xlsx", {"A": one, "B": two, "Rekap": recap, "Lama": one}, hidden=("Lama",)))
    assert file["masuk"] == 2
    assert [(row["unit_nama"], row["lembar"], row["urutan"]) for row in relations["roster"]] == [("Dinas A", "A", 0), ("Dinas B", "B", 1)]
    assert [problem["params"] for problem in problems if problem["kode"] == "LEMBAR_LAIN"] == ['{"lembar": "Rekap, Lama"}']


def test_a_heading_in_two_rows(duck: Engine, tmp_path: Path) -> None:
    rows = [["NAMA", "NIK", "MASA KERJA", ""], ["", "", "MULAI", "AKHIR"], ["Siti", NIK, "01-01-2020", "31-12-2026"]]
    _, relations, _ = check(duck, book(tmp_path / "a.xlsx", {"A": rows}))
    (row,) = relations["roster"]
    assert (row["mulai"], row["akhir"], row["baris"]) == (dt.date(2020, 1, 1), dt.date(2026, 12, 31), 3)


@pytest.mark.parametrize(
    ("columns", "spellings"),
    [
        (["Kode Rekening"], [["5.1.02.02.02.0006"], ["510202020006"], ["5.1.2.02.02.0006"], ["5.1.2.2.2.6"]]),
        (["Akun", "Kelompok", "Jenis", "Objek", "Rincian Objek", "Sub Rincian Objek"], [["5", "1", "2", "02", "2", "6"]]),
    ],
)
def test_an_account_in_each_of_its_spellings(engine: Engine, tmp_path: Path, columns: list[str], spellings: list[list[str]]) -> None:
    lines = [[*spelling, f"JKK {number}", "Dinas", "1.000"] for number, spelling in enumerate(spellings)]
    rows = [["Tahun Anggaran 2026"], ["TAHAP: APBD Perubahan"], [*columns, "Uraian", "OPD", "Pagu"], *lines]
    found = check(engine, table(tmp_path / "a.csv", rows))[1]["budget_line"]
    read = [(line["kode_rekening"], line["tahun"], line["tahap"], line["pagu"]) for line in found]
    assert read == [("5.1.02.02.02.0006", 2026, "APBD_P", 1000)] * len(spellings)


def test_what_is_known_already_and_a_forced_layout(duck: Engine, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["Nama", "Catatan"], ["Siti", "x"]])
    assert recognise(path) is None
    file, relations, _ = check(duck, path, layout="roster_bebas", bulan="2023-07", unit_nama="Dinas A")
    assert (file["masuk"], relations["roster"][0]["bulan"], relations["roster"][0]["unit_nama"]) == (1, "2023-07", "Dinas A")


def test_a_look_tells_layout_and_titles(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv", [["Lingkup: nasional"], ["Posisi data: 15 November 2026"], ["NIK", "Nama", "Status"], [NIK, "Siti", "AKTIF"]]
    )
    found = recognise(path)
    assert found is not None
    assert (found.layout, found.dataset, found.titles) == ("status_peserta", "member", {"lingkup": "nasional", "posisi": "2026-11-15"})


def test_every_note_on_a_whole_file(duck: Engine, tmp_path: Path) -> None:
    formulas = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(str(formulas)) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Nama", "NIK", "OPD"])
        sheet.write_row(1, 0, ["Siti", NIK])
        sheet.write_formula(1, 2, "=A1", value="")
    zeros = [["Nama", "NIK", "OPD"], *([f"Siti {chr(65 + n)}", NIK[:-2] + f"{n:02d}"[::-1], "Dinas"] for n in range(10, 40))]
    paths = (
        formulas,
        table(tmp_path / "zero.csv", [row if row[0] == "Nama" else [row[0], row[1][:-1] + "0", row[2]] for row in zeros]),
        table(tmp_path / "heading.csv", [["Nama", "NIK", "OPD"]]),
        table(tmp_path / "rest.csv", [["Nama", "NIK", "OPD"], ["Siti", NIK, "Dinas"], ["", "", "Sub Bagian Umum"]]),
        table(tmp_path / "claim.csv", [["Nama", "NIK", "OPD", "Status Kepesertaan"], ["Siti", NIK, "Dinas", "Aktif"]]),
        table(tmp_path / "member.csv", [["NIK", "Nama", "Segmen"], [NIK, "Siti", "PU"]]),
        book(
            tmp_path / "two.xlsx",
            {"A": [["Nama", "NIK", "HP"], ["Siti", NIK, "081234567890"]], "B": [["Kode Unit", "Nama Unit"], ["1", "A"]]},
        ),
        table(tmp_path / "lama.csv", [["NAMA_DEPAN", "NAMA_TENGAH", "NOMOR_IDENTITAS", "LOKASI_PEKERJAAN"], ["SITI", "", NIK, "1671"]]),
        table(
            tmp_path / "upah (1).csv",
            [SIPP_HEAD, *([NIK, "1", "1", "SITI", "05-05-1990", "10-2026", "1", "1500000", "0"] for _ in range(10_001))],
        ),
    )
    checked = check_files(duck, [Source(path, path.name, pemda="1671") for path in paths], posisi=POSISI, work=tmp_path / "work")
    found = {problem["kode"] for problem in duck.rows(checked.problem) if problem["baris"] is None}
    # Those of mappings, templates, doubts, names, cells, days and places have tests of their own (test_mapping.py, test_doubt.py,
    # documents/test_template.py, cli/test_no_personal_data.py, test_wrong_cells.py, test_days.py, evaluation/test_lying.py).
    elsewhere = {"PEMETAAN_DIPAKAI", "PEMETAAN_MERAGUKAN", "KOLOM_TIDAK_DIBACA", "TEMPLAT_LAMA", "TATA_LETAK_KURANG", "NAMA_MEMUAT_NIK"}
    elsewhere |= {"PELINDUNG_DIBUANG", "SEL_TANPA_NILAI", "BERKAS_DI_LUAR_PEMDA", "KOLOM_SEARTI"}
    elsewhere |= {"TAGIHAN_PDF_NAMA", "KOREKSI_DIPAKAI"}  # readers/test_printed_bills.py, test_corrections.py
    elsewhere |= {"BULAN_LAIN_DISEBUT"}  # shape/test_months.py
    elsewhere |= {f"TANGGAL_{kind}" for kind in ("LEWAT_JAM", "JAM_RAGU", "BULAN_DULU", "URUTAN_RAGU", "TERTUKAR")}
    assert found | elsewhere == set(FILE_NOTE)


def test_a_batch_counts_each_file_and_keeps_the_unreadable(engine: Engine, tmp_path: Path) -> None:
    good = table(tmp_path / "a.csv", [["Nama", "NIK", "OPD"], ["Siti", NIK, "Dinas"], ["Budi", "", "Dinas"]])
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    steps: list[tuple[int, int]] = []
    sources = [
        Source(good, "a.csv", pemda="1671"),
        Source(tmp_path / "b.xlsx", "b.xlsx", pemda="1672"),
        Source(good, "c.csv", pemda="1673"),
    ]
    checked = check_files(engine, sources, posisi=POSISI, work=tmp_path / "work", progress=lambda done, of: steps.append((done, of)))
    files = {row["berkas"]: row for row in engine.rows(checked.file)}
    assert [(name, files[name]["masuk"], files[name]["ditahan"], files[name]["dipakai"], files[name]["kode"]) for name in sorted(files)] == [
        ("a.csv", 2, 1, True, None), ("b.xlsx", None, None, False, "BERKAS_RUSAK"), ("c.csv", 2, 1, True, None),
    ]  # fmt: skip
    assert {row["pemda"] for row in engine.rows(checked.relations["roster"])} == {"1671", "1673"}
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_no_nik_leaves_unmasked_even_from_a_wrong_column(engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Nama", "NIK", "Kategori", "Gaji", "JK", "Bulan", "HP"],
        [NIK, "Siti", NIK, NIK, NIK, "1671 0145 0590 0017", NIK],
        ["Ani", NIK + "9", "", "", "", "", ""],
    ]
    _, _, problems = check(engine, table(tmp_path / "a.csv", rows))
    shown = " ".join(str(problem["nilai"]) for problem in problems).replace(" ", "")
    assert problems
    assert NIK not in shown and NIK[4:12] not in shown


@pytest.mark.parametrize(
    "head",
    [
        ["NO.", "Nama Pegawai", "N.I.K", "Tgl. Lahir", "L/P", "Unit Kerja/OPD", "Honor/Bulan", "Tgl Masuk Kerja", "Telp/HP", "Keterangan"],
        [
            "No",
            "Nama Tenaga Kontrak ",
            "NIK/No. KTP",
            "TANGGAL KELAHIRAN",
            "J/K",
            "Satker",
            "Gaji & Honor",
            "TMT Pengangkatan",
            "HP / WA",
            "Ket",
        ],
        ["no", "NAMA PPPK", "N I K", "Tanggal Lahir", "jk", "Dinas/Badan", "Jumlah Honorarium", "Awal Kontrak", "No HP Aktif", "Alamat"],
    ],
)
def test_headings_as_offices_vary_them(duck: Engine, tmp_path: Path, head: list[str]) -> None:
    row = ["1", "Siti", NIK, "05-05-1990", "W", "Dinas A", "1.500.000", "01-01-2020", "081234567890", "-"]
    file, relations, _ = check(duck, table(tmp_path / "a.csv", [head, row]))
    (read,) = relations["roster"]
    assert (file["layout"], read["nama"], read["nik"], read["tanggal_lahir"]) == ("roster_bebas", "Siti", NIK, dt.date(1990, 5, 5))
    assert (read["jenis_kelamin"], read["unit_nama"], read["upah"]) == ("P", "Dinas A", Decimal("1500000.00"))
    assert (read["mulai"], read["hp"]) == (dt.date(2020, 1, 1), "081234567890")


def test_alternatives_of_different_fields_are_no_heading(duck: Engine, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["Nama", "NIK", "OPD", "Jabatan/Gaji"], ["Siti", NIK, "Dinas A", "1000000"]])
    (read,) = check(duck, path)[1]["roster"]
    assert (read["kategori_asli"], read["upah"]) == (None, None)


def test_parquet_dictionary_text_blank_records_and_sums(engine: Engine, tmp_path: Path) -> None:
    rows = pa.table({
        "NIK": pa.array([NIK, None, None, nik.build("167101", dt.date(1990, 5, 6), "P", 18)]).dictionary_encode(),
        "Nama": ["Siti", None, "JUMLAH", "Ani"], "OPD": ["A", None, None, "A"], "HP": pa.nulls(4),
    })  # fmt: skip
    pq.write_table(rows, tmp_path / "a.parquet")
    file, relations, problems = check(engine, tmp_path / "a.parquet")
    assert (file["masuk"], file["diterima"], problems) == (2, 2, [])
    assert [(row["nama"], row["baris"], row["urutan"]) for row in relations["roster"]] == [("Siti", 1, 0), ("Ani", 4, 2)]


def test_an_open_quotation_mark_swallows_no_rows_in_silence(duck: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'nama,NIK,OPD\nAni,{NIK},A\n"Budi,{NIK},A\nSiti,{NIK},A\n')
    (tmp_path / "b.csv").write_text(f'nama,NIK,OPD\n"Ani ""X""\nY",{NIK},A\nPipa 5",{NIK},A\n')
    file, _, (problem,) = check(duck, tmp_path / "a.csv")
    assert (file["kode"], problem["params"]) == ("BERKAS_KUTIP", '{"baris": 3}')
    assert check(duck, tmp_path / "b.csv")[0]["masuk"] == 2
