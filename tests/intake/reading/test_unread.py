"""Files whose content nobody knows yet: the people in them are counted beside, never in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from naungan import intake
from naungan.engine import Engine

HEAD = "kolom satu;kolom dua;kolom tiga"


def file_of(duck: Engine, path: Path, *lines: str) -> dict[str, object]:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    checked = intake.check_files(
        duck, [intake.Source(path=path, berkas=path.name, pemda="1671")], posisi=dt.date(2026, 10, 31), work=path.parent / "kerja"
    )
    (row,) = duck.rows(checked.file)
    return row


def test_rows_with_a_nik_are_people_whatever_stands_above_them(duck: Engine, tmp_path: Path) -> None:
    people = [f"{at};Orang {at};167101{'45' if at % 2 else '05'}0190000{at}" for at in range(1, 8)]
    row = file_of(duck, tmp_path / "x.csv", HEAD, *people, "Jumlah;7;", "rekening;0012345678901234;")
    assert (row["dipakai"], row["orang"], row["masuk"]) == (False, 7, None)


def test_a_file_without_any_nik_says_nothing_of_people(duck: Engine, tmp_path: Path) -> None:
    assert file_of(duck, tmp_path / "y.csv", HEAD, "a;b;c", "d;e;1234567890")["orang"] is None
