"""The chain without its papers, and folders of people who are hard to tell apart."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from benchmarks.invented import world

from naungan.answers import read_file
from naungan.answers.forms import KEPUTUSAN as FORM
from naungan.engine import Engine
from naungan.evaluation import undecided
from naungan.evaluation.chain import evaluate
from naungan.evaluation.evaluated import Evaluation
from naungan.evaluation.inputs import read_inputs
from naungan.relations import NOMOR
from tests.evaluation.offices import BULAN

HEADS = {
    "daftar.csv": ("Nama", "NIK", "Tanggal Lahir", "JK", "OPD", "Status Kepegawaian"),
    "peserta.csv": ("NIK", "Nama", "Tanggal Lahir", "NPP", "Segmen", "Status", "Program", "Lingkup"),
}


def chain(engine: Engine, folder: Path, work: Path, bulan: str = BULAN, posisi: dt.date | None = None) -> Evaluation:
    """The results of a run over ``folder``."""
    return evaluate(engine, read_inputs(folder, bulan=bulan, posisi=posisi), work=work, progress=lambda *_: None)


def hard_folder(root: Path, seed: int, workers: int = 70) -> Path:
    """One pemda, one roster, one member file: twins, namesakes, damaged NIK and names, people in two offices, categories of nobody."""
    made, home = world(workers, seed=seed, twins=0.1, damage=0.3), root / "1671 Kota Palembang"
    home.mkdir(parents=True)
    roster = [_worker(number, row) for number, row in enumerate(made.roster.to_pylist())]
    roster += [[*row[:4], "Dinas Lain", row[5]] for row in roster[::9]]
    member = [_member(number, row) for number, row in enumerate(made.member.to_pylist())]
    for name, rows in (("daftar.csv", roster), ("peserta.csv", member)):
        with (home / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows([HEADS[name], *rows])
    return root


def _worker(number: int, row: dict[str, Any]) -> list[str]:
    status = "DPRD" if number % 23 == 0 else "Anggota DPRD" if number % 29 == 0 else "PNS" if number % 31 == 0 else "Honorer"
    return [row["nama"], row["nik_asli"] or "", _day(row["tanggal_lahir"]), row["jenis_kelamin"] or "", f"Dinas {number % 3}", status]


def _member(number: int, row: dict[str, Any]) -> list[str]:
    status = "" if number % 13 == 0 else "AKTIF"
    return [row["nik_asli"] or "", row["nama"], _day(row["tanggal_lahir"]), "16000001", "PU", status, "JKK,JKM", "nasional"]


def _day(day: Any) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def asked(engine: Engine, run: Evaluation, out: Path) -> list[dict[str, str]]:
    """``keputusan.csv`` of a run, row by row."""
    undecided.write_questions(engine, run.results, out / FORM.berkas, run.inputs.answers.keputusan)
    return [dict(row.kata) for row in read_file(FORM, out / FORM.berkas).rows]


def waiting(engine: Engine, run: Evaluation) -> list[tuple[str, str]]:
    """The people of whom the ledger says that a decision is waited for."""
    rows = run.results["ledger"]
    rows = rows.filter(rows.sebab == "keputusan").select("pemda", "orang").distinct().order_by("pemda", "orang")
    return [(row["pemda"], row["orang"]) for row in engine.rows(rows)]


def people_of(engine: Engine, run: Evaluation, rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Who the rows of ``keputusan.csv`` are about."""
    roster, link = run.results["roster"], run.results["link"]
    placed = roster.select(NOMOR, "berkas", "baris", k=roster.lembar.fill_null(""))
    found = {
        (row["berkas"], row["k"], row["baris"]): (row["pemda"], row["orang"])
        for row in engine.rows(placed.inner_join(link.select(NOMOR, "pemda", "orang"), NOMOR))
    }
    return sorted(found[row["berkas"], row["lembar"], int(row["baris"])] for row in rows)
