"""Days that a program wrote through the clock of UTC: one office says the same of its workers, whichever program wrote its list."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.relations import NOMOR
from tests.evaluation.asking import chain
from tests.evaluation.offices import BULAN, nik, write

pytestmark = pytest.mark.chain

WIB = dt.timezone(dt.timedelta(hours=7))
# Name, first and last day of work: a day off moves one into October, takes another out of it, and makes none of the others.
WORKERS = (
    ("Rahmat Saputra", dt.date(2026, 11, 1), dt.date(2026, 12, 31)),
    ("Siti Wulandari", dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
    ("Joko Prabowo", dt.date(2024, 1, 1), dt.date(2026, 10, 1)),
    ("Dewi Anggraini", dt.date(2024, 1, 1), dt.date(2026, 12, 31)),
    ("Agus Hermawan", dt.date(2024, 1, 1), dt.date(2026, 9, 30)),
)


def through_utc(day: dt.date) -> str:
    """Midnight of western Indonesia, as the clock of UTC shows it."""
    moment = dt.datetime.combine(day, dt.time(), WIB).astimezone(dt.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def office(root: Path, spelled: Callable[[dt.date], str]) -> Path:
    """A roster as JSON, and a branch's list that knows one of its workers."""
    home = root / "3301 Kabupaten Cilacap" / BULAN
    rows = [
        {"nama": name, "nik": nik(number, kec="330101"), "tanggal_lahir": spelled(dt.date(1990, 1, 1)), "opd": "Dinas Kesehatan",
         "status_kepegawaian": "THL", "tmt": spelled(first), "akhir_kontrak": spelled(last)}
        for number, (name, first, last) in enumerate(WORKERS, start=1)
    ]  # fmt: skip
    write(home / "thl.json", json.dumps(rows))
    member = f"Dewi Anggraini;{nik(4, kec='330101')};16000001;PU;AKTIF"
    write(home / "peserta.csv", "Lingkup: nasional", "Nama;NIK;NPP;Segmen;Status", member)
    return root


def ledger(engine: Engine, root: Path, work: Path) -> list[dict[str, Any]]:
    """Every row and column of it, but for the keys made of the fingerprint of the file."""
    work.mkdir()
    run = chain(engine, root, work)
    table: pa.Table = engine.arrow(run.results["ledger"].drop("orang").order_by(NOMOR))
    return table.to_pylist()


def test_an_office_has_one_ledger_whichever_clock_its_days_went_through(duck: Engine, tmp_path: Path) -> None:
    plain = ledger(duck, office(tmp_path / "plain", dt.date.isoformat), tmp_path / "one")
    assert [row["keadaan"] for row in plain] == ["not_eligible", "unregistered", "unregistered", "covered", "not_eligible"]
    assert ledger(duck, office(tmp_path / "utc", through_utc), tmp_path / "two") == plain


@pytest.mark.parametrize("spelled", [dt.date.isoformat, through_utc])
def test_each_engine_reads_the_days_that_are_meant(engine: Engine, tmp_path: Path, spelled: Callable[[dt.date], str]) -> None:
    root = office(tmp_path / "berkas", spelled)
    (path,) = root.rglob("thl.json")
    checked = check_files(engine, [Source(path, path.name)], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    rows = engine.rows(checked.relations["roster"].order_by("baris"))
    assert [(row["nama"], row["mulai"], row["akhir"]) for row in rows] == list(WORKERS)
    assert {row["tanggal_lahir"] for row in rows} == {dt.date(1990, 1, 1)}
