"""Rows that are looked through together are told the same as one by one."""

from typing import Any

import pytest

from naungan.intake.shape import rows as room
from naungan.intake.shape.heading import Heading, find_heading
from naungan.intake.shape.rows import Aside, data_rows
from naungan.sheets.reading import Row

HEAD: list[Any] = ["No", "NIK", "Nama", "Tanggal Lahir", "Jabatan", "Unit Kerja", "Honor"]
# What stands among people, by its row: sums with and without a NIK, a name beyond plain letters, groups, signatures.
AMONG = {
    150: {"Nama": "Jumlah Puskesmas A"}, 210: {"Nama": "ZOË RATNA"}, 395: {"Nama": "jUmLaH"}, 399: {"Jabatan": "dua ratus ribu rupiah"},
    420: {"NIK": "", "Nama": "TENAGA KESEHATAN", "No": ""}, 560: {"Nama": "PINDAHAN", "NIK": ""}, 999: {"Nama": "Ratanawati"},
}  # fmt: skip


def person(number: int) -> list[Any]:
    made = dict(
        zip(HEAD, [str(number), f"167101010190{number:04d}", f"ORANG {number}", "01-01-1990", "Guru", "SDN 1", 1_500_000], strict=True)
    )
    return list((made | AMONG.get(number, {})).values())


def told(heading: Heading) -> tuple[list[Any], Aside]:
    rows: list[Row] = [(number + 1, person(number)) for number in range(1, 1_100)]
    rows += [(1_102, ["Mengetahui"]), (1_103, ["", "", "BUDI"]), (1_104, ["", "", "NIP. 19700101 199001 1 001"])]
    aside = Aside()
    return list(data_rows(iter(rows), heading, [(1, HEAD)], aside)), aside


def test_together_and_one_by_one_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    heading = find_heading([HEAD, *map(person, range(1, 30))])
    assert heading is not None
    together = told(heading)
    seen = []
    plainly = room._plainly_people
    monkeypatch.setattr(room, "_plainly_people", lambda form, block: seen.append(plainly(form, block)))
    assert told(heading) == together
    assert set(seen) == {True, False}
    assert together[1].unsure == {151, 396, 400}
