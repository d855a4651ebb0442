"""Cells are put right on the page: a new version, the same as the command line makes of the same corrections; nothing of it in the database."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client

from naungan.cli.check import command
from naungan.kernel.errors import Refusal
from naungan.web.collection.actions.correct import Cell, correct, correct_all, go_back
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.kept import MASALAH, folder_of
from naungan.web.collection.models import Version
from naungan.web.vault.originals import take_out
from tests.evaluation.offices import nik
from tests.web.collection.handing import BAD, GOOD, checked, csv, hand_in
from tests.web.collection.test_receive import second
from tests.web.people import masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction
HEAD = "Nama;NIK;Tanggal Lahir;JK;Status Kepegawaian;Gaji;HP"
NEW_NIK = nik(7, born="010191")


@pytest.fixture
def dirty(orang: SimpleNamespace) -> Version:
    """A file with something of each kind, checked."""
    return checked(hand_in(orang.operator, csv(*GOOD, *BAD)))


def put_right(by: Any, versi: Version, *cells: Cell, dilihat: int = 1) -> Version:
    """The next version, checked."""
    return checked(correct(by=by, setoran=versi.setoran, versi=versi, dilihat=dilihat, cells=cells, alasan="salah ketik"))


def cell(baris: int, kolom: str, nilai: str | None) -> Cell:
    return Cell("honorer 1.csv", None, baris, kolom, nilai)


def test_a_corrected_cell_makes_a_new_version_and_the_former_stays(orang: SimpleNamespace, dirty: Version) -> None:
    after = put_right(orang.operator, dirty, cell(5, "NIK", NEW_NIK))
    assert (after.urut, after.diterima, after.ditahan, after.oleh) == (2, 5, 1, orang.operator)
    assert "NIK_KOSONG" not in {one["kode"] for one in after.hasil["jenis"]}
    dirty.refresh_from_db()
    assert (dirty.diterima, dirty.koreksi) == (4, "")
    (said,) = corrections_of(after)
    assert (said.nilai, said.oleh, said.alasan) == (NEW_NIK, "Operator (operator)", "salah ketik")


def test_corrections_add_up_and_the_last_of_a_cell_holds(orang: SimpleNamespace, dirty: Version) -> None:
    second = put_right(orang.operator, dirty, cell(5, "NIK", "salah"))
    third = put_right(orang.operator, second, cell(5, "NIK", NEW_NIK), cell(8, "Status Kepegawaian", "Honorer"), dilihat=2)
    assert {(one.baris, one.nilai) for one in corrections_of(third)} == {(5, NEW_NIK), (8, "Honorer")}
    assert "KATEGORI_TIDAK_DIKENAL" not in {one["kode"] for one in third.hasil["jenis"]}


def test_the_command_line_finds_the_same(orang: SimpleNamespace, dirty: Version, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    after = put_right(orang.operator, dirty, cell(5, "NIK", NEW_NIK), cell(8, "Gaji", None))
    take_out(after.files.get().sumber, tmp_path / "honorer 1.csv")
    take_out(after.koreksi, tmp_path / "koreksi.csv")
    out = tmp_path / "hasil"
    args = [str(tmp_path / "honorer 1.csv"), "--bulan", "2026-10", "--json", "--out", str(out)]
    said = json.loads(CliRunner().invoke(command, args, standalone_mode=False).output)
    assert said["rows"] == {"in": after.masuk, "accepted": after.diterima, "held": after.ditahan, "refused": after.ditolak}
    mine, theirs = (pq.read_table(folder / "roster.parquet") for folder in (folder_of(after), out))
    same = [name for name in mine.column_names if name not in ("pemda", "unit", "unit_nama", "bulan")]
    assert mine.select(same).to_pylist() == theirs.select(same).to_pylist()
    # The desk knows the office and the month, which the file does not say.
    ours = [row["kode"] for row in pq.read_table(folder_of(after) / MASALAH).to_pylist()]
    assert sorted(ours) == sorted(one["code"] for one in said["problems"] if one["code"] != "UNIT_KOSONG")


def test_nothing_of_it_is_in_the_database(orang: SimpleNamespace, dirty: Version) -> None:
    put_right(orang.operator, dirty, cell(5, "NIK", NEW_NIK), cell(5, "Nama", "Nama Rahasia"))
    with connection.cursor() as cursor:
        dump = "\n".join(str(row) for name in connection.introspection.table_names(cursor) for row in _rows(cursor, name))
    assert orang.operator.nama in dump
    assert NEW_NIK not in dump
    assert "Nama Rahasia" not in dump


def test_of_two_people_the_second_is_told(orang: SimpleNamespace, dirty: Version) -> None:
    put_right(orang.operator, dirty, cell(5, "NIK", NEW_NIK))
    with pytest.raises(Refusal) as met:
        correct(by=second(orang), setoran=dirty.setoran, versi=dirty, dilihat=1, cells=[cell(5, "NIK", nik(9))])
    assert met.value.code == "WEB_DIDAHULUI"
    assert Version.objects.count() == 2


@pytest.mark.parametrize("who", ["kepala", "operator_lain", "penyetuju", "cabang_asing", "auditor"])
def test_who_hands_nothing_in_corrects_nothing(orang: SimpleNamespace, dirty: Version, who: str) -> None:
    with pytest.raises(Refusal) as met:
        correct(by=getattr(orang, who), setoran=dirty.setoran, versi=dirty, dilihat=1, cells=[cell(5, "NIK", NEW_NIK)])
    assert met.value.code == "WEB_TIDAK_BERHAK"


def test_a_row_is_put_right_on_its_page(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    masuk(client, orang.operator)
    page = client.get(f"/setoran/{dirty.setoran_id}/").content.decode()
    address = f"/setoran/{dirty.setoran_id}/versi/1/berkas/1/baris/5/"
    assert address in page
    assert "NIK kosong" in client.get(address).content.decode()
    empty = client.post(address, {"dilihat": "1"})
    assert (empty.status_code, "Belum ada sel yang diisi" in empty.content.decode()) == (422, True)
    assert client.post(address, {"dilihat": "1", "nilai-0": NEW_NIK}).status_code == 302
    late = client.post(address, {"dilihat": "1", "nilai-0": NEW_NIK})
    assert (late.status_code, Version.objects.count()) == (409, 2)


def test_what_is_certain_is_put_right_at_once_and_taken_back(client: Client, orang: SimpleNamespace) -> None:
    rows = [f"Orang {'ABCDEFG'[n]};{nik(n + 1).replace('0', 'O', 1)};01-01-1990;L;Honorer;1.500.000/bulan;081234567890" for n in range(5)]
    before = checked(
        hand_in(orang.operator, csv(*rows, f"Orang H;{nik(8).replace('0', 'O', 1)};02-01-1990;L;Honorer;satu juta;081", head=HEAD))
    )
    assert before.hasil["perbaikan"] == {"NIK_HURUF": 5, "UPAH_TIDAK_TERBACA": 5}
    address = f"/setoran/{before.setoran_id}/versi/1/jenis/NIK_HURUF/"
    page = masuk(client, orang.operator).get(address).content.decode()
    assert "Perbaiki 5 sel" in page
    assert nik(1) not in page
    after = checked(correct_all(by=orang.operator, setoran=before.setoran, versi=before, dilihat=1, kode="NIK_HURUF"))
    kinds = {one["kode"]: one["jumlah"] for one in after.hasil["jenis"]}
    assert (kinds["NIK_HURUF"], after.hasil["perbaikan"]) == (1, {"UPAH_TIDAK_TERBACA": 5})
    again = checked(go_back(by=orang.operator, setoran=before.setoran, versi=before, dilihat=2))
    assert (again.urut, again.koreksi) == (3, "")
    assert (again.masuk, again.diterima, again.ditahan) == (before.masuk, before.diterima, before.ditahan)


def _rows(cursor: Any, table: str) -> list[Any]:
    cursor.execute(f'SELECT * FROM "{table}"')
    return list(cursor.fetchall())
