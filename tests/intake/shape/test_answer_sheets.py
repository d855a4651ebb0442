"""A branch's own sheet of NIK, name and status: its words and its values together say that it is an answer, one alone leaves a question."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.command import run
from tests.intake.shape.test_kinds_of_people import NAMES, NIKS

from naungan.intake.reading.staging import stage
from naungan.kernel.errors import Unreadable

ASKED = ["NIK", "Nama", "Status"]
MIXED = ["AKTIF", "Tidak terdaftar", "NON AKTIF", "Aktif", "belum terdaftar", "AKTIF"]
ACTIVE, WORK = ["AKTIF"] * 6, ["Honorer", "PPPK", "Honorer", "Aktif", "Honorer", "THL"]


def sheet(path: Path, heads: list[str], said: list[str], *titles: str) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([[title] for title in titles])
        writer.writerow(heads)
        for nik, name, status in zip(NIKS, NAMES, said, strict=True):
            known = {
                "NIK": nik,
                "Nama": name,
                "Status": status,
                "Status Kepesertaan": status,
                "Unit": "Dinas Kesehatan",
                "Jabatan": "Sopir",
            }
            writer.writerow([known.get(head, "") for head in heads])
    return path


def kind(path: Path) -> str:
    try:
        return str(stage({"path": str(path)})["layout"])
    except Unreadable as why:
        return str(why.params["pilihan"])


@pytest.mark.parametrize(
    ("name", "heads", "said", "titles", "wanted"),
    [
        ("jawaban bpjs", ASKED, MIXED, (), ["jawaban_bpjs"]),
        ("Jawaban_BPJS-Ketenagakerjaan", [*ASKED, "Unit", "Keterangan"], MIXED, (), ["jawaban_bpjs"]),
        ("daftar", ASKED, MIXED, ("HASIL CEK KEPESERTAAN",), ["jawaban_bpjs"]),
        ("daftar", ASKED, MIXED, (), ["roster_bebas", "status_peserta", "jawaban_bpjs"]),
        ("daftar", [*ASKED, "Unit", "Keterangan"], MIXED, (), ["roster_bebas", "jawaban_bpjs"]),
        ("daftar", ["NIK", "Nama", "Status Kepesertaan", "NPP"], MIXED, (), ["status_peserta", "jawaban_bpjs"]),
        ("jawaban bpjs", ASKED, ACTIVE, (), ["roster_bebas", "status_peserta", "jawaban_bpjs"]),
        ("daftar", ASKED, ACTIVE, (), ["roster_bebas", "status_peserta"]),
        ("daftar", [*ASKED, "Unit", "Jabatan"], MIXED, (), ["roster_bebas"]),
        ("jawaban bpjs", [*ASKED, "Unit", "Jabatan"], WORK, (), ["roster_bebas"]),
        ("jawaban dinas", [*ASKED, "Unit"], WORK, (), ["roster_bebas"]),
    ],
)  # fmt: skip
def test_what_says_too_little_is_asked(
    tmp_path: Path, name: str, heads: list[str], said: list[str], titles: tuple[str, ...], wanted: list[str]
) -> None:
    found = kind(sheet(tmp_path / f"{name}.csv", heads, said, *titles))
    assert [one.split(" (")[0] for one in found.split("), ")] == wanted


@pytest.mark.parametrize("said", [MIXED, ACTIVE])
def test_what_a_person_says_it_is_is_read(tmp_path: Path, said: list[str]) -> None:
    path = sheet(tmp_path / "daftar.csv", ASKED, said, "Posisi: 20-11-2026")
    assert "jawaban BPJS (bpjs_answer), 6 baris: 6 diterima" in run("check", path, "--layout", "jawaban_bpjs", expect=0).stdout
