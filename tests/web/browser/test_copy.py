"""The copy of a person's data in a real Chromium that speaks English: days with the day first, what is wrong is told, and a file comes."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from naungan.web.audit.models import Deed
from tests.evaluation.offices import nik
from tests.web.browser.conftest import PHONE
from tests.web.results.conftest import months

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from naungan.web.results.models import Month

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["months"]


def test_a_copy_is_made_by_letter(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, months: dict[str, Month]
) -> None:
    page = enter(orang.bkpsdm)
    page.get_by_role("link", name="Salinan data").click()
    sound(page, "salinan")
    page.get_by_label("NIK").fill(nik(1))
    page.get_by_label("Nomor surat permintaan").fill("800/12/2026")
    page.get_by_label("Tanggal surat").fill("11/30/2026")
    page.get_by_label("Alasan").fill("permintaan sendiri di loket")
    page.get_by_role("button", name="Unduh salinan (ZIP)").click()
    page.get_by_role("link", name="Tanggal surat: Tulis hari, bulan, tahun, misalnya 31-12-2026 atau 31 Desember 2026.").click()
    sound(page, "salinan-salah")
    assert nik(1) not in page.url
    page.keyboard.press("Control+A")
    page.keyboard.type("30 November 2026")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.startswith("salinan-data-")
    assert Deed.objects.get(jenis="salin_orang").isi["tanggal"] == "2026-11-30"


def test_it_is_asked_for_on_a_phone(enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    page = enter(orang.bkpsdm, PHONE)
    page.goto("/salinan/")
    sound(page, "salinan-telepon")
