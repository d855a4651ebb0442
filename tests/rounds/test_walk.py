"""A round as a user walks it: opened, closed, followed, listed; two evaluations of the same offices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from naungan.cli.rapat import COMMANDS
from naungan.comparison import Fate
from naungan.rounds import Status, read_book
from tests.cli.test_door import ENGLISH
from tests.command import Done, run


def rapat(*given: object, expect: int = 0) -> Done:
    return run("rapat", *given, expect=expect)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, finished: Path, kemudian: Path) -> Path:
    """Two rounds: the first closed, the second open."""
    folder = tmp_path_factory.mktemp("buku") / "rapat"
    where = ("--tingkat", "provinsi", "--tempat", "Palembang", "--peserta", "Bappeda", "--peserta", "BPJS")
    first = ("--nomor", "1/2026", "--tanggal", "25-11-2026", "--hasil", finished / "hasil", "--masukan", finished / "berkas")
    rapat("buka", folder, *where, *first, "--oleh", "Ani")
    rapat("tutup", folder, "R1", "--oleh", "Budi")
    later = ("--nomor", "2/2027", "--tanggal", "25-01-2027", "--hasil", kemudian / "hasil", "--masukan", kemudian / "berkas")
    rapat("berikut", folder, "1/2026", *later, "--oleh", "Ani")
    return folder


def test_every_finding_of_the_first_is_in_the_second_with_its_fate(book: Path) -> None:
    first, second = read_book(book).rapat.values()
    assert set(first.butir) <= set(second.butir) and (second.sebelumnya, second.tempat) == ("R1", "Palembang")
    met = {item.nasib for item in second.butir.values()}
    assert met <= {str(one) for one in Fate} and {"selesai", "baru"} <= met
    solved = [item for item in second.butir.values() if item.nasib == Fate.SELESAI]
    new = {one.evaluasi for one in second.beku.values()}
    assert all(item.status is Status.SELESAI and item.evaluasi in new and item.alasan for item in solved)
    assert all(first.butir[item.butir].status is Status.TERBUKA for item in solved)


def test_a_finding_says_what_is_at_stake_where_it_is_known_and_leaves_its_cause_open(book: Path) -> None:
    items = read_book(book).rapat["R1"].butir.values()
    (one,) = [item for item in items if item.kode == "TEMUAN_BELUM_TERDAFTAR" and item.pemda == "1671"]
    assert one.akibat and one.akibat.startswith("Menyangkut 1 orang.") and "Rp42.000.000" in one.akibat
    assert one.kriteria and one.rekomendasi and all(item.sebab is None for item in items)
    assert any(item.akibat is None for item in items)


def test_the_first_round_stays_as_it_was_closed(book: Path) -> None:
    first = read_book(book).rapat["R1"]
    assert first.closed and (first.dibuka_oleh, first.ditutup_oleh) == ("Ani", "Budi")
    done = rapat("tutup", book, "R1", "--oleh", "Citra", expect=2)
    assert "sudah ditutup" in done.stderr
    assert (
        "sudah dilanjutkan"
        in rapat("berikut", book, "R1", "--nomor", "x", "--tanggal", "25-01-2027", "--hasil", book, "--oleh", "A", expect=2).stderr
    )


def test_the_list_says_who_must_act(book: Path) -> None:
    found: dict[str, Any] = json.loads(rapat("daftar", book, "--pada", "31-12-2030", "--json").stdout)
    assert [row["rapat"] for row in found["rapat"]] == ["R1", "R2"] and found["rinci"] == "R2"
    open_ = sum(row["terbuka"] for row in found["bertindak"])
    assert (
        open_ == found["rapat"][1]["terbuka"] == sum(row["status"] in ("terbuka", "dikerjakan", "tidak_selesai") for row in found["butir"])
    )
    assert found["rapat"][1]["lewat"] == sum(row["lewat"] for row in found["butir"]) > 0
    text = rapat("daftar", book, "--rapat", "1/2026", "--butir").stdout
    assert "R1-0001" in text and "ditutup oleh Budi" in text and "{" not in text


def test_a_pemda_that_did_not_come_is_said_to_be_absent(tmp_path: Path, finished: Path) -> None:
    where = ("--tingkat", "provinsi", "--tempat", "Palembang", "--peserta", "BPJS", "--nomor", "1", "--tanggal", "25-11-2026")
    done = rapat("buka", tmp_path / "r", *where, "--hasil", finished / "hasil", "--pemda", "1671,18.01", "--oleh", "Ani")
    assert "Lampung Selatan" in done.stdout and "--masukan" in done.stdout
    assert "1801" in rapat("tutup", tmp_path / "r", "R1", "--oleh", "Budi", expect=2).stderr
    rapat("tutup", tmp_path / "r", "R1", "--oleh", "Budi", "--tidak-hadir", "1801")
    assert read_book(tmp_path / "r").rapat["R1"].tidak_hadir["1801"].keadaan == "tidak_hadir"


def test_one_round_is_about_one_month_and_one_evaluation_of_each_pemda(tmp_path: Path, hasil: Path, kemudian: Path) -> None:
    where = (
        "--tingkat",
        "provinsi",
        "--tempat",
        "Palembang",
        "--peserta",
        "BPJS",
        "--nomor",
        "1",
        "--tanggal",
        "25-11-2026",
        "--oleh",
        "Ani",
    )
    two = ("--hasil", hasil, "--hasil")
    assert "satu bulan" in rapat("buka", tmp_path / "r", *where, *two, kemudian / "hasil", expect=2).stderr
    assert "lebih dari satu folder" in rapat("buka", tmp_path / "r", *where, *two, hasil, expect=2).stderr
    assert "tidak dikenal" in rapat("buka", tmp_path / "r", *where, "--hasil", hasil, "--pemda", "9999", expect=2).stderr
    assert not (tmp_path / "r" / "peristiwa").exists()
    inside = ("buka", tmp_path / "berkas" / "r", *where, "--hasil", hasil, "--masukan", tmp_path / "berkas")
    assert "folder masukan" in rapat(*inside, expect=2).stderr


def test_what_was_not_frozen_is_not_computed_again(book: Path) -> None:
    assert "1801" in rapat("hitung-ulang", book, "R1", "--pemda", "1801", expect=2).stderr


def test_every_command_of_a_round_tells_its_options_in_indonesian() -> None:
    for name in COMMANDS:
        text = rapat(name, "--help").stdout
        assert text.startswith(f"Penggunaan: naungan rapat {name}") and not ENGLISH.search(text) and "TEXT" not in text, name


def test_results_never_go_into_a_book(book: Path, finished: Path) -> None:
    for out in (book, book / "beku" / "baru"):
        done = run("evaluate", finished / "berkas", "--bulan", "2026-10", "--out", out, "--replace", expect=2)
        assert "buku rapat" in done.stderr
    assert "buku rapat" in run("demo", "--out", book, "--replace", expect=2).stderr
    assert "buku rapat" in run("demo", "--out", book.parent, "--replace", expect=2).stderr


def test_the_registers_stand_beside_the_round(book: Path, tmp_path: Path) -> None:
    said = rapat("register", book, "R1", "--pada", "31-12-2026", "--out", tmp_path / "register.xlsx").stdout
    assert (tmp_path / "register.xlsx").stat().st_mode & 0o777 == 0o600
    assert "70.000.000 orang" in said and "belum ada instrumen yang dilaporkan" in said and "10 Januari 2027" in said
    found: dict[str, Any] = json.loads(rapat("register", book, "--pada", "01-01-2027", "--bagian", "sasaran", "--json").stdout)
    (nation,) = [row for row in found["sasaran"] if row["deret"] == "bpjs"]
    assert (nation["keadaan"], nation["kurang_atas"], set(found)) == ("tidak_diketahui", 28_620_000, {"pada", "sasaran"})
    assert "R1 (1/2026)" in rapat("register", book, "R9", expect=2).stderr
