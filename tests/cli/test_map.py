"""The command: a proposal on the screen and in JSON, one file to accept, and no NIK in any output."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command import run
from tests.evaluation.offices import nik, write

pytestmark = pytest.mark.chain

HEAD = "Sebutan Orang;Nomer Kependudukan Warga;Besaran Pendapatan;Tempat Dinas Sekarang"


def strange(path: Path) -> Path:
    rows = [f"{name};{nik(number)};1.500.000;Dinas Sosial" for number, name in enumerate(["Budi Santoso", "Agus Wijaya"], start=1)]
    return write(path, HEAD, *rows)


def test_a_strangers_file_is_in_after_one_yes(tmp_path: Path) -> None:
    data, mapping = strange(tmp_path / "a.csv"), tmp_path / "p.csv"
    assert "naungan map" in run("check", data, expect=3).stderr
    answer = json.loads(run("map", data, "--out", mapping, "--json").stdout)
    assert {column["heading"]: column["field"] for column in answer["columns"]} == dict(
        zip(HEAD.split(";"), ["nama", "nik", "upah", "unit_nama"], strict=True)
    )
    assert all(40 <= column["confidence"] <= 100 and column["reason"] for column in answer["columns"])
    assert "setuju" in run("check", data, "--pemetaan", mapping, expect=2).stderr
    text = mapping.read_text("utf-8-sig").split("\n")
    mapping.write_text("\n".join([text[0], text[1].rstrip() + "ya", *text[2:]]), "utf-8")
    assert json.loads(run("check", data, "--pemetaan", mapping, "--json").stdout)["rows"]["accepted"] == 2


def test_the_screen_shows_a_table_and_no_person(tmp_path: Path) -> None:
    shown = run("map", strange(tmp_path / "a.csv"), "--setuju")
    assert re.search(r"Nomer Kependudukan Warga +nik +9\d% +judul mirip", shown.stdout)
    assert nik(1) not in shown.stdout and "Budi" not in shown.stdout
    assert (tmp_path / "pemetaan.csv").is_file()


def test_without_a_terminal_it_is_said_how_to_accept(tmp_path: Path) -> None:
    shown = run("map", strange(tmp_path / "a.csv")).stdout
    assert "--setuju" in shown and not (tmp_path / "pemetaan.csv").exists()


@pytest.mark.slow
def test_a_folder_asks_once_and_reads_the_next_month_by_the_answer(tmp_path: Path) -> None:
    folder, home = tmp_path / "berkas", tmp_path / "berkas" / "1671 Kota Palembang"
    strange(home / "dinsos 2026-10.csv")
    assert "1 jenis berkas" in run("evaluate", folder, "--bulan", "2026-10", "--out", tmp_path / "satu", expect=1).stdout
    lines = (tmp_path / "satu" / "pemetaan.csv").read_text("utf-8-sig").splitlines()
    (folder / "pemetaan.csv").write_text("\n".join([lines[0], lines[1] + "ya", *lines[2:]]), "utf-8")
    strange(home / "dinsos 2026-11.csv")
    assert "menunggu" not in run("evaluate", folder, "--bulan", "2026-11", "--out", tmp_path / "dua", expect=0).stdout
    assert json.loads((tmp_path / "dua" / "summary.json").read_text("utf-8"))["pemda"]["1671"]["workers"]


def test_on_a_terminal_one_question_is_asked_and_the_answer_is_kept(tmp_path: Path) -> None:
    data = strange(tmp_path / "a.csv")
    parent, child = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "naungan", "map", str(data)], stdin=child, stdout=child, stderr=child) as asked:
        os.close(child)
        os.write(parent, b"y\n")
        shown = b""
        with contextlib.suppress(OSError):  # the terminal of a program that ended
            while piece := os.read(parent, 4096):
                shown += piece
        assert asked.wait(60) == 0
    os.close(parent)
    assert shown.decode().count("Pakai usulan ini? [y/t]") == 1
    for told in ((), ("--pemetaan", tmp_path / "pemetaan.csv")):  # kept beside the file, it need not be named
        assert json.loads(run("check", data, *told, "--json").stdout)["rows"]["accepted"] == 2
