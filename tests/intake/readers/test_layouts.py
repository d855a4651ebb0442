"""Layouts whose rows are not what they look like at first: heads of families, children, split names, shares stored as fractions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.test_files import NIK, book, check, table

from naungan.engine import Engine
from naungan.kernel import nik

pytestmark = pytest.mark.chain

HEAD_NIK = nik.build("167101", dt.date(1960, 1, 1), "L", 5)


def test_a_name_in_three_columns_is_one_name(engine: Engine, tmp_path: Path) -> None:
    head = ["NAMA_DEPAN", "NAMA_TENGAH", "NAMA_BELAKANG", "NOMOR_IDENTITAS", "LOKASI_PEKERJAAN", "UPAH", "HP"]
    rows = [head, ["SITI", "", "AMINAH", NIK, "1671", "1500000", "81234567890"], ["BUDI", None, None, "", "9118", "1500000", ""]]
    file, relations, problems = check(engine, book(tmp_path / "a.xlsx", {"data_tk_baru": rows}))
    assert (file["layout"], [row["nama"] for row in relations["roster"]]) == ("sipp_tk_29", ["SITI AMINAH", "BUDI"])
    assert relations["roster"][0]["hp"] == "081234567890", "the zero that Excel took is put back"
    assert {(one["kode"], one["baris"]) for one in problems} == {("NIK_KOSONG", 3), ("SIPP_TEMPLAT_LAMA", None)}, (
        "old Papua codes are known"
    )


def test_the_head_of_the_family_is_the_worker_only_where_nobody_else_is_named(engine: Engine, tmp_path: Path) -> None:
    both = [["Nama Kepala Keluarga", "NIK Kepala Keluarga", "Nama", "NIK", "Pekerjaan", "Desil"], ["HASAN", HEAD_NIK, "SITI", NIK, "Petani", 1],
            ["HASAN", HEAD_NIK, "", "", "Nelayan", 1]]  # fmt: skip
    only = [["Nama Kepala Keluarga", "NIK Kepala Keluarga", "Pekerjaan", "Desil", "Desa"], ["HASAN", HEAD_NIK, "Nelayan", 1, "Suka Maju"]]
    file, relations, _ = check(engine, book(tmp_path / "a.xlsx", {"A": both}))
    assert (file["layout"], file["masuk"], file["ditolak"]) == ("pekerja_rentan", 2, 1)
    assert [(row["nama"], row["nik"]) for row in relations["roster"]] == [("SITI", NIK)]
    _, relations, _ = check(engine, book(tmp_path / "b.xlsx", {"A": only}))
    (row,) = relations["roster"]
    assert (row["nama"], row["nik"], row["unit_nama"], row["kategori"]) == ("HASAN", HEAD_NIK, "Suka Maju", "pekerja_rentan")


def test_an_occupation_may_be_a_category_of_its_own(engine: Engine, tmp_path: Path) -> None:
    meant = {"Petani": "pekerja_rentan", "Guru honorer": "pekerja_rentan", "Guru ngaji": "pekerja_agama", "Ketua RT": "rt_rw", "PNS": "pns"}
    rows = [["SITI", nik.build("167101", dt.date(1990, 5, 5), "P", serial), one, "2"] for serial, one in enumerate(meant, start=1)]
    head = [["Instansi: Dinas Sosial"], ["Nama", "NIK", "Pekerjaan", "Desil"]]
    found = check(engine, table(tmp_path / "a.csv", [*head, *rows]))[1]["roster"]
    assert {row["kategori_asli"]: row["kategori"] for row in found} == meant
    assert {(row["unit_nama"], row["upah"]) for row in found} == {("Dinas Sosial", None)}


def test_who_is_a_candidate(engine: Engine, tmp_path: Path) -> None:
    cases = [
        ("9", "05-05-1990", "1", None, "petani"), ("BURUH NELAYAN/PERIKANAN", "1990-05-05", "HIDUP", None, "nelayan"),
        ("88", "05-05-1990", "1", None, "lain"), ("5", "05-05-1990", "1", "penyelenggara_lain", "asn_tni_polri"),
        ("Pelajar/Mahasiswa", "05-05-2012", "1", "usia", "tidak_bekerja"), ("9", "05-05-1990", "2", "tidak_hidup", "petani"),
        ("MENGURUS RUMAH TANGGA", "05-05-1990", "HIDUP", "tidak_bekerja", "tidak_bekerja"),
    ]  # fmt: skip
    niks = [
        nik.build("167101", dt.date(1990, 5, 5) if "1990" in case[1] else dt.date(2012, 5, 5), "P", at) for at, case in enumerate(cases, 1)
    ]
    rows = [
        ["SITI", number, "1", birth, occupation, status, "1"] for number, (occupation, birth, status, *_) in zip(niks, cases, strict=True)
    ]
    head = ["nama", "nik", "no_kk", "tanggallahir", "pekerjaan_id", "status_dasar", "kk_level"]
    file, relations, problems = check(engine, table(tmp_path / "a.csv", [head, *rows]))
    found = [(row["calon"], row["alasan"], row["kelompok"], row["nama"], row["nik"]) for row in relations["candidate"]]
    assert file["dataset"] == "candidate" and found == [
        (reason is None, reason, group, *(("SITI", number) if reason is None else (None, None)))
        for number, (*_, reason, group) in zip(niks, cases, strict=True)
    ]
    assert relations["roster"] == [] and problems == []


def test_a_stated_share_follows_from_its_parts(engine: Engine, tmp_path: Path) -> None:
    """518,632 of 1,312,370 is 39.5187 %; rounded or cut digits are fair, others are not. A fraction is a formatted cell."""
    fair, wrong = ("39,52 %", "39.51", "39,5%", 0.395187, "40 %"), ("35,92 %", "42", 0.42)
    head = [["Sumber: BPJS"], ["Hitungan: dengan jasa konstruksi"], ["Kabupaten/Kota", "Peserta Aktif", "Semesta", "UCJ"]]
    rows = [["Kab. Lahat", 518_632, 1_312_370, stated] for stated in (*fair, *wrong)]
    _, relations, problems = check(engine, book(tmp_path / "a.xlsx", {"A": [*head, *rows]}))
    said = {(row["wilayah"], row["hitungan"], row["penerbit"], str(row["persen_hitung"])[:7]) for row in relations["aggregate"]}
    assert said == {("1604", "dengan_jakon", "BPJS", "39.5187")}
    first = len(head) + len(fair) + 1
    assert sorted((one["baris"], one["kode"]) for one in problems) == [(first + at, "KLAIM_PERSEN_BEDA") for at in range(len(wrong))]


def test_the_nation_has_no_code_and_is_known_by_its_name(engine: Engine, tmp_path: Path) -> None:
    head = [["Sumber: BPJS"], ["Hitungan: dengan jasa konstruksi"], ["Wilayah", "Peserta Aktif", "Bulan"]]
    rows = [["Nasional", 41_380_000, "2025-02"], [" INDONESIA ", 41_380_000, "2025-02"], ["Nasionalis", 1, "2025-02"]]
    _, relations, problems = check(engine, book(tmp_path / "a.xlsx", {"A": [*head, *rows]}))
    assert [(row["wilayah"], row["tahan"]) for row in relations["aggregate"]] == [(None, False), (None, False), (None, True)]
    assert [(one["baris"], one["kode"]) for one in problems] == [(6, "WILAYAH_TIDAK_DIKENAL")]
