"""The exports of SIPD and Siskeudes in the demo: each layout is read as what it is, and nothing in it is held."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from naungan.demo.exports import exports
from naungan.demo.jobs import BULAN
from naungan.demo.offices import NPP_PER_OPD, offices
from naungan.demo.sheet import write
from naungan.engine import Engine
from naungan.intake import Source, check_files

LAYOUTS = {"rka_rincian", "rka_data", "rencana_datar", "apbdes", "anggaran_kas", "realisasi_lra", "daftar_sp2d"}


def test_every_export_is_read_whole(duck: Engine, tmp_path: Path) -> None:
    office = next(one for one in offices(0.02, 5) if one.kode == NPP_PER_OPD)
    papers = exports(office, BULAN[1])
    for paper in papers:
        write(paper, tmp_path)
    sources = [Source(tmp_path / paper.berkas, paper.berkas, pemda=office.kode) for paper in papers]
    checked = check_files(duck, sources, posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    files = duck.rows(checked.file)
    assert {row["layout"] for row in files} == LAYOUTS and all(row["masuk"] == row["diterima"] > 0 for row in files)
    assert duck.rows(checked.problem) == []
    assert {Path(row["berkas"]).suffix for row in files} == {".xlsx", ".csv", ".json", ".sql"}


def test_only_one_government_has_them() -> None:
    assert sum(bool(exports(office, BULAN[0])) for office in offices(0.02, 5)) == 1
