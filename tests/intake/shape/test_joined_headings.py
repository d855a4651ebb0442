"""A heading over several rows gives each column its own name, as merged cells leave it in a workbook and in a CSV."""

from __future__ import annotations

import pytest

from naungan.intake.shape.heading import find_heading

NIK = "1671010101900001"


@pytest.mark.parametrize(
    ("rows", "columns", "last"),
    [
        (
            [
                ["NO", "NAMA", "NIK", "TEMPAT/TGL LAHIR", "", "MASA KERJA", "", "JABATAN"], ["", "", "", "TEMPAT", "TANGGAL", "Thn", "Bln", ""],
                ["1", "Siti", NIK, "Sukamaju", "01-01-1990", "5", "3", "Perawat"],
            ],
            {"nama": 1, "nik": 2, "tanggal_lahir": 4, "jabatan": 7}, 1,
        ),
        (
            [
                ["No", "DATA PEGAWAI", "", "", "Lahir", "", "Unit Kerja", "", "Gaji"], ["", "Nama", "NIK", "L/P", "Tempat", "Tgl", "Kode", "Nama", ""],
                ["1", "Siti", NIK, "P", "Sukamaju", "01-01-1990", "1.02", "Dinas Kesehatan", "1000000"],
            ],
            {"nama": 1, "nik": 2, "jenis_kelamin": 3, "tanggal_lahir": 5, "unit": 6, "unit_nama": 7, "upah": 8}, 1,
        ),
        (
            [
                ["NIK", "NAMA", "UPAH", "IURAN", "", "", "", "TOTAL IURAN"], ["", "", "", "JKK", "JKM", "JHT", "", ""],
                ["", "", "", "", "", "Pemberi Kerja", "Tenaga Kerja", ""], [NIK, "Siti", "1000000", "2400", "3000", "37000", "20000", "62400"],
            ],
            {"nik": 0, "nama": 1, "upah": 2, "iuran_jkk": 3, "iuran_jkm": 4, "iuran_jht_pemberi_kerja": 5, "iuran_jht_pekerja": 6, "iuran_total": 7}, 2,
        ),
        (
            [["NAMA", "NIK", "SK PENGANGKATAN", "", "OPD"], ["", "", "Nomor", "Tanggal", ""], ["Siti", NIK, "800/1", "01-01-2020", "Dinas"]],
            {"nama": 0, "nik": 1, "nomor_sk": 2, "mulai": 3, "unit_nama": 4}, 1,
        ),
        ([["NAMA", "", "NIK", "OPD"], ["Siti", "Aminah", "", ""], ["Budi", "", NIK, "Dinas"]], {"nama": 0, "nik": 2, "unit_nama": 3}, 0),
        ([["NAMA", "NIK", "OPD"], ["", "PUSKESMAS MELATI", ""], ["Budi", NIK, "Dinas"]], {"nama": 0, "nik": 1, "unit_nama": 2}, 0),
    ],
    ids=["birth", "groups", "three rows", "letter", "a person is no heading", "a title is no heading"],
)  # fmt: skip
def test_each_column_has_its_own_name(rows: list[list[str]], columns: dict[str, int], last: int) -> None:
    found = find_heading(rows)
    assert found is not None
    read = {name: place for name, place in found.columns.items() if found.layout.kinds[name] != "abaikan"}
    assert (read, found.last) == (columns, last)
    assert len(set(found.written.values())) == len(found.written)


def test_of_two_columns_of_one_heading_the_person_has_the_one_that_does_not_go_on() -> None:
    head = ["No", "Nama", "NIK", "Jabatan", "Nomor SK", "Jabatan"]
    rest = ["", "", "", "", "800/2", "Pramubakti"]
    over = [
        head,
        ["1", "Siti", NIK, "Pramubakti", "800/1", "Sopir"],
        rest,
        ["2", "Budi", NIK[:-1] + "2", "Sopir", "800/3", "Sopir"],
        ["", "Mengetahui"],
    ]
    found = find_heading(over)
    assert found is not None and (found.columns["jabatan"], found.twice) == (3, ())
    swapped = find_heading([[*row[:3], *reversed(row[3:])] for row in over])
    assert swapped is not None and (swapped.columns["jabatan"], swapped.twice) == (5, ())
    once = find_heading([head, over[1], over[3]])
    assert once is not None and once.twice == (("Jabatan", (3, 5)),)
