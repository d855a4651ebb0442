"""In a real browser: a list of workers goes from its operator to locked, comes back once, and is undone; each as the person who does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from naungan.web.collection.models import Submission
from tests.web.browser.conftest import OFFICE, PHONE
from tests.web.collection.handed import submission
from tests.web.collection.test_flow import walk
from tests.web.people import PEMDA

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Enter = Callable[..., "Page"]
Sound = Callable[..., None]


def press(page: Page, link: str, button: str | None = None) -> None:
    page.get_by_role("link", name=link, exact=True).click()
    page.get_by_role("button", name=button or link, exact=True).click()


def test_a_list_goes_from_its_operator_to_locked(enter: Enter, sound: Sound, orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    operator = enter(orang.operator)
    sound(operator, "alur-beranda-operator")
    operator.get_by_role("link", name="Kalender", exact=True).click()
    sound(operator, "alur-kalender-operator")
    operator.goto(f"/setoran/{one.pk}/")
    sound(operator, "alur-setoran-draf")
    operator.get_by_role("link", name="Serahkan", exact=True).click()
    sound(operator, "alur-serah")
    operator.get_by_role("button", name="Serahkan", exact=True).click()
    operator.get_by_text("Nomor tanda terima 0001/TT/16.71").wait_for()
    operator.get_by_role("link", name="0001/TT").click()
    sound(operator, "alur-tanda-terima")
    head = enter(orang.kepala)
    sound(head, "alur-beranda-kepala")
    head.get_by_role("link", name="Tanda tangani: Daftar pekerja Oktober 2026").click()
    head.get_by_role("link", name="Tanda tangani", exact=True).click()
    sound(head, "alur-tanda-tangan")
    head.get_by_role("button", name="Tanda tangani").click()
    head.get_by_text("Riwayat").click()
    sound(head, "alur-ditandatangani")
    for who, word in ((orang.bkpsdm, "Verifikasi status"), (orang.bpkad, "Verifikasi uang")):
        page = enter(who)
        page.goto(f"/setoran/{one.pk}/")
        press(page, word)
    page.get_by_text("Terkunci").first.wait_for()
    sound(page, "alur-terkunci")


def test_it_comes_back_with_a_reason(enter: Enter, sound: Sound, orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah")
    head = enter(orang.kepala)
    head.goto(f"/setoran/{one.pk}/langkah/kembali/")
    head.evaluate("document.querySelector('textarea').required = false")
    head.get_by_role("button", name="Kembalikan").click()
    assert head.get_by_role("alert").evaluate("one => one === document.activeElement")
    sound(head, "alur-kembali-tanpa-alasan")
    head.get_by_label("Alasan").fill("Upah Januari, bukan Oktober")
    head.get_by_role("button", name="Kembalikan").click()
    operator = enter(orang.operator, PHONE)
    sound(operator, "alur-beranda-telepon")
    operator.set_viewport_size(OFFICE)
    operator.get_by_role("link", name="Daftar pekerja Oktober 2026").click()
    operator.get_by_text("Upah Januari, bukan Oktober").first.wait_for()
    sound(operator, "alur-dikembalikan")


def test_two_at_once(enter: Enter, sound: Sound, orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    page = enter(orang.bpkad)
    page.goto(f"/setoran/{one.pk}/langkah/kembali/")
    walk(orang, one, "status")
    page.get_by_label("Alasan").fill("Terlambat melihat")
    page.get_by_role("button", name="Kembalikan").click()
    page.get_by_text("Sudah diubah orang lain lebih dulu: status diverifikasi bkpsdm").wait_for()
    sound(page, "alur-didahului")


def test_undoing_shows_its_effect_first(enter: Enter, sound: Sound, orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah", "status", "uang")
    page = enter(orang.penyetuju)
    page.goto(f"/setoran/{one.pk}/")
    page.get_by_role("link", name="Batalkan berlakunya").click()
    sound(page, "alur-batal")
    assert "-115" in page.locator("table").inner_text()
    page.get_by_label("Alasan").fill("Salah unit")
    page.get_by_role("button", name="Batalkan berlakunya").click()
    page.get_by_text("Berlakunya dibatalkan").wait_for()
    assert Submission.objects.get(pk=one.pk).keadaan == "dikembalikan"


@pytest.mark.parametrize(("name", "path", "size"), [("bpkad", "/setoran/kalender/?bulan=2026-11", None), ("bpkad", "/setoran/kalender/?bulan=2026-11", PHONE),
                                                    ("operator", "/setoran/kalender/?bulan=2026-12", PHONE),
                                                    ("pengawas", "/setoran/kelengkapan/?bulan=2026-11", None), ("penyetuju", "/setoran/kelengkapan/?bulan=2026-11", PHONE)])  # fmt: skip
def test_calendar_and_figures(
    enter: Enter, sound: Sound, orang: SimpleNamespace, name: str, path: str, size: dict[str, int] | None
) -> None:
    walk(orang, submission(orang.operator), "serah", "sah")
    page = enter(getattr(orang, name), *([size] if size else []))
    page.goto(path)
    sound(page, f"alur-{name}-{path.split('/')[2]}{'-telepon' if size else ''}")


def test_nothing_to_hand_in_is_said_without_a_file(enter: Enter, sound: Sound, orang: SimpleNamespace) -> None:
    page = enter(orang.operator, javascript=False)
    page.goto("/setoran/kalender/?bulan=2026-11")
    page.get_by_role("button", name=re.compile("^Nihil")).first.click()
    page.get_by_text("Nihil dicatat. Periksa").wait_for()
    sound_free = Submission.objects.get(pemda=PEMDA)
    assert sound_free.bentuk == "nihil"
