"""An operator takes a dirty list of workers to a clean one in a browser: upload, result, one row, all of a kind, headings, and a file too large."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings

from naungan.web.collection.models import Version
from tests.evaluation.offices import nik
from tests.web.collection.handing import BAD, GOOD, csv, work

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
LETTERS = [f"Orang {'ABC'[n]};{nik(20 + n).replace('0', 'O', 1)};01-01-1990;L;Honorer;1500000" for n in range(3)]


@pytest.mark.parametrize("size", [None, PHONE], ids=["kantor", "telepon"])
def test_a_dirty_list_becomes_a_clean_one(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, tmp_path: Path, size: dict[str, int] | None
) -> None:
    page = enter(orang.operator, size) if size else enter(orang.operator)
    tag = "telepon" if size else "kantor"
    page.goto("/setoran/unggah/")
    sound(page, f"unggah-{tag}")
    file = tmp_path / "honorer 2026-10.csv"
    file.write_bytes(csv(*GOOD, *BAD, *LETTERS))
    page.get_by_label("Masa", exact=True).select_option("2026-10")
    page.locator("#berkas").set_input_files(str(file))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    sound(page, f"menunggu-{tag}")
    work(Version.objects.get().pekerjaan)
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()  # the page loads itself anew
    sound(page, f"hasil-{tag}")
    page.get_by_role("link", name="Perbaiki 4 sel sekaligus").first.click()
    sound(page, f"semua-{tag}")
    page.get_by_role("button", name="Perbaiki 4 sel dan periksa lagi").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    work(Version.objects.first().pekerjaan)  # type: ignore[union-attr]
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()
    page.get_by_role("link", name="Perbaiki baris 5").first.click()
    sound(page, f"baris-{tag}")
    page.get_by_label("Yang seharusnya tertulis").first.fill(nik(9))
    page.get_by_role("button", name="Simpan dan periksa lagi").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    work(Version.objects.first().pekerjaan)  # type: ignore[union-attr]
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()
    sound(page, f"sesudah-{tag}")
    assert page.get_by_text("Masuk 10 = diterima 9 + ditahan 0 + ditolak 1").is_visible()


def test_a_file_too_large_is_told_and_nothing_is_lost(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, tmp_path: Path, settings: LazySettings
) -> None:
    settings.BERKAS_PALING_BESAR = 1024 * 1024
    page = enter(orang.operator)
    page.goto("/setoran/unggah/")
    (tmp_path / "besar.csv").write_bytes(b"x" * 2_000_000)
    page.locator("#berkas").set_input_files(str(tmp_path / "besar.csv"))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_role("link", name="Berkas besar.csv lebih besar dari 1 MB").wait_for()
    sound(page, "terlalu-besar")


def test_strange_headings_are_explained(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, tmp_path: Path
) -> None:
    page = enter(orang.operator)
    page.goto("/setoran/unggah/")
    file = tmp_path / "aneh.csv"
    file.write_bytes(csv(f"Budi Santoso;{nik(1)};Dinas Pendidikan;1500000", head="Insan;Kode Diri;Kantor Bakti;Besaran"))
    page.get_by_label("Masa", exact=True).select_option("2026-10")
    page.locator("#berkas").set_input_files(str(file))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    work(Version.objects.get().pekerjaan)
    page.get_by_role("link", name="Sebutkan arti judul kolomnya").click()
    sound(page, "judul")
    page.get_by_label("Arti kolom A").select_option("nama")
    page.get_by_label("Arti kolom B").select_option("nik")
    page.get_by_label("Arti kolom C").select_option("unit_nama")
    page.get_by_label("Arti kolom D").select_option("upah")
    page.get_by_role("button", name="Pakai arti ini").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    work(Version.objects.first().pekerjaan)  # type: ignore[union-attr]
    page.get_by_text("Masuk 1 = diterima 1").wait_for()
