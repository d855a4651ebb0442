"""Days of work written as a month or a year: the day that stands for them accuses nobody, and is told."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.kernel import nik

HEAD = ["Nama", "NIK", "OPD", "TMT", "Akhir Kontrak"]
# As written, the start and the end that are read in October 2026, and what is said of the two.
WRITTEN = {
    "01-03-2021": (dt.date(2021, 3, 1), dt.date(2021, 3, 1), None, None),
    "Jan 2021": (dt.date(2021, 1, 1), dt.date(2021, 1, 31), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "Februari 2024": (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "Mei 1998": (dt.date(1998, 5, 1), dt.date(1998, 5, 31), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "02/2023": (dt.date(2023, 2, 1), dt.date(2023, 2, 28), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "2020-06": (dt.date(2020, 6, 1), dt.date(2020, 6, 30), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "Oktober 2026": (dt.date(2026, 10, 1), dt.date(2026, 10, 31), "TANGGAL_SEBULAN", "TANGGAL_SEBULAN"),
    "2019": (dt.date(2019, 1, 1), dt.date(2019, 12, 31), "TANGGAL_SETAHUN", "TANGGAL_SETAHUN"),
    "Tahun 2019": (dt.date(2019, 1, 1), dt.date(2019, 12, 31), "TANGGAL_SETAHUN", "TANGGAL_SETAHUN"),
    "2026": (None, dt.date(2026, 12, 31), "TANGGAL_TAHUN_INI", "TANGGAL_SETAHUN"),
    "2027": (dt.date(2027, 1, 1), dt.date(2027, 12, 31), "TANGGAL_SETAHUN", "TANGGAL_SETAHUN"),
    "Xyz 2021": (None, None, "TANGGAL_TIDAK_TERBACA", "TANGGAL_TIDAK_TERBACA"),
    "13/2021": (None, None, "TANGGAL_TIDAK_TERBACA", "TANGGAL_TIDAK_TERBACA"),
    "20": (None, None, "TANGGAL_TIDAK_TERBACA", "TANGGAL_TIDAK_TERBACA"),
    "2019 s.d. 2026": (None, None, "TANGGAL_TIDAK_TERBACA", "TANGGAL_TIDAK_TERBACA"),
}


def test_a_month_and_a_year_are_read_with_their_precision(engine: Engine, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEAD)
        for number, text in enumerate(WRITTEN, start=1):
            known = [f"Orang {chr(64 + number)}", nik.build("167101", dt.date(1990, 5, 5), "P", number), "Dinas"]
            writer.writerow([*known, text, ""])
            writer.writerow([*known[:1], nik.build("167101", dt.date(1990, 5, 6), "P", number), "Dinas", "", text])
    source = Source(tmp_path / "a.csv", "a.csv", pemda="1671", bulan="2026-10")
    checked = check_files(engine, [source], posisi=dt.date(2027, 1, 20), work=tmp_path / "work")
    read = {row["baris"]: row for row in engine.rows(checked.relations["roster"])}
    said = {(row["baris"], row["kolom"]): row["kode"] for row in engine.rows(checked.problem) if row["kode"].startswith("TANGGAL")}
    found = {
        text: (read[at]["mulai"], read[at + 1]["akhir"], said.get((at, "TMT")), said.get((at + 1, "Akhir Kontrak")))
        for at, text in zip(range(2, 2 + 2 * len(WRITTEN), 2), WRITTEN, strict=True)
    }
    assert found == WRITTEN
    assert not any(row["tahan"] for row in read.values())
