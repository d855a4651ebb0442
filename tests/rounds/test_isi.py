"""``naungan rapat isi`` from a finished folder to the book: drawn, filled in, read back, once and again, with its evidence."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from naungan.documents.letters.everything import INDEX
from naungan.documents.rapat import Sheets, gathered, write_sheet
from naungan.engine import Engine
from naungan.rounds import read_book, read_events
from tests.command import run
from tests.rounds.sheets import put

pytestmark = pytest.mark.chain

OPEN = ("--nomor", "1/2026", "--tingkat", "provinsi", "--tanggal", "25-11-2026", "--tempat", "Palembang", "--peserta", "Bappeda")


@pytest.fixture
def buku(tmp_path: Path, hasil: Path) -> Path:
    """A book with one open round."""
    run("rapat", "buka", tmp_path / "rapat", *OPEN, "--hasil", hasil, "--oleh", "Ani", expect=0)
    return tmp_path / "rapat"


def test_an_open_round_yields_sheet_and_form_of_every_pemda(buku: Path, tmp_path: Path) -> None:
    out = tmp_path / "naskah"
    run("rapat", "surat", buku, "R1", "--out", out, expect=0)
    rows = list(csv.DictReader((out / INDEX).open(encoding="utf-8-sig"), delimiter=";"))
    invited = read_book(buku).rapat["R1"].pemda
    assert [row["pemda"] for row in rows if row["jenis"] == "lembar"] == list(invited)
    files = [out / row["berkas"] for row in rows if row["berkas"].endswith(".xlsx")]
    assert len(files) == 2 * len(invited) and all(file.is_file() for file in files)
    done = run("rapat", "isi", buku, "R1", *files, "--oleh", "Budi", expect=0)
    assert done.stdout.count("0 baris berisi, 0 diambil, 0 ditolak") == len(files)
    assert {row["kode_periksa"] for row in rows if row["jenis"] == "lembar"} <= {
        openpyxl.load_workbook(file)["Angka"]["B2"].value.rpartition(" ")[2] for file in files if "lembar" in file.name
    }


def sheet_of(buku: Path, engine: Engine, folder: Path) -> tuple[Path, str]:
    sheets = Sheets(buku, "R1", gathered(buku, engine))
    pemda = next(kode for kode in sheets.round().pemda if any(item.pemda == kode for item in sheets.round().butir.values()))
    path = folder / "lembar.xlsx"
    write_sheet(path, sheets.lembar(pemda))
    return path, pemda


def test_a_sheet_goes_out_and_comes_back(buku: Path, duck: Engine, tmp_path: Path) -> None:
    path, pemda = sheet_of(buku, duck, tmp_path)
    proof = tmp_path / "sk.pdf"
    proof.write_bytes(b"%PDF-1.4 bukti")
    book = openpyxl.load_workbook(path)
    put("Angka", "A.1", ("E", 99), ("F", "BKPSDM"))(book)
    put("Angka", "S.1", ("B", "Terlindungi"), ("C", 5), ("E", "sk.pdf"), ("F", "Data BPJS lama."))(book)
    book.save(path)
    before = read_book(buku).rapat["R1"].beku[pemda]
    done = run("rapat", "isi", buku, "R1", path, "--bukti", proof, "--oleh", "Budi", expect=0)
    one = read_book(buku).rapat["R1"]
    assert "2 baris berisi, 2 diambil, 0 ditolak" in done.stdout
    assert [(each.angka, each.nilai) for each in one.laporan] == [("pekerja", 99)]
    (disputed,) = one.sanggahan
    assert (disputed.angka, disputed.menurut_pemda, [file.nama for file in disputed.bukti]) == ("terlindungi_ya", 5, ["sk.pdf"])
    assert one.beku[pemda] == before
    kept = {file.name for file in (buku / "bukti").iterdir()}
    assert kept == {disputed.bukti[0].sha256, one.dibaca[0].sha256}

    count = len(read_events(buku))
    again = run("rapat", "isi", buku, "1/2026", path, "--bukti", proof, "--oleh", "Budi", expect=0)
    assert "sudah pernah dibaca" in again.stdout and len(read_events(buku)) == count


def test_a_changed_figure_leaves_the_book_as_it_was(buku: Path, duck: Engine, tmp_path: Path) -> None:
    path, _ = sheet_of(buku, duck, tmp_path)
    book = openpyxl.load_workbook(path)
    put("Angka", "A.1", ("D", 12_345), ("E", 99))(book)
    put("Angka", "A.2", ("E", 7))(book)
    book.save(path)
    count = len(read_events(buku))
    done = run("rapat", "isi", buku, "R1", path, "--oleh", "Budi", expect=1)
    assert "Sel terkunci D" in done.stdout and len(read_events(buku)) == count
    run("rapat", "isi", buku, "R1", path, "--sebagian", "--oleh", "Budi", expect=1)
    assert [(each.angka, each.nilai) for each in read_book(buku).rapat["R1"].laporan] == [("terlindungi_ya", 7)]


def test_evidence_for_a_finding_and_what_can_not_be_read(buku: Path, tmp_path: Path) -> None:
    proof, broken = tmp_path / "surat.pdf", tmp_path / "rusak.xlsx"
    proof.write_bytes(b"%PDF-1.4 surat")
    broken.write_bytes(b"PK\x03\x04 bukan buku kerja")
    butir = next(iter(read_book(buku).rapat["R1"].butir))
    run("rapat", "isi", buku, "R1", "--butir", butir, "--bukti", proof, "--oleh", "Budi", expect=0)
    run("rapat", "isi", buku, "R1", "--butir", butir, "--bukti", proof, "--oleh", "Budi", expect=0)
    assert [file.nama for file in read_book(buku).rapat["R1"].butir[butir].bukti] == ["surat.pdf"]
    run("rapat", "isi", buku, "R1", "--bukti", proof, "--oleh", "Budi", expect=2)
    spare, rows = tmp_path / "lain.pdf", tmp_path / "butir.csv"
    spare.write_bytes(b"%PDF-1.4 lain")
    rows.write_text(f"butir;pemda;kondisi\n;{read_book(buku).rapat['R1'].pemda[0]};PKS berakhir.\n", "utf-8")
    told = run("rapat", "isi", buku, "R1", rows, "--bukti", spare, "--oleh", "Budi", expect=1)
    assert "1 diambil" in told.stdout and "tidak disebut oleh sanggahan mana pun" in told.stdout
    assert any(item.kondisi == "PKS berakhir." for item in read_book(buku).rapat["R1"].butir.values())
    run("rapat", "isi", buku, "R1", "--butir", "R1-9999", "--bukti", proof, "--oleh", "Budi", expect=2)
    run("rapat", "isi", buku, "R7", broken, "--oleh", "Budi", expect=2)
    before = len(read_events(buku))
    assert "rusak.xlsx" in run("rapat", "isi", buku, "R1", broken, "--oleh", "Budi", expect=3).stdout
    run("rapat", "tutup", buku, "R1", "--oleh", "Cici", expect=0)
    assert "ditutup" in run("rapat", "isi", buku, "R1", rows, "--oleh", "Budi", expect=2).stderr
    assert len(read_events(buku)) == before + 1
