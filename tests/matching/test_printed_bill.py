"""People on a printed bill are matched by their NIK: a name that was cut is a hint, and loses nobody."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.command import run
from tests.sheets.bills import bill, by_typst, person

pytestmark = pytest.mark.chain


def test_a_cut_name_is_matched_by_nik_and_day_of_birth(tmp_path: Path) -> None:
    made = bill(12).with_cell(1, 3, "MUHAMMAD ABDUL RAH").with_cell(4, 3, "DEWI").with_cell(6, 3, "HADININGRAT")
    by_typst(tmp_path / "tagihan.pdf", made)
    lines = [f"{name.title()};{nik};{born};Dinas Contoh" for nik, name, born in map(person, range(12))]
    (tmp_path / "daftar.csv").write_text("\n".join(["Nama;NIK;Tgl Lahir;OPD", *lines]) + "\n", "utf-8")
    run("match", tmp_path / "daftar.csv", tmp_path / "tagihan.pdf", "--posisi", "31-10-2026", "--out", tmp_path / "m.parquet", expect=0)
    rows = pq.read_table(tmp_path / "m.parquet").to_pylist()
    assert [row["member_row"] for row in rows] == list(range(12))
    tiers = {row["roster_row"]: row["tier"] for row in rows}
    assert {place: tier for place, tier in tiers.items() if tier != "nik_nama_tanggal"} == {
        1: "nik_tanggal", 4: "nik_tanggal", 6: "nik_nama_beda",
    }  # fmt: skip
