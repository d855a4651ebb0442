"""Who asks for what is held on him gets all of it, and nothing of anybody else; that it was made is logged, and names nobody."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone

from naungan.kernel.nik import mask
from naungan.matching.marks import sign_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.audit.models import Deed, Trail
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Version
from naungan.web.decisions import store
from naungan.web.decisions.models import Decision
from naungan.web.environment import read_environment
from naungan.web.results.models import Across, Month
from naungan.web.results.stored import place, table
from naungan.web.vault.nik import sign
from naungan.web.vault.originals import keep
from tests.evaluation.offices import nik
from tests.web.collection.handing import checked, hand_in, roster
from tests.web.collection.handing import csv as file_of
from tests.web.evaluating.offices import KOTA
from tests.web.keeping.test_forget import AGUS, BUDI, TRUE, put_right
from tests.web.people import PEMDA, masuk
from tests.web.results.conftest import months

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction
__all__ = ["months", "put_right"]
SAID = {"pemda": PEMDA, "nomor_surat": "800/12/2026", "tanggal_surat": "30-11-2026", "alasan": "permintaan sendiri di loket"}
NEIGHBOUR = "Wati Tetangga;{};02-02-1992;P;Honorer;1900000"


@pytest.fixture(autouse=True)
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A lake of the test's own."""
    monkeypatch.setenv("NAUNGAN_DATA", str(tmp_path / "data"))
    read_environment().prepare()
    return read_environment().lake


def copied(client: Client, number: str) -> dict[str, list[dict[str, str]]]:
    """The tables of the copy by their names, and the README under ``BACA``."""
    answer = client.post("/salinan/", {**SAID, "nik": number})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip"), answer.content.decode()[-3000:]
    assert "no-store" in answer["Cache-Control"] and number not in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        said = {one: found.read(one).decode("utf-8-sig") for one in found.namelist()}
    tables = {name[:-4]: list(csv.DictReader(io.StringIO(text), delimiter=";")) for name, text in said.items() if name.endswith(".csv")}
    assert all(f"{name}.csv ({len(rows)} baris)" in said["BACA-SAYA.txt"] for name, rows in tables.items())
    return tables


def test_all_that_was_received_of_him_is_in_it_and_nothing_of_others(client: Client, orang: SimpleNamespace, put_right: Version) -> None:
    line = NEIGHBOUR.format(BUDI)  # the number that was written by mistake is a neighbour's own
    checked(hand_in(orang.operator_lain, file_of(line), wanted=roster(unit="1.02")))
    found = copied(masuk(client, orang.bkpsdm), TRUE)
    assert [(one["versi"], one["nama"], one["nik"]) for one in found["diterima-roster"]] == [
        ("1", "Budi Santoso", BUDI),
        ("2", "Budi Susanto", TRUE),
    ]
    assert [(one["kolom"], one["nilai"]) for one in found["koreksi"]] == [("NIK", TRUE), ("Nama", "Budi Susanto")]
    assert [one["berkas"] for one in found["berkas"]] == ["honorer 1.csv"] * 2
    text = json.dumps(found)
    assert "Wati" not in text and AGUS not in text and "Agus" not in text
    deed = Deed.objects.get(jenis="salin_orang")
    assert (deed.pemda, deed.pelaku, deed.tentang) == (PEMDA, f"user:{orang.bkpsdm.pk}", f"orang:{sign(TRUE)}")
    assert (deed.isi["surat"], deed.isi["alasan"], deed.isi["tanggal"]) == (SAID["nomor_surat"], SAID["alasan"], "2026-11-30")
    assert TRUE not in json.dumps(list(Trail.objects.values_list("isi", flat=True)))
    again = copied(client, TRUE)
    assert [(one["oleh"], one["alasan"]) for one in again["dibuka"]] == [("Bkpsdm", SAID["alasan"])]


