"""What a finished evaluation asks stands in the inbox: whole in the lake, and without a person in the database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core import serializers

from naungan.answers import read_file
from naungan.answers.forms import KEPUTUSAN
from naungan.web.decisions.models import Question
from naungan.web.decisions.putting import Asked
from naungan.web.decisions.showing import lines
from naungan.web.decisions.store import look_all
from naungan.web.environment import read_environment
from tests.evaluation.offices import nik
from tests.web.decisions.offices import NPP, NPP_LAIN, PENDIDIK, PERAWAT


def test_every_row_that_waits_is_a_question_in_the_order_of_the_file(bertanya: Path, ditanya: list[Asked]) -> None:
    rows = [dict(row.kata) for row in read_file(KEPUTUSAN, bertanya / "hasil" / "keputusan.csv").rows]
    asked = [one for one in ditanya if one.jenis == "keputusan"]
    assert [one.isi["baris"] for one in asked] == [[row] for row in rows]
    assert {row["nama"] for row in rows} == {*PENDIDIK, *PERAWAT}
    assert {one.jenis for one in ditanya} == {"keputusan", "jawaban_unit", "pemetaan", "usulan_rekening", "alokasi_bayar"}


def test_a_question_knows_its_office_its_number_its_cause_and_what_agrees(ditanya: list[Asked]) -> None:
    by_name = {one.isi["baris"][0]["nama"]: one for one in ditanya if one.jenis == "keputusan"}
    one = by_name[PENDIDIK[0]]
    assert (one.unit, one.npp, one.sebab) == ("1.01", NPP, "TINJAU_NIK_LAIN")
    assert (one.bukti["nik_bukti"], one.bukti["nama_tingkat"], one.bukti["tanggal"]) == ("lain", 4, "sama")
    other = by_name[PERAWAT[1]]
    assert (other.unit, other.npp, other.sebab) == ("1.02", NPP_LAIN, "TINJAU_NIK_NAMA_BEDA")
    assert (other.bukti["nik_bukti"], other.bukti["nama_tingkat"]) == ("sama", 0)
    assert other.isi["pekerja"]["nik_samar"].startswith("1671••") and other.isi["peserta"]["npp"] == NPP_LAIN


@pytest.mark.django_db
def test_no_person_stands_in_the_database_or_open_in_the_lake(antrean: list[Question]) -> None:
    stored = serializers.serialize("json", antrean)
    for name in (*PENDIDIK, *PERAWAT):
        assert name not in stored and name.upper() not in stored
    for path in (read_environment().lake / "putusan").rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o077 == 0
            assert not any(name.encode() in path.read_bytes() for name in PENDIDIK)


@pytest.mark.django_db
def test_what_is_closed_holds_no_whole_number_and_no_birth_date(antrean: list[Question]) -> None:
    said = json.dumps([isi for isi in look_all(antrean) if isi["pekerja"]])
    assert "1990" not in said and nik(1) not in said


@pytest.mark.parametrize(
    ("worker", "member", "bukti", "expected"),
    [
        (True, True, {"tanggal": "sama", "hanya_nik": False}, ("ada", "ada", "sama")),
        (True, True, {"tanggal": "dekat", "hanya_nik": False}, ("ada", "ada", "hampir sama")),
        (False, True, {"tanggal": "dekat", "hanya_nik": True}, ("tidak ditulis; dibaca dari NIK", "ada", "hampir sama (menurut NIK)")),
        (False, True, {"tanggal": "kosong", "hanya_nik": True}, ("tidak ada", "ada", "tidak diketahui")),
    ],
)
def test_dates_that_were_compared_are_said_to_be_there_or_to_come_from_the_nik(
    worker: bool, member: bool, bukti: dict[str, object], expected: tuple[str, str, str]
) -> None:
    row = dict.fromkeys(("nama", "member_nama", "unit_nama", "npp"), "")
    sides = {name: {"ada_tanggal": there, "nik_samar": "1671••••••••0001"} for name, there in (("pekerja", worker), ("peserta", member))}
    (line,) = (one for one in lines({"baris": [row], **sides}, bukti) if one.ciri == "Tanggal lahir")
    assert (line.pekerja, line.peserta, line.kata) == expected
