"""The trail in a real Chromium: read, filtered by keyboard, taken out."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection.models import Step, Submission
from tests.web.browser.conftest import PHONE
from tests.web.people import PEMDA, PENDIDIKAN

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_auditor_reads_filters_and_takes_out_the_trail(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace
) -> None:
    with acts(orang.kepala):
        setoran = Submission.objects.create(pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa="2026-10", oleh=orang.kepala)
        Submission.objects.update(keadaan="disahkan", versi=2)
        Step.objects.create(setoran=setoran, jenis="sah", oleh=orang.kepala, sebagai="Kepala Dinas Pendidikan")
        note("lihat_masalah", pemda=PEMDA, unit=PENDIDIKAN, tentang="roster 2026-10", halaman=1)
    page = enter(orang.auditor)
    page.get_by_role("link", name="Jejak").click()
    sound(page, "jejak")
    page.get_by_label("Kejadian").select_option(label="Setoran dan persetujuan")
    page.get_by_label("Nama pelaku").fill("Kepala")
    page.get_by_label("Nama pelaku").press("Enter")
    page.wait_for_url("**jenis=setoran**")
    assert page.locator("tbody tr").count() == 3
    sound(page, "jejak-saring")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Unduh CSV").click()
    assert taken.value.suggested_filename.startswith("jejak-")


def test_it_is_read_on_a_phone(enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    page = enter(orang.admin, PHONE)
    page.goto("/jejak/")
    sound(page, "jejak-telepon")
