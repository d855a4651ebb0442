"""Tables of SIPD as CSV, JSON and SQL: escapes, superseded rows, office names from another table, and the murni twins."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.intake.printed.test_rincian import read

from naungan.engine import Engine
from naungan.kernel.errors import Unreadable
from naungan.sheets.dump import sql_tables
from naungan.sheets.records import json_tables

pytestmark = pytest.mark.chain

LINE = {
    "id": 1, "kode_sbl": "11.11.5", "kode_akun": "5.1.02.02.02.0006", "nama_akun": "Belanja Iuran JKK", "nama_komponen": "Iuran 'JKK'; 1\\2",
    "koefisien": "40 Orang x 12 Bulan", "koefisien_murni": "40 Orang x 6 Bulan", "satuan": "Orang", "harga_satuan": 2400, "harga_satuan_murni": 2400,
    "rincian": 1152000, "rincian_murni": 576000, "nama_dana": "DAU", "active": 1, "tahun_anggaran": 2026,
}  # fmt: skip
NEW = LINE | {
    "id": 2,
    "harga_satuan": 100000,
    "kode_akun": "510202020007",
    "rincian": 100000,
    "rincian_murni": 0,
    "koefisien": "1 Paket",
    "koefisien_murni": None,
}
OLD = LINE | {"id": 3, "active": 0}
OFFICE = {
    "kode_sbl": "11.11.5",
    "kode_skpd": "1.02.01",
    "nama_skpd": "Dinas Kesehatan",
    "kode_sub_giat": "1.02.01.2.02.0001",
    "nama_sub_giat": "Gaji",
}


def literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def insert(table: str, rows: list[dict[str, Any]], *, named: bool) -> str:
    columns = ",\n".join(f"  `{name}` text" for name in rows[0])
    values = ",\n".join("(" + ",".join(map(literal, row.values())) + ")" for row in rows)
    names = f" ({', '.join(f'`{name}`' for name in rows[0])})" if named else ""
    create = f"CREATE TABLE `{table}` (\n{columns},\n  PRIMARY KEY (`x`)\n) ENGINE=InnoDB;\n"
    return f"{create}INSERT INTO `{table}`{names} VALUES\n{values};\n"


def write(folder: Path, form: str) -> Path:
    path = folder / f"data_rka.{form.split('-', maxsplit=1)[0]}"
    if form == "csv":
        whole = [{**row, **OFFICE} for row in (LINE, NEW, OLD)]
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(whole[0]))
            writer.writeheader()
            writer.writerows(whole)
    elif form == "json":
        path.write_text(json.dumps({"data_rka": [LINE, NEW, OLD], "data_sub_keg_bl": [OFFICE]}), "utf-8")
    else:
        named = form == "sql-named"
        dump = insert("data_rka", [LINE, NEW, OLD], named=named) + insert("data_sub_keg_bl", [OFFICE], named=named)
        path.write_text(f"-- MySQL dump 10.13\nLOCK TABLES `x` WRITE;\n{dump}/* INSERT INTO */\n", "utf-8")
    return path


@pytest.mark.parametrize("form", ["csv", "json", "sql-named", "sql-bare"])
def test_a_table_of_sipd_yields_both_stages(duck: Engine, tmp_path: Path, form: str) -> None:
    file, lines, problems = read(duck, write(tmp_path, form))
    assert (file["layout"], file["masuk"], file["diterima"], problems.keys() - {"LEMBAR_LAIN"}) == ("rka_data", 3, 3, set())
    found = [(line["tahap"], line["kode_rekening"][-4:], line["pagu"], line["orang"], line["bulan_rencana"]) for line in lines]
    assert found == [("APBD_P", "0006", 1152000, 40, 12), ("APBD_P", "0007", 100000, None, None), ("APBD", "0006", 576000, 40, 6)]
    assert {(line["unit"], line["unit_nama"], line["subkegiatan"], line["dana"]) for line in lines} == {
        ("1.02.01", "Dinas Kesehatan", "1.02.01.2.02.0001", "DAU")
    }
    assert lines[0]["uraian"] == "Iuran 'JKK'; 1\\2"


def test_a_stage_given_by_hand_leaves_the_twins_alone(duck: Engine, tmp_path: Path) -> None:
    _, lines, _ = read(duck, write(tmp_path, "json"), tahap="PERGESERAN")
    assert {line["tahap"] for line in lines} == {"PERGESERAN", "APBD"}


def test_a_table_without_a_change_needs_its_stage_said(duck: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**LINE, **OFFICE, "rincian_murni": None}]), "utf-8")
    file, (line,), problems = read(duck, path)
    assert (file["ditahan"], line["tahap"]) == (1, None) and "TAHAP_TIDAK_DIKENAL" in problems


@pytest.mark.parametrize("tail", ["(1,'a", "(1,'a'),", "(1,'a') (", "(1,'a',("])
def test_a_dump_that_breaks_off_is_not_half_read(tail: str) -> None:
    text = f"INSERT INTO t (a,b) VALUES\n(1,'x'),\n{tail}"
    if tail == "(1,'a') (":
        assert len(sql_tables(text)[0][1]) == 3, "what follows a complete statement is no row"
        return
    with pytest.raises(Unreadable) as failure:
        sql_tables(text)
    assert failure.value.code == "BERKAS_SQL_TERPOTONG"


def test_values_of_a_dump_are_text_and_nothing_is_run() -> None:
    text = r"""insert ignore into "t" VALUES ('it''s', 'a\'b\n', NULL, 12.50, 0x4A, NOW(), _binary 'z', "q");"""
    assert sql_tables("CREATE TABLE t (a int, b text);" + text)[0][1][1] == ["it's", "a'b\n", None, "12.50", None, None, "z", "q"]


def test_json_in_the_shapes_exports_have() -> None:
    rows = [["a", "b"], [1, Decimal("12.50")]]
    for text in ('[{"a": 1, "b": 12.50}]', '{"status": 1, "data": [{"a": 1, "b": 12.50}]}', '[["a", "b"], [1, 12.50]]'):
        assert json_tables(text)[0][1] == rows
    assert json_tables('[["a", "b"], [1, "12.50"]]')[0][1] == [["a", "b"], [1, "12.50"]]
    assert json_tables('[{"type": "header"}, {"type": "table", "name": "t", "data": [{"a": 1, "b": 12.50}]}]') == [("t", rows)]
    assert json_tables('{"a": 1, "b": 2}\n{"a": 3}')[0][1] == [["a", "b"], [1, 2], [3, None]]
