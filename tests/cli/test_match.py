"""``naungan match`` from files to the link: row numbers, decisions taken back, refusals, exit codes, no NIK in any output."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.command import Done, run

pytestmark = pytest.mark.chain

ROSTER = """DAFTAR TENAGA NON ASN
Nama;NIK;Tanggal Lahir;JK;OPD
Budi Santoso;1671010505900001;05-05-1990;L;Dinas A
;;;;
Andi Santoso;1671010505900002;05-05-1990;L;Dinas A
Rizki Pratama;;02-01-1991;L;Dinas A
Siti Aminah;167101450585001;05-05-1985;P;Dinas A
Kartika Dewi;1671014505850031;05-05-1985;P;Dinas A
"""
MEMBERS = """NIK,NAMA,TGL LAHIR,NPP,SEGMEN,STATUS,PROGRAM
1671010505900001,"BUDI SANTOSO, S.Pd",05-05-1990,12345678,PU,AKTIF,"JKK,JKM"
,Muhammad Rizki Pratama,02-01-1991,12345678,PU,AKTIF,"JKK,JKM"
1671014505850017,Hj. Siti Aminah,05-05-1985,12345678,PU,AKTIF,"JKK,JKM"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roster.csv").write_text(ROSTER)
    (tmp_path / "members.csv").write_text(MEMBERS)
    return tmp_path


def match(folder: Path, *arguments: str) -> Done:
    with contextlib.chdir(folder):
        return run("match", "roster.csv", "members.csv", "--posisi", "2026-10-31", "--out", "links.parquet", *arguments)


def rows(folder: Path) -> list[dict[str, object]]:
    table = pq.read_table(folder / "links.parquet")
    assert table.schema.names == ["roster_row", "member_row", "decision", "tier", "reason"]
    assert (table.schema.field("roster_row").type, table.schema.field("member_row").type) == (pa.int64(), pa.int64())
    return table.to_pylist()


def test_one_row_per_data_row_in_order(folder: Path) -> None:
    done = match(folder, "--json")
    assert done.returncode == 1, done.stderr  # rows without a sound NIK were held
    found = rows(folder)
    assert [row["roster_row"] for row in found] == [0, 1, 2, 3, 4]
    assert [(row["member_row"], row["decision"]) for row in found] == [
        (0, "same"),
        (None, "none"),
        (1, "same"),
        (2, "same"),
        (None, "none"),
    ]
    assert all(row["reason"] and " " in str(row["reason"]) for row in found)
    summary = json.loads(done.stdout)
    assert summary["decisions"] == {"same": 3, "review": 0, "none": 2}
    assert summary["roster"]["in"] == 5
    text = done.stdout + done.stderr + str(found)
    assert "1671010505900001" not in text
    assert "167101450585001" not in text


@pytest.mark.parametrize("name", ["said.csv", "said.parquet"])
def test_earlier_decisions_are_respected(folder: Path, name: str) -> None:
    said = {"roster_row": [0, 1, 2, 3], "member_row": [0, 0, None, 2], "decision": ["none", "same", "none", "review"]}
    if name.endswith("csv"):
        lines = [f"{one},{'' if other is None else other},{word}" for one, other, word in zip(*said.values(), strict=True)]
        (folder / name).write_text("\n".join(["roster_row,member_row,decision", *lines]))
    else:
        pq.write_table(pa.table(said), folder / name)
    assert match(folder, "--decisions", name).returncode == 1
    found = [(row["member_row"], row["decision"], row["tier"]) for row in rows(folder)[:4]]
    assert found == [(None, "none", "tidak_ada"), (0, "same", "keputusan"), (None, "none", "keputusan"), (2, "same", "nik_hilang_angka")]


@pytest.mark.slow
def test_its_own_result_can_be_given_back(folder: Path) -> None:
    match(folder)
    (folder / "links.parquet").rename(folder / "before.parquet")
    before = pq.read_table(folder / "before.parquet").to_pylist()
    match(folder, "--decisions", "before.parquet")
    assert [(row["member_row"], row["decision"]) for row in rows(folder)] == [(row["member_row"], row["decision"]) for row in before]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--decisions", "tidak-ada.csv"], 2),
        (["--decisions", "members.csv"], 2),
        (["--layout-roster", "salah"], 2),
        (["--posisi", "kemarin"], 2),
    ],
)
def test_wrong_use_is_a_sentence(folder: Path, arguments: list[str], code: int) -> None:
    done = match(folder, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert not (folder / "links.parquet").exists()


def test_files_in_the_wrong_order_and_unreadable_files(folder: Path) -> None:
    (folder / "roster.csv").rename(folder / "x.csv")
    (folder / "members.csv").rename(folder / "roster.csv")
    (folder / "x.csv").rename(folder / "members.csv")
    assert match(folder).returncode == 2
    (folder / "roster.csv").write_bytes(b"")
    assert match(folder).returncode == 3


def test_lines_that_only_sum_are_no_rows_and_take_nobody_away(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(
        "Nama;NIK;OPD;Gaji\nSiti Aminah;1671014508900017;A;1000000\nJUMLAH;;;1000000\nBudi Santoso;1671010508900018;B;2000000\n;;;5\nJUMLAH;;;2000000\n"
    )
    (tmp_path / "members.csv").write_text(
        "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Lingkup\n1671010508900018;BUDI SANTOSO;05-08-1990;16000001;PU;AKTIF;JKK,JKM;nasional\n"
    )
    assert match(tmp_path).returncode == 1
    assert [(row["roster_row"], row["member_row"], row["tier"]) for row in rows(tmp_path)] == [
        (0, None, "tidak_ada"), (2, 0, "nik_nama_tanggal"), (3, None, "ditolak"),
    ]  # fmt: skip
