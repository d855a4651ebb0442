"""An answer of BPJS is followed where all of it is understood; whatever says more, or something narrower, waits for a person."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.kernel.nik import build

HERE, GONE, NOWHERE = "aktif", "nonaktif", "tidak_terdaftar"
# The answer, whether it is an NPP of the pemda, and the segment, as one cell says them; None: held.
SAID: list[tuple[str, tuple[str, bool | None, str | None] | None]] = [
    ("AKTIF", (HERE, None, None)), ("Peserta Aktif", (HERE, None, None)), ("terdaftar aktif", (HERE, None, None)),
    ("Aktif di NPP lain", (HERE, False, None)), ("Aktif pada perusahaan lain", (HERE, False, None)), ("Aktif (BPU)", (HERE, None, "BPU")),
    ("Non-Aktif", (GONE, None, None)), ("NA", (GONE, None, None)), ("Sudah tidak aktif", (GONE, None, None)),
    ("Terdaftar, tidak aktif", (GONE, None, None)), ("pernah terdaftar", (GONE, None, None)),
    ("TDK TERDAFTAR", (NOWHERE, None, None)), ("belum terdaftar", (NOWHERE, None, None)), ("Data tidak ditemukan", (NOWHERE, None, None)),
    ("Tidak terdaftar sebagai peserta BPJS Ketenagakerjaan", (NOWHERE, None, None)),
    ("Tidak terdaftar di NPP pemda", None), ("Tidak terdaftar di cabang ini", None), ("Tidak terdaftar, aktif di NPP lain", None),
    ("Tidak terdaftar PU", None), ("tidak aktif di NPP pemda", None), ("Aktif sampai Maret 2025", None), ("aktif / nonaktif", None),
    ("Belum ada jawaban", None), ("belum ada hasil", None), ("NIK tidak valid", None), ("Terdaftar", None), ("Ya", None),
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "jawaban.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([["Hasil pengecekan"], ["Tanggal jawaban: 20-11-2026"], ["NIK", "Nama", "Status"]])
        writer.writerows((build("180101", dt.date(1990, 4, 17), "L", place + 1), "Siti", word) for place, (word, _) in enumerate(SAID))
    return path


def test_only_what_is_understood_whole_is_followed(engine: Engine, tmp_path: Path, path: Path) -> None:
    sources = [Source(path, path.name, pemda="1801")]
    checked = check_files(engine, sources, posisi=dt.date(2026, 11, 30), work=tmp_path / "work")
    rows: list[dict[str, Any]] = engine.rows(checked.relations["bpjs_answer"].order_by("baris"))
    got = [None if row["tahan"] else (row["jawaban"], row["npp_pemda"], row["segmen"]) for row in rows]
    assert dict(zip((word for word, _ in SAID), got, strict=True)) == dict(SAID)
    codes = {row["kode"] for row in engine.rows(checked.problem)}
    assert "JAWABAN_TIDAK_DIKENAL" in codes and not codes & {"JAWABAN_NPP_TIDAK_TERBACA", "SEGMEN_TIDAK_DIKENAL"}