def test_what_was_evaluated_of_him_and_who_looked_is_in_it(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    ledger = table(place("contoh"), "ledger", where=None).to_pylist()
    with acts(orang.operator):
        note("buka_nik", pemda=KOTA, tentang="contoh:0", alasan="mencocokkan KTP")
    people = table(place("contoh"), "roster").to_pylist()
    mine = [one for one in ledger if one["pemda"] == KOTA]
    him = next(one for one in people if (one["sumber"], one["baris"]) == (mine[0]["sumber"], mine[0]["baris"]))
    other = next(one for one in people if one["nik"] and one["nik"] != him["nik"] and one["pemda"] == KOTA)
    crossing = [
        {"pemda": KOTA, "sumber": one["sumber"], "lembar": one["lembar"] or "", "baris": one["baris"], "lain": lain}
        for one, lain in ((him, "1601"), (other, "3273"))
    ]
    path = read_environment().scratch / "lintas.parquet"
    pq.write_table(pa.Table.from_pylist(crossing), path)
    Across.objects.create(bulan=months[KOTA].bulan, dihitung=timezone.now(), lintas=keep(path))
    found = copied(masuk(client, orang.bkpsdm), him["nik"])
    assert [one["pemda"] for one in found["pemda-lain"]] == ["Kabupaten Ogan Komering Ulu"]
    assert {one["nama"] for one in found["hasil-roster"]} == {him["nama"]}
    assert {(one["sumber"], one["baris"]) for one in found["hasil-ledger"]} == {(him["sumber"], str(him["baris"]))}
    assert {one["nik"] for one in found["hasil-member"]} <= {him["nik"], ""}
    assert [(one["oleh"], one["alasan"]) for one in found["dibuka"][:1]] == [("Operator", "mencocokkan KTP")]
    said = {(one["berkas"], one["kolom"]) for one in found["arti-kolom"] if one["arti"]}
    assert {(f"hasil-{name}.csv", "baris") for name in ("roster", "ledger")} <= said
    others = {one["nama"] for one in people if one["nama"] and one["nik"] != him["nik"]}
    assert not [name for name in others if name in json.dumps(found)]


def test_of_an_answer_that_they_are_two_only_his_side_is_told(client: Client, orang: SimpleNamespace, put_right: Version) -> None:
    him = next(one for one in pq.read_table(folder_of(put_right) / "roster.parquet").to_pylist() if one["nik"] == TRUE)
    mark = sign_of(him["pemda"], TRUE, him["nama"], str(him["tanggal_lahir"]), him["unit_nama"])
    row = {
        "pemda": PEMDA,
        "nama": him["nama"],
        "unit_nama": "Dinas",
        "tanda": mark,
        "member_nama": "ORANG LAIN",
        "npp": "16",
        "member_tanda": "T1",
    }
    said = {"pemda": PEMDA, "jenis": "keputusan", "oleh": orang.operator, "jawaban": "x", "kelompok": "0" * 32, "bulan": "2026-10"}
    sidik = store.keep([[row | {"keputusan": "bukan"}], [row | {"keputusan": "sama", "member_nama": "BUDI S"}]])
    for at in range(2):
        Decision.objects.create(**said, kunci=str(at) * 64, sidik=sidik, letak=at)
    found = copied(masuk(client, orang.bkpsdm), TRUE)["putusan"]
    assert [(one["nama"], one["member_nama"]) for one in found] == [("Budi Susanto", ""), ("Budi Susanto", "BUDI S")]


def test_nobody_elses_government_and_no_other_role_makes_one(client: Client, orang: SimpleNamespace, put_right: Version) -> None:
    masuk(client, orang.bkpsdm_1601)
    assert client.post("/salinan/", {**SAID, "nik": TRUE}).status_code == 422, "another's government is no choice"
    assert "Tidak ada data tentang NIK itu" in client.post("/salinan/", {**SAID, "pemda": "1601", "nik": TRUE}).content.decode()
    for persona in ("admin", "operator", "auditor", "pimpinan", "cabang"):
        answer = masuk(client, getattr(orang, persona)).post("/salinan/", {**SAID, "nik": TRUE})
        assert (persona, answer.status_code) == (persona, 403)
    assert list(Deed.objects.filter(jenis="salin_orang").values_list("pemda", flat=True)) == ["1601"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"nik": "123"}, "NIK terdiri dari 16 angka."),
        ({"tanggal_surat": "11/30/2026"}, "Tulis hari, bulan, tahun"),
        ({"alasan": "minta"}, "paling"),
        ({"nomor_surat": ""}, "tidak boleh kosong"),
    ],
)
def test_without_a_number_a_letter_and_a_reason_nothing_leaves(
    client: Client, orang: SimpleNamespace, wrong: dict[str, str], sentence: str
) -> None:
    answer = masuk(client, orang.bkpsdm).post("/salinan/", {**SAID, "nik": nik(1), **wrong})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Ada yang perlu diperbaiki" in text
    assert re.search(sentence, text), text[-2500:]
    assert not Deed.objects.filter(jenis="salin_orang").exists()


def test_a_number_in_the_reason_is_masked(client: Client, orang: SimpleNamespace, put_right: Version) -> None:
    masuk(client, orang.bkpsdm).post("/salinan/", {**SAID, "nik": TRUE, "alasan": f"diminta pemilik {TRUE}"})
    assert Deed.objects.get(jenis="salin_orang").isi["alasan"] == f"diminta pemilik {mask(TRUE)}"
