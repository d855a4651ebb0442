"""isi.csv as people really save it, and as a run writes it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from naungan.comparison import read_sides
from naungan.engine import Engine
from naungan.evaluation.inventory import take_inventory
from naungan.evaluation.said import read_said
from naungan.kernel.errors import Refusal
from tests.command import run
from tests.evaluation.offices import BULAN, small_folder, write

pytestmark = pytest.mark.chain

HEAD = "berkas;pemda;unit;data;bulan;tahap;lingkup;posisi;pakai"
FILE = "1671 Kota/a.csv"


def inventory(root: Path):
    said = read_said(root)
    return take_inventory(root, BULAN, said.answers.isi, said.pemetaan)


def told(root: Path) -> list[tuple[object, ...]]:
    return [(one["baris"], one["kolom"], one["kode"]) for one in read_said(root).answers.problems]


def taken(root: Path, row: str, encoding: str = "utf-8"):
    write(root / FILE, "Nama;NIK", "Budi;1")
    (root / "isi.csv").write_bytes(f"{HEAD}\n{row}\n".encode(encoding))
    return inventory(root)


def test_words_are_read_as_people_write_them(tmp_path: Path) -> None:
    row = "1671 Kota\\a.csv;16.72;1.01;Roster;2026-10;KUA-PPAS;Nasional;30-11-2026;"
    found = taken(tmp_path, row)
    one = found.sources[0]
    assert (one.pemda, one.unit, one.dataset, one.bulan) == ("1672", "1.01", "roster", BULAN)
    assert (one.tahap, one.lingkup, one.posisi) == ("KUA_PPAS", "nasional", dt.date(2026, 11, 30))
    assert found.pemda == ["1671", "1672"]


def test_a_file_saved_by_an_older_excel_is_read(tmp_path: Path) -> None:
    assert taken(tmp_path, f"{FILE};;Dinas «Contoh»;;;;;;", "cp1252").sources[0].unit_nama == "Dinas «Contoh»"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (";9999;;roster;;;;;", "pemda"), (";;A;surat;;;;;", "data"), (";;A;;2026-13;;;;", "bulan"), (";;A;;;XX;;;", "tahap"),
        (";;A;;;;dunia;;", "lingkup"), (";;A;;;;;besok;", "posisi"), (";;A;;;;;;mungkin", "pakai"), (";;A;;2026-13;;;;tidak", "bulan"),
    ],
)  # fmt: skip
def test_a_row_with_a_word_nobody_knows_is_told_and_changes_nothing(tmp_path: Path, row: str, column: str) -> None:
    untouched, found = taken(tmp_path, ""), taken(tmp_path, FILE + row)
    assert (found.sources, found.set_aside) == (untouched.sources, [])
    assert told(tmp_path) == [(2, column, "JAWABAN_NILAI")]


def test_a_comparison_has_no_list_to_tell_it_in_and_refuses(duck: Engine, tmp_path: Path) -> None:
    taken(tmp_path / "lama", f"{FILE};;;;2026-13;;;;")
    with pytest.raises(Refusal, match=r"isi\.csv baris 2"):
        read_sides(duck, tmp_path / "lama", tmp_path / "lama", bulan=(BULAN, BULAN), pemda=None, layout=None, work=tmp_path / "w")


@pytest.mark.slow
def test_what_a_run_writes_can_be_put_back_as_it_is(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    aside = "1671 Kota Palembang/dinkes 2026-10.csv"
    write(folder / "isi.csv", HEAD, f"{aside};;;;;;;;tidak")
    write(folder / "1601 Kab. Ogan Komering Ulu" / "honorer.csv", "OPD: Kecamatan Contoh", "Nama;NIK", "Joko Susilo;1601070101900001")
    found = []
    for name in ("satu", "dua"):
        run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / name)
        found.append(json.loads((tmp_path / name / "summary.json").read_text("utf-8")))
        written = (tmp_path / name / "isi.csv").read_bytes()
        (folder / "isi.csv").write_bytes(written)
    assert found[0] == found[1]
    assert f"{aside};1671;;;2026-10;;;;tidak" in written.decode("utf-8-sig")


def test_a_file_that_cannot_be_read_is_listed_and_the_run_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "berkas" / "1671" / "rusak.xlsx", "bukan buku kerja")
    (tmp_path / "berkas" / "1604 Kab. Lahat").mkdir()
    run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "out", expect=1)
    assert "rusak.xlsx" in (tmp_path / "out" / "problems.csv").read_text("utf-8-sig")
    assert json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["pemda"]["1604"]["need"] is None


@pytest.mark.slow
def test_a_copy_of_a_file_is_no_second_answer(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "satu")
    original = next(folder.glob("1671*/dinkes 2026-10.csv"))
    (original.parent / "salinan dinkes (1).csv").write_bytes(original.read_bytes())
    found = []
    for name in ("dua", "tiga"):  # the second time with what the first one wrote
        run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / name)
        found.append(json.loads((tmp_path / name / "summary.json").read_text("utf-8")))
        (folder / "isi.csv").write_bytes((tmp_path / name / "isi.csv").read_bytes())
    assert found[0] == found[1] == json.loads((tmp_path / "satu" / "summary.json").read_text("utf-8"))
    assert "BERKAS_KEMBAR" in (tmp_path / "dua" / "problems.csv").read_text("utf-8-sig")


def test_equal_files_of_two_pemda_are_two(tmp_path: Path) -> None:
    for home in ("1671 Kota", "1672 Kota"):
        write(tmp_path / home / "a.csv", "Nama;NIK", "Budi;1")
    found = inventory(tmp_path)
    assert (len(found.sources), found.twins) == (2, [])
