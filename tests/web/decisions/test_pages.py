"""The pages of the inbox: for whom they are, what they tell, and that they cost as many queries for one as for many."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from naungan.web.audit.models import Deed
from naungan.web.decisions.actions import decide
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.decisions.store import keep, look_all
from tests.evaluation.offices import BULAN, nik
from tests.web.decisions.conftest import decided
from tests.web.decisions.offices import PENDIDIK, PERAWAT
from tests.web.decisions.test_deciding import SAMA, of
from tests.web.people import PEMDA, PERSONAS, masuk

pytestmark = pytest.mark.django_db
GROUP = {"pemda": PEMDA, "bulan": BULAN, "jenis": "keputusan", "sebab": "TINJAU_NIK_LAIN"}
KELOMPOK = "/putusan/kelompok/"


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_inbox_counts_by_kind_and_cause_and_says_that_nobody_loses_protection(
    client: Client, orang: SimpleNamespace, antrean: list[Question]
) -> None:  # fmt: skip
    said = text(masuk(client, orang.bkpsdm).get("/putusan/"))
    assert "9 pertanyaan menunggu" in said and "5 menunggu" in said and "2 menunggu" in said
    assert "perlindungan pekerja tidak dicabut" in said
    assert not any(name in said for name in (*PENDIDIK, *PERAWAT)), "no person on the first page"


def test_a_pair_is_shown_with_its_evidence_and_never_a_number_with_a_birth_date(
    client: Client, orang: SimpleNamespace, antrean: list[Question]
) -> None:  # fmt: skip
    one = of(antrean, PENDIDIK[0])[0]
    answer = masuk(client, orang.operator).get(f"/putusan/{one.pk}/")
    said = text(answer)
    assert answer.headers["Cache-Control"] == "no-store, private" or "no-store" in answer.headers["Cache-Control"]
    assert PENDIDIK[0] in said and "1671••••••••••01" in said and "berbeda" in said and "16000001" in said
    assert nik(1) not in said and "1990" not in said and "010190" not in said
    assert Deed.objects.filter(jenis="putusan_lihat", tentang="keputusan", unit="1.01").count() == 1


def test_answering_goes_on_to_the_next_until_none_is_left(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    masuk(client, orang.operator)
    where = f"/putusan/{of(antrean, PENDIDIK[0])[0].pk}/"
    for _ in PENDIDIK:
        answer = client.post(where, {"keputusan": "bukan"})
        assert answer.status_code == 302
        where = answer.headers["Location"]
    assert where == "/putusan/" and "Tidak ada yang menunggu" in text(client.get(where))
    assert Decision.objects.count() == len(PENDIDIK)


def test_the_second_of_two_sees_who_was_first(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    one = of(antrean, PENDIDIK[0])[0]
    masuk(client, orang.operator)
    decide(by=orang.bkpsdm, questions=[one.pk], said=SAMA)
    answer = client.post(f"/putusan/{one.pk}/", {"keputusan": "bukan"})
    assert answer.status_code == 409 and "Bkpsdm sudah menjawab «sama»" in text(answer)


def test_a_group_is_answered_by_ticking_and_all_of_it_only_as_it_was_shown(
    client: Client, orang: SimpleNamespace, antrean: list[Question]
) -> None:  # fmt: skip
    masuk(client, orang.operator)
    two = [one.pk for one in of(antrean, *PENDIDIK[:2])]
    where = f"{KELOMPOK}?{'&'.join(f'{name}={value}' for name, value in GROUP.items())}"
    assert client.post(where, {"jawaban": "bukan"}).status_code == 422
    assert client.post(where, {"jawaban": "entah", "pilih": two}).status_code == 422
    assert client.post(where, {"jawaban": "bukan", "pilih": two, "jumlah": "5"}).status_code == 302
    told = client.post(where, {"jawaban": "bukan", "semua": "1", "jumlah": "5"})
    assert told.status_code == 409 and "kini berisi 3 pertanyaan, bukan 5" in text(told)
    assert client.post(where, {"jawaban": "bukan", "semua": "1", "jumlah": "3"}).headers["Location"] == "/putusan/"
    assert Decision.objects.filter(jawaban="bukan").count() == 5


def test_undoing_asks_for_a_reason_and_opens_the_question_again(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    one = of(antrean, PENDIDIK[0])[0]
    decide(by=orang.operator, questions=[one.pk], said=SAMA)
    made = Decision.objects.get()
    masuk(client, orang.bkpsdm)
    assert "Cabut putusan ini" in text(client.get(f"/putusan/riwayat/{made.pk}/"))
    assert client.post(f"/putusan/riwayat/{made.pk}/", {"alasan": " "}).status_code == 422
    assert client.post(f"/putusan/riwayat/{made.pk}/", {"alasan": "keliru"}).status_code == 302
    assert client.post(f"/putusan/riwayat/{made.pk}/", {"alasan": "keliru"}).status_code == 409
    assert "keliru" in text(client.get(f"/putusan/riwayat/{made.pk}/")) and "Dicabut" in text(client.get("/putusan/riwayat/"))


def test_asking_somebody_is_told_beside_the_question(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    one = of(antrean, PENDIDIK[0])[0]
    masuk(client, orang.bkpsdm)
    assert client.post(f"/putusan/{one.pk}/tanyakan/", {"kepada": "cabang", "catatan": ""}).status_code == 422
    assert client.post(f"/putusan/{one.pk}/tanyakan/", {"kepada": "cabang", "catatan": "Kartunya?"}).status_code == 302
    assert Inquiry.objects.count() == 1
    said = text(masuk(client, orang.cabang).get(f"/putusan/{one.pk}/"))
    assert "Bkpsdm bertanya kepada Kantor cabang BPJS Ketenagakerjaan" in said and "Kartunya?" in said
    assert "1 ditanyakan" in text(client.get("/putusan/"))


@pytest.mark.parametrize("jenis", ["jawaban_unit", "pemetaan", "usulan_rekening", "alokasi_bayar"])
def test_every_other_kind_has_its_page_and_its_form(client: Client, orang: SimpleNamespace, antrean: list[Question], jenis: str) -> None:
    said = {
        "jawaban_unit": {"unit": "1.01"}, "pemetaan": {"setuju": "ya", "bidang": ["nama", "nik", "kategori"]},
        "usulan_rekening": {"terima": "ya", "program": "jkk", "keluarga": "pppk_paruh_waktu", "dari": "2026", "sampai": ""},
        "alokasi_bayar": {"npp": ["16000001", ""], "bulan": ["2026-05", ""], "rupiah": ["59328", ""]},
    }[jenis]  # fmt: skip
    one = next(one for one in antrean if one.jenis == jenis)
    masuk(client, orang.bpkad if jenis in ("usulan_rekening", "alokasi_bayar") else orang.bkpsdm)
    assert client.get(f"/putusan/{one.pk}/").status_code == 200
    assert client.get(f"{KELOMPOK}?pemda={PEMDA}&bulan={BULAN}&jenis={jenis}&sebab={one.sebab}").status_code == 200
    assert client.post(f"/putusan/{one.pk}/", {}).status_code == 422
    assert client.post(f"/putusan/{one.pk}/", said).status_code == 302
    made = Decision.objects.get()
    assert client.get(f"/putusan/riwayat/{made.pk}/").status_code == 200


def test_what_was_put_in_and_not_followed_need_not_be_written_again(
    client: Client, orang: SimpleNamespace, antrean: list[Question]
) -> None:  # fmt: skip
    one = next(one for one in antrean if one.jenis == "alokasi_bayar")
    parts = {"npp": ["16000001", "x"], "bulan": ["Mei", "2026-05"], "rupiah": ["59328", "12"]}
    answer = masuk(client, orang.bpkad).post(f"/putusan/{one.pk}/", parts)
    assert answer.status_code == 422 and all(f'value="{word}"' in answer.content.decode() for word in ("16000001", "Mei", "59328", "12"))


def test_files_go_out_and_come_in(client: Client, orang: SimpleNamespace, antrean: list[Question], tmp_path: Path) -> None:
    decided(orang, antrean)
    masuk(client, orang.bkpsdm)
    out = client.get(f"/putusan/berkas/{PEMDA}-keputusan.csv")
    assert out.headers["Content-Disposition"] == 'attachment; filename="keputusan.csv"' and PENDIDIK[0] in out.content.decode()
    sent = SimpleUploadedFile("punya kami.csv", out.content)
    said = text(client.post("/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": sent}))
    assert "0 jawaban baru disimpan, 7 sudah ada, 0 bertentangan" in said
    turned = out.content.decode().replace(";sama;", ";bukan;").encode()
    said = text(client.post("/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": SimpleUploadedFile("a.csv", turned)}))
    assert "4 bertentangan" in said and "tidak ditimpa" in said
    for form in ({}, {"untuk": f"{PEMDA}/keputusan"}, {"untuk": f"{PEMDA}/rahasia", "berkas": SimpleUploadedFile("a.csv", turned)}):
        assert client.post("/putusan/berkas/", form).status_code == 422
    other = {"untuk": f"{PEMDA}/usulan_rekening", "berkas": SimpleUploadedFile("a.csv", turned)}
    assert client.post("/putusan/berkas/", other).status_code == 403
    huge = SimpleUploadedFile("a.csv", b"a;b\n" * (13 * 1024 * 1024 + 1))
    assert client.post("/putusan/berkas/", {"untuk": f"{PEMDA}/keputusan", "berkas": huge}).status_code == 422


def _or_not_there(status: int) -> int:
    """Who has no right to any page of the inbox is told so before anything is looked for."""
    return 404 if status == 403 else status


def test_whoever_has_no_part_in_it_is_told_nothing_of_it(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    one = of(antrean, PENDIDIK[0])[0]
    decide(by=orang.bkpsdm, questions=[one.pk], said=SAMA)
    made, open_one = Decision.objects.get(), of(antrean, PENDIDIK[1])[0]
    pages = [f"/putusan/{open_one.pk}/", f"/putusan/riwayat/{made.pk}/", f"/putusan/berkas/{PEMDA}-keputusan.csv"]
    for name in (*PERSONAS, "tanpa_peran"):
        own = name in ("operator", "bkpsdm", "cabang")
        masuk(client, getattr(orang, name))
        expected = [200 if own else 404, 200 if own else 404, 200 if name == "bkpsdm" else 404]
        assert [_or_not_there(client.get(page).status_code) for page in pages] == expected, name
        assert _or_not_there(client.post(pages[0], {"keputusan": "entah"}).status_code) == (422 if own else 404)
        assert _or_not_there(client.post(pages[1], {"alasan": ""}).status_code) == (422 if own else 404)
        listed = client.get(KELOMPOK, GROUP), client.get("/putusan/riwayat/"), client.get("/putusan/")
        works = own or name in ("operator_lain", "operator_1601", "bkpsdm_1601", "cabang_asing", "asing", "bpkad")
        assert [answer.status_code for answer in listed[1:]] == [200 if works else 403] * 2, name
        assert any(PENDIDIK[1] in text(answer) or PENDIDIK[0] in text(answer) for answer in listed) == own, name


def test_signed_out_nobody_sees_anything(client: Client, antrean: list[Question]) -> None:
    assert client.get("/putusan/").status_code == 302 and client.get(f"/putusan/{antrean[0].pk}/").status_code == 302


def test_a_group_that_is_none_is_not_there(client: Client, orang: SimpleNamespace, antrean: list[Question]) -> None:
    masuk(client, orang.bkpsdm)
    assert client.get(f"{KELOMPOK}?jenis=rahasia").status_code == 404
    assert client.get("/putusan/999999/").status_code == 404 and client.get("/putusan/riwayat/999999/").status_code == 404


@pytest.mark.parametrize("many", [1, 120])
def test_many_cost_as_many_queries_as_one(
    client: Client, orang: SimpleNamespace, antrean: list[Question], many: int, django_assert_max_num_queries: Any
) -> None:  # fmt: skip
    first = of(antrean, PENDIDIK[0])[0]
    Question.objects.exclude(pk=first.pk).delete()
    sidik = keep(look_all([first]) * many)
    about = {name: getattr(first, name) for name in ("pemda", "jenis", "unit", "npp", "bulan", "sebab", "bukti")}
    Question.objects.bulk_create(
        [Question(**about, kunci=f"{at:064}", urut=at + 1, sidik=sidik, letak=at, dibuat=first.dibuat) for at in range(many)]
    )
    masuk(client, orang.bkpsdm)
    with django_assert_max_num_queries(14):
        answer = client.get(KELOMPOK, GROUP)
    assert answer.content.decode().count('name="pilih"') == min(many + 1, 50)
    with django_assert_max_num_queries(10):
        client.get("/putusan/")
    query = f"{KELOMPOK}?{'&'.join(f'{name}={value}' for name, value in GROUP.items())}"
    with django_assert_max_num_queries(30):
        client.post(query, {"jawaban": "bukan", "semua": "1", "jumlah": str(many + 1)})
    assert Decision.objects.count() == many + 1
    with django_assert_max_num_queries(14):
        client.get("/putusan/riwayat/")
