"""A version is checked by its job, and its page says what was found: sums that add up, kinds, rows, masked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from naungan.web.collection.actions.receive import receive
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Version
from naungan.web.jobs.running import Lost, Running
from tests.web.collection.handing import BAD, GOOD, HEAD, checked, claimed, csv, hand_in, roster, uploaded
from tests.web.people import masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction


@pytest.fixture
def dirty(orang: SimpleNamespace) -> Version:
    """A file with something of each kind, checked."""
    return checked(hand_in(orang.operator, csv(*GOOD, *BAD)))


def test_the_rows_add_up_and_are_in_the_lake(dirty: Version) -> None:
    assert (dirty.masuk, dirty.diterima, dirty.ditahan, dirty.ditolak) == (7, 4, 2, 1)
    (file,) = dirty.files.all()
    assert (file.layout, file.masuk, file.kode) == ("roster_bebas", 7, "")
    assert {one.name for one in folder_of(dirty).iterdir()} >= {"masalah.parquet", "roster.parquet", "hasil.json"}
    assert {one["kode"]: one["jumlah"] for one in dirty.hasil["jenis"]}["NIK_KOSONG"] == 1
    assert dirty.hasil["data"]["roster"] == {"baris": 6, "ditahan": 2, "upah": 8_500_000, "tanpa_upah": 0}


def test_no_value_of_a_person_is_in_the_database(dirty: Version) -> None:
    said = str(dirty.hasil)
    assert "1671" not in said
    assert "Budi" not in said


def test_the_page_says_all_of_it(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    page = text(masuk(client, orang.operator).get(f"/setoran/{dirty.setoran_id}/"))
    assert "Masuk 7 = diterima 4 + ditahan 2 + ditolak 1" in page
    assert "NIK kosong" in page
    assert "baris 5" in page
    assert "16710101019" not in page


def test_rows_are_filtered_by_kind_and_gravity(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    masuk(client, orang.operator)
    address = f"/setoran/{dirty.setoran_id}/"
    one = client.get(address, {"kode": "NIK_KOSONG"}).context["halaman"]
    wrong = client.get(address, {"tingkat": "salah"}).context["halaman"]
    every = client.get(address).context["halaman"]
    assert [row.kode for row in one.rows] == ["NIK_KOSONG"]
    assert {row.tingkat for row in wrong.rows} == {"hold", "refuse"}
    assert every.jumlah > wrong.jumlah


def test_pages_hold_fifty(client: Client, orang: SimpleNamespace) -> None:
    version = checked(hand_in(orang.operator, csv(*(f"Orang Ke{'abcdefghijklmnopqrstuvwxyz'[n % 26]};;;L;Honorer;1" for n in range(120)))))
    masuk(client, orang.operator)
    last = client.get(f"/setoran/{version.setoran_id}/", {"kode": "NIK_KOSONG", "halaman": "99"}).context["halaman"]
    assert (last.nomor, last.semua, len(last.rows), last.jumlah) == (3, 3, 20, 120)


def test_a_file_nobody_can_read_says_why_and_can_come_again(client: Client, orang: SimpleNamespace) -> None:
    version = checked(hand_in(orang.operator, b"<html><body>bukan tabel</body></html>", csv(*GOOD)))
    page = text(masuk(client, orang.operator).get(f"/setoran/{version.setoran_id}/"))
    assert (version.masuk, version.diterima) == (3, 3)
    assert version.files.first().kode == "BERKAS_HTML"  # type: ignore[union-attr]
    assert "tidak terbaca" in page
    assert "Unggah lagi" in page


def test_a_month_that_the_file_says_otherwise_is_told(client: Client, orang: SimpleNamespace) -> None:
    head = "Nama;NIK;Tanggal Lahir;JK;Status Kepegawaian;Gaji;Bulan"
    version = checked(hand_in(orang.operator, csv(GOOD[0] + ";2026-09", head=head)))
    assert "menyebut September 2026" in text(masuk(client, orang.operator).get(f"/setoran/{version.setoran_id}/"))


@pytest.mark.parametrize(("name", "above"), [("honorer.csv", "DAFTAR HONORER BULAN OKTOBER 2026"), ("honorer oktober 2026.csv", "")])
def test_a_title_or_a_name_of_another_month_is_a_warning(client: Client, orang: SimpleNamespace, name: str, above: str) -> None:
    file = uploaded(f"{above}\n".encode() + csv(*GOOD), name)
    version = checked(receive(by=orang.operator, wanted=roster(masa="2026-11"), dilihat=0, files=[file]))
    assert version.diterima == 3
    page = text(masuk(client, orang.operator).get(f"/setoran/{version.setoran_id}/"))
    assert "menyebut Oktober 2026, sedangkan yang diminta November 2026" in page
    assert "unggah berkas itu ke setoran bulannya" in page


def test_what_became_of_whole_files_since_the_version_before_is_counted(orang: SimpleNamespace) -> None:
    pages = [f"<html><body>bukan tabel {n}</body></html>".encode() for n in range(3)]
    first = checked(hand_in(orang.operator, *pages, csv(*GOOD)))
    assert "dibanding" not in first.hasil or not first.hasil["dibanding"]
    second = checked(hand_in(orang.operator, pages[1], csv(*GOOD, head=f"{HEAD};Bulan")[:-1], dilihat=1))
    third = checked(hand_in(orang.operator, csv(*GOOD), b"<?xml version='1.0'?><a/>", dilihat=2))
    assert second.hasil["dibanding"] == {"versi": 1, "selesai": 2, "masih": 1, "baru": 0}
    assert third.hasil["dibanding"] == {"versi": 2, "selesai": 1, "masih": 0, "baru": 1}


def test_while_it_waits_the_page_shows_how_far_it_is(client: Client, orang: SimpleNamespace) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    address = f"/setoran/{version.setoran_id}/"
    waiting = text(masuk(client, orang.operator).get(address))
    assert "Menunggu" in waiting
    assert "hx-get" in waiting
    checked(version)
    assert "Hasil pemeriksaan" in text(client.get(address))


def test_who_sees_figures_alone_sees_no_row(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    for name in ("penyetuju", "pimpinan", "pengawas", "cabang", "bpkad", "auditor"):
        page = text(masuk(client, getattr(orang, name)).get(f"/setoran/{dirty.setoran_id}/"))
        assert "Masuk 7 = " in page, name
        assert "baris 5" not in page, name


def test_elsewhere_it_does_not_exist(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    for name in ("operator_lain", "operator_1601", "asing", "cabang_asing", "admin", "tanpa_peran"):
        answer = masuk(client, getattr(orang, name)).get(f"/setoran/{dirty.setoran_id}/")
        assert answer.status_code == 404, name


def test_a_worker_that_has_lost_the_job_changes_nothing(orang: SimpleNamespace, tmp_path: Any) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    job = claimed(version.pekerjaan)
    from naungan.web.collection.checking import periksa

    with pytest.raises(Lost):
        periksa(Running(job.pk, job.token - 1, job.isi, tmp_path))
    version.refresh_from_db()
    assert version.diperiksa is None


def test_queries_do_not_grow_with_problems(
    client: Client, orang: SimpleNamespace, dirty: Version, django_assert_max_num_queries: Any
) -> None:
    masuk(client, orang.operator)
    with django_assert_max_num_queries(20):
        client.get(f"/setoran/{dirty.setoran_id}/")


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())
