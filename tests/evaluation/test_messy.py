"""Three rosters as offices have them: the first run counts the people right and asks nothing in vain."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.kernel import nik
from tests.evaluation.asking import chain

pytestmark = pytest.mark.chain

NAMES = (
    "Siti Aminah",
    "Budi Santoso",
    "Dewi Anggraini",
    "Total Sutrisno",
    "Rahmat Saputra",
    "Joko Prabowo",
    "Ani Lestari",
    "Jumali",
    "Sri Wahyuni",
)
EDGE = "PEMERINTAH KABUPATEN CONTOH"


def born(number: int) -> dt.date:
    return dt.date(1980 + number % 20, 1 + number % 12, 1 + number % 28)


def a_nik(number: int, sex: str = "P") -> str:
    return nik.build("330101", born(number), sex, number + 1)


class Paper:
    """A sheet written row by row, with cells over several columns or rows really merged."""

    def __init__(self) -> None:
        self.book = openpyxl.Workbook()
        self.sheet: Any = self.book.active
        self.row = 0

    def put(self, *cells: object, merge: tuple[int, int] | None = None) -> None:
        self.row += 1
        for column, cell in enumerate(cells, start=1):
            if cell not in ("", None):
                self.sheet.cell(self.row, column, cell)
        if merge:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=merge[0], end_column=merge[1])

    def head(self, high: list[str], low: list[str]) -> None:
        """Two rows: what has nothing below it goes over both, what stands before blanks over them."""
        self.put(*high)
        self.put(*low)
        for column, (one, other) in enumerate(zip(high, low, strict=True), start=1):
            if one and not other:
                self.sheet.merge_cells(start_row=self.row - 1, end_row=self.row, start_column=column, end_column=column)
            elif one:
                end = next((place for place in range(column, len(high)) if high[place]), len(high))
                self.sheet.merge_cells(start_row=self.row - 1, end_row=self.row - 1, start_column=column, end_column=end)


def health(folder: Path) -> None:
    """A letter's number, groups with letters, a sum for each, a total, the amount in words, two signatures."""
    paper = Paper()
    for line in (EDGE, "DINAS KESEHATAN", "Nomor : 800/1234/DINKES/2026", "DAFTAR NOMINATIF TENAGA NON ASN", "KEADAAN PER 31 OKTOBER 2026"):
        paper.put(line, merge=(1, 10))
    paper.put()
    paper.head(
        ["NO", "NAMA", "NIK", "TEMPAT/TGL LAHIR", "", "L/P", "JABATAN", "MASA KERJA", "", "HONOR/BULAN"],
        ["", "", "", "TEMPAT", "TANGGAL", "", "", "THN", "BLN", ""],
    )
    paper.put(*range(1, 11))
    for group, title in enumerate(("PUSKESMAS MELATI", "PUSKESMAS KENANGA", "UPTD LABKESDA")):
        paper.put("ABC"[group], title, merge=(2, 10))
        for number in range(group * 3, group * 3 + 3):
            paper.put(number + 1, NAMES[number], a_nik(number), "Sukamaju", born(number), "P", "Perawat", 3, 2, 1_500_000)
        paper.put(f"Jumlah {title.title()}", *[""] * 8, 4_500_000, merge=(1, 9))
    paper.put("TOTAL DINAS KESEHATAN", *[""] * 8, 13_500_000, merge=(1, 9))
    paper.put("Terbilang : tiga belas juta lima ratus ribu rupiah", merge=(1, 10))
    paper.put()
    paper.put(*[""] * 7, "Sukamaju, 31 Oktober 2026")
    paper.put("", "Mengetahui,")
    paper.put("", "KEPALA DINAS KESEHATAN", *[""] * 5, "BENDAHARA PENGELUARAN")
    paper.put()
    paper.put("", "dr. CONTOH, M.Kes", *[""] * 5, "REKAAN, SE")
    paper.put("", "Pembina Utama Muda, IV/c", *[""] * 5, "Penata, III/c")
    paper.put("", "NIP. 19700101 199001 1 001", *[""] * 5, "NIP. 19800202 200501 2 002")
    paper.book.save(folder / "dinkes.xlsx")


