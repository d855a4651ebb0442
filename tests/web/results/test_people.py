"""People of a result: only to whom they belong, masked, found by POST, and opened one at a time with a reason."""

from __future__ import annotations

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.kernel.nik import mask
from naungan.web.accounts.models import Assignment
from naungan.web.audit.models import Deed
from naungan.web.results import actions
from naungan.web.results.models import Month, Sample
from naungan.web.results.people import SEMUA, Asked, People
from naungan.web.results.stored import place
from naungan.web.results.whose import Part
from tests.evaluation.offices import nik
from tests.web.evaluating.offices import KABUPATEN, KOTA
from tests.web.people import masuk

pytestmark = pytest.mark.django_db
BUDI, AGUS, DEWI = "Budi Santoso", "Agus Wijaya", "Dewi Lestari"
REASON = "mencocokkan dengan KTP yang dibawa"


def row_of(name: str, pemda: str = KOTA) -> int:
    """The number of somebody's row."""
    found = People(place("contoh"), pemda, Part(whole=True)).page(Asked(keadaan=SEMUA)).rows
    return next(int(one["nomor"]) for one in found if one["nama"] == name)


def page(client: Client, address: str, **post: str) -> str:
    answer = client.post(address, post) if post else client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_lists_are_masked_and_of_ones_own_area(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    pk = months[KOTA].pk
    every = f"/hasil/{pk}/orang/?keadaan=semua"
    seen = {"operator": {BUDI, AGUS}, "operator_lain": {DEWI}, "bkpsdm": {BUDI, AGUS, DEWI}, "auditor": {BUDI, AGUS, DEWI}}
    for persona, names in seen.items():
        masuk(client, getattr(orang, persona))
        said = page(client, every)
        assert (persona, {name for name in (BUDI, AGUS, DEWI) if name in said}) == (persona, names)
        assert not re.search(r"\d{16}", said)
    assert mask(nik(1)) in said
    for persona in ("operator_1601", "bkpsdm_1601", "asing", "cabang_asing"):
        masuk(client, getattr(orang, persona))
        assert (persona, client.get(every).status_code) == (persona, 404)
    assert Deed.objects.filter(jenis="lihat_daftar").count() == len(seen)


def test_a_branch_sees_the_members_of_its_numbers(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.cabang)
    said = page(client, f"/hasil/{months[KOTA].pk}/orang/?keadaan=semua")
    assert BUDI in said and AGUS not in said  # who is on no number of its own is asked about in its list


def test_who_is_settled_is_not_in_the_list_of_gaps(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.operator)
    said = page(client, f"/hasil/{months[KOTA].pk}/orang/")
    assert AGUS in said and BUDI not in said


def test_one_is_found_by_nik_or_name_and_nothing_of_it_is_kept(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.operator)
    address = f"/hasil/{months[KOTA].pk}/cari/"
    for words in (nik(1), f"{nik(1)[:6]} {nik(1)[6:12]} {nik(1)[12:]}", "santoso BUDI"):
        said = page(client, address, cari=words)
        assert BUDI in said and AGUS not in said and nik(1) not in said
    assert "Tidak ditemukan" in page(client, address, cari="dewi lestari")
    assert client.post(address, {"cari": "bu"}).status_code == 422
    assert client.get(address).status_code == 405
    told = str(list(Deed.objects.values()))
    assert "ditemukan" in told and nik(1) not in told and "santoso" not in told.casefold()


def test_one_nik_is_opened_for_a_reason_that_is_kept(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    pk, row = months[KOTA].pk, row_of(BUDI)
    address = f"/hasil/{pk}/1/orang/{row}/"
    for persona in ("operator", "bkpsdm", "cabang"):
        masuk(client, getattr(orang, persona))
        assert nik(1) not in page(client, address)
        assert nik(1) in page(client, f"{address}buka/", alasan=REASON)
        assert nik(1) not in page(client, address)
    deeds = list(Deed.objects.filter(jenis=actions.BUKA))
    assert [(one.pemda, one.unit, one.tentang, one.isi["alasan"]) for one in deeds] == [(KOTA, "1.01", f"contoh:{row}", REASON)] * 3
    assert nik(1) not in str(list(Deed.objects.values()))


def test_nobody_else_opens_it(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    address = f"/hasil/{months[KOTA].pk}/1/orang/{row_of(BUDI)}/buka/"
    expected = {"kepala": 403, "operator_lain": 404, "auditor": 422, "pimpinan": 403, "bkpsdm_1601": 404, "cabang_asing": 404, "admin": 403}
    for persona, status in expected.items():
        masuk(client, getattr(orang, persona))
        answer = client.post(address, {"alasan": REASON})
        assert (persona, answer.status_code, nik(1) in answer.content.decode()) == (persona, status, False)
    assert not Deed.objects.filter(jenis=actions.BUKA).exists()


def test_without_a_reason_it_stays_closed_and_a_nik_in_the_reason_is_masked(
    client: Client, orang: SimpleNamespace, months: dict[str, Month]
) -> None:
    masuk(client, orang.operator)
    address = f"/hasil/{months[KOTA].pk}/1/orang/{row_of(BUDI)}/buka/"
    answer = client.post(address, {"alasan": "  cek   "})
    assert answer.status_code == 422 and nik(1) not in answer.content.decode() and 'role="alert"' in answer.content.decode()
    page(client, address, alasan=f"cocokkan {nik(2)} dengan KTP")
    assert nik(2) not in str(list(Deed.objects.values()))


def test_rows_of_a_result_that_counts_no_longer_are_not_opened(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.operator)
    Month.objects.filter(pk=months[KOTA].pk).update(nomor=2)
    for answer in (client.get(f"/hasil/{months[KOTA].pk}/1/orang/0/"), client.post(f"/hasil/{months[KOTA].pk}/1/orang/0/buka/")):
        assert answer.status_code == 422 and "dihitung ulang" in answer.content.decode()


def test_an_amount_is_told_down_to_the_article_and_the_row(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.operator)
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(client, f"/hasil/{months[KOTA].pk}/1/orang/{row_of(AGUS)}/")))
    assert "Rp4.800" in said and "Rp6.000" in said and "Jumlah Rp10.800" in said  # 0.24 and 0.3 percent of 2,000,000
    assert "PP 44/2015 Pasal 16" in said and "disdik 2026-10.csv" in said and "baris 3" in said
    masuk(client, orang.operator_lain)
    eko = page(client, f"/hasil/{months[KOTA].pk}/1/orang/{row_of('Eko Prasetyo')}/")
    assert "kosong" in eko


def test_a_unit_takes_its_own_list_away_and_no_other(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    address = f"/hasil/{months[KOTA].pk}/daftar/"
    wanted = {
        ("operator", "1.01"): 200,
        ("operator", "1.02"): 404,
        ("bkpsdm", "1.02"): 200,
        ("auditor", "1.01"): 404,
        ("cabang", "1.01"): 404,
    }
    for (persona, unit), status in wanted.items():
        masuk(client, getattr(orang, persona))
        answer = client.post(address, {"unit": unit, "daftar": "gap"})
        assert (persona, unit, answer.status_code) == (persona, unit, status)
        assert status != 200 or f'filename="{unit}-' in answer["Content-Disposition"]
    assert client.post(address, {"unit": "1.01", "daftar": "../hasil"}).status_code == 404
    assert Deed.objects.filter(jenis="unduh").count() == 2


def test_an_auditor_opens_what_was_drawn_and_nothing_else(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    drawn = actions.draw(by=orang.auditor, month=months[KOTA], jumlah=2)
    assert len(set(drawn.baris)) == 2 and drawn.dari == 5 and drawn.sampai == timezone.localdate() + dt.timedelta(days=90)
    masuk(client, orang.auditor)
    page(client, f"/hasil/sampel/{drawn.pk}/")
    for row in range(drawn.dari):
        answer = client.post(f"/hasil/sampel/{drawn.pk}/{row}/buka/", {"alasan": REASON})
        assert answer.status_code == (200 if row in drawn.baris else 422)
    assert Deed.objects.filter(jenis=actions.BUKA, isi__surat="700/1/2026").count() == 2
    with pytest.raises(Refusal, match="sudah ditarik"):
        actions.draw(by=orang.auditor, month=months[KOTA], jumlah=2)
    masuk(client, orang.bkpsdm)
    assert client.get(f"/hasil/sampel/{drawn.pk}/").status_code == 404


def test_a_sample_ends_with_its_letter(orang: SimpleNamespace, months: dict[str, Month]) -> None:
    drawn = actions.draw(by=orang.auditor, month=months[KOTA], jumlah=5)
    Assignment.objects.filter(user=orang.auditor).update(nomor_surat="")
    with pytest.raises(Refusal, match="ditarik acak"):
        actions.unmask_drawn(by=orang.auditor, sample=drawn, baris=drawn.baris[0], alasan=REASON)
    for persona in ("bkpsdm", "auditor"):
        with pytest.raises(Refusal, match="ditarik acak"):
            actions.draw(by=getattr(orang, persona), month=months[KABUPATEN], jumlah=1)
    assert Sample.objects.count() == 1


def test_a_sample_has_its_bounds(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.auditor)
    for said, status in (("0", 422), ("101", 422), ("banyak", 422), ("3", 302)):
        assert client.post(f"/hasil/{months[KOTA].pk}/sampel/", {"jumlah": said}).status_code == status
