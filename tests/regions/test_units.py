"""OPD names against the unit list: on both engines, and never by a guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from naungan import regions
from naungan.answers import read_file
from naungan.answers.forms import JAWABAN_UNIT as FORM
from naungan.engine import Engine
from naungan.regions.tables import UNIT

LIST = [
    {"pemda": "1671", "unit": "1.02", "nama": "Dinas Kesehatan"},
    {"pemda": "1671", "unit": "1.01", "nama": "Dinas Pendidikan dan Kebudayaan"},
    {"pemda": "1671", "unit": "1.03", "nama": "Dinas Pekerjaan Umum dan Penataan Ruang", "nama_lain": "Dinas Bina Marga; PU Palembang"},
    {"pemda": "1671", "unit": "1.05", "nama": "Satuan Polisi Pamong Praja"},
    {"pemda": "1671", "unit": "5.03", "nama": "Badan Kepegawaian dan Pengembangan SDM"},
    {"pemda": "1671", "unit": "7.01", "nama": "Kecamatan Ilir Barat I"},
    {"pemda": "1671", "unit": "7.02", "nama": "Kecamatan Ilir Barat II"},
    {"pemda": "1671", "unit": "8.01", "nama": "UPTD Kebersihan"},
    {"pemda": "1671", "unit": "8.02", "nama": "UPTD Kebersihan"},
    {"pemda": "1604", "unit": "1.02", "nama": "Dinas Kesehatan Kab. Lahat"},
]


def _names(*names: str, pemda: str = "1671") -> pa.Table:
    return pa.table({"pemda": pa.array([pemda] * len(names), pa.string()), "unit_nama": pa.array(names, pa.string())})


def _resolved(engine: Engine, wanted: pa.Table, answers: pa.Table | None = None) -> dict[str, dict[str, Any]]:
    kept = None if answers is None else engine.table(answers)
    table = regions.resolve_units(engine, engine.table(wanted), engine.table(UNIT.of(LIST)), kept)
    assert table.columns == ("pemda", "unit_nama", "unit", "cara", "calon")
    rows = engine.rows(table)
    assert len({(row["pemda"], row["unit_nama"]) for row in rows}) == len(rows)
    return {row["unit_nama"]: row for row in rows}


def test_same_name_however_it_is_written(engine: Engine) -> None:
    written = {
        "DINKES": "1.02", "Dinas Kesehatan Kota Palembang": "1.02", "dinas  kesehatan": "1.02", "1.02": "1.02",
        "Disdikbud": "1.01", "DINAS PENDIDIKAN & KEBUDAYAAN": "1.01", "Dinas PUPR": "1.03", "DPUPR Kota Palembang": "1.03",
        "Satpol PP": "1.05", "SAT POL-PP": "1.05", "Kec. Ilir Barat I": "7.01", "Kantor Camat Ilir Barat II": "7.02",
    }  # fmt: skip
    found = _resolved(engine, _names(*written))
    assert {name: (row["unit"], row["cara"]) for name, row in found.items()} == {n: (u, "tepat") for n, u in written.items()}
    assert {row["calon"] for row in found.values()} == {None}


def test_other_names_of_the_list(engine: Engine) -> None:
    row = _resolved(engine, _names("Dinas Bina Marga"))["Dinas Bina Marga"]
    assert (row["unit"], row["cara"]) == ("1.03", "nama_lain")


def test_doubt_stays_doubt(engine: Engine) -> None:
    doubtful = {"Dinas Pendidikan": "1.01", "Dinas Kesehatam": "1.02", "UPTD Kebersihan": "8.01", "Warung Kopi Bahagia": None}
    found = _resolved(engine, _names(*doubtful))
    assert {name: row["calon"] for name, row in found.items()} == doubtful
    assert {(row["unit"], row["cara"]) for row in found.values()} == {(None, "diragukan")}


def test_numbered_districts_are_not_confused(engine: Engine) -> None:
    row = _resolved(engine, _names("Kec. Ilir Barat III"))["Kec. Ilir Barat III"]
    assert (row["unit"], row["cara"]) == (None, "diragukan")


def test_only_the_own_name_of_the_pemda_says_nothing(engine: Engine) -> None:
    units = [
        {"pemda": "1806", "unit": "7.01", "nama": "Kecamatan Kota Agung"},
        {"pemda": "1806", "unit": "1.02", "nama": "Dinas Kesehatan Kab. Tanggamus"},
        {"pemda": "1971", "unit": "1.02", "nama": "Dinas Kesehatan Kota Pangkalpinang"},
        {"pemda": "16", "unit": "1.02", "nama": "Dinas Kesehatan Provinsi Sumatera Selatan"},
    ]
    wanted = [
        ("1806", "Kec. Kota Agung Timur"), ("1806", "Dinkes"), ("1806", "Dinas Kesehatan Kota Metro"),
        ("1971", "Dinkes Kota Pangkal Pinang"), ("16", "Dinkes Prov. Sumsel"),
    ]  # fmt: skip
    asked = pa.table({"pemda": [pemda for pemda, _ in wanted], "unit_nama": [nama for _, nama in wanted]})
    rows = engine.rows(regions.resolve_units(engine, engine.table(asked), engine.table(UNIT.of(units))))
    found = {(row["pemda"], row["unit_nama"]): row["unit"] for row in rows}
    assert found == dict(zip(wanted, [None, "1.02", None, "1.02", "1.02"], strict=True))


def test_a_pemda_without_a_list(engine: Engine) -> None:
    row = _resolved(engine, _names("Dinas Kesehatan", pemda="1901"))["Dinas Kesehatan"]
    assert (row["unit"], row["cara"], row["calon"]) == (None, "tidak_ada", None)


def test_answers_bind_only_to_listed_units_and_only_if_they_agree(engine: Engine) -> None:
    answers = pa.table(
        {
            "pemda": ["1671"] * 5 + ["1604"],
            "unit_nama": ["Dinas Pendidikan", "dinas kesehatam", "BKPP", "UPTD Kebersihan", "UPTD Kebersihan", "Dinas Pendidikan"],
            "unit": ["1.01", "1.02", "9.99", "8.01", "8.02", "1.02"],
        }
    )
    found = _resolved(engine, _names("Dinas Pendidikan", "Dinas Kesehatam", "BKPP", "UPTD Kebersihan"), answers)
    assert (found["Dinas Pendidikan"]["unit"], found["Dinas Pendidikan"]["cara"]) == ("1.01", "dijawab")
    assert found["Dinas Kesehatam"]["unit"] == "1.02"
    assert found["BKPP"]["cara"] == found["UPTD Kebersihan"]["cara"] == "diragukan"


def test_empty_names_are_not_asked(engine: Engine) -> None:
    wanted = pa.table({"pemda": ["1671", "1671"], "unit_nama": pa.array([None, "  "], pa.string())})
    assert _resolved(engine, wanted) == {}


def test_asked_once_and_kept(duck: Engine, tmp_path: Path) -> None:
    path = tmp_path / "jawaban_unit.csv"
    unit, wanted = duck.table(UNIT.of(LIST)), duck.table(_names("Dinas Pendidikan", "=Dinas Kesehatam"))
    before = read_file(FORM, path)
    assert regions.write_questions(duck, regions.resolve_units(duck, wanted, unit), unit, path, before) == 2
    text = path.read_text("utf-8-sig")
    assert "1671;Dinas Pendidikan;;1.01;Dinas Pendidikan dan Kebudayaan" in text
    path.write_text(text.replace("Pendidikan;;1.01", "Pendidikan;1.01;1.01"), "utf-8")
    said = read_file(FORM, path)
    answers = regions.answered(said.berlaku)
    assert answers.to_pylist() == [{"pemda": "1671", "unit_nama": "Dinas Pendidikan", "unit": "1.01"}]
    again = regions.resolve_units(duck, wanted, unit, duck.table(answers))
    assert regions.write_questions(duck, again, unit, path, said) == 1
    assert regions.answered(read_file(FORM, path).berlaku).num_rows == 1


@pytest.mark.parametrize("name", ["'; DROP TABLE unit; --", "Dinas \\d+ (.*)", "💡", "%_%"])
def test_strange_names_are_only_text(duck: Engine, name: str) -> None:
    assert _resolved(duck, _names(name))[name]["cara"] == "diragukan"