def schools(folder: Path) -> None:
    """Text: the heading again on page two, a person without NIK, months and years for days, schools as groups."""
    head = [
        ["No", "Nama", "NIK", "Unit Kerja", "Jabatan", "TMT", "Honor", ""],
        [""] * 6 + ["Jumlah", "Potongan BPJS"],
        [str(one) for one in range(1, 9)],
    ]
    rows = [[EDGE], ["DINAS PENDIDIKAN"], ["DAFTAR GURU NON ASN"], ["Bulan", ":", "Oktober 2026"], [], *head]
    for group, school in enumerate(("SD NEGERI 1 CONTOH", "SD NEGERI 2 CONTOH", "SMP NEGERI 1 CONTOH")):
        rows.append([school, *[""] * 7])
        for number in range(group * 3, group * 3 + 3):
            known = "" if number == 5 else a_nik(100 + number)
            rows.append(
                [str(number + 1), NAMES[number], known, school, "Guru", ("Jan 2021", "2019", "2026")[number % 3], "1.000.000", "20.000"]
            )
        rows.append(["", f"Jumlah {school}", "", "", "", "", "3.000.000", "60.000"])
        rows += [["Halaman 2"], *head] if group == 1 else []
    rows += [["", "JUMLAH SELURUHNYA", "", "", "", "", "9.000.000", "180.000"], ["", "Terbilang", "sembilan juta rupiah"], []]
    rows += [
        ["", "", "", "", "Sukamaju, 31 Oktober 2026"],
        ["", "Kepala Dinas Pendidikan"],
        [],
        ["", "CONTOH, S.Pd., M.Pd."],
        ["", "NIP 197001011990011001"],
    ]
    with (folder / "disdik.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def secretariat(folder: Path) -> None:
    """Label and value in two cells, groups over the whole width, one person over two rows, a sum in the column before the amount."""
    paper = Paper()
    paper.put("REKAPITULASI TENAGA NON ASN")
    paper.put("NAMA UNIT KERJA", "", ": SEKRETARIAT DAERAH")
    paper.put("BULAN", "", ": OKTOBER 2026")
    paper.put()
    paper.head(
        ["NO URUT", "DATA PEGAWAI", "", "", "", "PEKERJAAN", "", "PENGHASILAN", "KET"],
        ["", "NAMA LENGKAP", "NIK", "TTL", "JK", "JABATAN", "TMT", "", ""],
    )
    paper.put(*(f"({one})" for one in range(1, 10)))
    for group, title in enumerate(("I. BAGIAN UMUM", "II. BAGIAN HUKUM", "III. BAGIAN ORGANISASI")):
        paper.put(title, merge=(1, 9))
        for number in range(3):
            who = group * 3 + number
            birth = f"Sukamaju, {born(200 + who):%d-%m-%Y}"
            paper.put(number + 1, NAMES[who], a_nik(200 + who, "L"), birth, "L", "Pramubakti", "01/02/2020", 2_000_000)
            if who == 1:
                paper.put("", "", "", "", "", "Petugas Kebersihan")
        paper.put(*[""] * 6, "Sub Jumlah", 6_000_000)
    paper.put("JUMLAH", *[""] * 6, 18_000_000)
    paper.put()
    paper.put("Catatan : honor bersumber dari APBD")
    for line in ("Sukamaju,      Oktober 2026", "a.n. SEKRETARIS DAERAH", "Kepala Bagian Umum", "", "CONTOH, SH", "19750505 199903 1 005"):
        paper.put(*[""] * 5, line)
    paper.book.save(folder / "setda.xlsx")


@pytest.mark.parametrize(
    ("make", "name", "unit", "held", "notes"),
    [
        (health, "dinkes.xlsx", "DINAS KESEHATAN", 0, set()),
        (schools, "disdik.csv", "DINAS PENDIDIKAN", 1, {"NIK_KOSONG", "TANGGAL_SEBULAN", "TANGGAL_SETAHUN", "TANGGAL_TAHUN_INI"}),
        (secretariat, "setda.xlsx", "SEKRETARIAT DAERAH", 0, {"BARIS_LANJUTAN"}),
    ],
    ids=["dinkes", "disdik", "setda"],
)
def test_each_is_read_at_once(
    duck: Engine, tmp_path: Path, make: Callable[[Path], None], name: str, unit: str, held: int, notes: set[str]
) -> None:
    make(tmp_path)
    checked = check_files(duck, [Source(tmp_path / name, name, pemda="3301")], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    (file,) = duck.rows(checked.file)
    assert (file["masuk"], file["ditahan"], file["ditolak"]) == (9, held, 0)
    assert (file["unit_nama"], file["bulan"], file["layout"]) == (unit, "2026-10", "roster_bebas")
    assert {row["kode"] for row in duck.rows(checked.problem)} == notes
    assert sorted(row["nama"] for row in duck.rows(checked.relations["roster"])) == sorted(NAMES)


def test_a_folder_of_the_three_counts_every_person_once(duck: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "berkas" / "3301 Kabupaten Contoh"
    folder.mkdir(parents=True)
    for make in (health, schools, secretariat):
        make(folder)
    run = chain(duck, tmp_path / "berkas", tmp_path / "work", "2026-10", dt.date(2026, 10, 31))
    counted = Counter(row["unit"] for row in duck.rows(run.results["ledger"]))
    assert counted == {
        "DINAS KESEHATAN": 9,
        "SEKRETARIAT DAERAH": 9,
        "SD NEGERI 1 CONTOH": 3,
        "SD NEGERI 2 CONTOH": 3,
        "SMP NEGERI 1 CONTOH": 3,
    }
    assert {row["kode"] for row in duck.rows(run.results["file"])} == {None}
