"""Rows of the other answer files that name nothing, or that nobody understands."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from naungan.answers.csv_edge import read_csv
from naungan.engine import Engine
from naungan.intake.mapping.file import COLUMNS as PEMETAAN
from tests.command import run
from tests.evaluation.asking import chain
from tests.evaluation.offices import BULAN, small_folder, write

pytestmark = pytest.mark.chain

USULAN = "pemda;kode_rekening;uraian;program;keluarga;terima;oleh"


def told(engine: Engine, folder: Path, work: Path) -> list[tuple[str, int, str, str]]:
    """What is told of the answers, which is what the list of files counts of each."""
    results = chain(engine, folder, work).results
    answers = engine.rows(results["file"].filter(lambda t: t.dataset == "jawaban").order_by("berkas"))
    found = engine.rows(results["problem"].filter(lambda t: t.kode.startswith("JAWABAN_")))
    assert {row["berkas"]: row["ditolak"] for row in answers} == Counter(row["berkas"] for row in found)
    assert all(row["masuk"] == row["diterima"] + row["ditolak"] == len(read_csv(folder / row["berkas"]).rows) for row in answers)
    return sorted((row["berkas"], row["baris"], row["kolom"], row["kode"]) for row in found)


def test_every_answer_file_tells_what_it_could_not_follow(duck: Engine, tmp_path: Path) -> None:
    """And nothing of the rows that were followed: one in each of the first two files."""
    folder = small_folder(tmp_path / "berkas")
    office = "1671 Kota Palembang"
    write(
        folder / "isi.csv",
        "berkas;pemda;pakai",
        f"{office}/dinkes 2026-10.csv;;mungkin",
        f"{office}/lama.csv;;ya",
        f"{office}\\npp.csv;1671;ya",
    )
    write(
        folder / "jawaban_unit.csv",
        "pemda;unit_nama;unit",
        "1671;DINKES;1.02",
        "1671;Dinkes Kota;9.99",
        "1671;Dinas Yang Tidak Ada;1.01",
        "1671;Lain;",
    )
    write(
        folder / "pemetaan.csv", ";".join(PEMETAAN),
        "1671;tidak ada *.xlsx;roster_bebas;A;Orang;nama;;;ya", "1671;tidak ada *.xlsx;roster_bebas;B;Nomor;nik;;;", ";;;A;Orang;nama;;;ya",
    )  # fmt: skip
    write(
        folder / "usulan_rekening.csv", USULAN,
        "1671;5.1.02.02.02.0022;Iuran JKK guru;jkk;non_asn;ya;Sari", "1671;5.1.02.02.02.0023;x;jkk;non_asn;barangkali;Sari",
    )  # fmt: skip
    assert told(duck, folder, tmp_path / "w") == [
        ("isi.csv", 2, "pakai", "JAWABAN_NILAI"), ("isi.csv", 3, "berkas", "JAWABAN_TANPA_SASARAN"),
        ("jawaban_unit.csv", 3, "unit", "JAWABAN_NILAI"), ("jawaban_unit.csv", 4, "unit_nama", "JAWABAN_TANPA_SASARAN"),
        ("pemetaan.csv", 2, "berkas", "JAWABAN_TANPA_SASARAN"), ("pemetaan.csv", 4, "berkas", "JAWABAN_TANPA_SASARAN"),
        ("usulan_rekening.csv", 2, "kode_rekening", "JAWABAN_TANPA_SASARAN"), ("usulan_rekening.csv", 3, "terima", "JAWABAN_NILAI"),
    ]  # fmt: skip


def test_the_list_of_files_shows_them_and_nothing_else_counts_them(tmp_path: Path) -> None:
    folder, out = small_folder(tmp_path / "berkas"), tmp_path / "hasil"
    write(folder / "isi.csv", "berkas;pakai", "1671 Kota Palembang/dinkes 2026-10.csv;tidak", "1671 Kota Palembang/lama.csv;tidak")
    write(folder / "1601 Kab. Ogan Komering Ulu" / "honorer.csv", "OPD: Kecamatan Contoh", "Nama;NIK", "Joko Susilo;1601070101900001")
    run("evaluate", folder, "--bulan", BULAN, "--out", out, expect=0)  # kept answers may name what is gone
    book = openpyxl.load_workbook(out / "book.xlsx", read_only=True)
    (row,) = [row for row in book["Daftar Berkas"].iter_rows(values_only=True) if "isi.csv" in row]
    assert row[row.index("jawaban") :][3:7] == (2, 1, 0, 1)
    assert any("tidak diikuti" in str(cell) for cell in row)
    assert not any("tidak diikuti" in str(cell) for row in book["Jenis Berkas"].iter_rows(values_only=True) for cell in row)
    assert [one["berkas"] for one in json.loads((out / "run.json").read_text())["masukan"]].count("isi.csv") == 1
    assert "isi.csv;" not in (out / "isi.csv").read_text("utf-8-sig")
