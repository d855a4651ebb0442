"""Files as people and spreadsheets really save them: what is broken is told with its place, and loses nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.answers import forms
from naungan.answers.folder import read_answers, read_file, read_lists
from naungan.answers.told import place_and_sentence

HEAD = "berkas;pemda;unit;data;bulan;tahap;lingkup;posisi;pakai"


def isi(folder: Path, *lines: str, encoding: str = "utf-8"):
    path = folder / "isi.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return read_file(forms.ISI, path)


def told(read) -> list[tuple[object, ...]]:
    return [(one["baris"], one["kolom"], one["kode"]) for one in read.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("hint", [[], ["sep=;"]])
def test_every_way_of_saving_is_read(tmp_path: Path, encoding: str, delimiter: str, hint: list[str]) -> None:
    hint = [one.replace(";", delimiter) for one in hint]
    found = isi(
        tmp_path, *hint, HEAD.replace(";", delimiter), "", "a.csv;;Dinas «X»;;2026-10;;;;ya".replace(";", delimiter), encoding=encoding
    )
    (row,) = found.berlaku
    assert (row.nilai["unit"], row.nilai["bulan"], row.nilai["pakai"]) == ("Dinas «X»", "2026-10", True)
    assert (row.nomor, told(found)) == (3 + len(hint), []), "the row as a spreadsheet counts it"


@pytest.mark.parametrize(
    ("cell", "month"),
    [("Okt-26", "2026-10"), ("Oct-26", "2026-10"), ("1-Okt-26", "2026-10"), ("01/10/2026", "2026-10"), ("10/1/2026", "2026-10"),
     ("2026-10-01", "2026-10"), ("01-01-2026", "2026-01"), ("Oktober 2026", "2026-10")],
)  # fmt: skip
def test_a_month_that_a_spreadsheet_turned_into_a_date_is_read_and_told(tmp_path: Path, cell: str, month: str) -> None:
    found = isi(tmp_path, "berkas;bulan", f"a.csv;{cell}")
    assert [row.nilai["bulan"] for row in found.berlaku] == [month]
    assert told(found) == [(2, "bulan", "JAWABAN_DIBACA")]


@pytest.mark.parametrize("cell", ["2026-13", "31/12/2026", "Okt", "46296", "2026", "10/2026/1", "Okt-26-1", "0/1/2026", "Foo-26"])
def test_what_is_no_month_is_told(tmp_path: Path, cell: str) -> None:
    found = isi(tmp_path, "berkas;bulan;pakai", f"a.csv;{cell};", "b.csv;;tidak")
    assert told(found) == [(2, "bulan", "JAWABAN_NILAI")]
    assert [row.kata["berkas"] for row in found.berlaku] == ["b.csv"], "the other row holds"


def test_what_is_wrong_with_the_shape_is_told_with_its_row(tmp_path: Path) -> None:
    assert told(isi(tmp_path, "nama;pakai", "a.csv;ya")) == [(1, "berkas", "JAWABAN_KOLOM_TIDAK_ADA"), (1, "nama", "JAWABAN_KOLOM_ASING")]
    assert told(isi(tmp_path, "berkas;pakai;pakai", "a.csv;ya;ya")) == [(1, "pakai", "JAWABAN_KOLOM_GANDA")]
    shifted = isi(tmp_path, "berkas;pakai", "a.csv;ya;lagi", "b.csv;ya;", "c.csv;ya")
    assert (told(shifted), len(shifted.berlaku)) == ([(2, None, "JAWABAN_SEL_LEBIH")], 2)
    torn = isi(tmp_path, "berkas;pakai", "a.csv;ya", '"b.csv;tidak', "c.csv;tidak")
    assert (told(torn), [row.kata["berkas"] for row in torn.berlaku]) == ([(3, None, "JAWABAN_CSV_RUSAK")], ["a.csv"])
    assert told(isi(tmp_path, "berkas;pakai", "a\0.csv;ya")) in ([], [(2, None, "JAWABAN_CSV_RUSAK")])


def test_rows_that_say_the_same_and_rows_that_contradict(tmp_path: Path) -> None:
    found = isi(tmp_path, "berkas;pakai", "a.csv;ya", "a.csv;Ya", "b.csv;ya", "b.csv;tidak", "c.csv;tidak")
    assert [row.kata["berkas"] for row in found.berlaku] == ["a.csv", "c.csv"]
    assert told(found) == [(3, "berkas", "JAWABAN_BERULANG"), (4, "berkas", "JAWABAN_BERTENTANGAN"), (5, "berkas", "JAWABAN_BERTENTANGAN")]


def test_a_folder_called_like_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "isi.csv").mkdir()
    (tmp_path / "kebijakan.yaml").mkdir()
    found = read_answers(tmp_path)
    assert [read.problems[0]["kode"] for read in (found.isi, found.kebijakan)] == ["JAWABAN_TIDAK_TERBUKA"] * 2


def lists(folder: Path, text: str):
    (folder / "rekening.yaml").write_text(text, "utf-8")
    return read_lists("rekening.yaml", folder / "rekening.yaml")


def test_yaml_keeps_what_stands_there_and_tells_the_line(tmp_path: Path) -> None:
    (rules, *_) = lists(
        tmp_path,
        "rekening:\n"
        "- {pemda: 16.10, kode: 5.1.02, keluarga: rentan, dari: 2_026, dana: [DBH CHT]}\n"
        "- kode: 5.1.02\n  keluarga: x\n  dari: 2026\n  kode: 5.1.03\n"
        "- [1, 2]\n"
        "- {kode: 5.1.02, keluarga: x, dari: 2026, warna: biru, kata: {a: 1}}\n"
        "- {kode: 5.1.02, keluarga: y, dari: 2026, pemda: 16.10, lokal: no}\n",
    )
    assert told(rules) == [
        (6, "kode", "JAWABAN_KOLOM_GANDA"), (7, "rekening", "JAWABAN_BENTUK"), (8, "kata", "JAWABAN_BENTUK"), (2, "dari", "JAWABAN_NILAI"),
    ]  # fmt: skip
    (row,) = rules.berlaku
    assert (row.kata["pemda"], row.nilai["lokal"], row.nilai["dari"], row.nomor) == ("16.10", False, 2026, 9)
    assert place_and_sentence(rules.problems[0]).startswith("baris 6, kolom kode: «kode» tertulis lebih dari sekali")


@pytest.mark.parametrize(
    "text", ["[", "a: b: c", "ya", "- 1", "\t", "a: *b", "&a [*a]", "? [x]\n: y", "!!python/object:os.x {a: 1}", "\x07", "[" * 5000]
)
def test_broken_yaml_is_told(tmp_path: Path, text: str) -> None:
    assert lists(tmp_path, text)[0].problems


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert [one.problems for one in lists(tmp_path, "")] == [()] * 3
    assert isi(tmp_path, "").problems == ()
