"""The inbox in a real browser, by keyboard alone: open, look, answer, ask, undo; every page without a barrier."""

# ruff: noqa: F811  # fixtures of another room are named as arguments
from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from naungan.web.decisions.models import Decision, Inquiry, Question
from tests.web.browser.conftest import PHONE
from tests.web.decisions.conftest import antrean, bertanya, ditanya  # noqa: F401  # fixtures

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing of that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || '').trim()")
        if said.startswith(name):
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_a_pair_is_answered_asked_about_and_undone_by_keyboard(
    orang: SimpleNamespace, antrean: list[Question], enter: Callable[..., Page], sound: Callable[..., None]
) -> None:  # fmt: skip
    page = enter(orang.operator)
    tab_to(page, "Putusan")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Yang harus diputuskan").wait_for()
    sound(page, "putusan-kotak")
    tab_to(page, "Kecocokan orang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/putusan/kelompok/**")
    sound(page, "putusan-kelompok")
    tab_to(page, "Bagas")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Apakah ini orang yang sama?").wait_for()
    sound(page, "putusan-pasangan")
    tab_to(page, "Bukan orang yang sama")
    page.keyboard.press("Enter")
    page.get_by_text("Tersimpan: Bukan orang yang sama.").wait_for()
    tab_to(page, "Belum tahu?")
    page.keyboard.press("Enter")
    page.get_by_label("Yang perlu dilihat").fill("Mohon dilihat kartunya")
    tab_to(page, "Tanyakan")
    page.keyboard.press("Enter")
    page.get_by_text("Pertanyaan dibiarkan terbuka").wait_for()
    assert Inquiry.objects.count() == 1 and Decision.objects.count() == 1
    page.goto("/putusan/riwayat/")
    sound(page, "putusan-riwayat")
    tab_to(page, "Bagas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/putusan/riwayat/*/")
    sound(page, "putusan-jawaban")
    tab_to(page, "Cabut")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.classList.contains('galat')")
    sound(page, "putusan-cabut-tanpa-alasan")
    page.get_by_label("Alasan").fill("keliru")
    page.get_by_role("button", name="Cabut").click()
    page.get_by_text("Putusan dicabut.").wait_for()


def test_a_group_is_answered_at_once(
    orang: SimpleNamespace, antrean: list[Question], enter: Callable[..., Page], sound: Callable[..., None]
) -> None:  # fmt: skip
    page = enter(orang.bkpsdm)
    page.goto("/putusan/")
    page.get_by_role("link", name="Nama dan tanggal lahir sama").click()
    page.get_by_role("button", name="Bukan orang yang sama").click()
    page.get_by_text("Belum ada pertanyaan yang dipilih").wait_for()
    sound(page, "putusan-tanpa-pilihan")
    page.get_by_label("Pilih Citra Maharani").check()
    page.get_by_role("button", name="Orang yang sama", exact=True).click()
    page.get_by_text("1 pertanyaan dijawab").wait_for()
    page.get_by_label("Semua 4 pertanyaan").check()
    page.get_by_role("button", name="Bukan orang yang sama").click()
    page.get_by_text("4 pertanyaan dijawab").wait_for()
    assert sorted(Decision.objects.values_list("jawaban", flat=True)) == ["bukan"] * 4 + ["sama"]


@pytest.mark.parametrize("size", [None, PHONE])
def test_the_other_kinds_and_the_files_stand_without_a_barrier(
    orang: SimpleNamespace, antrean: list[Question], enter: Callable[..., Page], sound: Callable[..., None], size: dict[str, int] | None
) -> None:  # fmt: skip
    where = "" if size is None else "-ponsel"
    for who, kinds in ((orang.bkpsdm, ("keputusan", "jawaban_unit", "pemetaan")), (orang.bpkad, ("usulan_rekening", "alokasi_bayar"))):
        page = enter(who, *([] if size is None else [size]))
        for jenis in kinds:
            page.goto(f"/putusan/{next(one.pk for one in antrean if one.jenis == jenis)}/")
            sound(page, f"putusan-{jenis}{where}")
        page.goto("/putusan/")
        sound(page, f"putusan-kotak-{who.username}{where}")
        page.goto("/putusan/berkas/")
        sound(page, f"putusan-berkas-{who.username}{where}")


def test_a_payment_is_parted_looked_at_and_taken_back(
    orang: SimpleNamespace, antrean: list[Question], enter: Callable[..., Page], sound: Callable[..., None]
) -> None:  # fmt: skip
    page = enter(orang.bpkad)
    page.goto("/putusan/")
    page.get_by_role("link", name=re.compile("Pembagian|alokasi|Tagihan", re.IGNORECASE)).first.click()
    page.get_by_role("link", name="00001/SP2D-LS/2026").click()
    page.get_by_label("NPP bagian 1").fill("16000001")
    page.get_by_label("Bulan bagian 1").fill("2026-05")
    page.get_by_label("Rupiah bagian 1").fill("lima")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("alert").wait_for()
    sound(page, "putusan-alokasi-salah")
    page.get_by_label("Rupiah bagian 1").fill("59328")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Tersimpan: 1 bagian.").wait_for()
    page.get_by_role("link", name="Lihat atau cabut").click()
    sound(page, "putusan-alokasi-jawaban")
    page.get_by_label("Alasan").fill("keliru")
    page.get_by_role("button", name="Cabut").click()
    page.get_by_text("Putusan dicabut.").wait_for()
    page.goto("/putusan/")
    assert page.get_by_text("1 menunggu").count() >= 1
    assert Decision.objects.get().dicabut is not None
