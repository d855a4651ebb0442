"""Headings that nobody knows are explained on the page, and what was said holds for the next file of that office."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.intake.mapping.file import Mapping
from naungan.web.collection.models import Heading
from tests.evaluation.offices import nik
from tests.web.collection.handing import checked, csv, roster
from tests.web.collection.handing import hand_in as handed
from tests.web.people import masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction
STRANGE = "Insan;Kode Diri;Kantor Bakti;Besaran"
ROWS = [f"{name};{nik(n)};Dinas Pendidikan;{n}500000" for n, name in enumerate(("Budi Santoso", "Agus Wijaya", "Rina Marlina"), start=1)]


def test_headings_are_explained_and_kept(client: Client, orang: SimpleNamespace) -> None:
    version = checked(handed(orang.operator, csv(*ROWS, head=STRANGE)))
    assert version.files.get().kode != ""
    address = f"/setoran/{version.setoran_id}/versi/1/berkas/1/judul/"
    masuk(client, orang.operator)
    assert address in client.get(f"/setoran/{version.setoran_id}/").content.decode()
    page = client.get(address)
    assert [one["judul"] for one in page.context["kolom"]] == STRANGE.split(";")
    twice = client.post(address, {"dilihat": "1", "bidang-0": "nama", "bidang-1": "nama"})
    assert (twice.status_code, "arti yang sama" in twice.content.decode()) == (422, True)
    lacking = client.post(address, {"dilihat": "1", **{f"bidang-{n}": "" for n in range(4)}})
    assert (lacking.status_code, "tidak dapat dibaca" in lacking.content.decode()) == (422, True)
    said = {"bidang-0": "nama", "bidang-1": "nik", "bidang-2": "unit_nama", "bidang-3": "upah"}
    assert client.post(address, {"dilihat": "1", **said}).status_code == 302
    after = checked(version.setoran.versions.first())  # type: ignore[arg-type]
    assert (after.urut, after.masuk, after.diterima) == (2, 3, 3)
    assert after.hasil["upah"] == 7_500_000
    assert set(Heading.objects.values_list("judul", "bidang")) == {
        ("Insan", "nama"), ("Kode Diri", "nik"), ("Kantor Bakti", "unit_nama"), ("Besaran", "upah"),
    }  # fmt: skip
    next_month = checked(handed(orang.operator, csv(*ROWS[:2], head=STRANGE), wanted=roster(masa="2026-11")))
    assert (next_month.masuk, next_month.diterima) == (2, 2)


def test_what_was_said_holds_for_the_workbook_that_went_back_marked() -> None:
    from naungan.web.collection.headings import patterns_of

    names = ("pekerja dinkes.csv", "pekerja dinkes (diperiksa).xlsx", "pekerja dinkes (diperiksa) (1).xlsx")
    assert patterns_of(names[0]) == ("pekerja dinkes.csv", "pekerja dinkes (diperiksa)*.xlsx")
    assert {patterns_of(name) for name in names[1:]} == {("pekerja dinkes.xlsx", "pekerja dinkes (diperiksa)*.xlsx")}
    assert patterns_of("daftar oktober 2026.xlsx") == ("daftar *.xlsx", "daftar * (diperiksa)*.xlsx")
    kept = Mapping("1671", patterns_of(names[0])[1], "roster_bebas", ())
    assert [kept.fits("1671", name) for name in names] == [False, True, True]


def test_another_office_is_asked_itself(orang: SimpleNamespace) -> None:
    from naungan.web.collection.headings import mappings_for

    Heading.objects.create(pemda="1671", unit="1.01", layout="roster_bebas", pola="*.csv", judul="Insan", bidang="nama")
    assert [one.columns for one in mappings_for("1671", "1.01")] == [((-1, "Insan", "nama"),)]
    assert mappings_for("1671", "1.02") == ()
