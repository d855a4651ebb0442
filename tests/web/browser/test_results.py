"""The desk of results in a real Chromium: from the desk to why an amount is what it is, one NIK opened, and its worst errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from tests.evaluation.offices import nik
from tests.web.evaluating.offices import KOTA, stored
from tests.web.results.test_again import fail

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def test_from_the_desk_to_one_amount_and_one_nik(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, hasil: Path
) -> None:
    stored(hasil)
    page = enter(orang.operator)
    page.get_by_role("link", name="Hasil", exact=True).click()
    sound(page, "hasil-meja")
    page.get_by_role("link", name="Kota Palembang").click()
    sound(page, "hasil-bulan")
    page.get_by_role("link", name="Dinas Pendidikan").click()
    sound(page, "hasil-daftar")
    page.get_by_label("Cari satu orang").fill("bu")
    page.get_by_role("button", name="Cari").click()
    sound(page, "hasil-cari-salah")
    page.get_by_role("link", name=re.compile("memerlukan NIK 16 angka")).click()
    page.get_by_label("Cari satu orang").fill("agus")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Agus Wijaya").click()
    assert "PP 44/2015 Pasal 16" in page.inner_text("main") and nik(2) not in page.content()
    sound(page, "hasil-mengapa")
    page.get_by_text("Buka NIK lengkap").click()
    page.get_by_label("Untuk keperluan apa?").fill("mencocokkan dengan KTP")
    page.get_by_role("button", name="Buka satu kali").click()
    assert nik(2) in page.inner_text("main") and nik(2) not in page.url
    sound(page, "hasil-nik")


def test_the_pages_hold_on_a_phone(enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, hasil: Path) -> None:
    pk = stored(hasil)[KOTA].pk
    page = enter(orang.bkpsdm, PHONE)
    for name, address in {
        "bulan": f"/hasil/{pk}/",
        "daftar": f"/hasil/{pk}/orang/?keadaan=semua",
        "satu": f"/hasil/{pk}/1/orang/0/",
    }.items():
        page.goto(address)
        sound(page, f"hasil-{name}-ponsel")


def test_the_branch_and_the_auditor_have_their_pages(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, hasil: Path
) -> None:
    pk = stored(hasil)[KOTA].pk
    page = enter(orang.cabang)
    page.goto("/hasil/cabang/")
    sound(page, "hasil-cabang")
    page.get_by_role("link", name=re.compile("Kota Palembang")).click()
    sound(page, "hasil-tanya")
    page = enter(orang.auditor)
    page.goto(f"/hasil/{pk}/")
    page.get_by_label("Ukuran sampel").fill("2")
    page.get_by_role("button", name="Tarik sampel").click()
    sound(page, "hasil-sampel")


def test_the_book_runs_under_its_own_policy(enter: Callable[..., Page], orang: SimpleNamespace, hasil: Path) -> None:
    pk = stored(hasil)[KOTA].pk
    page = enter(orang.kementerian)
    page.goto(f"/hasil/{pk}/book.html")
    page.get_by_role("link", name=re.compile("Palembang")).first.click()
    assert page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.url.endswith(("#k1671", "#p16")) or "#" in page.url


@pytest.mark.parametrize("size", [None, PHONE])
def test_a_failed_month_is_asked_for_once_more_and_the_complete_month_leads(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, hasil: Path, size: dict[str, int] | None
) -> None:
    where, month = "" if size is None else "-ponsel", stored(hasil)[KOTA]
    Month.objects.filter(pk=month.pk).update(unit_terkunci=3, unit_seluruh=3)
    later = {"ringkas": month.ringkas, "posisi": month.posisi, "unit_terkunci": 1, "unit_seluruh": 3}
    Month.objects.create(pemda=KOTA, bulan="2026-11", hasil="contoh", **later)
    fail(month)
    page = enter(orang.bkpsdm, *([] if size is None else [size]))
    page.get_by_text("3 dari 3 unit terkunci").wait_for()
    sound(page, f"hasil-beranda-gagal{where}")
    page.get_by_role("link", name="Angka sementara November 2026").click()
    page.get_by_text("November 2026 belum lengkap: 1 dari 3 unit terkunci").wait_for()
    sound(page, f"hasil-belum-lengkap{where}")
    page.goto(f"/hasil/{month.pk}/")
    sound(page, f"hasil-bulan-gagal{where}")
    page.get_by_role("button", name="Nilai ulang").click()
    page.get_by_text("Penilaian ulang diminta.").wait_for()
    assert page.get_by_role("button", name="Nilai ulang").count() == 0
    assert Job.objects.filter(keadaan=Job.State.ANTRE).count() == 1
    page = enter(orang.admin, *([] if size is None else [size]))
    page.goto(f"/hasil/{month.pk}/ulang/")
    page.get_by_text("sudah antre atau sedang berjalan").wait_for()
    sound(page, f"hasil-ulang{where}")
