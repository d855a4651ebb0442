"""A line on an unknown account: asked, answered in the file itself, counted the next time, and told whose answer it was."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from naungan.acuan.jawaban_rekening import USULAN_REKENING
from tests.command import run
from tests.documents.reader import read
from tests.evaluation.offices import BULAN, small_folder, write

pytestmark = pytest.mark.chain

OTHER = "5.1.02.02.01.0099"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder, where the JKK of the health office stands on an account that no map has."""
    root = tmp_path_factory.mktemp("rekening")
    folder = small_folder(root / "berkas")
    with (folder / "1671 Kota Palembang" / "anggaran.csv").open("a", encoding="utf-8") as file:
        file.write(
            f"2026;APBD;{OTHER};Iuran JKK tenaga kontrak;1.02;PAD;500000;0;\n2026;APBD;{OTHER};BPJS Ketenagakerjaan LSM;1.02;PAD;7;0;\n"
        )
    run("evaluate", folder, "--bulan", BULAN, "--out", root / "satu", expect=1)
    return root


def rows(path: Path) -> list[dict[str, str]]:
    with (path / USULAN_REKENING).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def answered(root: Path, out: str, *answers: dict[str, str], expect: int = 1) -> Path:
    """The proposals of the first run with these answers, as Excel would save them, and the run that reads them."""
    given = [{**row, **answer} for row, answer in zip(rows(root / "satu"), answers, strict=True)]
    write(root / "berkas" / USULAN_REKENING, ",".join(given[0]), *(",".join(row.values()) for row in given))
    shown = run("evaluate", root / "berkas", "--bulan", BULAN, "--out", root / out, expect=expect).stdout
    assert ("menunggu jawaban" in shown) == bool([row for row in rows(root / out) if not row["terima"] or row["keterangan"]])
    return root / out


def test_one_yes_in_the_proposals_counts_the_line(folder: Path) -> None:
    first, second = rows(folder / "satu")
    assert (first["uraian"], second["uraian"], second["program"], second["keluarga"]) == (
        "BPJS Ketenagakerjaan LSM", "Iuran JKK tenaga kontrak", "jkk", "non_asn",
    )  # fmt: skip
    done = answered(folder, "dua", {"terima": "tidak"}, {"terima": "ya", "oleh": "Kasubbag Keuangan"})
    before, after = (json.loads((folder / name / "summary.json").read_text("utf-8"))["pemda"]["1671"] for name in ("satu", "dua"))
    assert "TEMUAN_REKENING_BELUM_DIPETAKAN" in before["findings"] and "TEMUAN_REKENING_BELUM_DIPETAKAN" not in after["findings"]
    assert after["line"] - (before["line"] or 0) == 500_000
    no, yes = json.loads((done / "run.json").read_text("utf-8"))["jawaban_rekening"]
    assert (no["terima"], no["baris_anggaran"]) == (False, 1)
    assert (yes["baris"], yes["oleh"], yes["program"], yes["baris_anggaran"], yes["pagu"], yes["tahap"]) == (
        3, "Kasubbag Keuangan", "jkk", 1, 500_000, "APBD",
    )  # fmt: skip
    assert USULAN_REKENING in {one["berkas"] for one in json.loads((done / "run.json").read_text("utf-8"))["masukan"]}
    assert "Dijawab oleh Kasubbag Keuangan (usulan_rekening.csv baris 3)." in read((done / "book.html").read_text("utf-8")).text
    assert [row["terima"] for row in rows(done)] == ["tidak", "ya"], "the answers are kept for the next month"


def test_an_answer_that_cannot_be_followed_is_a_problem_of_its_row(folder: Path) -> None:
    done = answered(folder, "tiga", {"terima": "tidak"}, {"terima": "ya", "keluarga": "kontrak"})
    with (done / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        (problem,) = [row for row in csv.DictReader(file, delimiter=";") if row["berkas"] == USULAN_REKENING]
    assert (problem["baris"], problem["kolom"], problem["kode"]) == ("3", "keluarga", "JAWABAN_REKENING_KELUARGA")
    assert "non_asn" in problem["cara_memperbaiki"]
    assert "Isi salah satu: non_asn" in rows(done)[1]["keterangan"]
    assert "TEMUAN_REKENING_BELUM_DIPETAKAN" in json.loads((done / "summary.json").read_text("utf-8"))["pemda"]["1671"]["findings"]
