"""What lies in a folder and is not read is told; names in any bytes do not end the run; no link leads out."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from naungan.cli.main import cli
from naungan.evaluation.lying import SHUT, lying

pytestmark = pytest.mark.chain

ROSTER = "nama;nik;tanggal lahir;opd;upah\nSiti;1671014508900017;05-08-1990;Dinas A;1000000\n"


def test_everything_is_read_or_told(tmp_path: Path) -> None:
    folder, out = tmp_path / "berkas", tmp_path / "hasil"
    room = folder / "1671 Kota Palembang"
    room.mkdir(parents=True)
    (tmp_path / "rahasia").mkdir()
    (tmp_path / "rahasia" / "luar.csv").write_text(ROSTER.replace("0017", "0018"), "utf-8")
    (room / "daftar.csv").write_text(ROSTER, "utf-8")
    Path(os.fsdecode(os.fsencode(room) + b"/daftar\xe9\xff.csv")).write_text(ROSTER.replace("0017", "0019"), "utf-8")
    (room / "tautan.csv").symlink_to(tmp_path / "rahasia" / "luar.csv")
    (room / "ke folder").symlink_to(tmp_path / "rahasia")
    (room / "sama.csv").symlink_to("daftar.csv")
    (room / "putus.csv").symlink_to("tidak-ada.csv")
    (room / "nota.pdf").write_bytes(b"%PDF-1.7\n")
    (room / "surat.docx").write_bytes(b"PK\x03\x04")
    (room / "Thumbs.db").write_bytes(b"x")
    (folder / "lepas.csv").write_text(ROSTER, "utf-8")
    done = CliRunner().invoke(cli, ["evaluate", str(folder), "--bulan", "2026-10", "--out", str(out)])
    assert done.exception is None, done.output
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {(Path(row["berkas"]).name, row["kode"]) for row in csv.DictReader(file, delimiter=";")}
    assert {
        ("tautan.csv", "BERKAS_TAUTAN_KELUAR"), ("ke folder", "BERKAS_TAUTAN_KELUAR"), ("nota.pdf", "BERKAS_RUSAK"),
        ("putus.csv", "BERKAS_TIDAK_DAPAT_DIBUKA"), ("surat.docx", "BERKAS_RUSAK"), ("lepas.csv", "BERKAS_DI_LUAR_PEMDA"),
        ("sama.csv", "BERKAS_KEMBAR"),
    } <= told  # fmt: skip
    isi = (out / "isi.csv").read_text("utf-8-sig")
    assert r"daftar\xe9\xff.csv" in isi
    assert {"tautan.csv", "nota.pdf"} <= {Path(line.partition(";")[0]).name for line in isi.splitlines()}
    assert not [file for file in out.rglob("*") if file.suffix in (".csv", ".html", ".json") and "Thumbs" in file.read_text("utf-8")]
    assert not list((out / "gap").rglob("*luar*"))


@pytest.mark.skipif(os.getuid() == 0, reason="root may open every folder")
def test_a_folder_without_a_right_is_told(tmp_path: Path) -> None:
    (tmp_path / "tutup").mkdir(mode=0o000)
    assert [(one.path.name, one.ditolak) for one in lying(tmp_path, tmp_path)] == [("tutup", SHUT)]
