"""Every row of every file has a number of its own, and the mark of a person is that of one row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.intake.test_files import book, table

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.kernel import nik
from naungan.matching import mark
from naungan.relations import NOMOR

POSISI = dt.date(2026, 10, 31)
HEAD = ["No", "Nama", "NIK", "Honor"]


def _person(serial: int) -> list[object]:
    return [serial, f"Pekerja {serial}", nik.build("167101", dt.date(1990, 5, 5), "P", serial), 1_000_000]


def _rows(engine: Engine, *sources: Source, work: Path) -> list[dict[str, object]]:
    roster = check_files(engine, list(sources), posisi=POSISI, work=work).relations["roster"]
    return engine.rows(roster.select(NOMOR, "pemda", "lembar", "baris", "urutan", tanda=mark(roster)).order_by(NOMOR))


def test_files_of_identical_bytes_are_two(duck: Engine, tmp_path: Path) -> None:
    rows = [HEAD, _person(1), _person(2)]
    one, other = table(tmp_path / "a.csv", rows), table(tmp_path / "b.csv", rows)
    found = _rows(duck, Source(one, "a.csv", pemda="1671"), Source(other, "b.csv", pemda="1672"), work=tmp_path / "w")
    assert [(row["pemda"], row[NOMOR]) for row in found] == [("1671", 0), ("1671", 1), ("1672", 2**32), ("1672", 2**32 + 1)]


def test_sheets_with_sums_between_people_go_on_where_the_last_one_ended(duck: Engine, tmp_path: Path) -> None:
    """The place in the file runs on over the sheets: a sum leaves a gap, and no place is given twice."""
    first = [HEAD, _person(1), ["", "Jumlah", "", 1_000_000], _person(2)]
    path = book(tmp_path / "dua lembar.xlsx", {"Dinas A": first, "Dinas B": [HEAD, _person(3), _person(4)]})
    found = _rows(duck, Source(path, path.name, pemda="1671"), work=tmp_path / "w")
    assert [(row["lembar"], row["baris"], row["urutan"]) for row in found] == [
        ("Dinas A", 2, 0), ("Dinas A", 4, 2), ("Dinas B", 2, 3), ("Dinas B", 3, 4),
    ]  # fmt: skip
    assert len({row[NOMOR] for row in found}) == len({row["tanda"] for row in found}) == 4
